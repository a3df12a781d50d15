"""The command `check`: how full the slots are, what is chosen, and the hook of pre-commit."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from briefgen.cli import exit_codes

ROOT = Path(__file__).parents[3]
DECK = """\
title: Talk
outputs: [deck]
slides:
  - layout: statement
    title: A slide
    text: The report is at https://example.org/report
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (tmp_path / "decks" / "talk.yaml").write_text(DECK)
    return tmp_path


def _check(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", "check", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_warnings_fail_only_where_they_are_to(project: Path) -> None:
    assert _check(project).returncode == exit_codes.OK
    assert _check(project, "--strict").returncode == exit_codes.FAULTS
    assert _check(project, "--strict", "--ignore", "BF53,bare-address").returncode == exit_codes.OK


def test_a_rule_that_does_not_exist_is_used_wrongly(project: Path) -> None:
    done = _check(project, "--select", "bare-adress")
    assert done.returncode == exit_codes.USED_WRONGLY
    assert "there is no diagnostic `bare-adress`" in done.stderr


def test_a_fault_that_seminars_share_is_counted_once_as_it_is_shown(project: Path) -> None:
    (project / "decks" / "talk.yaml").write_text(DECK.replace("A slide", "In {{ venue }}"))
    rows = "id,deck,date\na,talk,2026-04-03\nb,talk,2026-04-04\n"
    (project / "decks" / "seminars.csv").write_text(rows)
    done = _check(project)
    assert done.stdout.startswith("1 error")
    # Many leave the first part of a variable out.
    assert "did you mean `seminar.venue`?" in done.stderr


def test_fit_lists_every_slot(project: Path) -> None:
    lines = _check(project, "--fit").stdout.splitlines()
    assert lines[0] == "talk"
    assert [line.split()[-2:] for line in lines[2:4]] == [
        ["a-slide:", "title"],
        ["a-slide:", "text"],
    ]
    assert lines[-1] == "1 warning"


def test_the_hook_of_pre_commit_runs_and_says_a_line_for_each_fault(project: Path) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, command, *options = shlex.split(hook["entry"])
    assert (program, command, hook["pass_filenames"]) == ("briefgen", "check", False)
    done = _check(project, *options)
    (line,) = done.stderr.splitlines()
    assert line.startswith("decks/talk.yaml:6:11: warning[BF523] bare-address: ")
    (project / "decks" / "talk.yaml").write_text(DECK.replace("statement", "statment"))
    assert _check(project, *options).returncode == exit_codes.FAULTS
