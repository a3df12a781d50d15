"""What `briefgen new` makes."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.packs import check
from briefgen.packs.build_results import UsageError
from briefgen.packs.new_project import CODE_HOSTS, make_project
from briefgen.packs.open_project import load


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "ours"
    make_project(folder)
    return folder


def test_nothing_reminded_of_the_organisation_that_is_nobodys(project: Path) -> None:
    """Whole series went out with `Your organisation` on the cover. All else is without advice."""
    found = [(fault.code, fault.severity.value, fault.span.line) for fault in check(root=project)]
    lines = (project / "briefgen.yaml").read_text().splitlines()
    name, contact = (
        lines.index(line) + 1 for line in ("  name: Your organisation", "  contact: |")
    )
    assert found == [("BF537", "warning", name), ("BF537", "warning", contact)]


def test_the_starter_shows_the_layouts_that_are_used_most(project: Path) -> None:
    text = (project / "decks" / "better-letters.yaml").read_text("utf-8")
    for layout in (
        "cover",
        "agenda",
        "statement",
        "bullets",
        "numbers",
        "chart",
        "table",
        "closing",
    ):
        assert f"layout: {layout}\n" in text
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    assert len(comments) > 15


def test_a_project_in_another_look(tmp_path: Path) -> None:
    make_project(tmp_path / "ours", "chancery")
    templates = load(tmp_path / "ours").project.templates
    house, chancery = (templates[name, "16:9"] for name in ("house", "chancery"))
    assert house.theme == chancery.theme != templates["seminar", "16:9"].theme
    with pytest.raises(UsageError, match="did you mean `chancery`"):
        make_project(tmp_path / "theirs", "chancry")
    assert not (tmp_path / "theirs").exists()


def test_what_is_made_is_not_for_git(project: Path) -> None:
    assert "output/" in (project / ".gitignore").read_text().splitlines()


def test_the_start_file_for_windows_has_its_line_ends(project: Path) -> None:
    data = (project / "start-windows.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 10
    assert data.splitlines()[-1] == b"cmd /k"  # the window stays


@pytest.mark.skipif(sys.platform == "win32", reason="for macOS; its shell is on Linux too")
@pytest.mark.parametrize("name", ["start-mac.command", "start-linux.desktop"])
def test_the_start_files_open_the_studio_and_stay(project: Path, name: str) -> None:
    start = project / name
    assert start.stat().st_mode & 0o111 == 0o111
    words = [str(start)]
    if name.endswith(".desktop"):
        line = next(line for line in start.read_text("utf-8").splitlines() if "Exec=" in line)
        # As desktops read it: escapes of the file, then words in quotes.
        said = line.removeprefix("Exec=").replace("\\\\", "\\").replace("\\$", "$")
        words = [str(start) if word == "%k" else word for word in shlex.split(said)]
    (project / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
    program = project / ".venv" / "bin" / "briefgen"
    program.write_text('#!/bin/sh\necho "briefgen $* in $(basename "$PWD")"\n')
    program.chmod(0o755)
    done = subprocess.run(
        words, env={"PATH": "/usr/bin:/bin", "HOME": "/", "SHELL": "/bin/echo"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["briefgen studio in ours", "-i"]


@pytest.mark.parametrize("host", CODE_HOSTS)
def test_a_project_that_a_code_host_builds_at_night(host: str, tmp_path: Path) -> None:
    made = make_project(tmp_path / "ours", code_host=host)
    recipe = tmp_path / "ours" / CODE_HOSTS[host]
    assert recipe in made
    assert "briefgen build" in recipe.read_text("utf-8")
