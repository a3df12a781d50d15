"""Our own text style -> the same on slides of another size, for what stands in no placeholder."""

from __future__ import annotations

from briefgen.model.template import TextStyle
from briefgen.model.units import Emu
from briefgen.model.values import replace

# The least size of texts, in points.
LEAST_OWN = 12
_SMALL_PRINT = 12
_UNCUT = frozenset(
    {
        *("lead", "text", "place", "lesson", "example", "event", "strapline", "organisation"),
        *("diagram-part", "diagram-centre", "link-label", "caption", "section-text"),
    }
)


def at_scale(style: TextStyle, scale: float) -> TextStyle:
    """The style at the scale of the file's slides to ours, with smaller sizes too where it sets
    what cannot go on on a further slide."""
    return _lowered(_scaled(style, scale), scale)


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    """The style at the scale of the file's slides; a few percent make no difference."""
    if abs(scale - 1) < 0.06:
        return style
    ladder = tuple(dict.fromkeys(max(LEAST_OWN, round(size * scale)) for size in style.ladder))
    levels = tuple(
        replace(
            level,
            less=round(level.less * scale),
            floor=max(LEAST_OWN, round(level.floor * scale)),
            margin=Emu(round(level.margin * scale)),
            indent=Emu(round(level.indent * scale)),
        )
        for level in style.levels
    )
    return replace(style, ladder=ladder, levels=levels)


def _lowered(style: TextStyle, scale: float) -> TextStyle:
    """The style with smaller sizes too, where it sets what cannot go on on a further slide: the
    places that a file leaves may be lower than ours."""
    least = max(LEAST_OWN, round(_SMALL_PRINT * scale))
    if style.name not in _UNCUT or style.ladder[-1] <= least:
        return style
    smaller = range(style.ladder[-1] - 1, least - 1, -1)
    levels = tuple(replace(level, floor=min(level.floor, least)) for level in style.levels)
    return replace(style, ladder=(*style.ladder, *smaller), levels=levels)
