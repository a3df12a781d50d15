"""Address -> a square code (QR, ISO/IEC 18004): its size at once, its modules when it is drawn.

The encoder takes 30 ms to come up and to try its masks. A check has to know only how large the code
is, which follows from the length of the address.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from briefgen.model.scene import Polygon, SquareCode
from briefgen.support.memo import memo

_DARK = "#000000"
# A light border of four modules on each side.
_QUIET = 4
# The bytes that codes of version 1 to 40 hold with error correction M (table 7 of the standard).
_BYTES = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911,
    1989, 2099, 2213, 2331,
)  # fmt: skip


def modules_across(address: str) -> int:
    """How many modules a side of the code has, with its border.

    Only an address with small letters takes a byte a character for certain. Others may be written
    shorter, and are left to the encoder.
    """
    version = bisect_left(_BYTES, len(address)) + 1
    if version > len(_BYTES) or not address.isascii() or address.upper() == address:
        return len(_matrix(address))
    return 17 + 4 * version + 2 * _QUIET


def code_outline(code: SquareCode) -> Polygon:
    """The code as it is drawn: the dark stretches of each row of modules."""
    matrix = _matrix(code.address)
    module = code.box.width // len(matrix)
    path = tuple(
        _corners(start * module, y * module, end * module, (y + 1) * module)
        for y, row in enumerate(matrix)
        for start, end in (dark.span() for dark in re.finditer(rb"\x01+", row))
    )
    return Polygon(box=code.box, about=code.about, fill=_DARK, path=path)


# The products of a pack show the same few codes.
@memo(32)
def _matrix(address: str) -> tuple[bytes, ...]:
    """The modules row by row, with the border; 1 is dark."""
    import segno

    code = segno.make(address, micro=False, error="m")
    return tuple(map(bytes, code.matrix_iter(scale=1, border=_QUIET)))


def _corners(x0: int, y0: int, x1: int, y1: int) -> tuple[tuple[int, int], ...]:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
