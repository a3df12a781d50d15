"""A text -> how a person would write it in YAML at its place: plain, in quotes, or in lines of its
own behind `|` or `>`.

What is written for the first time and what is changed later are spelled here, so that a change
back leaves no trace. briefgen reads every text as it is typed: a number, a date, `no` need no
quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import dumps

from briefgen.model.text_edits import in_quotes
from briefgen.model.values import Value
from briefgen.read.mistaken_texts import looks_like_path
from briefgen.read.yaml_source import UNSEEN

WIDTH = 100
# Signs that mean something to YAML where a text begins; a number may have its minus.
_MEANS_SOMETHING = re.compile(r"(?!-\d)[-?:,\[\]{}#&*!|>'\"%@`]|\.\.\.")
_ENDS_PLAIN = re.compile(r":\s|\s#|:$|[\t\n\r]")
_ENDS_IN_BRACKETS = re.compile(r"[,\[\]{}]|:\?")
# Words that say that there is nothing.
_NOTHING = frozenset({"~", "null", "none", "=", "<<"})
# What has to be escaped; and where a disguised space would stand before a line.
_ESCAPED = re.compile(rf"{UNSEEN.pattern}|\r|^[ \t-]*\xa0", re.MULTILINE)
# Breaks and tabs behind what a path may begin with are read as its letters.
_ESCAPE, _BY_NUMBER = re.compile(r"\\."), {"\\n": "\\u000a", "\\t": "\\u0009"}
# A single blank at which a line may end: what follows must not look like a point or a comment.
_FOLD = re.compile(r"(?<=\S) (?=\S)(?!#|[-*](?: |$))")
_POINT = re.compile(r"^[-*] ", re.MULTILINE)


class TextPlace(Value, kw_only=True):
    """Where a text is to stand. It begins at a `column`; lines of its own begin at the `margin`,
    and what it belongs to at the `outer` margin; all count from 0. `in_brackets` is a list or
    mapping of one line; a line may be as long as `width`."""

    column: int
    margin: int
    outer: int
    in_brackets: bool = False
    width: int = WIDTH


def spellings(text: str, place: TextPlace) -> Iterator[str]:
    """The ways to write a text, the most natural first."""
    if not place.in_brackets:
        if "\n" in text:
            yield from literal(text, place)
        elif place.column + len(text) > place.width:
            yield from (block for block in folded(text, place) if block.count("\n") > 1)
    if is_plain(text, in_brackets=place.in_brackets):
        yield text
    yield quoted(text)
    yield escaped(text)


def on_one_line(text: str, *, in_brackets: bool) -> str:
    """A text on one line, as that of a key is."""
    return text if is_plain(text, in_brackets=in_brackets) else quoted(text)


def is_plain(text: str, *, in_brackets: bool) -> bool:
    """Whether a text means itself without quotes."""
    return not (
        text != text.strip()
        or text.lower() in _NOTHING
        or not text
        or _MEANS_SOMETHING.match(text)
        or _ENDS_PLAIN.search(text)
        or UNSEEN.search(text)
        or (in_brackets and _ENDS_IN_BRACKETS.search(text))
    )


def quoted(text: str) -> str:
    is_shown = "\n" not in text and "\t" not in text and not _ESCAPED.search(text)
    return in_quotes(text) if is_shown else escaped(text)


def escaped(text: str) -> str:
    """A text between double quotes, which can hold everything."""
    found = UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", dumps(text, ensure_ascii=False))
    if not looks_like_path(found):
        return found
    return _ESCAPE.sub(lambda sign: _BY_NUMBER.get(sign[0], sign[0]), found)


def literal(text: str, place: TextPlace, header: str = "|") -> Iterator[str]:
    """A text in its own lines, if it can stand so."""
    lines = text.rstrip("\n").split("\n")
    if not _ESCAPED.search(text) and lines[-1].strip():
        yield _block(header, lines, place)


def folded(text: str, place: TextPlace, header: str = ">") -> Iterator[str]:
    """A text in lines that are read as one, if it can stand so. A line that is left blank is a
    line break in it."""
    parts = text.rstrip("\n").split("\n")
    is_even = all(part == part.strip() for part in parts) and parts[-1]
    if not is_even or _ESCAPED.search(text) or _POINT.search(text):
        return
    lines: list[str] = []
    for number, part in enumerate(parts):
        lines += [""] * (number > 0) + list(_fold(part, place.width - place.margin))
    yield _block(header, lines, place)


def _fold(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _FOLD.split(text) if text else ():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _block(header: str, lines: list[str], place: TextPlace) -> str:
    """Where the first line begins with a blank, the header says how far in the lines stand."""
    if lines[0][:1] in ("", " ", "\t") and not re.search(r"\d", header):
        header = f"{header[0]}{place.margin - place.outer}{header[1:]}"
    return "\n".join([header, *(" " * place.margin + line if line else "" for line in lines)])
