"""A text -> a number, or why it is none. The one place where texts become numbers for charts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from briefgen.model.data_sheet import DataFault
from briefgen.model.diagnostics import Fix, Hint, TextEdit
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


def parse_figure(text: str, decimal: str = ".") -> ParsedNumber | DataFault:
    """The number that a text stands for; `none` is a gap. `decimal` parts whole and fraction."""
    text = text.strip().replace(_MINUS, "-")
    if text.lower() == "none":
        return ParsedNumber(None)
    plain = text.replace(",", ".") if decimal == "," and "." not in text else text
    if decimal == "," and re.fullmatch(r"[+-]?\d{1,3},\d{3}", text):
        plain = text.replace(",", "")
        hint = Hint(
            f"write {plain}, or {text}0 for the fraction", (_write(plain), _write(f"{text}0"))
        )
        return DataFault("BF113", f"`{_short(text)}` can be read in two ways", hint)
    if len(plain) <= 100 and plain.isascii() and _NUMBER.fullmatch(plain):
        return _limited(plain)
    what = f"`{_short(text)}` is no number" if text else "there is no number here"
    return DataFault("BF113", what, _hint(text))


def _limited(text: str) -> ParsedNumber | DataFault:
    """Within what every program that opens the deck can keep exactly."""
    value = Decimal(text)
    whole, _, fraction = format(abs(value), "f").partition(".")
    digits = len(whole.lstrip("0")) + len(fraction.rstrip("0"))
    if len(whole.lstrip("0")) > MOST_DIGITS:
        hint = "write it in thousands or millions, and say so in `unit:`"
        return DataFault("BF113", f"`{_short(text)}` is too large", hint)
    if digits > MOST_DIGITS:
        value = Decimal(format(value, f".{MOST_DIGITS}g"))
    return ParsedNumber(value)


def _hint(text: str) -> str | Hint:
    if re.fullmatch(r"[+-]?\d+,\d{1,2}", text):
        plain = text.replace(",", ".")
        return Hint(f"write {plain}: a fraction begins with a point", (_write(plain),))
    if _WITH_SIGNS.fullmatch(text):
        fixes = (_write(_plain(text)),) if not re.search(r"[.,].*[.,]", text) else ()
        return Hint("write it without a comma or a space between thousands, such as 1234.5", fixes)
    found = _WITH_UNIT.fullmatch(text)
    if found and (found[1] or found[3]) and _is_figure(plain := _plain(found[2])):
        unit = found[1] or found[3]
        return Hint(f"write {_short(plain)}, and say `unit: {unit}`", (_write(plain),))
    if not text:
        return "write a number, or `none` where there is none"
    return "write a number such as 1234.5, or `none` where there is none"


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


def without_commas(parted: Sequence[TextEdit]) -> Hint:
    """In brackets a comma begins another entry."""
    edits = [replace(edit, text=_plain(edit.text.strip("£$€"))) for edit in parted]
    said = f"write {edits[0].text}, without the comma: it begins another entry"
    return Hint(said, (Fix(title=f"write `{edits[0].text}`", edits=tuple(edits)),))


def _short(text: str) -> str:
    return text if len(text) <= 24 else text[:20] + "..."
