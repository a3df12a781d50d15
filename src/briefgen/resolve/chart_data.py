"""A table of a data file -> the categories and series of a chart, or why there are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from briefgen.model.data_sheet import BadCell
from briefgen.model.diagnostics import Diagnostic, Hint, diagnose
from briefgen.model.text_edits import bare
from briefgen.model.values import Value, replace
from briefgen.resolve.chart_days import days_of
from briefgen.resolve.chart_units import common_unit, mixed_units
from briefgen.resolve.data_cells import is_time
from briefgen.resolve.data_tables import (
    MOST_FAULTS,
    DataTable,
    column_of,
    failed_cells,
    without_counter,
)
from briefgen.resolve.number_parsing import ParsedNumber, largest_of, powers_of, scaled
from briefgen.text.locales import month_of, weekday_of

_MOST_LINES = 6
# A column is one of numbers where so many of its cells are some.
_SHARE = Decimal("0.5")
# Rows and series that are offered where a file has too many.
_OFFERED, _OFFERED_SERIES = 12, 3

_Names = tuple[str, ...]
# What could be chosen of a file instead, where that has to be said.
Offer = Callable[[], Hint]


class Figures(Value, kw_only=True):
    """Numbers of a data file: `series` by name over `categories`, the `unit` of all of them, and
    the `notes` on how they were read."""

    categories: _Names
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    unit: str = ""
    notes: tuple[Diagnostic, ...] = ()


class _Cells(Value):
    """Where the numbers stand: the `categories`, and of each series its name and the places (row,
    column) of its cells, None where there is none."""

    categories: _Names
    series: tuple[tuple[str, tuple[tuple[int, int] | None, ...]], ...]
    notes: tuple[Diagnostic, ...] = ()


def figures_of(
    whole: DataTable, pivot: str, is_chosen: bool, offer: Offer
) -> Figures | Sequence[Diagnostic]:
    """The first column holds the categories, each of the others a series; with `pivot`, a column
    whose names are those of the series. Whether columns were chosen tells whether one may be left
    out; `offer` says what could be chosen instead."""
    table = whole if is_chosen else without_counter(whole)
    if len(table.columns) < 2:
        return [diagnose("BF112/two-columns", name=table.sheet.name)]
    if failed := failed_cells(table):
        return failed
    found = _pivoted(table, pivot, offer) if pivot else _as_it_is(table, offer)
    return [found] if isinstance(found, Diagnostic) else _read(table, found, offer)


def over_time(found: Figures, table: DataTable) -> Figures:
    """With a series for each row, where the columns are days or years and the rows, which are few,
    have names of another kind."""
    heads, rows = tuple(name for name, _ in found.series), found.categories
    is_few = len(set(rows)) == len(rows) <= _MOST_LINES and all(rows)
    if not is_few or any(map(_has_order, rows)) or not days_of(heads, table.language):
        return found
    values = zip(*(one for _, one in found.series), strict=True)
    note = diagnose("BF132/turned", name=table.sheet.name)
    series = tuple(zip(rows, values, strict=True))
    return replace(found, categories=heads, series=series, notes=(*found.notes, note))


def _has_order(name: str) -> bool:
    return bool(re.search(r"\d", name) or month_of(name) or weekday_of(name) >= 0)


def _as_it_is(table: DataTable, offer: Offer) -> _Cells | Diagnostic:
    first, *others = table.columns
    tidy = _tidy(table)
    if isinstance(tidy, _Cells):
        return tidy
    for column in others:
        if not _is_numbers(table, column):
            name = table.heads[table.columns.index(column)]
            row = next(r for r in table.rows if _is_word(table, r, column))
            what, place = table.text(row, column), table.sheet.at(row, column)
            return diagnose("BF113/words", hint=offer(), place=place, text=what[:40], column=name)
    for number, head in enumerate(table.heads[1:], 1):
        if not head:
            return diagnose("BF112/nameless", hint=offer(), place=_head_place(table, number))
        if head in table.heads[1:number]:
            return diagnose("BF105/series", hint=_rename(table, head), name=head)
    names = tuple(table.text(row, first) for row in table.rows)
    return _Cells(
        names,
        tuple(
            (name, tuple((row, column) for row in table.rows))
            for name, column in zip(table.heads[1:], others, strict=True)
        ),
    )


def _rename(table: DataTable, name: str) -> Hint:
    twice = [_head_place(table, n) for n, head in enumerate(table.heads) if head == name]
    return Hint(f"rename one of {' and '.join(twice)}, or choose others with `columns:`")


def _head_place(table: DataTable, place: int) -> str:
    return table.sheet.at(table.rows[0], table.columns[place]).replace(
        f"row {table.sheet.numbers[table.rows[0]]}, ", ""
    )


def _is_word(table: DataTable, row: int, column: int) -> bool:
    return table.cell(row, column) != "" and not table.is_numeric(row, column)


def _is_numbers(table: DataTable, column: int) -> bool:
    """Whether most cells of a column are numbers or gaps; those that are neither are faults."""
    cells = [table.cell(row, column) for row in table.rows]
    said = [cell for cell in cells if cell != "" and not isinstance(cell, BadCell)]
    fit = [row for row in table.rows if table.cell(row, column) != ""]
    sound = sum(table.is_numeric(row, column) for row in fit)
    return not said or sound >= _SHARE * len(said)


def _tidy(table: DataTable) -> _Cells | None:
    """A table in which each number has a row of its own, with two columns that say what it is of:
    that of which there are fewer names is taken for the series, years only if they must be."""
    if len(table.columns) != 3:
        return None
    first, second, third = table.columns
    names = [table.text(row, first) for row in table.rows]
    labels = [table.text(row, second) for row in table.rows]
    pairs = set(zip(names, labels, strict=True))
    is_label = not _is_numbers(table, second) or all(map(is_time, labels))
    is_unique = len(pairs) == len(table.rows)
    if len(set(names)) == len(names) or not (is_label and is_unique and _is_numbers(table, third)):
        return None
    few, many = sorted(
        ((first, names), (second, labels)),
        key=lambda one: (all(map(is_time, one[1])), len(set(one[1]))),
    )
    if len(set(few[1])) > _MOST_LINES:
        few, many = many, few
    if len(set(few[1])) > _MOST_LINES:
        return None
    head = table.heads[table.columns.index(few[0])]
    note = diagnose("BF132/tidy", name=table.sheet.name, pivot=head)
    found = _turned(table, many[0], few[0], third)
    return replace(found, notes=(note,)) if isinstance(found, _Cells) else None


def _pivoted(table: DataTable, pivot: str, offer: Offer) -> _Cells | Diagnostic:
    place = column_of(table, pivot)
    if isinstance(place, Diagnostic):
        return place
    rest = [column for column in table.columns if column != table.columns[place]]
    names = [c for c in rest if not _is_numbers(table, c) or _is_times(table, c)] or rest[:1]
    values = [c for c in rest if c not in names[:1] and _is_numbers(table, c)]
    if len(rest) != 2:
        if len(names) != 1 or len(values) != 1:
            return diagnose(
                "BF113/not-one-number", hint=offer(), pivot=pivot, name=table.sheet.name
            )
        rest = [names[0], values[0]]
    return _turned(table, rest[0], table.columns[place], rest[1])


def _is_times(table: DataTable, column: int) -> bool:
    return all(is_time(table.text(row, column)) for row in table.rows)


def _turned(table: DataTable, names: int, series: int, values: int) -> _Cells | Diagnostic:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in table.rows:
        key = table.text(row, names), table.text(row, series)
        if key in found:
            two = table.sheet.numbers[found[key][0]], table.sheet.numbers[row]
            return diagnose(
                "BF105/not-one-number",
                name=key[0],
                series=key[1],
                file=table.sheet.file,
                first=two[0],
                second=two[1],
            )
        found[key] = row, values
    categories = tuple(dict.fromkeys(key[0] for key in found))
    lines = dict.fromkeys(key[1] for key in found)
    return _Cells(
        categories,
        tuple((name, tuple(found.get((one, name)) for one in categories)) for name in lines),
    )


def _read(table: DataTable, cells: _Cells, offer: Offer) -> Figures | Sequence[Diagnostic]:
    faults: list[Diagnostic] = []
    gaps: list[tuple[str, str]] = []
    marks: list[tuple[str, str]] = []
    units: dict[str, str] = {}
    of_series: dict[str, dict[str, str]] = {}
    series: list[tuple[str, list[ParsedNumber]]] = []
    for name, places in cells.series:
        numbers: list[ParsedNumber] = []
        for place in places:
            found = table.figure(*place) if place else ParsedNumber(value=None)
            where = table.sheet.at(*place) if place else ""
            if isinstance(found, Diagnostic):
                assert place is not None
                faults.append(_bad(table, place, found))
                continue
            numbers.append(found)
            if found.gap:
                gaps.append((found.gap, where))
            if found.mark:
                marks.append((found.mark, where))
            if found.value:
                units.setdefault(found.unit, where)
                of_series.setdefault(name, {}).setdefault(found.unit, where)
        series.append((name, numbers))
    powers = powers_of(units)
    unit = largest_of(powers) or common_unit(units, marks)
    if unit is None:
        faults.append(mixed_units(units, of_series, offer))
    notes = (*table.notes, *cells.notes, *_told("gap", gaps), *_told("mark", marks))
    values = tuple(
        (name, tuple(scaled(number.value, powers.get(number.unit, 0)) for number in numbers))
        for name, numbers in series
    )
    figures = Figures(categories=cells.categories, series=values, unit=unit or "", notes=notes)
    return faults[:MOST_FAULTS] or figures


def _bad(table: DataTable, place: tuple[int, int], fault: Diagnostic) -> Diagnostic:
    where, hint = table.sheet.at(*place), Hint(fault.hint)
    return diagnose("BF113/data-cell", hint=hint, place=where, why=fault.message)


def _told(what: str, found: Sequence[tuple[str, str]]) -> Iterator[Diagnostic]:
    """One remark for all cells with such a sign."""
    if found:
        signs = ", ".join(f"`{sign}`" for sign in dict.fromkeys(sign for sign, _ in found))
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        place = f"{found[0][1]}{more}"
        yield diagnose(
            "BF132/gap" if what == "gap" else "BF132/mark", signs=signs[:200], place=place
        )


def offer_of(table: DataTable, keys: Sequence[tuple[str, str]], most: int) -> str:
    """What could be written so that a chart is drawn: one column of numbers over a few rows, or a
    few series of a tidy file. "" where there are no numbers. `keys` are those that were written."""
    whole = without_counter(table)
    offered = [column for column in whole.columns if _is_offered(whole, column)]
    # Those below 0 come last: not every chart can draw them.
    numbers = sorted(
        offered, key=lambda one: not _is_positive(whole, _good_rows(whole, one)[0], one)
    )
    if tidy := _tidy_offer(whole, most):
        return _written(keys, tidy)
    others = [column for column in whole.columns if column not in numbers] or numbers[:1]
    if not set(numbers) - {*others}:
        return ""
    column = next(c for c in numbers if c not in others)
    good = _good_rows(whole, column)[: min(most, _OFFERED)]
    texts = {one: [whole.text(row, one) for row in good] for one in others}
    names = next((one for one in others if len({*texts[one]}) == len(good)), others[0])
    chosen = [("columns", f"[{_name(whole, names)}, {_name(whole, column)}]")]
    if len(good) < len(whole.rows):
        chosen.append(("rows", _ranges([whole.sheet.numbers[row] for row in good])))
    return _written(keys, chosen)


def pair_offer_of(table: DataTable, keys: Sequence[tuple[str, str]], most: int) -> str:
    """What could be written so that points are drawn: two columns of numbers. "" where there are
    none."""
    pair = [column for column in table.columns if _is_offered(table, column)][:2]
    good = [row for row in table.rows if all(_is_value(table, row, one) for one in pair)][:most]
    if len(pair) < 2 or not good:
        return ""
    chosen = [("columns", f"[{', '.join(_name(table, one) for one in pair)}]")]
    if len(good) < len(table.rows):
        chosen.append(("rows", _ranges([table.sheet.numbers[row] for row in good])))
    return _written(keys, chosen)


def _is_offered(table: DataTable, column: int) -> bool:
    is_sound = bool(_good_rows(table, column))
    return is_sound and _is_numbers(table, column) and not _is_times(table, column)


def _good_rows(table: DataTable, column: int) -> list[int]:
    """The rows whose number any chart can draw; where a column has none, those with a number."""
    positive = [row for row in table.rows if _is_positive(table, row, column)]
    return positive or [row for row in table.rows if _is_value(table, row, column)]


def _is_value(table: DataTable, row: int, column: int) -> bool:
    found = table.figure(row, column)
    return isinstance(found, ParsedNumber) and found.value is not None


def _is_positive(table: DataTable, row: int, column: int) -> bool:
    found = table.figure(row, column)
    return isinstance(found, ParsedNumber) and found.value is not None and found.value > 0


def _tidy_offer(table: DataTable, most: int) -> list[tuple[str, str]] | None:
    """A few names of the first column of a tidy file, as series."""
    if len(table.columns) < 3 or most <= _MOST_LINES:
        return None
    first, second, *rest = table.columns
    values = next((column for column in rest if _is_offered(table, column)), None)
    names = list(dict.fromkeys(table.text(row, first) for row in table.rows))[:_OFFERED_SERIES]
    pairs = [(table.text(row, first), table.text(row, second)) for row in table.rows]
    others = {other for name, other in pairs if name in names}
    count = len({name for name, _ in pairs})
    is_tidy = len(names) > 1 and len(set(pairs)) == len(pairs) and 2 * count <= len(pairs)
    if values is None or not is_tidy or not 1 < len(others) <= most:
        return None
    return [
        ("columns", f"[{', '.join(_name(table, one) for one in (first, second, values))}]"),
        ("rows", f"[{', '.join(map(bare, names))}]"),
        ("pivot", _name(table, first)),
    ]


def _name(table: DataTable, column: int) -> str:
    """A column by its head, or by its letters where that is none, or that of another."""
    place = table.columns.index(column)
    head = table.heads[place]
    is_clear = head and column_of(table, head) == place
    letters = table.sheet.at(table.rows[0], column).rpartition(" ")[2]
    return bare(head) if is_clear else letters


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers of rows, as an author would write them: 2-9, or [2-4, 7]."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] == number - 1:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    said = [str(one) if one == two else f"{one}-{two}" for one, two in parts]
    return said[0] if len(said) == 1 else f"[{', '.join(said)}]"


def _written(keys: Sequence[tuple[str, str]], more: Sequence[tuple[str, str]]) -> str:
    new = dict(more)
    kept = [(name, value) for name, value in keys if name not in new and name != "pivot"]
    return "{" + ", ".join(f"{name}: {value}" for name, value in (*kept, *more)) + "}"
