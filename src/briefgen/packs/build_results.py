"""What a build is asked for, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Literal

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.outputs import Output, OutputName, ZipOptions
from briefgen.model.values import Value
from briefgen.support.digests import digest_of

# A pack of a thousand slides with six outputs takes about eight on one processor.
SECONDS_A_PACK = 30.0
MEGABYTES_A_WORKER = 2048


class UsageError(ValueError):
    """The call itself is wrong: no project here, or a target that does not exist."""


class State(Enum):
    """What became of a target."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # it was edited by hand, and is not overwritten
    FAILED = "failed"


class BuiltFile(Value, kw_only=True):
    """A file of a pack: its `name` in the `folder` of the pack, and as `kind` the output that it
    is; `written` is false where it held the same bytes already. `pages` counts slides, pages, or
    sides of a booklet, and is 0 for a .zip. `sheets` is what one copy takes printed on one side,
    `duplex` the edge on which it is turned for both sides, `blanks` how many pages of a booklet
    stay empty, and `copies` how many are to be printed."""

    folder: Path
    name: str
    kind: OutputName
    pages: int
    sheets: int
    written: bool
    duplex: Literal["long", "short"] = "long"
    blanks: int = 0
    copies: int = 1

    @property
    def path(self) -> Path:
        """Where it stands."""
        return self.folder / self.name


class Edit(Value):
    """A change made by hand in a deck of a pack, named by its `file`; `slide` counts from 1. `old`
    and `new` are the paragraphs before and after, joined by " / ", "" where there are none."""

    file: str
    slide: int
    old: str
    new: str


class BuiltTarget(Value, kw_only=True):
    """What became of one target: its files, or the faults that kept it from being written.

    `id` is its name. `files` are those of the outputs asked for, none where the `state` is KEPT or
    FAILED; `faults` may be warnings only. `reasons` say why it was made again, `edited` names the
    files that were changed by hand, `removed` those that the pack no longer has, and `left` those
    of them that were changed by hand and stay. `copied` are the copies of files that were changed
    by hand and overwritten.
    """

    id: str
    files: tuple[BuiltFile, ...]
    faults: tuple[Diagnostic, ...]
    state: State = State.BUILT
    reasons: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    copied: tuple[Path, ...] = ()


class BuildResult(Value):
    """What a build did. `targets` are those chosen, in the project's order; where the user asked it
    to stop (`was_interrupted`), only those that were finished. `faults` holds every diagnostic of
    the run once, in file order; `gone` names the packs in the output folder that no seminar and no
    deck has any more."""

    targets: tuple[BuiltTarget, ...]
    faults: tuple[Diagnostic, ...]
    was_interrupted: bool = False
    gone: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[BuiltFile, ...]:
        return tuple(file for target in self.targets for file in target.files)

    @property
    def is_ok(self) -> bool:
        """Whether there were no errors."""
        return not any(fault.is_error for fault in self.faults)


class Shard(Value):
    """A share of all targets: its `number`, from 1, `of` how many shards. A target is always in the
    same one, whatever other targets there are."""

    number: int
    of: int

    def has(self, target: str) -> bool:
        return int(digest_of(target.encode()), 16) % self.of == self.number - 1


class Choice(Value, kw_only=True):
    """Which targets are built: those named (`names`, of seminars or decks), of these `decks`, from
    this date on (`since`, ISO), with an id that matches one of these patterns (`matching`, such as
    "2026-11-*"), in this `shard`. What is empty chooses everything."""

    names: tuple[str, ...] = ()
    decks: tuple[str, ...] = ()
    since: str = ""
    matching: tuple[str, ...] = ()
    shard: Shard | None = None


class BuildOptions(Value, kw_only=True):
    """Where to write (`output`, the folder that holds the packs), which outputs to make (all where
    `only` is empty), and how.

    With `strict`, warnings keep a target from being written; with `force`, files that were edited
    by hand are overwritten; `with_zip` makes a .zip as well. `jobs` is the number of worker
    processes, 0 for one a processor. In a worker, a pack may take so many `seconds`, and the worker
    so many `megabytes` of memory, 0 for no limit. `engine` names who makes the packs: the address
    of a dask scheduler, or "local-cluster" for one on this machine; "" for worker processes.
    """

    output: Path
    only: tuple[str, ...] = ()
    strict: bool = False
    force: bool = False
    with_zip: bool = False
    jobs: int = 0
    seconds: float = SECONDS_A_PACK
    megabytes: int = MEGABYTES_A_WORKER
    engine: str = ""

    def wanted(self, outputs: Iterable[Output | ZipOptions]) -> tuple[Output | ZipOptions, ...]:
        """What is made of a target with these outputs."""
        chosen = [output for output in outputs if not self.only or output.kind in self.only]
        is_added = self.with_zip and ZipOptions() not in chosen
        return (*chosen, *([ZipOptions()] if is_added else []))
