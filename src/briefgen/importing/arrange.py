"""ImportedTalk -> its slides arranged: title found, furniture out, the rest as it is read.

A slide that says more than one layout can hold becomes several; nothing is lost on the way: what
is not taken over is told with its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefgen.importing.code_blocks import with_code_apart
from briefgen.importing.draft import DraftSlide
from briefgen.importing.drawn_order import as_drawn
from briefgen.importing.framed_texts import in_frames
from briefgen.importing.furniture import LeaveOut, Repeated, connects, furniture_of, repeated_in
from briefgen.importing.headed_texts import with_heads
from briefgen.importing.imported_talk import (
    ImportedDrawing,
    ImportedGroup,
    ImportedShape,
    ImportedSlide,
    ImportedTalk,
    ImportedText,
    LeftOut,
)
from briefgen.importing.labelled_texts import with_labels
from briefgen.importing.layout_rules.cards import with_texts_of_cards_together
from briefgen.importing.layout_rules.slide_facts import is_drawn
from briefgen.importing.marks_of_groups import with_marks_of_groups
from briefgen.importing.numbered_boxes import with_numbers
from briefgen.importing.own_decks import is_own_deck, made_by_itself
from briefgen.importing.reading_order import leaves, reading_order
from briefgen.importing.shape_words import one_line, paragraphs_of, plain_text, words_of
from briefgen.importing.split_drafts import split_drafts
from briefgen.importing.tables_for_layout import without_tables_for_layout
from briefgen.importing.titles import find_title, with_unique_titles
from briefgen.model.values import replace

# Layouts that have a place for a subtitle.
_WITH_SUBTITLE = ("title", "secHead")
# So many lines or shapes make a drawing.
_DRAWN = 3

# What becomes of shapes, by their identity; those that are not in it are not kept.
_Kept = Mapping[int, ImportedShape]


def arrange(talk: ImportedTalk) -> tuple[DraftSlide, ...]:
    """The slides in their order; those of one slide follow each other and have its number."""
    talk = with_marks_of_groups(with_code_apart(without_tables_for_layout(talk)))
    repeated = repeated_in(talk)
    rules: list[LeaveOut] = [made_by_itself] if is_own_deck(talk.slides) else []
    drafts = [_draft(slide, repeated, rules, at == 0) for at, slide in enumerate(talk.slides)]
    return with_unique_titles(split_drafts([with_texts_of_cards_together(one) for one in drafts]))


def _draft(
    slide: ImportedSlide, repeated: Repeated, rules: Sequence[LeaveOut], is_first: bool
) -> DraftSlide:
    said, left = furniture_of(leaves(slide.shapes), repeated, rules)
    telling = [shape for shape in said if not _only_draws(shape)]
    title = find_title(telling, is_first)
    kept = {id(shape): shape for shape in telling}
    if title.taken:
        del kept[id(title.taken)]
    for copy in [shape for shape in kept.values() if _says(shape, title.text)]:
        left.append(LeftOut("text", "it repeats the title", plain_text(copy)))
        del kept[id(copy)]
    if title.taken and title.below:
        kept[id(title.taken)] = title.below
    drawings = tuple(shape for shape in said if _only_draws(shape))
    subtitle, kept = _subtitle(kept, is_first or slide.layout in _WITH_SUBTITLE)
    blocks = with_labels(with_heads(in_frames(_grouped(slide.shapes, kept), drawings)))
    read = as_drawn(reading_order(blocks, slide.layout), drawings)
    ordered, numbers = with_numbers(read)
    if numbers:
        left.append(LeftOut("typed numbers", "the list numbers its points by itself", numbers))
    return DraftSlide(
        source=slide,
        title=title.text,
        title_from=title.origin,
        subtitle=subtitle,
        blocks=ordered,
        drawings=drawings,
        left_out=(*slide.left_out, *_told_once(left), *_told_drawing(drawings)),
    )


def _told_once(left: Sequence[LeftOut]) -> Iterator[LeftOut]:
    """What is left out several times for one reason, with how often; words are told each time."""
    for one, times in Counter(left).items():
        if one.words or times == 1:
            yield from [one] * times
        else:
            yield replace(one, what=f"{one.what} ({times} times)")


def _told_drawing(drawings: Sequence[ImportedShape]) -> Iterator[LeftOut]:
    """Lines and shapes without words, if they are more than ornament."""
    lines = sum(connects(shape) for shape in drawings)
    shapes = sum(is_drawn(shape) for shape in drawings)
    if max(lines, shapes) >= _DRAWN:
        what = f"{lines + shapes} lines and shapes of a drawing"
        yield LeftOut(what, "what has no words is not taken over")


def _only_draws(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedDrawing) or (
        isinstance(shape.contents, ImportedText) and not words_of(shape)
    )


def _says(shape: ImportedShape, title: str) -> bool:
    return (
        isinstance(shape.contents, ImportedText)
        and bool(title)
        and plain_text(shape).casefold() == title.casefold()
    )


def _subtitle(kept: _Kept, has_place: bool) -> tuple[str, dict[int, ImportedShape]]:
    """The first line of the subtitle's place, and the shapes without it."""
    rest = dict(kept)
    for key, shape in kept.items():
        if has_place and shape.placeholder == "subtitle" and paragraphs_of(shape):
            first, *others = paragraphs_of(shape)
            del rest[key]
            if others:
                rest[key] = replace(shape, contents=ImportedText(tuple(others)))
            return one_line(first.text), rest
    return "", rest


def _grouped(shapes: Sequence[ImportedShape], kept: _Kept) -> tuple[ImportedShape, ...]:
    """What is kept, in the groups in which it stood."""
    found = []
    for shape in shapes:
        if isinstance(shape.contents, ImportedGroup):
            inner = _grouped(shape.contents.shapes, kept)
            if inner:
                found.append(replace(shape, contents=ImportedGroup(inner)))
        elif id(shape) in kept:
            found.append(kept[id(shape)])
    return tuple(found)
