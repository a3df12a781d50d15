"""Drafts -> files on the disk: each as a whole or not at all, together with what others wrote."""

from __future__ import annotations

import stat
from collections.abc import Sequence
from pathlib import Path

from briefgen.edit.merge_texts import MergeConflict, MergedText, merged
from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value, replace
from briefgen.packs.atomic_write import write_file
from briefgen.packs.os_errors import explain_os_error
from briefgen.read.yaml_source import read_source
from briefgen.studio.line_ends import file_bytes
from briefgen.studio.messages import ChangedText, Conflict, Saved
from briefgen.studio.project_texts import Draft, ProjectTexts
from briefgen.support.world import DiskWorld, is_inside

_NOTHING = Saved(is_saved=True, at="", refused="", file=0, conflicts=(), fitted=(), texts=())


_NO_TEXT = (
    "was changed by another program, and is no text in UTF-8 any more; save it as UTF-8 there, or "
    "rename it, then save here"
)


class _Fitted(Value):
    """A `text` to be saved, and what of it others wrote (`fitted`)."""

    text: str
    fitted: tuple[str, ...] = ()


def save_texts(texts: ProjectTexts, at: str, version: int) -> Saved:
    """Save every draft, or none where one meets a change that does not fit."""
    ready: dict[str, _Fitted] = {}
    for name, draft in texts.drafts.items():
        disk = texts.on_disk(name)
        if disk is None and DiskWorld(texts.root).is_there(name):
            return _refused(f"{name} {_NO_TEXT}.")
        if disk is None or disk == draft.base:
            ready[name] = _Fitted(draft.text)
            continue
        both = merged(draft.base, draft.text, disk)
        conflicts = _conflicts(both, draft, disk, name)
        if conflicts:
            return replace(
                _NOTHING,
                is_saved=False,
                file=texts.number(name),
                conflicts=conflicts,
                fitted=tuple(one.other.strip() for one in both.fitted),
            )
        ready[name] = _Fitted(both.text(), tuple(one.other.strip() for one in both.fitted))
    return _write(texts, ready, at, version)


def decide(
    texts: ProjectTexts, number: int, decided: Sequence[str], at: str, version: int
) -> Saved:
    """Save a file with a text for each of its conflicts."""
    name = texts.name(number)
    draft, disk = texts.drafts.get(name), texts.on_disk(name)
    if draft is None or disk is None:
        return save_texts(texts, at, version)
    both = merged(draft.base, draft.text, disk)
    conflicts = _conflicts(both, draft, disk, name)
    if len(conflicts) != len(decided):
        return _refused("The file was changed once more; look at it again.")
    is_whole = bool(conflicts) and not both.conflicts
    text = decided[0] if is_whole else both.text(decided)
    fitted = tuple(one.other.strip() for one in both.fitted)
    return _write(texts, {name: _Fitted(text, fitted)}, at, version)


def save_copy(texts: ProjectTexts, number: int, at: str) -> Saved:
    """Write the text of the page as a file beside the one that others changed."""
    name = texts.name(number)
    draft = texts.drafts.get(name)
    if draft is None:
        return _refused("There is nothing to be saved.")
    path = texts.root / name
    beside = next(
        found
        for count in range(1, 1000)
        if not (found := path.with_name(f"{path.stem}-mine-{count}{path.suffix}")).exists()
    )
    try:
        write_file(beside, file_bytes(draft.text, None))
    except OSError as error:
        return _refused(f"The copy {_why_unwritten(error)}")
    said = beside.relative_to(texts.root).as_posix()
    return replace(_NOTHING, is_saved=False, at=at, file=number, fitted=(said,))


def _conflicts(both: MergedText, draft: Draft, disk: str, name: str) -> tuple[Conflict, ...]:
    """Where the texts do not fit. Two that fit by their lines may yet say nothing that can be read:
    then the whole file is one place."""
    if both.conflicts:
        return tuple(_conflict(both, at, name) for at in range(len(both.conflicts)))
    if _is_read(both.text(), name) or not _is_read(draft.text, name):
        return ()
    return (Conflict(line=1, base=draft.base, mine=draft.text, other=disk, both=""),)


def _conflict(both: MergedText, number: int, name: str) -> Conflict:
    """One place, with both changes after each other where the file can be read then."""
    one = both.conflicts[number]
    before = both.pieces[: _index(both, number)]
    line = 1 + sum(
        (piece.mine if isinstance(piece, MergeConflict) else piece).count("\n") for piece in before
    )
    together = one.mine + one.other
    texts = [conflict.mine for conflict in both.conflicts]
    texts[number] = together
    is_read = _is_read(both.text(texts), name)
    return Conflict(
        line=line, base=one.base, mine=one.mine, other=one.other, both=together if is_read else ""
    )


def _index(both: MergedText, number: int) -> int:
    places = [at for at, piece in enumerate(both.pieces) if isinstance(piece, MergeConflict)]
    return places[number]


def _is_read(text: str, name: str) -> bool:
    faults = Faults()
    return read_source(text.encode(), name, faults) is not None and not faults.has_errors


def _write(texts: ProjectTexts, ready: dict[str, _Fitted], at: str, version: int) -> Saved:
    changed = []
    fitted: list[str] = []
    for name, one in ready.items():
        inside = is_inside(name) and (texts.root / name).resolve()
        if not inside or not inside.is_relative_to(texts.root.resolve()):
            return _refused(f"{name} is a link that leads out of the project; it is not written.")
        try:
            _write_one(texts.root, name, one.text)
        except OSError as error:
            return _refused(f"{name} {_why_unwritten(error)}")
        if one.text != texts.drafts[name].text:
            texts.version[name] = version
            changed.append(ChangedText(file=texts.number(name), text=one.text))
        texts.is_changed(name)  # what we write is no news
        texts.is_saved(name)
        fitted += one.fitted
    return replace(
        _NOTHING,
        is_saved=not texts.drafts,
        at=at,
        fitted=tuple(fitted),
        texts=tuple(changed),
    )


def _why_unwritten(error: OSError) -> str:
    why, _ = explain_os_error(error)
    return f"cannot be written: {why}. Your words are kept here; make it possible, and save again."


def _write_one(root: Path, name: str, text: str) -> None:
    """A link stays a link, and a file keeps who may read it. Raises OSError."""
    path = (root / name).resolve()
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    if write_file(path, file_bytes(text, DiskWorld(root).read(name))) and mode is not None:
        path.chmod(mode)


def _refused(why: str) -> Saved:
    return replace(_NOTHING, is_saved=False, refused=why)
