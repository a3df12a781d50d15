"""A file -> a lock that one process at a time holds, on Windows as elsewhere.

The system lets go of it when a process ends, however it ends. It is not inherited: the processes
that a build begins are new ones, and no copies of it.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_POLL = 0.05
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# What systems answer where another process holds the lock.
_HELD = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK)


def take_lock(path: Path, seconds: float = float("inf")) -> int | None:
    """The file, open and locked, for `release_lock`; None where somebody else still holds it after
    so many seconds. Raises OSError where it cannot be written."""
    until = time.monotonic() + seconds
    while (taken := _try(path)) is None and time.monotonic() < until:
        time.sleep(_POLL)
    return taken


def release_lock(taken: int) -> None:
    """Let others have it. To close it is not enough while a process that was just begun still has
    it open too. The file stays: whoever waits has it open."""
    with suppress(OSError):
        if sys.platform == "win32":
            msvcrt.locking(taken, msvcrt.LK_UNLCK, 1)
        else:
            fcntl.flock(taken, fcntl.LOCK_UN)
    os.close(taken)


def _try(path: Path) -> int | None:
    opened = os.open(path, os.O_RDWR | os.O_CREAT | _NO_LINK, 0o666)
    is_ours = False
    try:
        # Who held it may have removed the file: another one has the name then.
        is_ours = _is_locked(opened) and os.fstat(opened).st_nlink > 0
    finally:
        if not is_ours:
            os.close(opened)
    return opened if is_ours else None


def _is_locked(opened: int) -> bool:
    """Whether this process holds the lock now. A file system that knows no locks, as a telephone's
    shared folder, cannot tell of anybody to be waited for."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (*_HELD, errno.ENOSYS):
            raise
        return error.errno == errno.ENOSYS
    return True
