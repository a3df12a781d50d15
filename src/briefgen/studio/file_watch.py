"""A project's folder -> a signal when another program changed a file in it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

# Folders of what is made, and of what nobody writes by hand.
_LEFT_OUT = ("output", ".briefgen", ".venv", "node_modules")
_STEP, _TOGETHER = 50, 400


class ProjectFilter(DefaultFilter):
    """All files of a project but those that are made from others."""

    ignore_dirs = (*DefaultFilter.ignore_dirs, *_LEFT_OUT)

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is of interest: a file beside another, half written, is not."""
        return super().__call__(change, path) and not Path(path).name.startswith((".", "~$"))


async def changes_in(root: Path, stop: asyncio.Event) -> AsyncIterator[frozenset[str]]:
    """The names of files that may have changed, as they are told. Whether they did, their bytes
    say: the kind of a change tells nothing."""
    home = root.resolve()
    found = awatch(
        home, watch_filter=ProjectFilter(), step=_STEP, debounce=_TOGETHER, stop_event=stop,
        raise_interrupt=False,
    )  # fmt: skip
    async for changes in found:
        paths = (Path(path) for _, path in changes)
        yield frozenset(
            path.relative_to(home).as_posix() for path in paths if path.is_relative_to(home)
        )
