"""What YAML takes for one text, where the author meant something else -> what is said of it.

A line with a dash below a text that has no colon goes on with that text; a number sign behind a
space ends it; and a bullet that was pasted in is a letter like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Fix, Span, TextEdit
from briefgen.model.text_edits import in_quotes
from briefgen.model.typography import BULLETS
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar

_BULLET = re.compile(rf"[{BULLETS}]\s+(?=\S)")
_DASH = re.compile(r"\s*[-*] +\S")
_SIGN = rf"\s*([{BULLETS}+\u00b7\u2013\u2014]) +(?=[^\W\d])"
_ITEM = r"\s*(?:- +)+"
_PROSE_KEY = r"(?:- +|\b(?:title|subtitle|lead|name|text|caption|label): +)$"
_NUMBER = re.compile(r"\s+(#(?: \d.*|\s*$))")
# What the way to a file begins with, as it is typed in double quotes: H:, \\server, .., ~, %TEMP%
_WAY = r"(?:\b[A-Za-z]:|\\\\[\w.-]+|%\w+%|(?<!\S)(?:\.{1,2}|~))"
_STEP = r"\\{1,2}[\w .()&-]+"
# A single backslash in it makes another sign of the letter; a line may end behind "Plan B:".
_SPOILT = re.compile(rf"{_WAY}(?:{_STEP})*?(?<!\\)\\(?:[abefrtv0](?=\w)|n[\w -]*[\\.]\w)")


class Mistaken(Value, kw_only=True):
    """A wording (`what`) of a fault, the place (`span`) where it stands, and the `fixes` for it."""

    what: str
    span: Span
    fixes: tuple[Fix, ...] = ()


def looks_like_path(quoted: str) -> bool:
    """Whether a text in double quotes is read as a path whose letters would be lost."""
    return "\\" in quoted and _SPOILT.search(quoted) is not None


def path_in_quotes(lines: Sequence[str], span: Span) -> Mistaken | None:
    """A text of one line in double quotes where the letters behind the backslashes of a path would
    be lost: "H:\\team" would be H:, a tab and "eam"."""
    whole = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    if span.line != span.end_line or not looks_like_path(whole):
        return None
    text = in_quotes(whole[1:-1].replace('\\"', '"'))
    fix = Fix(title=f"write `{text}`", edits=(TextEdit(span=span, text=text),), is_safe=True)
    return Mistaken(what="BF102/backslash", span=span, fixes=(fix,))


def list_in_text(lines: Sequence[str], span: Span) -> Mistaken | None:
    """The list that a plain text of several lines has swallowed, if it has."""
    if found := _bullets_for_dashes(lines, span):
        return found
    numbers = [n for n in range(span.line, span.end_line) if _DASH.match(lines[n])]
    if not numbers or span.end_column == 1:
        return None
    number, before = numbers[0], lines[span.line - 1][: span.column - 1]
    column = len(lines[number]) - len(lines[number].lstrip())
    here = Span(
        file=span.file,
        line=number + 1,
        column=column + 1,
        end_line=number + 1,
        end_column=column + 2,
    )
    is_item = re.fullmatch(_ITEM, before)
    if is_item and column == before.rindex("-") + 1:
        return Mistaken(what="BF102/dash-too-deep", span=here, fixes=(_moved(here, numbers),))
    colon = is_item and number == span.line
    fixes = (_colon(span, lines[span.line - 1]),) if colon else ()
    return Mistaken(what="BF102/list-in-text", span=here, fixes=fixes)


def _bullets_for_dashes(lines: Sequence[str], span: Span) -> Mistaken | None:
    """Lines that all begin with the same sign, which is none of YAML's."""
    numbers = [*range(span.line - 1, span.end_line - (span.end_column == 1))]
    starts = [lines[n][span.column - 1 :] if n < span.line else lines[n] for n in numbers]
    signs = [re.match(_SIGN, start) for start in starts]
    if len(numbers) < 2 or len({sign[1] if sign else "" for sign in signs}) > 1 or not signs[0]:
        return None
    places = [(n + 1, lines[n].index(signs[0][1]) + 1) for n in numbers]
    spans = [replace(span, line=n, end_line=n, column=c, end_column=c + 1) for n, c in places]
    edits = tuple(TextEdit(span=place, text="-") for place in spans)
    fix = Fix(title="write dashes", edits=edits, is_safe=True)
    place = replace(span, end_line=span.line, end_column=span.column + 1)
    return Mistaken(what="BF102/bullets-for-dashes", span=place, fixes=(fix,))


def list_in_folded(lines: Sequence[str], span: Span) -> Span | None:
    """Where a list begins in a text behind `>`, which makes one line of its lines."""
    inner = range(span.line, min(span.end_line - (span.end_column == 1), len(lines)))
    number = next((n for n in inner if _DASH.match(lines[n])), None)
    if number is None:
        return None
    column = len(lines[number]) - len(lines[number].lstrip()) + 1
    line = number + 1
    return replace(span, line=line, column=column, end_line=line, end_column=column + 1)


def _moved(here: Span, numbers: Sequence[int]) -> Fix:
    """The fix that moves each of these lines one column to the left."""
    edits = (
        TextEdit(span=replace(here, line=n + 1, end_line=n + 1, column=1, end_column=2), text="")
        for n in numbers
    )
    return Fix(title="move it one column to the left", edits=tuple(edits), is_safe=True)


def _colon(span: Span, line: str) -> Fix:
    end = len(line.rstrip()) + 1
    place = replace(span, column=end, end_line=span.line, end_column=end)
    edit = TextEdit(span=place, text=":")
    return Fix(title="end the text with a colon", edits=(edit,), is_safe=True)


def number_cut_off(line: str, text: Span) -> Mistaken | None:
    """The comment that may be the rest of a plain text, such as `Question # 1`."""
    start, end = text.column - 1, text.end_column - 1
    found = _NUMBER.match(line, end)
    if not found or text.line != text.end_line or not re.search(_PROSE_KEY, line[:start]):
        return None
    place = replace(text, column=found.start(1) + 1, end_column=len(line.rstrip()) + 1)
    whole = in_quotes(line[start:].rstrip())
    edit = TextEdit(span=replace(text, end_column=place.end_column), text=whole)
    fix = Fix(title=f"write `{whole}`", edits=(edit,))
    return Mistaken(what="BF109", span=place, fixes=(fix,))


def without_bullet(node: Node) -> tuple[Node, Iterator[Mistaken]]:
    """An entry of a list without the bullet that was pasted in before it, and what is said then."""
    match node:
        case Scalar() if found := _BULLET.match(node.text):
            return replace(node, text=node.text[found.end() :]), _pasted(found.group(), node.span)
        case Map(entries=((first, value), *rest)) if found := _BULLET.match(first.text):
            key = replace(first, text=first.text[found.end() :])
            return replace(node, entries=((key, value), *rest)), _pasted(found.group(), first.span)
    return node, iter(())


def _pasted(bullet: str, span: Span) -> Iterator[Mistaken]:
    edit = TextEdit(was=bullet, text="", span=span)
    fix = Fix(title="delete the bullet", edits=(edit,), is_safe=True)
    yield Mistaken(what="BF115", span=span, fixes=(fix,))
