"""Bytes of a photo or other raster file -> a checked original, and an asset of a wanted size.

Everything goes through Pillow once: turned upright, sRGB, 8 bits, without metadata. A file that
is all this already, and not too large, is passed on as it is.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from briefgen.images.picture_header import read_header
from briefgen.images.raster_parts import chunks_of, too_many_parts
from briefgen.model.diagnostics import Diagnostic, diagnose
from briefgen.model.pictures import Asset, AssetType, Original
from briefgen.support.memo import memo

if TYPE_CHECKING:
    from PIL import Image

# The reader of WebP keeps three copies.
MOST_PIXELS, MOST_WEBP = 50_000_000, 25_000_000
# A longer side than JPEG can have is no picture to show.
MOST_SIDE = 65_535
# The formats that are opened, and the endings that their files may have.
FORMATS: dict[str, tuple[str, ...]] = {
    "JPEG": ("jpg", "jpeg", "jpe"),
    "PNG": ("png",),
    "GIF": ("gif",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
    "TIFF": ("tif", "tiff"),
    "BMP": ("bmp",),
}
_QUALITY = 85
# Formats that have lost detail already: to store them without loss only makes them larger.
_LOSSY = frozenset({"JPEG", "AVIF"})
# A picture with fewer colours than this is a drawing or a screenshot, no photo.
_FEW_COLOURS = 4096
# A file of so many bytes is not worth narrowing, unless it is so many times as wide as it is shown.
_SMALL, _NOT_MUCH_WIDER = 100_000, 2
# One part in this many is much of a picture.
_MUCH = 10
# The segments of a JPEG file that say how to decode it, and their lengths: without a thumbnail.
_PLAIN_SEGMENTS = {"APP0": 14, "APP14": 12}
# What a PNG file may consist of to be passed on as it is: the pixels and nothing about them.
_PLAIN_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB"})


def open_photo(name: str, data: bytes, digest: str) -> Original | Diagnostic:
    """The original behind a raster file, which is decoded to its end to see that it is whole; a
    JPEG at an eighth of its size, which reads all of the file too. `name` is the file's, for
    messages and for its ending."""
    if fault := too_many_parts(name, data):
        return fault
    try:
        with _opened(data) as image:
            kind = _format_of(image)
            if fault := _wrong_header(name, kind, image):
                return fault
            width, height = _upright_size(image)
            image.draft(image.mode, (max(1, image.width // 8), max(1, image.height // 8)))
            image.load()
            if image.mode == "F":
                return diagnose("BF130/measurements", name=name)
    # Decoders meet damage in many ways, and raise whatever they meet it with.
    except Exception as error:
        return _unreadable(name, data, error)
    return Original(digest=digest, format=kind, width=width, height=height, data=data)


def _wrong_header(name: str, kind: str, image: Image.Image) -> Diagnostic | None:
    """What can be said against a picture before it is decoded."""
    if name.lower().rpartition(".")[2] not in FORMATS[kind]:
        ending = FORMATS[kind][0]
        return diagnose("BF130/wrong-ending", name=name, kind=kind, ending=ending)
    most = MOST_WEBP if kind == "WEBP" else MOST_PIXELS
    if image.width * image.height > most:
        return _too_many_pixels(name, most)
    if max(image.size) > MOST_SIDE:
        return diagnose("BF106/long-side", name=name, most=MOST_SIDE)
    return None


def _too_many_pixels(name: str, most: int = MOST_PIXELS) -> Diagnostic:
    return diagnose("BF106/pixels", name=name, millions=most // 1_000_000)


def _unreadable(name: str, data: bytes, error: Exception) -> Diagnostic:
    from PIL import Image, UnidentifiedImageError

    if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
        return _too_many_pixels(name)
    if isinstance(error, UnidentifiedImageError) or not data:
        return diagnose("BF130/unknown", name=name)
    return diagnose("BF130/damaged", name=name)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """The picture with its header read; only the formats that we know are tried."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with read_header(data, [*FORMATS]) as image:
            yield image


def _format_of(image: Image.Image) -> str:
    """The format; several JPEG pictures in one file, as cameras write them, are JPEG."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def _upright_size(image: Image.Image) -> tuple[int, int]:
    from PIL import ExifTags

    turned = image.getexif().get(ExifTags.Base.Orientation, 1) in (5, 6, 7, 8)
    return (image.height, image.width) if turned else image.size


# Only these are embedded as they are.
_MIMES: Mapping[str, AssetType] = {"JPEG": "image/jpeg", "PNG": "image/png"}


@memo(64)
def make_photo(original: Original, width: int) -> Asset:
    """The asset of a raster original, `width` pixels wide or as wide as the original, whichever
    is less; a small file may stay as wide as it is. The same bytes for the same original and
    width."""
    width = max(1, min(width, original.width))
    if _is_small_enough(original, width) and _is_clean(original):
        mime = _MIMES[original.format]
        return Asset(mime=mime, data=original.data, width=original.width, height=original.height)
    with _opened(original.data) as source:
        image = _normalised(source)
    return _encoded(_narrowed(image, width), as_jpeg=_suits_jpeg(image, original))


def part_of(original: Original, box: tuple[int, int, int, int]) -> Asset:
    """What stands within a box of pixels, whose edges are left, top, right and bottom."""
    with _opened(original.data) as source:
        image = _normalised(source)
    return _encoded(image.crop(box), as_jpeg=_suits_jpeg(image, original))


def _suits_jpeg(image: Image.Image, original: Original) -> bool:
    return image.mode != "RGBA" and (original.format in _LOSSY or not _is_flat(image))


def _is_small_enough(original: Original, width: int) -> bool:
    """To narrow a file of few bytes would take 60 ms, cost some sharpness, and gain little."""
    return width == original.width or (
        len(original.data) <= _SMALL and original.width <= _NOT_MUCH_WIDER * width
    )


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    from PIL import Image

    if width >= image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _is_flat(image: Image.Image) -> bool:
    """Whether the picture is drawn rather than taken: few colours or, in grey, where there are
    never many, one that covers much of it."""
    colours = image.getcolors(_FEW_COLOURS)
    if colours is None:
        return False
    most = max(count for count, _ in colours)
    return image.mode != "L" or most * _MUCH > image.width * image.height


def clean_inner(data: bytes, most: int) -> Asset | None:
    """The asset of a picture inside another file, None where it cannot be used, or has more pixels
    than `most`."""
    try:
        with _opened(data) as image:
            if image.width * image.height > most:
                return None
            name = f"inner.{FORMATS[_format_of(image)][0]}"
    except Exception:
        return None
    original = open_photo(name, data, hashlib.sha256(data).hexdigest())
    return make_photo(original, original.width) if isinstance(original, Original) else None


def _normalised(source: Image.Image) -> Image.Image:
    """Upright, sRGB, 8 bits, in mode L, RGB or RGBA; RGBA only where something shows through."""
    from PIL import ImageOps

    profile = source.info.get("icc_profile")
    image = _eight_bits(ImageOps.exif_transpose(source))
    alpha = None
    if image.has_transparency_data:
        image = image.convert("RGBA")
        alpha = image.getchannel("A")
        alpha = alpha if alpha.getextrema() != (255, 255) else None
        image = image.convert("RGB")
    image = _in_srgb(image, profile)
    if alpha is not None:
        image.putalpha(alpha)
    return image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey in 16 bits becomes 8; more than that has no agreed white, and is taken as 16."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("L") if image.mode == "1" else image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, as RGB or L; by its colour profile where it has one that fits."""
    from PIL import ImageCms

    if image.mode == "LAB":
        source = ImageCms.createProfile("LAB")
    elif profile:
        try:
            source = ImageCms.getOpenProfile(BytesIO(profile)).profile
        except ImageCms.PyCMSError:
            return _plain_mode(image)
    else:
        return _plain_mode(image)
    image = image if image.mode in {"L", "RGB", "CMYK", "LAB"} else image.convert("RGB")
    target = ImageCms.createProfile("sRGB")
    try:
        found = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except ImageCms.PyCMSError:
        return _plain_mode(image)
    assert found is not None
    return found.convert("L") if image.mode == "L" else found


def _plain_mode(image: Image.Image) -> Image.Image:
    return image.convert("L" if image.mode in {"L", "LA"} else "RGB")


def _encoded(image: Image.Image, *, as_jpeg: bool) -> Asset:
    # What the file said about itself hangs on the picture; a new one has only the pixels.
    from PIL import Image

    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    target = BytesIO()
    if as_jpeg:
        bare.save(target, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    else:
        bare.save(target, "PNG")
    mime = _MIMES["JPEG" if as_jpeg else "PNG"]
    return Asset(mime=mime, data=target.getvalue(), width=image.width, height=image.height)


def _is_clean(original: Original) -> bool:
    """Whether the file holds the picture, as every reader shows it alike, and nothing else."""
    match original.format:
        case "JPEG":
            return _is_clean_jpeg(original.data)
        case "PNG":
            return _is_clean_png(original.data)
    return False


def _is_clean_jpeg(data: bytes) -> bool:
    """No segments but those of the picture itself; the end of the picture ends the file."""
    with _opened(data) as image:
        segments = [(name, len(content)) for name, content in getattr(image, "applist", ())]
        plain = image.format == "JPEG" and image.mode in {"L", "RGB"}
    known = all(length <= _PLAIN_SEGMENTS.get(name, -1) for name, length in segments)
    return plain and known and data.find(b"\xff\xd9") == len(data) - 2


def _is_clean_png(data: bytes) -> bool:
    """8 bits a channel in grey, colour, palette or colour with alpha; no chunks about it."""
    depth, kind = data[24], data[25]
    chunks = set(chunks_of(data))
    see_through = b"tRNS" in chunks and kind != 3
    return depth == 8 and kind in {0, 2, 3, 6} and chunks <= _PLAIN_CHUNKS and not see_through
