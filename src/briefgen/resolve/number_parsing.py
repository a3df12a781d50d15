"""A text -> a number, or why it is none. The one place where texts become numbers for charts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.model.diagnostics import Diagnostic, Fix, TextEdit, diagnose
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Node, Scalar, Seq

# PowerPoint keeps fifteen digits.
MOST_DIGITS = 15
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_WITH_SIGNS = re.compile(r"[+-]?\d{1,3}(?:[ ,.'\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_WITH_UNIT = re.compile(r"([£$€]?)\s*([+-]?\d[\d ,.'\u00a0\u202f]*?)\s*([£$€%]?)")
_PARTED = re.compile(r"[+-]?[£$€]?\d{1,3},\d{3}(?:\.\d+)?")
_MINUS = "\u2212"


class ParsedNumber(Value):
    """A number: its `value` as exact as it was typed, within fifteen digits; None where the author
    says that there is none."""

    value: Decimal | None


def parse_figure(text: str, decimal: str = ".") -> ParsedNumber | Diagnostic:
    """The number that a text stands for; `none` is a gap. `decimal` parts whole and fraction."""
    text = text.strip().replace(_MINUS, "-")
    if text.lower() == "none":
        return ParsedNumber(None)
    plain = text.replace(",", ".") if decimal == "," and "." not in text else text
    if decimal == "," and re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        plain = text.replace(",", "")
        fixes = (_write(plain), _write(f"{text}0"))
        return diagnose("BF113/two-numbers", fixes=fixes, text=text, plain=plain)
    if len(plain) <= 100 and plain.isascii() and _NUMBER.fullmatch(plain):
        return _limited(plain)
    return _not_a_number(text) if text else diagnose("BF113/no-number")


def _limited(text: str) -> ParsedNumber | Diagnostic:
    """Within what every program that opens the deck can keep exactly."""
    value = Decimal(text)
    whole, _, fraction = format(abs(value), "f").partition(".")
    digits = len(whole.lstrip("0")) + len(fraction.rstrip("0"))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        return diagnose("BF113/large-number", text=_short(text))
    if digits > MOST_DIGITS:
        value = Decimal(format(value, f".{MOST_DIGITS}g"))
    return ParsedNumber(value)


def _not_a_number(text: str) -> Diagnostic:
    shown = _short(text)
    if re.fullmatch(r"[+-]?\d+,\d{1,2}", text):
        plain = text.replace(",", ".")
        return diagnose("BF113/decimal-comma", fix=_write(plain), text=shown, plain=plain)
    if _WITH_SIGNS.fullmatch(text):
        fixes = (_write(_plain(text)),) if not re.search(r"[.,].*[.,]", text) else ()
        return diagnose("BF113/thousands", fixes=fixes, text=shown)
    found = _WITH_UNIT.fullmatch(text)
    if found and (found[1] or found[3]) and _is_figure(plain := _plain(found[2])):
        unit = found[1] or found[3]
        fix, number = _write(plain), _short(plain)
        return diagnose("BF113/number-with-unit", fix=fix, text=shown, plain=number, unit=unit)
    return diagnose("BF113/not-a-number", text=shown)


def _plain(text: str) -> str:
    """Figures without what parts thousands."""
    return re.sub(r"[ ,'\u00a0\u202f]", "", text)


def _is_figure(text: str) -> bool:
    return len(text) <= 100 and text.isascii() and _NUMBER.fullmatch(text) is not None


def _write(figure: str) -> Fix:
    return Fix(title=f"write `{figure}`", edits=(TextEdit(text=figure),))


def parted_by_commas(node: Node) -> Iterator[TextEdit]:
    """Each number such as 20,900 or £20,900 that the comma makes two entries of in brackets."""
    items = node.items if isinstance(node, Seq) and node.closing else ()
    for one, two in pairwise(item for item in items if isinstance(item, Scalar)):
        behind = one.span.end_line, one.span.end_column + 1
        is_near = behind == (two.span.line, two.span.column) and not (one.quoted or two.quoted)
        text = f"{one.text},{two.text}"
        if is_near and _PARTED.fullmatch(text):
            line, column = two.span.end_line, two.span.end_column
            yield TextEdit(span=replace(one.span, end_line=line, end_column=column), text=text)


def without_commas(parted: Sequence[TextEdit]) -> tuple[str, Fix]:
    """The first figure as it should be, and the fix that writes all of them so: in brackets a comma
    begins another entry."""
    edits = [replace(edit, text=_plain(edit.text.strip("£$€"))) for edit in parted]
    return edits[0].text, Fix(title=f"write `{edits[0].text}`", edits=tuple(edits))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:20] + "..."
