"""Node -> chart: from numbers in the deck, or from a data file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.model.chart_kinds import CHARTS, STACKED, ChartName, Stacking
from briefgen.model.data_sheet import DataFault, DataSheet
from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Chart, Series
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, language_of
from briefgen.read.decode import counted, one_of
from briefgen.resolve.binder import Binder
from briefgen.resolve.kinds.picture import says_nothing
from briefgen.resolve.number_parsing import ParsedNumber, parse_figure
from briefgen.text.inline_markup import as_typed, parse_inline

MOST_SERIES, MOST_CATEGORIES = 6, 24
_KEYS = ("kind", "stacked", "data", "unit", "source", "alt", "labels", "min", "max")
_DATA_KEYS = ("categories", "series", "file", "sheet")
_DATA_HINT = (
    "write `data: file.csv` (a file of assets/data), or `data:` with `categories:` and `series:` "
    "below it"
)
# Faults of one data file that are told; the others are most often of the same cause.
_MOST_FAULTS = 5
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class _Data(Value):
    """Categories and series, whatever they were read from."""

    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    span: Span


def bind_chart(binder: Binder, node: Node) -> Chart | None:
    """`{kind, data, alt, stacked, unit, source, labels, min, max}`."""
    if not isinstance(node, Map):
        binder.wrong(node, "a chart", "write `kind:`, `data:` and `alt:` below `chart:`")
        return None
    if not binder.are_known(node, _KEYS):
        return None
    kind, stacked = _kind(binder, node), _stacked(binder, node)
    data = _data(binder, node)
    if data is None or kind is None or stacked is None:
        return None
    chart = Chart(
        kind=kind,
        categories=data.categories,
        series=data.series,
        alt="",
        stacked=stacked,
        unit=binder.inline(node.get("unit")),
        source=binder.inline(node.get("source")),
        labels=binder.flag(node.get("labels")) if node.get("labels") else None,
        minimum=_end(binder, node, "min"),
        maximum=_end(binder, node, "max"),
        span=node.span,
    )
    is_sound = _is_sound(binder, chart, data) and _has_sound_axis(binder, chart, node)
    alt = _alt(binder, chart, node)
    language = language_of(node.get("alt"))
    return replace(chart, alt=alt, alt_language=language) if alt and is_sound else None


def _kind(binder: Binder, node: Map) -> ChartName | None:
    kind = node.get("kind")
    name = kind.text if isinstance(kind, Scalar) else ""
    if known := one_of(name, CHARTS):
        return known
    binder.faults.add(
        "BF113",
        f"there is no chart of the kind `{name}`" if name else "the chart has no kind",
        kind.span if kind else node.span,
        hint="possible: " + ", ".join(f"kind: {known}" for known in CHARTS),
    )
    return None


def _stacked(binder: Binder, node: Map) -> Stacking | None:
    """Whether series stand on each other; "" where they stand side by side."""
    found = node.get("stacked")
    text = found.text.lower() if isinstance(found, Scalar) else ""
    if found is None or text in STACKED:
        return STACKED.get(text, "")
    hint = "possible: " + ", ".join(f"stacked: {name}" for name in ("no", "yes", "percent"))
    binder.faults.add("BF113", f"`stacked: {text}` is not known", found.span, hint=hint)
    return None


def _end(binder: Binder, node: Map, name: str) -> Decimal | None:
    """An end of the axis."""
    found = node.get(name)
    return _figure(binder, found, ".").value if found is not None else None


def _figure(binder: Binder, node: Node, decimal: str) -> ParsedNumber:
    """The number of a node; a gap where it is none (then it is in faults)."""
    figure = parse_figure(node.text if isinstance(node, Scalar) else "", decimal)
    if isinstance(figure, ParsedNumber):
        return figure
    binder.faults.add(figure.code, figure.message, node.span, hint=figure.hint)
    return ParsedNumber(None)


def _data(binder: Binder, node: Map) -> _Data | None:
    found = node.get("data")
    match found:
        case Scalar() if not found.is_empty:
            return _from_file(binder, found, "")
        case Map() if "file" in found.keys:
            return _from_named_sheet(binder, found)
        case Map():
            return _from_deck(binder, found)
    binder.faults.add("BF112", "the chart has no `data:`", node.span, hint=_DATA_HINT)
    return None


def _from_named_sheet(binder: Binder, node: Map) -> _Data | None:
    """`{file, sheet}`."""
    file, sheet = node.get("file"), node.get("sheet")
    if not binder.are_known(node, ("file", "sheet")) or not isinstance(file, Scalar):
        return None
    return _from_file(binder, file, sheet.text if isinstance(sheet, Scalar) else "")


def _from_deck(binder: Binder, node: Map) -> _Data | None:
    """`{categories, series}`."""
    categories, series = node.get("categories"), node.get("series")
    if not binder.are_known(node, _DATA_KEYS):
        return None
    if not isinstance(categories, Seq) or not isinstance(series, Seq):
        what = "`categories:` and `series:`"
        binder.faults.add("BF112", f"the data need {what}", node.span, hint=_DATA_HINT)
        return None
    names = [_name(binder, item) for item in categories.items]
    before = binder.faults.mark()
    found = [_series(binder, item, len(names)) for item in series.items]
    if binder.faults.since(before):
        return None
    kept = tuple(item for item in found if item is not None)
    return _Data(tuple(names), kept, node.span)


def _name(binder: Binder, node: Node) -> Inline:
    return binder.inline(node) or Inline((), node.span)


def _series(binder: Binder, node: Node, count: int) -> Series | None:
    """`{name, values}`, or `Name: [values]`."""
    name, values = _name_and_values(node)
    if name is None or not isinstance(values, Seq):
        hint = "write `Name: [12, 45]`, or `{name: ..., values: [12, 45]}`"
        binder.wrong(node, "a series with a name and values", hint)
        return None
    if len(values.items) != count:
        binder.faults.add(
            "BF209",
            f"this series has {counted(len(values.items), 'value')}, the chart {count} categories",
            values.span,
            hint="write `none` where there is no value"
            if len(values.items) < count
            else "remove a value, or add its category",
        )
        return None
    figures = tuple(_figure(binder, item, ".").value for item in values.items)
    return Series(parse_inline(name, binder.faults), figures, node.span)


def _name_and_values(node: Node) -> tuple[Scalar | None, Node | None]:
    if not isinstance(node, Map):
        return None, None
    if set(node.keys) == {"name", "values"}:
        name = node.get("name")
        return (name if isinstance(name, Scalar) else None), node.get("values")
    return node.entries[0] if len(node.entries) == 1 else (None, None)


def _from_file(binder: Binder, file: Scalar, sheet: str) -> _Data | None:
    """First column categories, first row names of series."""
    found = binder.data(file.text, sheet)
    if isinstance(found, DataFault):
        binder.faults.add(found.code, found.message, file.span, hint=found.hint)
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
                yield replace(figure, message=f"{sheet.at(number, column)}: {figure.message}")


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


def _has_sound_axis(binder: Binder, chart: Chart, node: Map) -> bool:
    """Whether `min:` and `max:` leave room for all values, and bars begin at zero."""
    for name, message, hint in _axis_complaints(chart):
        found = node.get(name)
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


def _alt(binder: Binder, chart: Chart, node: Map) -> str:
    """The text alternative; where there is none, the hint offers one made from the data."""
    inline = binder.inline(node.get("alt"))
    text = inline.text.strip() if inline is not None else ""
    hint = f"say what matters most, such as `alt: {_in_quotes(describe_chart(chart))}`"
    if inline is None or not text:
        message = "the chart has no `alt:`: who cannot see it needs to be told what it shows"
        binder.faults.add("BF112", message, node.span, hint=hint)
    elif says_nothing(text):
        message = f"`{text}` does not say what the chart shows"
        binder.faults.add("BF502", message, inline.span, hint=hint)
    return text


def _in_quotes(text: str) -> str:
    quoted = text.replace("\\", "/").replace('"', "'")
    return f'"{quoted}"'


def describe_chart(chart: Chart) -> str:
    """A chart in a sentence: its kind, and for each series how it runs."""
    kind = chart.kind.capitalize() + " chart"
    unit = f" of {chart.unit.text}" if chart.unit else ""
    told = [_told(one, chart) for one in chart.series[:3]]
    more = len(chart.series) - len(told)
    rest = f"; and {more} more" if more > 0 else ""
    return f"{kind}{unit}: {'; '.join(part for part in told if part)}{rest}."


def _told(series: Series, chart: Chart) -> str:
    pairs = [
        (name.text, value)
        for name, value in zip(chart.categories, series.values, strict=True)
        if value is not None
    ]
    if not pairs:
        return ""
    name = series.name.text
    runs_in_time = chart.kind == "line" or all(_YEAR.search(name) for name, _ in pairs)
    if runs_in_time and len(pairs) > 1:
        return f"{name} {_course(pairs)}"
    most, least = max(pairs, key=_second), min(pairs, key=_second)
    return f"{name} is highest in {most[0]} ({most[1]:f}) and lowest in {least[0]} ({least[1]:f})"


def _second(pair: tuple[str, Decimal]) -> Decimal:
    return pair[1]


def _course(pairs: Sequence[tuple[str, Decimal]]) -> str:
    (first, start), (last, end) = pairs[0], pairs[-1]
    verb = "rises" if end > start else "falls" if end < start else "stays"
    if start == end:
        return f"{verb} at {start:f} from {first} to {last}"
    return f"{verb} from {start:f} in {first} to {end:f} in {last}"
