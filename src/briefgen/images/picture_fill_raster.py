"""A picture + where it is shown -> the same, tiled, turned and cut to the outline of its shape."""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.model.pictures import WHOLE, Original
from briefgen.model.units import Box, to_pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from PIL import Image

# Pixels for a point, and the most on a side: enough for a slide on a full page.
_FINE, _MOST = 2.0, 2_000
# Outlines are drawn larger and made smaller again, so that they are smooth.
_SMOOTH = 3
_PIXEL = 72 / 96
# In pixels: a file made to exhaust the machine repeats a dot a million times.
_LEAST_TILE = 8

Polygon = Sequence[tuple[float, float]]


class Placing(Value, kw_only=True):
    """How a picture lies in its box. `crop` is what is cut off, in thousandths of a percent: left,
    top, right, bottom. `tile` is the size at which it is repeated, as a share of its own; 0 where
    it is stretched. `matrix` leads from shares of the picture (0 to 1) to EMU on the slide: x' = a
    x + c y + e, y' = b x + d y + f; None where the picture stands upright. `outline` are polygons
    in EMU on the slide; none stand for all of the box. `within` is how far the picture keeps from
    the left, top, right and bottom of the box, as shares. `duotone` are the colours of
    its dark and light places, where they are not its own; one may be shown in `grey`. `light` says
    how much brighter it is and how much more contrast it has (-1 to 1), `alpha` how far it covers
    what lies below, and `clear` is the colour whose pixels are clear, "" for none."""

    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    tile: tuple[float, float] = (0.0, 0.0)
    matrix: tuple[float, float, float, float, float, float] | None = None
    outline: tuple[Polygon, ...] = ()
    within: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    duotone: tuple[str, ...] = ()
    grey: bool = False
    light: tuple[float, float] = (0.0, 0.0)
    alpha: float = 1.0
    clear: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether the picture need only be stretched into its box."""
        return self == Placing(crop=self.crop)


@memo(32)
def paint_picture(original: Original, box: Box, placing: Placing) -> Original:
    """The picture as the box shows it, with clear pixels where it shows nothing."""
    from PIL import Image

    with Image.open(io.BytesIO(original.data)) as opened:
        image = _cropped(opened.convert("RGBA"), placing.crop)
    image = _recoloured(image, placing)
    scale = min(_FINE, _MOST / max(to_pt(box.width), to_pt(box.height), 1.0))
    size = tuple(max(1, round(to_pt(side) * scale)) for side in (box.width, box.height))
    if placing.tile[0]:
        image = _tiled(image, size, placing.tile, scale)
    elif placing.matrix:
        image = _turned(image, size, box, placing.matrix)
    else:
        image = _stretched(image, size, placing.within)
    if placing.outline:
        image = _cut(image, box, placing.outline)
    found = io.BytesIO()
    image.save(found, "PNG", compress_level=1)
    data = found.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return replace(original, digest=digest, format="PNG", width=image.width, height=image.height,
                   data=data)  # fmt: skip


def _recoloured(image: Image.Image, placing: Placing) -> Image.Image:
    """The picture in the colours in which it is shown."""
    if placing.clear:
        image = _without_colour(image, placing.clear)
    if placing.grey:
        image = _in_two_tones(image, ("#000000", "#FFFFFF"))
    if placing.duotone:
        image = _in_two_tones(image, placing.duotone)
    bright, contrast = placing.light
    if bright or contrast:
        # As PowerPoint does it: contrast turns about the middle, brightness moves all.
        slope = 1 + contrast if contrast < 0 else 1 / max(0.01, 1 - contrast)
        table = [round(min(255, max(0, (one - 127.5) * slope + 127.5 + 255 * bright)))
                 for one in range(256)]  # fmt: skip
        image = image.point([*table * 3, *range(256)])
    if placing.alpha < 1:
        image.putalpha(image.getchannel("A").point([round(n * placing.alpha) for n in range(256)]))
    return image


def _without_colour(image: Image.Image, colour: str) -> Image.Image:
    """The picture, clear where it has the colour."""
    from PIL import Image, ImageChops

    other = ImageChops.difference(image.convert("RGB"), Image.new("RGB", image.size, colour))
    red, green, blue = other.split()
    most = ImageChops.lighter(red, ImageChops.lighter(green, blue))
    mask = most.point([0, *[255] * 255])
    image.putalpha(ImageChops.multiply(image.getchannel("A"), mask))
    return image


def _stretched(
    image: Image.Image, size: Sequence[int], within: tuple[float, float, float, float]
) -> Image.Image:
    from PIL import Image

    if not any(within):
        return image.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    left, top, right, bottom = within
    place = round(left * size[0]), round(top * size[1])
    end = round((1 - right) * size[0]), round((1 - bottom) * size[1])
    inner = max(1, end[0] - place[0]), max(1, end[1] - place[1])
    whole = Image.new("RGBA", (size[0], size[1]))
    whole.paste(image.resize(inner, Image.Resampling.LANCZOS), place)
    return whole


def _in_two_tones(image: Image.Image, tones: tuple[str, ...]) -> Image.Image:
    from PIL import ImageOps

    made = ImageOps.colorize(image.convert("L"), black=tones[0], white=tones[1])
    made.putalpha(image.getchannel("A"))
    return made


def _cropped(image: Image.Image, crop: tuple[int, int, int, int]) -> Image.Image:
    left, top, right, bottom = (side / WHOLE for side in crop)
    if not any(crop):
        return image
    width, height = image.size
    return image.crop((
        round(left * width), round(top * height),
        max(round(left * width) + 1, round((1 - right) * width)),
        max(round(top * height) + 1, round((1 - bottom) * height)),
    ))  # fmt: skip


def _tiled(
    image: Image.Image, size: Sequence[int], tile: tuple[float, float], scale: float
) -> Image.Image:
    from PIL import Image

    width, height = (
        min(_MOST, max(_LEAST_TILE, round(side * share * _PIXEL * scale)))
        for side, share in zip(image.size, tile, strict=True)
    )
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", (size[0], size[1]))
    for left in range(0, size[0], width):
        for top in range(0, size[1], height):
            whole.paste(small, (left, top))
    return whole


def _turned(
    image: Image.Image, size: Sequence[int], box: Box, matrix: tuple[float, ...]
) -> Image.Image:
    """For each pixel of the box, the one of the picture that lies there."""
    from PIL import Image

    a, b, c, d, e, f = matrix
    whole = a * d - b * c
    if not math.isclose(whole, 0.0):
        x, y = box.width / size[0], box.height / size[1]
        left, top = box.x - e, box.y - f
        across, down = image.size
        terms = (
            d * x / whole * across, -c * y / whole * across, (d * left - c * top) / whole * across,
            -b * x / whole * down, a * y / whole * down, (a * top - b * left) / whole * down,
        )  # fmt: skip
        image = image.transform(
            (size[0], size[1]), Image.Transform.AFFINE, terms, Image.Resampling.BICUBIC
        )
    return image


def _cut(image: Image.Image, box: Box, outline: Sequence[Polygon]) -> Image.Image:
    from PIL import Image, ImageChops

    width, height = image.width * _SMOOTH, image.height * _SMOOTH
    across, down = width / max(1, box.width), height / max(1, box.height)
    placed = [[((x - box.x) * across, (y - box.y) * down) for x, y in one] for one in outline]
    mask = (
        outline_mask((width, height), placed).convert("L").resize(image.size, Image.Resampling.BOX)
    )
    image.putalpha(ImageChops.multiply(image.getchannel("A"), mask))
    return image


def outline_mask(size: tuple[int, int], outline: Sequence[Polygon]) -> Image.Image:
    """What lies inside the polygons; one inside another is a hole."""
    from PIL import Image, ImageChops, ImageDraw

    whole = Image.new("1", size)
    for polygon in outline:
        if len(polygon) > 2:
            one = Image.new("1", size)
            ImageDraw.Draw(one).polygon([(x, y) for x, y in polygon], fill=1)
            whole = ImageChops.logical_xor(whole, one)
    return whole
