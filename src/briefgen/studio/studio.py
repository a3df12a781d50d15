"""One run of the studio: what is asked goes to one thread that compiles, events go to the pages."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from briefgen.model.template import Template
from briefgen.studio.event_streams import EventStreams
from briefgen.studio.file_watch import changes_in
from briefgen.studio.messages import Build, FilesChanged, LayoutGallery
from briefgen.studio.pack_build import NO_BUILD, PackBuild
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.recovery import keep_unsaved, recover
from briefgen.studio.sheet_pages import sheet_kinds
from briefgen.studio.shown_fonts import ShownFonts, first_fonts
from briefgen.studio.shown_pages import shown_asset
from briefgen.studio.workspace import Workspace
from briefgen.support.session import Session
from briefgen.support.world import find_root

T = TypeVar("T")
# Unsaved texts are written down within a second, and what takes long is done when nobody types.
_SECONDS_TO_KEEP, _SECONDS_TO_REST = 0.6, 2.0
# So long another window of the page may show an older text.
_SECONDS_TO_TELL = 0.3


class Studio(Struct, eq=False, kw_only=True):
    """The `folder` that it was started in, the `events` for its pages, the `workspace` with all
    texts (None where there is no project yet), which only the thread of `worker` touches, and a
    thread for what may take longer (`aside`). `build` is the last one, `tasks` is what goes on
    beside answering, until `stopping`."""

    folder: Path
    events: EventStreams = field(default_factory=EventStreams)
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    keeper: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))
    """Writes down what is not saved: a disk may take longer for that than the next key waits."""
    aside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2))
    workspace: Workspace | None = None
    build: PackBuild | None = None
    gallery: tuple[tuple[Template, str], LayoutGallery] | None = None
    """The gallery of the look that was shown last, in the language."""
    session: Session = field(default_factory=Session)
    """What pictures of looks need not make again."""
    fonts: ShownFonts = field(default_factory=first_fonts)
    """The faces that pages are set in."""
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    keeping: asyncio.TimerHandle | None = None
    """When unsaved texts are written down."""
    resting: asyncio.TimerHandle | None = None
    """When what takes long is done."""
    windows: int = 0
    """How many windows have the page open."""
    telling: asyncio.TimerHandle | None = None
    """When they are told of what one of them wrote."""

    async def begin(self) -> None:
        """The server begins to answer."""
        root = find_root(self.folder)
        if root is not None:
            await self.open(root)

    async def open(self, root: Path) -> None:
        """Work on the project in a folder."""
        texts = ProjectTexts(root=root)
        self.workspace = Workspace(texts=texts, fonts=self.fonts)
        for name, draft in recover(root).items():
            texts.recovered(name, draft)
        self._start(self._watch(root))

    def _start(self, what: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(what)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _watch(self, root: Path) -> None:
        async for names in changes_in(root, self.stopping):
            numbers = await self.work(partial(Workspace.heard, names=names))
            if numbers is not None:
                self.events.tell("files", FilesChanged(files=numbers))

    async def end(self) -> None:
        """The server stops to answer."""
        self.stopping.set()
        self.events.close()
        for timer in (self.keeping, self.resting, self.telling):
            if timer is not None:
                timer.cancel()
        if self.build is not None:
            self.build.stop()
        if self.tasks:
            await asyncio.wait(self.tasks, timeout=1)

    def close(self) -> None:
        """The server has ended: write down what is not saved."""
        if self.workspace is not None:
            workspace = self.workspace
            self.worker.submit(lambda: keep_texts(workspace))
        self.worker.shutdown(wait=True)
        self.keeper.shutdown(wait=True)
        self.aside.shutdown(wait=False, cancel_futures=True)

    async def work(self, what: Callable[[Workspace], T]) -> T:
        """Do something with the texts, after all that was asked before. Raises NoProjectError
        where there is no project."""
        if self.workspace is None:
            raise NoProjectError
        workspace = self.workspace
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.worker, lambda: what(workspace))

    async def work_aside(self, what: Callable[[], T]) -> T:
        """Do something that needs no text of the page and may take long."""
        return await asyncio.get_running_loop().run_in_executor(self.aside, what)

    def typed(self) -> None:
        """The page has sent a text: it is written down soon, and other things wait."""
        loop = asyncio.get_running_loop()
        if self.keeping is None:
            self.keeping = loop.call_later(_SECONDS_TO_KEEP, self._keep_soon)
        self.is_written()

    def is_written(self) -> None:
        """A window has written or saved: the others show it soon."""
        if self.windows > 1 and self.telling is None:
            loop = asyncio.get_running_loop()
            self.telling = loop.call_later(_SECONDS_TO_TELL, self._tell_windows)

    def _tell_windows(self) -> None:
        self.telling = None
        self.events.tell("files", FilesChanged(files=()))

    def asked(self) -> None:
        """The page has asked for what there is: what takes long waits."""
        loop = asyncio.get_running_loop()
        if self.resting is not None:
            self.resting.cancel()
        self.resting = loop.call_later(_SECONDS_TO_REST, self._rest)

    def _keep_soon(self) -> None:
        self.keeping = None
        if self.workspace is not None:
            self.keeper.submit(keep_texts, self.workspace)

    def _rest(self) -> None:
        self.resting = None
        self.worker.submit(gc.collect)
        self._start(self._advise())

    async def _advise(self) -> None:
        """Tell the pages to ask again where there is other advice, or where words stand on other
        sheets; what is typed goes first."""
        is_other = await self.work(Workspace.advise)
        kinds = await self.work(lambda workspace: sheet_kinds(workspace.look.compiled))
        for kind in kinds if self.resting is None else ():
            is_other |= await self.work(partial(Workspace.know_sheets, kind=kind))
        if is_other:
            self.events.tell("files", FilesChanged(files=()))

    def tell_build(self, loop: asyncio.AbstractEventLoop, build: Build) -> None:
        """How a build stands, from the thread that waits for it."""
        with suppress(RuntimeError):  # the server has ended
            loop.call_soon_threadsafe(self.events.tell, "build", build)

    @property
    def build_now(self) -> Build:
        return self.build.now if self.build else NO_BUILD

    def asset(self, index: int) -> tuple[bytes, str] | None:
        """A picture by its number, with its media type."""
        known = self.workspace.pages.assets if self.workspace else []
        return shown_asset(known[index]) if index < len(known) else None

    def built_file(self, index: int) -> Path | None:
        """A file that was built, by its number."""
        files = self.build.files if self.build else []
        return files[index] if 0 <= index < len(files) else None


class NoProjectError(Exception):
    """There is no project yet."""


def keep_texts(workspace: Workspace) -> None:
    """Write down what is not saved by now, for the next run; one thread at a time, so that nothing
    older comes last."""
    with workspace.texts.keeping, suppress(OSError):
        keep_unsaved(workspace.texts.root, dict(workspace.texts.drafts))
