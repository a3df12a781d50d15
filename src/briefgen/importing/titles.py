"""The title of a slide, wherever it stands; and titles of which no two are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.importing.code_blocks import is_block_of_code
from briefgen.importing.draft import DraftSlide, TitleOrigin
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    ImportedText,
    PlaceholderKind,
)
from briefgen.importing.reading_order import is_turned
from briefgen.importing.shape_words import (
    by_line,
    is_figure,
    one_line,
    paragraphs_of,
    plain_text,
    words_of,
)
from briefgen.model.values import Value, replace

# A title that is no placeholder: near the top, short, wide, and among the largest texts.
_LOWEST, _MOST_WORDS, _MOST_PARAGRAPHS, _NARROWEST = 0.20, 20, 2, 0.15
_SIZE, _SIZE_IF_BOLD = 0.75, 0.6
# So many points of size does a title lose from the top of the slide to its foot.
_POINTS_DOWN = 40
# With so many texts alike below each other, none is the title, nor with one beside it; as much may
# they differ in place.
_PEERS, _NEAR = 2, 0.01
# A title in the midst of a slide: nothing above it, and so much larger than all else.
_ALONE, _WORDS_IN_MIDST, _MIDST = 1.5, 8, 0.6
_OPENS_QUOTE = '“"„«‘'
# The first paragraph of a text is a title if it is short, and larger than the next.
_MOST_WORDS_TYPED, _LARGER = 14, 1.15
_MOST_WORDS_ALONE = 30
# A title that is longer is shortened, and said in full below.
LONGEST_TITLE = 100


_ENDS_INSIDE = re.compile(r"\w{3}[.!?] +[A-Z]")
# From such a title no slide goes on.
_FRAMES = re.compile(
    r"\b(agenda|outline|contents|overview|thank you|thanks|questions|q\s?&\s?a)\b", re.IGNORECASE
)


# Addresses and years, which stand below a title and not in it.
_IMPRINT = re.compile(r"@|www\.|https?:|\b(19|20)\d\d\b|\.(com|org|net|eu|uk|gov)\b")


class FoundTitle(Value):
    """The `text` of a title, where it was found (`origin`), the shape that it was `taken` from, and
    what is left of that shape (`below`)."""

    text: str = ""
    origin: TitleOrigin = "made"
    taken: ImportedShape | None = None
    below: ImportedShape | None = None


def find_title(shapes: Sequence[ImportedShape], is_first: bool = False) -> FoundTitle:
    """Of the shapes of a slide, none a group. Where nothing can be one it is empty ("made")."""
    texts = [shape for shape in shapes if isinstance(shape.contents, ImportedText)]
    placed = [shape for shape in texts if shape.placeholder == "title" and words_of(shape)]
    if placed:
        first = placed[0]
        lines = [line for line in _lines(first) if line.text.strip()]
        if is_first and _names_a_speaker(lines):
            return _first_line(first, lines, "placeholder")
        return _taken(first, "placeholder", len(shapes) > 1)
    free = [shape for shape in texts if words_of(shape) and not is_block_of_code(shape)]
    heads = [shape for shape in free if _may_be_title(shape, free, 1 if is_first else _LOWEST)]
    heads = heads or [shape for shape in free if _stands_out(shape, free)]
    if heads:
        return _taken(max(heads, key=_weight), "found", len(shapes) > 1)
    if len(texts) == 1 and free and _is_one_sentence(free[0]):
        return _taken(free[0], "found", len(shapes) > 1)
    return _typed_title(free)


def _taken(title: ImportedShape, origin: TitleOrigin, has_more: bool) -> FoundTitle:
    """What is too long stays on the slide too, if there `has_more` to be said."""
    text = plain_text(title)
    if has_more and len(text) > LONGEST_TITLE:
        return FoundTitle(_shortened(text), origin, title, replace(title, placeholder=""))
    return FoundTitle(text, origin, title)


def _shortened(text: str) -> str:
    """Its first sentence if that is short enough, else as many words as there is room for."""
    for end in (". ", "? ", "! ", ": ", "; "):
        sentence, found, _ = text.partition(end)
        if found and len(sentence) < LONGEST_TITLE:
            return sentence + end.rstrip(" .:;")
    return text[: LONGEST_TITLE - 2].rpartition(" ")[0].rstrip(" ,;:-") + " …"


def _may_be_title(shape: ImportedShape, texts: Sequence[ImportedShape], lowest: float) -> bool:
    box = shape.box
    if box is None or is_turned(shape) or box.top >= lowest or box.width < _NARROWEST:
        return False
    if words_of(shape) > _MOST_WORDS or len(paragraphs_of(shape)) > _MOST_PARAGRAPHS:
        return False
    largest = max((other.size for other in texts if not is_figure(plain_text(other))), default=0)
    if shape.size < (_SIZE_IF_BOLD if shape.is_bold else _SIZE) * largest:
        return False
    peers = [other for other in texts if other is not shape and _is_peer(shape, other)]
    if len(peers) >= _PEERS or any(_are_beside(shape, peer) for peer in peers):
        return False
    return not any(
        other.size > shape.size and other.box and other.box.top < box.top for other in texts
    )


def _is_peer(one: ImportedShape, other: ImportedShape) -> bool:
    """Whether two texts are alike, in a row or one below the other: heads of what follows."""
    if not one.box or not other.box or one.size != other.size or one.is_bold != other.is_bold:
        return False
    are_aligned = min(abs(one.box.left - other.box.left), abs(one.box.top - other.box.top)) < _NEAR
    return are_aligned and abs(one.box.height - other.box.height) < _NEAR


def _are_beside(one: ImportedShape, other: ImportedShape) -> bool:
    return (
        one.box is not None and other.box is not None and (abs(one.box.top - other.box.top) < _NEAR)
    )


def _stands_out(shape: ImportedShape, texts: Sequence[ImportedShape]) -> bool:
    """Whether it is a few words in the midst of a slide, above all others and much larger."""
    said, box = plain_text(shape), shape.box
    if box is None or is_turned(shape) or box.top >= _MIDST or box.width < _NARROWEST:
        return False
    if words_of(shape) > _WORDS_IN_MIDST or said[:1] in _OPENS_QUOTE or is_figure(said):
        return False
    others = [other for other in texts if other is not shape]
    return bool(others) and all(
        other.box and shape.size >= _ALONE * other.size and other.box.top >= box.top
        for other in others
    )


def _weight(shape: ImportedShape) -> float:
    return shape.size - _POINTS_DOWN * (shape.box.top if shape.box else 0)


def _is_one_sentence(shape: ImportedShape) -> bool:
    """Whether it can be read as one: two points, or two sentences, are no title."""
    lines = paragraphs_of(shape)
    is_list = len(lines) > 1 and any(line.bullet != "none" for line in lines)
    if is_list or any(_ENDS_INSIDE.search(line.text) for line in lines):
        return False
    return words_of(shape) <= _MOST_WORDS_ALONE and len(lines) <= _MOST_PARAGRAPHS


def _typed_title(texts: Sequence[ImportedShape]) -> FoundTitle:
    """The first paragraph of the topmost text, typed as a title into it."""
    upright = [
        shape
        for shape in texts
        if not is_turned(shape) and not (shape.box and shape.box.width < _NARROWEST)
    ]
    if not upright:
        return FoundTitle()
    topmost = min(upright, key=lambda shape: shape.box.top if shape.box else 0)
    first, *others = paragraphs_of(topmost)
    if not others or not _reads_as_title(first, others[0]):
        return FoundTitle()
    return _first_line(topmost, [first, *others], "found")


def _names_a_speaker(lines: Sequence[ImportedParagraph]) -> bool:
    """Whether the lines of a cover's title end with who speaks and when, in one place with it."""
    first, *others = lines
    return any(first.size > _LARGER * line.size > 0 for line in others) or (
        len(others) > 1 and any(_IMPRINT.search(line.text) for line in others)
    )


def _lines(shape: ImportedShape) -> tuple[ImportedParagraph, ...]:
    """The paragraphs of a shape, each line of them by itself."""
    return tuple(by_line(paragraphs_of(shape)))


def _first_line(
    shape: ImportedShape, lines: Sequence[ImportedParagraph], origin: TitleOrigin
) -> FoundTitle:
    """What is left of the place of a title is that of a subtitle."""
    first, *others = lines
    place: PlaceholderKind = "subtitle" if shape.placeholder == "title" else shape.placeholder
    below = replace(shape, contents=ImportedText(tuple(others)), placeholder=place)
    return FoundTitle(one_line(first.text), origin, shape, below)


def _reads_as_title(first: ImportedParagraph, second: ImportedParagraph) -> bool:
    return len(first.text.split()) <= _MOST_WORDS_TYPED and (
        first.size > _LARGER * second.size or (first.bullet == "none" and second.bullet != "none")
    )


def with_unique_titles(drafts: Sequence[DraftSlide]) -> tuple[DraftSlide, ...]:
    """A title that stood before gets a number. A slide without one goes on from the slide before
    it; where that is the cover, an agenda or the end, it is known by its own number."""
    seen: set[str] = set()
    unique: list[DraftSlide] = []
    before = ""
    for draft in drafts:
        title = draft.title or before or f"Slide {draft.source.number}"
        origin: TitleOrigin = draft.title_from if draft.title else "repeated" if before else "made"
        numbered = _numbered(title, seen)
        if numbered != title:
            origin = "repeated"
        seen.add(_as_compared(numbered))
        unique.append(replace(draft, title=numbered, title_from=origin))
        if draft.title:
            goes_on = len(unique) > 1 and not _FRAMES.search(draft.title)
            before = draft.title if goes_on else ""
    return tuple(unique)


def _numbered(title: str, seen: set[str]) -> str:
    number, numbered = 1, title
    while _as_compared(numbered) in seen:
        number += 1
        numbered = f"{title} ({number})"
    return numbered


def _as_compared(title: str) -> str:
    return one_line(title).casefold()
