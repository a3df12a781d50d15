"""A chart that writes every one of its values: paper then needs no table of them below it."""

from __future__ import annotations

from briefgen.model.chart_plot import PlotSeries
from briefgen.model.document import Block, DocumentTable
from briefgen.model.scene import Group, Item, PlacedChart
from briefgen.model.text_block import About
from briefgen.model.values import replace
from briefgen.text.locales import format_value

# The text alternative says so many values; more are better read in a table.
_MOST_VALUES = 12


def is_told(block: Block, before: Item) -> bool:
    """Whether a block is a table of what stands in the chart before it."""
    return isinstance(block, DocumentTable) and block.is_data and says_every_value(before)


def says_every_value(item: Item) -> bool:
    """Whether a drawing is a chart of few values, and each is written at what stands for it."""
    match item:
        case Group(items=items):
            return any(map(says_every_value, items))
        case PlacedChart(series=series):
            count = sum(len(one.values) for one in series)
            return count <= _MOST_VALUES and all(map(_is_said, series))
        case _:
            return False


def _is_said(series: PlotSeries) -> bool:
    own = {label.point: label.says != "name" for label in series.labels}
    return all(
        value is not None and (not value or own.get(point, bool(series.place)))
        for point, value in enumerate(series.values)
    )


def with_values_in_words(item: Item, language: str) -> Item:
    """The drawing with its values behind the text alternative, for those who hear it."""
    match item:
        case Group(items=items):
            found = tuple(with_values_in_words(one, language) for one in items)
            return replace(item, items=found)
        case PlacedChart():
            about = _with_values(item.about, item, language)
            return replace(item, about=about, drawing=replace(item.drawing, about=about))
        case _:
            return item


def _with_values(about: About, chart: PlacedChart, language: str) -> About:
    said = "; ".join(
        f"{category}: {_values_at(point, chart, language)}"
        for point, category in enumerate(chart.categories)
    )
    return replace(about, alt=f"{about.alt}\n{said}")


def _values_at(point: int, chart: PlacedChart, language: str) -> str:
    """What the series say at one category."""
    is_alone = len(chart.series) == 1
    said = []
    for series in chart.series:
        value = series.values[point]
        assert value is not None
        words = format_value(value, chart.look.decimals, chart.look.style, language)
        said.append(words if is_alone else f"{series.name} {words}")
    return ", ".join(said)
