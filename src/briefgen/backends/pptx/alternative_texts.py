"""Items -> their text alternatives in a deck, by what PowerPoint makes of them in a PDF.

Whatever has a text alternative becomes a figure there, and its own words are lost. So a table has
none, nor has a group with words in it: what is told of a diagram is told of its drawing.
"""

from __future__ import annotations

from briefgen.backends.pptx.selection_names import is_silent, text_of
from briefgen.model.scene import Grid, Group, Item, PlacedPicture
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.values import replace


def alternative_of(item: Item) -> str:
    """The text alternative of an item, "" for none."""
    return "" if _has_words(item) else item.about.alt


def is_decorative(item: Item) -> bool:
    """Whether an item says nothing, and is to be passed over."""
    about = item.about
    return about.role is Role.DECORATION and not about.alt and not isinstance(item, TextBlock)


def with_told_drawing(group: Group) -> Group:
    """The group of a diagram, the first line or shape of its drawing with what is told of all."""
    is_told = group.about.role is Role.FIGURE and group.about.alt and _has_words(group)
    drawn = next((item for item in group.items if _is_drawing(item)), None) if is_told else None
    if drawn is None:
        return group
    told = replace(drawn, about=replace(group.about, slot=drawn.about.slot))
    items = tuple(told if item is drawn else item for item in group.items)
    return replace(group, items=items)


def _is_drawing(item: Item) -> bool:
    return is_silent(item) and not isinstance(item, PlacedPicture)


def _has_words(item: Item) -> bool:
    if isinstance(item, Group):
        return any(map(_has_words, item.items))
    return isinstance(item, Grid) or text_of(item) is not None
