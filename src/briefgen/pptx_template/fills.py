"""Fills of shapes and backgrounds -> plain colours, and gradients as small pictures."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib

from briefgen.model.pictures import Original
from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, find_all, whole, word
from briefgen.pptx_template.theme import ColourScheme, Ink, ink_of, inks_of
from briefgen.support.memo import memo

_FILLS = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
# Pixels of a gradient's picture; readers smooth it.
_ACROSS, _DOWN = 192, 108
_SHADES = 512
# A picture that is repeated smaller than this is a plain colour to the eye.
_LEAST_TILE = 0.05


class Gradient(Value):
    """Colours as `stops`, by their share of the way (0 to 1), and the `angle` in degrees clockwise
    from the right; `is_radial` where it runs from the middle outwards."""

    stops: tuple[tuple[float, Ink], ...]
    angle: float
    is_radial: bool = False

    @property
    def mean(self) -> Ink:
        """One colour for all of it."""
        parts = [_numbers(ink) for _, ink in self.stops]
        middle = [sum(values) / len(parts) for values in zip(*parts, strict=True)]
        return Ink("#" + "".join(f"{round(part):02X}" for part in middle[:3]), middle[3] / 255)


class PictureFill(Value, kw_only=True):
    """A picture by its `relation`, an id, and in `crop` what is cut off, in thousandths of a
    percent: left, top, right, bottom. `tile` is the size at which it is repeated, as a share of its
    own; 0 where it is stretched. `duotone` are the colours of its dark and light places, where they
    are not its own. `part` is the part whose relationship it is, "" for the one that shows it."""

    relation: str
    crop: tuple[int, int, int, int]
    tile: tuple[float, float] = (0.0, 0.0)
    duotone: tuple[str, ...] = ()
    part: str = ""


Fill = Ink | Gradient | PictureFill | None


def fill_in(properties: Element) -> Element:
    """The element of a shape's own fill, None where it has none of its own."""
    children = properties if properties is not None else ()
    return next((child for child in children if word(child) in _FILLS), None)


def read_fill(element: Element, scheme: ColourScheme, own: str = "") -> Fill:
    """What a fill element shows; `own` is the colour that a style's "phClr" stands for."""
    match word(element) if element is not None else "":
        case "solidFill":
            return ink_of(element, scheme, own)
        case "gradFill":
            return _gradient(element, scheme, own)
        case "pattFill":
            inks = [ink_of(find(element, path), scheme, own) for path in ("a:fgClr", "a:bgClr")]
            stops = tuple((0.0, ink) for ink in inks if ink is not None)
            return Gradient(stops, 0.0).mean if stops else None
        case "blipFill":
            return picture_fill(element, scheme, own)
    return None


def picture_fill(element: Element, scheme: ColourScheme, own: str = "") -> PictureFill | None:
    """The picture that an element names; None where it names none."""
    blip = find(element, "a:blip")
    if blip is None:
        return None
    relation = blip.get(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", ""
    )
    cut = find(element, "a:srcRect")
    sides = [max(0, whole(cut.get(side))) if cut is not None else 0 for side in "ltrb"]
    if sides[0] + sides[2] > 95_000 or sides[1] + sides[3] > 95_000:
        sides = [0, 0, 0, 0]
    tones = find(blip, "a:duotone")
    duotone = [ink.rgb for ink in inks_of(tones, scheme, own)] if tones is not None else []
    return PictureFill(
        relation=relation,
        crop=(sides[0], sides[1], sides[2], sides[3]),
        tile=_tile(element),
        duotone=tuple(duotone) if len(duotone) == 2 else (),
    )


def _tile(element: Element) -> tuple[float, float]:
    tile = find(element, "a:tile")
    if tile is None:
        return 0.0, 0.0
    across, down = (whole(tile.get(name), 100_000) / 100_000 for name in ("sx", "sy"))
    return max(_LEAST_TILE, abs(across)), max(_LEAST_TILE, abs(down))


def _gradient(element: Element, scheme: ColourScheme, own: str) -> Fill:
    stops = [
        (whole(stop.get("pos")) / 100_000, ink)
        for stop in find_all(element, "a:gsLst/a:gs")
        if (ink := ink_of(stop, scheme, own)) is not None
    ]
    if not stops:
        return None
    line = find(element, "a:lin")
    angle = whole(line.get("ang")) / 60_000 if line is not None else 90.0
    is_radial = find(element, "a:path") is not None
    return Gradient(tuple(sorted(stops, key=lambda stop: stop[0])), angle, is_radial)


def _numbers(ink: Ink) -> tuple[float, float, float, float]:
    red, green, blue = (int(ink.rgb[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue, 255 * ink.alpha


@memo(32)
def gradient_picture(gradient: Gradient, width: int, height: int) -> Original:
    """The gradient as a picture for a box of that shape."""
    angle = math.radians(gradient.angle)
    right, down = math.cos(angle) * width, math.sin(angle) * height
    length = abs(right) + abs(down) or 1.0
    across = [(x + 0.5) / _ACROSS - 0.5 for x in range(_ACROSS)]
    below = [(y + 0.5) / _DOWN - 0.5 for y in range(_DOWN)]
    if gradient.is_radial:
        rows = [[2 * max(abs(x), abs(y)) for x in across] for y in below]
    else:
        rows = [[0.5 + (x * right + y * down) / length for x in across] for y in below]
    shades = [
        bytes(round(part) for part in _between(gradient.stops, step / _SHADES))
        for step in range(_SHADES + 1)
    ]
    pixels = (
        b"\0" + b"".join(shades[round(min(1.0, max(0.0, share)) * _SHADES)] for share in row)
        for row in rows
    )
    return _original(b"".join(pixels), _ACROSS, _DOWN)


def plain_picture(ink: Ink) -> Original:
    """One pixel of a colour that lets through what lies below."""
    return _original(bytes((0, *(round(part) for part in _numbers(ink)))), 1, 1)


def _between(stops: tuple[tuple[float, Ink], ...], share: float) -> tuple[float, ...]:
    before = next((stop for stop in reversed(stops) if stop[0] <= share), stops[0])
    after = next((stop for stop in stops if stop[0] >= share), stops[-1])
    span = after[0] - before[0]
    part = (share - before[0]) / span if span > 0 else 0.0
    return tuple(
        a + (b - a) * part for a, b in zip(_numbers(before[1]), _numbers(after[1]), strict=True)
    )


def _original(rows: bytes, width: int, height: int) -> Original:
    """Rows of RGBA, each after its filter byte, as a PNG picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    data = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return Original(
        digest=hashlib.sha256(data).hexdigest(), format="PNG", width=width, height=height, data=data
    )
