"""Address -> a square code (QR, ISO/IEC 18004): its size at once, its modules when it is drawn.

The encoder takes 30 ms to come up and to try its masks. A check has to know only how large the code
is, which follows from the length of the address.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

# A light border of four modules on each side.
_QUIET = 4
# The bytes that codes of version 1 to 40 hold with error correction M (table 7 of the standard).
_BYTES = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911,
    1989, 2099, 2213, 2331,
)  # fmt: skip

Rectangle = tuple[tuple[int, int], ...]


def modules_across(address: str) -> int:
    """How many modules a side of the code has, with its border.

    Only an address with small letters takes a byte a character for certain. Others may be written
    shorter, and are left to the encoder.
    """
    version = bisect_left(_BYTES, len(address)) + 1
    if version > len(_BYTES) or not address.isascii() or address.upper() == address:
        return len(_matrix(address))
    return 17 + 4 * version + 2 * _QUIET


def draw_code(address: str, module: int) -> tuple[Rectangle, ...]:
    """The dark stretches of each row of modules, which are `module` (EMU) wide and high."""
    return tuple(
        _rectangle(start * module, y * module, end * module, (y + 1) * module)
        for y, row in enumerate(_matrix(address))
        for start, end in _stretches(row)
    )


def _matrix(address: str) -> list[Iterable[int]]:
    import segno

    code = segno.make(address, micro=False, error="m")
    return list(code.matrix_iter(scale=1, border=_QUIET))


def _stretches(row: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The dark stretches of a row of modules: first, and one past the last."""
    start: int | None = None
    for index, dark in enumerate((*row, 0)):
        if dark and start is None:
            start = index
        elif not dark and start is not None:
            yield start, index
            start = None


def _rectangle(x0: int, y0: int, x1: int, y1: int) -> Rectangle:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
