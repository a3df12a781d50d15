"""What went wrong when somebody tried to break the program, each told and mended: arguments,
folders and files that nobody means to give, answered in words and with the right exit code."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.cli import exit_codes
from briefgen.images import read_picture
from briefgen.model.diagnostics import Diagnostic
from briefgen.support import world as world_module
from briefgen.support.world import DiskWorld

Say = Callable[..., tuple[int, str]]
_DECK = "title: A\nslides:\n  - layout: cover\n"
_PICTURE = (
    "title: A\nslides:\n  - {layout: picture, title: T, picture: {file: x.png, alt: A view}}\n"
)
_CHART = (
    "title: A\nslides:\n"
    "  - {layout: chart, title: T, chart: {kind: bar, data: x.csv, alt: A view of it}}\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("decks", "assets/images", "assets/data"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (tmp_path / "decks" / "a.yaml").write_text(_DECK)
    return tmp_path


@pytest.fixture
def say(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Say:
    """What the command line says in the project, and its exit code."""
    monkeypatch.chdir(project)

    def run(*arguments: str) -> tuple[int, str]:
        code = cli.run(arguments)
        return code, "".join(capfd.readouterr())

    return run


def test_a_deck_that_was_named_by_its_file_was_not_found(say: Say) -> None:
    code, said = say("build", "decks/a.yaml", "--only", "deck")
    assert (code, "1 of 1 file written" in said) == (exit_codes.OK, True), said


def test_an_empty_name_was_quoted_as_if_it_were_one(say: Say) -> None:
    assert say("build", "") == (2, "briefgen: give the name of a seminar or deck; possible: a\n")


def test_a_date_that_is_none_chose_nothing_and_was_content(say: Say) -> None:
    code, said = say("build", "--since", "2026-13-45")
    assert (code, "`2026-13-45` is not a date" in said) == (2, True), said


def test_a_project_without_decks_was_told_of_days_and_names(say: Say) -> None:
    Path("decks/a.yaml").unlink()
    assert "no deck in `decks`" in say("build")[1]


def test_a_template_that_does_not_exist_was_listed_as_nothing(say: Say) -> None:
    code, said = say("templates", "nosuch")
    assert (code, "there is no template `nosuch`; possible: " in said) == (2, True), said


@pytest.mark.parametrize(
    "arguments",
    [("show", "a", "-o", "decks/a.yaml"), ("templates", "seminar", "--gallery", "decks/a.yaml"),
     ("new", "decks/a.yaml/b")],
)  # fmt: skip
def test_a_file_where_a_folder_is_needed_was_called_our_fault(
    arguments: tuple[str, ...], say: Say
) -> None:
    code, said = say(*arguments)
    assert code == exit_codes.FAULTS
    assert "error[BF402]" in said
    assert "there is a file where a folder is needed" in said
    assert "hint: " in said


def test_a_folder_in_the_place_of_a_deck_was_named_by_our_temporary_file(say: Say) -> None:
    Path("output/a/a.pptx").mkdir(parents=True)
    code, said = say("build")
    assert (code, "a.pptx cannot be written: there is a folder" in said) == (1, True), said


@pytest.mark.parametrize("epoch", ["9" * 30, "253402300800", "²", "-1", "abc", ""])
def test_an_odd_clock_was_called_our_fault(
    epoch: str, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert say("check")[0] == exit_codes.OK


@pytest.mark.parametrize(
    ("file", "text"),
    [("decks/seminars.yaml", ""), ("decks/seminars.yaml", "# none yet\n"),
     ("decks/seminars.csv", "\n"), ("assets/templates/house/template.yaml", "")],
)  # fmt: skip
def test_a_file_with_nothing_in_it_was_passed_over_in_silence(
    file: str, text: str, say: Say
) -> None:
    Path(file).parent.mkdir(parents=True, exist_ok=True)
    Path(file).write_text(text)
    code, said = say("check")
    assert (code, "there is nothing in this file" in said, file in said) == (1, True, True), said


def test_a_deck_that_ends_in_yml_was_passed_over_in_silence(say: Say) -> None:
    Path("decks/a.yaml").rename("decks/a.yml")
    code, said = say("build")
    assert (code, "decks/a.yml" in said, "rename it to a.yaml" in said) == (1, True, True), said


@pytest.mark.parametrize("key", ["template", "language"])
def test_a_default_that_is_none_was_told_without_its_line(key: str, say: Say) -> None:
    Path("briefgen.yaml").write_text(f"paper: A4\n{key}: nosuch\n")
    code, said = say("check", "--format", "line")
    assert (code, "briefgen.yaml:2:" in said) == (1, True), said


def _made_large(file: str) -> None:
    with Path(file).open("wb") as handle:
        handle.truncate(60_000_000)


def _made_a_pipe(file: str) -> None:
    os.mkfifo(file)


def _made_a_folder(file: str) -> None:
    Path(file).mkdir()


def _made_a_link_to_zeros(file: str) -> None:
    Path(file).symlink_to("/dev/zero")


def _made_a_link_to_itself(file: str) -> None:
    Path(file).symlink_to(Path(file).name)


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are a matter of Unix")
@pytest.mark.parametrize(
    ("file", "deck"), [("assets/images/x.png", _PICTURE), ("assets/data/x.csv", _CHART)]
)
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_made_large, "MB"),
        (_made_a_pipe, "it is not an ordinary file"),
        (_made_a_folder, "it is a folder"),
        (_made_a_link_to_zeros, "a link that leads out of the project"),
        (_made_a_link_to_itself, "a link that leads out of the project"),
    ],
)
def test_a_file_that_cannot_be_read_was_said_not_to_be_there(
    file: str, deck: str, make: Callable[[str], None], words: str, say: Say
) -> None:
    Path("decks/a.yaml").write_text(deck)
    make(file)
    code, said = say("check")
    assert code == exit_codes.FAULTS
    assert f"{file} cannot be read: " in said
    assert words in said


def test_a_file_that_grows_while_it_is_read_filled_the_memory(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its size was asked, then all of it was read, however much that was by then."""
    (project / "assets/images/x.png").write_bytes(b"x" * 2000)
    monkeypatch.setattr(Path, "stat", lambda path, **_: os.stat_result([0o100644] + [0] * 9))
    assert DiskWorld(project).read("assets/images/x.png", 1000) is None
    assert len(DiskWorld(project).read("assets/images/x.png", 2000) or b"") == 2000


def test_a_file_that_vanishes_is_absent(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "assets/images/x.png").write_bytes(b"x")
    found = DiskWorld._find

    def find(world: DiskWorld, name: str) -> Path | None:
        path = found(world, name)
        if path is not None:
            path.unlink()
        return path

    monkeypatch.setattr(world_module.DiskWorld, "_find", find)
    fault = read_picture(DiskWorld(project), "x.png")
    assert isinstance(fault, Diagnostic)
    assert "there is no file" in fault.message
