"""Decks that briefgen made: their layouts say what each slide was, and what was made by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.importing.imported_talk import ImportedShape, ImportedSlide, LeftOut
from briefgen.importing.shape_words import plain_text
from briefgen.model.diagnostics import Faults
from briefgen.read.templates import read_templates
from briefgen.support.memo import memo
from briefgen.support.world import MemoryWorld

# Of a deck of ours nearly all slides have our layouts; a few may have been added since.
_MOSTLY = 0.9
# Places that are filled by themselves: the section that a slide stands in, and its number.
_MADE = frozenset({"section", "sections", "ordinal"})


@memo(1)
def _own_layouts() -> Mapping[tuple[str, str], str]:
    """What authors call the layouts of the built-in templates, by type and name in PowerPoint."""
    template = read_templates(MemoryWorld({}), Faults())["seminar", "16:9"]
    return {
        (layout.type, layout.title): layout.form_of or layout.name
        for layout in template.layouts.values()
    }


def own_layout(slide: ImportedSlide) -> str:
    """The layout that a slide of ours was written in, or nothing."""
    return _own_layouts().get((slide.layout, slide.layout_name), "")


def is_own_deck(slides: Sequence[ImportedSlide]) -> bool:
    """Whether briefgen made the deck, by its layouts."""
    return sum(bool(own_layout(slide)) for slide in slides) >= _MOSTLY * max(1, len(slides))


def made_by_itself(shape: ImportedShape) -> LeftOut | None:
    """What a deck of ours says by itself on a shape: it will be made again."""
    if shape.slot not in _MADE:
        return None
    return LeftOut("name or number of a section", "it is made by itself", plain_text(shape))
