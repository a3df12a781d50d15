"""A numbered list: it is laid out, and goes on, as points do; its slot's style has the numbers."""

from __future__ import annotations

from briefgen.layout import points

KIND = points.KIND
