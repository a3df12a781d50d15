"""Paragraphs -> a list of points as our language writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.imported_talk import ImportedParagraph
from briefgen.importing.inline_text import Markup, marked
from briefgen.model.values import Value, replace

# Keys of a point: a text of this name with points below it would be taken for one of them.
_KEYS = frozenset({"text", "points", "audience", "bullet"})
_TYPED_BULLET = re.compile(r"^[•–—\-*·▪■●○◦➢➤✓✔‣▸►]\s+(?=\S)")
_LONGEST_KEY = 90
_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


class _Point(Value):
    """A paragraph with those below it."""

    paragraph: ImportedParagraph
    below: tuple[_Point, ...]


def points_of(paragraphs: Sequence[ImportedParagraph], markup: Markup) -> list[YamlContent]:
    """The points, with those below them. Where some have a bullet, the others say that they have
    none; a number that no list counts is a part of its text."""
    shown = [paragraph for paragraph in without_typed_bullets(paragraphs) if paragraph.text.strip()]
    has_bullets = any(paragraph.bullet == "sign" for paragraph in shown)
    return [_written(point, markup, has_bullets=has_bullets) for point in _nested(shown)]


def without_typed_bullets(
    paragraphs: Sequence[ImportedParagraph],
) -> Sequence[ImportedParagraph]:
    """Bullets that were typed as letters are taken off where most paragraphs have one."""
    typed = [bool(_TYPED_BULLET.match(paragraph.text)) for paragraph in paragraphs]
    if sum(typed) * 2 <= len(typed):
        return paragraphs
    return [
        _without_bullet(paragraph) if is_typed else paragraph
        for paragraph, is_typed in zip(paragraphs, typed, strict=True)
    ]


def _without_bullet(paragraph: ImportedParagraph) -> ImportedParagraph:
    found = _TYPED_BULLET.match(paragraph.text)
    bare = without_start(paragraph, found.end() if found else 0)
    return replace(bare, bullet="sign")


def without_start(paragraph: ImportedParagraph, left: int) -> ImportedParagraph:
    """The paragraph without so many characters at its start."""
    runs = []
    for run in paragraph.runs:
        runs.append(replace(run, text=run.text[left:]))
        left = max(0, left - len(run.text))
    return replace(paragraph, runs=tuple(runs))


def _nested(paragraphs: Sequence[ImportedParagraph]) -> tuple[_Point, ...]:
    """Each paragraph with those behind it that stand deeper."""
    found: list[_Point] = []
    rest = list(paragraphs)
    while rest:
        first, *rest = rest
        depth = next((n for n, other in enumerate(rest) if other.level <= first.level), len(rest))
        found.append(_Point(first, _nested(rest[:depth])))
        rest = rest[depth:]
    return tuple(found)


def _written(
    point: _Point, markup: Markup, *, has_bullets: bool, is_counted: bool = False
) -> YamlContent:
    """`is_counted` where its list has numbers of its own."""
    paragraph = point.paragraph
    text = marked(paragraph.runs, markup)
    is_numbered = paragraph.bullet == "number" and not is_counted
    if is_numbered:
        text = f"{_typed_number(paragraph)}. {text}"
    below: list[YamlContent] = []
    for each in point.below:
        below.append(_written(each, markup, has_bullets=has_bullets, is_counted=is_counted))
    is_bare = is_numbered or (paragraph.bullet == "none" and has_bullets)
    if not below and not is_bare:
        return text
    if is_bare or text in _KEYS or len(text) > _LONGEST_KEY:
        bare: Mapping[str, YamlContent] = {"bullet": "no"} if is_bare else {}
        return {"text": text, **bare, **({"points": below} if below else {})}
    return {text: below}


def _typed_number(paragraph: ImportedParagraph) -> str:
    number = paragraph.number
    letter = chr(ord("a") + (number - 1) % 26)
    match paragraph.numbered:
        case "a":
            return letter
        case "A":
            return letter.upper()
        case "i" | "I":
            roman = _roman(number)
            return roman if paragraph.numbered == "i" else roman.upper()
    return str(number)


def _roman(number: int) -> str:
    found = ""
    for value, letters in _ROMAN.items():
        found += letters * (number // value)
        number %= value
    return found


def first_number(paragraphs: Sequence[ImportedParagraph]) -> int:
    """The number with which a numbered list begins; 0 where it is no such list as a whole."""
    top = min((paragraph.level for paragraph in paragraphs), default=0)
    counted = [paragraph for paragraph in paragraphs if paragraph.level == top]
    if not counted or any(paragraph.bullet != "number" for paragraph in counted):
        return 0
    numbers = [paragraph.number for paragraph in counted]
    is_whole = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return numbers[0] if is_whole and len(numbers) > 1 else 0


def numbered_points(paragraphs: Sequence[ImportedParagraph], markup: Markup) -> YamlContent:
    """A numbered list, with the number that it begins with where that is not 1."""
    points = [
        _written(point, markup, has_bullets=False, is_counted=True) for point in _nested(paragraphs)
    ]
    first = first_number(paragraphs)
    return points if first == 1 else {"start": str(first), "points": points}
