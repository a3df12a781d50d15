"""Chart: from numbers in the deck, or from a data file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefgen.model.chart_kinds import ROUND, ChartName
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.charts import Chart, Focus, Series
from briefgen.model.diagnostics import (
    NOWHERE,
    Diagnostic,
    Faults,
    Fix,
    Hint,
    Span,
    TextEdit,
)
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key, append, in_quotes, write_over
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar, Seq
from briefgen.read.decode import counted, near_miss
from briefgen.read.forms import Located
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.chart_days import days_of, may_be_names, no_day
from briefgen.resolve.chart_description import describe_chart
from briefgen.resolve.chart_limits import (
    MOST_SERIES,
    axis_complaints,
    complaints,
    doubts,
    most_categories,
)
from briefgen.resolve.chart_style import joined, style_of, style_of_unit
from briefgen.resolve.chart_units import in_one_unit
from briefgen.resolve.kinds.chart_keys import CHART, Amount, ChartKeys, FiguresKeys, SeriesKeys
from briefgen.resolve.kinds.data_file import (
    DataFileKeys,
    note,
    offered,
    sheet_of,
    table_of,
)
from briefgen.resolve.kinds.picture import says_nothing
from briefgen.resolve.number_parsing import (
    largest_of,
    parse_figure,
    parted_by_commas,
    power_of,
    powers_of,
    scaled,
    two_ways_here,
    without_commas,
)
from briefgen.text.inline_markup import as_typed, parse_inline
from briefgen.text.locales import fraction_sign

_UNIT_IN_NAME = r"\(([^()]{1,20})\)$| ([£$€] ?(?:000|k|m|mn|bn)?|%)$"
# The kinds that run in time, and those whose points have no names.
_IN_TIME: tuple[ChartName, ...] = ("line", "area")
_BY_SERIES: tuple[ChartName, ...] = (*_IN_TIME, "scatter")
_MANY_SLICES = 5
_NO_NUMBERS = "no column of the file holds numbers: choose another file, or show it as a table"


class _Data(Value, kw_only=True):
    """Categories and series, whatever they were read from, and the `unit` of the numbers. `choose`
    is what to do where there is too much of a file; `is_cut` whether slices of 0 were left out, and
    `scale` what a file says beside its table of what the numbers count."""

    categories: tuple[Inline, ...]
    series: tuple[Series, ...]
    span: Span
    unit: str = ""
    choose: Callable[[], Hint] | None = None
    is_cut: bool = False
    scale: str = ""


def _bind(keys: ChartKeys, binder: Binder) -> Chart | None:
    match keys.data:
        case DataFileKeys() as named_file:
            data = _from_file(named_file, binder, keys.kind)
        case figures:
            data = _from_deck(figures, binder)
    if data is None:
        return None
    if data.scale and not (keys.unit or keys.example):
        binder.faults.say("BF131/scale-of-chart", data.span, said=data.scale)
    if keys.kind in ROUND:
        data = _without_zeros(data, binder.faults)
    before = binder.faults.mark()
    chart = _placed(_chart_of(keys, data, binder), data, binder)
    if chart is None or any(fault.is_error for fault in binder.faults.since(before)):
        return None
    if is_drawn := _is_sound(binder, chart, data):
        binder.faults.note(doubts(chart))
        _advise_bars(keys, chart, binder.faults)
    is_sound = is_drawn and _has_sound_axis(binder, chart, keys)
    alt, tag = _alt(binder, chart, keys), keys.alt.runs[0].language if keys.alt else ""
    return replace(chart, alt=alt, alt_language=tag) if alt and is_sound else None


def _chart_of(keys: ChartKeys, data: _Data, binder: Binder) -> Chart:
    style = _style(keys, binder)
    power, said = power_of(data.unit, style.power) if style else (0, data.unit)
    said = said if data.unit else _unit_in_name(data.series)
    typed = style_of_unit(said, binder.language)
    if style and keys.example and (style := joined(style, typed)) is None:
        text = keys.example.text
        binder.faults.say("BF113/format-sign", keys.example.span, text=text, unit=said)
    unit = None if typed or not said else as_typed(said, data.span)
    # Areas in front of each other would hide each other.
    is_on_others = keys.kind == "area" and len(data.series) > 1
    return Chart(
        kind=keys.kind,
        categories=data.categories,
        series=tuple(_raised(one, power) for one in data.series),
        alt="",
        stacked=keys.stacked or ("yes" if is_on_others else ""),
        unit=keys.unit or unit,
        source=keys.source,
        labels=keys.labels,
        style=style or typed or NumberStyle(),
        focus=_focus(keys, data, binder),
        ordered=keys.ordered,
        across=keys.across,
        minimum=scaled(keys.minimum.value, power) if keys.minimum else None,
        maximum=scaled(keys.maximum.value, power) if keys.maximum else None,
        span=keys.span,
    )


def _raised(series: Series, power: int) -> Series:
    """With its numbers in full, as the format of the chart counts them: 1200000 for £1.2m."""
    return replace(series, values=tuple(scaled(value, power) for value in series.values))


def _unit_in_name(series: Sequence[Series]) -> str:
    """What the only series says behind its name, Cost (£m) or Cost £000, as that is not shown."""
    found = re.search(_UNIT_IN_NAME, series[0].name.text.strip()) if len(series) == 1 else None
    return (found[1] or found[2]).strip() if found else ""


def _style(keys: ChartKeys, binder: Binder) -> NumberStyle | None:
    if keys.example is None:
        return None
    style = style_of(keys.example.text, binder.language)
    if style is None:
        binder.faults.say("BF113/number-format", keys.example.span, text=keys.example.text)
    return style


def _focus(keys: ChartKeys, data: _Data, binder: Binder) -> Focus | None:
    """The series or the category of the name that the author gave."""
    if keys.focus is None:
        return None
    name, span = keys.focus.text.strip(), keys.focus.span
    series = [one.name.text.strip() for one in data.series]
    categories = [one.text.strip() for one in data.categories]
    if name in series and (len(series) > 1 or name not in categories):
        return Focus(series=series.index(name))
    if name in categories and len(series) == 1 and keys.kind not in _BY_SERIES:
        return Focus(category=categories.index(name))
    if name.lower() == "none":
        return Focus()
    known = series if len(series) > 1 or keys.kind in _BY_SERIES else categories
    if name in categories:
        binder.faults.say("BF113/chart-focus-series", span, name=name, hint=near_miss("", known))
    else:
        hint = near_miss(name, [*known, "none"])
        binder.faults.say("BF113/chart-focus", span, name=name, hint=hint)
    return None


def _placed(chart: Chart, data: _Data, binder: Binder) -> Chart | None:
    """With the days that its categories are, in their order, or the numbers of a scatter chart."""
    names = [name.text for name in chart.categories]
    if chart.kind == "scatter":
        found = [parse_figure(name) for name in names]
        places = [one.value for one in found if not isinstance(one, Diagnostic)]
        wrong = next((n for n, place in enumerate(places) if place is None), len(places))
        if wrong < len(names):
            hint = data.choose() if data.choose else None
            at, said = _place_of(chart.categories[wrong], data), names[wrong] or "(empty)"
            binder.faults.say("BF113/scatter-place", at, hint=hint, text=said)
            return None
        spread = in_one_unit([one for one in found if not isinstance(one, Diagnostic)])
        if isinstance(spread, Diagnostic):
            binder.faults.note((replace(spread, span=data.span),))
            return None
        return replace(chart, places=spread)
    if (wrong_day := no_day(names, binder.language)) is not None:
        at = _place_of(chart.categories[wrong_day], data)
        binder.faults.say("BF113/date", at, date=names[wrong_day])
        return None
    days = days_of(names, binder.language) if chart.kind in _IN_TIME else ()
    is_even = may_be_names(names, days)
    order = sorted(range(len(days)), key=lambda place: days[place])
    if not order:
        return chart
    return replace(
        chart,
        days=tuple(days[place] for place in order),
        are_names=is_even,
        categories=tuple(chart.categories[place] for place in order),
        series=tuple(
            replace(one, values=tuple(one.values[place] for place in order)) for one in chart.series
        ),
    )


def _place_of(name: Inline, data: _Data) -> Span:
    """Where a name is written; where the data are named, if they have a file of their own."""
    return data.span if name.span == NOWHERE else name.span


def _from_deck(keys: FiguresKeys, binder: Binder) -> _Data | None:
    names = keys.categories.value
    before = binder.faults.mark()
    amounts = [one for series in keys.series.value for one in series.values.value if one.value]
    powers = powers_of(dict.fromkeys(one.unit for one in amounts))
    found = tuple(_series(one, len(names), binder, powers) for one in keys.series.value)
    unit = largest_of(powers) or _unit(amounts, binder.faults)
    _check_names(keys, binder.faults)
    _check_points(keys, binder)
    if any(fault.is_error for fault in binder.faults.since(before)):
        return None
    return _Data(categories=names, series=found, span=keys.span, unit=unit)


def _unit(amounts: Sequence[Amount], faults: Faults) -> str:
    """The unit that is written at the numbers."""
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


def _check_points(keys: FiguresKeys, binder: Binder) -> None:
    """Where a comma begins fractions, 1.234 is a thousand to some and one and a bit to others."""
    if fraction_sign(binder.language) != ",":
        return
    for node in (one.values.node for one in keys.series.value):
        for item in node.items if isinstance(node, Seq) else ():
            found = two_ways_here(item.text) if isinstance(item, Scalar) else None
            if found:
                binder.faults.note((replace(found, span=item.span),))


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


def _series(keys: SeriesKeys, count: int, binder: Binder, powers: Mapping[str, int]) -> Series:
    values = keys.values.value
    if len(values) != count:
        _report_wrong_count(keys.values, count, binder.faults)
    name = parse_inline(keys.name, binder.faults)
    numbers = (scaled(amount.value, powers.get(amount.unit, 0)) for amount in values)
    return Series(name, tuple(numbers), keys.span)


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


def _from_file(keys: DataFileKeys, binder: Binder, kind: ChartName) -> _Data | None:
    """First column categories, first row names of series, unless the author says otherwise. What
    only files need is imported here: it is 2 of the 340 ms of a first build."""
    from briefgen.resolve.chart_data import Figures, figures_of, offer_of, over_time, pair_offer_of
    from briefgen.resolve.data_tables import find_table

    sheet = sheet_of(keys, binder)
    table = table_of(keys, sheet, binder) if sheet else None
    if sheet is None or table is None:
        return None

    def offer() -> Hint:
        bare = find_table(sheet, replace(keys.wanted, columns=(), rows=()), binder.language)
        whole = table if isinstance(bare, Diagnostic) else bare
        ask = pair_offer_of if kind == "scatter" else offer_of
        text = ask(whole, keys.written, most_categories(kind))
        return offered(keys, text, _NO_NUMBERS)

    found = figures_of(table, keys.pivot.text if keys.pivot else "", bool(keys.columns), offer)
    span = keys.file.span
    if not isinstance(found, Figures):
        for fault in found:
            note(fault, keys, binder)
        return None
    if not keys.pivot and (kind in _IN_TIME or len(found.series) > MOST_SERIES):
        found = over_time(found, table)
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
        scale=table.scale,
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


def _advise_bars(keys: ChartKeys, chart: Chart, faults: Faults) -> None:
    """Slices of about one size cannot be compared: with so many, some are."""
    count = len(chart.categories)
    node = keys.node.get("kind") if keys.node else None
    if chart.kind in ROUND and count >= _MANY_SLICES and node is not None:
        fixes = write_over(node, "bar")
        faults.say("BF540", node.span, fixes=fixes, kind=chart.kind, count=count)


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
    offered = in_quotes(describe_chart(chart, binder.language))
    if keys.alt is None:
        fixes = add_key(keys.node, "alt", offered)
        binder.faults.say("BF112/chart-alt", keys.span, fixes=fixes, offered=offered)
    elif says_nothing(text):
        is_line = keys.alt.span.line == keys.alt.span.end_line
        edits = (TextEdit(text=offered),)
        fix = Fix(title=f"write `{offered}`", edits=edits) if is_line else None
        binder.faults.say("BF502/chart", keys.alt.span, fix=fix, alt=text, offered=offered)
    return text


KIND = Kind(form=CHART, bind=_bind)
