"""Rows -> the table of benchmarks/results.md; what is written round it by hand stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Ratio

FILE = Path(__file__).resolve().parent / "results.md"
_HEAD = """\
| measure | median | quartiles | at most | stretch | |
|---|---|---|---|---|---|
"""
_BEGIN, _END = "<!-- table -->\n", "<!-- end of the table -->"


@dataclass(frozen=True)
class Row:
    """A line of the table: a ratio or a figure, and the most it may be."""

    name: str
    found: Ratio | float
    most: float | None = None
    stretch: float | None = None

    def line(self) -> str:
        if isinstance(self.found, Ratio):
            value, spread = self.found.median, f"{self.found.low:.2f}-{self.found.high:.2f}"
        else:
            value, spread = self.found, ""
        limits = [f"{limit:g}" if limit is not None else "" for limit in (self.most, self.stretch)]
        cells = [self.name, _number(value), spread, *limits, self._verdict(value)]
        return f"| {' | '.join(cells)} |"

    def _verdict(self, value: float) -> str:
        if self.most is None or self.stretch is None:
            return ""
        return "stretch" if value <= self.stretch else "reached" if value <= self.most else "**no**"


def _number(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"


def write_rows(rows: Iterable[Row]) -> None:
    """Put the lines into the table, in the places of those of the same name."""
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else f"{_BEGIN}{_END}\n"
    before, rest = text.split(_BEGIN)
    table, after = rest.split(_END)
    lines = {line.split(" | ")[0]: line for line in table.splitlines()[2:]}
    lines |= {f"| {row.name}": row.line() for row in rows}
    found = "".join(f"{line}\n" for line in lines.values())
    FILE.write_text(f"{before}{_BEGIN}{_HEAD}{found}{_END}{after}", encoding="utf-8")
