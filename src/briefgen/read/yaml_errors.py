"""The YAML parser's complaint + the lines of the file -> what is wrong, in words a beginner knows.

The parser tells where it gave up, which is often a line after the mistake; so each rule says
whether the fault lies where the parser stopped or where it began what it could not finish.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec import Struct, structs

from briefgen.model.text_edits import in_quotes

QUOTE_IT = 'put quotes round the text: "..."'
_APOSTROPHE = (
    "close it where the text ends; if it is an apostrophe, put double quotes round the text"
)
_ALIGN = "begin it in the same column as the lines it belongs with"
_TAIL = r"""^\s*(?:- +)*(?:[\w-]+: +)?(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{.*\})\s*[^\s,\]}#:]"""
_DASHES = r" *(?:- +)*"
_BEFORE_TEXT = r"\s*(?:- +)*(?:[^\s'\"\[{#:-][^'\"\[{#:]*: +)?"
_NBSP = r"^\s*(?:- +)*[\w-]+:\xa0"
_NO_SPACE = r"^\s*(?:- +)*[\w-]+:[^\s/]"


class Complaint(Struct, frozen=True, kw_only=True):
    """A fault of the file: `line` and `column` count from 0, as the parser's marks do. `message`
    says what is wrong, `hint` what to do, and `code` which diagnostic it is. `instead` is what is
    to stand between two columns of the line, where that is certain."""

    message: str
    hint: str
    line: int
    column: int
    code: str = "BF102"
    instead: tuple[int, int, str] | None = None


# (what the parser says, whether the fault lies where the thing began, what we say, the hint)
_RULES: tuple[tuple[str, bool, str, str], ...] = (
    (
        "quoted scalar.*end of stream",
        True,
        "the quote that begins here is never closed",
        _APOSTROPHE,
    ),
    (
        "quoted scalar.*escape",
        False,
        "a backslash inside double quotes begins a special character",
        "write two backslashes, or use single quotes round the text",
    ),
    ("directive", True, "a line cannot begin with %", QUOTE_IT),
    (
        "sequence entries are not allowed",
        False,
        "a list cannot begin on the line of its name",
        f"begin the list on the next line; or, if the dash is part of the text, {QUOTE_IT}",
    ),
    ("mapping keys are not allowed", False, "a text cannot begin with `?` and a space", QUOTE_IT),
    (
        "simple key",
        True,
        "a name and a colon are needed on this line",
        "write `name: text`; if the line goes on with the text above it, indent it further",
    ),
    (
        "block scalar",
        False,
        "the text cannot begin on the line of `|` or `>`",
        f"begin it on the next line, indented; or {QUOTE_IT}",
    ),
    (
        "flow (?:sequence|mapping)",
        True,
        "the bracket that begins here is never closed",
        f"close it; or, if it is part of the text, {QUOTE_IT}",
    ),
    ("", False, "this line's indentation does not fit the lines above it", _ALIGN),
)


def explain(error: Any, lines: Sequence[str], last: Any = None) -> Complaint:
    """What the author did, as far as it can be told.

    `error` is a yaml.YAMLError, `last` the last scalar event before it.
    """
    stopped = getattr(error, "problem_mark", None)
    began = getattr(error, "context_mark", None) or stopped
    if stopped is None:
        return Complaint(
            message="this file cannot be understood", hint="save it as UTF-8 text", line=0, column=0
        )
    said = f"{error.context or ''} {error.problem or ''}"
    return (
        _nesting(said, stopped)
        or _first_character(said, stopped, began, lines)
        or _tab(stopped, lines)
        or _stray_quote(said, stopped, last)
        or _text_after_quote(said, stopped, lines)
        or _colon(said, stopped, lines)
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
    # A lower-case word right before a colon may be the name of another line.
    has_key = re.search(r"\S +[a-z-]+:(?:\s|$)", text)
    if not is_over or has_key or not start <= column < start + len(text):
        return None
    return start, start + len(text), in_quotes(text)


def _length(pattern: str, line: str) -> int:
    """How much of the beginning of a line is such."""
    found = re.match(pattern, line)
    return found.end() if found else 0


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _nesting(said: str, stopped: Any) -> Complaint | None:
    if "nesting" not in said:
        return None
    hint = "50 levels are allowed; is a bracket or a brace left open?"
    return _at(stopped, "lists and mappings are nested too deeply", hint, "BF106")


def _first_character(said: str, stopped: Any, began: Any, lines: Sequence[str]) -> Complaint | None:
    """`*bold*`, `@home`, `& more`: a sign that means something else at the start of a text."""
    if not re.search("scanning an (?:alias|anchor)|cannot start any token", said):
        return None
    mark = began if "scanning an" in said else stopped
    sign = _line(lines, mark.line)[mark.column : mark.column + 1]
    if sign == "\t":
        return None
    found = _at(mark, f"a text cannot begin with {sign} unless it has quotes", QUOTE_IT)
    return structs.replace(found, instead=quoted(lines, mark.line, mark.column))


def _tab(stopped: Any, lines: Sequence[str]) -> Complaint | None:
    line = _line(lines, stopped.line)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    message, hint = "this line is indented with the Tab key", "indent it with spaces"
    return Complaint(message=message, hint=hint, line=stopped.line, column=indent.index("\t"))


def _stray_quote(said: str, stopped: Any, last: Any) -> Complaint | None:
    """`'tis` on one line and `don't` on a later one: together they look like a quoted text."""
    quoted = last is not None and last.style in ("'", '"')
    if "parsing a block" not in said or not quoted or last.end_mark.line != stopped.line:
        return None
    if last.start_mark.line == stopped.line:
        return None
    message = f"the quote that begins here ends on line {stopped.line + 1}, inside a text"
    return _at(last.start_mark, message, _APOSTROPHE)


def _text_after_quote(said: str, stopped: Any, lines: Sequence[str]) -> Complaint | None:
    """`'Excellence' and fairness`, `[Draft] Plan`: the value ended, yet the line goes on."""
    line = _line(lines, stopped.line)
    if (
        "parsing a block" not in said
        or not re.match(_TAIL, line)
        or not line[: stopped.column].strip()
    ):
        return None
    what = "quote" if re.search(r"['\"]", line[: stopped.column]) else "bracket"
    found = _at(
        stopped,
        f"the text is continued after the closing {what}",
        'put quotes round the whole text: "..."; inside them, use single quotes',
    )
    return structs.replace(found, instead=quoted(lines, stopped.line, stopped.column))


def _colon(said: str, stopped: Any, lines: Sequence[str]) -> Complaint | None:
    if "mapping values are not allowed" not in said:
        return None
    before, above = _line(lines, stopped.line)[: stopped.column], stopped.line - 1
    if re.search(r":\s", before):
        found = _at(stopped, "a second colon on this line", QUOTE_IT)
        return structs.replace(found, instead=quoted(lines, stopped.line, stopped.column))
    if re.match(_NO_SPACE, _line(lines, above)):
        column = _line(lines, above).index(":")
        return Complaint(
            message="a space is missing after this colon",
            hint="write `name: text`",
            line=above,
            column=column,
            instead=(column + 1, column + 1, " "),
        )
    message = "this line's indentation does not fit the lines above it"
    return _at(stopped, message, f"{_ALIGN}; if it goes on with a text, {QUOTE_IT}")


def _disguised_space(said: str, began: Any, lines: Sequence[str]) -> Complaint | None:
    match = re.match(_NBSP, _line(lines, began.line)) if "simple key" in said else None
    if match is None:
        return None
    message, hint = "a non-breaking space after the colon (U+00A0)", "type an ordinary space"
    column = match.end() - 1
    return Complaint(
        message=message,
        hint=hint,
        line=began.line,
        column=column,
        code="BF104",
        instead=(column, column + 1, " "),
    )


def _end_of_file(said: str, stopped: Any, lines: Sequence[str]) -> Complaint | None:
    """The parser met the end while it waited for more; the last line with text is shown."""
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if stopped.line <= last or re.search("quoted scalar|simple key|flow sequence|flow map", said):
        return None
    message, hint = "the file ends too early: something is not complete", "close every bracket"
    return Complaint(
        message=message, hint=hint, line=last, column=max(0, len(_line(lines, last).rstrip()) - 1)
    )


def _by_rule(said: str, stopped: Any, began: Any) -> Complaint:
    message, hint, mark = next(
        (message, hint, began if at_start else stopped)
        for pattern, at_start, message, hint in _RULES
        if re.search(pattern, said)
    )
    return _at(mark, message, hint)


def _at(mark: Any, message: str, hint: str, code: str = "BF102") -> Complaint:
    return Complaint(message=message, hint=hint, line=mark.line, column=mark.column, code=code)
