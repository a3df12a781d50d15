"""A file of a pack that was changed by hand -> what was changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, count
from pathlib import Path

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import Target
from briefgen.model.safe_names import KEPT
from briefgen.packs.atomic_write import holds, write_files
from briefgen.packs.build_records import Memory
from briefgen.packs.build_results import Edit
from briefgen.packs.pack_transaction import bytes_at, folder_of

_MOST_SHOWN = 12
_LONGEST = 120


def report_edits(memory: Memory, target: Target, name: str, faults: Faults) -> None:
    """Say that a file was not overwritten, and what would have been lost."""
    found = find_edits(memory, target.id, name)
    faults.say(
        "BF403",
        target.span,
        file=name,
        related=[(Span(file=name), _in_words(edit)) for edit in found[:_MOST_SHOWN]],
    )


def keep_copies(memory: Memory, target: str, names: Sequence[str]) -> tuple[Path, ...]:
    """Copies of files of a pack as they are now, in a folder that is never shipped; returns where
    they are. Raises OSError where they cannot be written."""
    pack = folder_of(memory, target)
    # Neither folder may be a link.
    _, folder = folder_of(memory, KEPT), folder_of(memory, f"{KEPT}/{target}")
    found: dict[Path, bytes] = {}
    for name in names:
        data = bytes_at(pack, name)
        if data is not None:
            found[_free_place(folder / name, data)] = data
    write_files(found)
    return tuple(found)


def _free_place(path: Path, data: bytes) -> Path:
    """The path, or one with a number where something else stands; one that holds the same does."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    places = chain([path], numbered)
    return next(place for place in places if not place.exists() or holds(place, data))


def find_edits(memory: Memory, target: str, name: str) -> list[Edit]:
    """The changed texts of a deck, slide by slide. Of other files nothing more can be told than
    that they were changed; then, and where the deck cannot be read, the list is empty."""
    texts = memory.texts(target)
    old = texts.get("files", {}).get(name) if isinstance(texts, dict) else None
    if old is None:
        return []
    new = _words_now(memory.output / target / name)
    return [] if new is None else list(_compare(name, old, new))


def _words_now(path: Path) -> list[list[str]] | None:
    from briefgen.ooxml.extract_text import NotADeckError, read_words

    try:
        return read_words(path.read_bytes())
    except (NotADeckError, OSError):
        return None


def _compare(
    name: str, old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]
) -> Iterator[Edit]:
    """Slides are matched by what they say, so that one that was put in moves no other."""
    matcher = SequenceMatcher(None, list(map(tuple, old)), list(map(tuple, new)), autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            continue
        count = max(old_to - old_from, new_to - new_from)
        for step in range(count):
            before = old[old_from + step] if old_from + step < old_to else []
            after = new[new_from + step] if new_from + step < new_to else []
            number = min(new_from + step, new_to if new_to > new_from else new_from) + 1
            yield from _slide_edits(name, number, before, after)


def _slide_edits(
    name: str, number: int, before: Sequence[str], after: Sequence[str]
) -> Iterator[Edit]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind != "equal":
            old, new = " / ".join(before[old_from:old_to]), " / ".join(after[new_from:new_to])
            yield Edit(name, number, old, new)


def _in_words(edit: Edit) -> str:
    old, new = _short(edit.old), _short(edit.new)
    if not edit.old:
        return f"slide {edit.slide}: added “{new}”"
    if not edit.new:
        return f"slide {edit.slide}: removed “{old}”"
    return f"slide {edit.slide}: “{old}” became “{new}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
