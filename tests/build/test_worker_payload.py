"""Workers get what they need, and say what a build in one process says."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from briefgen.model.project import Project
from briefgen.packs.build_results import Choice
from briefgen.packs.make_pack import Task
from briefgen.packs.open_project import load
from briefgen.packs.worker_payload import for_all, for_one, put_together
from tests.build.series import DECK, build_all, change, digests, id_of, make_series


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Four seminars: two of one deck, one of its own, one of a deck that is not there."""
    folder = make_series(tmp_path / "project", 4)
    (folder / "decks/alone.yaml").write_text(DECK, encoding="utf-8")
    for number, deck in ((2, "alone"), (3, "aline")):
        seminars = folder / "decks/seminars.csv"
        change(seminars, f"{id_of(number)},series", f"{id_of(number)},{deck}")
    return folder


def _loaded(folder: Path) -> tuple[Project, list[Task]]:
    found = load(folder).project
    return found, [
        Task(target=target, outputs=tuple(spec.output for spec in target.outputs))
        for target in found.targets
    ]


def test_a_deck_that_one_task_needs_goes_with_it(project: Path) -> None:
    whole, tasks = _loaded(project)
    shared = for_all(whole, tasks)
    assert list(shared.decks) == list(whole.decks)
    assert shared.decks.get("series") is whole.decks["series"]
    assert shared.decks.get("alone") is None
    given = {task.target.deck: for_one(whole, shared, task) for task in tasks}
    assert given == {"series": None, "alone": whole.decks["alone"], "aline": None}


def test_a_task_finds_its_deck_and_no_other_task_does(project: Path) -> None:
    whole, tasks = _loaded(project)
    shared = pickle.loads(pickle.dumps(for_all(whole, tasks)))  # noqa: S301 - our own bytes
    task = next(task for task in tasks if task.target.deck == "alone")
    together = put_together(shared, for_one(whole, shared, task))
    assert together.decks["alone"] == whole.decks["alone"]
    assert together.decks["series"] == whole.decks["series"]
    assert shared.decks.get("alone") is None


def test_workers_make_and_say_the_same_as_one_process(project: Path, tmp_path: Path) -> None:
    by_workers = build_all(project, jobs=2)
    files = digests(project / "output")
    (project / "output").rename(tmp_path / "elsewhere")
    one_by_one = [
        fault
        for target in by_workers.targets
        for fault in build_all(project, Choice(names=(target.id,))).faults
    ]
    assert digests(project / "output") == files
    assert sorted(map(str, by_workers.faults)) == sorted(map(str, dict.fromkeys(one_by_one)))
    assert any("did you mean `alone`?" in fault.hint for fault in by_workers.faults)
