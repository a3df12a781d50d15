"""A slide of python-pptx -> an ImportedSlide, with what is left out of it."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import ImportedSlide
from briefgen.importing.pptx.branches import take_one_branch
from briefgen.importing.pptx.inherited_looks import attribute
from briefgen.importing.pptx.notes_and_comments import read_comments, read_notes, tell_damaged
from briefgen.importing.pptx.pictures import is_shown
from briefgen.importing.pptx.shapes import ShapesReader
from briefgen.importing.pptx.slide_reading import SlideReading
from briefgen.ooxml.reader import NAMESPACES, Element, find, word
from briefgen.pptx_template.transforms import Matrix

_P = f"{{{NAMESPACES['p']}}}"


def read_slide(slide: Any, section: str, reading: SlideReading) -> ImportedSlide:
    element = slide.element
    is_animated = _is_animated(element)
    if is_animated:
        reading.leave_out("animations", "all of the slide is shown at once")
    for kind in take_one_branch(element, lambda blip: is_shown(blip, slide.part, reading)):
        reading.leave_out(f"an object ({kind})", "only a picture of it is taken")
    if find(element, "p:cSld/p:bg/p:bgPr/a:blipFill") is not None:
        why = "the template draws the background"
        reading.leave_out("a picture as the background", why)
    shapes = tuple(ShapesReader(reading=reading).read(slide.shapes, Matrix()))
    layout = slide.slide_layout
    tell_damaged(reading)
    notes = read_notes(slide, reading)
    comments = read_comments(slide.part, reading)
    _tell_taken_out(reading)
    return ImportedSlide(
        number=reading.number,
        shapes=shapes,
        layout=layout.element.get("type", ""),
        layout_name=reading.cleaned(layout.name).strip(),
        notes=notes,
        comments=comments,
        section=section,
        is_hidden=attribute(element, "show") in ("0", "false"),
        is_animated=is_animated,
        left_out=tuple(reading.left_out),
    )


def _tell_taken_out(reading: SlideReading) -> None:
    if count := reading.taken_out.total():
        names = ", ".join(f"U+{ord(sign):04X}" for sign in sorted(reading.taken_out))
        what = "a character" if count == 1 else f"{count} characters"
        reading.leave_out(what, f"nobody sees them, or no usual font has them: {names}")


def _is_animated(element: Element) -> bool:
    """Whether shapes come, go or move, one after the other; playing a film is none of this."""
    timing = find(element, "p:timing")
    if timing is None:
        return False
    return any(
        word(one).startswith("anim") or word(one) == "set" for one in timing.iter() if word(one)
    )
