"""Pictures from the file to the deck and the PDF: the same in both, and nothing leaks."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from PIL import Image

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import DeckOptions, HandoutOptions, SlidesOptions
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.packs import ROOT, TEMPLATES
from tests.pictures import MINISTER, exif, flat_picture, picture, saved

CLIENT = "meeting-with-client-x"
DECK = f"""
title: Pictures
template: TEMPLATE
slides:
  - layout: cover
    picture: {{file: {CLIENT}.jpg, alt: A square, credit: Ann Example}}
  - layout: picture
    title: A photo
    picture: {{file: {CLIENT}.jpg, alt: A photo, caption: Below}}
  - layout: picture
    title: Turned
    picture: {{file: turned.jpg, alt: Three colours, fit: cover, focus: [0, 0]}}
  - layout: picture
    title: See-through
    picture: {{file: {CLIENT}.png, decorative: true}}
  - layout: picture
    title: Drawn
    picture: {{file: {CLIENT}.svg, alt: A circle}}
  - layout: picture
    title: Printed
    picture: {{file: cmyk.jpg, alt: Three colours}}
"""


def _files() -> dict[str, bytes]:
    return {
        f"{CLIENT}.jpg": picture("located.jpg"),
        f"{CLIENT}.png": picture("palette.png"),
        f"{CLIENT}.svg": picture("drawing.svg").replace(
            b"<rect", f"<title>{CLIENT}</title><rect".encode(), 1
        ),
        "turned.jpg": saved(flat_picture(1200, 800), "JPEG", exif=exif(6), quality=95),
        "cmyk.jpg": picture("cmyk.jpg"),
    }


@cache
def outputs(template: str) -> dict[str, bytes]:
    """The deck and the PDF of the slides."""
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        images, look = folder / "assets" / "images", folder / "assets" / "templates" / template
        for made in (images, folder / "decks", look):
            made.mkdir(parents=True)
        for name, data in _files().items():
            (images / name).write_bytes(data)
        own = ROOT / "assets" / "templates" / template / "template.yaml"
        if own.is_file():
            (look / "template.yaml").write_bytes(own.read_bytes())
        (folder / "briefgen.yaml").write_text("organisation: {name: The Unit}\n", "utf-8")
        (folder / "decks" / "a.yaml").write_text(DECK.replace("TEMPLATE", template), "utf-8")
        faults = Faults()
        project = load_project(DiskWorld(folder), faults)
        compiled = compile_target(project, project.targets[0], faults)
        assert compiled is not None
        assert not faults.has_errors, faults.in_order()
        outputs = (DeckOptions(), SlidesOptions(), HandoutOptions())
        return {output.kind: render_output(compiled, output, faults).data for output in outputs}


ALL = pytest.mark.parametrize("template", TEMPLATES)


def _inflated(data: bytes) -> Iterator[bytes]:
    """All that a file says, unpacked."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (name.encode() for name in archive.namelist())
            yield from map(archive.read, archive.namelist())
        return
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(found[1])
        except zlib.error:
            continue


@ALL
@pytest.mark.parametrize("kind", ["deck", "slides", "handout"])
def test_neither_the_file_name_nor_what_the_camera_noted_leaves(template: str, kind: str) -> None:
    pieces = list(_inflated(outputs(template)[kind]))
    assert len(pieces) > 10
    for word in (CLIENT, MINISTER, "Exif", "minister"):
        assert not [piece[:60] for piece in pieces if word.encode() in piece]


def test_the_search_for_leaks_finds_one() -> None:
    pieces = list(_inflated(b"%PDF stream\n" + zlib.compress(MINISTER.encode()) + b"endstream"))
    assert MINISTER.encode() in pieces


def _page(template: str, number: int) -> Image.Image:
    document = pypdfium2.PdfDocument(outputs(template)["slides"])
    image = document[number - 1].render(scale=1).to_pil().convert("RGB")
    document.close()
    assert isinstance(image, Image.Image)
    return image


def _is_near(image: Image.Image, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return all(abs(mine - its) < 16 for mine, its in zip(found, colour, strict=True))


@ALL
def test_the_pdf_shows_them_upright_cut_and_in_their_colours(template: str) -> None:
    turned = _page(template, 3)
    # The upper part of a picture of 800 x 1200 that is white at the left and red at the right.
    assert _is_near(turned, 100, 300, (255, 255, 255))
    assert _is_near(turned, 800, 300, (254, 0, 0))
    see_through, printed = _page(template, 4), _page(template, 6)
    assert _is_near(see_through, 300, 200, (254, 0, 0))
    assert _is_near(see_through, 600, 200, (255, 255, 255))
    assert _is_near(printed, 300, 200, (254, 0, 0))
    assert _is_near(_page(template, 5), 286, 304, (29, 79, 145))


@ALL
def test_one_picture_on_two_slides_is_stored_once(template: str) -> None:
    with zipfile.ZipFile(io.BytesIO(outputs(template)["deck"])) as archive:
        media = [name for name in archive.namelist() if name.startswith("ppt/media/")]
    assert len(media) == 6
