"""PowerPoint files for tests, made of python-pptx's own template."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache

_TEMPLATE = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_DECK = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
Change = Callable[[bytes], bytes]


@cache
def sample_deck() -> bytes:
    """A deck of two slides with notes and an author, as a designer leaves it in a template."""
    from pptx import Presentation

    deck = Presentation()
    deck.core_properties.author = "Nina Nosey"
    for number in (0, 1):
        slide = deck.slides.add_slide(deck.slide_layouts[number])
        assert slide.shapes.title is not None
        slide.shapes.title.text = "A sample slide that nobody wants"
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        notes.text = "Notes of the sample"
    saved = io.BytesIO()
    deck.save(saved)
    return saved.getvalue()


def changed(changes: Mapping[str, Change], data: bytes | None = None) -> bytes:
    """The file, with some of its parts changed; a part that is not there is added."""
    with zipfile.ZipFile(io.BytesIO(data or sample_deck())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, change in changes.items():
        parts[name] = change(parts.get(name, b""))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def replaced(old: str, new: str) -> Change:
    """A change of one text for another, which must be there."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data, old
        return data.replace(old.encode(), new.encode())

    return change


def as_template(data: bytes | None = None) -> bytes:
    """The deck as a .potx."""
    return changed({"[Content_Types].xml": replaced(_DECK, _TEMPLATE)}, data)


def layout(number: int) -> str:
    """The name of a layout's part. 1 is the title slide, 2 title and content, 6 title only."""
    return f"ppt/slideLayouts/slideLayout{number}.xml"


MASTER = "ppt/slideMasters/slideMaster1.xml"
