"""One process at a time holds a lock, and who ends lets go of it."""

from __future__ import annotations

import errno
import fcntl
import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from briefgen.packs import file_lock
from briefgen.packs.file_lock import release_lock, take_lock

_HOLD = """\
import sys
from pathlib import Path
from briefgen.packs.file_lock import take_lock
assert take_lock(Path(sys.argv[1])) is not None
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock until it is told to end."""
    command = [sys.executable, "-c", _HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def test_what_another_process_holds_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with _held_elsewhere(path) as other:
        begun = time.monotonic()
        assert take_lock(path, seconds=0.2) is None
        assert time.monotonic() - begun >= 0.2
        assert other.stdin is not None
        other.stdin.close()
        taken = take_lock(path, seconds=30)
        assert taken is not None
        release_lock(taken)


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with _held_elsewhere(path) as other:
        other.kill()
        other.wait()
        taken = take_lock(path, seconds=30)
        assert taken is not None
        release_lock(taken)


def test_what_is_begun_while_it_is_held_does_not_keep_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    taken = take_lock(path)
    assert taken is not None
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdin.read()"],
        stdin=subprocess.PIPE,
        close_fds=False,
    ) as other:
        release_lock(taken)
        again = take_lock(path, seconds=0)
        assert again is not None
        release_lock(again)
        other.kill()


def test_two_threads_or_builds_of_one_process_exclude_each_other(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    taken = take_lock(path)
    assert taken is not None
    assert take_lock(path, seconds=0) is None
    release_lock(taken)
    again = take_lock(path, seconds=0)
    assert again is not None
    release_lock(again)


def test_a_lock_whose_file_was_removed_meanwhile_guards_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lock"
    locked = file_lock._is_locked

    def removed_first(opened: int) -> bool:
        monkeypatch.undo()
        path.unlink()
        return locked(opened)

    monkeypatch.setattr(file_lock, "_is_locked", removed_first)
    taken = take_lock(path, seconds=30)
    assert taken is not None
    assert take_lock(path, seconds=0) is None
    release_lock(taken)


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("mine")
    (tmp_path / "lock").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="lock"):
        take_lock(tmp_path / "lock", seconds=0)


def test_where_a_file_system_knows_no_locks_nobody_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(opened: int, how: int) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", unknown)
    taken = take_lock(tmp_path / "lock", seconds=0)
    assert taken is not None
    release_lock(taken)


def test_another_refusal_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(opened: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refused)
    with pytest.raises(OSError, match="No locks available"):
        take_lock(tmp_path / "lock", seconds=0)


def _as_on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows runs it, with a stand-in for the lock of that system."""

    def locking(opened: int, how: int, count: int) -> None:
        assert count == 1
        try:
            fcntl.flock(opened, how)
        except BlockingIOError as error:
            raise PermissionError(errno.EACCES, "Permission denied") from error

    stand_in: Any = SimpleNamespace(
        locking=locking, LK_NBLCK=fcntl.LOCK_EX | fcntl.LOCK_NB, LK_UNLCK=fcntl.LOCK_UN
    )
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    monkeypatch.setattr(sys, "platform", "win32")
    assert file_lock.__file__
    spec = importlib.util.spec_from_file_location("file_lock_of_windows", file_lock.__file__)
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_windows_has_a_lock_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows, path = _as_on_windows(monkeypatch), tmp_path / "lock"
    taken = windows.take_lock(path)
    assert taken is not None
    assert windows.take_lock(path, seconds=0.1) is None
    windows.release_lock(taken)
    again = windows.take_lock(path, seconds=0)
    assert again is not None
    windows.release_lock(again)
