"""The files made for a target -> its folder: whole, with manifest and record, or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from briefgen.build.cache import FileRecord, Memory, Record, digest_of
from briefgen.build.manifest import MANIFEST, make_manifest
from briefgen.build.results import BuiltFile
from briefgen.build.write import write_files
from briefgen.model.copies import Copies, copies_of
from briefgen.model.outputs import duplex_edge
from briefgen.model.values import dataclass

ZIP = "zip"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A finished file of a pack. `sheets` is the paper that one copy takes printed on one side, 0
    for a file that is not made to be printed."""

    name: str
    kind: str
    options: Mapping[str, str]
    data: bytes = field(repr=False)
    pages: int
    sheets: int
    blanks: int = 0


def file_name(target: str, kind: str, options: Mapping[str, str]) -> str:
    """`<target>[-<output>][-<variant>].<extension>`."""
    from briefgen.model.outputs import OUTPUTS

    if kind in ("deck", ZIP):
        return f"{target}.{'pptx' if kind == 'deck' else ZIP}"
    given = ((name, options[name]) for name in OUTPUTS[kind].options if name in options)
    words = (name if value == "yes" else value for name, value in given if value != "no")
    variant = "".join(f"-{word}" for word in words)
    return f"{target}-{kind}{variant}.{OUTPUTS[kind].extension}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How the files of a pack stand: those that hold what the last build wrote, and those that
    were changed by hand since."""

    present: frozenset[str]
    edited: tuple[str, ...]


def look_at_pack(folder: Path, names: Iterable[str], record: Record) -> Standing:
    """Compare the files with their digests in the record and in the manifest.

    What a build that broke off was about to write is neither: it is simply made again.
    """
    now = {name: _digest_now(folder, name) for name in names}
    files = record.files
    present = {name for name, digest in now.items() if digest and digest == _digest_in(files, name)}
    others = {name: digest for name, digest in now.items() if digest and name not in present}
    listed = _listed_digests(folder) if others else {}
    edited = [
        name
        for name, digest in others.items()
        if digest not in (*record.pending.get(name, ()), listed.get(name))
    ]
    return Standing(frozenset(present), tuple(edited))


def _digest_in(files: Mapping[str, FileRecord], name: str) -> str:
    return files[name].digest if name in files else ""


def _digest_now(folder: Path, name: str) -> str:
    """Without pathlib, which takes as long to join two names as the system to open a file."""
    try:
        with open(f"{folder}{os.sep}{name}", "rb", buffering=0) as file:  # noqa: PTH123
            return digest_of(file.read())
    except OSError:
        return ""


def _listed_digests(folder: Path) -> dict[str, str]:
    try:
        found: Any = json.loads((folder / MANIFEST).read_bytes())
        return {file["file"]: file["sha256"] for file in found["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_pack(
    memory: Memory,
    target: str,
    new: Record,
    made: Sequence[PackFile],
    order: Sequence[str],
    texts: Any = None,
) -> tuple[Record, frozenset[Path]]:
    """Write what was made beside the files of the pack that hold already what they should.

    `new` is the target's record without its files, `order` the names of all files that the pack
    may have, `texts` what it says. Returns the whole record, and the files that were written.
    Raises OSError where writing fails; the record then names what was about to be written, so that
    the next build knows its own files.
    """
    old = memory.record(target)
    folder = memory.output / target
    files = {name: file for name, file in old.files.items() if name in order}
    for file in made:
        files[file.name] = _file_record(file, new.key)
    files = {name: files[name] for name in order if name in files}
    pending = {file.name: _pending(folder, file, old, files[file.name]) for file in made}
    manifest = make_manifest(target, files, new.copies, new.marking)
    if made:
        memory.prepare(target, replace(old, pending=pending), texts)
    data = {folder / file.name: file.data for file in made}
    written = write_files({**data, folder / MANIFEST: manifest})
    _remove_stale(folder, old, files)
    record = replace(new, files=files)
    memory.note(target, record)
    return record, written


def _pending(folder: Path, file: PackFile, old: Record, new: FileRecord) -> tuple[str, ...]:
    """The digests by which the next build knows a file for ours, should this one be killed: even
    where the file is still that of another build, which was killed before it could note it."""
    before = old.pending.get(file.name, ())
    there = _digest_now(folder, file.name) if before else ""
    return (*([there] if there in before else []), new.digest)


def list_files(
    memory: Memory,
    target: str,
    files: Mapping[str, FileRecord],
    copies: Copies,
    written: Iterable[Path] = (),
) -> Iterator[BuiltFile]:
    """The files of a pack, and which of them were written just now."""
    paths, folder = frozenset(written), memory.output / target
    for name, file in files.items():
        path = folder / name
        edge = duplex_edge(file.kind, file.options)
        wanted = copies_of(file.kind, file.options, copies)
        yield BuiltFile(
            path, file.kind, file.pages, file.sheets, path in paths, edge, file.blanks, wanted
        )


def _file_record(file: PackFile, key: str) -> FileRecord:
    size, digest = len(file.data), digest_of(file.data)
    return FileRecord(
        file.kind, file.options, digest, size, file.pages, file.sheets, key, file.blanks
    )


def _remove_stale(folder: Path, old: Record, kept: Mapping[str, FileRecord]) -> None:
    """Files that the pack no longer has are removed, unless they were changed by hand."""
    for name, file in old.files.items():
        if name not in kept and _digest_now(folder, name) == file.digest:
            (folder / name).unlink(missing_ok=True)
