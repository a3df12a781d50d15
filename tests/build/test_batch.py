"""Worker processes: what goes wrong with one pack costs no other, and a build can be stopped."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from briefgen.packs.build_results import Choice, State
from tests.build.planted import go_wrong
from tests.build.series import build_all, change, digests, id_of, in_state, make_series, strays

FAULTY = {2: "killed", 4: "endless", 6: "bomb", 8: "broken"}
BROKEN_YAML = 10
FULL_DISK = 11


def _refuse_one(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """The disk is full where one pack is to be written."""
    fsync = os.fsync

    def full(handle: int) -> None:
        if name in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs /proc")
def test_five_faults_and_a_full_disk_cost_no_other_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_series(tmp_path / "project", 16, FAULTY)
    (folder / "decks/broken.yaml").write_text("title: Broken\nslides:\n  - layout: [\n")
    change(
        folder / "decks/seminars.csv",
        f"{id_of(BROKEN_YAML)},series",
        f"{id_of(BROKEN_YAML)},broken",
    )
    _refuse_one(monkeypatch, f"{id_of(FULL_DISK)}/")
    result = build_all(folder, work=go_wrong, jobs=2, seconds=12.0, megabytes=900)
    bad = [*FAULTY, BROKEN_YAML, FULL_DISK]
    assert in_state(result, State.FAILED) == [id_of(n) for n in sorted(bad)]
    assert in_state(result, State.BUILT) == [id_of(n) for n in range(16) if n not in bad]
    said = {
        fault.target: f"{fault.code} {fault.message}" for fault in result.faults if fault.target
    }
    for number, words in {
        2: "worker process died (SIGKILL)",
        4: "took longer than 12 seconds",
        6: "needs more memory",
        8: "ZeroDivisionError: by zero",
        FULL_DISK: "the disk is full",
    }.items():
        assert words in said[id_of(number)], said
    (fault,) = next(t.faults for t in result.targets if t.id == id_of(BROKEN_YAML))
    assert (fault.code, fault.span.file) == ("BF102", "decks/broken.yaml")
    assert strays(folder / "output") == []
    assert not (folder / "output" / id_of(FULL_DISK) / "manifest.json").exists()


def test_what_failed_is_made_by_the_next_build(tmp_path: Path) -> None:
    folder = make_series(tmp_path / "project", 6, FAULTY)
    first = build_all(folder, work=go_wrong, jobs=2, seconds=8.0)
    assert in_state(first, State.FAILED) == [id_of(2), id_of(4)]
    second = build_all(folder)
    assert in_state(second, State.BUILT) == [id_of(2), id_of(4)]
    assert in_state(second, State.UNCHANGED) == [id_of(n) for n in (0, 1, 3, 5)]


def _start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A build in a process group of its own, as a terminal starts it: what is started in the
    background of a script would not hear Ctrl-C."""
    hear = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{hear}; from briefgen.cli import main; main()"
    command = [sys.executable, "-c", code, "build", "--root", str(folder), *arguments]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_stopping_keeps_what_is_finished(tmp_path: Path) -> None:
    folder = make_series(tmp_path / "project", 40)
    with _start(folder, "-j", "2") as build:
        assert build.stdout is not None
        seen = [build.stdout.readline() for _ in range(5)]
        os.killpg(build.pid, signal.SIGINT)
        rest = build.stdout.read()  # `communicate` would leave out lines that were read ahead
    assert build.returncode == 130, rest
    assert "Stopped. What is finished is kept" in rest
    assert all(": deck" in line for line in seen)
    done = sum(": deck" in line for line in (*seen, *rest.splitlines()))
    assert 5 <= done < 40
    result = build_all(folder)
    assert len(in_state(result, State.UNCHANGED)) == done
    assert len(in_state(result, State.BUILT)) == 40 - done
    assert strays(folder / "output") == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("pause", [0.0, 0.05, 0.15, 0.3])
def test_stopping_before_the_first_worker_is_there_is_no_fault(
    tmp_path: Path, pause: float
) -> None:
    """The process that workers are forked from died of the same Ctrl-C, with a traceback."""
    folder = make_series(tmp_path / "project", 60)
    with _start(folder, "-j", "2") as build:
        assert build.stdout is not None
        while not (folder / "output/.briefgen/running").exists():
            time.sleep(0.005)
        time.sleep(pause)
        os.killpg(build.pid, signal.SIGINT)
        said = build.stdout.read()
    assert build.returncode == 130, said
    assert "Traceback" not in said


def test_a_pool_that_cannot_begin_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr("pebble.ProcessPool.schedule", refuse)
    result = build_all(make_series(tmp_path / "project", 2), jobs=2)
    messages = [fault.message for target in result.targets for fault in target.faults]
    assert len(messages) == 2
    assert all("its worker process could not be started" in message for message in messages)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_build_leaves_whole_files_and_the_next_repairs(
    built: Path, tmp_path: Path
) -> None:
    old = digests(built / "output")
    change(built / "decks/series.yaml", "A sentence for all", "Another sentence")
    new = digests(_clean_build(built, tmp_path / "clean") / "output")
    generator = random.Random(1)  # noqa: S311 - no secret
    for _ in range(5):
        build = _start(built, "-j", "2")
        time.sleep(generator.uniform(0.2, 1.6))
        os.killpg(build.pid, signal.SIGKILL)
        build.communicate()
        for name, digest in digests(built / "output").items():
            if not name.startswith(".briefgen/") and "/.briefgen-" not in name:
                assert digest in (old.get(name), new.get(name)), name
    assert build_all(built).is_ok
    assert strays(built / "output") == []
    assert digests(built / "output") == new


def _clean_build(project: Path, folder: Path) -> Path:
    import shutil

    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("output"))
    assert build_all(folder).is_ok
    return folder


def test_two_builds_at_once_never_mix_a_pack(tmp_path: Path) -> None:
    project = make_series(tmp_path / "project", 240)
    one = _start(project, "-j", "1")
    assert one.stdout is not None
    one.stdout.readline()
    change(project / "decks/series.yaml", "A sentence for all", "Another sentence")
    two = _start(project, "-j", "1")
    outputs = [build.communicate(timeout=120)[0] for build in (one, two)]
    assert (one.returncode, two.returncode) == (0, 0), outputs
    assert "Another build is writing into this folder" in outputs[1]
    clean = _clean_build(project, tmp_path / "clean")
    assert digests(project / "output") == digests(clean / "output")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_progress_moves_on_a_terminal_and_standard_output_stays_free(project: Path) -> None:
    import pty

    own, theirs = pty.openpty()
    command = [sys.executable, "-m", "briefgen", "build", "--root", str(project), "-j", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, text=True) as build:
        os.close(theirs)
        seen = b""
        with contextlib.suppress(OSError):  # a terminal ends with an error, not with nothing
            while data := os.read(own, 4096):
                seen += data
        said = build.stdout.read() if build.stdout else ""
    os.close(own)
    assert build.returncode == 0
    assert b"12/12" in seen
    assert b"-town" in seen
    assert said.startswith("       packs  files")


def test_memory_is_limited_in_workers_only(project: Path) -> None:
    result = build_all(project, Choice(names=(id_of(0), id_of(1))), jobs=1, megabytes=4)
    assert len(in_state(result, State.FAILED)) == 2
    assert build_all(project, Choice(names=(id_of(0),))).is_ok


class _BrokenPool:
    """A pool of workers that broke before it looked at its tasks, and says nothing of them."""

    active = False

    def __init__(self, **_: object) -> None:
        pass

    def schedule(self, *_: object, **__: object) -> Future[None]:
        return Future()

    def stop(self) -> None:
        pass

    def join(self) -> None:
        pass


def test_a_pool_that_broke_in_silence_was_waited_for_without_end(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pebble.ProcessPool", _BrokenPool)
    result = build_all(project, Choice(names=(id_of(0), id_of(1))), jobs=1)
    assert len(in_state(result, State.FAILED)) == 2
