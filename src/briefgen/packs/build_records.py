"""What is kept of the last build in output/.briefgen: keys, digests and texts; never packed.

A file that is not there, is cut or says what no build would write is as good as no last build:
deleting the folder, or all of output, costs a full build and nothing else. Names of files in it are
data: one that could lead out of its pack's folder makes the whole record nothing. Nothing here
depends on times or places.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypedDict, TypeVar

import msgspec
from msgspec import Meta, Struct

from briefgen.model.copy_counts import COUNTED
from briefgen.model.diagnostics import Diagnostic, codes
from briefgen.model.outputs import Edge, Output, ZipOptions
from briefgen.model.safe_names import is_safe_name, is_safe_path
from briefgen.model.values import Value
from briefgen.packs.atomic_write import TEMPORARY_PREFIX, write_files
from briefgen.support.file_bytes import file_bytes
from briefgen.support.memo import memo
from briefgen.support.world import is_inside

FOLDER = ".briefgen"

Count = Annotated[int, Meta(ge=0)]


class FileRecord(Struct, frozen=True, kw_only=True):
    """A file of a pack as it was written, made for `output`.

    `digest` is what its bytes are known by here, and `size` how many they are. `pages` counts
    slides or pages, `sheets` what one copy takes printed on one side, `blanks` the pages of a
    booklet that stay empty; all are 0 for what has none. `duplex` is the edge on which its sheets
    are turned. `key` is the key of what it was made from,
    `parts` the names of the files that a packed one holds.
    """

    output: Output | ZipOptions
    digest: str
    size: Count
    pages: Count
    sheets: Count
    key: str
    blanks: Count = 0
    duplex: Edge = "long"
    parts: tuple[str, ...] = ()

    @property
    def is_packed(self) -> bool:
        """Whether it holds other files of its pack."""
        return isinstance(self.output, ZipOptions)


class Record(Struct, frozen=True, kw_only=True):
    """A target at its last build.

    `key` is the digest of everything the pack was made from; `inputs` are digests by name of what
    can be compared without laying anything out, `slides` those of the slides in order, `assets`
    those of the picture and data files that it shows ("" for one that was absent). `files` are the
    files of the pack by name, `manifest` is the digest of manifest.json. `pending` are digests of
    files that a build may have written which broke off, and whose files got lost since. `faults`
    are the warnings that it gave, `copies` how many are wanted by name of output, `marking` the
    protective marking ("" for none). The `key` is "" where there was no build, or the files of one
    that broke off got lost.
    """

    key: str = ""
    inputs: dict[str, str] = {}
    slides: tuple[tuple[str, str], ...] = ()
    files: dict[str, FileRecord] = {}
    assets: dict[str, str] = {}
    manifest: str = ""
    pending: dict[str, tuple[str, ...]] = {}
    faults: tuple[Diagnostic, ...] = ()
    copies: dict[str, Count] = {}
    marking: str = ""

    def __post_init__(self) -> None:
        _must_be_safe(*self.files, *self.pending)
        if not all(map(is_inside, self.assets)):
            raise ValueError("a picture or data file outside the project")
        if not all(name in COUNTED for name in self.copies):
            raise ValueError("no names of outputs")
        _must_be_known(self.faults)


class Row(Struct, frozen=True, array_like=True):
    """What choosing needs to know of a target, and the `outputs` it has: its `id`, the name of its
    `deck`, and the `date` of its event as typed, "" where there is none."""

    id: str
    deck: str
    date: str = ""
    outputs: tuple[Output | ZipOptions, ...] = ()

    def __post_init__(self) -> None:
        if not is_safe_name(self.id):
            raise ValueError("no target has such a name")


class Snapshot(Struct, frozen=True, kw_only=True):
    """The project at the last build: what was read, and the targets that were up to date with it.

    `program` is the digest of briefgen and its libraries. `files` gives the digest of each file
    that the project is read from ("" for one looked for and absent), `listed` the files found for
    each pattern; `faults` are what was wrong with them. `rows` are all targets in order. `fresh`
    are those that were up to date, with the keys of their records: for another record it does not
    speak.
    """

    program: str
    files: dict[str, str]
    listed: dict[str, tuple[str, ...]]
    rows: tuple[Row, ...]
    fresh: dict[str, str]
    faults: tuple[Diagnostic, ...] = ()

    def __post_init__(self) -> None:
        if not all(map(is_inside, self.listed)):
            raise ValueError("a pattern that leads out of the project")
        _must_be_known(self.faults)


class SlideTexts(TypedDict):
    """A slide's texts: `texts` holds those of each slot in reading order, and those of its "notes",
    "reading" and "sources". `id` tells it from other slides of the deck, `title` is for people,
    `file` is the source that it is written in."""

    id: str
    title: str
    file: str
    texts: dict[str, list[str]]


class PackTexts(TypedDict):
    """What a pack said: the data of its `event` by name, its `slides`, and of each of its decks the
    paragraphs that a reader finds, slide by slide (`files`, by name), and the digests of its parts
    (`contents`)."""

    event: dict[str, str]
    slides: list[SlideTexts]
    files: dict[str, list[list[str]]]
    contents: dict[str, dict[str, str]]


class Move(Struct, frozen=True):
    """A file that is ready under the name `temporary` and is to take its place, `name`; digests of
    what stood there (`before`, "" for nothing) and of what comes (`after`). Names are relative to
    the folder of the pack."""

    name: str
    temporary: str
    before: str
    after: str

    def __post_init__(self) -> None:
        _must_be_safe(self.name)
        folder, _, file = self.temporary.rpartition("/")
        is_ours = file.startswith(TEMPORARY_PREFIX) and is_safe_name(file.lstrip("."))
        if not is_ours or (folder and not is_safe_name(folder)):
            raise ValueError("not the name of a temporary file")


class Journal(Struct, frozen=True):
    """A change of a pack that has begun: what moves into its place (`moves`, in order), which files
    go (`removed`, with the digests they must have for that), and what is remembered of the pack
    when all is done: its `record`, and its `texts`, None where those remembered stay."""

    moves: tuple[Move, ...]
    removed: dict[str, str]
    record: Record
    texts: PackTexts | None = None

    def __post_init__(self) -> None:
        _must_be_safe(*self.removed)


def _must_be_safe(*names: str) -> None:
    if not all(map(is_safe_path, names)):
        raise ValueError("no file of a pack has such a name")


def _must_be_known(faults: tuple[Diagnostic, ...]) -> None:
    if any(fault.code not in codes() for fault in faults):
        raise ValueError("there is no such diagnostic")


T = TypeVar("T")


class _Stored(Struct, Generic[T], frozen=True):
    """A file of the state. What an older briefgen wrote in another form is not read."""

    form: Literal[4]
    content: T


class Memory(Value):
    """The folder .briefgen of an output folder, `output`."""

    output: Path

    @property
    def folder(self) -> Path:
        return self.output / FOLDER

    @property
    def running(self) -> Path:
        """Is there while a build runs; what it leaves behind tells that one broke off."""
        return self.folder / "running"

    def prepare(self) -> None:
        """Make the folders, and put away what stands where they or their files should be: all in
        here is ours. Links are taken away, never followed. Raises OSError where that fails."""
        self.output.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, *(self.folder / kind for kind in _KINDS)):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                folder.unlink()
            folder.mkdir(exist_ok=True)
        for name in ("running", "lock", "project.json"):
            _make_way(self.folder / name)

    def snapshot(self) -> Snapshot | None:
        found: Snapshot | None = _read(self._project, Snapshot)
        return found

    def remember(self, snapshot: Snapshot) -> None:
        """Raises OSError where that fails."""
        _write({self._project: snapshot})

    def record(self, target: str) -> Record:
        """The target at its last build; an empty record where there was none. Joined without
        pathlib: a build that has nothing to do reads the records of all packs."""
        return _read(f"{self.output}/{FOLDER}/targets/{target}.json", Record) or Record()

    def note(self, target: str, record: Record, texts: PackTexts | None = None) -> None:
        """Note what was written, and what the pack says now. Raises OSError where that fails."""
        said = {self._path("texts", target): texts} if texts is not None else {}
        _write({self._path("targets", target): record, **said}, at_once=False)

    def texts(self, target: str) -> PackTexts | None:
        """What the pack said at its last build, or None."""
        found: PackTexts | None = _read(self._path("texts", target), PackTexts)
        return found

    def begin(self, target: str, journal: Journal) -> None:
        """From now on the change is finished, by this build or by the next one. Raises OSError
        where it cannot be noted; then it has not begun."""
        _write({self._path("journal", target): journal})

    def journal(self, target: str) -> Journal | None:
        found: Journal | None = _read(self._path("journal", target), Journal)
        return found

    def end(self, target: str) -> None:
        self._path("journal", target).unlink(missing_ok=True)

    def journals(self) -> tuple[str, ...]:
        """The packs whose change has begun and not ended."""
        return self._names("journal")

    def targets(self) -> tuple[str, ...]:
        """The targets that there are records of."""
        return self._names("targets")

    def forget(self, target: str) -> None:
        for kind in _KINDS:
            self._path(kind, target).unlink(missing_ok=True)

    @property
    def _project(self) -> Path:
        return self.folder / "project.json"

    def _path(self, kind: str, target: str) -> Path:
        return Path(self.output, FOLDER, kind, f"{target}.json")

    def _names(self, kind: str) -> tuple[str, ...]:
        try:
            found = os.listdir(self.folder / kind)  # noqa: PTH208 - names are all that is wanted
        except OSError:
            return ()
        names = (name.removesuffix(".json") for name in found if name.endswith(".json"))
        return tuple(sorted(filter(is_safe_name, names)))


_KINDS = ("targets", "texts", "journal")


def _read(path: Path | str, kind: Any) -> Any:
    """What a file of the state says, or None where it says nothing that can be believed."""
    try:
        data = file_bytes(path)  # before there is a decoder, which a first build need not make
        stored = _decoder(kind).decode(data)
    except (OSError, ValueError, RecursionError):
        return None
    return stored.content


@memo(64)
def _decoder(kind: Any) -> msgspec.json.Decoder[_Stored[Any]]:
    return msgspec.json.Decoder(_Stored[kind])


def _write(contents: Mapping[Path, Any], *, at_once: bool = True) -> None:
    """What holds a letter that no file can hold is not kept, nor is what was kept before."""
    data: dict[Path, bytes] = {}
    for path, content in contents.items():
        _make_way(path)
        try:
            data[path] = msgspec.json.encode(_Stored(4, content))
        except UnicodeEncodeError:
            path.unlink(missing_ok=True)
    write_files(data, at_once=at_once)


def _make_way(path: Path) -> None:
    if path.is_symlink():
        path.unlink()
    elif path.is_dir():
        from shutil import rmtree

        rmtree(path)
