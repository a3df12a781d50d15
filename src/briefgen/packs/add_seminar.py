"""A project + what a new seminar says -> its list with it, written where that is sound."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

from briefgen.compile import load_project
from briefgen.edit.seminar_entry import Added, CannotAddError, add_entry, add_row
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value
from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.check_project import check_targets
from briefgen.packs.open_project import Loaded, project_root
from briefgen.read.seminars import CSV_FILE, KEYS, XLSX_FILE, YAML_FILE
from briefgen.support.world import DiskWorld, OverlayWorld

_MARK = "\ufeff"


class AddedSeminar(Value, kw_only=True):
    """The `file` and the `line` where the seminar is written, 0 where it is not; the names of what
    was `copied` from the one before, and what is wrong with it (`faults`)."""

    file: str
    line: int
    copied: tuple[str, ...]
    faults: tuple[Diagnostic, ...]


def add_seminar(root: str | Path, given: Mapping[str, str]) -> AddedSeminar:
    """Add a seminar below the last one of the list, and check it. The file is written only where
    nothing is wrong with what was added.

    Raises UsageError where there is no list that can be added to; OSError where it cannot be
    written.
    """
    disk = DiskWorld(project_root(root))
    file = _list_of(disk)
    before = disk.read(file) or b""
    try:
        text = before.decode("utf-8")
        added = _added(text.removeprefix(_MARK), file, given)
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not in UTF-8; save it as CSV UTF-8, and try again") from error
    except CannotAddError as why:
        raise UsageError(f"nothing can be added to {file}: {why}") from why
    after = (text[: text.startswith(_MARK)] + added.text).encode()
    faults = _check(OverlayWorld(below=disk, files={file: after}), file, given["id"], added)
    path = disk.path(file)
    is_wrong = any(fault.is_error for fault in faults)
    if is_wrong or path is None or path.read_bytes() != before:
        return AddedSeminar(file=file, line=0, copied=(), faults=faults)
    mode = stat.S_IMODE(path.stat().st_mode)
    write_file(path, after)
    path.chmod(mode)
    return AddedSeminar(file=file, line=added.lines[0], copied=added.copied, faults=faults)


def _list_of(world: DiskWorld) -> str:
    for name in (CSV_FILE, YAML_FILE):
        if world.is_there(name):
            return name
    if world.is_there(XLSX_FILE):
        raise UsageError(
            f"{XLSX_FILE} is a workbook, which briefgen does not write; add the row in your "
            f"spreadsheet, or save the list as {CSV_FILE}"
        )
    raise UsageError(
        f"there is no list of seminars yet; make the file {CSV_FILE} with the first line "
        "`id,deck,date,venue,speaker`, and try again"
    )


def _added(text: str, file: str, given: Mapping[str, str]) -> Added:
    if file == CSV_FILE:
        return add_row(text, given, frozenset(KEYS))
    known = {name: value for name, value in given.items() if name in KEYS}
    return add_entry(text, file, known, {n: v for n, v in given.items() if n not in KEYS})


def _check(world: OverlayWorld, file: str, id_: str, added: Added) -> tuple[Diagnostic, ...]:
    """What is wrong in the new lines, and with the pack that they ask for. Where the list cannot be
    read as a whole, all that is wrong in it."""
    faults = Faults()
    loaded = Loaded(load_project(world, faults), faults.in_order(), world)
    found = loaded.faults
    if any(target.id == id_ for target in loaded.project.targets):
        found = check_targets(loaded, (id_,))
        return tuple(f for f in found if f.span.file == file and f.span.line in added.lines)
    new = [f for f in found if f.span.file == file and f.span.line in added.lines]
    return tuple(new or (f for f in found if f.span.file == file))
