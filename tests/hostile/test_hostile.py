"""Broken and hostile projects are answered within 5 s and 1 GB, with file, line and hint."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from tests.hostile.cases import CONFIG, Case, all_cases
from tests.packs import ROOT

CASES = all_cases()
# Our own fault, and a file that the gate had to stop.
_OURS = {"BF401", "BF901"}


def write_case(case: Case, folder: Path) -> None:
    for name, data in {"briefgen.yaml": CONFIG.encode(), **case.files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, target in case.links.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Mapping[str, Any]:
    """What the program says of each case, by its name."""
    folder = tmp_path_factory.mktemp("hostile")
    # Where tests run in several processes, one of them asks for all.
    shared = folder if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    answers = shared / "answers.json"
    with FileLock(shared / "answers.lock"):
        if not answers.exists():
            answers.write_text(json.dumps(_ask(folder)))
    found = json.loads(answers.read_text())
    return {case.name: found[f"{number:04d}"] for number, case in enumerate(CASES)}


def _ask(folder: Path) -> dict[str, Any]:
    halves = [folder / "even", folder / "odd"]
    for number, case in enumerate(CASES):
        write_case(case, halves[number % 2] / f"{number:04d}")
    # The other process of the tests waits for the answers, and has a processor to spare.
    with ThreadPoolExecutor(len(halves)) as pool:
        return dict(chain.from_iterable(found.items() for found in pool.map(_ask_half, halves)))


def _ask_half(folder: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.hostile.answer", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60])
def test_it_is_answered(case: Case, answers: Mapping[str, Any]) -> None:
    answer = answers[case.name]
    assert answer["crash"] == ""
    errors = [fault for fault in answer["faults"] if fault[5]]
    assert [fault for fault in errors if fault[0] in _OURS] == []
    assert [fault for fault in errors if not (fault[1] and fault[4])] == [], "no file or no hint"
    if case.code == "some":
        return
    hit = [
        fault
        for fault in errors
        if case.code in {"any", fault[0]}
        and (not case.file or fault[1] == case.file)
        and (not case.line or fault[2] == case.line)
    ]
    assert bool(hit) == bool(case.code), errors[:3]
    if not case.code:
        assert errors == []
