"""What is kept of the last build in output/.briefgen: keys, digests and texts; never packed.

A file that is not there or cannot be understood is as good as no last build: deleting the folder,
or all of output, costs a full build and nothing else. Nothing here depends on times or places.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

from briefgen.build.write import write_file, write_files
from briefgen.model.copies import Copies, as_copies
from briefgen.model.diag import Diagnostic, Span
from briefgen.model.values import dataclass

FOLDER = ".briefgen"
# Records that an older briefgen wrote in another form are not read.
_FORM = 1


def digest_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of a pack as it was written. `key` is the key of what it was made from."""

    kind: str
    options: Mapping[str, str]
    digest: str
    size: int
    pages: int
    sheets: int
    key: str
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """A target at its last build.

    `key` is the digest of everything the pack was made from; `inputs` are digests by name of
    what can be compared without laying anything out, `slides` those of the slides in order.
    `pending` are the digests of files that were about to be written: of the last build, and of one
    before it that broke off and whose file is there.
    """

    key: str = ""
    inputs: Mapping[str, str] = field(default_factory=dict)
    slides: tuple[tuple[str, str], ...] = ()
    files: Mapping[str, FileRecord] = field(default_factory=dict)
    pending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    copies: Copies = field(default_factory=dict)
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The project at the last build: what was read, and the targets that were up to date with it.

    `files` gives the digest of each file read ("" for one looked for and absent), `listed` the
    files found for each pattern. `rows` are the targets: id, deck, date, outputs with options.
    `unchecked` are those whose pictures or data may have changed since they were built.
    """

    program: str
    files: Mapping[str, str]
    listed: Mapping[str, tuple[str, ...]]
    rows: tuple[tuple[str, str, str, tuple[tuple[str, Mapping[str, str]], ...]], ...]
    fresh: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """The folder .briefgen of an output folder."""

    output: Path

    @property
    def folder(self) -> Path:
        return self.output / FOLDER

    @property
    def running(self) -> Path:
        """Is there while a build runs; what it leaves behind tells that one broke off."""
        return self.folder / "running"

    def snapshot(self) -> Snapshot | None:
        found = _read(self.folder / "project.json")
        try:
            return _as_snapshot(found) if found else None
        except (KeyError, TypeError, ValueError):
            return None

    def remember(self, snapshot: Snapshot) -> None:
        content = asdict(snapshot) | {"faults": _plain(snapshot.faults)}
        write_file(self.folder / "project.json", _bytes(content))

    def record(self, target: str) -> Record:
        """The target at its last build; an empty record where there was none."""
        found = _read(self._path("targets", target))
        try:
            return _as_record(found) if found else Record()
        except (KeyError, TypeError, ValueError):
            return Record()

    def prepare(self, target: str, record: Record, texts: Any) -> None:
        """Note what is about to be written; `texts` may be None."""
        files = {self._path("targets", target): _bytes_of_record(record)}
        if texts is not None:
            files[self._path("texts", target)] = _bytes({"texts": texts})
        write_files(files)

    def note(self, target: str, record: Record) -> None:
        """Note what was written. Should it get lost, there is still what was prepared."""
        write_files({self._path("targets", target): _bytes_of_record(record)}, at_once=False)

    def texts(self, target: str) -> Any:
        """What the pack said at its last build, or None."""
        found = _read(self._path("texts", target))
        return found.get("texts") if found else None

    def targets(self) -> tuple[str, ...]:
        """The targets that there are records of."""
        return tuple(sorted(path.stem for path in (self.folder / "targets").glob("*.json")))

    def forget(self, target: str) -> None:
        for kind in ("targets", "texts"):
            self._path(kind, target).unlink(missing_ok=True)

    def _path(self, kind: str, target: str) -> Path:
        return self.folder / kind / f"{target}.json"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("form") == _FORM else None


def _bytes(content: Mapping[str, Any]) -> bytes:
    text = json.dumps({"form": _FORM, **content}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _bytes_of_record(record: Record) -> bytes:
    files = {name: _by_name(file) for name, file in record.files.items()}
    return _bytes(_by_name(record) | {"files": files, "faults": _plain(record.faults)})


def _by_name(value: Any) -> dict[str, Any]:
    """The fields of a value; `asdict` would copy all that is in them."""
    return {known.name: getattr(value, known.name) for known in fields(value)}


def _plain(faults: tuple[Diagnostic, ...]) -> list[Any]:
    return [asdict(fault) for fault in faults]


def _as_faults(found: list[Any]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            code=fault["code"],
            message=fault["message"],
            span=Span(**fault["span"]),
            label=fault["label"],
            hint=fault["hint"],
            related=tuple((Span(**span), text) for span, text in fault["related"]),
            target=fault["target"],
        )
        for fault in found
    )


def _as_record(found: dict[str, Any]) -> Record:
    return Record(
        key=found["key"],
        inputs=found["inputs"],
        slides=tuple((name, digest) for name, digest in found["slides"]),
        files={name: FileRecord(**file) for name, file in found["files"].items()},
        pending={name: tuple(digests) for name, digests in found["pending"].items()},
        faults=_as_faults(found["faults"]),
        copies=as_copies(found["copies"]),
        marking=found["marking"],
    )


def _as_snapshot(found: dict[str, Any]) -> Snapshot:
    return Snapshot(
        program=found["program"],
        files=found["files"],
        listed={pattern: tuple(names) for pattern, names in found["listed"].items()},
        rows=tuple(
            (row[0], row[1], row[2], tuple((kind, options) for kind, options in row[3]))
            for row in found["rows"]
        ),
        fresh=tuple(found["fresh"]),
        unchecked=tuple(found["unchecked"]),
        faults=_as_faults(found["faults"]),
    )
