"""Text -> its lines: which stand in a fence of code, and which comments (`<!-- -->`) they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.model.values import Value
from briefgen.model.work import LONGEST_FILLED
from briefgen.ooxml.reader import Refusal

MOST_CHARACTERS, MOST_LINES = 300_000, 50_000
# Each bracket between two empty lines may begin a link or a tag, whose end is looked for among the
# others there: so many looks take a second.
MOST_LOOKS = 10_000_000
_FENCE = re.compile(r"[\s>]*(?:[-*+] +|\d{1,9}[.)] +)?(`{3,}(?=[^`]*$)|~{3,})(.*)")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class SourceLine(Value, kw_only=True):
    """A line by its `number` in the file: its `text` without comments, whether it stands in a fence
    of code or is the edge of one (`is_code`), and the `comments` that begin on it."""

    number: int
    text: str
    is_code: bool = False
    comments: tuple[str, ...] = ()


class _Scan(Struct):
    """What is open at a line: the signs that close the `fence`, the line and the parts of the
    `comment`."""

    fence: str = ""
    comment: list[str] | None = None


def source_lines(text: str, first: int = 1) -> list[SourceLine]:
    """The lines of a file, counted from `first`. Raises Refusal for a file beyond the limits."""
    lines = text.split("\n")
    for count, most, what in (
        (len(text), MOST_CHARACTERS, "characters"),
        (len(lines), MOST_LINES, "lines"),
    ):
        if count > most:
            raise Refusal(f"the text has more than {most:,} {what}", "import it in several parts")
    read = list(_read(lines, first))
    _check_brackets(read)
    return read


def _check_brackets(lines: Sequence[SourceLine]) -> None:
    looks = count = 0
    for line in lines:
        if not line.text.strip() or line.is_code:
            looks, count = looks + count**2, 0
        else:
            count += line.text.count("[") + line.text.count("<")
        if looks + count**2 > MOST_LOOKS:
            what = f"line {line.number}: there are too many brackets in the text"
            raise Refusal(what, "part it by empty lines, or import it in several parts")


def _read(lines: Sequence[str], first: int) -> Iterator[SourceLine]:
    scan = _Scan()
    for number, line in enumerate(lines, first):
        if len(line) > LONGEST_FILLED:
            raise Refusal(
                f"line {number} has more than {LONGEST_FILLED:,} characters",
                "part it by empty lines, or move pictures that are written into the text to files",
            )
        yield _line(number, line, scan)
    if scan.comment is not None:
        # A comment that nothing ends reaches to the end of the file.
        yield SourceLine(number=number, text="", comments=("\n".join(scan.comment),))


def _line(number: int, line: str, scan: _Scan) -> SourceLine:
    if scan.comment is None and (scan.fence or _FENCE.match(line)):
        _follow_fence(line, scan)
        return SourceLine(number=number, text=line, is_code=True)
    text, comments = _without_comments(line, scan)
    return SourceLine(number=number, text=text, comments=tuple(comments))


def _follow_fence(line: str, scan: _Scan) -> None:
    found = _FENCE.match(line)
    if not scan.fence:
        scan.fence = found[1] if found else ""
    elif found and found[1].startswith(scan.fence) and not found[2].strip():
        scan.fence = ""


def _without_comments(line: str, scan: _Scan) -> tuple[str, list[str]]:
    """The line without comments, and those that end on it. A comment that goes on is kept in
    `scan`."""
    kept, ended = "", list[str]()
    rest = line
    while True:
        if scan.comment is not None:
            inside, end, rest = rest.partition("-->")
            scan.comment.append(inside)
            if not end:
                return kept, ended
            ended.append("\n".join(scan.comment))
            scan.comment = None
        start = _comment_start(rest)
        if start < 0:
            return kept + rest, ended
        kept, rest = kept + rest[:start], rest[start + 4 :]
        scan.comment = []


def _comment_start(text: str) -> int:
    """Where a comment begins, outside code in the line; -1 where none does."""
    if "<!--" not in text:
        return -1
    spans = [found.span() for found in CODE_SPAN.finditer(text)]
    starts = (found.start() for found in re.finditer("<!--", text))
    return next((at for at in starts if not any(lo <= at < hi for lo, hi in spans)), -1)
