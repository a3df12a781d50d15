"""Icons beside words: the room that a text leaves for its icon, and the icon in it."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.model.scene import Ellipse, Icon
from briefgen.model.text_block import DECORATION, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace

_COLOUR = "brand"
# Above the words of a card, and where they stand in rows.
LARGE, SMALL = pt(40), pt(28)
# The mark of a phase that holds one.
MARKED = pt(36)
_BELOW, BESIDE = pt(8), pt(12)
# A lower box has its icon beside the words.
_LOWEST = pt(140)
# Icons keep away from the edges of their square by about this share; words begin at theirs.
_BEARING = 3 / 32


def icon_room(names: Iterable[str], insets: Insets, box: Box, size: Emu = LARGE) -> Insets:
    """Insets with room for an icon above the words, or beside them in a low box. Where one of the
    boxes has an icon, all leave its room: their words begin at one height."""
    if not any(names):
        return insets
    if size == LARGE and box.height < _LOWEST:
        return replace(insets, left=Emu(insets.left + SMALL + BESIDE))
    return replace(insets, top=Emu(insets.top + size + _BELOW))


def icon_of(name: str, block: TextBlock, insets: Insets, size: Emu = LARGE) -> tuple[Icon, ...]:
    """The icon in the room that a text leaves between `insets` and its own; nothing for no name."""
    if not name:
        return ()
    side = SMALL if block.insets.left > insets.left else size
    left = Emu(block.box.x + insets.left - round(side * _BEARING))
    place = Box(left, Emu(block.box.y + insets.top), side, side)
    return (Icon(box=place, about=DECORATION, fill=_COLOUR, symbol=name),)


def icon_in(mark: Ellipse, name: str) -> tuple[Icon, ...]:
    """The icon on a mark of the brand colour; nothing for no name."""
    edge = mark.box.width // 6
    box = mark.box.inset(Insets(edge, edge, edge, edge))
    return (Icon(box=box, about=DECORATION, fill="paper", symbol=name),) if name else ()
