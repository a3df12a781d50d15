"""output/.briefgen is data: whatever stands in it, no file outside a pack's folder is deleted or
written, and no link is followed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.packs import UsageError, build
from briefgen.packs.build_results import Choice, State
from briefgen.packs.clean_output import clean_gone, clean_output
from tests.build.series import build_all, change, id_of, make_series

FIRST = id_of(0)
CHOICE = Choice(names=(FIRST,))
LEADING_OUT = [
    "../victim.txt", "../../victim.txt", "../../../victim.txt", "a/b/../../../../victim.txt",
    "/ABS/victim.txt", "a/../../../victim.txt", "./../../victim.txt", "..\\..\\victim.txt",
    "C:\\victim.txt", "..", ".", "", "link/victim.txt", "a/b/victim.txt", "victim.txt\0", "con",
    "sub/../../../../victim.txt", "...", "-rf", "~/victim.txt",
]  # fmt: skip


@pytest.fixture
def built(tmp_path: Path) -> Path:
    project = make_series(tmp_path / "deep" / "project", 2)
    assert build_all(project).is_ok
    for folder in (tmp_path, tmp_path / "deep", project, project / "output"):
        (folder / "victim.txt").write_text("precious")
    (project / "output" / FIRST / "link").symlink_to(tmp_path)
    return project


def _victims(project: Path) -> list[str]:
    folders = (project.parents[1], project.parents[0], project, project / "output")
    return [(folder / "victim.txt").read_text() for folder in folders]


def _spoil(project: Path, name: str) -> None:
    """Put a name among the files of a record, with the digest that would let it be deleted."""
    path = project / f"output/.briefgen/targets/{FIRST}.json"
    stored: dict[str, Any] = json.loads(path.read_bytes())
    files = stored["content"]["files"]
    one = dict(next(iter(files.values())), digest=hashlib.sha256(b"precious").hexdigest())
    files[name.replace("/ABS", str(project.parents[1]))] = one
    path.write_text(json.dumps(stored))


@pytest.mark.parametrize("name", LEADING_OUT)
def test_no_name_in_a_record_deletes_a_file_elsewhere(name: str, built: Path) -> None:
    for what in ("build", "force", "clean", "clean by force"):
        _spoil(built, name) if what != "clean by force" else None
        change(built / "decks/series.yaml", "title: ", "title: A ")
        match what:
            case "build" | "force":
                result = build_all(built, CHOICE, force=what == "force")
                assert not [f for f in result.faults if f.code == "BF901"]
            case "clean":
                clean_output(built / "output")
                assert build_all(built, CHOICE).is_ok
            case _:
                _spoil(built, name)
                clean_output(built / "output", force=True)
        assert _victims(built) == ["precious"] * 4, what


@pytest.mark.parametrize("name", LEADING_OUT)
def test_no_journal_writes_or_deletes_a_file_elsewhere(name: str, built: Path) -> None:
    name = name.replace("/ABS", str(built.parents[1]))
    temporary = built / "output" / FIRST / ".briefgen-abc"
    temporary.write_text("evil")
    evil, precious = (hashlib.sha256(t).hexdigest() for t in (b"evil", b"precious"))
    record = json.loads((built / f"output/.briefgen/targets/{FIRST}.json").read_bytes())["content"]
    into = {"name": name, "temporary": ".briefgen-abc", "before": precious, "after": evil}
    out_of = {**into, "name": "a.txt", "temporary": name}
    for journal in (
        {"moves": [into], "removed": {}, "record": record},
        {"moves": [out_of], "removed": {}, "record": record},
        {"moves": [], "removed": {name: precious}, "record": record},
    ):
        folder = built / "output/.briefgen/journal"
        (folder / f"{FIRST}.json").write_text(json.dumps({"form": 4, "content": journal}))
        (built / "output/.briefgen/running").touch()
        result = build_all(built, CHOICE)
        assert not [f for f in result.faults if f.code == "BF901"]
        assert _victims(built) == ["precious"] * 4


@pytest.mark.parametrize("force", [False, True])
def test_a_pack_folder_that_is_a_link_is_refused(force: bool, built: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (built / "output" / FIRST).rename(outside)
    (built / "output" / FIRST).symlink_to(outside)
    before = {path.name: path.stat().st_mtime_ns for path in outside.iterdir()}
    for text in ("Series", "Series B"):
        if text != "Series":
            change(built / "decks/series.yaml", "Series", text)
        result = build_all(built, force=force)
        assert result.targets[0].state is State.FAILED
        assert [fault.code for fault in result.faults] == ["BF402"]
        assert "it is a link" in result.faults[0].message
    (outside / ".briefgen-stray").write_text("not ours")
    build_all(built, force=force)
    clean_output(built / "output", force=force)
    clean_gone(built / "output", [])
    after = {path.name: path.stat().st_mtime_ns for path in outside.iterdir()}
    assert after.keys() == {*before, ".briefgen-stray"}
    assert {name: after[name] for name in before} == before


def test_output_that_leads_out_of_the_project_must_be_asked_for(
    built: Path, tmp_path: Path
) -> None:
    import shutil

    shutil.rmtree(built / "output")
    outside = tmp_path / "outside"
    outside.mkdir()
    (built / "output").symlink_to(outside)
    with pytest.raises(UsageError, match="leads out of the project"):
        build(root=built)
    assert list(outside.iterdir()) == []
    assert build(root=built, output=built / "output").is_ok


def test_a_file_of_a_pack_that_is_a_link_is_replaced_and_not_written_through(
    built: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim.txt"
    deck = built / "output" / FIRST / f"{FIRST}.pptx"
    deck.unlink()
    deck.symlink_to(victim)
    assert build_all(built, force=True).is_ok
    assert victim.read_text() == "precious"
    assert not deck.is_symlink()
