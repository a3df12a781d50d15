"""Pictures of a presentation become files, and say what they show or ask for it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from briefgen.edit.new_yaml import Commented
from briefgen.importing.imported_talk import ImportedPicture, ImportedShape, LeftOut
from briefgen.importing.picture_files import ASK, PictureFiles, ShownPicture
from briefgen.support.session import Session

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def png(width: int = 40, height: int = 20, colour: str = "red") -> bytes:
    made = BytesIO()
    image = Image.new("RGB", (width, height), colour)
    image.paste("blue", (0, 0, width // 2, height))
    image.save(made, "PNG")
    return made.getvalue()


def files() -> PictureFiles:
    return PictureFiles(deck="talk", session=Session())


def shown(shelf: PictureFiles, data: bytes, name: str = "Picture 3", **more: Any) -> ShownPicture:
    about = {key: more.pop(key) for key in ("crop", "original") if key in more}
    contents = ImportedPicture(data=data, ending="png", **about)
    found = shelf.shown(ImportedShape(name=name, contents=contents, **more), "The town: a map")
    assert isinstance(found, ShownPicture)
    return found


def test_a_picture_is_stored_once_and_named_after_its_slide() -> None:
    shelf = files()
    first, again = shown(shelf, png()), shown(shelf, png())
    other = shown(shelf, png(colour="green"))
    assert first.file == again.file == "talk/the-town-a-map.png"
    assert other.file == "talk/the-town-a-map-2.png"
    assert set(shelf.files) == {first.file, other.file}


def test_a_picture_that_somebody_has_named_keeps_its_name() -> None:
    assert shown(files(), png(), name="Harbour at dawn.png").file == "talk/harbour-at-dawn.png"


def test_what_is_cut_off_a_picture_is_cut_off_its_file() -> None:
    shelf = files()
    found = shown(shelf, png(40, 20), crop=(0.5, 0, -0.2, 0.5))
    with Image.open(BytesIO(shelf.files[found.file])) as image:
        assert image.size == (20, 10)
        assert image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)
    assert list(shelf.files) == [found.file]


def test_the_drawing_that_a_picture_was_made_from_is_taken_if_it_is_sound() -> None:
    assert shown(files(), png(), original=SVG).file.endswith(".svg")
    assert shown(files(), png(), original=b"<svg").file.endswith(".png")
    assert shown(files(), png(), original=SVG, crop=(0.1, 0, 0, 0)).file.endswith(".png")


@pytest.mark.parametrize(
    "alt",
    ["", "DSC_0012.JPG", "C:\\Users\\me\\x.png", "https://a.org/x.png", "Picture 3", "gg-09",
     "PowerPointFront", "image"],
)  # fmt: skip
def test_a_description_that_says_nothing_is_asked_for(alt: str) -> None:
    found = shown(files(), png(), alt=alt)
    assert found.content["alt"] == ASK
    assert not found.is_described
    assert [left.words for left in found.left_out] == ([alt] if alt else [])


def test_a_description_is_kept_and_one_of_a_program_is_marked() -> None:
    assert shown(files(), png(), alt="A map of the wards").content["alt"] == "A map of the wards"
    written = "A map on a wall\n\nDescription automatically generated with low confidence"
    found = shown(files(), png(), alt=written)
    assert isinstance(found.content["alt"], Commented)
    assert found.content["alt"].content == "A map on a wall"
    assert found.look_at
    assert shown(files(), png(), is_decorative=True).content["decorative"] == "true"


def test_a_picture_that_cannot_be_used_is_told() -> None:
    shape = ImportedShape(
        name="x", contents=ImportedPicture(data=b"nothing", ending=""), alt="A map"
    )
    found = files().shown(shape, "A title")
    assert isinstance(found, LeftOut)
    assert found.words == "A map"
