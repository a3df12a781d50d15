"""The points of a list + what it draws before them -> the points without marks that were typed.

A list that was copied brings its numbers, bullets and boxes along as characters, and slides draw
their own. What stands before most points is a mark; before a single one it may belong to the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefgen.model.diagnostics import Faults, Fix, TextEdit
from briefgen.model.rich_text import Inline
from briefgen.model.values import replace
from briefgen.resolve.binder import Binder

# Signs that are bullets where they stand before most points; some are what other programs make of
# those of the font Wingdings. Before a figure they are part of a number.
_BULLET = re.compile(
    "(?:[-o+*\u00b7\u2013\u2014\u00bb\u2192\u21d2\u25ba\u2794\u279c\u27a2\u27a4\u00d8\u00a7\u00fc]"
    "|--|[-=]>)"
    "\\s+(?=[^\\W\\d]|[\"'(\u2018\u201c])"
)
_BOX = re.compile(
    r"(?:\[[ xXvV\u2713\u2714]?\]|[\u2610-\u2612\u25a1\u2713\u2714\u2717\u2718])\s+(?=\S)"
)
# Letters are named in both sizes: where a pattern is to take them as the same, each set of them is
# compared with all of Unicode first, which took three times as long as the rest.
_NUMBER = re.compile(
    r"(?:\((?P<inside>\d{1,3}|[a-zA-Z]|[ivxIVX]{2,5})\)\s*|(?P<digits>\d{1,3})[.)]\s*(?=[^\W\d]|\s)"
    r"|(?P<letters>[a-zA-Z]|[ivxIVX]{2,5})[.)]\s+|(?P<circled>[\u2460-\u2473])\s*"
    r"|(?:(?i:step|schritt|cam|no\.?|nr\.?)\s*|\#)(?P<named>\d{1,3})(?:\s*[:.)\u2013-])?\s+)(?=\S)"
)
# The number of a paragraph: 1.1, 2.3.1, A.4. Figures such as 1.5 million do not count on.
_OF_PARAGRAPH = r"(?P<above>(?:\d{1,2}|[A-Z])\.(?:\d{1,2}\.)*)(?P<last>\d{1,2})[.)]?\s+(?=[^\W\d])"
_DASH = "[-\u2010-\u2015]{1,3}\\s*(?=[^\\W\\d])"
_INITIAL = r"[A-Z]\. "
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv"
# Elsewhere `o` is a word.
_O_IS_NO_WORD = ("en", "de", "fr", "nl")

# Keys of points, each with its text.
_Points = tuple[Any, ...]
_Cut = Callable[[int, str], str]


def without_bullets(points: _Points, binder: Binder, *, is_inner: bool = False) -> _Points:
    """The points of a list with bullets. Numbers and boxes are left where they are: another layout
    draws them. Those of an inner list, which nothing else could draw, are not spoken of."""
    for what, is_one in (("BF115/by-hand", _counts(1)), ("BF115/boxes", _is_box)):
        if not is_inner and _most(points, is_one):
            binder.faults.say(what, points[0].span)
    return _without(points, _bullet_of(points, binder), "BF115", binder)


def without_boxes(points: _Points, binder: Binder) -> _Points:
    """The points of a list with boxes."""
    found = _without(points, _is_box, "BF115/box", binder)
    return _without(found, _bullet_of(found, binder), "BF115", binder)


def without_numbers(points: _Points, first: int, binder: Binder) -> _Points:
    """The points of a list that is numbered from `first` on."""
    typed = [number for point in points for number in _numbers(point.text.text)[1][:1]]
    is_count = typed == [*range(typed[0], typed[0] + len(typed))] if typed else False
    if _most(points, _counts(first)):
        return _without(points, _counts(first), "BF115/number", binder)
    if is_count and len(typed) > 1 and 2 * len(typed) > len(points):
        binder.faults.say("BF115/other-numbers", points[0].span, first=typed[0])
    if len(points) > 1 and _are_paragraphs([point.text.text for point in points]):
        binder.faults.say("BF115/paragraphs", points[0].span)
    return _without(points, _bullet_of(points, binder), "BF115", binder)


def _are_paragraphs(texts: Sequence[str]) -> bool:
    """Whether they begin with the numbers of paragraphs that follow each other."""
    found = [re.match(_OF_PARAGRAPH, text) for text in texts]
    numbers = [(one["above"], int(one["last"])) for one in found if one]
    first = numbers[0] if len(numbers) == len(texts) else ("", 0)
    return numbers == [(first[0], first[1] + at) for at in range(len(texts))]


def without_dash(name: Inline | None, binder: Binder) -> Inline | None:
    """A name without the dash that people set before whose words they quote."""
    found = re.match(_DASH, name.text) if name else None
    return _left_out(name, found[0], "BF115/dash", binder) if name and found else name


def check_numbers(names: Sequence[Inline], faults: Faults) -> None:
    """Note the numbers in names of sections, before which dividers and agendas draw others."""
    cut = _counts(1)
    count = sum(bool(cut(place, name.text)) for place, name in enumerate(names))
    if count > 1 and 2 * count > len(names):
        faults.say("BF115/sections", names[0].span)


def _counts(first: int) -> _Cut:
    """What gives the number before a point, where it is the one that is drawn there."""

    def cut(place: int, text: str) -> str:
        mark, numbers = _numbers(text)
        return mark if first + place in numbers else ""

    return cut


def _numbers(text: str) -> tuple[str, list[int]]:
    """The number that a text begins with, and what it may count: `i` is one, and nine."""
    found = _NUMBER.match(text)
    if found is None:
        return "", []
    if found["circled"]:
        return found[0], [ord(found["circled"]) - 0x245F]
    name = next(filter(None, found.group("inside", "digits", "letters", "named"))).lower()
    if name.isdecimal():
        return found[0], [int(name)]
    romans = _ROMAN.split()
    numbers = [romans.index(name) + 1] if name in romans else []
    return found[0], [*numbers, *([ord(name) - ord("a") + 1] if len(name) == 1 else [])]


def _is_box(_: int, text: str) -> str:
    found = _BOX.match(text)
    return found[0] if found else ""


def _bullet_of(points: _Points, binder: Binder) -> _Cut:
    """What gives the sign before a point, where it stands before most of them."""

    def cut(_: int, text: str) -> str:
        found = _BULLET.match(text)
        is_word = found and found[0][0] == "o" and not binder.language.startswith(_O_IS_NO_WORD)
        return found[0] if found and not is_word else ""

    return cut if _most(points, cut) else lambda *_: ""


def _most(points: _Points, cut: _Cut) -> bool:
    """Whether so many points begin so that it cannot be by chance."""
    count = sum(bool(cut(place, point.text.text)) for place, point in enumerate(points))
    # Two names may begin with A. and B.
    is_name = count == 2 and all(re.match(_INITIAL, point.text.text) for point in points)
    return count > 1 and 2 * count > len(points) and not is_name


def _without(points: _Points, cut: _Cut, what: str, binder: Binder) -> _Points:
    return tuple(_cleared(points, cut, what, binder))


def _cleared(points: Sequence[Any], cut: _Cut, what: str, binder: Binder) -> Iterator[Any]:
    for place, point in enumerate(points):
        mark = cut(place, point.text.text)
        if mark and point.text.runs[0].text.startswith(mark):
            point = replace(point, text=_left_out(point.text, mark, what, binder))
        yield point


def _left_out(text: Inline, mark: str, what: str, binder: Binder) -> Inline:
    """The text behind the mark, with which its first run begins."""
    edit = TextEdit(was=mark, text="", span=text.span)
    fix = Fix(title=f"delete `{mark.strip()}`", edits=(edit,), is_safe=True)
    binder.faults.say(what, text.span, fix=fix)
    first, *others = text.runs
    return replace(text, runs=(replace(first, text=first.text[len(mark) :]), *others))
