"""A number format of Excel + a number -> the number as a cell shows it: an amount, or a date."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial

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
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[^;"\\])*)(?:;|$)')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
_ELAPSED = re.compile(r"\[([hms])+\]", re.IGNORECASE)
# What hours and the like count, in seconds, and what they are called behind a number.
_SPANS = {"h": (3600, " h"), "m": (60, " min"), "s": (1, " s")}
_FRACTION = re.compile(r"([#0?]+ +)?([#0?]+) ?/ ?([#0?]{1,4}|[1-9]\d{0,3})")
_LONGEST_CODE, _DAY_SECONDS, _MOST_SPELT = 255, 86_400, 1e15
_DATES = {
    "y": "yy", "yy": "yy", "yyy": "yyyy", "yyyy": "yyyy", "mmm": "LLL", "mmmm": "LLLL",
    "mmmmm": "LLLLL", "ddd": "EEE", "dddd": "EEEE", "h": "H", "hh": "HH",
}  # fmt: skip


class _Look(Value, kw_only=True):
    """How a number is shown: `shift` powers of ten larger than it is kept, with what stands
    `before` and `behind` it. `pattern` is that of a date, None for an amount; `spell` gives the
    text of what is shown as neither, and a `span` of hours and the like is counted in seconds."""

    decimals: int | None = None
    is_grouped: bool = False
    shift: int = 0
    span: int = 0
    before: str = ""
    behind: str = ""
    pattern: str | None = None
    spell: Callable[[Fraction], str] | None = None


def shown_number(text: str, code: str, is_1904: bool) -> ShownNumber | ShownDate | str:
    """A number as it is kept, in the format of its cell; the text where it is not a number."""
    try:
        kept = float(text)
    except ValueError:
        return text
    if kept - kept != 0:
        return text
    look = _look_of(_section_for(code, kept))
    day = kept + (_SHIFT_1904 if is_1904 else 0)
    if look.pattern is not None and 0 <= day <= _LAST_DAY:
        days = timedelta(days=day + (1 if 1 <= day < _LEAP else 0))
        moment = _DAY_ZERO + timedelta(seconds=round(days.total_seconds()))
        return ShownDate(moment, look.pattern)
    # A float is the nearest of its kind to what was typed: its shortest form is that.
    value = Decimal(repr(kept))
    if look.span:
        value = Decimal(round(kept * _DAY_SECONDS)) / look.span
    return ShownNumber(
        value=value.scaleb(look.shift),
        decimals=look.decimals,
        is_grouped=look.is_grouped,
        before=look.before,
        behind=look.behind,
        text=look.spell(Fraction(repr(kept))) if look.spell and abs(kept) < _MOST_SPELT else "",
    )


def _section_for(code: str, value: float) -> str:
    """The part of a format that counts for a number: by what it says itself in brackets, or the
    third for nothing. A minus is written by us."""
    if len(code) > _LONGEST_CODE:
        return GENERAL
    parts = [part[1] for part in _SECTION.finditer(code)]
    if any(map(_CONDITION.search, parts)):
        return next((part for part in parts if _is_for(part, value)), GENERAL)
    has_zero = len(parts) > 2 and parts[2] and value == 0
    return _without_gaps(parts[2]) if has_zero else parts[0]


def _without_gaps(part: str) -> str:
    """The part for nothing, without the places of figures in it, which stay empty then."""
    tokens = _TOKEN.finditer(part)
    return "".join(one[0] for one in tokens if "0" in (one["digits"] or "0"))


def _is_for(part: str, value: float) -> bool:
    said = _CONDITION.search(part)
    return said is None or _HOLDS[said[1]](value, float(said[2]))


@memo(1_000)
def _look_of(code: str) -> _Look:
    if code == _DAY:
        return _Look(pattern="")
    tokens = list(_TOKEN.finditer(code))
    if GENERAL.lower() in code.lower():
        return _Look()
    if elapsed := _ELAPSED.search(code):
        size, name = _SPANS[elapsed[1].lower()]
        return _Look(span=size, behind=name, spell=partial(_elapsed, tokens))
    if any(token["date"] for token in tokens):
        pattern = "".join(_date_parts(tokens)).strip()
        # Beside a day, some languages bend the name of the month.
        return _Look(pattern=pattern.replace("L", "M") if "d" in pattern else pattern)
    return _amount(tokens)


def _amount(tokens: list[re.Match[str]]) -> _Look:
    """Nothing is known of powers: they are shown in full."""
    code = "".join(token[0] for token in tokens if not token["quoted"])
    if fraction := _FRACTION.search(code):
        return _Look(spell=partial(_fraction, bool(fraction[1]), fraction[3]))
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
        words = said[0].strip()
        return _Look(spell=lambda _: words) if words else _Look()
    if _is_mask(tokens, shift):
        return _Look(spell=partial(_masked, tokens))
    whole = digits.rstrip(",")
    shift -= 3 * (len(digits) - len(whole))
    return _Look(
        decimals=len(whole.partition(".")[2]),
        is_grouped="," in whole,
        shift=shift,
        before=said[0].lstrip(),
        behind=said[1].rstrip(),
    )


def _is_mask(tokens: Sequence[re.Match[str]], shift: int) -> bool:
    """Whether figures are shown as those of a number that is a name: 00042, 020 7946 0000."""
    runs = [token["digits"] for token in tokens if token["digits"]]
    is_whole = not shift and not any(set(run) & set(".,") for run in runs)
    return is_whole and (len(runs) > 1 or runs[0].count("0") > 1)


def _masked(tokens: Sequence[re.Match[str]], value: Fraction) -> str:
    """The figures from the last one on, each where a sign stands for it; those left over before."""
    figures = str(abs(round(value)))
    runs = [place for place, token in enumerate(tokens) if token["digits"]]
    found: list[str] = []
    for place in reversed(range(len(tokens))):
        run = tokens[place]["digits"]
        is_inside = runs[0] < place < runs[-1]
        if run:
            cut = 0 if place == runs[0] else max(0, len(figures) - len(run))
            found.append(figures[cut:].rjust(run.count("0"), "0"))
            figures = figures[:cut]
        elif figures or not is_inside or any("0" in tokens[n]["digits"] for n in runs if n < place):
            found.append(_literal(tokens[place]))
    sign = "-" if value < 0 else ""
    return sign + "".join(reversed(found)).strip()


def _fraction(has_whole: bool, below: str, value: Fraction) -> str:
    """1 1/2, in quarters where the format has a 4, or in whatever comes nearest."""
    amount, sign = abs(value), "-" if value < 0 else ""
    if below.isdecimal() and below.strip("0"):
        parts, size = round(amount * int(below)), int(below)
    else:
        parts, size = amount.limit_denominator(10 ** len(below) - 1).as_integer_ratio()
    whole, rest = divmod(parts, size) if has_whole else (0, parts)
    said = [str(whole)] if whole or not rest else []
    return sign + " ".join([*said, *([f"{rest}/{size}"] if rest else [])])


def _elapsed(tokens: Sequence[re.Match[str]], value: Fraction) -> str:
    """26:30 for a day, two and a half hours."""
    left, found = abs(round(value * _DAY_SECONDS)), list[str]()
    for token in tokens:
        unit = token["date"] or (_ELAPSED.fullmatch(token[0]) and token[0].strip("[]"))
        if unit:
            size, _ = _SPANS.get(unit[0].lower(), (1, ""))
            count, left = divmod(left, size)
            found.append(str(count).zfill(len(unit)))
        else:
            found.append(_literal(token))
    return ("-" if value < 0 else "") + "".join(found).strip()


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
