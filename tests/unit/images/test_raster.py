"""Photos: each is opened whole or refused, and comes out upright, sRGB, in 8 bits and bare."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image, ImageCms

from briefgen.images.raster import clean_inner, make_photo, open_photo
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.pictures import Asset, Original
from tests.pictures import MINISTER, PICTURES, exif, flat_picture, picture, saved, scene_picture

RED, WHITE, BLUE = (254, 0, 0), (255, 255, 255), (0, 0, 254)
GOOD = sorted(
    name for name in PICTURES if open_photo(name, picture(name), "").__class__ is Original
)


def opened(name: str, data: bytes | None = None) -> Original:
    data = picture(name) if data is None else data
    found = open_photo(name, data, hashlib.sha256(data).hexdigest())
    assert isinstance(found, Original), found
    return found


def made(name: str, data: bytes | None = None, width: int = 10_000) -> Asset:
    return make_photo(opened(name, data), width)


def pixels(asset: Asset) -> Image.Image:
    image = Image.open(io.BytesIO(asset.data))
    image.load()
    assert image.size == (asset.width, asset.height)
    assert image.format == asset.mime.removeprefix("image/").upper()
    return image


def is_near(image: Image.Image, at: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    found: Any = image.convert("RGB").getpixel(at)
    return all(abs(mine - its) < 12 for mine, its in zip(found, colour, strict=True))


def test_the_list_of_good_pictures_is_not_empty() -> None:
    assert len(GOOD) == 17


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (1, 600)])
def test_a_jpeg_of_a_pixel_or_two_is_no_damaged_file(size: tuple[int, int]) -> None:
    """Backgrounds of templates are strips of one pixel, stretched: they were left out."""
    made = io.BytesIO()
    Image.new("RGB", size, "#123456").save(made, "JPEG")
    assert isinstance(open_photo("strip.jpg", made.getvalue(), "digest"), Original)


@pytest.mark.parametrize("name", GOOD)
def test_every_picture_comes_out_bare_in_eight_bits(name: str) -> None:
    original, asset = opened(name), made(name)
    image = pixels(asset)
    assert image.size == (original.width, original.height)
    assert image.mode in {"L", "RGB", "RGBA", "P"}
    assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & set(image.info)
    assert not any(mark in asset.data for mark in (b"Exif", b"http:", MINISTER.encode()))


@pytest.mark.parametrize("name", ["turned.jpg", "located.jpg"])
def test_what_a_camera_noted_is_there_before_and_gone_afterwards(name: str) -> None:
    assert MINISTER.encode() in picture(name)
    assert MINISTER.encode() not in made(name).data


def test_a_picture_is_turned_upright() -> None:
    """Orientation 6: what the file has at the left stands at the top."""
    asset = made("turned.jpg")
    assert (asset.width, asset.height) == (80, 120)
    image = pixels(asset)
    assert is_near(image, (70, 10), RED)
    assert is_near(image, (10, 110), BLUE)
    assert is_near(image, (10, 10), WHITE)


@pytest.mark.parametrize(
    "name", ["cmyk.jpg", "print.tif", "old.bmp", "moving.gif", "flat.png", "palette.png"]
)
def test_colours_are_kept(name: str) -> None:
    image = pixels(made(name))
    assert is_near(image, (10, 10), RED)
    assert is_near(image, (55, 35), BLUE)


def test_a_colour_profile_is_applied() -> None:
    """In a space with red and green exchanged, a red pixel is green."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = bytearray(srgb)
    table = {}
    for at in range(132, 132 + 12 * int.from_bytes(srgb[128:132], "big"), 12):
        table[srgb[at : at + 4]] = at
    for one, other in ((b"rXYZ", b"gXYZ"), (b"gXYZ", b"rXYZ")):
        exchanged[table[one] + 4 : table[one] + 12] = srgb[table[other] + 4 : table[other] + 12]
    data = saved(flat_picture(60, 40), "PNG", icc_profile=bytes(exchanged))
    assert is_near(pixels(made("a.png", data)), (10, 10), (0, 254, 0))
    assert is_near(pixels(made("b.png", saved(flat_picture(60, 40), "PNG", icc_profile=srgb))),
                   (10, 10), RED)  # fmt: skip


def test_a_profile_that_is_none_is_left_aside() -> None:
    data = saved(flat_picture(60, 40), "PNG", icc_profile=b"no profile")
    assert is_near(pixels(made("a.png", data)), (10, 10), RED)


def test_sixteen_bits_of_grey_become_eight() -> None:
    image = pixels(made("deep-grey.png"))
    shades = [image.convert("L").getpixel((x, 0)) for x in (0, 64, 128, 255)]
    assert [round(float(str(shade)) / 8) for shade in shades] == [0, 8, 16, 32]


def test_transparency_is_kept_where_there_is_some() -> None:
    clear = pixels(made("alpha.png", width=40)).convert("RGBA").getchannel("A")
    assert clear.histogram()[:8] != [0] * 8
    assert clear.histogram()[-8:] != [0] * 8
    see_through = pixels(made("palette.png")).convert("RGBA").getchannel("A")
    assert [see_through.getpixel(at) for at in ((59, 0), (10, 10))] == [0, 255]
    solid = saved(scene_picture(300, 200, "RGBA"), "WEBP", lossless=True)
    assert made("solid.webp", solid).mime == "image/jpeg"


@pytest.mark.parametrize("name", ["photo.jpg", "small.jpg", "flat.png", "alpha.png"])
def test_a_clean_file_is_passed_on_as_it_is(name: str) -> None:
    assert made(name).data == picture(name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jpg", picture("small.jpg") + b"something behind the picture"),
        ("a.jpg", saved(scene_picture(60, 40), "JPEG", comment="x")),
        ("a.jpg", saved(scene_picture(60, 40), "JPEG", exif=exif())),
        ("a.png", picture("flat.png") + b"something behind the picture"),
        ("a.png", saved(flat_picture(60, 40), "PNG", dpi=(72, 72))),
        ("a.png", saved(flat_picture(60, 40), "PNG", exif=exif())),
    ],
)
def test_a_file_with_more_in_it_is_not(name: str, data: bytes) -> None:
    asset = made(name, data)
    assert asset.data != data
    assert b"behind the picture" not in asset.data
    assert MINISTER.encode() not in asset.data


def test_photos_become_jpeg_and_flat_art_png() -> None:
    kinds = {name: made(name, width=300).mime for name in GOOD}
    photos = {"photo.jpg", "photo.webp", "photo.avif", "small.jpg", "wide.jpg", "tall.jpg"}
    assert {kinds[name] for name in photos} == {"image/jpeg"}
    assert {kinds[name] for name in ("flat.png", "moving.gif", "print.tif", "old.bmp", "alpha.png",
                                     "palette.png")} == {"image/png"}  # fmt: skip


def test_a_photo_is_made_smaller_never_larger() -> None:
    assert (made("photo.jpg", width=400).width, made("photo.jpg", width=400).height) == (400, 300)
    assert made("small.jpg", width=5000).width == 320


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("truncated.jpg", "BF130", "damaged or cut short"),
        ("mislabelled.png", "BF130", "is really a JPEG picture"),
        ("text.jpg", "BF130", "is not a picture that can be read"),
        ("empty.png", "BF130", "is not a picture that can be read"),
        ("drawing.svg", "BF130", "is not a picture that can be read"),
        ("bomb.png", "BF106", "more than 50 million pixels"),
        ("huge-bomb.png", "BF106", "more than 50 million pixels"),
    ],
)
def test_bad_pictures_are_refused(name: str, code: str, words: str) -> None:
    fault = open_photo(name, picture(name), "")
    assert isinstance(fault, Diagnostic)
    assert fault.code == code
    assert words in fault.message
    assert fault.hint


@pytest.mark.parametrize("name", ["photo.jpg", "flat.png", "moving.gif", "photo.webp", "print.tif"])
def test_a_damaged_file_never_raises(name: str) -> None:
    data = picture(name)
    for at in range(0, len(data), max(1, len(data) // 60)):
        broken = data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        for damaged in (broken, data[:at]):
            digest = hashlib.sha256(damaged).hexdigest()
            found = open_photo(name, damaged, digest)
            assert isinstance(found, Diagnostic) or make_photo(found, 50).width <= found.width


def test_a_picture_inside_another_file_is_cleaned_too() -> None:
    asset = clean_inner(picture("located.jpg"), 10**8)
    assert asset is not None
    assert MINISTER.encode() not in asset.data
    assert clean_inner(b"nothing", 10**8) is None
    assert clean_inner(picture("truncated.jpg"), 10**8) is None
    assert clean_inner(picture("located.jpg"), 100) is None, "it has more pixels"


def test_equal_files_give_equal_bytes_in_another_process() -> None:
    code = (
        "import hashlib; from tests.pictures import picture;"
        "from briefgen.images.raster import make_photo, open_photo;"
        "o = open_photo('photo.webp', picture('photo.webp'), 'x');"
        "print(hashlib.sha256(make_photo(o, 200).data).hexdigest())"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = hashlib.sha256(made("photo.webp", width=200).data).hexdigest()
    assert run.stdout.strip() == here
