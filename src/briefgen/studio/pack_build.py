"""A target -> its pack, made in a process of its own, so that writing goes on meanwhile."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.project import Project
from briefgen.model.values import Value, replace
from briefgen.packs import BuildOptions, Choice, output_folder
from briefgen.packs.build_results import BuildResult, BuiltFile, State
from briefgen.packs.changes import Changes, find_changes
from briefgen.packs.make_pack import Made, Task, make_pack
from briefgen.packs.output_progress import OutputProgress
from briefgen.packs.run_build import run_build
from briefgen.studio.messages import Build, ChangedSlide, ReadyFile
from briefgen.support.session import Session

_KINDS = {
    "deck": "PowerPoint deck",
    "deck-share": "PowerPoint deck to hand out",
    "slides": "Slides",
    "handout": "Handout",
    "notes": "Notes pages",
    "reading": "Reading document",
    "booklet": "Booklet",
    "zip": "Everything to send",
}
NO_BUILD = Build(
    is_running=False, share=0, doing="", is_stopped=False, failed="", files=(), changes=(),
    folder="", seconds=0, offer="",
)  # fmt: skip


class _Begun(Value):
    """The output `kind` is being made, as number `number` of `count`."""

    kind: str
    number: int
    count: int


class _Finished(Value):
    """What became of the build, and what changed since the last."""

    result: BuildResult
    changes: Changes | None


class PackBuild(Struct, eq=False, kw_only=True):
    """A build of one target (`target`) of the project at `root`. `now` is how it stands, `files`
    are the files made by number; `process` is the one that builds, since
    `begun_at`."""

    root: Path
    target: str
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
            target=_build_in_process, args=(sender, self.root, self.target), daemon=True
        )
        self.now = replace(NO_BUILD, is_running=True, doing="Reading the files")
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

    def stop(self) -> Build:
        """Give it up; the old files stay."""
        if self.process is not None and self.now.is_running:
            self.now = replace(self.now, is_stopped=True)
            self.process.terminate()
        return self.now

    def _heard(self, said: _Begun | _Finished) -> Build:
        if isinstance(said, _Begun):
            share = (said.number + 0.5) / (said.count + 1)
            doing = _KINDS.get(said.kind, said.kind)
            self.now = replace(self.now, share=share, doing=doing)
        else:
            self.now = self._finished(said)
        return self.now

    def _finished(self, said: _Finished) -> Build:
        built = next(iter(said.result.targets), None)
        seconds = round(time.monotonic() - self.begun_at, 1)
        if built is None or built.state in (State.FAILED, State.KEPT):
            return replace(
                NO_BUILD, share=1, failed=_why(said.result, built is not None), seconds=seconds
            )
        self.files = [file.path for file in built.files]
        return replace(
            NO_BUILD,
            share=1,
            files=tuple(_ready(number, file) for number, file in enumerate(built.files)),
            changes=tuple(_changed(said.changes)),
            folder=str(built.files[0].folder) if built.files else "",
            seconds=seconds,
            offer=_offer(built.files),
        )


def _build_in_process(sender: Connection, root: Path, target: str) -> None:
    """What the process does: all that it has to say goes through the pipe."""

    def work(project: Project, task: Task, faults: Sequence[Diagnostic], session: Session) -> Made:
        session.of(OutputProgress).hear = lambda *said: sender.send(_Begun(*said))
        return make_pack(project, task, faults, session)

    found = find_changes(target, root=root)
    options = BuildOptions(output=output_folder(root))
    result = run_build(root, Choice(names=(target,)), options, work=work)
    sender.send(_Finished(result, found.changes))
    sender.close()


def _why(result: BuildResult, is_there: bool) -> str:
    errors = [fault for fault in result.faults if fault.is_error]
    if errors:
        first = errors[0]
        place = f" ({first.span.file}, line {first.span.line})" if first.span.line else ""
        return f"{first.message[:1].upper()}{first.message[1:]}{place}."
    if is_there:
        return "Files of this pack were changed by hand, and are left as they are."
    return "There is no such event any more."


def _ready(number: int, file: BuiltFile) -> ReadyFile:
    noun = "slide" if file.kind in ("deck", "deck-share", "slides") else "page"
    sheets = -(-file.sheets // 2)
    copies = file.copies if file.sheets else 0
    return ReadyFile(
        index=number,
        name=file.name,
        kind=_KINDS.get(file.kind, file.kind),
        length=_count(file.pages, noun) if file.pages else "",
        one_copy=f"{_count(sheets, 'sheet')}, both sides" if sheets else "",
        to_print=f"{_count(copies, 'copy')}, {_count(sheets * copies, 'sheet')}"
        if copies > 1
        else "",
        is_new=file.written,
    )


def _count(number: int, noun: str) -> str:
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _changed(changes: Changes | None) -> Iterator[ChangedSlide]:
    if changes is None or changes.is_new:
        return
    for name, (old, new) in changes.event.items():
        yield ChangedSlide(page=-1, title=name, what="Event", old=old, new=new)
    for slide in changes.new:
        yield _row(slide.number - 1, slide.title, "New slide")
    for slide in changes.dropped:
        yield _row(-1, slide.title, "Deleted")
    for one in changes.changed:
        for text in one.texts:
            what = text.slot.replace("-", " ").capitalize()
            yield ChangedSlide(
                page=one.new_number - 1, title=one.title, what=what, old=text.old, new=text.new
            )
    for one in changes.moved:
        yield _row(one.new_number - 1, one.title, f"Moved from {one.old_number}")


def _row(page: int, title: str, what: str) -> ChangedSlide:
    return ChangedSlide(page=page, title=title, what=what, old="", new="")


def _offer(files: Sequence[BuiltFile]) -> str:
    """What would save paper most, in a sentence."""
    handout = next((file for file in files if file.kind == "handout"), None)
    if handout is None or handout.copies < 2 or handout.sheets < 4:
        return ""
    sheets, other = -(-handout.sheets // 2), -(-handout.sheets // 4)
    if other >= sheets:
        return ""
    return (
        f"Twice as many slides on a page of the handout take about "
        f"{other * handout.copies:,} sheets in place of {sheets * handout.copies:,}."
    )
