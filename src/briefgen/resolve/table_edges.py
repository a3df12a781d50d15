"""A data file's cells -> where the table in them begins and ends: heads, titles above it, notes and
other tables below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.model.data_sheet import DataSheet, column_name
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.resolve.data_cells import figure_of, is_figure, is_time, shown
from briefgen.resolve.number_parsing import ParsedNumber

ROW_NUMBERS = r"(\d{1,7})(?:\s*(?:-|–|to)\s*(\d{1,7}))?"
# Rows by which a table is found, and lines of heads that may stand above each other.
_LOOKED_AT, _MOST_HEADS = 40, 3
# What stands by itself below a table is a note where it is longer than a name, or begins so.
_LONGEST_NAME = 30
_MOST_SAID = 160
# What numbers count, in the languages of the program.
_SCALE = re.compile(
    r"[£$€] ?(?:['’]?000|k|m|mn|bn)\b|(?<!\d[,. ])['’]?\b000s?\b|%|\b(?:thousands?|millions?"
    r"|billions?|milliers|milliards?|Tausend|Tsd|Mio|Mrd|Millionen|Milliarden|m?filoedd|miliynau"
    r"|per ?cent|percentages?)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(r"source|note|quelle|ffynhonnell|\*|\[|\(\d|\d[.)] ", re.IGNORECASE)


def head_rows(
    sheet: DataSheet, rows: Sequence[int], columns: Sequence[int], written: str
) -> list[int] | Diagnostic:
    """The rows that name the columns."""
    if written.lower() == "none":
        return []
    if written:
        found = re.fullmatch(ROW_NUMBERS, written)
        wanted = range(int(found[1]), int(found[2] or found[1]) + 1) if found else range(0)
        there = [row for row in rows if sheet.numbers[row] in wanted]
        return there or diagnose("BF113/no-head", written=written, name=sheet.name)
    # The first column may go without a name, and titles stand in it.
    near = rows[:_LOOKED_AT]
    filled = {row: sum(sheet.rows[row][one] != "" for one in columns[1:]) for row in near}
    width = max(filled.values())
    first = next(row for row in rows if filled[row] * 3 >= width * 2)
    place = rows.index(first)
    if _is_data(sheet, first, rows[place + 1 :], columns):
        # Names of few of the columns may stand right above.
        above = rows[place - 1] if place else first
        if sheet.numbers[first] - sheet.numbers[above] != 1:
            number = sheet.numbers[first]
            return diagnose("BF112/no-names", place=f"{sheet.name}, row {number}", row=number)
        first = above
    return _joined(sheet, rows, columns, first, filled=filled)


def _is_data(sheet: DataSheet, row: int, below: Sequence[int], columns: Sequence[int]) -> bool:
    """Whether a row has numbers, and no years, above most of the numbers: it names no columns. A
    single name among many may look like a number, such as HSN1F."""
    places = found = 0
    for one in columns[1:] or columns:
        cell = sheet.rows[row][one]
        next_one = (sheet.rows[other][one] for other in below[:_LOOKED_AT])
        if any(map(is_figure, next_one)) or not below:
            places += 1
            found += is_figure(cell) and not is_time(shown(cell, "en-GB"))
    return 0 < places <= 2 * found


def _joined(
    sheet: DataSheet,
    rows: Sequence[int],
    columns: Sequence[int],
    first: int,
    *,
    filled: dict[int, int],
) -> list[int]:
    """A head may have two or three lines: the upper ones have gaps, the lower ones no numbers, and
    numbers follow."""
    place = rows.index(first)
    above = rows[place - 1] if place else None
    heads = [first]
    if above is not None and filled.get(above) and _is_upper(sheet, above, first, columns):
        heads = [above, first]
    upper = heads[0]
    following = rows[place + 1 : place + _MOST_HEADS]
    for row in following:
        cells = [sheet.rows[row][one] for one in columns[1:]]
        is_named = all(not is_figure(one) or is_time(shown(one, "en-GB")) for one in cells)
        is_lower = _is_upper(sheet, upper, row, columns) and is_named and filled.get(row)
        if not (is_lower or _names_units(sheet, row, columns)):
            break
        heads.append(row)
    # Below several lines, programs write what the rows are called.
    below = rows[place + len(heads) - (heads[0] != first) :][:1]
    if len(heads) > 1 and below and not filled.get(below[0]):
        heads.extend(below)
    rest = [row for row in rows if row > heads[-1]][:_LOOKED_AT]
    has_figures = any(is_figure(sheet.rows[row][one]) for row in rest for one in columns[1:])
    return heads if has_figures else [first]


def _is_upper(sheet: DataSheet, upper: int, lower: int, columns: Sequence[int]) -> bool:
    """Whether a row right above another has gaps beside its names where that one has names."""
    if sheet.numbers[lower] - sheet.numbers[upper] != lower - upper:
        return False
    one, two = sheet.rows[upper], sheet.rows[lower]
    gaps = [column for column in columns[1:] if one[column] == ""]
    # A title with commas in it has a text in the first column, and so have the heads below it.
    is_title = "" not in (one[columns[0]], two[columns[0]]) and one[columns[0]] != two[columns[0]]
    return bool(gaps) and not is_title and any(two[column] != "" for column in gaps)


def _names_units(sheet: DataSheet, row: int, columns: Sequence[int]) -> bool:
    """Whether a row names nothing at its left, and has a word in each other column, as units have
    a line of their own below the names."""
    names, *cells = (sheet.rows[row][one] for one in columns)
    return names == "" and all(isinstance(c, str) and c and not _is_number_or_gap(c) for c in cells)


def heads(
    sheet: DataSheet, head: Sequence[int], columns: Sequence[int], language: str
) -> tuple[str, ...]:
    """What columns are called; those without a head by their letters. A name above several columns
    is said of each."""
    if not head:
        return tuple(f"Column {column_name(sheet.columns[one])}" for one in columns)
    lines: list[list[str]] = []
    for row in head:
        names = [shown(sheet.rows[row][one], language) for one in columns]
        if row != head[-1]:
            for index in range(2, len(names)):
                names[index] = names[index] or names[index - 1]
        lines.append(names)
    # A name that is merged over the lines stands in each of them.
    return tuple(" ".join(dict.fromkeys(filter(None, names))) for names in zip(*lines, strict=True))


def first_table(
    sheet: DataSheet, head: Sequence[int], body: Sequence[int], columns: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """The rows up to a second table, and those of that: behind an empty row come names again."""
    if not head:
        return body, []
    for place in range(1, len(body) - 1):
        row, before = body[place], body[place - 1]
        cells = [sheet.rows[row][one] for one in columns]
        again = cells == [sheet.rows[head[-1]][one] for one in columns]
        is_apart = sheet.numbers[row] - sheet.numbers[before] > 1
        is_title = sum(cell != "" for cell in cells) == 1 and place + 2 < len(body)
        names = place + 1 if is_title else place
        if again or (is_apart and _names_again(sheet, body, names, columns)):
            return body[:place], body[place:]
    return body, []


def _names_again(sheet: DataSheet, body: Sequence[int], place: int, columns: Sequence[int]) -> bool:
    """Whether a row has words, or the first years, in columns of numbers, and no numbers."""
    above, below = body[max(0, place - _LOOKED_AT) : place], body[place + 1 : place + _LOOKED_AT]
    has_names = False
    for one in columns[1:]:
        cell, before = sheet.rows[body[place]][one], [sheet.rows[row][one] for row in above]
        numbers = [shown(other, "en-GB") for other in before if is_figure(other)]
        is_year = is_time(shown(cell, "en-GB")) and not all(map(is_time, numbers))
        if is_figure(cell) and not is_year:
            return False
        is_name = is_year or (isinstance(cell, str) and not _is_number_or_gap(cell))
        follow = any(is_figure(sheet.rows[row][one]) for row in below)
        has_names = has_names or (is_name and bool(numbers) and follow)
    return has_names


def _is_number_or_gap(cell: str) -> bool:
    return isinstance(figure_of(cell, "."), ParsedNumber)


def left(
    sheet: DataSheet, first: Sequence[int], second: Sequence[int], columns: Sequence[int]
) -> Iterator[Diagnostic]:
    """A second table, with the ranges of it and of both."""
    if second:
        left, right = (column_name(sheet.columns[one]) for one in (columns[0], columns[-1]))
        top, begin, end = (sheet.numbers[row] for row in (first[0], second[0], second[-1]))
        yield diagnose(
            "BF131/second-table",
            name=sheet.name,
            rows=_numbered([begin, end]),
            second=f"{left}{begin}:{right}{end}",
            both=f"{left}{top}:{right}{end}",
        )


def without_notes(
    sheet: DataSheet, rows: Sequence[int], columns: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The rows of a table, and those below it that hold a single text, such as its source."""
    end = len(rows)
    while end > 1 and sum(sheet.rows[rows[end - 1]][one] != "" for one in columns) < 2:
        end -= 1
    for place in range(end, len(rows)) if len(columns) > 1 else ():
        row, before = rows[place], rows[place - 1]
        said = next(cell for cell in sheet.rows[row] if cell != "")
        is_apart = sheet.numbers[row] - sheet.numbers[before] > row - before
        if is_apart or (isinstance(said, str) and (len(said) > _LONGEST_NAME or _NOTE.match(said))):
            return list(rows[:place]), list(rows[place:])
    return list(rows), []


def passed(
    sheet: DataSheet, above: Sequence[int], below: Sequence[int], language: str
) -> Iterator[Diagnostic]:
    """What stands above and below a table is taken for titles and notes."""
    for rows, what in ((above, "titles"), (below, "notes")):
        if rows:
            said = "; ".join(_words(sheet, row, language) for row in rows)
            said = said if len(said) <= _MOST_SAID else said[: _MOST_SAID - 4] + " ..."
            yield diagnose("BF132/around", name=sheet.name, what=what, said=said,
                           rows=_numbered([sheet.numbers[row] for row in rows]))  # fmt: skip


def scale_of(sheet: DataSheet, around: Sequence[int], language: str) -> str:
    """What is said around a table of what its numbers count, thousands or shares; "" where nothing
    is."""
    said = (_words(sheet, row, language) for row in around)
    return next((words[:_MOST_SAID] for words in said if _SCALE.search(words)), "")


def _words(sheet: DataSheet, row: int, language: str) -> str:
    texts = (shown(cell, language) for cell in sheet.rows[row])
    return ", ".join(text for text in texts if text)


def _numbered(numbers: Sequence[int]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"row {first}" if first == last else f"rows {first} to {last}"
