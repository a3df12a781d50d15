"""The slots of layouts with things of equal weight: cards, numbers, a timeline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedParagraph, ImportedShape
from briefgen.importing.point_lists import without_typed_bullets
from briefgen.importing.prose import prose_of
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    one_line,
    paragraphs_of,
    texts,
    without,
)
from briefgen.importing.text_layouts import list_of

_MOST_CARDS = 8
_LONGEST_NAME = 60
_CARD_KEYS = frozenset({"name", "text", "points", "picture", "icon", "audience"})
_HAS_DIGIT = re.compile(r"\d")


def cards(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A card a box; its first line is the name where more follows."""
    blocks = blocks_of(draft)
    boxes = texts(blocks)
    if not 1 <= len(boxes) <= _MOST_CARDS:
        return None
    found = [_card(paragraphs_of([box]), writing) for box in boxes if paragraphs_of([box])]
    return Slots({"cards": found}, without(blocks, boxes))


def _card(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    first, *others = without_typed_bullets(paragraphs)
    if not others or len(first.text) > _LONGEST_NAME or first.bullet != "none":
        is_list = len(paragraphs) > 1
        return list_card("", paragraphs, writing) if is_list else writing.text(first)
    return list_card(writing.text(first), others, writing)


def list_card(name: str, paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    """`Name: text`, or its keys where it is more than that."""
    named: dict[str, YamlContent] = {"name": name} if name else {}
    if name and len(paragraphs) == 1 and paragraphs[0].bullet == "none":
        text = writing.text(paragraphs[0])
        return {**named, "text": text} if name.lower() in _CARD_KEYS else {name: text}
    if all(paragraph.bullet == "none" for paragraph in without_typed_bullets(paragraphs)):
        return {**named, "text": prose_of(paragraphs, writing)}
    return {**named, **list_of(paragraphs, writing)}


def numbers(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A figure and what it counts in each box, or in a box and the one behind it."""
    blocks = blocks_of(draft)
    boxes = [box for box in texts(blocks) if paragraphs_of([box])]
    pairs = _pairs(boxes)
    if not pairs:
        return None
    found = [{"value": writing.text(value), "label": writing.line(label)} for value, label in pairs]
    return Slots({"numbers": found}, without(blocks, boxes))


def _pairs(
    boxes: Sequence[ImportedShape],
) -> list[tuple[ImportedParagraph, Sequence[ImportedParagraph]]]:
    each = [paragraphs_of([box]) for box in boxes]
    if all(len(paragraphs) == 1 for paragraphs in each) and len(each) % 2 == 0:
        each = [each[n] + each[n + 1] for n in range(0, len(each), 2)]
    if not 1 <= len(each) <= 4 or any(len(paragraphs) < 2 for paragraphs in each):
        return []
    if not all(_HAS_DIGIT.search(paragraphs[0].text) for paragraphs in each):
        return []
    return [(paragraphs[0], paragraphs[1:]) for paragraphs in each]


def timeline(draft: DraftSlide, writing: Writing) -> Slots | None:
    """When, what began then, and what there is to say about it, in each box."""
    blocks = blocks_of(draft)
    boxes = [paragraphs_of([box]) for box in texts(blocks)]
    boxes = [box for box in boxes if box]
    if not 2 <= len(boxes) <= _MOST_CARDS or any(len(box) < 2 for box in boxes):
        return None
    phases: list[YamlContent] = []
    for when, name, *others in boxes:
        phase: dict[str, YamlContent] = {"when": writing.text(when), "name": writing.text(name)}
        if others:
            phase["text"] = writing.text(one_line(others))
        phases.append(phase)
    return Slots({"phases": phases}, without(blocks, texts(blocks)))
