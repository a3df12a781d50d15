"""An output -> what its file is called, and which kind of file it is, as people say it."""

from __future__ import annotations

from typing import assert_never

from briefgen.model.outputs import (
    BookletOptions,
    DeckOptions,
    DeckShareOptions,
    HandoutOptions,
    NotesOptions,
    Output,
    ReadingOptions,
    SlidesOptions,
    SlidesSvgOptions,
    ZipOptions,
)
from briefgen.model.values import Value


class FileWords(Value):
    """The `name` and the `kind`, and what its pages are (`unit`)."""

    name: str
    kind: str
    unit: str = "page"


def file_words(output: Output | ZipOptions) -> FileWords:
    """What is said of the file of an output."""
    match output:
        case DeckOptions():
            return FileWords("Slides for the room", "PowerPoint", "slide")
        case DeckShareOptions():
            return FileWords("Slides to share", "PowerPoint, without notes", "slide")
        case SlidesOptions():
            return FileWords("Slides to share", _pdf(output.ink), "slide")
        case SlidesSvgOptions():
            return FileWords("Slides as drawings", "SVG", "slide")
        case HandoutOptions(large_print=True):
            return FileWords("Handout in large print", _pdf(output.ink, "18 point"))
        case HandoutOptions():
            return FileWords("Handout", _pdf(output.ink, _slides_a_page(output)))
        case NotesOptions():
            return FileWords("Speaker’s notes", _pdf(output.ink, *_large(output.large_print)))
        case ReadingOptions(large_print=True):
            return FileWords("Large print", _pdf(output.ink, "18 point"))
        case ReadingOptions():
            return FileWords("Reading document", _pdf(output.ink, "for screen readers too"))
        case BookletOptions():
            return FileWords("Booklet", _pdf(output.ink, "to be folded"))
        case ZipOptions():
            return FileWords("Everything to send", "ZIP")
        case _:
            assert_never(output)


def _pdf(ink: str, *more: str) -> str:
    return ", ".join(("PDF", *more, *((f"{ink} ink",) if ink == "light" else ()),
                      *(("in greys",) if ink == "grey" else ())))  # fmt: skip


def _large(is_large: bool) -> tuple[str, ...]:
    return ("18 point",) if is_large else ()


def _slides_a_page(output: HandoutOptions) -> str:
    match output.per_page:
        case "auto":
            return "as many slides a page as can be read"
        case 1:
            return "1 slide a page"
        case number:
            return f"{number} slides a page"
