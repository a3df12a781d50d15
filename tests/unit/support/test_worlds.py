"""The three worlds answer alike, and what is laid over a world counts as if it had been saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.read.project import read_project
from briefgen.support.digests import digest_of
from briefgen.support.world import DiskWorld, MemoryWorld, OverlayWorld, World

FILES = {
    "briefgen.yaml": b"language: en-GB\n",
    "decks/a.yaml": b"title: A\nslides: [{layout: cover}]\n",
    "decks/library/b.yaml": b"slides: []\n",
    "assets/images/x.png": b"x" * 2000,
    "assets/images/old/[y].png": b"y",
}
PATTERNS = ("decks/*.yaml", "decks/library/*.yaml", "assets/images/**/*.*", "decks/seminars.*")
NAMES = (*FILES, "decks/none.yaml", "decks", "./decks//a.yaml", "../x", "/decks/a.yaml", "", ".",
         "decks/a.yaml/b", "C:x", "decks\\a.yaml")  # fmt: skip


def _on_disk(folder: Path, files: Mapping[str, bytes]) -> DiskWorld:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return DiskWorld(folder)


def _in_memory(folder: Path, files: Mapping[str, bytes]) -> MemoryWorld:
    return MemoryWorld(files)


def _laid_over(folder: Path, files: Mapping[str, bytes]) -> OverlayWorld:
    """Half of the files saved, one of them otherwise, and one that is removed."""
    first, *others = files
    saved = {name: files[name] for name in others[::2]}
    below = _on_disk(folder, {**saved, first: b"as saved", "decks/gone.yaml": b"gone"})
    unsaved = {name: data for name, data in files.items() if name not in saved}
    return OverlayWorld(below, {**unsaved, "decks/gone.yaml": None})


MAKERS: dict[str, Callable[[Path, Mapping[str, bytes]], World]] = {
    "disk": _on_disk,
    "memory": _in_memory,
    "overlay": _laid_over,
}


@pytest.fixture(params=MAKERS)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    return MAKERS[request.param](tmp_path, FILES)


def _answers(world: World) -> object:
    read = {name: world.read(name) for name in NAMES}
    there = {name: world.is_there(name) for name in NAMES}
    unread = [name for name in (*NAMES, "decks/gone.yaml") if world.read(name) is None]
    why = {name: world.why_unread(name) for name in unread}
    small = world.read("assets/images/x.png", 1000), world.why_unread("assets/images/x.png", 1000)
    listed = {pattern: world.names(pattern) for pattern in PATTERNS}
    return read, there, why, small, listed, world.seen, world.listed


def test_all_worlds_answer_as_the_disk_does(world: World, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    assert _answers(world) == _answers(_on_disk(tmp_path / "other", FILES))


def test_what_was_read_is_noted_by_digest_and_what_is_absent_as_such(world: World) -> None:
    world.read("decks/a.yaml")
    world.read("decks/none.yaml")
    assert not world.is_there("decks/seminars.yaml")
    assert world.seen == {
        "decks/a.yaml": digest_of(FILES["decks/a.yaml"]),
        "decks/none.yaml": "",
        "decks/seminars.yaml": "",
    }


def test_unsaved_text_counts_and_the_disk_stays_as_it_is(tmp_path: Path) -> None:
    below = _on_disk(tmp_path, FILES)
    world = OverlayWorld(below, {"decks/a.yaml": b"title: Unsaved\n"})
    assert world.read("decks/a.yaml") == b"title: Unsaved\n"
    assert world.read("./decks/a.yaml") == b"title: Unsaved\n"
    assert world.read("briefgen.yaml") == FILES["briefgen.yaml"]
    assert world.seen["decks/a.yaml"] == digest_of(b"title: Unsaved\n")
    assert "decks/a.yaml" not in below.seen
    assert below.read("decks/a.yaml") == FILES["decks/a.yaml"]


def test_a_new_file_is_listed_and_a_removed_one_is_not(tmp_path: Path) -> None:
    below = _on_disk(tmp_path, FILES)
    world = OverlayWorld(below, {"decks/new.yaml": b"", "decks/a.yaml": None})
    assert world.names("decks/*.yaml") == ("decks/new.yaml",)
    assert world.names("**/*.yaml") == ("briefgen.yaml", "decks/library/b.yaml", "decks/new.yaml")
    assert world.read("decks/a.yaml") is None
    assert world.why_unread("decks/a.yaml") is None
    assert not world.is_there("decks/a.yaml")
    assert below.listed["decks/*.yaml"] == ("decks/a.yaml",)


def test_nothing_laid_over_can_lie_outside_the_project(tmp_path: Path) -> None:
    names = ("../x.yaml", "/x.yaml", "C:x.yaml", "a/../x.yaml")
    world = OverlayWorld(_on_disk(tmp_path, FILES), dict.fromkeys(names, b"secret"))
    assert [world.read(name) for name in names] == [None] * 4
    assert [MemoryWorld(dict.fromkeys(names, b"secret")).read(name) for name in names] == [None] * 4


def test_unsaved_text_that_is_too_large_is_refused_with_the_reason(tmp_path: Path) -> None:
    world = OverlayWorld(_on_disk(tmp_path, FILES), {"decks/a.yaml": b"x" * 3_000_000})
    assert world.read("decks/a.yaml", 2 << 20) is None
    why = world.why_unread("decks/a.yaml", 2 << 20)
    assert why is not None
    assert why.message == "decks/a.yaml cannot be read: it is larger than 2 MB"


def test_worlds_lie_over_worlds() -> None:
    below = OverlayWorld(MemoryWorld(FILES), {"decks/a.yaml": b"one", "decks/c.yaml": b"c"})
    above = OverlayWorld(below, {"decks/a.yaml": b"two", "decks/c.yaml": None})
    assert above.read("decks/a.yaml") == b"two"
    assert above.names("decks/*.yaml") == ("decks/a.yaml",)


@pytest.mark.parametrize("files", [FILES, {**FILES, "decks/a.yaml": b"titel: A\nslides: [\n"}])
def test_a_project_reads_the_same_in_every_world(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    found = []
    for name, make in MAKERS.items():
        folder = tmp_path / name
        folder.mkdir()
        faults, world = Faults(), make(folder, files)
        project = read_project(world, faults)
        found.append((project.config, project.decks, project.library, project.targets,
                      faults.found, world.seen, world.listed))  # fmt: skip
    assert found[0] == found[1] == found[2]
