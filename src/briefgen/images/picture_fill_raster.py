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
    in EMU on the slide; none stand for all of the box. `duotone` are the colours of
    its dark and light places, where they are not its own."""

    crop: tuple[int, int, int, int] = (0, 0, 0, 0)
    tile: tuple[float, float] = (0.0, 0.0)
    matrix: tuple[float, float, float, float, float, float] | None = None
    outline: tuple[Polygon, ...] = ()
    duotone: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the picture need only be stretched into its box."""
        return not (self.tile[0] or self.matrix or self.outline or self.duotone)


@memo(32)
def paint_picture(original: Original, box: Box, placing: Placing) -> Original:
    """The picture as the box shows it, with clear pixels where it shows nothing."""
    from PIL import Image

    with Image.open(io.BytesIO(original.data)) as opened:
        image = _cropped(opened.convert("RGBA"), placing.crop)
    if placing.duotone:
        image = _in_two_tones(image, placing.duotone)
    scale = min(_FINE, _MOST / max(to_pt(box.width), to_pt(box.height), 1.0))
    size = tuple(max(1, round(to_pt(side) * scale)) for side in (box.width, box.height))
    if placing.tile[0]:
        image = _tiled(image, size, placing.tile, scale)
    elif placing.matrix:
        image = _turned(image, size, box, placing.matrix)
    else:
        image = image.resize(size, Image.Resampling.LANCZOS)
    if placing.outline:
        image = _cut(image, box, placing.outline)
    found = io.BytesIO()
    image.save(found, "PNG", compress_level=1)
    data = found.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    return replace(original, digest=digest, format="PNG", width=image.width, height=image.height,
                   data=data)  # fmt: skip


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
