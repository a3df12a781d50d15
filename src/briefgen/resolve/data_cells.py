"""A cell of a data file -> what it says, its number, or what is wrong with it."""

from __future__ import annotations

import re

from briefgen.model.data_sheet import BadCell, Cell, ShownDate, ShownNumber
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.resolve.number_parsing import ParsedNumber, parse_figure, within_limits
from briefgen.text.locales import format_moment, format_shown

_TIME = r"(?:1[5-9]|20|21)\d\d(?:[/-]\d\d(?:\d\d)?)?|.*\b(?:1[89]|20)\d\d\b.*"


def shown(cell: Cell, language: str) -> str:
    """What a cell says on one line, as it is shown in the language."""
    match cell:
        case ShownNumber():
            if cell.text:
                return cell.text
            text = format_shown(cell.value, cell.decimals, language, cell.is_grouped)
            sign, figures = ("-", text[1:]) if text[:1] == "-" else ("", text)
            return f"{sign}{cell.before}{figures}{cell.behind}"
        case ShownDate():
            return format_moment(cell.value, cell.pattern, language)
        case BadCell():
            return ""
    return " ".join(cell.split())


def figure_of(cell: Cell, decimal: str) -> ParsedNumber | Diagnostic:
    """The number of a cell; an empty one is a gap."""
    match cell:
        case ShownNumber():
            unit = f"{cell.before.strip()}{cell.behind.strip()}"
            return within_limits(cell.value, f"{cell.value:g}", unit)
        case ShownDate():
            return diagnose("BF113/not-a-number", text=f"{cell.value:%Y-%m-%d}")
        case BadCell():
            return diagnose("BF113/not-a-number", text=cell.error)
    return parse_figure(cell or "none", decimal)


def is_figure(cell: Cell, decimal: str = "") -> bool:
    """Whether there is a number in a cell."""
    found = figure_of(cell, decimal or ".")
    return isinstance(found, ParsedNumber) and found.value is not None


def failed_cell(cell: Cell, place: str) -> Diagnostic | None:
    """What is wrong with a cell whose formula gave nothing."""
    if not isinstance(cell, BadCell):
        return None
    if not cell.error:
        return diagnose("BF113/data-no-value", place=place)
    is_narrow = not cell.error.strip("#")
    what = "BF113/data-too-narrow" if is_narrow else "BF113/data-error"
    return diagnose(what, place=place, error=cell.error)


def is_time(text: str) -> bool:
    """Whether a text looks like a year, or like a part of one."""
    return re.fullmatch(_TIME, text) is not None
