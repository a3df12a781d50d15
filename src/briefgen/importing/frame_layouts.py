"""The slots of the slides that frame a talk: cover, section, closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.edit.new_yaml import InLines, YamlContent
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import ImportedParagraph, ImportedShape, LeftOut
from briefgen.importing.inline_text import plain
from briefgen.importing.prose import lines_of, prose_of
from briefgen.importing.shape_words import by_line
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    paragraphs_of,
    pictures,
    texts,
    without,
)

_LONGEST_SUBTITLE = 90
_MOST_LINES = 8
_MOST_CLOSING, _LONGEST_CLOSING = 6, 350
# Of a slide, and of pixels: a cover's picture fills a third of it.
_SMALLEST_PICTURE, _FEWEST_PIXELS = 0.12, 600
# How somebody can be reached.
_CONTACT = re.compile(r"@|https?:|www\.|\+?\d[\d ()-]{7,}")


def cover(draft: DraftSlide, writing: Writing) -> Slots | None:
    """The subtitle, and below it who speaks, when and where; the largest picture."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    lines = [line for line in draft.subtitle.split("\n") if line.strip()]
    keys: dict[str, YamlContent] = {}
    if lines and len(lines[0]) <= _LONGEST_SUBTITLE:
        keys["subtitle"] = plain(lines.pop(0))
    below = [plain(line) for line in lines]
    below += _lines(paragraphs, writing)
    if len(below) > _MOST_LINES or any(len(line) > _LONGEST_SUBTITLE for line in below):
        return None
    if below and "subtitle" not in keys and not draft.subtitle:
        keys["subtitle"] = below.pop(0)
    if below:
        keys["event"] = InLines("\n".join(below)) if len(below) > 1 else below[0]
    used = [*texts(blocks)]
    shown = _largest(pictures(blocks))
    if shown is not None and (picture := writing.picture(shown, draft.title, _FEWEST_PIXELS)):
        keys["picture"] = picture
    for other in pictures(blocks):
        used.append(other)
        if other is not shown:
            why = "a cover has room for one picture, and only for a large one"
            writing.left_out.append(LeftOut("a picture", why, other.alt))
    return Slots(keys, without(blocks, used))


def _lines(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> list[str]:
    """The lines of an address: each paragraph, and each break in one, begins one."""
    return [text for line in by_line(paragraphs) if (text := writing.text(line))]


def _largest(shown: Sequence[ImportedShape]) -> ImportedShape | None:
    large = [shape for shape in shown if area_of(shape) >= _SMALLEST_PICTURE]
    return max(large, key=area_of, default=None)


def area_of(shape: ImportedShape) -> float:
    """Its share of the slide; all of it where nothing is known."""
    return shape.box.width * shape.box.height if shape.box else 1


def section(draft: DraftSlide, writing: Writing) -> Slots | None:
    """Its name, and what it is about."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    lines = [plain(line) for line in draft.subtitle.split("\n") if line.strip()]
    keys: dict[str, YamlContent] = {}
    if lines:
        keys["text"] = " ".join(lines)
    elif paragraphs:
        keys["text"] = prose_of(paragraphs, writing)
    rest = without(blocks, () if lines else texts(blocks))
    return Slots(keys, rest)


def closing(draft: DraftSlide, writing: Writing) -> Slots | None:
    """What to do next, and whom to ask."""
    blocks = blocks_of(draft)
    paragraphs = paragraphs_of(texts(blocks))
    if (
        len(paragraphs) > _MOST_CLOSING
        or sum(len(paragraph.text) for paragraph in paragraphs) > _LONGEST_CLOSING
    ):
        return None
    said = [paragraph for paragraph in paragraphs if not _CONTACT.search(paragraph.text)]
    contact = [paragraph for paragraph in paragraphs if _CONTACT.search(paragraph.text)]
    keys: dict[str, YamlContent] = {}
    if draft.subtitle:
        keys["text"] = plain(draft.subtitle)
    if said and not draft.subtitle:
        keys["text"] = prose_of(said, writing)
    elif said:
        contact = paragraphs
    if contact:
        keys["contact"] = lines_of(contact, writing)
    return Slots(keys, without(blocks, texts(blocks)))
