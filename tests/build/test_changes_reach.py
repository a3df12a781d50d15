"""A change rebuilds exactly the packs that show it, and no other file is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.packs.build_results import State
from tests.build.series import build_all, change, digests, id_of, in_state, shows

ALL = [id_of(n) for n in range(12)]
SOME = [id_of(n) for n in range(12) if shows(n)]


def test_nothing_changed(built: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (built / "output").rglob("*")}
    result = build_all(built)
    assert in_state(result, State.UNCHANGED) == ALL
    assert {path: path.stat().st_mtime_ns for path in (built / "output").rglob("*")} == before


@pytest.mark.parametrize(
    ("file", "old", "new", "reached"),
    [
        ("decks/library/cases.yaml", "A sentence for some", "Another sentence", SOME),
        ("decks/library/cases.yaml", "Nobody reads this.", "Nor this.", []),
        ("decks/library/cases.yaml", "slides:", "# a comment\n\nslides:", []),
        ("decks/series.yaml", "A sentence for all", "Another sentence", ALL),
        ("decks/series.yaml", "What is said of it.", "Something else.", ALL),
        ("decks/series.yaml", "title: Series", "title: Series # a comment", []),
        ("decks/seminars.csv", "Hall 3,", "Hall Three,", [id_of(3)]),
        ("assets/templates/house/template.yaml", "#0B5563", "#1D4F91", ALL),
        ("assets/templates/house/template.yaml", "title: House", "# note\ntitle: House", []),
        ("briefgen.yaml", "The Unit", "Another unit", ALL),
    ],
)
def test_what_a_change_reaches(
    built: Path, file: str, old: str, new: str, reached: list[str]
) -> None:
    change(built / file, old, new)
    result = build_all(built)
    assert in_state(result, State.BUILT) == reached
    assert in_state(result, State.UNCHANGED) == [name for name in ALL if name not in reached]


def test_an_audience_that_changes_back(built: Path) -> None:
    before = digests(built / "output")
    change(built / "decks/seminars.csv", "Speaker 1,others", "Speaker 1,some")
    assert in_state(build_all(built), State.BUILT) == [id_of(1)]
    change(built / "decks/seminars.csv", "Speaker 1,some", "Speaker 1,others")
    assert in_state(build_all(built), State.BUILT) == [id_of(1)]
    assert digests(built / "output") == before


def test_reasons_are_told(built: Path) -> None:
    change(built / "decks/library/cases.yaml", "A sentence for some", "Another")
    change(built / "decks/seminars.csv", "Speaker 4", "Somebody")
    reasons = {target.id: target.reasons for target in build_all(built).targets}
    assert reasons[id_of(0)] == ("decks/library/cases.yaml#some was changed",)
    assert reasons[id_of(4)] == (
        "the speaker was changed",
        "decks/library/cases.yaml#some was changed",
    )
    assert reasons[id_of(1)] == ()


def test_a_file_that_is_missing_is_made_again(built: Path) -> None:
    before = digests(built / "output")
    (built / "output" / id_of(2) / f"{id_of(2)}.pptx").unlink()
    result = build_all(built)
    (target,) = [target for target in result.targets if target.state is State.BUILT]
    assert [file.path.suffix for file in target.files if file.written] == [".pptx"]
    assert digests(built / "output") == before


@pytest.mark.parametrize("lost", ["output", "output/.briefgen"])
def test_deleting_what_is_remembered_is_safe(built: Path, lost: str) -> None:
    import shutil

    before = digests(built / "output")
    shutil.rmtree(built / lost)
    assert build_all(built).is_ok
    assert digests(built / "output") == before


@pytest.mark.parametrize("jobs", [0, 3])
def test_any_subset_in_any_order_gives_the_same_bytes(
    project: Path, built: Path, jobs: int
) -> None:
    from briefgen.packs.build_results import Choice

    for names in ([ALL[7], ALL[2]], [ALL[2]], ALL[5:9]):
        build_all(project, Choice(names=tuple(names)), jobs=jobs)
    build_all(project, jobs=jobs)
    assert digests(project / "output") == digests(built / "output")


def test_an_output_that_is_no_longer_wanted_goes(built: Path) -> None:
    change(built / "briefgen.yaml", "deck, slides, ", "deck, ")
    build_all(built)
    names = sorted(path.name for path in (built / "output" / id_of(0)).iterdir())
    assert names == [f"{id_of(0)}-handout-2.pdf", f"{id_of(0)}.pptx", "manifest.json"]


def test_nothing_heavy_is_imported_where_nothing_changed(built: Path) -> None:
    code = (
        "import sys; from briefgen import cli\n"
        "assert cli.run(['build', '--root', sys.argv[1]]) == 0\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    command = [sys.executable, "-c", code, str(built)]
    subprocess.run(command, capture_output=True, check=True)
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    heavy = {"uharfbuzz", "yaml", "pebble", "filelock", "rich", "lxml"}
    assert "36 files up to date" in done.stdout
    assert set(done.stdout.splitlines()[-1].split()) & heavy == set()


def test_warnings_of_an_unchanged_pack_are_told_where_they_stand_now(project: Path) -> None:
    change(project / "decks/series.yaml", "slides:", "languages: [cy, en]\nslides:")
    first = [(f.code, f.span.line, f.target) for f in build_all(project).faults]
    assert {code for code, _, _ in first} == {"BF216"}
    assert {target for _, _, target in first} == set(ALL)
    assert [(f.code, f.span.line, f.target) for f in build_all(project).faults] == first
    change(project / "decks/series.yaml", "  - layout: statement", "  # one\n  - layout: statement")
    result = build_all(project)
    assert in_state(result, State.UNCHANGED) == ALL
    here = {f.span.line for f in result.faults}
    assert here == {line + 1 if line > 4 else line for _, line, _ in first}
    assert len(result.faults) == len(first)
