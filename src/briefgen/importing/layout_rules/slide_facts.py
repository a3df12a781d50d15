"""What the rules ask about a slide: its place in the deck, and its blocks by what they are."""

from __future__ import annotations

from typing import Literal

from briefgen.importing.boxes import area
from briefgen.importing.draft import DraftSlide
from briefgen.importing.furniture import BACKGROUND, connects
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedPicture,
    ImportedShape,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
)
from briefgen.importing.reading_order import leaves
from briefgen.importing.shape_words import plain_text, words_of
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
    def has_own_title(self) -> bool:
        """Whether its title stood on the slide, numbered since or not."""
        texts = (plain_text(shape) for shape in leaves(self.draft.source.shapes))
        return any(text and self.draft.title.startswith(text) for text in texts)

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
        drawn=sum(map(is_drawn, draft.drawings)),
        connectors=sum(map(connects, draft.drawings)),
    )


def _blocks(draft: DraftSlide, kind: type) -> tuple[ImportedShape, ...]:
    return tuple(shape for shape in draft.blocks if isinstance(shape.contents, kind))


def is_backdrop(shape: ImportedShape) -> bool:
    """Whether it is a picture as large as the slide."""
    return isinstance(shape.contents, ImportedPicture) and area(shape.box) > BACKGROUND


def is_drawn(shape: ImportedShape) -> bool:
    """Whether a shape without words is large enough to be a part of a drawing."""
    return area(shape.box) >= _DRAWN and not connects(shape)
