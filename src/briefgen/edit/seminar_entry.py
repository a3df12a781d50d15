"""The text of decks/seminars.csv or .yaml + what a new seminar says -> the text with it at the end.

What the new seminar does not say is what the last one says.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from briefgen.edit.yaml_spelling import on_one_line
from briefgen.model.diagnostics import Faults
from briefgen.model.text_edits import extent, line_end_of, line_starts, lines_of
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.csv_rows import separator_of
from briefgen.read.yaml_source import read_source


class CannotAddError(Exception):
    """The list cannot be added to; the sentence says why, and what to do."""


class Added(Value):
    """The `text` with the seminar in it, the `lines` that it stands on, from the first to the last,
    and the names of what was `copied` from the one before it."""

    text: str
    lines: range
    copied: tuple[str, ...]


def add_row(text: str, given: Mapping[str, str], known: frozenset[str]) -> Added:
    """A row at the end of a CSV file. Columns that are `known` may be written with capitals."""
    lines = lines_of(text)
    separator, said = separator_of(lines[0])
    written = StringIO("\n".join(lines[int(said) :]), newline="")
    try:
        rows = [row for row in csv.reader(written, delimiter=separator, strict=True) if any(row)]
    except csv.Error as error:
        raise CannotAddError("it cannot be read; `briefgen check` says why") from error
    heads = [_column(cell.strip(), known) for cell in rows[0]] if rows else []
    for name in given:
        if name not in heads and given[name]:
            there = f"there are {', '.join(filter(None, heads))}" if heads else "there is none"
            raise CannotAddError(
                f"it has no column `{name}` ({there}); add the column in the first row"
            )
    last = dict(zip(heads, rows[-1], strict=False)) if len(rows) > 1 else {}
    cells = [given.get(head, last.get(head, "")) for head in heads]
    line_end = "\r\n" if "\r\n" in text else "\r" if "\r" in text else "\n"
    row = StringIO(newline="")
    csv.writer(row, delimiter=separator, lineterminator=line_end).writerow(cells)
    before = text if text.endswith(("\n", "\r")) else text + line_end
    first = len(lines_of(before))
    copied = tuple(head for head in heads if head not in given and last.get(head, "").strip())
    after = before + row.getvalue()
    return Added(after, range(first, len(lines_of(after))), copied)


def _column(cell: str, known: frozenset[str]) -> str:
    return cell.lower() if cell.lower() in known else cell


def add_entry(
    text: str, file: str, given: Mapping[str, str], variables: Mapping[str, str]
) -> Added:
    """An entry at the end of the seminars of a YAML file, written as the last one is."""
    node = read_source(text.encode(), file, Faults())
    listed = node.get("seminars") if isinstance(node, Map) else None
    last = listed.items[-1] if isinstance(listed, Seq) and listed.items else None
    if not isinstance(listed, Seq) or not isinstance(last, Map) or not last.entries:
        raise CannotAddError("it has no list `seminars:` that could be gone on with")
    said = {key: on_one_line(value, in_brackets=True) for key, value in given.items()}
    if variables:
        said["variables"] = _variables(last.get("variables"), variables)
    source = _Source.of(text)
    parts = [
        f"{key.text}: {said[key.text]}" if key.text in said else source.entry(key, value, last)
        for key, value in last.entries
    ]
    parts += [f"{key}: {value}" for key, value in said.items() if key not in last.keys]
    entry = f"{{{', '.join(parts)}}}" if last.closing else source.margin(last).join(parts)
    end = source.end(last)
    lead = ", " if listed.closing else source.lead(last)
    line_end = line_end_of(text)
    after = text[:end] + (lead + entry).replace("\n", line_end) + text[end:]
    first = len(lines_of(text[:end])) + lead.count("\n")
    lines = range(first, first + entry.count("\n") + 1)
    return Added(after, lines, tuple(key for key in last.keys if key not in said))


def _variables(node: Node | None, given: Mapping[str, str]) -> str:
    own = node.entries if isinstance(node, Map) else ()
    texts = {key.text: value.text for key, value in own if isinstance(value, Scalar)}
    said = {**texts, **given}.items()
    return f"{{{', '.join(f'{k}: {on_one_line(v, in_brackets=True)}' for k, v in said)}}}"


class _Source(Value):
    """The `lines` of a text, and the offsets at which they begin (`starts`)."""

    lines: list[str]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> _Source:
        return cls(lines_of(text), line_starts(text))

    def entry(self, key: Scalar, value: Node, mapping: Map) -> str:
        """A key with its value as it is written."""
        if mapping.closing is None:
            lines = self.lines[key.span.line - 1 : self._last_line(key)]
            return "\n".join([lines[0][key.span.column - 1 :], *lines[1:]])
        end = extent(value)
        lines = self.lines[key.span.line - 1 : end.end_line]
        lines[-1] = lines[-1][: end.end_column - 1]
        return "\n".join([lines[0][key.span.column - 1 :], *lines[1:]])

    def _last_line(self, key: Scalar) -> int:
        """The last line of what stands below a key: it is set further in, or is a list."""
        found = number = key.span.line
        margin = key.span.column - 1
        for line in self.lines[number:]:
            number += 1
            depth = len(line) - len(line.lstrip(" "))
            if line.strip() and depth <= margin and not line[margin:].startswith("- "):
                break
            if line.strip() and depth < margin:
                break
            found = number if line.strip() else found
        return found

    def end(self, last: Map) -> int:
        """Where the last entry of the list ends; in lines, with what stands behind it."""
        if last.closing:
            line, column = last.closing.end_line, last.closing.end_column
            return self.starts[line - 1] + column - 1
        line = self._last_line(last.entries[-1][0])
        return self.starts[line - 1] + len(self.lines[line - 1])

    def lead(self, last: Map) -> str:
        """What stands before an entry in lines: a new line, and its dash."""
        before = self.lines[last.span.line - 1][: last.span.column - 1]
        return "\n" + (before if before.strip() else f"{before[:-2]}- ")

    def margin(self, last: Map) -> str:
        return "\n" + " " * (last.span.column - 1)
