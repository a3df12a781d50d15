"""A number format of Excel + a number -> the number as a cell shows it: an amount, or a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from briefgen.model.data_sheet import ShownDate, ShownNumber
from briefgen.model.values import Value
from briefgen.support.memo import memo

GENERAL = "General"
# Those that a workbook names by number only. 14 and 22 show days as the reader's computer does.
_DAY = "day"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: _DAY, 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: _DAY, 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0",
    43: "#,##0.00", 44: "#,##0.00", **dict.fromkeys((*range(27, 37), *range(50, 59)), _DAY),
}  # fmt: skip
# Days are counted from here; 29 February 1900, which never was, is one of them.
_DAY_ZERO, _LEAP = datetime.combine(date(1899, 12, 30), time()), 60
_LAST_DAY = 2_958_465
_SHIFT_1904 = 1_462

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]'
    r"|(?P<half>AM/PM|A/P)|(?P<date>([yYmMdDhHsS])\6*)|(?P<digits>[0#?][0#?,.]*)"
    r"|(?P<power>[eE][+-][0#?]+)|(?P<other>.)",
    re.DOTALL,
)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_DATES = {
    "y": "yy", "yy": "yy", "yyy": "yyyy", "yyyy": "yyyy", "mmm": "LLL", "mmmm": "LLLL",
    "mmmmm": "LLLLL", "ddd": "EEE", "dddd": "EEEE", "h": "H", "hh": "HH",
}  # fmt: skip


class _Look(Value, kw_only=True):
    """How a number is shown: `shift` powers of ten larger than it is kept, with what stands
    `before` and `behind` it. `pattern` is that of a date, None for an amount."""

    decimals: int | None = None
    is_grouped: bool = False
    shift: int = 0
    before: str = ""
    behind: str = ""
    pattern: str | None = None


def shown_number(text: str, code: str, is_1904: bool) -> ShownNumber | ShownDate | str:
    """A number as it is kept, in the format of its cell; the text where it is not a number."""
    try:
        kept = float(text)
    except ValueError:
        return text
    if kept - kept != 0:
        return text
    look = _look_of(code)
    day = kept + (_SHIFT_1904 if is_1904 else 0)
    if look.pattern is not None and 0 <= day <= _LAST_DAY:
        days = timedelta(days=day + (1 if 1 <= day < _LEAP else 0))
        moment = _DAY_ZERO + timedelta(seconds=round(days.total_seconds()))
        return ShownDate(moment, look.pattern)
    # A float is the nearest of its kind to what was typed: its shortest form is that.
    return ShownNumber(
        value=Decimal(repr(kept)).scaleb(look.shift),
        decimals=look.decimals,
        is_grouped=look.is_grouped,
        before=look.before,
        behind=look.behind,
    )


@memo(1_000)
def _look_of(code: str) -> _Look:
    if code == _DAY:
        return _Look(pattern="")
    section = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', code)
    tokens = list(_TOKEN.finditer(section[0] if section else ""))
    if GENERAL.lower() in code.lower() or _ELAPSED.search(code) or len(code) > 255:
        return _Look()
    if any(token["date"] for token in tokens):
        pattern = "".join(_date_parts(tokens)).strip()
        # Beside a day, some languages bend the name of the month.
        return _Look(pattern=pattern.replace("L", "M") if "d" in pattern else pattern)
    return _amount(tokens)


def _amount(tokens: list[re.Match[str]]) -> _Look:
    """Nothing is known of fractions and powers: they are shown in full."""
    said, digits, shift = ["", ""], "", 0
    for token in tokens:
        if token["power"] or token["other"] in ("/", "@"):
            return _Look()
        if token["digits"]:
            digits += token["digits"]
        elif literal := _literal(token):
            shift += 2 if token["other"] == "%" else 0
            said[bool(digits)] += literal
    if not digits:
        return _Look()
    whole = digits.rstrip(",")
    shift -= 3 * (len(digits) - len(whole))
    return _Look(
        decimals=len(whole.partition(".")[2]),
        is_grouped="," in whole,
        shift=shift,
        before=said[0].strip(),
        behind=said[1].rstrip(),
    )


def _literal(token: re.Match[str]) -> str:
    named = (token["quoted"], token["escaped"], token["currency"], token["other"])
    return next((text for text in named if text), "")


def _date_parts(tokens: list[re.Match[str]]) -> Iterator[str]:
    """The pattern that CLDR has for it. An m beside hours or seconds is minutes."""
    letters = [token["date"].lower() if token["date"] else "" for token in tokens]
    is_half = any(token["half"] for token in tokens)
    before = ""
    for index, (token, run) in enumerate(zip(tokens, letters, strict=True)):
        after = next((other for other in letters[index + 1 :] if other), "")
        if run:
            is_minute = run in ("m", "mm") and ("h" in before or "s" in after)
            yield _date_part(run, is_minute, is_half)
            before = run
        elif token["half"]:
            yield "a"
        elif (literal := _literal(token)) and literal.isalpha():
            yield f"'{literal}'"
        else:
            yield literal.replace("'", "''")


def _date_part(run: str, is_minute: bool, is_half: bool) -> str:
    if is_minute:
        return "mm"
    if run.startswith("h") and is_half:
        return "h"
    return _DATES.get(run, run.upper() if run.startswith("m") else run[:2])
