"""Pictures are embedded once a document, and decoded once for all."""

from __future__ import annotations

import pytest

from briefgen.backends.pdf import image_objects, render_pdf
from briefgen.model.scene import PlacedPicture
from briefgen.model.values import replace
from briefgen.text.fonts import built_in_fonts
from tests.unit.backends.pdf.reading import unpacked
from tests.unit.backends.pdf.scenes import picture_scene


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
