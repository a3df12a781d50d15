"""Paragraphs -> a text of paragraphs and lists, as notes are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap

from briefgen.edit.new_yaml import InLines, YamlContent
from briefgen.importing.imported_talk import ImportedParagraph
from briefgen.importing.inline_text import as_paragraph
from briefgen.importing.shape_words import by_line
from briefgen.importing.slide_parts import Writing
from briefgen.model.typography import BULLETS

_WIDTH = 94
_TYPED_POINT = re.compile(rf"[-*{BULLETS}] +(?=\S)")
# A line that would be taken for something else than the rest of the one before it.
_BEGINS_ANEW = re.compile(rf"[-*{BULLETS}] |\d+[.)] |#")


def prose_of(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    """A text in which an empty line parts paragraphs."""
    shown = [(paragraph, writing.text(paragraph)) for paragraph in paragraphs]
    texts = [as_paragraph(text) for _, text in shown if text]
    return texts[0] if len(texts) == 1 else InLines("\n\n".join(map(_wrapped, texts)))


def lines_of(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    """The lines of an address: each paragraph, and each break in one, begins one."""
    lines = [text for line in by_line(paragraphs) if (text := writing.text(line))]
    return InLines("\n".join(lines)) if len(lines) > 1 else "".join(lines)


def notes_of(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    """A text in which a line with a dash is a point."""
    return InLines("\n".join(_lines(paragraphs, writing)))


def _lines(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> Iterator[str]:
    was_point, is_first = False, True
    for paragraph in by_line(paragraphs):
        text = writing.text(paragraph)
        if not text:
            continue
        typed = _TYPED_POINT.match(text)
        text = text[typed.end() :] if typed else text
        is_point = paragraph.bullet == "sign" or bool(typed)
        if not is_first and not (is_point and was_point):
            yield ""
        indent = "  " * paragraph.level if is_point else ""
        if paragraph.bullet == "number":
            text = f"{paragraph.number}. {text}"
        lead = f"{indent}- " if is_point else ""
        yield from _hung(text, lead)
        was_point, is_first = is_point, False


def _hung(text: str, lead: str) -> Iterator[str]:
    first, *others = _wrapped(text).split("\n")
    yield lead + first
    yield from (" " * len(lead) + other for other in others)


def _wrapped(text: str) -> str:
    """In lines as somebody would type them: a line's end is a blank."""
    lines: list[str] = []
    for line in wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False):
        if lines and _BEGINS_ANEW.match(line):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)
