"""The keys of a chart, as authors write them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from briefgen.model.chart_kinds import CHARTS, STACKED, ChartName, Stacking
from briefgen.model.diagnostics import (
    Diagnostic,
    Faults,
    Span,
    diagnose,
)
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import bare, write_over
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import BROKEN, UnfitError, as_written, holds, leaf
from briefgen.read.forms import Located, by_type, entries, one_of_forms, text_form
from briefgen.read.short_forms import MappingKeys, form, named
from briefgen.read.value_kinds import FLAG, NAME, WORDS, choice
from briefgen.resolve.kinds.data_file import (
    DATA_FILE,
    DataFileKeys,
)
from briefgen.resolve.kinds.line import LINE, scalar_of
from briefgen.resolve.number_parsing import (
    parse_figure,
    parted_by_commas,
    without_commas,
)
from briefgen.text.inline_markup import parse_inline

_KINDS = "; ".join(f"`{name}`, {what}" for name, what in CHARTS.items())
_DATA = "The numbers: a file of assets/data, or `categories:` and `series:`."


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

    refused: ClassVar[Mapping[str, str]] = {"second-axis": "BF110/second-axis"}
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
_FORMS = one_of_forms("data", "a data file or a set of numbers", DATA_FILE, FIGURES)


def _data(node: Node, key: str, faults: Faults) -> Any:
    """A file or a set of numbers; what is neither, and has a number for each name, is shown as it
    should be written."""
    if pairs := _numbers_by_name(node):
        names = ", ".join(bare(name) for name, _ in pairs)
        values = ", ".join(bare(value) for _, value in pairs)
        text = f"{{categories: [{names}], series: [Name: [{values}]]}}"
        faults.say("BF111/figures", node.span, fixes=write_over(node, text), text=text)
        return BROKEN
    return _FORMS.read(node, key, faults)


def _numbers_by_name(node: Node) -> list[tuple[str, str]]:
    """The names and numbers of `Leeds: 45` and the like, in a mapping or a list; none where there
    is anything else."""
    parts = node.items if isinstance(node, Seq) else (node,)
    entries = [entry for part in parts if isinstance(part, Map) for entry in part.entries]
    found = [(name.text, value.text) for name, value in entries if isinstance(value, Scalar)]
    is_whole = len(found) == len(entries) and all(isinstance(part, Map) for part in parts)
    figures = (parse_figure(value, ".") for _, value in found)
    return found if is_whole and not any(isinstance(one, Diagnostic) for one in figures) else []


DATA = replace(_FORMS, read=_data)


def _stacked(node: Node) -> Stacking:
    text = node.text.lower() if isinstance(node, Scalar) else ""
    if text in STACKED:
        return STACKED[text]
    raise UnfitError(diagnose("BF113/stacked", text=text))


class ChartKeys(MappingKeys, kw_only=True):
    """A chart: its `kind`, its `data`, and its text alternative (`alt`); whether series are
    `stacked`, `ordered` and have `labels`; what is in `focus`; an `example` of how numbers are
    written (`format`); the `unit` above, what is counted `across`, and the `source` below; the ends
    of its axis (`minimum` and `maximum`, written `min` and `max`). `node` is all of it as it is
    written."""

    refused: ClassVar[Mapping[str, str]] = {"second-axis": "BF110/second-axis"}
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
        about="For columns, bars and areas: `yes`, series stand on each other; `percent`, as "
        "shares.",
        is_spoken=False,
    )
    focus: Inline | None = holds(
        LINE,
        None,
        about="The name of the series or category that the chart is about: it has the colour, the "
        "others are grey. `none` for none.",
    )
    ordered: bool | None = holds(
        FLAG,
        None,
        about="`yes`: the series, or the slices of a pie, are in an order that means something, "
        "such as answers from good to bad; `no`: they are not. Left out, it is guessed.",
        is_spoken=False,
    )
    example: Scalar | None = holds(
        NAME,
        None,
        name="format",
        about="How numbers are written, by an example: `£1,234`, `£1.2m`, `12.5%`, `1k`.",
        is_spoken=False,
    )
    unit: Inline | None = holds(LINE, None, about="What is counted, such as `% of pupils`.")
    across: Inline | None = holds(
        LINE, None, about="For scatter charts: what is counted from left to right."
    )
    source: Inline | None = holds(LINE, None, about="Where the numbers come from; it stands below.")
    labels: bool | None = holds(
        FLAG,
        None,
        about="`yes`: with values; `no`: with an axis. Left out, whichever can be read.",
        is_spoken=False,
    )
    minimum: Amount | None = holds(
        AMOUNT, None, name="min", about="Where the axis begins: for lines and scatter charts."
    )
    maximum: Amount | None = holds(AMOUNT, None, name="max", about="Where the axis ends.")
    node: Map | None = as_written()


def _check_amounts(node: Node) -> None:
    """`[£20,900]` is two entries, and neither of them what was meant."""
    parted = list(parted_by_commas(node))
    if parted and not parted[0].text[0].isdigit():
        figure, fix = without_commas(parted)
        span, text = parted[0].span, parted[0].text
        raise UnfitError(diagnose("BF113/parted-number", span, fix=fix, text=text, figure=figure))


CHART = form(
    "chart", ChartKeys, example="{kind: column, data: figures.csv, alt: What the chart shows}"
)
