"""A place in a YAML text, which may be broken -> what it stands in, by the indentation above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from briefgen.model.values import Value

_ENTRY = re.compile(r"(?P<dashes> *(?:- +)*)(?P<key>[\w-]+|\"[^\"]*\"|'[^']*') *:(?P<value>\s.*|)$")
_DASHES = re.compile(r" *(?:- +)*-? *")
# What is between brackets: texts in quotes, brackets and commas, and what is between those.
_SIGN = re.compile(r"\"(?:[^\"\\]|\\.)*\"?|'[^']*'?|[{}\[\],]|[^\"'{}\[\],]+")
_KEY_IN_BRACKETS = re.compile(r"\s*([\w-]+) *:(?: (.*)|$)")
_BLOCK = re.compile(r"[|>][-+\d]*\s*(#.*)?$")


class Level(Struct, kw_only=True):
    """A mapping or an entry of a list that the place stands in: the `step` that leads there from
    the one before (a key; an entry of a list is 0), its `column`, and what its keys say as far as
    they stand above the place (`said`)."""

    step: str | int
    column: int
    said: dict[str, str] = field(default_factory=dict)


class TextPosition(Value, kw_only=True):
    """The `levels` from the outermost, the `key` whose value is written ("" where a key is), the
    `word` at the place, and whether it stands in a text of several lines (`is_in_text`)."""

    levels: tuple[Level, ...]
    key: str
    word: str
    is_in_text: bool = False


def position_in(text: str, line: int, column: int) -> TextPosition:
    """What stands round a place; lines and columns from 1."""
    lines = text.split("\n")[:line]
    last = lines[-1] if lines else ""
    levels = [Level(step="", column=-1)]
    text_column = -1
    for one in lines[:-1]:
        text_column = _take(one, levels, text_column)
    before, word = last[: column - 1], _word_at(last, column)
    indent = len(before) - len(before.lstrip(" "))
    if text_column >= 0 and (indent > text_column or not before.strip()):
        return TextPosition(levels=tuple(levels), key="", word=word, is_in_text=True)
    found = _ENTRY.match(last)
    if found:
        _take(last, levels, -1)
        value = found.start("value")
    else:
        dashes = _DASHES.match(before)
        start = dashes[0] if dashes else ""
        _open(start, levels)
        _close(levels, len(start))
        value = len(start)
    is_value = column - 1 > found.end("key") if found else False
    if (place := _in_brackets(last[value : column - 1], levels)) is not None:
        is_value = place
    elif not is_value and found:
        return TextPosition(levels=tuple(levels[:-1]), key="", word=word)
    if is_value:
        return TextPosition(levels=tuple(levels[:-1]), key=str(levels[-1].step), word=word)
    return TextPosition(levels=tuple(levels), key="", word=word)


def _in_brackets(text: str, levels: list[Level]) -> bool | None:
    """Follow what stands in brackets behind a key or a dash: whether its end is in the value of a
    key there; None where it is in no bracket."""
    opened: list[tuple[str, int]] = []
    for sign in _SIGN.findall(text):
        kind, depth = opened[-1] if opened else ("", 0)
        if sign in "{[":
            opened.append((sign, len(levels)))
            levels += [Level(step=0, column=-1)] if sign == "[" else []
        elif not opened:
            return None if sign.strip() else _in_brackets(text.lstrip(), levels)
        elif sign in "}],":
            del levels[depth:]
            opened = opened if sign == "," else opened[:-1]
            levels += [Level(step=0, column=-1)] if sign == "," and kind == "[" else []
        elif kind == "{" and len(levels) == depth and (key := _KEY_IN_BRACKETS.match(sign)):
            levels[-1].said[key[1]] = key[2].strip()
            levels.append(Level(step=key[1], column=-1))
    if not opened:
        return None
    return opened[-1][0] == "{" and len(levels) > opened[-1][1]


def _take(line: str, levels: list[Level], text_column: int) -> int:
    """Follow a line; the column of the key whose text of several lines it stands in, else -1."""
    if not line.strip() or line.lstrip().startswith("#"):
        return text_column
    indent = len(line) - len(line.lstrip(" "))
    if 0 <= text_column < indent:
        return text_column
    found = _ENTRY.match(line)
    if not found:
        _open(line[: len(line) - len(line.lstrip(" -"))], levels)
        return -1
    _open(found["dashes"], levels)
    column, key = found.start("key"), found["key"].strip("\"'")
    _close(levels, column)
    value = found["value"].strip()
    levels[-1].said[key] = value.strip("\"'")
    levels.append(Level(step=key, column=column))
    return column if _BLOCK.match(value) else -1


def _open(start: str, levels: list[Level]) -> None:
    """Enter the entries of lists that begin with the dashes at the start of a line."""
    for column, letter in enumerate(start):
        if letter == "-":
            while levels[-1].column > column or (
                levels[-1].column == column and levels[-1].step == 0
            ):
                levels.pop()
            levels.append(Level(step=0, column=column))


def _close(levels: list[Level], column: int) -> None:
    while levels[-1].column >= column:
        levels.pop()


def _word_at(line: str, column: int) -> str:
    words = re.finditer(r"[\w-]+", line)
    return next((one[0] for one in words if one.start() < column <= one.end() + 1), "")


def steps(levels: Sequence[Level]) -> tuple[str | int, ...]:
    """The path that leads through the levels."""
    return tuple(level.step for level in levels[1:])
