"""Pictures are embedded once a document, and decoded once for all."""

from __future__ import annotations

import io
import re
import zlib

import pytest
from PIL import Image

from briefgen.backends.pdf import image_objects, render_pdf
from briefgen.model.pictures import Asset
from briefgen.model.scene import PlacedPicture
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import unpacked
from tests.unit.backends.pdf.scenes import picture_scene

_IMAGE = re.compile(rb"/Subtype /Image ([^\n]*)>>\nstream\n(.*?)\r\nendstream", re.DOTALL)


def test_a_picture_is_decoded_once_for_all_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = picture_scene()
    first = render_pdf(shown, built_in_fonts())
    monkeypatch.setattr(image_objects, "_packed", None)
    monkeypatch.setattr(image_objects, "samples_of", None)
    assert render_pdf(shown, built_in_fonts()) == first


def test_a_page_names_the_pictures_that_it_shows() -> None:
    """Of many pages with pictures, each would otherwise list those of all pages before."""
    shown = picture_scene()
    page = shown.pages[0]
    photo, clear = ([i for i in page.items if isinstance(i, PlacedPicture)][n] for n in (0, 1))
    two = (replace(page, items=(photo,)), replace(page, id="other", items=(clear,)))
    data = unpacked(render_pdf(replace(shown, pages=two), built_in_fonts()))
    named = [part.partition(b">>")[0].count(b"/Im") for part in data.split(b"/XObject <<")[1:]]
    assert named == [1, 1]


def _png(mode: str, *, clear: bool = False) -> Image.Image:
    """A ramp, of which the first pixel of a palette can be seen through."""
    image = Image.linear_gradient("L").resize((5, 4)).convert("RGB").convert(mode)
    if clear:
        image.info["transparency"] = 0
    elif mode in {"LA", "RGBA"}:
        image.putalpha(Image.linear_gradient("L").resize((5, 4)).rotate(180))
    return image


@pytest.mark.parametrize(
    "picture",
    [_png("L"), _png("RGB"), _png("P"), _png("P", clear=True), _png("LA"), _png("RGBA")],
    ids=[
        "grey",
        "colours",
        "palette",
        "palette with a hole",
        "grey and clear",
        "colours and clear",
    ],
)
def test_pixels_of_every_kind_of_picture_arrive(picture: Image.Image) -> None:
    file = io.BytesIO()
    picture.save(file, "PNG", transparency=picture.info.get("transparency"))
    shown = picture_scene()
    asset = Asset(mime="image/png", data=file.getvalue())
    data = render_pdf(replace(shown, assets={**shown.assets, "clear": asset}), built_in_fonts())
    found = {
        entries: zlib.decompress(packed)
        for entries, packed in _IMAGE.findall(data)
        if b"/FlateDecode" in entries
    }
    plain = picture.convert("L" if picture.mode in {"L", "LA"} else "RGB").tobytes()
    masks = [picture.convert("RGBA").getchannel("A").tobytes()] if _is_clear(picture) else []
    assert sorted(found.values()) == sorted([plain, *masks])
    assert [b"/SMask" in entries for entries in found].count(True) == len(masks)


def _is_clear(picture: Image.Image) -> bool:
    return picture.mode in {"LA", "RGBA"} or "transparency" in picture.info
