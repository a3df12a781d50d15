"""`check --fix` writes what is certain, and nothing else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.packs import open_project
from briefgen.packs.fix_sources import fix_sources
from briefgen.support.world import DiskWorld

_CONFIG = "organisation: {name: The Unit, contact: Write to us}\n"
_DECK = """\
title: Plan  # keep me
tempalte: seminar
slides:
  - layout: statment   # misspelt
    title: One
"""


def _project(folder: Path, deck: str = _DECK) -> Path:
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text(_CONFIG, encoding="utf-8")
    path = folder / "decks" / "plan.yaml"
    path.write_bytes(deck.encode())
    return path


def test_misspelt_names_are_corrected_and_all_else_stays(tmp_path: Path) -> None:
    path = _project(tmp_path)
    fixed = fix_sources((), tmp_path)
    assert [fault for fault in fixed.faults if fault.is_error] == []
    wanted = _DECK.replace("statment", "statement").replace("tempalte", "template")
    assert path.read_text(encoding="utf-8") == wanted
    assert len(fixed.made) == 2


def test_line_ends_the_mark_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = _project(tmp_path, "\ufeff" + _DECK.replace("\n", "\r\n"))
    path.chmod(0o640)
    fix_sources((), tmp_path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == _DECK.count("\n")
    assert b"statement" in data
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_may_mean_two_things_is_shown_and_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _project(tmp_path, "title: Plan\nslides:\n  - use: cases#on\n")
    (path.parent / "library").mkdir()
    slides = "slides:\n  - {layout: statement, id: one, title: One}\n"
    slides += "  - {layout: statement, id: ona, title: Two}\n"
    (path.parent / "library" / "cases.yaml").write_text(slides, encoding="utf-8")
    before = path.read_bytes()
    assert cli.run(["check", "--fix", "--root", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert path.read_bytes() == before
    assert "decks/plan.yaml:3:16: if that is what you mean, write `one`\n" in said
    assert "  -   - use: cases#on\n  +   - use: cases#one\n" in said
    assert "  +   - use: cases#ona\n" in said


def test_a_file_that_changed_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _project(tmp_path)
    changed = _DECK.replace("Plan", "Plans")
    loads = open_project.load

    def load_and_change(root: str | Path = ".") -> open_project.Loaded:
        loaded = loads(root)
        path.write_text(changed, encoding="utf-8")
        return loaded

    monkeypatch.setattr("briefgen.packs.fix_sources.load", load_and_change)
    monkeypatch.setattr("briefgen.packs.fix_sources._MOST_ROUNDS", 1)
    assert fix_sources((), tmp_path).made == ()
    assert path.read_text(encoding="utf-8") == changed


def test_a_link_that_leads_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "project", tmp_path / "outside.yaml"
    inside.mkdir()
    path = _project(inside)
    outside.write_text(_DECK, encoding="utf-8")
    path.unlink()
    path.symlink_to(outside)
    assert fix_sources((), inside).made == ()
    assert outside.read_text(encoding="utf-8") == _DECK


def test_a_link_inside_the_project_stays_a_link(tmp_path: Path) -> None:
    path = _project(tmp_path)
    shared = tmp_path / "shared.yaml"
    path.rename(shared)
    path.symlink_to(shared)
    assert len(fix_sources((), tmp_path).made) == 2
    assert path.is_symlink()
    assert "statement" in shared.read_text(encoding="utf-8")
    assert DiskWorld(tmp_path).path("decks/plan.yaml") == shared.resolve()


def test_a_spreadsheet_is_never_written(tmp_path: Path) -> None:
    _project(tmp_path, _DECK.replace("statment", "statement").replace("tempalte", "template"))
    rows = "id,deck,titel\none,plan,A title\ntwo,paln,\n"
    sheet = tmp_path / "decks" / "seminars.csv"
    sheet.write_text(rows, encoding="utf-8")
    fixed = fix_sources((), tmp_path)
    assert any(fault.is_error for fault in fixed.faults)
    assert fixed.made == ()
    assert sheet.read_text(encoding="utf-8") == rows


def test_what_was_fixed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _project(tmp_path)
    cli.run(["check", "--fix", "--root", str(tmp_path)])
    said = capsys.readouterr().out
    assert "fixed decks/plan.yaml:4:13: write `statement`\n" in said
    assert "fixed decks/plan.yaml:2:1: write `template`\n" in said


def test_two_misspelt_keys_that_mean_the_same_are_not_both_corrected(tmp_path: Path) -> None:
    path = _project(tmp_path, "title: Plan\ntempalte: seminar\ntemplat: seminar\nslides: []\n")
    fix_sources((), tmp_path)
    assert path.read_text(encoding="utf-8").splitlines()[1:3] == [
        "template: seminar",
        "templat: seminar",
    ]
