"""A target -> its pack, made in a process of its own, so that writing goes on meanwhile."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.output_progress import OutputProgress
from briefgen.model.outputs import Output, ZipOptions
from briefgen.model.project import Project
from briefgen.model.values import Value, replace
from briefgen.packs import BuildOptions, Choice, output_folder
from briefgen.packs.build_records import Memory
from briefgen.packs.build_results import BuildResult, BuiltFile, State
from briefgen.packs.changed_pages import changed_pages, said_pages
from briefgen.packs.changes import Changes, find_changes
from briefgen.packs.make_pack import Made, Task, make_pack
from briefgen.packs.run_build import run_build
from briefgen.studio.file_words import FileWords, file_words
from briefgen.studio.messages import Build, BuildPart, ChangedSlide, Offer, ReadyFile
from briefgen.studio.part_names import part_name
from briefgen.support.session import Session

# A page tells that it is begun no more often than this, in seconds.
_PAUSE = 0.1
NO_BUILD = Build(
    is_running=False, share=0, doing="", is_stopped=False, failed="", files=(), changes=(),
    folder="", seconds=0,
)  # fmt: skip


class _Begun(Value):
    """The output `number` is being made, and of it page number `page` of `pages`."""

    number: int
    page: int = 0
    pages: int = 0


class _Finished(Value):
    """What became of the build, what changed since the last, when that was (`since`), and the
    `pages` that are new of each file that has some."""

    result: BuildResult
    changes: Changes | None
    since: str
    pages: Mapping[str, Sequence[int]]


class Built(Value, kw_only=True):
    """What is to be built: the `target`, and how it is called (`event`); its `outputs` by the names
    of their files; the numbers of the `pages` that show slides, by id; and an `offer` to save."""

    target: str
    event: str = ""
    outputs: Mapping[str, Output | ZipOptions] = {}
    pages: Mapping[str, int] = {}
    offer: Offer | None = None


class PackBuild(Struct, eq=False, kw_only=True):
    """A build of a target (`what`) of the project at `root`. `now` is how it stands, `files`
    are the files made by number; `process` is the one that builds, since
    `begun_at`."""

    root: Path
    what: Built
    now: Build = NO_BUILD
    files: list[Path] = field(default_factory=list)
    process: multiprocessing.process.BaseProcess | None = None
    begun_at: float = 0

    def run(self, tell: Callable[[Build], None]) -> None:
        """Build; `tell` hears how it goes, and how it ended. To be run in a thread of its own."""
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        self.begun_at = time.monotonic()
        self.process = context.Process(
            target=_build_in_process, args=(sender, self.root, self.what.target), daemon=True
        )
        self.now = self.begun()
        tell(self.now)
        self.process.start()
        sender.close()
        try:
            while True:
                tell(self._heard(receiver.recv()))
        except EOFError:  # it has ended, or was stopped
            self.process.join()
        if self.now.is_running:
            failed = "" if self.now.is_stopped else "The build broke off; the old files are there."
            self.now = replace(self.now, is_running=False, is_stopped=True, failed=failed)
            tell(self.now)

    def begun(self) -> Build:
        """How it stands before anything is made."""
        parts = map(file_words, self.what.outputs.values())
        return replace(
            NO_BUILD,
            is_running=True,
            doing="Reading the files",
            event=self.what.event,
            parts=tuple(BuildPart(name=w.name, kind=w.kind, share=0, doing="") for w in parts),
        )

    def stop(self) -> Build:
        """Give it up; the old files stay."""
        if self.process is not None and self.now.is_running:
            self.now = replace(self.now, is_stopped=True)
            self.process.terminate()
        return self.now

    def _heard(self, said: _Begun | _Finished) -> Build:
        self.now = self._begun(said) if isinstance(said, _Begun) else self._finished(said)
        return self.now

    def _begun(self, said: _Begun) -> Build:
        words = [file_words(output) for output in self.what.outputs.values()]
        if said.number >= len(words):
            return self.now
        one, share = words[said.number], (said.page + 0.5) / (said.pages or 1) * (said.pages > 0)
        doing = f"{one.unit} {said.page + 1} of {said.pages}" if said.pages else "being laid out"
        parts = list(self.now.parts)
        parts[: said.number] = [replace(part, share=1, doing="") for part in parts[: said.number]]
        parts[said.number] = replace(parts[said.number], share=share, doing=doing)
        whole = (said.number + share) / len(words)
        return replace(self.now, share=whole, doing=f"{one.name}, {doing}", parts=tuple(parts))

    def _finished(self, said: _Finished) -> Build:
        built = next(iter(said.result.targets), None)
        seconds = round(time.monotonic() - self.begun_at, 1)
        ended = replace(NO_BUILD, share=1, seconds=seconds, event=self.what.event)
        if built is None or built.state in (State.FAILED, State.KEPT):
            return replace(ended, failed=_why(said.result, built is not None))
        self.files = [file.path for file in built.files]
        return replace(
            ended,
            files=tuple(self._ready(at, file, said) for at, file in enumerate(built.files)),
            changes=tuple(_changed(said.changes, self.what.pages)),
            folder=str(built.files[0].folder) if built.files else "",
            since=said.since,
            offer=self.what.offer,
        )

    def _ready(self, number: int, file: BuiltFile, said: _Finished) -> ReadyFile:
        output = self.what.outputs.get(file.name)
        words = file_words(output) if output else FileWords(file.name, file.kind)
        sheets = -(-file.sheets // 2)
        copies = file.copies if file.sheets else 0
        return ReadyFile(
            index=number,
            name=words.name,
            kind=words.kind,
            file=file.name,
            length=_count(file.pages, words.unit) if file.pages else "",
            one_copy=_count(sheets, "sheet") if sheets else "",
            to_print=f"{_count(copies, 'copy')}, {_count(sheets * copies, 'sheet')}"
            if copies > 1
            else "",
            news=_news(file, words, said),
            sheets=sheets * copies,
        )


def _build_in_process(sender: Connection, root: Path, target: str) -> None:
    """What the process does: all that it has to say goes through the pipe."""
    output = output_folder(root)
    before = _files_of(output, target)

    def work(project: Project, task: Task, faults: Sequence[Diagnostic], session: Session) -> Made:
        tell = _Teller(sender)
        progress = session.of(OutputProgress)
        progress.hear, progress.hear_page = tell.begun, tell.page_begun
        return make_pack(project, task, faults, session)

    found = find_changes(target, root=root)
    result = run_build(root, Choice(names=(target,)), BuildOptions(output=output), work=work)
    built = [file for one in result.targets for file in one.files if file.written]
    pages = {
        file.name: changed_pages(before[file.name], file.path.read_bytes())
        for file in built
        if file.name in before and file.name.endswith(".pdf")
    }
    sender.send(_Finished(result, found.changes, before.get("", b"").decode(), pages))
    sender.close()


class _Teller(Struct, eq=False):
    """Tells through the pipe (`sender`) that the output `number` is begun, and its pages, but not
    each of them: the `last` was told at that time."""

    sender: Connection
    number: int = 0
    last: float = 0

    def begun(self, number: int, count: int) -> None:
        self.number = number
        self.sender.send(_Begun(number))

    def page_begun(self, page: int, count: int) -> None:
        if (now := time.monotonic()) - self.last > _PAUSE:
            self.last = now
            self.sender.send(_Begun(self.number, page, count))


def _files_of(output: Path, target: str) -> dict[str, bytes]:
    """The files to be read of the last build of a target, by name; and as "" when that was."""
    folder = output / target
    names = Memory(output).record(target).files
    found = {
        name: (folder / name).read_bytes()
        for name in names
        if name.endswith(".pdf") and (folder / name).is_file()
    }
    times = [(folder / name).stat().st_mtime for name in names if (folder / name).is_file()]
    if times:
        at = datetime.fromtimestamp(max(times)).astimezone()
        is_today = at.date() == datetime.now().astimezone().date()
        found[""] = (f"{at:%H:%M}" if is_today else f"{at.day} {at:%B}").encode()
    return found


def _why(result: BuildResult, is_there: bool) -> str:
    errors = [fault for fault in result.faults if fault.is_error]
    if errors:
        first = errors[0]
        place = f" ({first.span.file}, line {first.span.line})" if first.span.line else ""
        return f"{first.message[:1].upper()}{first.message[1:]}{place}."
    if is_there:
        return "Files of this pack were changed by hand, and are left as they are."
    return "There is no such event any more."


def _news(file: BuiltFile, words: FileWords, said: _Finished) -> str:
    """What is new in a file since the last build."""
    if not file.written:
        return ""
    changes = said.changes
    if words.unit == "slide" and changes is not None and not changes.is_new:
        others = (*changes.changed, *changes.moved)
        slides = {one.id for one in changes.new} | {one.id for one in others}
        return _count(len(slides), "slide") if slides else "New"
    pages = said.pages.get(file.name)
    return said_pages(pages, file.pages) if pages else "New"


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _changed(changes: Changes | None, pages: Mapping[str, int]) -> Iterator[ChangedSlide]:
    if changes is None or changes.is_new:
        return
    for name, (old, new) in changes.event.items():
        yield ChangedSlide(page=-1, title=name, what="Event", old=old, new=new)
    for slide in changes.new:
        yield _row(pages.get(slide.id, -1), slide.title, "New slide")
    for slide in changes.dropped:
        yield _row(-1, slide.title, "Deleted")
    for one in changes.changed:
        page = pages.get(one.id, -1)
        for text in one.texts:
            what = part_name(text.slot)
            yield ChangedSlide(page=page, title=one.title, what=what, old=text.old, new=text.new)
    for one in changes.moved:
        yield _row(pages.get(one.id, -1), one.title, f"Moved from {one.old_number}")


def _row(page: int, title: str, what: str) -> ChangedSlide:
    return ChangedSlide(page=page, title=title, what=what, old="", new="")
