"""Places in a source <-> places in the page, which counts characters as browsers do: one beyond
U+FFFF is two.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from briefgen.model.diagnostics import Span
from briefgen.studio.messages import Place


class SourcePlaces(Struct, eq=False):
    """Finds the `number` and the `text` of a file by its name; the `lines` are kept."""

    number: Callable[[str], int]
    text: Callable[[str], str]
    lines: dict[str, list[str]] = field(default_factory=dict)

    def place(self, span: Span) -> Place:
        """Where a span stands in the page."""
        return Place(
            file=self.number(span.file),
            line=span.line,
            column=self.column(span),
            end_line=span.end_line or span.line,
            end_column=self._units(
                span.file, span.end_line or span.line, span.end_column or span.column
            ),
        )

    def column(self, span: Span) -> int:
        """The column in which a span begins in the page."""
        return self._units(span.file, span.line, span.column)

    def source_line(self, file: str, number: int) -> str | None:
        """A line of a file; None where there is none."""
        if file not in self.lines:
            self.lines[file] = self.text(file).split("\n")
        lines = self.lines[file]
        return lines[number - 1] if 0 < number <= len(lines) else None

    def _units(self, file: str, line: int, column: int) -> int:
        before = (self.source_line(file, line) or "")[: column - 1]
        return column if before.isascii() else column + sum(map("\uffff".__lt__, before))


def in_place(text: str, start: int, end: int, now: str) -> str | None:
    """A text with another in place of a stretch, by units of the page; None where it has no such
    stretch."""
    units = text.encode("utf-16-le", "surrogatepass")
    if not 0 <= 2 * start <= 2 * end <= len(units):
        return None
    put = now.encode("utf-16-le", "surrogatepass")
    whole = units[: 2 * start] + put + units[2 * end :]
    return whole.decode("utf-16-le", "surrogatepass")


def span_of(place: Place, file: str, text: str) -> Span:
    """The span of a place of the page in a text."""
    lines = text.split("\n")

    def column(line: int, units: int) -> int:
        found = lines[line - 1] if 0 < line <= len(lines) else ""
        left, count = units - 1, 0
        for letter in found:
            if left <= 0:
                break
            left -= 2 if letter > "\uffff" else 1
            count += 1
        return count + 1 + max(left, 0)

    return Span(
        file=file,
        line=place.line,
        column=column(place.line, place.column),
        end_line=place.end_line,
        end_column=column(place.end_line, place.end_column),
    )
