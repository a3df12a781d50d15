"""Two changed texts of a file + what both began with -> what fits together, line by line, and the
places where it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.model.values import Value

Lines = Sequence[str]


class MergeConflict(Value, kw_only=True):
    """A place that was changed to `mine` and to `other`, where `base` stood."""

    base: str
    mine: str
    other: str


class TakenOver(Value, kw_only=True):
    """A change of the `other` text that fits, where `base` stood."""

    base: str
    other: str


class MergedText(Value):
    """The text of the file in `pieces`: what fits as text, and conflicts; what of the other text
    was taken over (`fitted`)."""

    pieces: tuple[str | MergeConflict, ...]
    fitted: tuple[TakenOver, ...]

    @property
    def conflicts(self) -> tuple[MergeConflict, ...]:
        return tuple(piece for piece in self.pieces if isinstance(piece, MergeConflict))

    def text(self, decided: Sequence[str] = ()) -> str:
        """The whole, with a text for each conflict in order; mine where none is given."""
        left = iter(decided)
        return "".join(
            piece if isinstance(piece, str) else next(left, piece.mine) for piece in self.pieces
        )


def merged(base: str, mine: str, other: str) -> MergedText:
    """Bring two changes of a text together."""
    lines = [text.splitlines(keepends=True) for text in (base, mine, other)]
    pieces: list[str | MergeConflict] = []
    fitted: list[TakenOver] = []
    for was, one, two in _stretches(*lines):
        if one == two or two == was:
            pieces.append(one)
        elif one == was:
            pieces.append(two)
            fitted.append(TakenOver(base=was, other=two))
        else:
            pieces.append(MergeConflict(base=was, mine=one, other=two))
    return MergedText(tuple(pieces), tuple(fitted))


def _stretches(base: Lines, mine: Lines, other: Lines) -> Iterator[tuple[str, str, str]]:
    """The three texts cut at the lines that all of them share, in turns: what differs, what is
    shared."""
    done = (0, 0, 0)
    for start, (in_mine, in_other), size in _shared(base, mine, other):
        places = (start, in_mine, in_other)
        yield _cut((base, mine, other), done, places)
        done = (start + size, in_mine + size, in_other + size)
        yield _cut((base, mine, other), places, done)
    yield _cut((base, mine, other), done, (len(base), len(mine), len(other)))


def _cut(
    texts: tuple[Lines, Lines, Lines], begin: tuple[int, ...], end: tuple[int, ...]
) -> tuple[str, str, str]:
    one, two, three = ("".join(text[a:b]) for text, a, b in zip(texts, begin, end, strict=True))
    return one, two, three


def _shared(base: Lines, mine: Lines, other: Lines) -> Iterator[tuple[int, tuple[int, int], int]]:
    """The stretches of the base that both kept: where, where in each, and how many lines."""
    ours, theirs = _matches(base, mine), _matches(base, other)
    at = 0
    while at < len(base):
        size = 0
        while (
            at + size in ours
            and at + size in theirs
            and ours[at + size] == ours[at] + size
            and theirs[at + size] == theirs[at] + size
        ):
            size += 1
        if size:
            yield at, (ours[at], theirs[at]), size
        at += size or 1


def _matches(base: Lines, text: Lines) -> dict[int, int]:
    """The lines of the base that a text kept, with their numbers there."""
    blocks = SequenceMatcher(None, base, text, autojunk=False).get_matching_blocks()
    return {block.a + n: block.b + n for block in blocks for n in range(block.size)}
