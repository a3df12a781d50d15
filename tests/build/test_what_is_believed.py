"""Rebuilds that are right: what a pack is made from stands in its own record, and nothing else of
the last build is believed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefgen.packs.build_results import BuildOptions, BuildResult, Choice, State
from briefgen.packs.run_build import run_build
from tests.build.series import build_all, change, digests, id_of, in_state
from tests.build.test_assets import charted

FIRST = id_of(0)
CHOICE = Choice(names=(FIRST,))
ALL = [id_of(n) for n in range(12)]

__all__ = ["charted"]


class _StoppedError(BaseException):
    """Ends a build between two packs, as a signal does."""


def _stop_after(count: int) -> Callable[[Any], None]:
    finished: list[str] = []

    def on_target(target: Any) -> None:
        finished.append(target.id)
        if len(finished) == count:
            raise _StoppedError

    return on_target


def test_a_picture_put_back_after_a_stopped_build_reaches_the_packs_that_were_finished(
    charted: Path,
) -> None:
    """They kept the other numbers for ever, and were called up to date."""
    fine = digests(charted / "output")
    data = charted / "assets/data/results.csv"
    before = data.read_bytes()
    change(data, "2002,8", "2002,9")
    with pytest.raises(_StoppedError):
        # Those that are up to date are told first.
        run_build(charted, Choice(), BuildOptions(output=charted / "output"), _stop_after(10))
    assert digests(charted / "output") != fine
    data.write_bytes(before)
    result = build_all(charted)
    assert in_state(result, State.BUILT) != []
    assert digests(charted / "output") == fine


def test_the_state_of_another_record_vouches_for_nothing(built: Path) -> None:
    """Even where the mark of a running build got lost."""
    fine = digests(built / "output")
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    with pytest.raises(_StoppedError):
        run_build(built, Choice(), BuildOptions(output=built / "output"), _stop_after(3))
    (built / "output/.briefgen/running").unlink()
    change(built / "decks/series.yaml", "Another", "A sentence for all")
    assert len(in_state(build_all(built), State.BUILT)) == 3
    assert digests(built / "output") == fine


def test_a_reason_names_the_file(charted: Path) -> None:
    change(charted / "assets/data/results.csv", "2002,8", "2002,9")
    (target, *_) = build_all(charted).targets
    assert target.reasons == ("assets/data/results.csv was changed",)


def test_a_zip_does_not_keep_an_output_that_was_withdrawn(built: Path) -> None:
    """`outputs: [deck, reading]`, then `[deck]`, by force: the .zip still held the reading."""
    path = built / "output" / FIRST / f"{FIRST}.zip"
    build_all(built, CHOICE, with_zip=True)
    change(built / "briefgen.yaml", "slides, handout: {per-page: 2}", "slides")
    build_all(built, CHOICE, with_zip=True, force=True)
    with zipfile.ZipFile(path) as packed:
        names = [name.removeprefix(f"{FIRST}/{FIRST}") for name in packed.namelist()]
    assert names == ["-deck-share.pptx", "-slides.pdf"]
    change(built / "briefgen.yaml", "deck, slides", "deck, slides, notes")
    build_all(built, CHOICE)
    assert path.exists(), "notes are none of what it holds"
    change(built / "briefgen.yaml", "slides, notes", "notes")
    (target,) = build_all(built, CHOICE).targets
    assert not path.exists()
    assert f"{FIRST}.zip" in target.removed


@pytest.mark.parametrize("how", ["missing", "cut", "wrong", "a link"])
def test_a_manifest_that_is_not_as_it_was_written_is_repaired(how: str, built: Path) -> None:
    """It never was: 58 packs of 58 were up to date without."""
    path = built / "output" / FIRST / "manifest.json"
    fine = path.read_bytes()
    damage: dict[str, Callable[[], Any]] = {
        "missing": path.unlink,
        "cut": lambda: path.write_bytes(fine[:40]),
        "wrong": lambda: path.write_bytes(fine.replace(b'"pages": 3', b'"pages": 4')),
        "a link": lambda: _link(path, built / "briefgen.yaml"),
    }
    damage[how]()
    result = build_all(built)
    assert result.is_ok
    assert path.read_bytes() == fine
    assert not path.is_symlink()
    assert (built / "briefgen.yaml").read_text().startswith("organisation")
    assert in_state(build_all(built), State.UNCHANGED) == ALL


def _link(path: Path, target: Path) -> None:
    path.unlink()
    path.symlink_to(target)


def _values(found: Any) -> list[tuple[Any, Any]]:
    """Each place in plain data: what holds it, and its key."""
    keys = list(found) if isinstance(found, dict) else range(len(found))
    places: list[tuple[Any, Any]] = []
    for key in keys:
        places.append((found, key))
        if isinstance(found[key], dict | list):
            places += _values(found[key])
    return places


@pytest.mark.parametrize("odd", [None, 7, -1, "text", "../../../x", [], {}, [[1]], True])
def test_a_damaged_state_is_as_good_as_none(odd: object, built: Path) -> None:
    """Each value of each file of the state is replaced in turn: 32 runs ended in a fault of our
    own. Packs are the same in the end."""
    fine = digests(built / "output", without=("lock", "project.json"))
    state = built / "output/.briefgen"
    kinds = (state / "project.json", state / f"targets/{FIRST}.json", state / f"texts/{FIRST}.json")
    kept = shutil.copytree(state, built / "state")
    for path in kinds:
        count = len(_values(json.loads(path.read_bytes())))
        for number in range(0, count, max(1, count // 25)):
            found = json.loads(path.read_bytes())
            holder, key = _values(found)[number]
            holder[key] = odd
            path.write_text(json.dumps(found))
            change(built / "decks/library/cases.yaml", "Nobody reads this", "Nobody reads that")
            result = build_all(built, CHOICE)
            change(built / "decks/library/cases.yaml", "Nobody reads that", "Nobody reads this")
            assert not [f for f in result.faults if f.code == "BF901"], (path.name, number)
            result = build_all(built, CHOICE)
            assert result.is_ok, (path.name, number, result.faults)
            shutil.rmtree(state)
            shutil.copytree(kept, state)
    packs = digests(built / "output", without=("lock", "project.json"))
    assert packs == fine


@pytest.mark.parametrize("name", ["targets", "texts", "journal", "project.json", "running", "lock",
                                  "targets/FIRST.json", ".", "texts/FIRST.json"])  # fmt: skip
@pytest.mark.parametrize("what", ["folder", "file", "link"])
def test_what_stands_in_the_way_of_the_state_is_put_away(
    name: str, what: str, built: Path, tmp_path: Path
) -> None:
    fine = digests(built / "output", without=("lock", "project.json", "running"))
    path = built / "output/.briefgen" / name.replace("FIRST", FIRST)
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "mine.txt").write_text("mine")
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    if what == "folder":
        (path / "inner").mkdir(parents=True)
    elif what == "file":
        path.write_text("[")
    else:
        path.symlink_to(victim)
    result = build_all(built)
    assert result.is_ok, result.faults
    assert [path.name for path in victim.iterdir()] == ["mine.txt"]
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    assert build_all(built).is_ok
    change(built / "decks/series.yaml", "Another", "A sentence for all")
    assert build_all(built).is_ok
    assert [path.name for path in victim.iterdir()] == ["mine.txt"]
    packs = digests(built / "output", without=("lock", "project.json", "running"))
    packs = {n: d for n, d in packs.items() if not n.endswith("inner")}
    assert packs == fine


# --- packs of seminars that are gone


def _drop(project: Path, number: int) -> None:
    path = project / "decks/seminars.csv"
    rows = path.read_text().splitlines(keepends=True)
    path.write_text("".join(row for row in rows if not row.startswith(id_of(number))))


def test_packs_of_removed_seminars_are_named_and_removed_when_asked(built: Path) -> None:
    from briefgen.packs.clean_output import clean_gone

    _drop(built, 3)
    for _ in range(2):
        result: BuildResult = build_all(built)
        assert result.gone == (id_of(3),)
    (built / "output" / id_of(3) / "my-notes.txt").write_text("mine")
    here = [target.id for target in result.targets]
    cleaned = clean_gone(built / "output", here)
    assert len(cleaned.removed) == 3
    assert [p.name for p in (built / "output" / id_of(3)).iterdir()] == ["my-notes.txt"]
    assert build_all(built).gone == ()
    assert len(build_all(built).files) == 11 * 3


def test_packs_are_not_called_gone_where_the_seminars_cannot_be_read(built: Path) -> None:
    with (built / "decks/seminars.csv").open("a") as rows:
        rows.write('"\n')
    result = build_all(built)
    assert not result.is_ok
    assert result.gone == ()


def test_gone_packs_are_removed_without_a_state_too(built: Path) -> None:
    from briefgen.packs.clean_output import clean_gone

    folder = built / "output" / id_of(3)
    deck = folder / f"{id_of(3)}.pptx"
    deck.write_bytes(b"edited")
    (built / "precious.txt").write_text("precious")
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"].append(
        {"file": "../../precious.txt", "sha256": digests(built)["precious.txt"]}
    )
    (folder / "manifest.json").write_text(json.dumps(manifest))
    shutil.rmtree(built / "output/.briefgen")
    clean_gone(built / "output", [name for name in ALL if name != id_of(3)])
    # The manifest stays with what was changed by hand: it alone tells that it was.
    assert sorted(path.name for path in folder.iterdir()) == [deck.name, "manifest.json"]
    assert (built / "precious.txt").exists()


def test_packs_are_not_called_gone_where_no_deck_is_there(built: Path) -> None:
    """As on a drive that is not connected: `clean --stale` removed every pack."""
    from briefgen.cli import run

    before = digests(built / "output", without=("lock", "project.json"))
    (built / "decks").rename(built / "away")
    for _ in range(2):
        assert build_all(built).gone == ()
    assert run(["clean", "--stale", "--root", str(built)]) == 1
    assert digests(built / "output", without=("lock", "project.json")) == before


def test_a_pack_under_another_case_of_its_name_is_not_gone(built: Path) -> None:
    """Where capitals do not count, the folder of `B` is that of `b`: its files would be removed."""
    from briefgen.packs.build_records import Memory
    from briefgen.packs.gone_packs import gone_packs

    here = [name.upper() for name in ALL]
    assert gone_packs(Memory(built / "output"), here) == ()
    assert gone_packs(Memory(built / "output"), here[1:]) == (FIRST,)


def test_a_system_without_letters_for_a_name_says_so(built: Path) -> None:
    """It ended in a fault of our own when the folder was made."""
    change(built / "decks/seminars.csv", id_of(3), "ŵy-3")
    command = [sys.executable, "-m", "briefgen", "build", "--root", str(built), "--format", "line"]
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **plain}
    )
    assert done.returncode == 1
    assert "BF402" in done.stdout + done.stderr
    assert "BF901" not in done.stdout + done.stderr
