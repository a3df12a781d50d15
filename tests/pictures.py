"""Pictures made for the tests, good and bad, by the name of their file."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

HOUSE = Path(__file__).parents[1] / "assets" / "images"
MINISTER = "Taken at the minister's home"
# 51 degrees 30 minutes north, as cameras write it.
_NORTH = {1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300">'
    '<rect width="400" height="300" fill="#EEF2F7"/><circle cx="200" cy="150" r="90" '
    'fill="#1D4F91"/><text x="20" y="290" font-family="Verdana" font-size="20">North</text></svg>'
)


def scene_picture(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Bands of colour with a soft change from left to right: more colours than flat art has."""
    image = Image.new("RGB", (width, height))
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (across, down, Image.blend(across, down, 0.3)))
    ImageDraw.Draw(image).rectangle((0, 0, width // 2, height // 2), fill=(200, 30, 30))
    return image.convert(mode)


def flat_picture(width: int, height: int) -> Image.Image:
    """Three colours, red at the top left."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill="red")
    draw.rectangle((width // 2, height // 2, width, height), fill="blue")
    return image


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes about a photo: where and of what it was taken."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = MINISTER
    found[0x8825] = _NORTH
    return found


def _see_through_palette() -> bytes:
    image = flat_picture(60, 40).quantize(8)
    return saved(image, "PNG", transparency=image.getpixel((59, 0)))


def _clear_alpha() -> bytes:
    image = scene_picture(80, 60, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((80, 60)))
    return saved(image, "PNG")


def _deep_grey() -> bytes:
    image = Image.new("I;16", (256, 2))
    for x in range(256):
        image.putpixel((x, 0), x * 257)
        image.putpixel((x, 1), x * 257)
    return saved(image, "PNG")


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be that large; there are few pixels behind it."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


PICTURES: dict[str, Callable[[], bytes]] = {
    "photo.jpg": lambda: saved(scene_picture(1600, 1200), "JPEG", quality=60),
    "hall.jpg": lambda: saved(scene_picture(1920, 1080), "JPEG", quality=40),
    "wide.jpg": lambda: saved(scene_picture(3200, 800), "JPEG", quality=60),
    "tall.jpg": lambda: saved(scene_picture(1900, 2400), "JPEG", quality=40),
    "small.jpg": lambda: saved(scene_picture(320, 240), "JPEG", quality=60),
    "turned.jpg": lambda: saved(flat_picture(120, 80), "JPEG", exif=exif(6), quality=95),
    "located.jpg": lambda: saved(scene_picture(1600, 1200), "JPEG", exif=exif(), comment=MINISTER),
    "cmyk.jpg": lambda: saved(flat_picture(60, 40).convert("CMYK"), "JPEG", quality=95),
    "deep-grey.png": _deep_grey,
    "palette.png": _see_through_palette,
    "alpha.png": _clear_alpha,
    "flat.png": lambda: saved(flat_picture(60, 40), "PNG"),
    "moving.gif": lambda: saved(
        flat_picture(60, 40), "GIF", save_all=True, append_images=[Image.new("RGB", (60, 40))]
    ),
    "photo.webp": lambda: saved(scene_picture(400, 300), "WEBP"),
    "photo.avif": lambda: saved(scene_picture(400, 300), "AVIF"),
    "print.tif": lambda: saved(flat_picture(60, 40), "TIFF", compression="tiff_lzw"),
    "old.bmp": lambda: saved(flat_picture(60, 40), "BMP"),
    "drawing.svg": SVG.encode,
    "truncated.jpg": lambda: PICTURES["photo.jpg"]()[:2000],
    "mislabelled.png": lambda: PICTURES["small.jpg"](),
    "text.jpg": lambda: b"This is no picture.",
    "empty.png": lambda: b"",
    "bomb.png": lambda: bomb(8000, 8000),
    "huge-bomb.png": lambda: bomb(60_000, 60_000),
    "script.svg": lambda: SVG.replace("<rect", "<script>alert(1)</script><rect").encode(),
}


@cache
def picture(name: str) -> bytes:
    """The bytes of a picture."""
    return PICTURES[name]()


def named_in(text: str) -> dict[str, bytes]:
    """The pictures whose names stand in a text: those made here, and the project's own."""
    own = (path for path in HOUSE.iterdir() if path.suffix in {".jpg", ".svg"})
    found = {path.name: path.read_bytes() for path in own if path.name in text}
    return {**found, **{name: picture(name) for name in PICTURES if name in text}}
