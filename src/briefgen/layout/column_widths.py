"""Cells of a table -> how long they are -> column widths at a size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefgen.model.rich_text import Inline
from briefgen.model.text_block import FontKey
from briefgen.model.units import Emu, pt
from briefgen.model.values import Value
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import width_of


class Columns(Value, kw_only=True):
    """The columns of a table. For each, `words` has its longest words in ems, by how far they are
    indented, `texts` its longest text in ems, and `margins` its left and right margin together;
    `width` is that of all columns. With `even`, all columns but the first are equally wide where
    their words allow it."""

    words: tuple[Mapping[Emu, float], ...]
    texts: tuple[float, ...]
    margins: tuple[Emu, ...]
    width: Emu
    even: bool

    def widths(self, size: int) -> tuple[Emu, ...]:
        """Widths that add up to the width of the table, at a size of its texts (points).

        Each column gets the room of its longest word; the rest is shared by the square root of the
        longest text, so that rows come out about equally high.
        """
        words = zip(self.words, self.margins, strict=True)
        least = [_least(longest, size) + margin for longest, margin in words]
        wanted = [_at_size(text, size) ** 0.5 for text in self.texts]
        spare = self.width - sum(least)
        if spare < 0:
            return _narrowed(self.width, least)
        extra = _shared(spare, [round(1000 * share) for share in wanted])
        widths = tuple(a + b for a, b in zip(least, extra, strict=True))
        return _even_widths(widths, least) if self.even else widths


def measure_columns(
    columns: Sequence[Sequence[tuple[Inline, Emu]]],
    width: Emu,
    margins: Sequence[Emu],
    setter: Typesetter,
    *,
    even: bool = False,
) -> Columns:
    """The texts of each column with their indents, measured in bold, the widest face that a cell
    may have."""
    texts = [[inline.text for inline, _ in column] for column in columns]
    return Columns(
        words=tuple(_longest_words(column, setter) for column in columns),
        texts=tuple(_longest(column, setter) for column in texts),
        margins=tuple(margins),
        width=width,
        even=even,
    )


def _longest_words(column: Sequence[tuple[Inline, Emu]], setter: Typesetter) -> dict[Emu, float]:
    words: dict[Emu, set[str]] = {}
    for inline, indent in column:
        words.setdefault(indent, set()).update(inline.text.split())
    return {indent: _longest(found, setter) for indent, found in words.items()}


def _least(longest: Mapping[Emu, float], size: int) -> int:
    """The room that the words of a column need at a size."""
    return max((indent + _at_size(word, size) for indent, word in longest.items()), default=0)


def _even_widths(widths: Sequence[Emu], least: Sequence[int]) -> tuple[Emu, ...]:
    """All columns but the first equally wide, where that leaves each its longest word: equal
    things look equal."""
    rest = Emu(sum(widths[1:]))
    even = _shared(rest, [1] * (len(widths) - 1))
    if any(width < need for width, need in zip(even, least[1:], strict=True)):
        return tuple(widths)
    return (widths[0], *even)


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
