"""A template -> what an edit of a slide needs to know of its layouts."""

from __future__ import annotations

from briefgen.model.template import LayoutSpec, Template
from briefgen.read.deck_entries import SlideKeys
from briefgen.read.decode import keys_of


def keys_in_order(layout: LayoutSpec | None) -> tuple[str, ...]:
    """The keys of a slide as the documentation has them: what it is, its slots, all else."""
    slots = tuple(slot.name for slot in layout.slots) if layout else ()
    common = tuple(keys_of(SlideKeys))
    return tuple(dict.fromkeys(("layout", "id", "title", *slots, *common)))


def picture_slot(layout: LayoutSpec | None) -> str:
    """The slot of a layout that holds a picture, "" where there is none."""
    slots = layout.slots if layout else ()
    return next((slot.name for slot in slots if slot.kind == "picture"), "")


def layout_named(template: Template | None, name: str) -> LayoutSpec | None:
    """A layout that authors can write, by its name."""
    return template.layouts.get(name) if template else None
