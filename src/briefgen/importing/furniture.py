"""What stands on a slide without being what it says: footers, logos, backgrounds, parked shapes.

Each is left out with a reason; words that go with it are told, so that none is lost unseen.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from briefgen.importing.boxes import area, is_off_slide
from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedChart,
    ImportedDrawing,
    ImportedPicture,
    ImportedShape,
    ImportedSlide,
    ImportedSmartArt,
    ImportedTable,
    ImportedTalk,
    ImportedText,
    LeftOut,
)
from briefgen.importing.reading_order import leaves
from briefgen.importing.shape_words import one_line, plain_text, texts_in, words_of
from briefgen.model.values import Value

# What stands on so many slides, and on so large a share of the deck, is furniture.
_FEWEST_SLIDES, _LEAST_SHARE = 3, 0.3
# A text in the midst of slides must stand on more of them: drawings are built up over slides.
_SHARE_INSIDE = 0.5
_MARGIN = 0.12
_LONGEST_FURNITURE = 30
_FOOT, _LONGEST_FOOTER = 0.88, 14
# Shares of the slide: a picture above it is as large as the slide, one below it an icon or a logo.
BACKGROUND, BIG, SMALL, SMALLEST = 0.85, 0.06, 0.02, 0.004
_FEW_WORDS, _MANY_SMALL = 25, 4
# Where so many lines join shapes, small pictures are signs in a drawing.
_DRAWN = 3
_WORDS_ON_A_PICTURE = 20
_NOT_SAID = ("title", "furniture")
# "7", "Page 7 of 9", "- 7 -", "7/9": typed where a field would have stood.
_PAGE_NUMBER = re.compile(r"\W*([^\W\d]+\.?\s+)?\d{1,3}(\W+([^\W\d]+\s+)?\d{1,3})?\W*")

Place = tuple[float, float]
# Says of a shape why it is left out, if it is.
LeaveOut = Callable[[ImportedShape], LeftOut | None]
_K = TypeVar("_K")


class Repeated(Value):
    """What stands on many slides: texts with their places (`texts`), texts at the foot wherever
    they stand (`feet`), pictures with their places (`pictures`), and pictures as large as the slide
    that are on several (`backgrounds`)."""

    texts: frozenset[tuple[Place, str]]
    feet: frozenset[str]
    pictures: frozenset[tuple[Place, bytes]]
    backgrounds: frozenset[bytes]


def repeated_in(talk: ImportedTalk) -> Repeated:
    """What a deck repeats from slide to slide."""
    least = max(_FEWEST_SLIDES, math.ceil(_LEAST_SHARE * len(talk.slides)))
    inside = max(_FEWEST_SLIDES, math.ceil(_SHARE_INSIDE * len(talk.slides)))
    texts = _counted(talk, _text_keys)
    margins = _counted(talk, lambda slide: _text_keys(slide, _is_in_margin))
    return Repeated(
        frozenset(
            [key for key, count in texts.items() if count >= inside]
            + [key for key, count in margins.items() if count >= least]
        ),
        frozenset(key for key, count in _counted(talk, _foot_keys).items() if count >= least),
        frozenset(key for key, count in _counted(talk, _picture_keys).items() if count >= least),
        frozenset(key for key, count in _counted(talk, _background_keys).items() if count > 1),
    )


def _counted(talk: ImportedTalk, keys: Callable[[ImportedSlide], Iterator[_K]]) -> Counter[_K]:
    """On how many slides each stands."""
    return Counter(key for slide in talk.slides for key in set(keys(slide)))


def _text_keys(
    slide: ImportedSlide, counts: Callable[[ImportedBox], bool] = lambda _: True
) -> Iterator[tuple[Place, str]]:
    for shape in leaves(slide.shapes):
        if _may_be_furniture(shape, _LONGEST_FURNITURE) and shape.box and counts(shape.box):
            yield _place(shape.box), _repeats(shape)


def _foot_keys(slide: ImportedSlide) -> Iterator[str]:
    for shape in leaves(slide.shapes):
        if _is_at_foot(shape):
            yield _repeats(shape)


def _picture_keys(slide: ImportedSlide) -> Iterator[tuple[Place, bytes]]:
    for shape in leaves(slide.shapes):
        if isinstance(shape.contents, ImportedPicture) and shape.box and area(shape.box) < BIG:
            yield _place(shape.box), shape.contents.data


def _background_keys(slide: ImportedSlide) -> Iterator[bytes]:
    for shape in leaves(slide.shapes):
        if isinstance(shape.contents, ImportedPicture) and area(shape.box) > BACKGROUND:
            yield shape.contents.data


def _may_be_furniture(shape: ImportedShape, most_words: int) -> bool:
    return (
        isinstance(shape.contents, ImportedText)
        and shape.placeholder in ("", "furniture")
        and 0 < words_of(shape) <= most_words
    )


def _is_at_foot(shape: ImportedShape) -> bool:
    return (
        shape.box is not None
        and shape.box.top >= _FOOT
        and _may_be_furniture(shape, _LONGEST_FOOTER)
    )


def _is_in_margin(box: ImportedBox) -> bool:
    near, far = _MARGIN, 1 - _MARGIN
    return box.bottom <= near or box.top >= far or box.right <= near or box.left >= far


def _repeats(shape: ImportedShape) -> str:
    """What of a text is the same on all slides: of the number of a page, that it is one."""
    text = plain_text(shape)
    is_number = _PAGE_NUMBER.fullmatch(text) and shape.box and _is_in_margin(shape.box)
    return "0" if is_number else text


def _place(box: ImportedBox) -> Place:
    return round(box.left, 2), round(box.top, 2)


def furniture_of(
    shapes: Sequence[ImportedShape], repeated: Repeated, more: Sequence[LeaveOut] = ()
) -> tuple[list[ImportedShape], list[LeftOut]]:
    """Of the shapes of a slide (none is a group) those that say something, and what is left out,
    also by `more` rules."""
    rules: tuple[LeaveOut, ...] = (
        *more,
        _parked,
        lambda shape: _repeated_text(shape, repeated),
        lambda shape: _repeated_picture(shape, repeated),
        lambda shape: _background(shape, shapes, repeated),
        lambda shape: _small_picture(shape, shapes),
    )
    kept, left = [], []
    for shape in shapes:
        reasons = [reason for rule in rules if (reason := rule(shape))]
        left += reasons[:1]
        if not reasons:
            kept.append(shape)
    return kept, left


def _parked(shape: ImportedShape) -> LeftOut | None:
    if not is_off_slide(shape.box):
        return None
    return LeftOut(_called(shape), "it lies beside the slide, where nobody sees it", _words(shape))


def _repeated_text(shape: ImportedShape, repeated: Repeated) -> LeftOut | None:
    if shape.placeholder == "furniture":
        return LeftOut("footer, date or number", "the template prints its own", _words(shape))
    at = shape.box and _may_be_furniture(shape, _LONGEST_FURNITURE) and _place(shape.box)
    if at and (at, _repeats(shape)) in repeated.texts:
        return LeftOut("text", "it stands at the same place on many slides", _words(shape))
    if _is_at_foot(shape) and _repeats(shape) in repeated.feet:
        return LeftOut("text", "it stands at the foot of many slides", _words(shape))
    return None


def _repeated_picture(shape: ImportedShape, repeated: Repeated) -> LeftOut | None:
    if not isinstance(shape.contents, ImportedPicture) or not shape.box:
        return None
    if (_place(shape.box), shape.contents.data) in repeated.pictures and area(shape.box) < BIG:
        return LeftOut(_called(shape), "it stands at the same place on many slides")
    return None


def _background(
    shape: ImportedShape, shapes: Sequence[ImportedShape], repeated: Repeated
) -> LeftOut | None:
    """A picture as large as the slide is what the slide shows, unless others have it too or much
    stands on it."""
    if not isinstance(shape.contents, ImportedPicture) or area(shape.box) <= BACKGROUND:
        return None
    words = sum(words_of(other) for other in shapes if other.placeholder not in _NOT_SAID)
    if (
        shape.contents.data in repeated.backgrounds
        or words > _WORDS_ON_A_PICTURE
        or any(_is_object(other) for other in shapes)
    ):
        return LeftOut(_called(shape), "it lies behind all of the slide")
    return None


def _is_object(shape: ImportedShape) -> bool:
    if isinstance(shape.contents, ImportedPicture):
        return BIG <= area(shape.box) <= BACKGROUND
    return isinstance(shape.contents, ImportedTable | ImportedChart | ImportedSmartArt)


def _small_picture(shape: ImportedShape, shapes: Sequence[ImportedShape]) -> LeftOut | None:
    """A logo or an icon, unless a slide of few words shows nothing larger."""
    if not isinstance(shape.contents, ImportedPicture) or not shape.box:
        return None
    least = SMALLEST if _shows_small_pictures(shapes) else SMALL
    if area(shape.box) >= least:
        return None
    return LeftOut(_called(shape), "it is as small as a logo or an icon")


def _shows_small_pictures(shapes: Sequence[ImportedShape]) -> bool:
    words = sum(words_of(other) for other in shapes if other.placeholder not in _NOT_SAID)
    if sum(map(connects, shapes)) >= _DRAWN:
        return False
    many = sum(_is_shown_small(other) for other in shapes) >= _MANY_SMALL
    return words <= (_FEW_WORDS if many else 0) and not any(
        not isinstance(other.contents, ImportedText | ImportedDrawing)
        and (not other.box or area(other.box) >= SMALL)
        for other in shapes
    )


def connects(shape: ImportedShape) -> bool:
    """Whether it is a line from one shape to another."""
    return isinstance(shape.contents, ImportedDrawing) and shape.contents.is_connector


def _is_shown_small(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedPicture) and area(shape.box) >= SMALLEST


def _called(shape: ImportedShape) -> str:
    """What it is, in words for the report."""
    match shape.contents:
        case ImportedPicture():
            return f'picture "{shape.alt}"' if shape.alt else "picture"
        case ImportedTable():
            return "table"
        case ImportedChart():
            return "chart"
        case _:
            return "text" if words_of(shape) else "shape"


def _words(shape: ImportedShape) -> str:
    return one_line(" ".join(texts_in(shape)))
