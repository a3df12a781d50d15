"""Chart: from numbers in the deck, or from a data file."""

from __future__ import annotations

from decimal import Decimal

from briefgen.model.chart_kinds import CHARTS, STACKED, ChartName, Stacking
from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, Span, TextEdit, diagnose
from briefgen.model.resolved_deck import Chart, Series
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key, append, in_quotes
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import UnfitError, as_written, counted, holds, leaf
from briefgen.read.forms import Located, by_type, entries, one_of_forms, text_form
from briefgen.read.short_forms import MappingKeys, form, named
from briefgen.read.value_kinds import FLAG, WORDS, choice
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.chart_data import Figures, Offer, figures_of, offer_of
from briefgen.resolve.chart_description import describe_chart
from briefgen.resolve.chart_limits import (
    axis_complaints,
    complaints,
    doubts,
    most_categories,
)
from briefgen.resolve.data_tables import find_table
from briefgen.resolve.kinds.data_file import (
    DATA_FILE,
    DataFileKeys,
    note,
    offered,
    sheet_of,
    table_of,
)
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.resolve.kinds.picture import says_nothing
from briefgen.resolve.number_parsing import (
    parse_figure,
    parted_by_commas,
    without_commas,
)
from briefgen.text.inline_markup import as_typed, parse_inline

_KINDS = "; ".join(f"`{name}`, {what}" for name, what in CHARTS.items())
_DATA = "The numbers: a file of assets/data, or `categories:` and `series:`."
_NO_NUMBERS = "no column of the file holds numbers: choose another file, or show it as a table"


class Amount(Value):
    """A number of the chart as it is written: its `value`, None for `none`, its place (`span`), and
    the `unit` that stands round it."""

    value: Decimal | None
    span: Span
    unit: str = ""


def _amount(node: Node, faults: Faults) -> Amount:
    figure = parse_figure(node.text if isinstance(node, Scalar) else "", ".")
    if isinstance(figure, Diagnostic):
        raise UnfitError(figure)
    if figure.gap:
        faults.say("BF132/gap", node.span, signs=f"`{figure.gap}`", place="the deck")
    return Amount(figure.value, node.span, figure.unit)


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


class FiguresKeys(MappingKeys, kw_only=True):
    """Numbers in the deck: `categories`, and `series` of values over them."""

    categories: Located = holds(CATEGORIES, about="What the numbers are of, as a list of names.")
    series: Located = holds(ALL_SERIES, about="The numbers, as a list of `Name: [12, 45]`.")


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


class _Data(Value, kw_only=True):
    """Categories and series, whatever they were read from, and the `unit` of the numbers. `choose`
    is what to do where there is too much of a file; `is_cut` whether slices of 0 were left out."""

    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    span: Span
    unit: str = ""
    choose: Offer | None = None
    is_cut: bool = False


def _bind(keys: ChartKeys, binder: Binder) -> Chart | None:
    match keys.data:
        case DataFileKeys() as named_file:
            data = _from_file(named_file, binder, keys.kind)
        case figures:
            data = _from_deck(figures, binder)
    if data is None:
        return None
    if keys.kind == "pie":
        data = _without_zeros(data, binder.faults)
    chart = Chart(
        kind=keys.kind,
        categories=data.categories,
        series=data.series,
        alt="",
        stacked=keys.stacked,
        unit=keys.unit or (as_typed(data.unit, data.span) if data.unit else None),
        source=keys.source,
        labels=keys.labels,
        minimum=keys.minimum.value if keys.minimum else None,
        maximum=keys.maximum.value if keys.maximum else None,
        span=keys.span,
    )
    if is_drawn := _is_sound(binder, chart, data):
        binder.faults.note(doubts(chart))
    is_sound = is_drawn and _has_sound_axis(binder, chart, keys)
    alt, tag = _alt(binder, chart, keys), keys.alt.runs[0].language if keys.alt else ""
    return replace(chart, alt=alt, alt_language=tag) if alt and is_sound else None


def _from_deck(keys: FiguresKeys, binder: Binder) -> _Data | None:
    names = keys.categories.value
    before = binder.faults.mark()
    found = tuple(_series(one, len(names), binder) for one in keys.series.value)
    unit = _unit(keys, binder.faults)
    _check_names(keys, binder.faults)
    if any(fault.is_error for fault in binder.faults.since(before)):
        return None
    return _Data(categories=names, series=found, span=keys.span, unit=unit)


def _unit(keys: FiguresKeys, faults: Faults) -> str:
    """The unit that is written at the numbers."""
    amounts = [one for series in keys.series.value for one in series.values.value if one.value]
    units = dict.fromkeys(one.unit for one in amounts)
    if len(units) > 1:
        other = next(one for one in amounts if one.unit != amounts[0].unit)
        first, second = (f"in {u}" if u else "without a unit" for u in list(units)[:2])
        faults.say("BF113/two-units", other.span, first=first, second=second)
    return next(iter(units), "")


def _check_names(keys: FiguresKeys, faults: Faults) -> None:
    """Nobody could tell two series of one name apart."""
    met: dict[str, Span] = {}
    for one in keys.series.value:
        name = one.name.text.strip()
        if name in met:
            related = [(met[name], "the first of this name")]
            faults.say("BF105/series", one.name.span, related=related, name=name)
        met.setdefault(name, one.name.span)


def _without_zeros(data: _Data, faults: Faults) -> _Data:
    """In a pie, nothing can be seen of 0; where there is another slice, it is left out."""
    one = data.series[0] if len(data.series) == 1 else None
    kept = [n for n, value in enumerate(one.values) if value != 0] if one else []
    if one is None or not kept or len(one.values) in (1, len(kept)):
        return data
    for place in sorted({*range(len(one.values))} - {*kept}):
        faults.say("BF132/zero", data.span, name=data.categories[place].text)
    values = tuple(one.values[place] for place in kept)
    names = tuple(data.categories[place] for place in kept)
    return replace(data, categories=names, series=(replace(one, values=values),), is_cut=True)


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


def _from_file(keys: DataFileKeys, binder: Binder, kind: ChartName) -> _Data | None:
    """First column categories, first row names of series, unless the author says otherwise."""
    sheet = sheet_of(keys, binder)
    table = table_of(keys, sheet, binder) if sheet else None
    if sheet is None or table is None:
        return None

    def offer() -> Hint:
        bare = find_table(sheet, replace(keys.wanted, columns=(), rows=()), binder.language)
        whole = table if isinstance(bare, Diagnostic) else bare
        text = offer_of(whole, keys.written, most_categories(kind))
        return offered(keys, text, _NO_NUMBERS)

    found = figures_of(table, keys.pivot.text if keys.pivot else "", bool(keys.columns), offer)
    span = keys.file.span
    if not isinstance(found, Figures):
        for fault in found:
            note(fault, keys, binder)
        return None
    for remark in found.notes:
        note(remark, keys, binder)
    series = tuple(Series(as_typed(name, span), values, span) for name, values in found.series)
    names = tuple(as_typed(name, span) for name in found.categories)
    return _Data(
        categories=names,
        series=series,
        span=span,
        unit=found.unit,
        choose=offer,
    )


def _is_sound(binder: Binder, chart: Chart, data: _Data) -> bool:
    """Whether the numbers can be drawn as this kind; the first thing that is wrong is noted."""
    for fault in complaints(chart, 1 if data.is_cut else 2):
        instead = data.choose() if data.choose and fault.code == "BF209" else None
        if instead:
            fault = replace(fault, hint=instead.text, fixes=instead.fixes)
        binder.faults.note((replace(fault, span=data.span),))
        return False
    return True


def _has_sound_axis(binder: Binder, chart: Chart, keys: ChartKeys) -> bool:
    """Whether `min:` and `max:` leave room for all values, and bars begin at zero."""
    for end, fault in axis_complaints(chart):
        found = keys.minimum if end == "min" else keys.maximum
        assert found is not None
        binder.faults.note((replace(fault, span=found.span),))
        return False
    return True


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
