"""Included entries + audience -> the entries that this audience gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.model.project import SectionSource
from briefgen.resolve.slide_library import Included


def is_for(wanted: Iterable[str], audience: frozenset[str]) -> bool:
    """Whether something marked for `wanted` is shown; no mark, or no audience, means yes."""
    names = set(wanted)
    return not names or not audience or bool(names & audience)


def choose_audience(entries: Iterable[Included], audience: frozenset[str]) -> tuple[Included, ...]:
    """The entries for the audience, without sections that are left empty."""
    kept = [entry for entry in entries if is_for(entry.source.audience, audience)]
    return tuple(_without_empty_sections(kept))


def _without_empty_sections(entries: list[Included]) -> Iterator[Included]:
    for index, entry in enumerate(entries):
        following = entries[index + 1] if index + 1 < len(entries) else None
        is_empty = following is None or isinstance(following.source, SectionSource)
        if not (isinstance(entry.source, SectionSource) and is_empty):
            yield entry
