"""Chart: from numbers in the deck, or from a data file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.model.chart_kinds import CHARTS, STACKED, ChartName, Stacking
from briefgen.model.data_sheet import DataSheet
from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Span, TextEdit, diagnose
from briefgen.model.resolved_deck import Chart, Series
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key, append, in_quotes
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import UnfitError, as_written, counted, holds, leaf
from briefgen.read.forms import Located, by_type, entries, one_of_forms, text_form
from briefgen.read.short_forms import MappingKeys, alone, form, named
from briefgen.read.value_kinds import FLAG, WORDS, choice
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.chart_description import describe_chart
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.resolve.kinds.picture import says_nothing
from briefgen.resolve.number_parsing import (
    ParsedNumber,
    parse_figure,
    parted_by_commas,
    without_commas,
)
from briefgen.text.inline_markup import as_typed, parse_inline

MOST_SERIES, MOST_CATEGORIES = 6, 24
_KINDS = "; ".join(f"`{name}`, {what}" for name, what in CHARTS.items())
_DATA = "The numbers: a file of assets/data, or `categories:` and `series:`."
# Faults of one data file that are shown; the others are most often of the same cause.
_MOST_FAULTS = 5


class Amount(Value):
    """A number of the chart as it is written: its `value`, None for `none`, and its
    place (`span`)."""

    value: Decimal | None
    span: Span


def _amount(node: Node, _: Faults) -> Amount:
    figure = parse_figure(node.text if isinstance(node, Scalar) else "", ".")
    if isinstance(figure, Diagnostic):
        raise UnfitError(figure)
    return Amount(figure.value, node.span)


def _category(node: Node, faults: Faults) -> Inline:
    """A name without words has its place in the chart all the same."""
    inline = parse_inline(scalar_of(node), faults)
    return inline if inline.text.strip() else Inline((), node.span)


AMOUNT = text_form(
    "amount",
    _amount,
    by_type({"string": {}}),
    what="a number",
    written="a number, or `none`",
    example="12.5",
)
AMOUNTS = entries(
    "amounts",
    AMOUNT,
    "a list of numbers",
    least=0,
    is_whole=True,
    check=lambda node: _check_amounts(node),
)
_CATEGORY = text_form(
    "category", _category, by_type({"string": {}}), what="a text", written="a text", example="2008"
)
CATEGORIES = entries("categories", _CATEGORY, "a list of names", least=0, is_whole=True)


class SeriesKeys(MappingKeys, kw_only=True):
    """Numbers that belong together: their `name`, and the `values`, one for each category."""

    name: Scalar = holds(WORDS, about="What the numbers are.")
    values: Located = holds(AMOUNTS, about="A number for each category, or `none`.")


SERIES = form(
    "series",
    SeriesKeys,
    named("name", "values"),
    what="a series with a name and values",
    example="England: [12, 45]",
)
ALL_SERIES = entries("all-series", SERIES, "a list of series")


class DataFileKeys(MappingKeys, kw_only=True):
    """A data `file`, and the `sheet` of it."""

    file: Scalar = holds(WORDS, about="A file of assets/data.", is_spoken=False)
    sheet: Scalar | None = holds(WORDS, None, about="A sheet of the workbook.", is_spoken=False)


class FiguresKeys(MappingKeys, kw_only=True):
    """Numbers in the deck: `categories`, and `series` of values over them."""

    categories: Located = holds(CATEGORIES, about="What the numbers are of, as a list of names.")
    series: Located = holds(ALL_SERIES, about="The numbers, as a list of `Name: [12, 45]`.")


DATA_FILE = form(
    "data-file", DataFileKeys, alone("file"), what="a data file", example="figures.csv"
)
FIGURES = form(
    "figures",
    FiguresKeys,
    what="data with `categories:` and `series:`",
    example="{categories: [2001, 2008], series: [England: [12, 45]]}",
)
DATA = one_of_forms("data", "a data file or a set of numbers", DATA_FILE, FIGURES)


def _stacked(node: Node) -> Stacking:
    text = node.text.lower() if isinstance(node, Scalar) else ""
    if text in STACKED:
        return STACKED[text]
    raise UnfitError(diagnose("BF113/stacked", text=text))


class ChartKeys(MappingKeys, kw_only=True):
    """A chart: its `kind`, its `data`, and its text alternative (`alt`); whether series are
    `stacked` and have `labels`; the `unit` above and the `source` below; the ends of its axis
    (`minimum` and `maximum`, written `min` and `max`). `node` is all of it as it is written."""

    kind: ChartName = holds(
        choice(*CHARTS, unknown="BF113/chart-kind"),
        about=f"What is drawn: {_KINDS}.",
        is_spoken=False,
    )
    data: DataFileKeys | FiguresKeys = holds(DATA, about=_DATA, is_spoken=False)
    # What is said where it is missing is made of the numbers.
    alt: Inline | None = holds(
        LINE, None, wanted=True, about="What the chart shows, for people who cannot see it."
    )
    stacked: Stacking = holds(
        leaf(_stacked, {"enum": [*STACKED, True, False]}),
        "",
        about="For columns and bars: `yes`, series stand on each other; `percent`, as shares.",
        is_spoken=False,
    )
    unit: Inline | None = holds(LINE, None, about="What is counted, such as `% of pupils`.")
    source: Inline | None = holds(LINE, None, about="Where the numbers come from; it stands below.")
    labels: bool | None = holds(
        FLAG,
        None,
        about="`yes`: with values; `no`: with an axis. Left out, whichever can be read.",
        is_spoken=False,
    )
    minimum: Amount | None = holds(
        AMOUNT, None, name="min", about="Where the axis begins: for lines."
    )
    maximum: Amount | None = holds(AMOUNT, None, name="max", about="Where the axis ends.")
    node: Map | None = as_written()


class _Data(Value):
    """Categories and series, whatever they were read from."""

    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    span: Span


def _bind(keys: ChartKeys, binder: Binder) -> Chart | None:
    match keys.data:
        case DataFileKeys() as named_file:
            data = _from_file(named_file, binder)
        case figures:
            data = _from_deck(figures, binder)
    if data is None:
        return None
    chart = Chart(
        kind=keys.kind,
        categories=data.categories,
        series=data.series,
        alt="",
        stacked=keys.stacked,
        unit=keys.unit,
        source=keys.source,
        labels=keys.labels,
        minimum=keys.minimum.value if keys.minimum else None,
        maximum=keys.maximum.value if keys.maximum else None,
        span=keys.span,
    )
    is_sound = _is_sound(binder, chart, data) and _has_sound_axis(binder, chart, keys)
    alt, tag = _alt(binder, chart, keys), keys.alt.runs[0].language if keys.alt else ""
    return replace(chart, alt=alt, alt_language=tag) if alt and is_sound else None


def _from_deck(keys: FiguresKeys, binder: Binder) -> _Data | None:
    names = keys.categories.value
    before = binder.faults.mark()
    found = tuple(_series(one, len(names), binder) for one in keys.series.value)
    return None if binder.faults.since(before) else _Data(names, found, keys.span)


def _series(keys: SeriesKeys, count: int, binder: Binder) -> Series:
    values = keys.values.value
    if len(values) != count:
        _report_wrong_count(keys.values, count, binder.faults)
    name = parse_inline(keys.name, binder.faults)
    return Series(name, tuple(amount.value for amount in values), keys.span)


def _report_wrong_count(values: Located, count: int, faults: Faults) -> None:
    """Note values that are not one for each category."""
    found, parted = len(values.value), list(parted_by_commas(values.node))
    is_parted = bool(parted) and found - len(parted) == count
    figure, fix = without_commas(parted) if is_parted else ("", None)
    gap = ", ".join(["none"] * (count - found))
    faults.say(
        "BF209/parted-series"
        if is_parted
        else "BF209/short-series"
        if gap
        else "BF209/long-series",
        values.span,
        fix=fix,
        fixes=append(values.node, gap) if gap else (),
        values=counted(found, "value"),
        categories="1 category" if count == 1 else f"{count} categories",
        figure=figure,
    )


def _check_amounts(node: Node) -> None:
    """`[£20,900]` is two entries, and neither of them what was meant."""
    parted = list(parted_by_commas(node))
    if parted and not parted[0].text[0].isdigit():
        figure, fix = without_commas(parted)
        span, text = parted[0].span, parted[0].text
        raise UnfitError(diagnose("BF113/parted-number", span, fix=fix, text=text, figure=figure))


def _from_file(keys: DataFileKeys, binder: Binder) -> _Data | None:
    """First column categories, first row names of series."""
    file = keys.file
    found = binder.data(file.text, keys.sheet.text if keys.sheet else "")
    if isinstance(found, Diagnostic):
        binder.faults.note((replace(found, span=file.span),))
        return None
    if len(found.rows) < 2 or len(found.rows[0]) < 2:
        binder.faults.say("BF112/small-sheet", file.span, file=found.file)
        return None
    faults = tuple(_faults_of(found))
    binder.faults.note(replace(fault, span=file.span) for fault in faults[:_MOST_FAULTS])
    return None if faults else _of_sheet(found, file.span)


def _faults_of(sheet: DataSheet) -> Iterator[Diagnostic]:
    for column, name in enumerate(sheet.rows[0][1:], 1):
        if not name:
            yield diagnose("BF112/series-name", place=sheet.at(0, column))
    for number, row in enumerate(sheet.rows[1:], 1):
        for column, cell in enumerate(row[1:], 1):
            figure = parse_figure(cell or "none", sheet.decimal)
            if isinstance(figure, Diagnostic):
                message = f"{sheet.at(number, column)}: {figure.message}"
                yield replace(figure, message=message, fixes=())


def _of_sheet(sheet: DataSheet, span: Span) -> _Data:
    head, *body = sheet.rows
    series = tuple(
        Series(as_typed(name, span), tuple(_value(row[column], sheet) for row in body), span)
        for column, name in enumerate(head[1:], 1)
    )
    return _Data(tuple(as_typed(row[0], span) for row in body), series, span)


def _value(cell: str, sheet: DataSheet) -> Decimal | None:
    figure = parse_figure(cell or "none", sheet.decimal)
    assert isinstance(figure, ParsedNumber)
    return figure.value


def _is_sound(binder: Binder, chart: Chart, data: _Data) -> bool:
    """Whether the numbers can be drawn as this kind; the first thing that is wrong is noted."""
    for fault in _complaints(chart):
        binder.faults.note((replace(fault, span=data.span),))
        return False
    return True


def _complaints(chart: Chart) -> Iterator[Diagnostic]:
    series, categories = len(chart.series), len(chart.categories)
    values = [value for one in chart.series for value in one.values if value is not None]
    if not 1 <= series <= MOST_SERIES:
        yield diagnose("BF209/chart-series", count=series, most=MOST_SERIES)
    if not 1 <= categories <= MOST_CATEGORIES:
        yield diagnose("BF209/categories", count=categories, most=MOST_CATEGORIES)
    if not values:
        yield diagnose("BF112/chart-values")
    elif chart.kind == "pie":
        yield from _pie_complaints(chart)
    elif chart.stacked == "percent" and min(values) < 0:
        yield diagnose("BF113/negative-shares")
    if chart.stacked and chart.kind in {"line", "pie"}:
        yield diagnose("BF113/not-stacked", kind=chart.kind)


def _pie_complaints(chart: Chart) -> Iterator[Diagnostic]:
    values = chart.series[0].values
    if len(chart.series) > 1:
        yield diagnose("BF209/pie-series")
    elif not 2 <= len(values) <= MOST_SERIES:
        yield diagnose("BF209/slices", count=len(values), most=MOST_SERIES)
    elif any(value is None or value <= 0 for value in values):
        yield diagnose("BF113/slice")


def _has_sound_axis(binder: Binder, chart: Chart, keys: ChartKeys) -> bool:
    """Whether `min:` and `max:` leave room for all values, and bars begin at zero."""
    for end, fault in _axis_complaints(chart):
        found = keys.minimum if end == "min" else keys.maximum
        assert found is not None
        binder.faults.note((replace(fault, span=found.span),))
        return False
    return True


def _axis_complaints(chart: Chart) -> Iterator[tuple[str, Diagnostic]]:
    """What is wrong, each with the end of the axis at which it stands."""
    low, high = chart.minimum, chart.maximum
    name = "min" if low is not None else "max"
    if low is None and high is None:
        return
    if chart.kind == "pie" or chart.stacked == "percent":
        yield name, diagnose("BF113/no-axis", end=name)
    if chart.kind != "line" and ((low or 0) > 0 or (high or 0) < 0):
        yield name, diagnose("BF113/bars-from-zero")
    least, most = extent(chart)
    if low is not None and low > least:
        yield "min", diagnose("BF113/min-too-high", least=least, low=low)
    if high is not None and high < most:
        yield "max", diagnose("BF113/max-too-low", most=most, high=high)
    if low is not None and high is not None and low >= high:
        yield "max", diagnose("BF113/max-below-min")


def extent(chart: Chart) -> tuple[Decimal, Decimal]:
    """The least and the greatest value drawn: of stacked columns, the sums."""
    if not chart.stacked:
        values = [value for one in chart.series for value in one.values if value is not None]
        return min(values), max(values)
    columns = [[value or Decimal(0) for value in column] for column in _columns(chart)]
    return (
        min(sum((v for v in column if v < 0), Decimal(0)) for column in columns),
        max(sum((v for v in column if v > 0), Decimal(0)) for column in columns),
    )


def _columns(chart: Chart) -> Iterator[tuple[Decimal | None, ...]]:
    return zip(*(one.values for one in chart.series), strict=True)


def _alt(binder: Binder, chart: Chart, keys: ChartKeys) -> str:
    """The text alternative; where there is none, the hint offers one made from the data."""
    text = keys.alt.text.strip() if keys.alt is not None else ""
    offered = in_quotes(describe_chart(chart))
    if keys.alt is None:
        fixes = add_key(keys.node, "alt", offered)
        binder.faults.say("BF112/chart-alt", keys.span, fixes=fixes, offered=offered)
    elif says_nothing(text):
        is_line = keys.alt.span.line == keys.alt.span.end_line
        edits = (TextEdit(text=offered),)
        fix = Fix(title=f"write `{offered}`", edits=edits) if is_line else None
        binder.faults.say("BF502/chart", keys.alt.span, fix=fix, alt=text, offered=offered)
    return text


CHART = form(
    "chart", ChartKeys, example="{kind: column, data: figures.csv, alt: What the chart shows}"
)
KIND = Kind(form=CHART, bind=_bind)
