"""What shapes have besides words, a description or a link, where neither the deck nor the report
says it -> what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedGroup,
    ImportedPicture,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
    LeftOut,
)
from briefgen.importing.picture_files import describes, without_machine_words
from briefgen.importing.shape_words import all_shapes, one_line

_NO_LINKS = "only words lead somewhere: write it into a text as [words](address)"


def untold_marks(
    shapes: Sequence[ImportedShape], texts: Iterable[str], left: Sequence[LeftOut]
) -> Iterator[LeftOut]:
    """Of the shapes of a slide, of which the deck has these texts, and the report what is left."""
    said = set(map(_bare, texts))
    told = "\n".join(f"{one.what}\n{one_line(one.words)}" for one in left)
    for shape in all_shapes(shapes):
        alt = without_machine_words(one_line(shape.alt))
        if describes(alt) and alt not in told and _bare(alt) not in said:
            said.add(_bare(alt))
            why = "only pictures, charts and diagrams have one in a deck"
            yield LeftOut(f"the description “{alt}” of {_called(shape)}", why)
        if (shape.link or shape.jump) and not _keeps_links(shape):
            where = shape.link or f"slide {shape.jump}"
            yield LeftOut(f"the link of {_called(shape)} to {where}", _NO_LINKS)


def _bare(text: str) -> str:
    """A text without the marks that keep its signs from being markup."""
    return one_line(text.replace("\\", ""))


def _keeps_links(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedText | ImportedSmartArt | ImportedGroup)


def _called(shape: ImportedShape) -> str:
    match shape.contents:
        case ImportedText():
            return "a text"
        case ImportedTable():
            return "a table"
        case ImportedChart():
            return "a chart"
        case ImportedPicture():
            return "a picture"
        case ImportedSmartArt():
            return "a SmartArt drawing"
        case ImportedGroup():
            return "a group"
        case _:
            return "a line or shape"
