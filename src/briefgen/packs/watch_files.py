"""A project's folder -> a signal each time that files in it were saved.

The times and sizes of files are looked at twice a second; whether their bytes are others, the build
finds out by itself.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

# A look at the files of a large project takes a few milliseconds; who saves waits half a second.
_PAUSE = 0.5
State = dict[str, tuple[int, int]]


def saved(
    root: Path, output: Path, pause: Callable[[], None] = lambda: time.sleep(_PAUSE)
) -> Iterator[tuple[str, ...]]:
    """Nothing at once; then, each time, the names of the files that were saved, removed or added
    since, when nothing has changed for a pause: a program may write a file in steps, and several
    files at once. Ends never."""
    known = last = _look(root, output)
    yield ()
    while True:
        pause()
        now = _look(root, output)
        if now == last != known:
            names = {name for name, _ in now.items() ^ known.items()}
            known = now
            yield tuple(sorted(names))
        last = now


def _look(root: Path, output: Path) -> State:
    """The time and size of each file but those in `output` and in hidden folders."""
    found: State = {}
    for folder, folders, names in os.walk(root):
        inside = Path(folder)
        folders[:] = [name for name in folders if name[0] != "." and inside / name != output]
        for name in names:
            try:
                status = (inside / name).stat()
            except OSError:  # it went away meanwhile
                continue
            if not name.startswith((".", "~$")):
                path = (inside / name).relative_to(root).as_posix()
                found[path] = (status.st_mtime_ns, status.st_size)
    return found
