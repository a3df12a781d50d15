"""The YAML parser's complaint + the lines of the file -> what is wrong, in words a beginner knows.

The parser tells where it gave up, which is often a line after the mistake; so each rule says
whether the fault lies where the parser stopped or where it began what it could not finish.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from briefgen.model.text_edits import in_quotes

DEEPEST = 50
_TAIL = r"""^\s*(?:- +)*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{.*\})\s*[^\s,\]}#:]"""
_DASHES = r" *(?:- +)*"
_BEFORE_TEXT = r"\s*(?:- +)*(?:[^\s'\"\[{#:-][^'\"\[{#:]*: +)?"
_NBSP = r"^\s*(?:- +)*[\w-]+:\xa0"
# A lower-case word right before a colon may be the name of another line.
_HAS_KEY = r"\S +[a-z-]+:(?:\s|$)"
_STAR = re.compile(r"\s*\* +\S")
_NO_SPACE = r"^\s*(?:- +)*[\w-]+:[^\s/]"


class Complaint(Struct, frozen=True, kw_only=True):
    """A fault of the file: `what` names the wording that says so, with its `fields`. `line` and
    `column` count from 0, as the parser's marks do. `instead` is what is to stand between two
    columns of the line, where that is certain."""

    what: str
    line: int
    column: int
    instead: tuple[int, int, str] | None = None
    fields: Mapping[str, Any] = {}


# (what the parser says, whether the fault lies where the thing began, what we say)
_RULES: tuple[tuple[str, bool, str], ...] = (
    ("quoted scalar.*end of stream", True, "BF102/quote-not-closed"),
    ("quoted scalar.*escape", False, "BF102/backslash"),
    ("directive", True, "BF102/percent"),
    ("sequence entries are not allowed", False, "BF102/list-beside-name"),
    ("mapping keys are not allowed", False, "BF102/question-mark"),
    ("simple key", True, "BF102/no-colon"),
    ("block scalar", False, "BF102/text-beside-bar"),
    ("flow node.*(?:node content)", False, "BF102/gap-between-commas"),
    ("flow (?:sequence|mapping)", True, "BF102/bracket-not-closed"),
    ("", False, "BF102/indentation"),
)


def explain(error: Any, lines: Sequence[str], last: Any = None) -> Complaint:
    """What the author did, as far as it can be told.

    `error` is a yaml.YAMLError, `last` the last scalar event before it.
    """
    stopped = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or stopped
    if stopped is None:
        return Complaint(what="BF102/not-text", line=0, column=0)
    said = f"{error.context or ''} {error.problem or ''}"
    return (
        _nesting(said, stopped)
        or _first_character(said, stopped, began, lines)
        or _tab(stopped, lines)
        or _stray_quote(said, stopped, last)
        or _text_after_quote(said, stopped, lines)
        or _colon(said, stopped, began, lines)
        or _disguised_space(said, began, lines)
        or _end_of_file(said, stopped, lines)
        or _by_rule(said, stopped, began)
    )


def quoted(lines: Sequence[str], number: int, column: int) -> tuple[int, int, str] | None:
    """The text of a line that a column is in, with quotes round it; None where it may be more, or
    less, than the line shows. Places count from 0."""
    line = _line(lines, number)
    start = _length(_BEFORE_TEXT, line)
    text = re.sub(r"\s+#.*", "", line[start:]).rstrip()
    below = next((other for other in lines[number + 1 :] if other.strip()), "")
    is_over = _length(" *", below) <= _length(_DASHES, line) or not below
    has_key = re.search(_HAS_KEY, text)
    if not is_over or has_key or not start <= column < start + len(text):
        return None
    return start, start + len(text), in_quotes(text)


def _entry(line: str, column: int) -> tuple[int, int, str] | None:
    """The text in brackets that a column is in, with quotes round it; None where it may be more, or
    less, than the line shows."""
    for text in re.finditer(r"""(?<=: )[^\s,{}\[\]"'#][^,{}\[\]"'#]*(?=[,}\]])""", line):
        words = text.group().rstrip()
        if text.start() <= column < text.end() and not re.search(_HAS_KEY, words):
            return text.start(), text.start() + len(words), in_quotes(words)
    return None


def _length(pattern: str, line: str) -> int:
    """How much of the beginning of a line is such."""
    found = re.match(pattern, line)
    return found.end() if found else 0


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _nesting(said: str, stopped: Any) -> Complaint | None:
    if "nesting" not in said:
        return None
    return _at(stopped, "BF106/nesting", most=DEEPEST)


def _first_character(said: str, stopped: Any, began: Any, lines: Sequence[str]) -> Complaint | None:
    """`*bold*`, `@home`, `& more`: a character that means something else at the start of a text."""
    if not re.search("scanning an (?:alias|anchor)|cannot start any token", said):
        return None
    mark = began if "scanning an" in said else stopped
    character = _line(lines, mark.line)[mark.column : mark.column + 1]
    if character == "\t":
        return None
    if _STAR.match(line := _line(lines, mark.line)) and not line[: mark.column].strip():
        found = _at(mark, "BF102/star-for-dash")
        return structs.replace(found, instead=(mark.column, mark.column + 1, "-"))
    found = _at(mark, "BF102/first-character", character=character)
    return structs.replace(found, instead=quoted(lines, mark.line, mark.column))


def _tab(stopped: Any, lines: Sequence[str]) -> Complaint | None:
    line = _line(lines, stopped.line)
    indent = line[: _length(r"\s*(?:-\s+)*", line)]
    if "\t" not in indent:
        return None
    return Complaint(what="BF102/tab", line=stopped.line, column=indent.index("\t"))


def _stray_quote(said: str, stopped: Any, last: Any) -> Complaint | None:
    """`'tis` on one line and `don't` on a later one: together they look like a quoted text."""
    quoted = last is not None and last.style in ("'", '"')
    if "parsing a block" not in said or not quoted or last.end_mark.line != stopped.line:
        return None
    if last.start_mark.line == stopped.line:
        return None
    return _at(last.start_mark, "BF102/stray-quote", line=stopped.line + 1)


def _text_after_quote(said: str, stopped: Any, lines: Sequence[str]) -> Complaint | None:
    """`'Excellence' and fairness`, `[Draft] Plan`: the value ended, yet the line goes on."""
    line = _line(lines, stopped.line)
    if (
        "parsing a block" not in said
        or not re.match(_TAIL, line)
        or not line[: stopped.column].strip()
    ):
        return None
    mark = "quote" if re.search(r"['\"]", line[: stopped.column]) else "bracket"
    found = _at(stopped, "BF102/text-after-quote", closing=mark)
    return structs.replace(found, instead=quoted(lines, stopped.line, stopped.column))


def _colon(said: str, stopped: Any, began: Any, lines: Sequence[str]) -> Complaint | None:
    line = _line(lines, stopped.line)
    is_second = began.line == stopped.line or re.search(r":\s", line[: stopped.column])
    if "expected ',' or" in said and line[stopped.column :][:1] == ":" and is_second:
        found = _at(stopped, "BF102/second-colon")
        return structs.replace(found, instead=_entry(line, stopped.column))
    if "mapping values are not allowed" not in said:
        return None
    before, above = line[: stopped.column], stopped.line - 1
    if re.search(r":\s", before):
        is_curly = re.match(f"{_BEFORE_TEXT}[“”„‘’]", before)
        found = _at(stopped, "BF102/curly-quotes" if is_curly else "BF102/second-colon")
        return structs.replace(found, instead=quoted(lines, stopped.line, stopped.column))
    if re.match(_NO_SPACE, _line(lines, above)):
        column = _line(lines, above).index(":")
        return Complaint(
            what="BF102/no-space-after-colon",
            line=above,
            column=column,
            instead=(column + 1, column + 1, " "),
        )
    return _at(stopped, "BF102/indentation-or-text")


def _disguised_space(said: str, began: Any, lines: Sequence[str]) -> Complaint | None:
    match = re.match(_NBSP, _line(lines, began.line)) if "simple key" in said else None
    if match is None:
        return None
    column = match.end() - 1
    return Complaint(
        what="BF104/space-after-colon",
        line=began.line,
        column=column,
        instead=(column, column + 1, " "),
    )


def _end_of_file(said: str, stopped: Any, lines: Sequence[str]) -> Complaint | None:
    """The parser met the end while it waited for more; the last line with text is shown."""
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if stopped.line <= last or re.search("quoted scalar|simple key|flow sequence|flow map", said):
        return None
    column = max(0, len(_line(lines, last).rstrip()) - 1)
    return Complaint(what="BF102/ends-early", line=last, column=column)


def _by_rule(said: str, stopped: Any, began: Any) -> Complaint:
    what, mark = next(
        (what, began if at_start else stopped)
        for pattern, at_start, what in _RULES
        if re.search(pattern, said)
    )
    return _at(mark, what)


def _at(mark: Any, what: str, **fields: Any) -> Complaint:
    return Complaint(what=what, line=mark.line, column=mark.column, fields=fields)
