"""What the rules ask about a slide: its place in the deck, and its blocks by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.importing.boxes import area
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedDrawing,
    ImportedPicture,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
)
from briefgen.importing.shape_words import words_of
from briefgen.model.values import Value

Part = Literal["cover", "section", ""]

# The share of a slide from which a shape without words is part of a drawing.
_DRAWN = 0.008


class SlideFacts(Value, kw_only=True):
    """A `draft`, the number of its place in the deck from 0 (`at`), how many there are (`count`);
    and its blocks: `texts`, SmartArt drawings (`arts`), `pictures`, `tables`, `charts`. `words` are
    those beside the title, tables and charts aside; `drawn` are shapes without words, `connectors`
    lines between shapes."""

    draft: DraftSlide
    at: int
    count: int
    texts: tuple[ImportedShape, ...]
    arts: tuple[ImportedShape, ...]
    pictures: tuple[ImportedShape, ...]
    tables: tuple[ImportedShape, ...]
    charts: tuple[ImportedShape, ...]
    words: int
    drawn: int
    connectors: int

    @property
    def layout(self) -> str:
        """The type of the layout that it had."""
        return self.draft.source.layout

    @property
    def from_end(self) -> int:
        return self.count - 1 - self.at

    @property
    def has_only_texts(self) -> bool:
        return not (self.arts or self.pictures or self.tables or self.charts)

    @property
    def has_only_title(self) -> bool:
        return not self.draft.blocks and not self.draft.subtitle


def facts_of(draft: DraftSlide, at: int, count: int) -> SlideFacts:
    """The facts of a slide that stands at a place of a deck of so many."""
    texts = _blocks(draft, ImportedText)
    arts = _blocks(draft, ImportedSmartArt)
    return SlideFacts(
        draft=draft,
        at=at,
        count=count,
        texts=texts,
        arts=arts,
        pictures=_blocks(draft, ImportedPicture),
        tables=_blocks(draft, ImportedTable),
        charts=_blocks(draft, ImportedChart),
        words=sum(map(words_of, (*texts, *arts))) + len(draft.subtitle.split()),
        drawn=sum(area(shape.box) >= _DRAWN for shape in draft.drawings if not _connects(shape)),
        connectors=sum(_connects(shape) for shape in draft.drawings),
    )


def _blocks(draft: DraftSlide, kind: type) -> tuple[ImportedShape, ...]:
    return tuple(shape for shape in draft.blocks if isinstance(shape.contents, kind))


def _connects(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedDrawing) and shape.contents.is_connector


def all_facts(drafts: Sequence[DraftSlide]) -> tuple[SlideFacts, ...]:
    """The facts of each slide of a deck."""
    return tuple(facts_of(draft, at, len(drafts)) for at, draft in enumerate(drafts))
