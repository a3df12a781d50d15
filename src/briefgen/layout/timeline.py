"""A timeline -> its phases, drawn as a diagram is."""

from __future__ import annotations

from briefgen.layout.diagram.timeline import layout_phases
from briefgen.layout.splitting import SlotKind

KIND = SlotKind(layout=layout_phases, floats=True)
