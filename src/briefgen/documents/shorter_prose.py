"""Prose -> the same without the sentences that are said elsewhere, and which these are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from briefgen.documents.texts_of_slots import has_marks, part_of
from briefgen.model.diagnostics import NOWHERE
from briefgen.model.document import NotSaid
from briefgen.model.resolved_deck import Points, Prose
from briefgen.model.rich_text import Inline
from briefgen.model.slide_contents import inlines_of
from briefgen.model.values import replace
from briefgen.text.content_words import sentence_of
from briefgen.text.said_already import MOST, SaidAlready, said_already
from briefgen.text.sentences import sentence_spans, sentences_of


class Says(Struct, kw_only=True):
    """Whether texts in a `language` are said by `passages`, which are looked at when they are asked
    (`said`): so much of a text (`least`) is enough, and the `fewest` words are those of one that
    can be known again."""

    passages: Sequence[Sequence[str]]
    language: str
    least: int = MOST
    fewest: int = 0
    said: SaidAlready | None = None

    def __call__(self, texts: Sequence[str]) -> bool:
        if self.said is None:
            self.said = said_already(self.passages, self.language)
        says = self.said.says(texts, self.language, self.least)
        return says and self.fewest <= sum(
            len(sentence_of(text, self.language).words) for text in texts
        )


def sentences_gone(before: Prose | None, after: Prose | None) -> Iterator[NotSaid]:
    """The sentences and entries that `after` does not have."""
    if before is None or after is before:
        return
    kept = {text for inline in inlines_of(after) for text in sentences_of(inline.text)}
    for inline in inlines_of(before):
        for text in sentences_of(inline.text):
            if text not in kept:
                yield NotSaid(text, before.span if inline.span is NOWHERE else inline.span)


def shorter(
    prose: Prose | None, says: Says, *, from_start: bool = False, lists: bool = False
) -> Prose | None:
    """The prose without sentences at the end of a paragraph that are said already: where it
    follows what says them, at its beginning as well (`from_start`). With `lists`, their entries."""
    if prose is None:
        return None
    blocks: list[Inline | Points] = []
    for block, following in zip_longest(prose.blocks, prose.blocks[1:]):
        if has_marks(block):
            blocks.append(block)
        elif isinstance(block, Inline):
            is_first = block is prose.blocks[0]
            opens = isinstance(following, Points)
            left = block if opens else _cut(block, says, from_start=from_start and is_first)
            blocks += [left] if left is not None else []
        elif lists:
            items = tuple(one for one in block.items if not says([i.text for i in inlines_of(one)]))
            blocks += [replace(block, items=items)] if items else []
        else:
            blocks.append(block)
    if tuple(blocks) == prose.blocks:
        return prose
    return replace(prose, blocks=tuple(blocks)) if blocks else None


def _cut(inline: Inline, says: Says, *, from_start: bool) -> Inline | None:
    text = inline.text
    spans = list(sentence_spans(text))
    first, last = 0, len(spans)
    while from_start and first < last and says([text[slice(*spans[first])]]):
        first += 1
    # What follows is read on from a colon.
    while last > first and not text.endswith(":") and says([text[slice(*spans[last - 1])]]):
        last -= 1
    if (first, last) == (0, len(spans)):
        return inline
    return part_of(inline, spans[first][0], spans[last - 1][1]) if first < last else None
