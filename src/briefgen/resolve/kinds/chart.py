"""Chart: from numbers in the deck, or from a data file."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.model.chart_kinds import CHARTS, STACKED, ChartName, Stacking
from briefgen.model.data_sheet import DataFault, DataSheet
from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, Span, TextEdit
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
# Faults of one data file that are told; the others are most often of the same cause.
_MOST_FAULTS = 5


class Amount(Value):
    """A number of the chart as it is written: its `value`, None for `none`, and its
    place (`span`)."""

    value: Decimal | None
    span: Span


def _amount(node: Node, _: Faults) -> Amount:
    figure = parse_figure(node.text if isinstance(node, Scalar) else "", ".")
    if isinstance(figure, DataFault):
        raise UnfitError(figure.message, figure.hint, figure.code)
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
    hint = "possible: " + ", ".join(f"stacked: {name}" for name in ("no", "yes", "percent"))
    raise UnfitError(f"`{text}` is not known", hint, "BF113")


class ChartKeys(MappingKeys, kw_only=True):
    """A chart: its `kind`, its `data`, and its text alternative (`alt`); whether series are
    `stacked` and have `labels`; the `unit` above and the `source` below; the ends of its axis
    (`minimum` and `maximum`, written `min` and `max`). `node` is all of it as it is written."""

    kind: ChartName = holds(
        choice(*CHARTS, message="there is no chart of the kind `{}`"),
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
        binder.faults.add(
            "BF209",
            f"this series has {counted(len(values), 'value')}, the chart {count} categories",
            keys.values.span,
            hint=_right_count(keys.values, count),
        )
    name = parse_inline(keys.name, binder.faults)
    return Series(name, tuple(amount.value for amount in values), keys.span)


def _right_count(values: Located, count: int) -> Hint:
    """What to do about values that are not one for each category."""
    parted = list(parted_by_commas(values.node))
    if parted and len(values.value) - len(parted) == count:
        return without_commas(parted)
    if len(values.value) > count:
        return Hint("remove a value, or add its category")
    gap = ", ".join(["none"] * (count - len(values.value)))
    return Hint("write `none` where there is no value", append(values.node, gap))


def _check_amounts(node: Node) -> None:
    """`[£20,900]` is two entries, and neither of them what was meant."""
    parted = list(parted_by_commas(node))
    if parted and not parted[0].text[0].isdigit():
        message = f"`{parted[0].text}` is not a number"
        raise UnfitError(message, without_commas(parted), "BF113", parted[0].span)


def _from_file(keys: DataFileKeys, binder: Binder) -> _Data | None:
    """First column categories, first row names of series."""
    file = keys.file
    found = binder.data(file.text, keys.sheet.text if keys.sheet else "")
    if isinstance(found, Diagnostic):
        binder.faults.note((replace(found, span=file.span),))
        return None
    if len(found.rows) < 2 or len(found.rows[0]) < 2:
        hint = "the first column holds the categories, the first row the names of the series"
        message = f"{found.file} needs two rows and two columns at least"
        binder.faults.add("BF112", message, file.span, hint=hint)
        return None
    faults = tuple(_faults_of(found))
    for fault in faults[:_MOST_FAULTS]:
        binder.faults.add(fault.code, fault.message, file.span, hint=fault.hint)
    return None if faults else _of_sheet(found, file.span)


def _faults_of(sheet: DataSheet) -> Iterator[DataFault]:
    for column, name in enumerate(sheet.rows[0][1:], 1):
        if not name:
            hint = "write the name of the series there, or empty the column"
            yield DataFault("BF112", f"{sheet.at(0, column)}: a series without a name", hint)
    for number, row in enumerate(sheet.rows[1:], 1):
        for column, cell in enumerate(row[1:], 1):
            figure = parse_figure(cell or "none", sheet.decimal)
            if isinstance(figure, DataFault):
                message = f"{sheet.at(number, column)}: {figure.message}"
                yield replace(figure, message=message, hint=str(figure.hint))


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
    for code, message, hint in _complaints(chart):
        binder.faults.add(code, message, data.span, hint=hint)
        return False
    return True


def _complaints(chart: Chart) -> Iterator[tuple[str, str, str]]:
    """What is wrong: code, message, hint."""
    series, categories = len(chart.series), len(chart.categories)
    values = [value for one in chart.series for value in one.values if value is not None]
    if not 1 <= series <= MOST_SERIES:
        hint = f"show the {MOST_SERIES} that matter, or use two charts"
        yield "BF209", f"the chart has {series} series; it takes 1 to {MOST_SERIES}", hint
    if not 1 <= categories <= MOST_CATEGORIES:
        hint = "leave some out, or sum them up as `Other`"
        yield (
            "BF209",
            f"the chart has {categories} categories; it takes 1 to {MOST_CATEGORIES}",
            hint,
        )
    if not values:
        yield "BF112", "the chart has no values", "give it one number at least"
    elif chart.kind == "pie":
        yield from _pie_complaints(chart)
    elif chart.stacked == "percent" and min(values) < 0:
        yield "BF113", "parts of a whole cannot be negative", "use `stacked: yes`, or `stacked: no`"
    if chart.stacked and chart.kind in {"line", "pie"}:
        hint = "remove `stacked:`, or use `kind: column`"
        yield "BF113", f"a chart of the kind `{chart.kind}` cannot be stacked", hint


def _pie_complaints(chart: Chart) -> Iterator[tuple[str, str, str]]:
    values = chart.series[0].values
    if len(chart.series) > 1:
        yield "BF209", "a pie shows one series", "use `kind: column` and `stacked: percent`"
    elif not 2 <= len(values) <= MOST_SERIES:
        hint = "use `kind: bar`, which is easier to read"
        yield "BF209", f"the pie has {len(values)} slices; it takes 2 to {MOST_SERIES}", hint
    elif any(value is None or value <= 0 for value in values):
        hint = "leave the slice out, or use `kind: bar`"
        yield "BF113", "every slice of a pie needs a value above 0", hint


def _has_sound_axis(binder: Binder, chart: Chart, keys: ChartKeys) -> bool:
    """Whether `min:` and `max:` leave room for all values, and bars begin at zero."""
    for end, message, hint in _axis_complaints(chart):
        found = keys.minimum if end == "min" else keys.maximum
        assert found is not None
        binder.faults.add("BF113", message, found.span, hint=hint)
        return False
    return True


def _axis_complaints(chart: Chart) -> Iterator[tuple[str, str, str]]:
    low, high = chart.minimum, chart.maximum
    name = "min" if low is not None else "max"
    if low is None and high is None:
        return
    if chart.kind == "pie" or chart.stacked == "percent":
        yield name, f"this chart takes no `{name}:`", "remove the line"
    if chart.kind != "line" and ((low or 0) > 0 or (high or 0) < 0):
        hint = "remove the line; a line chart (`kind: line`) may begin elsewhere"
        yield name, "bars and columns are compared by their length, so they begin at 0", hint
    least, most = extent(chart)
    if low is not None and low > least:
        yield "min", f"the least value, {least:f}, lies below `min: {low:f}`", "set it lower"
    if high is not None and high < most:
        yield "max", f"the greatest value, {most:f}, lies above `max: {high:f}`", "set it higher"
    if low is not None and high is not None and low >= high:
        yield "max", "`max:` must be above `min:`", "set it higher"


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
    hint = f"say what matters most, such as `alt: {offered}`"
    if keys.alt is None:
        message = "the chart has no `alt:`: who cannot see it needs to be told what it shows"
        fixes = add_key(keys.node, "alt", offered)
        binder.faults.add("BF112", message, keys.span, hint=Hint(hint, fixes))
    elif says_nothing(text):
        message = f"`{text}` does not say what the chart shows"
        is_line = keys.alt.span.line == keys.alt.span.end_line
        edits = (TextEdit(text=offered),)
        fix = Fix(title=f"write `{offered}`", edits=edits) if is_line else None
        binder.faults.add("BF502", message, keys.alt.span, hint=hint, fix=fix)
    return text


CHART = form(
    "chart", ChartKeys, example="{kind: column, data: figures.csv, alt: What the chart shows}"
)
KIND = Kind(form=CHART, bind=_bind)
