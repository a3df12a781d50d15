"""Cells of a table -> column widths."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.model.rich import Inline
from briefgen.model.scene import FontKey
from briefgen.model.units import Emu, pt
from briefgen.text.measure import Typesetter
from briefgen.text.shape import width_of


def column_widths(
    columns: Sequence[Sequence[Inline]],
    width: Emu,
    margins: Sequence[Emu],
    size: int,
    setter: Typesetter,
    *,
    even: bool = False,
) -> tuple[Emu, ...]:
    """Widths that add up to `width` (EMU).

    Each column gets the room of its longest word; the rest is shared by the square root of the
    longest text, so that rows come out about equally high. `margins` are left and right together,
    for each column. With `even`, all columns but the first are equally wide where their words
    allow it.
    """
    least = [
        _longest_word(column, size, setter) + margin
        for column, margin in zip(columns, margins, strict=True)
    ]
    wanted = [_longest_text(column, size, setter) ** 0.5 for column in columns]
    spare = width - sum(least)
    if spare < 0:
        return _narrowed(width, least)
    extra = _shared(Emu(spare), [round(1000 * share) for share in wanted])
    widths = tuple(Emu(a + b) for a, b in zip(least, extra, strict=True))
    return _even_widths(widths, least) if even else widths


def _even_widths(widths: Sequence[Emu], least: Sequence[int]) -> tuple[Emu, ...]:
    """All columns but the first equally wide, where that leaves each its longest word: equal
    things look equal."""
    rest = Emu(sum(widths[1:]))
    even = _shared(rest, [1] * (len(widths) - 1))
    if any(width < need for width, need in zip(even, least[1:], strict=True)):
        return tuple(widths)
    return (widths[0], *even)


def _narrowed(width: Emu, least: Sequence[int]) -> tuple[Emu, ...]:
    """Where the longest words do not fit side by side, the widest columns give way: those that
    need less than their share keep their words whole."""
    share = width // len(least)
    room, wide = int(width), len(least)
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
    return tuple(Emu(part) for part in (*parts, width - sum(parts)))


def _longest_word(texts: Sequence[Inline], size: int, setter: Typesetter) -> int:
    words = {word for text in texts for word in text.text.split()}
    return max((_width(word, size, setter) for word in words), default=0)


def _longest_text(texts: Sequence[Inline], size: int, setter: Typesetter) -> int:
    return max((_width(text.text, size, setter) for text in texts), default=0)


def _width(text: str, size: int, setter: Typesetter) -> int:
    """The width in bold, the widest face a cell may have; 1 % is kept for rounding."""
    key = FontKey(setter.theme.body_font, bold=True)
    return pt(width_of(text, key, size, setter.fonts) * 1.01)
