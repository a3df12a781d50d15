"""Project -> its sources with every fix made that is certain, and what is wrong after that.

Only YAML files inside the project are written, each as a whole or not at all, and only where they
are still what was checked. A spreadsheet is never touched.
"""

from __future__ import annotations

import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults, Fix, Span, TextEdit
from briefgen.model.text_edits import edited, exact_edits, lines_of, overlap
from briefgen.model.values import Value
from briefgen.packs.atomic_write import write_file
from briefgen.packs.check_project import check_targets, select_faults
from briefgen.packs.open_project import Loaded, load
from briefgen.read.yaml_source import read_source
from briefgen.support.digests import digest_of
from briefgen.support.world import DiskWorld

# A key that is known again may have a value that wants a fix in its turn.
_MOST_ROUNDS = 5
_SOURCES = (".yaml", ".yml")
_MARK = "\ufeff"
Made = tuple[Diagnostic, Fix]


class FixedProject(Value):
    """What was fixed (`made`), and the `faults` that remain."""

    made: tuple[Made, ...]
    faults: tuple[Diagnostic, ...]


def fix_sources(
    names: Sequence[str], root: str | Path, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> FixedProject:
    """Make the fixes that are certain, until none is left. Raises UsageError for names that do not
    exist, OSError where a file cannot be written."""
    made: list[Made] = []
    for _ in range(_MOST_ROUNDS):
        loaded = load(root)
        faults = select_faults(check_targets(loaded, names), select, ignore)
        found = list(_fix_once(loaded, faults))
        if not found:
            return FixedProject(tuple(made), faults)
        made.extend(found)
    faults = select_faults(check_targets(load(root), names), select, ignore)
    return FixedProject(tuple(made), faults)


def _fix_once(loaded: Loaded, faults: Iterable[Diagnostic]) -> Iterator[Made]:
    """Each file that has faults with a fix that is certain is written once."""
    by_file: dict[str, list[Made]] = defaultdict(list)
    for fault in faults:
        certain = [fix for fix in fault.fixes if fix.is_safe]
        files = {file for fix in certain for file in _files(fault, fix)}
        if len(certain) == len(files) == 1:
            by_file[files.pop()].append((fault, certain[0]))
    for file, chosen in by_file.items():
        if file.endswith(_SOURCES) and isinstance(loaded.world, DiskWorld):
            yield from _fix_file(loaded.world, file, chosen)


def _files(fault: Diagnostic, fix: Fix) -> set[str]:
    return {fault.span.file if e.span == NOWHERE else e.span.file for e in fix.edits}


def _fix_file(world: DiskWorld, file: str, chosen: Sequence[Made]) -> Sequence[Made]:
    checked, path = world.seen.get(file), world.path(file)
    data = world.read(file)
    if path is None or not data or digest_of(data) != checked:
        return ()
    mark = _MARK if data.startswith(_MARK.encode()) else ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    made, after = _fixed_text(text, file, chosen)
    if made:
        mode = stat.S_IMODE(path.stat().st_mode)
        write_file(path, (mark + after).encode())
        path.chmod(mode)
    return made


def _fixed_text(text: str, file: str, chosen: Sequence[Made]) -> tuple[Sequence[Made], str]:
    """The fixes that leave a file that can be read, and the file after them."""
    made, edits = _fitting(chosen, file, lines_of(text))
    after = edited(text, edits)
    if _broken(after, file) <= _broken(text, file):
        return made, after
    # Two misspelt keys can mean one and the same. The other half has its turn in the next round.
    return _fixed_text(text, file, chosen[: len(chosen) // 2])


def _fitting(
    chosen: Sequence[Made], file: str, lines: Sequence[str]
) -> tuple[list[Made], list[TextEdit]]:
    """The fixes that go together, with all their edits. Where two say different things of the same
    words, as for two packs, neither is certain."""

    def read_line(name: str, number: int) -> str | None:
        return lines[number - 1] if name == file and 0 < number <= len(lines) else None

    exact = [(one, exact_edits(one[1], one[0], read_line)) for one in chosen]
    said: dict[Span, set[str]] = defaultdict(set)
    for _, edits in exact:
        for edit in edits:
            said[edit.span].add(edit.text)
    made: list[Made] = []
    taken: list[TextEdit] = []
    for one, edits in exact:
        fresh = [edit for edit in edits if edit not in taken]
        is_agreed = all(len(said[edit.span]) == 1 for edit in edits)
        if edits and is_agreed and not overlap([*taken, *fresh]):
            made.append(one)
            taken.extend(fresh)
    return made, taken


def _broken(text: str, file: str) -> int:
    """How much of a text is no YAML."""
    faults = Faults()
    read_source(text.encode(), file, faults)
    return sum(fault.is_error for fault in faults)
