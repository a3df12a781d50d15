"""The shelf: pictures by name, inside the project only, each read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.images import PictureShelf, make_asset
from briefgen.model.diagnostics import Diagnostic
from briefgen.model.pictures import Original
from briefgen.support.world import DiskWorld
from tests.pictures import picture


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    folder = root / "assets" / "images" / "places"
    folder.mkdir(parents=True)
    (folder.parent / "oldham.png").write_bytes(picture("flat.png"))
    (folder.parent / "notes.txt").write_text("no picture", encoding="utf-8")
    (folder / "map.svg").write_bytes(picture("drawing.svg"))
    (root / "secret.png").write_bytes(picture("flat.png"))
    (folder.parent / "link.png").symlink_to(tmp_path / "outside.png")
    (tmp_path / "outside.png").write_bytes(picture("flat.png"))
    return root


def test_pictures_are_found_by_name(project: Path) -> None:
    shelf = PictureShelf(DiskWorld(project))
    photo, drawing = shelf("oldham.png"), shelf("places/map.svg")
    assert isinstance(photo, Original)
    assert isinstance(drawing, Original)
    assert (photo.format, photo.width, photo.height) == ("PNG", 60, 40)
    assert drawing.is_drawing
    assert make_asset(photo, 20).vector is None
    assert make_asset(drawing, 20).vector is not None


@pytest.mark.parametrize(
    "name", ["../../secret.png", "/etc/passwd", "link.png", "..\\secret.png", "", "places"]
)
def test_nothing_outside_is_read(project: Path, name: str) -> None:
    fault = PictureShelf(DiskWorld(project))(name)
    assert isinstance(fault, Diagnostic)
    assert fault.code == "BF101"


def test_a_name_that_is_nearly_right_is_offered(project: Path) -> None:
    shelf = PictureShelf(DiskWorld(project))
    near, far = shelf("oldam.png"), shelf("something else")
    assert isinstance(near, Diagnostic)
    assert isinstance(far, Diagnostic)
    assert str(near.hint) == "did you mean `oldham.png`?"
    assert "places/map.svg" in str(far.hint)
    assert "notes.txt" not in str(far.hint)


def test_a_file_is_read_when_it_is_asked_for_and_once(project: Path) -> None:
    world = DiskWorld(project)
    shelf = PictureShelf(world)
    assert world.seen == {}
    first = shelf("oldham.png")
    (project / "assets" / "images" / "oldham.png").unlink()
    assert shelf("oldham.png") is first
    assert list(world.seen) == ["assets/images/oldham.png"]


def test_equal_files_are_equal_originals(project: Path) -> None:
    copy = project / "assets" / "images" / "copy.png"
    copy.write_bytes(picture("flat.png"))
    shelf = PictureShelf(DiskWorld(project))
    assert shelf("copy.png") == shelf("oldham.png")
