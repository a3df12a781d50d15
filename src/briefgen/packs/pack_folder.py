"""The files made for a target -> its folder: whole, with manifest and record, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from briefgen.model.copy_counts import Copies, copies_of
from briefgen.model.outputs import (
    OUTPUTS,
    DeckOptions,
    DeckShareOptions,
    Edge,
    NotesOptions,
    Output,
    ZipOptions,
)
from briefgen.model.values import Value
from briefgen.packs.build_records import FileRecord, Memory, PackTexts, Record
from briefgen.packs.build_results import BuiltFile
from briefgen.packs.manifest import MANIFEST, make_manifest, sha256_of
from briefgen.packs.pack_transaction import bytes_at, change_pack, digest_at
from briefgen.support.digests import digest_of

if TYPE_CHECKING:
    from briefgen.ooxml.saved_again import Saved


class PackFile(Value, kw_only=True):
    """A finished file of a pack: its `name` in the pack's folder, the `output` that it is, and its
    bytes (`data`). `pages` counts slides, pages, or sides of a booklet; `sheets` is the paper that
    one copy takes printed on one side, 0 for a file that is not made to be printed; `blanks` are
    the pages of a booklet that stay empty; `duplex` is the edge on which sheets are turned; `parts`
    are the names of what a packed one holds."""

    name: str
    output: Output | ZipOptions
    data: bytes
    pages: int
    sheets: int
    blanks: int = 0
    duplex: Edge = "long"
    parts: tuple[str, ...] = ()


def file_name(target: str, output: Output | ZipOptions) -> str:
    """`<target>[-<output>][-<variant>].<extension>`."""
    variant = f"-{output.variant}" if output.variant else ""
    match output:
        case ZipOptions():
            return f"{target}.zip"
        case DeckOptions():
            return f"{target}{variant}.pptx"
        case _:
            return f"{target}-{output.kind}{variant}.{OUTPUTS[output.kind].extension}"


def outputs_in_zip(target: str, outputs: Iterable[Output | ZipOptions]) -> dict[str, Output]:
    """What goes into the .zip of a target with these outputs, by file name: all that the speaker
    does not keep for himself, and the deck as others get it."""
    return {
        file_name(target, shared): shared
        for output in outputs
        if not isinstance(output, NotesOptions | ZipOptions)
        for shared in [_to_share(output) if isinstance(output, DeckOptions) else output]
    }


def _to_share(deck: DeckOptions) -> DeckShareOptions:
    return DeckShareOptions(variant=deck.variant, only=deck.only, without=deck.without)


def is_current(file: FileRecord | None, key: str, parts: Iterable[str]) -> bool:
    """Whether a file was made from what the key stands for; a packed one must hold these parts."""
    return (
        file is not None and file.key == key and (not file.is_packed or file.parts == tuple(parts))
    )


class Standing(Value):
    """How the files of a pack stand: those that hold what the last build wrote (`present`), those
    that were changed by hand since (`edited`), and whether the manifest is the one of the last
    build (`has_manifest`). Decks that were only saved again are present; of those `rewritten` in
    other words of XML nobody knows whether something was moved."""

    present: frozenset[str]
    edited: tuple[str, ...]
    has_manifest: bool
    rewritten: tuple[str, ...] = ()


def look_at_pack(
    folder: Path,
    names: Iterable[str],
    record: Record,
    texts: Callable[[], PackTexts | None] = lambda: None,
) -> Standing:
    """Compare the files with their digests in the record and in the manifest; decks that differ,
    with what they said by the `texts`."""
    now = {name: digest_at(folder, name) for name in names}
    files = record.files
    present = {
        name
        for name, digest in now.items()
        if digest and name in files and digest == files[name].digest
    }
    others = {name: digest for name, digest in now.items() if digest and name not in present}
    listed = listed_digests(folder) if others else {}
    edited = [
        name
        for name, digest in others.items()
        if digest not in record.pending.get(name, ()) and not _is_listed(folder, name, listed)
    ]
    has_manifest = bool(record.manifest) and digest_at(folder, MANIFEST) == record.manifest
    saved = {name: how for name in edited if (how := _how_saved(folder, name, texts))}
    return Standing(
        frozenset(present | (saved.keys() & files.keys())),
        tuple(name for name in edited if name not in saved),
        has_manifest,
        tuple(name for name, how in saved.items() if how == "content"),
    )


def _how_saved(folder: Path, name: str, texts: Callable[[], PackTexts | None]) -> Saved:
    said, data = texts() if name.endswith(".pptx") else None, bytes_at(folder, name)
    if said is None or data is None or name not in said["contents"]:
        return ""
    from briefgen.ooxml.saved_again import how_saved

    return how_saved(data, said["contents"][name], said["files"][name])


def _is_listed(folder: Path, name: str, listed: Mapping[str, str]) -> bool:
    data = bytes_at(folder, name)
    return data is not None and sha256_of(data) == listed.get(name)


def listed_digests(folder: Path) -> dict[str, str]:
    """What the manifest of a pack says of its files; nothing where it says nothing."""
    try:
        return {str(file["file"]): str(file["sha256"]) for file in _listed(folder)["files"]}
    except _SAYS_NOTHING:
        return {}


def target_listed(folder: Path) -> str:
    """The target whose pack a manifest says that it lists; "" where it is no manifest of ours."""
    try:
        found = _listed(folder)
        return str(found["target"]) if "briefgen" in found and "files" in found else ""
    except _SAYS_NOTHING:
        return ""


_SAYS_NOTHING = (OSError, ValueError, KeyError, TypeError, RecursionError)


def _listed(folder: Path) -> Any:
    return msgspec.json.decode((folder / MANIFEST).read_bytes())


class Written(Value):
    """What became of a pack: its `record`, the `files` that were written, those `removed`, and
    those that no output asks for any more and that stay, as they were changed by hand (`left`)."""

    record: Record
    files: frozenset[str]
    removed: tuple[str, ...]
    left: tuple[str, ...]


def write_pack(
    memory: Memory,
    target: str,
    new: Record,
    made: Sequence[PackFile],
    *,
    order: Sequence[str],
    texts: PackTexts | None = None,
) -> Written:
    """Write what was made beside the files of the pack that hold already what they should.

    `new` is the target's record without its files, `order` the names of all files that the pack
    may have, `texts` what it says. Others that a build wrote are removed, unless they were changed
    by hand. Raises OSError where writing fails; the pack is then what it was.
    """
    old = memory.record(target)
    files = {name: file for name, file in old.files.items() if name in order}
    for file in made:
        files[file.name] = _file_record(file, new.key)
    files = {name: files[name] for name in order if name in files}
    data = {file.name: file.data for file in made}
    sums = dict(_sums(memory.output / target, files, data))
    manifest = make_manifest(target, files, sums, copies=new.copies, marking=new.marking)
    data[MANIFEST] = manifest
    gone = {name: file.digest for name, file in old.files.items() if name not in files}
    record = replace(new, files=files, manifest=digest_of(manifest))
    written, removed = change_pack(memory, target, data, gone, record, texts)
    folder = memory.output / target
    left = tuple(name for name in gone if name not in removed and (folder / name).is_file())
    return Written(record, written, removed, left)


def _sums(
    folder: Path, files: Mapping[str, FileRecord], made: Mapping[str, bytes]
) -> Iterator[tuple[str, str]]:
    """The SHA-256 of each file as a build wrote it. What is not as it was written keeps what the
    manifest says of it: what somebody made of it is not ours."""
    listed = listed_digests(folder)
    for name, file in files.items():
        data = made.get(name) or bytes_at(folder, name) or b""
        yield name, sha256_of(data) if digest_of(data) == file.digest else listed.get(name, "")


def list_files(
    folder: Path,
    files: Mapping[str, FileRecord],
    copies: Copies,
    *,
    written: Container[str] = (),
) -> Iterator[BuiltFile]:
    """The files of the pack in a folder, and which of them were written just now."""
    for name, file in files.items():
        yield BuiltFile(
            folder=folder,
            name=name,
            kind=file.output.kind,
            pages=file.pages,
            sheets=file.sheets,
            written=name in written,
            duplex=file.duplex,
            blanks=file.blanks,
            copies=copies_of(file.output, copies),
        )


def _file_record(file: PackFile, key: str) -> FileRecord:
    return FileRecord(
        output=file.output,
        digest=digest_of(file.data),
        size=len(file.data),
        pages=file.pages,
        sheets=file.sheets,
        key=key,
        blanks=file.blanks,
        duplex=file.duplex,
        parts=file.parts,
    )
