"""The colour profile of the output intent: sRGB (IEC 61966-2.1), made here byte by byte.

Pillow's profile carries the time of its making, so that no two files would be the same.
"""

from __future__ import annotations

import struct

from briefgen.support.memo import memo

# Red, green and blue of sRGB adapted to D50, and D50 itself (ICC.1:2001-04, IEC 61966-2-1).
_COLOURS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
    b"wtpt": (0.96420, 1.0, 0.82491),
}
_STEPS = 1024
_NAME = b"sRGB IEC61966-2.1"


@memo(1)
def srgb_profile() -> bytes:
    """A matrix profile of version 2.1."""
    curve = _curve()
    parts = {b"desc": _description(), b"cprt": b"text\0\0\0\0No copyright, use freely\0"}
    parts |= {tag: _xyz(*colour) for tag, colour in _COLOURS.items()}
    parts |= {b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    table, body = _tagged(parts)
    size = 128 + len(table) + len(body)
    return _header(size) + table + body


def _header(size: int) -> bytes:
    fields = (
        struct.pack(">I4sI4s4s4s", size, b"\0" * 4, 0x02100000, b"mntr", b"RGB ", b"XYZ "),
        struct.pack(">6H", 2000, 1, 1, 0, 0, 0),
        b"acsp",
        b"\0" * 28,
        b"".join(struct.pack(">i", round(value * 65536)) for value in _COLOURS[b"wtpt"]),
    )
    return b"".join(fields).ljust(128, b"\0")


def _tagged(parts: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The table of tags and their data; equal data is stored once."""
    start = 128 + 4 + 12 * len(parts)
    table, body = struct.pack(">I", len(parts)), b""
    places: dict[bytes, int] = {}
    for tag, data in parts.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", tag, places[data], len(data))
    return table, body


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in (x, y, z)))


def _curve() -> bytes:
    """The transfer curve of sRGB in steps of 16 bits."""
    values = [round(65535 * _linear(step / (_STEPS - 1))) for step in range(_STEPS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _description() -> bytes:
    """The name in ASCII; no Unicode name, no Macintosh name."""
    name = struct.pack(">I", len(_NAME) + 1) + _NAME + b"\0"
    return b"desc\0\0\0\0" + name + b"\0" * (4 + 4 + 2 + 1 + 67)
