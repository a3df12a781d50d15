"""Items -> their text alternatives in a deck, by what PowerPoint makes of them in a PDF.

Whatever has a text alternative becomes a figure there, and its own words are lost. So a table has
none, nor has a group with words in it: what is told of a diagram is told of its drawing.
"""

from __future__ import annotations

from briefgen.backends.pptx.selection_names import is_silent, text_of
from briefgen.model.scene import Grid, Group, Item
from briefgen.model.scene_walk import shapes_in
from briefgen.model.text_block import About, Role
from briefgen.model.values import replace


def alternative_of(item: Item) -> str:
    """The text alternative of an item, "" for none."""
    return "" if _has_words(item) else item.about.alt


def is_decorative(item: Item) -> bool:
    """Whether an item says nothing, and is to be passed over; never one with words in it, which
    would be passed over with it."""
    return item.about.role is Role.DECORATION and not item.about.alt and not _has_words(item)


def with_told_drawing(group: Group) -> Group:
    """The group of a diagram, the first line or shape of its drawing with what is told of all."""
    is_told = group.about.role is Role.FIGURE and group.about.alt and _has_words(group)
    drawn = next(filter(is_silent, shapes_in(group.items)), None)
    if not is_told or drawn is None:
        return group
    return _with_told(group, drawn, replace(group.about, slot=drawn.about.slot))


def _with_told(group: Group, drawn: Item, about: About) -> Group:
    """The group, in which that item, or one within a group of it, is about something else."""
    return replace(
        group,
        items=tuple(
            _with_told(item, drawn, about)
            if isinstance(item, Group)
            else replace(item, about=about)
            if item is drawn
            else item
            for item in group.items
        ),
    )


def _has_words(item: Item) -> bool:
    if isinstance(item, Group):
        return any(map(_has_words, item.items))
    return isinstance(item, Grid) or text_of(item) is not None
