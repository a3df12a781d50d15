"""Cells of a table -> how long they are -> column widths at a size."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from briefgen.model.rich_text import Inline
from briefgen.model.text_block import FontKey
from briefgen.model.units import Emu, pt
from briefgen.model.values import Value
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import width_of

# A snug table is so many percent as wide as its texts, but at least 7 of the slide's 12 columns,
# and at most so much wider for each of its columns: a number stands near what it belongs to. One
# that would be almost as wide as its place is as wide.
_AIR, _ALMOST = 115, 94
_LEAST_COLUMNS, _COLUMNS = 7, 12
_MOST_AIR = pt(66)
# Lines are counted in tenths, up to more of them than a cell can have.
_TENTHS, _ENDLESS = 10, 1000
# Where a line may end: not at every space.
_BREAKS = re.compile(r"[ \t\n]+")
# Equal columns are given up for a text of more lines than this, if others save it so many.
_MANY_LINES, _MORE_LINES = 4, 1.1


class Columns(Value, kw_only=True):
    """The columns of a table. For each, `words` has its longest words in ems, by how far they are
    indented, `texts` its longest text in ems with its indent, and `margins` its left and right
    margin together; `width` is that of the place. With `even`, all columns but the first are
    equally wide where their words allow it. `snug` tables are no wider than their texts ask for.
    """

    words: tuple[Mapping[Emu, float], ...]
    texts: tuple[Mapping[Emu, float], ...]
    margins: tuple[Emu, ...]
    width: Emu
    even: bool
    snug: bool = False

    def widths(self, size: int) -> tuple[Emu, ...]:
        """Widths at a size of the texts (points), which add up to that of the place, or to less
        where the table is snug."""
        least = self._room_of(self.words, size)
        natural = self._room_of(self.texts, size)
        if sum(least) > self.width:
            return _narrowed(self.width, least)
        if self.even:
            return _beside_names(self.width, least, natural, self.margins)
        if sum(natural) > self.width:
            return _wrapped(self.width, least, natural, self.margins)
        return _loose(self._total(natural), natural)

    def widest(self, size: int) -> int:
        """The column that needs most room for its longest word."""
        least = self._room_of(self.words, size)
        return least.index(max(least))

    def natural(self, size: int) -> Emu:
        """How wide the table would be with each text on its line."""
        return Emu(sum(self._room_of(self.texts, size)))

    def are_uneven(self, size: int) -> bool:
        """Whether texts would have far more lines in equal columns: only the names of the rows are
        long, or the longest text is so much longer than others."""
        least, natural = self._room_of(self.words, size), self._room_of(self.texts, size)
        if least[0] + sum(natural[1:]) <= self.width:
            return True
        if sum(least) > self.width:
            return False
        even = _lines(_beside_names(self.width, least, natural, self.margins), natural)
        wrapped = _lines(_wrapped(self.width, least, natural, self.margins), natural)
        return even > max(_MANY_LINES, _MORE_LINES * wrapped)

    def fitting(self, size: int) -> int:
        """How many of the columns, from the first, have room for their longest words."""
        return sum(reach <= self.width for reach in accumulate(self._room_of(self.words, size)))

    def _room_of(self, texts: Iterable[Mapping[Emu, float]], size: int) -> list[Emu]:
        return [
            Emu(_needed(longest, size) + margin)
            for longest, margin in zip(texts, self.margins, strict=True)
        ]

    def _total(self, natural: Sequence[Emu]) -> int:
        """How wide the table is where each text has its line: somewhat wider than they are, so
        that it is seen as a table, but with its numbers not far from what they belong to."""
        if not self.snug:
            return self.width
        needed = sum(natural)
        wanted = max(needed * _AIR // 100, self.width * _LEAST_COLUMNS // _COLUMNS)
        total = min(wanted, needed + len(natural) * _MOST_AIR)
        return self.width if total * 100 >= self.width * _ALMOST else total


def measure_columns(
    columns: Sequence[Sequence[tuple[Inline, Emu]]],
    width: Emu,
    margins: Sequence[Emu],
    setter: Typesetter,
    *,
    even: bool = False,
    snug: bool = False,
) -> Columns:
    """The texts of each column with their indents, measured in bold, the widest face that a cell
    may have."""
    return Columns(
        words=tuple(_longest_by_indent(column, _words_of, setter) for column in columns),
        texts=tuple(_longest_by_indent(column, str.splitlines, setter) for column in columns),
        margins=tuple(margins),
        width=width,
        even=even,
        snug=snug,
    )


def longest_word(text: Inline, setter: Typesetter) -> float:
    """The width of the longest word of a text, in ems."""
    return _longest(_words_of(text.text), setter)


def _words_of(text: str) -> list[str]:
    """What no line parts: 3 May is one word, as a space that keeps it together is in it."""
    return _BREAKS.split(text)


def _longest_by_indent(
    column: Sequence[tuple[Inline, Emu]], cut: Callable[[str], list[str]], setter: Typesetter
) -> dict[Emu, float]:
    """The widest of the pieces that texts are cut into, for each indent."""
    pieces: dict[Emu, set[str]] = {}
    for inline, indent in column:
        pieces.setdefault(indent, set()).update(cut(inline.text))
    return {indent: _longest(found, setter) for indent, found in pieces.items()}


def _needed(longest: Mapping[Emu, float], size: int) -> int:
    """The room that the words or texts of a column need at a size."""
    return max((indent + _at_size(text, size) for indent, text in longest.items()), default=0)


def _lines(widths: Sequence[Emu], natural: Sequence[Emu]) -> float:
    """About how many lines the longest text has."""
    return max(need / width for need, width in zip(natural, widths, strict=True))


def _loose(total: int, natural: Sequence[Emu]) -> tuple[Emu, ...]:
    """Each text on its line, and the rest of the width shared evenly."""
    extra = _shared(Emu(total - sum(natural)), [1] * len(natural))
    return tuple(Emu(width + more) for width, more in zip(natural, extra, strict=True))


def _wrapped(
    width: Emu, least: Sequence[Emu], natural: Sequence[Emu], margins: Sequence[Emu]
) -> tuple[Emu, ...]:
    """Each column gets the room of its longest word, and beyond that what its longest text needs
    to have as few lines as all can have: so no row is higher than it must be, and a column of
    numbers does not take from one of sentences."""
    found = next(
        widths
        for lines in range(_TENTHS, _ENDLESS)
        if sum(widths := _for_lines(lines, least, natural, margins)) <= width
        or lines == _ENDLESS - 1
    )
    is_open = [have > need for have, need in zip(found, least, strict=True)]
    extra = _shared(Emu(width - sum(found)), is_open if any(is_open) else [1] * len(found))
    return tuple(Emu(have + more) for have, more in zip(found, extra, strict=True))


def _for_lines(
    tenths: int, least: Sequence[Emu], texts: Sequence[int], margins: Sequence[int]
) -> list[int]:
    """The widths at which the longest texts have about so many tenths of a line: but for the last,
    each line leaves as much empty as half of a long word, which narrow columns feel most."""
    found: list[int] = []
    for word, text, margin in zip(least, texts, margins, strict=True):
        empty = (word - margin) * (tenths - _TENTHS) // (2 * _TENTHS)
        found.append(max(word, margin + (text - margin + empty) * _TENTHS // tenths))
    return found


def _beside_names(
    width: Emu, least: Sequence[Emu], natural: Sequence[Emu], margins: Sequence[Emu]
) -> tuple[Emu, ...]:
    """The first column as narrow as its names, or as an equal share of the width where they are
    longer; the others equally wide, as equal things are. Where that leaves one of them less than
    its longest word, each takes what its texts ask for."""
    first = max(least[0], min(natural[0], width // len(least)))
    for names in (first, least[0]):
        even = _shared(Emu(width - names), [1] * (len(least) - 1))
        if all(have >= need for have, need in zip(even, least[1:], strict=True)):
            return (Emu(names), *even)
    return _wrapped(width, least, natural, margins)


def _narrowed(width: Emu, least: Sequence[Emu]) -> tuple[Emu, ...]:
    """Where the longest words do not fit side by side, the widest columns give way: those that
    need less than their share keep their words whole."""
    share = width // len(least)
    room, wide = width, len(least)
    for need in sorted(least):
        if need > room // wide:
            break
        room, wide = room - need, wide - 1
        share = room // max(1, wide)
    widths = [min(need, share) for need in least]
    widest = widths.index(max(widths))
    widths[widest] += width - sum(widths)
    return tuple(Emu(part) for part in widths)


def _shared(width: Emu, shares: Sequence[int]) -> tuple[Emu, ...]:
    """The width cut in proportion to the shares; what rounding leaves goes to the last."""
    total = sum(shares) or 1
    parts = [width * share // total for share in shares[:-1]]
    return (*parts, width - sum(parts))


def _longest(texts: Iterable[str], setter: Typesetter) -> float:
    """The width of the widest, in ems."""
    key = FontKey(setter.theme.family("numbers"), bold=True)
    return max((width_of(text, key, 1, setter.fonts) for text in texts), default=0.0)


def _at_size(width: float, size: int) -> Emu:
    """A width in ems at a size in points; 1 % is kept for rounding."""
    return pt(width * size * 1.01)
