"""Tables drawn with dashes and plus signs, as pandoc reads and writes them -> with `|` alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.model.values import replace

_BORDER = re.compile(r"\+(?:[-=:]+\+)+$")
_IN_GRID = re.compile(r"[+|].*[+|]$")
_DASHES = re.compile(r" *-{2,}(?: +-{2,})+ *$")
_GROUP = re.compile(r"-+")
# More is no table that anybody drew.
_MOST_LINES = 500


def with_plain_tables(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """The lines, with tables in the one way that all programs read."""
    at = 0
    while at < len(lines):
        taken = _grid_end(lines, at)
        rows = _grid_rows([line.text for line in lines[at:taken]]) if taken else None
        if not taken:
            taken = _simple_end(lines, at)
            rows = _simple_rows([line.text for line in lines[at:taken]]) if taken else None
        after = taken or at + 1
        yield from _written(rows, lines[at:after]) if rows else lines[at:after]
        at = after


def _written(rows: Sequence[Sequence[str]], lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """A row a line, at the line where the table began; it parts from what stands around it."""
    head, *body = rows
    yield replace(lines[0], text="")
    for row in (head, ["---"] * len(head), *body):
        cells = (cell if cell == "---" else cell.replace("|", "\\|") for cell in row)
        yield replace(lines[0], text=f"| {' | '.join(cells)} |", comments=())
    yield replace(lines[-1], text="", comments=())


def _grid_end(lines: Sequence[SourceLine], at: int) -> int:
    """The line after a table with borders that begins here, 0 where none does."""
    if lines[at].is_code or not _BORDER.match(lines[at].text.strip()):
        return 0
    end = at
    last = min(len(lines), at + _MOST_LINES)
    while end < last and not lines[end].is_code and _IN_GRID.match(lines[end].text.strip()):
        end += 1
    return end if end > at + 2 and _BORDER.match(lines[end - 1].text.strip()) else 0


def _grid_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells by rows; None where some reach over others."""
    bare = [line.strip() for line in lines]
    edges = [at for at, sign in enumerate(bare[0]) if sign == "+"]
    rows: list[list[str]] = []
    parts: list[list[str]] = [[] for _ in edges[1:]]
    for line in bare[1:]:
        if len(line) <= edges[-1] or any(line[at] not in "+|" for at in edges):
            return None
        if _BORDER.match(line):
            rows.append([" ".join(filter(None, part)) for part in parts])
            parts = [[] for _ in edges[1:]]
            continue
        for part, (left, right) in zip(parts, pairwise(edges), strict=True):
            part.append(line[left + 1 : right].strip())
    return rows


def _simple_end(lines: Sequence[SourceLine], at: int) -> int:
    """The line after a table with a line of dashes below its heads, 0 where none begins here."""
    if at + 2 >= len(lines) or (at and lines[at - 1].text.strip()):
        return 0
    head, dashes, first = lines[at : at + 3]
    if any(one.is_code or not one.text.strip() for one in (head, dashes, first)):
        return 0
    if not _DASHES.match(dashes.text) or "|" in head.text or _DASHES.match(head.text):
        return 0
    end = at + 2
    while end < len(lines) and lines[end].text.strip() and not lines[end].is_code:
        end += 1
    return end


def _simple_rows(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells by rows, cut where the dashes of the next column begin; None where a word lies
    across."""
    starts = [0, *(found.start() for found in list(_GROUP.finditer(lines[1]))[1:])]
    rows = []
    for line in (lines[0], *lines[2:]):
        if _DASHES.match(line):
            continue
        if any(line[at - 1 : at].strip() and line[at : at + 1].strip() for at in starts[1:]):
            return None
        cuts = [*starts, max(len(line), starts[-1])]
        rows.append([line[left:right].strip() for left, right in pairwise(cuts)])
    return rows
