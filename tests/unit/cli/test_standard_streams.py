"""Every command and format says what it has to say in any code page, and to nobody."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import build
from briefgen.cli import exit_codes

CODE_PAGES = ("cp1252", "ascii", "cp437", "shift_jis", "utf-16")
NAMES = ("z-2", "ŵy-1", "李-1")
DECK = """\
title: Plain
outputs: [deck]
slides:
  - {layout: statement, title: "A ŵ sentence, 😀"}
"""
COMMANDS = (
    "build",
    "build --format line",
    "build --format json",
    "build --format github",
    "build --format sarif",
    "build --why --force --only deck",
    "build 李-9",
    "check",
    "check --fit",
    "check --format line",
    "check --format json",
    "check --format github",
    "check --format sarif",
    "changes ŵy-1",
    "changes ŵy-1 --json",
    "show ŵy-1 -o 李",
    "templates",
    "templates ŵ",
    "templates adopt 李.potx",
    "schema",
    "clean",
    "new ŵ-李",
    "--help",
    "build --help",
    "build --ŵ",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three packs whose names no single code page has; their deck has an emoji, an error."""
    return _project(tmp_path_factory.mktemp("streams"), DECK)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return _project(tmp_path, DECK.replace("😀", "and more"))


def _project(folder: Path, deck: str) -> Path:
    (folder / "decks").mkdir()
    (folder / "briefgen.yaml").write_text("organisation: {name: Uned Ŵy}\n", "utf-8")
    (folder / "decks" / "d.yaml").write_text(deck, "utf-8")
    rows = "".join(f"{name},d\n" for name in NAMES)
    (folder / "decks" / "seminars.csv").write_text(f"id,deck\n{rows}", "utf-8")
    return folder


def _run(words: str, folder: Path, page: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefgen", *words.split()]
    environ = {**os.environ, "PYTHONIOENCODING": page}
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, env=environ)


# All commands one after the other, each with its exit code behind what it says: a process for each
# of them would do little but start.
_ALL = """
import os, sys
from briefgen import cli
for words in sys.argv[1:]:
    code = cli.run(words.split())
    sys.stdout.flush()
    sys.stderr.flush()
    os.write(1, b"\\0%d\\0" % code)
"""


@pytest.fixture(scope="module", params=["cp1252", "ascii"])
def answers(request: pytest.FixtureRequest, project: Path) -> dict[str, tuple[int, str]]:
    """The exit code of each command and all that it says, in a code page."""
    done = subprocess.run(
        [sys.executable, "-c", _ALL, *COMMANDS],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": request.param},
    )
    *pieces, rest = done.stdout.split(b"\0")
    assert not rest
    said = [piece.decode(request.param, "replace") for piece in pieces[::2]]
    return dict(zip(COMMANDS, zip(map(int, pieces[1::2]), said, strict=True), strict=True))


@pytest.mark.parametrize("words", COMMANDS)
def test_no_command_fails_on_its_own_words(answers: dict[str, tuple[int, str]], words: str) -> None:
    """A letter that the code page lacks ended in BF901, and the packs after it were not built."""
    code, said = answers[words]
    assert code != exit_codes.OUR_FAULT, said
    assert "BF901" not in said
    assert "UnicodeEncodeError" not in said
    assert said


@pytest.mark.parametrize("page", CODE_PAGES)
def test_every_pack_is_built_and_named_in_a_code_page_that_lacks_it(sound: Path, page: str) -> None:
    done = _run("build", sound, page)
    assert done.returncode == exit_codes.OK, done.stderr
    assert sorted(path.name for path in (sound / "output").glob("[!.]*")) == sorted(NAMES)
    said = done.stdout.decode(page)
    assert all(name in said or _escaped(name) in said for name in NAMES)


def _escaped(name: str) -> str:
    return json.dumps(name)[1:-1]


@pytest.mark.parametrize("page", CODE_PAGES)
def test_json_stays_json_in_any_code_page(project: Path, page: str) -> None:
    """An emoji takes two escapes in JSON: one of eight digits is no JSON."""
    found = json.loads(_run("check --format json", project, page).stdout.decode(page))
    assert any("😀" in fault["message"] for fault in found)
    assert {fault["target"] for fault in found if fault["code"] == "BF303"} == set(NAMES)


@pytest.mark.skipif(os.name == "nt", reason="such names of folders are not possible there")
def test_a_folder_whose_name_is_no_text_can_be_named(tmp_path: Path) -> None:
    done = _run("check --root \udcff", tmp_path, "utf-8")
    assert done.returncode == exit_codes.USED_WRONGLY, done.stderr
    assert b"\\udcff" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("jobs", ["", " --jobs 1"])
def test_a_build_that_nobody_hears_is_finished(sound: Path, jobs: str) -> None:
    """The first pack that could not be reported was the last."""
    command = f"{sys.executable} -m briefgen build{jobs} >/dev/full"
    done = subprocess.run(["sh", "-c", command], cwd=sound, capture_output=True, check=False)
    assert done.returncode == exit_codes.FAULTS
    assert b"cannot be written: No space left on device" in done.stderr
    assert b"BF" not in done.stderr
    assert sorted(path.name for path in (sound / "output").glob("[!.]*")) == sorted(NAMES)
    assert b"up to date" in _run("build", sound, "utf-8").stdout


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX is needed")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_build_without_streams_is_finished(sound: Path, closed: str) -> None:
    command = f"{sys.executable} -m briefgen build {closed}"
    assert subprocess.run(["sh", "-c", command], cwd=sound, check=False).returncode == exit_codes.OK
    assert sorted(path.name for path in (sound / "output").glob("[!.]*")) == sorted(NAMES)


def test_what_a_listener_raises_costs_no_pack(sound: Path) -> None:
    """An error in a function that is told of packs kept the packs after it from being built."""
    told = []

    def tell(target: object) -> None:
        told.append(target)
        raise UnicodeError("no such letter")

    with pytest.raises(UnicodeError, match="no such letter"):
        build(root=sound, on_target=tell)
    assert len(told) == 1
    assert sorted(path.name for path in (sound / "output").glob("[!.]*")) == sorted(NAMES)
    assert not any(file.written for file in build(root=sound).files)


def test_what_a_listener_raises_at_the_plan_costs_no_pack(sound: Path) -> None:
    def plan(count: int) -> None:
        raise ValueError(count)

    with pytest.raises(ValueError, match="3"):
        build(root=sound, on_plan=plan)
    assert len(list((sound / "output").glob("*/manifest.json"))) == len(NAMES)
