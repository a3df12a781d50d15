"""The only door to disk: nothing outside the project is read, and every look is noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.support.digests import digest_of
from briefgen.support.world import (
    LARGEST_FILE,
    DiskWorld,
    KeptWorld,
    OverlayWorld,
    find_root,
    is_inside,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a file beside it that must never be read."""
    (tmp_path / "secret.yaml").write_text("secret", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "deck.yaml").write_text("secret", encoding="utf-8")
    root = tmp_path / "project"
    (root / "decks").mkdir(parents=True)
    (root / "briefgen.yaml").write_text("", encoding="utf-8")
    (root / "decks" / "a.yaml").write_text("title: a", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "name",
    [
        "../secret.yaml",
        "decks/../../secret.yaml",
        "./../secret.yaml",
        "decks/./../../secret.yaml",
        "..\\secret.yaml",
        "decks\\..\\..\\secret.yaml",
        "/etc/passwd",
        "//host/share/x.yaml",
        "\\\\host\\share\\x.yaml",
        "C:secret.yaml",
        "C:/secret.yaml",
        "file:///etc/passwd",
        "https://example.org/x.yaml",
        "%2e%2e/secret.yaml",
        "..",
        "decks/a.yaml\0.png",
        "decks/" + "x" * 5000,
        "",
        ".",
        "decks",
    ],
)
def test_paths_outside_the_project_are_absent(project: Path, name: str) -> None:
    assert DiskWorld(project).read(name) is None


def test_an_absolute_path_into_the_project_is_refused_too(project: Path) -> None:
    """It would be right on one machine and wrong on the next."""
    assert DiskWorld(project).read(str(project / "decks" / "a.yaml")) is None


@pytest.mark.parametrize("name", ["\\\\host\\share", "//host/share", "C:x", "a/../b", "a\0b"])
def test_shares_and_steps_upwards_are_refused_by_their_letters(name: str) -> None:
    """Before the disk is asked: looking at a share sends it the user's name and password hash."""
    assert not is_inside(name)
    assert is_inside("decks/a..b/..c.yaml")


def test_links_out_of_the_project_are_absent(project: Path) -> None:
    (project / "decks" / "link.yaml").symlink_to(project.parent / "secret.yaml")
    (project / "decks" / "folder").symlink_to(project.parent / "outside")
    world = DiskWorld(project)
    assert world.read("decks/link.yaml") is None
    assert world.read("decks/folder/deck.yaml") is None


def test_links_inside_the_project_are_followed(project: Path) -> None:
    (project / "decks" / "b.yaml").symlink_to(project / "decks" / "a.yaml")
    assert DiskWorld(project).read("decks/b.yaml") == b"title: a"


def test_links_in_a_circle_are_absent(project: Path) -> None:
    (project / "decks" / "b.yaml").symlink_to(project / "decks" / "c.yaml")
    (project / "decks" / "c.yaml").symlink_to(project / "decks" / "b.yaml")
    assert DiskWorld(project).read("decks/b.yaml") is None


def test_a_project_behind_a_link_is_read(project: Path) -> None:
    link = project.parent / "link"
    link.symlink_to(project)
    assert DiskWorld(link).read("decks/a.yaml") == b"title: a"
    assert DiskWorld(link).names("decks/*.yaml") == ("decks/a.yaml",)


def test_too_large_a_file_is_absent(project: Path) -> None:
    (project / "large.yaml").write_bytes(b"x" * LARGEST_FILE)
    assert DiskWorld(project).read("large.yaml") is not None
    (project / "large.yaml").write_bytes(b"x" * (LARGEST_FILE + 1))
    assert DiskWorld(project).read("large.yaml") is None


def test_what_was_read_and_what_was_absent_is_noted(project: Path) -> None:
    world = DiskWorld(project)
    world.read("decks/a.yaml")
    world.read("decks/b.yaml")
    world.path("decks/seminars.yaml")
    world.path("decks/a.yaml")
    assert world.seen == {
        "decks/a.yaml": digest_of(b"title: a"),
        "decks/b.yaml": "",
        "decks/seminars.yaml": "",
    }


def test_names_come_in_order(project: Path) -> None:
    for name in ("z", "B", "ä", "m"):
        (project / "decks" / f"{name}.yaml").write_text("", encoding="utf-8")
    names = DiskWorld(project).names("decks/*.yaml")
    assert list(names) == sorted(names)
    assert len(names) == 5


def test_the_root_is_the_nearest_folder_with_the_file(project: Path) -> None:
    inner = project / "decks"
    assert find_root(inner) == project
    (inner / "briefgen.yaml").write_text("", encoding="utf-8")
    assert find_root(inner) == inner
    assert find_root(project.parent) is None


def test_a_world_that_is_kept_says_what_it_said_first(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    file = tmp_path / "decks" / "a.yaml"
    file.write_text("one", "utf-8")
    kept = KeptWorld(below=DiskWorld(tmp_path))
    above = OverlayWorld(below=kept, files={"decks/b.yaml": b"typed"})

    def said() -> tuple[object, ...]:
        return (
            above.read("decks/a.yaml"),
            above.read("decks/a.yaml", 2),
            above.is_there("decks/c.yaml"),
            above.names("decks/*.yaml"),
            above.is_same("decks/a.yaml", "decks/./a.yaml"),
        )

    first = said()
    assert first == (b"one", None, False, ("decks/a.yaml", "decks/b.yaml"), True)
    assert above.seen["decks/c.yaml"] == ""
    file.write_text("another", "utf-8")
    (tmp_path / "decks" / "c.yaml").write_text("new", "utf-8")
    assert said() == first
