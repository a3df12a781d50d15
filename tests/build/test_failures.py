"""Nothing is lost: whichever write, fsync or rename of a build fails, and when the disk is full or
the folder may not be written, each file is old or new, never half, and the next build mends all."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from briefgen.packs.build_results import Choice, State
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
    owner, name = {"write": (os, "fchmod"), "fsync": (os, "fsync"), "rename": (Path, "replace")}[
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


def _kill_at(monkeypatch: pytest.MonkeyPatch, number: int) -> _Breaking:
    """Stop everything at the n-th of the renames and removals that change a folder: what comes
    after, tidying up included, does not happen."""
    dead = _Breaking(lambda *_, **__: None, 0)

    def mortal(real: Callable[..., Any]) -> Callable[..., Any]:
        def act(*arguments: Any, **options: Any) -> Any:
            dead.calls += 1
            if dead.calls >= number:
                raise _Killed
            return real(*arguments, **options)

        return act

    monkeypatch.setattr(Path, "replace", mortal(Path.replace))
    monkeypatch.setattr(Path, "unlink", mortal(Path.unlink))
    monkeypatch.setattr(os, "link", mortal(os.link))
    return dead


def _pack(folder: Path) -> dict[str, str]:
    return {n: d for n, d in digests(folder).items() if not n.startswith(".briefgen-")}


@pytest.mark.parametrize("outputs", ["[deck, slides]", "[deck, handout]"])
def test_a_pack_of_a_build_that_was_killed_is_finished_or_taken_back(
    outputs: str, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever it is killed, the next run, which builds another pack only, leaves the old one or
    the new one: never the deck of the one beside the handout of the other."""
    folder, text = built / "output" / FIRST, "A sentence for all"
    config = built / "briefgen.yaml"
    states = [_pack(folder)]
    for number in range(1, 60):
        new = f"text {number}"
        change(built / "decks/series.yaml", text, new)
        text = new
        if number == 1:
            change(config, "[deck, slides, handout: {per-page: 2}]", outputs)
        with monkeypatch.context() as patch:
            calls = _kill_at(patch, number)
            try:
                build_all(built, CHOICE)
            except _Killed:
                pass
            else:
                assert calls.calls < number
                break
        result = build_all(built, Choice(names=(id_of(1),)))
        assert result.is_ok, result.faults
        after = _pack(folder)
        assert strays(built / "output") == []
        manifest = json.loads((folder / "manifest.json").read_bytes())
        listed = {file["file"]: file["sha256"] for file in manifest["files"]}
        assert listed == {n: d for n, d in after.items() if n != "manifest.json"}, number
        states.append(after)
    assert number > 8, "it was killed at each of its steps"
    assert len({str(sorted(state.items())) for state in states}) > 2, "some were finished"
    result = build_all(built, CHOICE)
    assert result.faults == ()
    assert result.targets[0].state is not State.KEPT


def test_a_folder_in_the_way_leaves_the_whole_old_pack(built: Path) -> None:
    """A folder of that name stood where the handout was to be: the deck was new, the rest old."""
    folder = built / "output" / FIRST
    handout = folder / f"{FIRST}-handout-2.pdf"
    handout.unlink()
    handout.mkdir()
    (handout / "mine.txt").write_text("mine")
    before = digests(folder)
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    result = build_all(built, CHOICE)
    assert [fault.code for fault in result.faults] == ["BF402"]
    assert digests(folder) == before
    (handout / "mine.txt").unlink()
    handout.rmdir()
    assert build_all(built, CHOICE).is_ok
    assert handout.is_file()


def test_what_cannot_be_finished_is_made_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power cut the files that waited may be gone: neither pack can be had, and none of
    its files is taken for one that was changed by hand."""
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    with monkeypatch.context() as patch:
        patch.setattr("briefgen.packs.pack_transaction.put_in_place", _die)
        patch.setattr("briefgen.packs.pack_transaction.discard", lambda paths: None)
        patch.setattr("briefgen.packs.pack_transaction.Memory.end", lambda *_: None)
        with pytest.raises(_Killed):
            build_all(built, CHOICE)
    left = strays(built / "output")
    assert left
    for path in left:
        path.unlink()
    result = build_all(built, CHOICE)
    assert result.faults == ()
    assert [target.state for target in result.targets] == [State.BUILT]


def _die(*_: object) -> None:
    raise _Killed


def test_a_file_that_was_changed_after_the_kill_is_kept(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    with monkeypatch.context() as patch:
        patch.setattr("briefgen.packs.pack_transaction.put_in_place", _die)
        patch.setattr("briefgen.packs.pack_transaction.discard", lambda paths: None)
        patch.setattr("briefgen.packs.pack_transaction.Memory.end", lambda *_: None)
        with pytest.raises(_Killed):
            build_all(built, CHOICE)
    deck = built / "output" / FIRST / f"{FIRST}.pptx"
    deck.write_bytes(b"a colleague's")
    change(built / "decks/series.yaml", "Another", "A third")
    result = build_all(built, CHOICE)
    assert [target.state for target in result.targets] == [State.KEPT]
    assert deck.read_bytes() == b"a colleague's"


def test_output_that_is_removed_during_a_build_is_told(built: Path) -> None:
    """The closing line counted files that were not there any more, and the exit code was 0."""
    import shutil

    change(built / "decks/series.yaml", "A sentence for all", "Another")

    from briefgen.packs.build_results import BuildOptions
    from briefgen.packs.run_build import run_build

    found: list[Any] = []

    def on_target(target: Any) -> None:
        found.append(target)
        if target.id == FIRST:
            shutil.rmtree(built / "output" / FIRST)

    choice = Choice(names=(FIRST, id_of(1)))
    result = run_build(built, choice, BuildOptions(output=built / "output"), on_target)
    assert [fault.code for fault in result.faults] == ["BF402"]
    assert {t.id: t.state for t in result.targets}[FIRST] is State.FAILED


@pytest.mark.skipif(not hasattr(os, "umask"), reason="masks are a matter of Unix")
def test_a_mask_that_takes_everything_leaves_files_that_their_owner_can_read(project: Path) -> None:
    before = os.umask(0o777)
    try:
        result = build_all(project, CHOICE)
    finally:
        os.umask(before)
    assert result.is_ok
    for path in (project / "output" / FIRST).iterdir():
        assert path.stat().st_mode & 0o700 == 0o600
    assert (project / "output" / FIRST).stat().st_mode & 0o700 == 0o700


def test_a_state_that_cannot_be_written_counts_as_a_build_that_was_stopped(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next build believed the state before it: packs that were new passed for the old ones."""
    fine = digests(built / "output")
    change(built / "decks/series.yaml", "A sentence for all", "Another")
    with monkeypatch.context() as patch:
        patch.setattr("briefgen.packs.build_records.Memory.remember", _refuse)
        result = build_all(built, CHOICE)
    assert [fault.code for fault in result.faults] == ["BF402"]
    assert (built / "output/.briefgen/running").exists()
    change(built / "decks/series.yaml", "Another", "A sentence for all")
    build_all(built)
    assert digests(built / "output") == fine


def _refuse(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
