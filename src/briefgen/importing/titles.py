"""The title of a slide, wherever it stands; and titles of which no two are the same."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.importing.draft import DraftSlide, TitleOrigin
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    ImportedText,
)
from briefgen.importing.reading_order import is_turned
from briefgen.importing.shape_words import one_line, paragraphs_of, plain_text, words_of
from briefgen.model.values import Value, replace

# A title that is no placeholder: near the top, short, wide, and among the largest texts.
_LOWEST, _MOST_WORDS, _MOST_PARAGRAPHS, _NARROWEST = 0.20, 20, 2, 0.15
_SIZE, _SIZE_IF_BOLD = 0.75, 0.6
# So many points of size does a title lose from the top of the slide to its foot.
_POINTS_DOWN = 40
# The first paragraph of a text is a title if it is short, and larger than the next.
_MOST_WORDS_TYPED, _LARGER = 14, 1.15
_MOST_WORDS_ALONE = 30
# A title that is longer is shortened, and said in full below.
LONGEST_TITLE = 100


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
        return _taken(placed[0], "placeholder", len(shapes) > 1)
    free = [shape for shape in texts if words_of(shape) and not shape.is_code]
    heads = [shape for shape in free if _may_be_title(shape, free, 1 if is_first else _LOWEST)]
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
    largest = max(other.size for other in texts)
    if shape.size < (_SIZE_IF_BOLD if shape.is_bold else _SIZE) * largest:
        return False
    return not any(
        other.size > shape.size and other.box and other.box.top < box.top for other in texts
    )


def _weight(shape: ImportedShape) -> float:
    return shape.size - _POINTS_DOWN * (shape.box.top if shape.box else 0)


def _is_one_sentence(shape: ImportedShape) -> bool:
    return words_of(shape) <= _MOST_WORDS_ALONE and len(paragraphs_of(shape)) <= _MOST_PARAGRAPHS


def _typed_title(texts: Sequence[ImportedShape]) -> FoundTitle:
    """The first paragraph of the topmost text, typed as a title into it."""
    upright = [shape for shape in texts if not is_turned(shape)]
    if not upright:
        return FoundTitle()
    topmost = min(upright, key=lambda shape: shape.box.top if shape.box else 0)
    first, *others = paragraphs_of(topmost)
    if not others or not _reads_as_title(first, others[0]):
        return FoundTitle()
    below = replace(topmost, contents=ImportedText(tuple(others)))
    return FoundTitle(one_line(first.text), "found", topmost, below)


def _reads_as_title(first: ImportedParagraph, second: ImportedParagraph) -> bool:
    return len(first.text.split()) <= _MOST_WORDS_TYPED and (
        first.size > _LARGER * second.size or (first.bullet == "none" and second.bullet != "none")
    )


def with_unique_titles(drafts: Sequence[DraftSlide]) -> tuple[DraftSlide, ...]:
    """A title that stood before gets a number; a slide without one gets that of the slide before
    it, or its own number."""
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
        before = draft.title or before
    return tuple(unique)


def _numbered(title: str, seen: set[str]) -> str:
    number, numbered = 1, title
    while _as_compared(numbered) in seen:
        number += 1
        numbered = f"{title} ({number})"
    return numbered


def _as_compared(title: str) -> str:
    return one_line(title).casefold()
