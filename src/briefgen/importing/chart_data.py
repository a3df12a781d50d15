"""A chart of a presentation -> our chart, with its numbers in the deck or in a CSV file; or a table
where we have no such chart."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from io import StringIO

from msgspec import Struct, field

from briefgen.edit.new_yaml import InBrackets, Word, YamlContent
from briefgen.importing.imported_talk import ImportedChart, ImportedSeries
from briefgen.importing.inline_text import plain
from briefgen.importing.pptx.chart_numbers import as_value
from briefgen.importing.short_names import short_name, unique_name
from briefgen.model.chart_kinds import CHARTS, ROUND
from briefgen.model.charts import Chart, Series
from briefgen.model.rich_text import Inline, Run
from briefgen.resolve.chart_description import describe_chart
from briefgen.resolve.chart_limits import MOST_SERIES, MOST_SLICES, most_categories

FOLDER = "assets/data"
NONE = Word("none")
# As many numbers as somebody would type into a deck.
_MOST_TYPED = 40
_NEARLY = 0.02
_UNNAMED = "Series {}"


class DataFiles(Struct, kw_only=True):
    """The data files of a deck that is called `deck`, in a `language`: `files` are their texts by
    their names under assets/data."""

    deck: str
    language: str = "en-GB"
    files: dict[str, str] = field(default_factory=dict)

    def stored(self, chart: ImportedChart, title: str) -> str:
        """The name of the file that has the numbers of a chart."""
        text = _as_csv(chart)
        known = next((name for name, there in self.files.items() if there == text), None)
        if known:
            return known
        taken = {file.rpartition("/")[2].removesuffix(".csv") for file in self.files}
        stem = unique_name(short_name(chart.title or title, "chart"), taken)
        name = f"{self.deck}/{stem}.csv"
        self.files[name] = text
        return name


def is_ours(chart: ImportedChart) -> bool:
    """Whether briefgen draws such a chart, and of so many numbers."""
    if chart.kind not in CHARTS or not 1 <= len(chart.series) <= MOST_SERIES:
        return False
    values = [value for one in chart.series for value in one.values if value is not None]
    most = most_categories("column" if chart.kind in ROUND else chart.kind)  # type: ignore[arg-type]
    if not values or not 1 <= len(chart.categories) <= most or not _are_told_apart(chart):
        return False
    if chart.kind == "scatter":
        return all(as_value(name) is not None for name in chart.categories)
    if chart.kind == "area":
        is_whole = len(values) == len(chart.categories) * len(chart.series)
        return is_whole and len(chart.categories) > 1 and min(values) >= 0
    if chart.kind not in ROUND:
        return not (chart.is_share_of_whole and min(values) < 0)
    slices = [value for value in chart.series[0].values if value]
    return (
        len(chart.series) == 1
        and 2 <= len(slices) <= MOST_SLICES
        and min(values) >= 0
        and (None not in chart.series[0].values)
    )


def _are_told_apart(chart: ImportedChart) -> bool:
    names = _names(chart)
    return len(set(names)) == len(names)


def chart_content(
    chart: ImportedChart, alt: str, data: DataFiles, title: str
) -> dict[str, YamlContent]:
    """The keys of our chart. Without a text alternative it has the sentence that our check would
    begin one with."""
    content: dict[str, YamlContent] = {"kind": chart.kind}
    if chart.is_stacked and chart.kind in {"column", "bar", "area"}:
        content["stacked"] = "percent" if chart.is_share_of_whole else "yes"
    if unit := _unit(chart):
        content["unit"] = plain(unit)
    if chart.kind == "scatter" and chart.category_title:
        content["across"] = plain(chart.category_title)
    content["alt"] = plain(alt or description(chart, data.language))
    count = len(chart.categories) * len(chart.series)
    content["data"] = _typed(chart) if count <= _MOST_TYPED else data.stored(chart, title)
    return content


def _unit(chart: ImportedChart) -> str:
    if _are_shares(chart) and "%" not in chart.axis_title:
        return f"% {chart.axis_title}".strip()
    if chart.sign and chart.axis_title and chart.sign not in chart.axis_title:
        return f"{chart.axis_title} ({chart.sign})"
    return chart.axis_title or chart.sign


def description(chart: ImportedChart, language: str) -> str:
    """What the numbers say, in a sentence."""
    found = Chart(
        kind=chart.kind,  # type: ignore[arg-type]
        categories=tuple(_inline(name) for name in chart.categories),
        series=tuple(
            Series(_inline(name), tuple(map(_exact, _values(one, chart))))
            for name, one in zip(_names(chart), chart.series, strict=True)
        ),
        alt="",
        unit=_inline(_unit(chart)) if _unit(chart) not in ("", chart.sign) else None,
    )
    return describe_chart(found, language)


def _inline(text: str) -> Inline:
    return Inline((Run(text=" ".join(text.split())),))


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(_figure(value))


def _names(chart: ImportedChart) -> list[str]:
    return [
        " ".join(one.name.split()) or _UNNAMED.format(number)
        for number, one in enumerate(chart.series, 1)
    ]


def _are_shares(chart: ImportedChart) -> bool:
    """A pie of shares is shown in percent, whatever its numbers look like."""
    if chart.is_percent or chart.kind not in ROUND:
        return chart.is_percent
    return abs(sum(value or 0 for value in chart.series[0].values) - 1) < _NEARLY


def _values(series: ImportedSeries, chart: ImportedChart) -> list[float | None]:
    """As many as there are categories; shares as they are shown."""
    gap = [None] * max(0, len(chart.categories) - len(series.values))
    values = [*series.values[: len(chart.categories)], *gap]
    if not _are_shares(chart):
        return values
    return [None if value is None else float(f"{value * 100:.13g}") for value in values]


def _typed(chart: ImportedChart) -> YamlContent:
    names = [plain(name) for name in _names(chart)]
    return {
        "categories": InBrackets([plain(name) for name in chart.categories]),
        "series": [
            {name: InBrackets(list(map(_cell, _values(one, chart))))}
            for name, one in zip(names, chart.series, strict=True)
        ],
    }


def _figure(value: float) -> str:
    """As short as it can be, and the same number when it is read; without a power of ten."""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return re.sub(r"\.0+$", "", text)


def _as_csv(chart: ImportedChart) -> str:
    written = StringIO(newline="")
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(["", *_names(chart)])
    columns = [_values(one, chart) for one in chart.series]
    for number, category in enumerate(chart.categories):
        cells = ["" if column[number] is None else _figure(column[number]) for column in columns]  # type: ignore[arg-type]
        rows.writerow([category, *cells])
    return written.getvalue()


def as_table(chart: ImportedChart) -> dict[str, YamlContent]:
    """The numbers of a chart of another kind, as a table."""
    content: dict[str, YamlContent] = {}
    if chart.title:
        content["caption"] = plain(chart.title)
    names = _names(chart)
    content["columns"] = InBrackets([plain(chart.category_title), *map(plain, names)])
    columns = [_values(one, chart) for one in chart.series]
    content["rows"] = [
        [plain(name), *(_cell(column[number]) for column in columns)]
        for number, name in enumerate(chart.categories)
    ]
    if unit := _unit(chart):
        content["notes"] = plain(unit)
    return content


def _cell(value: float | None) -> YamlContent:
    return NONE if value is None else _figure(value)
