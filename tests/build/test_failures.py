"""Nothing is lost: whichever write, fsync or rename of a build fails, and when the disk is full or
the folder may not be written, each file is old or new, never half, and the next build mends all."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.results import Choice, State
from tests.build.series import build_all, change, digests, id_of, strays
from tests.packs import ROOT

FIRST = id_of(0)
CHOICE = Choice(names=(FIRST,))


class _Breaking:
    """Makes the n-th call of a function fail, as a full disk does."""

    def __init__(self, function: Callable[..., Any], number: int) -> None:
        self.function, self.number, self.calls = function, number, 0

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        if self.calls == self.number:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.function(*arguments, **options)


def _break(monkeypatch: pytest.MonkeyPatch, what: str, number: int) -> _Breaking:
    owner, name = {"write": (os, "fdopen"), "fsync": (os, "fsync"), "rename": (Path, "replace")}[
        what
    ]
    breaking = _Breaking(getattr(owner, name), number)
    # A method has to stay one.
    method = lambda self, *rest: breaking(self, *rest)  # noqa: E731
    monkeypatch.setattr(owner, name, method if owner is Path else breaking)
    return breaking


@pytest.mark.parametrize("what", ["write", "fsync", "rename"])
def test_each_failure_leaves_old_or_new(
    what: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = built / "output"
    old = {name: digest for name, digest in digests(output).items() if name.startswith(FIRST)}
    new: dict[str, str] = {}
    words = (f"text {number}" for number in count())
    last = "A sentence for all"
    for number in range(1, 40):
        word = next(words)
        change(built / "decks/series.yaml", last, word)
        last = word
        with monkeypatch.context() as patch:
            breaking = _break(patch, what, number)
            result = build_all(built, CHOICE, jobs=1)
        if breaking.calls < number:
            break
        assert strays(output) == [], (what, number)
        found = {name: digest for name, digest in digests(output).items() if name.startswith(FIRST)}
        assert not result.is_ok, (what, number)
        assert {fault.code for fault in result.faults} == {"BF402"}
        whole = build_all(built, CHOICE, jobs=1)
        assert whole.is_ok
        assert [target.state for target in whole.targets] != [State.KEPT], (
            "taken for edited by hand"
        )
        new = {name: digest for name, digest in digests(output).items() if name.startswith(FIRST)}
        assert found.keys() == old.keys()
        mixed = [name for name in found if found[name] not in (old[name], new[name])]
        assert mixed == [], (what, number)
        old = new
    assert number > 4, "the build calls it several times"


_FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from briefgen.cli import main
sys.argv = ["briefgen", "build", "--root", sys.argv[1], "--jobs", "1", sys.argv[3]]
main()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits are a matter of Unix")
@pytest.mark.parametrize("room", [0, 100, 10_000, 20_000])
def test_a_full_disk_keeps_the_old_pack(room: int, built: Path) -> None:
    before = digests(built / "output" / FIRST)
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    command = [sys.executable, "-c", _FULL, str(built), str(room), FIRST]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "BF402" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert digests(built / "output" / FIRST) == before
    assert strays(built / "output") == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_folder_that_may_not_be_written_is_told(built: Path) -> None:
    folder = built / "output" / FIRST
    before = digests(folder)
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    folder.chmod(0o555)
    try:
        result = build_all(built, CHOICE, jobs=1)
    finally:
        folder.chmod(0o755)
    assert [fault.code for fault in result.faults] == ["BF402"]
    assert digests(folder) == before


class _Killed(BaseException):
    """Ends a build at once, as kill -9 does: nothing can be tidied up."""


def test_a_file_of_a_build_that_was_killed_twice_is_not_taken_for_edited(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first is killed when its decks are in place, and its manifest is not; the second, which
    makes others, before its own are."""
    from briefgen.build import pack
    from briefgen.build.write import write_files

    def die_after(files: dict[Path, bytes]) -> frozenset[Path]:
        write_files({path: data for path, data in files.items() if path.name != "manifest.json"})
        raise _Killed

    def die_before(files: dict[Path, bytes]) -> frozenset[Path]:
        raise _Killed

    words = ("A sentence for all", "first text", "second text")
    for old, new, die in zip(words, words[1:], (die_after, die_before), strict=False):
        change(built / "decks/series.yaml", old, new)
        with monkeypatch.context() as patch:
            patch.setattr(pack, "write_files", die)
            with pytest.raises(_Killed):
                build_all(built, CHOICE)
    result = build_all(built, CHOICE)
    assert result.faults == ()
    assert [target.state for target in result.targets] == [State.BUILT]
