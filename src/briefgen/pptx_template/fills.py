"""Fills of shapes and backgrounds -> plain colours, and gradients as small pictures."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from typing import Literal

from briefgen.images.picture_fill_raster import Placing
from briefgen.model.pictures import Original
from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, find_all, whole, word
from briefgen.pptx_template.theme import ColourScheme, Ink, ink_of, inks_of
from briefgen.support.memo import memo

_FILLS = frozenset({"noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})
# Pixels of a gradient's picture; readers smooth it.
_ACROSS, _DOWN = 192, 108
_SHADES = 512
# No more of a picture is cut off, and no pixel that covers less is seen.
_MOST_CUT, _SEEN = 0.95, 0.02
# A picture that is repeated smaller than this is a plain colour to the eye.
_LEAST_TILE = 0.05


class Gradient(Value):
    """Colours as `stops`, by their share of the way (0 to 1), and the `angle` in degrees clockwise
    from the right. One that runs outwards has as `path` the figure of its steps, and begins at
    `focus`: what lies left, above, right and below of that, as shares of the box."""

    stops: tuple[tuple[float, Ink], ...]
    angle: float = 90.0
    path: Literal["", "circle", "rect"] = ""
    focus: tuple[float, float, float, float] = (0.5, 0.5, 0.5, 0.5)

    @property
    def mean(self) -> Ink:
        """One colour for all of it."""
        parts = [_numbers(ink) for _, ink in self.stops]
        middle = [sum(values) / len(parts) for values in zip(*parts, strict=True)]
        return Ink("#" + "".join(f"{round(part):02X}" for part in middle[:3]), middle[3] / 255)


class PictureFill(Value, kw_only=True):
    """A picture by its `relation`, an id, and how it lies in its box (`placing`, as far as the fill
    says it). `part` is the part whose relationship it is, "" for the one that shows it."""

    relation: str
    placing: Placing
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


def plain_colour(element: Element, scheme: ColourScheme) -> str:
    """One colour for a fill, as the PDF sets text that has one: the mean of a gradient. "" where
    there is none."""
    match read_fill(element, scheme):
        case Ink(rgb=rgb):
            return rgb
        case Gradient() as gradient:
            return gradient.mean.rgb
    return ""


def is_gradient_of_one(element: Element, scheme: ColourScheme) -> bool:
    """Whether a fill is a gradient from a colour to the very same, as many of Microsoft's are."""
    match read_fill(element, scheme):
        case Gradient(stops=stops):
            return len({ink for _, ink in stops}) == 1
    return False


def picture_fill(element: Element, scheme: ColourScheme, own: str = "") -> PictureFill | None:
    """The picture that an element names; None where it names none."""
    blip = find(element, "a:blip")
    if blip is None:
        return None
    relation = blip.get(
        "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed", ""
    )
    tile = _tile(element)
    crop, within = _crop(element, is_tiled=bool(tile[0]))
    tones = find(blip, "a:duotone")
    duotone = [ink.rgb for ink in inks_of(tones, scheme, own)] if tones is not None else []
    light = find(blip, "a:lum")
    bright, contrast = (
        whole(light.get(name)) / 100_000 if light is not None else 0.0
        for name in ("bright", "contrast")
    )
    placing = Placing(
        crop=crop,
        within=within,
        tile=tile,
        duotone=tuple(duotone) if len(duotone) == 2 else (),
        grey=find(blip, "a:grayscl") is not None,
        light=(bright, contrast),
        alpha=_alpha(blip),
        clear=_cleared(find(blip, "a:clrChange"), scheme),
    )
    return PictureFill(relation=relation, placing=placing)


def _crop(
    element: Element, *, is_tiled: bool
) -> tuple[tuple[int, int, int, int], tuple[float, float, float, float]]:
    """What is cut off a picture, in thousandths of a percent, and how far the rest keeps from the
    sides of its box, as shares: it may be stretched beyond the box, or lie in a part of it."""
    cut = _sides(find(element, "a:srcRect"))
    frame = _sides(None if is_tiled else find(element, "a:stretch/a:fillRect"))
    left, right, before, after = _along(cut[0], cut[2], frame[0], frame[2])
    top, bottom, above, below = _along(cut[1], cut[3], frame[1], frame[3])
    return (left, top, right, bottom), (before, above, after, below)


def _along(start: float, end: float, before: float, after: float) -> tuple[int, int, float, float]:
    """The same for one direction: what is cut off at the start and the end, and the margins."""
    if start + end > _MOST_CUT or before + after > _MOST_CUT:
        return 0, 0, 0.0, 0.0
    scale = (1 - start - end) / (1 - before - after)
    first = max(0.0, before - start / scale)
    last = min(1.0, before + (1 - start) / scale)
    cut = start + (first - before) * scale, 1 - start - (last - before) * scale
    head, tail = (max(0, round(part * 100_000)) for part in cut)
    return head, tail, first, 1 - last


def _alpha(blip: Element) -> float:
    change = find(blip, "a:alphaModFix")
    return 1.0 if change is None else whole(change.get("amt"), 100_000) / 100_000


def _cleared(change: Element, scheme: ColourScheme) -> str:
    """The colour whose pixels are clear, "" for none."""
    before, after = (ink_of(find(change, f"a:clr{end}"), scheme) for end in ("From", "To"))
    return before.rgb if before and after and after.alpha < _SEEN else ""


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
    line, path = find(element, "a:lin"), find(element, "a:path")
    angle = whole(line.get("ang")) / 60_000 if line is not None else 90.0
    ordered = tuple(sorted(stops, key=lambda stop: stop[0]))
    if path is None:
        return Gradient(ordered, angle)
    figure: Literal["circle", "rect"] = "circle" if path.get("path") == "circle" else "rect"
    return Gradient(ordered, angle, figure, _sides(find(path, "a:fillToRect")))


def _sides(rectangle: Element) -> tuple[float, float, float, float]:
    """How far a rectangle keeps from the left, top, right and bottom, as shares; it grows where
    they are negative."""
    if rectangle is None:
        return (0.0, 0.0, 0.0, 0.0)
    left, top, right, bottom = (whole(rectangle.get(side)) / 100_000 for side in "ltrb")
    return left, top, right, bottom


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
    if gradient.path:
        rows = [[_outwards(gradient, x + 0.5, y + 0.5, width / height) for x in across]
                for y in below]  # fmt: skip
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


def _outwards(gradient: Gradient, x: float, y: float, aspect: float) -> float:
    """The share of the way from the focus to the box's edge, or its farthest corner."""
    left, top, right, bottom = gradient.focus
    if gradient.path == "rect":
        ways = ((left - x, left), (x - 1 + right, right), (top - y, top), (y - 1 + bottom, bottom))
        return max(0.0, *(part / whole_way for part, whole_way in ways if whole_way > 0))
    middle, centre = (left + 1 - right) / 2, (top + 1 - bottom) / 2
    farthest = math.hypot(max(middle, 1 - middle) * aspect, max(centre, 1 - centre))
    return math.hypot((x - middle) * aspect, y - centre) / farthest


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
