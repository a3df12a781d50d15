"""The pages of a document to read -> its figures: how full they are, how long its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from briefgen.compile import Compiled, on_paper
from briefgen.documents.document_pages import layout_document
from briefgen.documents.print_styles import Print, frame_of
from briefgen.documents.reading_document import make_reading
from briefgen.model.scene import Page, Scene
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.values import Value

# An inner page that is less full than this is one with a hole.
FULL = 0.8
PAPERS = {
    "A4": Print(),
    "Letter": Print("Letter"),
    "large print": Print(large=True),
    "booklet": Print("A5", turns=False),
}


class DocumentFigures(Value, kw_only=True):
    """Of one document: its `name`; of each inner page its number and how full it is (`filled`, as a
    share of its height), and the `lengths` of its lines in characters, but those that end a
    paragraph."""

    name: str
    filled: tuple[tuple[int, float], ...]
    lengths: tuple[int, ...]


def document_of(compiled: Compiled, how: Print) -> Scene:
    """The document to read, laid out on paper."""
    compiled = on_paper(compiled)
    document = make_reading(compiled.deck, compiled.template)
    scene = compiled.scene
    return layout_document(document, how, compiled.setter, scene.palette, meta=scene.meta)


def document_figures(scene: Scene, how: Print, name: str) -> DocumentFigures:
    """The figures of a document."""
    area = frame_of(how).text
    inner = [page for page in scene.pages[1:-1] if page.size == how.size]
    return DocumentFigures(
        name=name,
        filled=tuple((page.number, _filled(page, area.y, area.bottom)) for page in inner),
        lengths=tuple(length for page in scene.pages for length in _lengths(page)),
    )


def _filled(page: Page, top: int, bottom: int) -> float:
    """The share of the height above the notes at its foot that is filled."""
    notes = [item for item in page.items if item.about.role is Role.NOTE]
    others = [item.box.bottom for item in page.items if item not in notes]
    low = max(others, default=top)
    foot = min((note.box.y for note in notes if note.box.y > low), default=bottom)
    return (low - top) / (foot - top)


def _lengths(page: Page) -> Iterator[int]:
    """The lines of running text, but the last of each paragraph."""
    texts = [item for item in page.items if isinstance(item, TextBlock)]
    for block in texts:
        if block.about.role is Role.BODY:
            for line, after in zip(block.lines, block.lines[1:], strict=False):
                if line.paragraph == after.paragraph:
                    yield len(line.text.strip())


def documents_table(found: Sequence[DocumentFigures]) -> dict[str, str]:
    """The figures of all documents, by name."""
    filled = [share for one in found for _, share in one.filled]
    lengths = [length for one in found for length in one.lengths]
    holes = sum(share < FULL for share in filled)
    return {
        "inner pages under 80 % full": f"{100 * holes / len(filled):.0f} % of {len(filled)}",
        "characters a line, median": f"{median(lengths):.0f}",
    }
