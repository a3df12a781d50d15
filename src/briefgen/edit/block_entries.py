"""The lines of a YAML file -> the entries of one of its lists or mappings, with what lies between.

Whose a comment is: an entry owns the comments right above it in its own column, and what is set
further in than it; blank lines belong to the gap, which stays when entries move. What stands above
the first entry belongs to the whole, what follows the last to the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.edit.set_text import BLOCK_HEADER, CannotSetError
from briefgen.model.diagnostics import Span
from briefgen.model.text_edits import line_end_of, line_starts
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq

_DASH = re.compile(r"-(?=[ \t\r\n]|$)")
# The header of a text in lines of its own, behind its name.
_HEADED = re.compile(rf"(?:&\S+[ \t]+)?{BLOCK_HEADER.pattern}")
_INSIDE_ONLY = "it is written in a way that cannot be changed from here; edit the text"


class WrittenEntry(Value):
    """An entry as it is written: its own comments above it (`above`), and its `text` from its dash
    or key on, each to the end of its last line."""

    above: str
    text: str


class BlockEntries(Value, kw_only=True):
    """A source taken apart: what comes `before` the first entry's line, the `entries`, the `gaps`
    between them, and what comes `after` the last. Entries stand in a `column`, from 0. `lead` is
    what stands before the first on its line, if that is more than blanks: a dash, say. A new line
    ends in `line_end`."""

    before: str
    lead: str
    column: int
    entries: tuple[WrittenEntry, ...]
    gaps: tuple[str, ...]
    after: str
    line_end: str

    def written(self) -> str:
        """The source."""
        if self.lead and self.entries[0].above:
            raise CannotSetError(_INSIDE_ONLY)
        return "".join([self.before, *self._parts(), self.after])

    def _parts(self) -> list[str]:
        """Four for each entry: its gap, what is above it, what stands before it, its text."""
        margin = " " * self.column
        leads = [self.lead or margin, *[margin] * len(self.gaps)]
        together = zip(("", *self.gaps), leads, self.entries, strict=True)
        return [part for gap, lead, one in together for part in (gap, one.above, lead, one.text)]

    def offset(self, number: int) -> int:
        """Where the text of an entry begins in the source."""
        parts = (len(part) for part in self._parts()[: 4 * number + 3])
        return sum(parts, len(self.before))

    @property
    def gap(self) -> str:
        """What parts a new entry from its neighbour: a blank line, where most have one."""
        blank = sum(not gap.strip() and bool(gap) for gap in self.gaps)
        return self.line_end if self.gaps and 2 * blank >= len(self.gaps) else ""

    def with_entry(self, to: int, entry: WrittenEntry) -> BlockEntries:
        """With one more entry, which comes to stand as number `to`."""
        entries = (*self.entries[:to], entry, *self.entries[to:])
        at = min(to, len(self.gaps))
        return replace(self, entries=entries, gaps=(*self.gaps[:at], self.gap, *self.gaps[at:]))

    def without(self, number: int) -> BlockEntries:
        """Without an entry, and a gap beside it; comments in the gaps stay."""
        entries = self.entries[:number] + self.entries[number + 1 :]
        gaps = list(self.gaps)
        if gaps:
            around = [n for n in (number, number - 1) if 0 <= n < len(gaps)]
            bare = next((n for n in around if not gaps[n].strip()), None)
            if bare is not None:
                del gaps[bare]
            elif len(around) == 2:
                gaps[number - 1 : number + 1] = [gaps[number - 1] + gaps[number]]
        found = replace(self, entries=entries, gaps=tuple(gaps))
        if len(gaps) == len(entries) and entries:  # the comments of an outer gap
            first = number == 0
            before, after = (gaps[0], "") if first else ("", gaps[-1])
            found = replace(
                found,
                gaps=tuple(gaps[1:] if first else gaps[:-1]),
                before=found.before + before,
                after=after + found.after,
            )
        return found

    def moved(self, number: int, to: int) -> BlockEntries:
        """With an entry as number `to`; the gaps stay where they are."""
        rest = [*self.entries[:number], *self.entries[number + 1 :]]
        rest.insert(to, self.entries[number])
        return replace(self, entries=tuple(rest))


def block_entries(body: str, node: Seq | Map) -> BlockEntries:
    """The entries of a list or mapping in lines.

    Raises CannotSetError where they are written in a way that cannot be taken apart.
    """
    lines = _with_ends(body)
    starts = list(_starts(lines, node))
    if len(starts) != len(node.items if isinstance(node, Seq) else node.entries) or not starts:
        raise CannotSetError(_INSIDE_ONLY)
    first, column = starts[0]
    kept = _kept_blanks(lines, node)
    cuts: list[tuple[int, int]] = []  # the first line of each entry with its comments; its last
    for number, (start, _) in enumerate(starts):
        limit = starts[number + 1][0] if number + 1 < len(starts) else _end(lines, node, starts[-1])
        above = start
        while number and above > cuts[-1][1] and _is_comment(lines[above - 1], column):
            above -= 1
        cuts.append((above, _last(lines, start, limit, column, kept) + 1))
    entries = tuple(
        WrittenEntry("".join(lines[above:start]), _ended("".join(lines[start:end])[column:], body))
        for (above, end), (start, _) in zip(cuts, starts, strict=True)
    )
    gaps = tuple("".join(lines[end:above]) for (_, end), (above, _) in pairwise(cuts))
    prefix = lines[first][:column]
    return BlockEntries(
        before="".join(lines[:first]),
        lead=prefix if prefix.strip() else "",
        column=column,
        entries=entries,
        gaps=gaps,
        after="".join(lines[cuts[-1][1] :]),
        line_end=line_end_of(body),
    )


def _ended(text: str, body: str) -> str:
    """The last line of a file may lack its end."""
    return text if text.endswith(("\n", "\r")) else text + line_end_of(body)


def _with_ends(body: str) -> list[str]:
    """The lines with their ends."""
    starts = line_starts(body)
    return [body[a:b] for a, b in pairwise([*starts, len(body)]) if a < b]


def _starts(lines: Sequence[str], node: Seq | Map) -> Iterator[tuple[int, int]]:
    """The line and column at which each entry begins, from 0."""
    if isinstance(node, Map):
        column = node.entries[0][0].span.column - 1
        for number, (key, _) in enumerate(node.entries):
            at = key.span.line - 1
            if key.span.column - 1 != column or (number and lines[at][:column].strip()):
                raise CannotSetError(_INSIDE_ONLY)
            yield at, column
    elif found := _first_dash(lines, node):
        yield found
        yield from _more_dashes(lines, node, *found)


def _more_dashes(
    lines: Sequence[str], node: Seq, first: int, column: int
) -> Iterator[tuple[int, int]]:
    """The dashes below the first of a list."""
    inside = _inside(lines, node)
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if number in inside or not line.strip() or line.lstrip().startswith("#"):
            continue
        if _depth(line) == column and _DASH.match(line, column):
            yield number, column
        elif _depth(line) <= column:
            return


def _first_dash(lines: Sequence[str], node: Seq) -> tuple[int, int] | None:
    """Where the first dash of a list stands: where the list is said to begin, behind its name."""
    line, column = node.span.line - 1, node.span.column - 1
    if lines[line][column : column + 1] == "&":
        while line + 1 < len(lines):
            line += 1
            column = len(lines[line]) - len(lines[line].lstrip(" "))
            if lines[line].strip() and lines[line][column] != "#":
                break
    return (line, column) if _DASH.match(lines[line], column) else None


def _inside(lines: Sequence[str], node: Node) -> frozenset[int]:
    """The lines, from 0, on which a text or brackets go on that began on an earlier one. Texts
    behind `|` and `>` are always set further in, and end where the next thing begins."""
    return frozenset(
        number
        for span in _long_spans(node)
        if not _header(lines, span)
        for number in range(span.line, span.end_line)
    )


def _header(lines: Sequence[str], span: Span) -> str:
    """The header of a text in lines of its own, "" for any other."""
    found = _HEADED.match(lines[span.line - 1], span.column - 1)
    return found[1] if found else ""


def _long_spans(node: Node) -> Iterator[Span]:
    match node:
        case Scalar(span=span):
            yield span
        case Seq(items=items, closing=closing, span=span):
            if closing:
                yield replace(span, end_line=closing.end_line)
            for item in items:
                yield from _long_spans(item)
        case Map(entries=entries, closing=closing, span=span):
            if closing:
                yield replace(span, end_line=closing.end_line)
            for entry in entries:
                for part in entry:
                    yield from _long_spans(part)


def _kept_blanks(lines: Sequence[str], node: Node) -> frozenset[int]:
    """The lines, from 0, at which a text begins whose blank lines at its end are kept."""
    found = set()
    for span in _long_spans(node):
        if "+" in _header(lines, span):
            found.add(span.line - 1)
    return frozenset(found)


def _end(lines: Sequence[str], node: Seq | Map, last: tuple[int, int]) -> int:
    """The line, from 0, at which what stands below the last entry ends."""
    start, column = last
    inside = _inside(lines, node)
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if number in inside and not _is_less(line, column):
            continue
        if line.strip() and not line.lstrip().startswith("#"):
            is_list = isinstance(node, Map) and _DASH.match(line, column)
            if _depth(line) <= column and not is_list:
                return number
    return len(lines)


def _is_less(line: str, column: int) -> bool:
    return bool(line.strip()) and _depth(line) < column


def _last(lines: Sequence[str], start: int, limit: int, column: int, kept: frozenset[int]) -> int:
    """The last line of an entry: blank lines and comments in its column or before do not belong to
    it, unless its last text keeps the blank lines behind it."""
    last = start
    for number in range(start + 1, limit):
        line = lines[number]
        is_comment = line.lstrip().startswith("#")
        if line.strip() and not (is_comment and _depth(line) <= column):
            last = number
    keeping = max((line for line in kept if start <= line <= last), default=-1)
    if keeping >= 0 and all(
        not lines[n].strip() or _depth(lines[n]) > _depth_of_parent(lines[keeping])
        for n in range(keeping + 1, last + 1)
    ):
        while last + 1 < limit and not lines[last + 1].strip():
            last += 1
    return last


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _depth_of_parent(line: str) -> int:
    """How far in the key or the last dash of a line stands."""
    dashes = re.match(r"[ ]*(?:-[ ]+)*", line)
    text = line[dashes.end() :] if dashes else line
    at = dashes.end() if dashes else 0
    return at if ":" in text else max(_depth(line), at - 2)


def _is_comment(line: str, column: int) -> bool:
    return line[:column].strip(" ") == "" and line[column : column + 1] == "#"
