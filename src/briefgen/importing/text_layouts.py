"""The slots of layouts that are words: lists, statements, columns, quotations, code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.edit.new_yaml import InLines, YamlContent
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedParagraph, ImportedShape, ImportedText
from briefgen.importing.inline_text import plain
from briefgen.importing.point_lists import (
    first_number,
    numbered_points,
    points_of,
    without_start,
    without_typed_bullets,
)
from briefgen.importing.prose import prose_of
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    one_line,
    paragraphs_of,
    points_in_boxes,
    texts,
    without,
)
from briefgen.model.values import replace

_LONGEST_LEAD, _LEAD_OF_CODE = 100, 64
_QUOTED = re.compile(r'^\s*["“„«‘](.*)["”“»’]\s*[.,]?\s*$', re.DOTALL)
_TYPED_NUMBER = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
_BOX = re.compile(r"^\s*(?:[☐☑☒□▢◻❏❑❒]|\[[ xX]?\])\s*")
_MOST_ROLE_WORDS = 12


def bullets(draft: DraftSlide, writing: Writing) -> Slots | None:
    """All texts as one list; a numbered one where its points are counted."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    if not paragraphs:
        return None
    paragraphs = points_in_boxes(texts(blocks))
    if counted := numbered(draft, writing):
        return counted
    keys: dict[str, YamlContent] = {}
    if _is_lead(paragraphs):
        first, *paragraphs = paragraphs
        keys["lead"] = writing.text(first)
    keys.update(list_of(paragraphs, writing))
    return Slots(keys, without(blocks, texts(blocks)))


def list_of(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> dict[str, YamlContent]:
    for paragraph in paragraphs:
        writing.text(paragraph)
    return {"points": points_of(paragraphs, writing.markup)}


def _is_lead(paragraphs: Sequence[ImportedParagraph]) -> bool:
    """Whether the first is a sentence that the points go on from."""
    first, *others = without_typed_bullets(paragraphs)
    return (
        first.bullet == "none"
        and len(first.text) <= _LONGEST_LEAD
        and len(others) > 1
        and all(other.bullet != "none" for other in others)
    )


def numbered(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Points that are counted, with a lead before them at most."""
    blocks = blocks_of(draft)
    paragraphs = [_counted(paragraph) for paragraph in paragraphs_of(texts(blocks))]
    if not paragraphs:
        return None
    keys: dict[str, YamlContent] = {}
    before: list[ImportedParagraph] = []
    if _is_lead(paragraphs):
        *before, paragraphs = paragraphs[0], paragraphs[1:]
    if not first_number(paragraphs):
        return None
    if before:
        keys["lead"] = writing.line(before)
    for paragraph in paragraphs:
        writing.text(paragraph)
    keys["points"] = numbered_points(paragraphs, writing.markup)
    return Slots(keys, without(blocks, texts(blocks)), "numbered")


def _counted(paragraph: ImportedParagraph) -> ImportedParagraph:
    """A number that was typed is one of a list."""
    found = _TYPED_NUMBER.match(paragraph.text)
    if not found or paragraph.bullet == "number":
        return paragraph
    return replace(without_start(paragraph, found.end()), bullet="number", number=int(found[1]))


def checklist(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Points with a box to tick, which the layout draws."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    boxes = [_BOX.match(paragraph.text) for paragraph in paragraphs]
    bare = [
        without_start(paragraph, box.end()) if box else paragraph
        for paragraph, box in zip(paragraphs, boxes, strict=True)
    ]
    bare = [paragraph for paragraph in bare if paragraph.text.strip()]
    if not bare:
        return None
    points = list_of(bare, writing)["points"]
    return Slots({"checklist": points}, without(blocks, texts(blocks)))


def statement(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A sentence, large; what else there is to say below it."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    keys = {"text": prose_of(paragraphs, writing)} if paragraphs else {}
    return Slots(keys, without(blocks, texts(blocks)))


def agenda(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A list that the layout numbers by itself."""
    blocks = blocks_of(draft)
    paragraphs = [
        replace(one, bullet="sign", number=0) if one.bullet == "number" else one
        for one in paragraphs_of(texts(blocks))
    ]
    if not paragraphs:
        return None
    return Slots(list_of(paragraphs, writing), without(blocks, texts(blocks)))


def code(draft: DraftSlide, writing: Writing) -> Slots | None:
    """What is typed into a computer, as it stands; a text before it is its lead."""
    blocks = blocks_of(draft)
    typed = [shape for shape in texts(blocks) if shape.is_code]
    others = without(texts(blocks), typed)
    lead = paragraphs_of(others[:1])
    if not typed:
        return None
    keys: dict[str, YamlContent] = {}
    used = list(typed)
    if lead and len(one_line(lead).text) <= _LEAD_OF_CODE:
        keys["lead"] = writing.line(lead)
        used.append(others[0])
    lines = [paragraph.text for shape in typed for paragraph in _lines(shape)]
    keys["code"] = InLines("\n".join(lines).replace("{{", r"\{{"))
    return Slots(keys, without(blocks, used))


def _lines(shape: ImportedShape) -> Sequence[ImportedParagraph]:
    assert isinstance(shape.contents, ImportedText)
    return shape.contents.paragraphs


def two_columns(draft: DraftSlide, writing: Writing) -> Slots | None:
    blocks = blocks_of(draft)
    left, right = _sides(texts(blocks))
    if not left or not right:
        return None
    keys = {"left": _column(left, writing), "right": _column(right, writing)}
    return Slots(keys, without(blocks, texts(blocks)))


def _sides(shapes: Sequence[ImportedShape]) -> tuple[list[ImportedShape], list[ImportedShape]]:
    """What stands at the left and at the right; halves of the list where places are not known."""
    if any(shape.box is None for shape in shapes):
        half = (len(shapes) + 1) // 2
        return list(shapes[:half]), list(shapes[half:])
    left: list[ImportedShape] = []
    right: list[ImportedShape] = []
    for shape in shapes:
        box = shape.box
        is_left = box is not None and box.left + box.right < 1
        (left if is_left else right).append(shape)
    return left, right


def _column(shapes: Sequence[ImportedShape], writing: Writing) -> YamlContent:
    """A first text without a bullet is the column's name."""
    paragraphs = paragraphs_of(shapes)
    first, *others = without_typed_bullets(paragraphs)
    is_named = (
        others
        and first.bullet == "none"
        and len(first.text) <= _LONGEST_LEAD
        and (len(shapes) > 1 or any(other.bullet != "none" for other in others))
    )
    if is_named:
        return {"name": writing.text(first), **_body(others, writing)}
    (content,) = _body(paragraphs, writing).values()
    return content


def _body(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> dict[str, YamlContent]:
    """Points, or a text where none has a bullet."""
    if all(paragraph.bullet == "none" for paragraph in without_typed_bullets(paragraphs)):
        return {"text": prose_of(paragraphs, writing)}
    return list_of(paragraphs, writing)


def quote(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Somebody's words, and whose they are: a short text that follows them."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    words = [n for n, paragraph in enumerate(paragraphs) if _QUOTED.match(paragraph.text)]
    if not words or words[0] != 0:
        return None
    said, others = paragraphs[0], paragraphs[1:]
    if sum(len(other.text.split()) for other in others) > _MOST_ROLE_WORDS:
        return None
    found = _QUOTED.match(said.text)
    keys: dict[str, YamlContent] = {"text": plain(found[1] if found else said.text)}
    if others:
        by = writing.line(others)
        keys["by"] = re.sub(r"^[-–—~\s]+", "", by) or by
    return Slots({"quote": keys}, without(blocks, texts(blocks)))
