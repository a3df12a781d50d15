"""Makes hills.jpg: hills one behind the other in the morning, with Pillow and no other source.

    python assets/images/make_hills.py

The same picture each time: the only chance in it is a seeded one.
"""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

SIZE = (2000, 1250)
# Everything was drawn for a picture 1600 pixels wide.
SCALE = SIZE[0] / 1600
SKY = ((246, 226, 200), (152, 190, 214))
NEAR, FAR = (24, 58, 62), (176, 198, 206)
RIDGES = 7


def mix(first: tuple[int, ...], second: tuple[int, ...], share: float) -> tuple[int, ...]:
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


def sky() -> Image.Image:
    """Warm at the horizon, cool above, with a low sun."""
    image = Image.new("RGB", SIZE)
    draw = ImageDraw.Draw(image)
    for y in range(SIZE[1]):
        draw.line((0, y, SIZE[0], y), fill=mix(SKY[1], SKY[0], min(1.0, y / (640 * SCALE))))
    glow = Image.new("L", SIZE)
    ImageDraw.Draw(glow).ellipse([SCALE * edge for edge in (1020, 300, 1240, 520)], fill=210)
    glow = glow.filter(ImageFilter.GaussianBlur(60 * SCALE))
    image.paste((255, 244, 220), (0, 0), glow)
    return image


def ridge(number: int, chance: random.Random) -> list[tuple[float, float]]:
    """The line of one ridge: three waves of falling length and height."""
    base = (470 + number * 95) * SCALE
    waves = [
        (SCALE * chance.uniform(380, 640) / k, SCALE * 46 / k, chance.uniform(0, 6.3))
        for k in (1, 2.3, 5.1)
    ]
    line = [
        (x, base + sum(high * math.sin(x / long + shift) for long, high, shift in waves))
        for x in range(0, SIZE[0] + 4, 4)
    ]
    return [(0, SIZE[1]), *line, (SIZE[0], SIZE[1])]


def hills() -> Image.Image:
    chance = random.Random(2008)  # noqa: S311
    image = sky()
    for number in range(RIDGES):
        colour = mix(FAR, NEAR, number / (RIDGES - 1))
        layer = Image.new("L", SIZE)
        ImageDraw.Draw(layer).polygon(ridge(number, chance), fill=255)
        shade = Image.linear_gradient("L").resize(SIZE)
        lit = Image.composite(
            Image.new("RGB", SIZE, mix(colour, (236, 222, 204), 0.25)),
            Image.new("RGB", SIZE, colour),
            shade.point([255 - value for value in range(256)]),
        )
        image.paste(lit, (0, 0), layer.filter(ImageFilter.GaussianBlur(1.2 * SCALE)))
    return image


if __name__ == "__main__":
    hills().save(Path(__file__).with_name("hills.jpg"), quality=82, optimize=True)
