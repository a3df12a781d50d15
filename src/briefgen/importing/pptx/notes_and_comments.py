"""What belongs to a slide and is not shown on it -> its notes, and what people said of it."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import ImportedParagraph
from briefgen.importing.pptx.inherited_looks import InheritedLook, placeholder_of
from briefgen.importing.pptx.slide_reading import SlideReading, is_typed, raw_words
from briefgen.importing.pptx.text_body import BodyReader
from briefgen.ooxml.reader import NAMESPACES, Element, find, parse_xml, word

# What stands on a page of notes by itself: the picture of the slide, and what is on every page.
_BODY = f"{{{NAMESPACES['p']}}}txBody"
_FURNITURE = frozenset({"sldImg", "dt", "ftr", "sldNum", "hdr"})


def read_notes(slide: Any, reading: SlideReading) -> tuple[ImportedParagraph, ...]:
    """The notes of a slide, and what else was written on their page."""
    # python-pptx makes notes where it is asked for them and there are none.
    if not slide.has_notes_slide:
        return ()
    notes = slide.notes_slide
    look = InheritedLook(_styles(notes.part), {})
    bodies = BodyReader(reading=reading, part=notes.part)
    found: list[ImportedParagraph] = []
    for body in notes.element.iter(_BODY):
        place = placeholder_of(body.getparent())
        if place is None or place.type not in _FURNITURE:
            found.extend(bodies.read(body, look).text.paragraphs)
        elif is_typed(body):
            why = "pages of notes have their own"
            reading.leave_out("a date or footer on the page of notes", why, raw_words(body))
    return tuple(found)


def tell_damaged(reading: SlideReading) -> None:
    """What belongs to the slide and is broken: python-pptx does not know of it."""
    names = {"notesSlide": "its notes", "comments": "its comments"}
    package = reading.package
    for one in package.source.relations(str(reading.part.partname)[1:]).values():
        if one.target in package.damaged and one.kind in names:
            reading.leave_out(names[one.kind], "they are damaged, and could not be read")


def _styles(part: Any) -> tuple[Element, ...]:
    try:
        styles = find(part.notes_master.element, "p:notesStyle")
    except KeyError:
        return ()
    return () if styles is None else (styles,)


def read_comments(part: Any, reading: SlideReading) -> tuple[str, ...]:
    """Those of a slide's part, of the old kind and of the newer one with its answers."""
    found: list[str] = []
    for relation in part.rels.values():
        if relation.reltype.endswith("/comments") and not relation.is_external:
            target = relation.target_part
            root = parse_xml(target.blob, str(target.partname))
            texts = [_comment(element) for element in root.iter() if _is_said(element)]
            found.extend(" ".join(reading.cleaned(text).split()) for text in texts)
    return tuple(text for text in found if text)


def _is_said(element: Element) -> bool:
    """Whether it holds the text of one comment, or of one answer."""
    old = word(element) == "text" and word(element.getparent()) == "cm"
    return old or word(element) == "txBody"


def _comment(element: Element) -> str:
    if word(element) == "text":
        return element.text or ""
    return raw_words(element)
