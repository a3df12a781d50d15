"""Items -> what they are called in PowerPoint's Selection Pane: by what they say or show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Icon,
    Item,
    LineShape,
    PlacedChart,
    PlacedPicture,
    SquareCode,
)
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role, TextBlock
from briefgen.text.words import say, spoken_name

# Longer names are cut off in the pane, and make the deck larger.
_LONGEST = 32
# Slots whose parts are called otherwise than the slot; and those of them that are numbered.
_PARTS = {"cards": "card", "diagram": "part", "comparison": "column", "link": "link"}
_NUMBERED = ("cards", "comparison")
# What texts beside their picture, chart or table are called.
_BESIDE = {Role.CAPTION: "caption", Role.NOTE: "note"}
_BESIDE_SLOT = {
    "chart": {Role.CAPTION: "unit", Role.NOTE: "source-name"},
    "table": {**_BESIDE, Role.HEADING: "caption"},
}


def text_of(item: Item) -> TextBlock | None:
    """The text that an item shows by itself, if any."""
    if isinstance(item, Area):
        return item.text
    return item if isinstance(item, TextBlock) else None


def name_of(item: Item, language: str, part: int = 0) -> str:
    """The name of an item, which is the number of a `part` of its group where that counts."""
    word = _word(item, language) + (f" {part}" if part else "")
    label = _shortened(_label(item))
    if label.startswith(word):
        return label
    return f"{word}: {label}" if label else word


def is_silent(item: Item) -> bool:
    """Whether an item shows no text and says nothing, as a slide has many."""
    return (
        isinstance(item, Area | LineShape | PlacedPicture)
        and text_of(item) is None
        and not item.about.alt
    )


def parts_in(group: Group) -> Iterator[tuple[Item, int]]:
    """The items of a group, each with the number of the part that it belongs to, 0 for none. A
    part begins with its heading."""
    number, last = 0, None
    for item in group.items:
        text = text_of(item)
        if text is not None and text.about.span != last and _is_heading(text):
            number, last = number + 1, text.about.span
        yield item, number if text and group.about.slot in _NUMBERED else 0


def _is_heading(text: TextBlock) -> bool:
    return text.about.role is Role.HEADING or any(one.heading for one in text.paragraphs[:1])


def _word(item: Item, language: str) -> str:
    """The word for an item, e.g. "Title", "Card", "Table"."""
    slot = item.about.slot
    match item:
        case Grid():
            return say("table", language)
        case PlacedChart():
            return say("chart", language)
        case PlacedPicture():
            return say("picture", language)
        case Group():
            if _is_part(item):
                return _word_for_part(slot, language)
            return spoken_name(slot, language) if slot else say("group", language)
        case TextBlock():
            return _word_for_text(item, language)
        case LineShape():
            return say("connector" if item.connects else "line", language)
        case Icon():
            return say("icon", language)
        case SquareCode() | Area(text=None):
            return say("shape", language)
        case Area():
            return _word_for_part(slot, language)
        case _:
            assert_never(item)


def _is_part(group: Group) -> bool:
    """Whether a group is a shape of a diagram with the words beside it."""
    return group.about.role is Role.BODY and group.about.slot == "diagram"


def _word_for_text(block: TextBlock, language: str) -> str:
    """That of its placeholder; else what it is to the picture, chart or table beside it."""
    slot, role = block.about.slot, block.about.role
    if block.placeholder:
        return spoken_name(block.placeholder, language)
    known = _BESIDE_SLOT.get(slot, _BESIDE)
    return say(known[role], language) if role in known else _word_for_part(slot, language)


def _word_for_part(slot: str, language: str) -> str:
    if slot in _PARTS:
        return say(_PARTS[slot], language)
    return spoken_name(slot, language) if slot else say("level-1", language)


def _label(item: Item) -> str:
    """What an item says, where its word alone would not tell it from others."""
    match item:
        case Grid(caption=caption):
            return caption
        case PlacedChart(series=series):
            return ", ".join(one.name for one in series)
        case PlacedPicture(about=about) | SquareCode(about=about):
            return about.alt
        case TextBlock(placeholder=""):
            return _first_words(item)
        case Area(text=TextBlock() as text):
            return _first_words(text)
        case Area(about=about) | LineShape(about=about):
            return about.alt
        case Group() if _is_part(item):
            return _first_words(next(blocks_in(reversed(item.items))))
        case TextBlock() | Group():
            return ""
        case _:
            assert_never(item)


def _first_words(block: TextBlock) -> str:
    """What a text begins with, up to the end of the first paragraph with a word in it."""
    texts = [paragraph.inline.text for paragraph in block.paragraphs]
    worded = (index for index, text in enumerate(texts, 1) if any(map(str.isalpha, text)))
    return " ".join(texts[: next(worded, 1)])


def _shortened(text: str) -> str:
    """The first words of a text."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]
