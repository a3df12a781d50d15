"""A chart as the author means it: its numbers, and what is said of how they are to be drawn."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from briefgen.model.chart_kinds import ChartName, Stacking
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value


class Series(Value):
    """`values` with a `name`, one for each category; None where there is none (a gap). `span` is
    where they are written."""

    name: Inline
    values: tuple[Decimal | None, ...]
    span: Span = NOWHERE


class Focus(Value):
    """What a chart is about, by its place: a `series`, or a `category`; nothing is both None."""

    series: int | None = None
    category: int | None = None


class Chart(Value, kw_only=True):
    """Numbers to be drawn: `series` of values over `categories`, with the text alternative `alt`.
    `kind` is one of CHARTS; `stacked` is "", "yes" or "percent".

    `unit` stands above the chart, `source` below it. `labels` says whether values are written
    beside what is drawn, None where the layout decides; `style` how they are written. `minimum` and
    `maximum` are the ends of the axis where the author sets them. `span` is where it is written.
    """

    kind: ChartName
    alt: str
    alt_language: str = ""
    """What `alt` and the other texts are in, where that is not the language of the deck."""
    unit: Inline | None = None
    source: Inline | None = None
    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    stacked: Stacking = ""
    labels: bool | None = None
    style: NumberStyle = NumberStyle()
    focus: Focus | None = None
    """None where the layout decides."""
    ordered: bool | None = None
    """Whether its parts are in an order that means something; None where the layout decides."""
    days: tuple[date, ...] = ()
    """The days that the categories are, in the order of time, if all of them are some."""
    are_names: bool = False
    """Whether their names may stand below them as they are, where there is room."""
    places: tuple[Decimal, ...] = ()
    """Of a scatter chart, the numbers that the categories are."""
    across: Inline | None = None
    """What they count."""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    span: Span = NOWHERE
