"""The shapes of page that there are: wide, and as old projectors have it."""

from __future__ import annotations

from typing import Literal, get_args

PageAspect = Literal["16:9", "4:3"]
ASPECTS: tuple[PageAspect, ...] = get_args(PageAspect)
