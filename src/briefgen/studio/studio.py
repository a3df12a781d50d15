"""One run of the studio: what is asked goes to one thread that compiles, events go to the pages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from briefgen.packs.open_project import project_root
from briefgen.studio.event_streams import EventStreams
from briefgen.studio.messages import Ask, StudioState
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.shown_pages import shown_asset
from briefgen.studio.workspace import Workspace

T = TypeVar("T")


class Studio(Struct, eq=False, kw_only=True):
    """The `folder` that it was started in, the `events` for its pages, the `workspace` with all
    texts, which only the thread of `worker` touches, and the `loop` that answers."""

    folder: Path
    events: EventStreams = field(default_factory=EventStreams)
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    workspace: Workspace | None = None
    loop: asyncio.AbstractEventLoop | None = None

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        """The server begins to answer."""
        self.loop = loop

    async def end(self) -> None:
        """The server stops to answer."""
        self.events.close()

    def close(self) -> None:
        """The server has ended."""
        self.worker.shutdown(wait=True, cancel_futures=True)

    async def work(self, what: Callable[[Workspace], T]) -> T:
        """Do something with the texts, after all that was asked before."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.worker, lambda: what(self._opened()))

    def _opened(self) -> Workspace:
        if self.workspace is None:
            self.workspace = Workspace(texts=ProjectTexts(root=project_root(self.folder)))
        return self.workspace

    async def state(self, ask: Ask) -> StudioState:
        """What there is to show."""
        return await self.work(lambda workspace: workspace.state(ask))

    def asset(self, index: int) -> tuple[bytes, str] | None:
        """A picture by its number, with its media type."""
        known = self.workspace.pages.assets if self.workspace else []
        return shown_asset(known[index]) if index < len(known) else None

    def built_file(self, index: int) -> tuple[bytes, str] | None:
        """A file that was built, by its number."""
        return None
