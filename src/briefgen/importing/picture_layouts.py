"""The slots of layouts that show pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedShape
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    one_line,
    paragraphs_of,
    pictures,
    texts,
    without,
)
from briefgen.importing.text_layouts import list_of

_LONGEST_CAPTION = 120
_MOST_PICTURES = 4
# As much as a caption may overlap the picture above it.
_TOLERANCE = 0.03


def picture(draft: DraftSlide, writing: Writing) -> Slots | None:
    """One picture, with a text as its caption."""
    blocks = blocks_of(draft)
    shown, *_ = pictures(blocks) or (None,)
    keys = writing.picture(shown, draft.title) if shown else None
    if shown is None or keys is None:
        return None
    words = paragraphs_of(texts(blocks))
    used = [shown]
    if words and len(one_line(words).text) <= _LONGEST_CAPTION:
        keys = {**keys, "caption": writing.line(words)}
        used += texts(blocks)
    return Slots({"picture": keys}, without(blocks, used))


def several(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Two to four pictures, each with the text below it; a single text more is the lead."""
    blocks = blocks_of(draft)
    shown = pictures(blocks)[:_MOST_PICTURES]
    captions = _captions(shown, texts(blocks))
    entries: list[YamlContent] = []
    used: list[ImportedShape] = []
    for shape in shown:
        used.append(shape)
        keys = writing.picture(shape, draft.title)
        caption = captions.get(id(shape))
        if keys is None:
            continue
        if caption is not None:
            used.append(caption)
            keys = {**keys, "caption": writing.line(paragraphs_of([caption]))}
        entries.append(keys)
    if len(entries) < 2:
        return None
    found: dict[str, YamlContent] = {}
    others = without(texts(blocks), used)
    lead = paragraphs_of(others)
    if lead and len(one_line(lead).text) <= _LONGEST_CAPTION:
        found["lead"] = writing.line(lead)
        used += others
    found["pictures"] = entries
    return Slots(found, without(blocks, used))


def _captions(
    shown: Sequence[ImportedShape], words: Sequence[ImportedShape]
) -> Mapping[int, ImportedShape]:
    """The short text directly below each picture, by the picture."""
    found: dict[int, ImportedShape] = {}
    left = [text for text in words if len(one_line(paragraphs_of([text])).text) <= _LONGEST_CAPTION]
    for shape in shown:
        below = [text for text in left if _is_below(text, shape)]
        if below:
            nearest = min(below, key=lambda text: text.box.top if text.box else 0)
            found[id(shape)] = nearest
            left.remove(nearest)
    return found


def _is_below(text: ImportedShape, shape: ImportedShape) -> bool:
    if text.box is None or shape.box is None:
        return False
    gap = text.box.top - shape.box.bottom
    middle = (text.box.left + text.box.right) / 2
    return -_TOLERANCE <= gap <= 0.1 and shape.box.left <= middle <= shape.box.right


def picture_text(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Points, and the largest picture beside them."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    shown = max(pictures(blocks), key=_area, default=None)
    keys = writing.picture(shown, draft.title) if shown and paragraphs else None
    if shown is None or keys is None:
        return None
    used = [*texts(blocks), shown]
    return Slots({**list_of(paragraphs, writing), "picture": keys}, without(blocks, used))


def _area(shape: ImportedShape) -> float:
    return shape.box.width * shape.box.height if shape.box else 0
