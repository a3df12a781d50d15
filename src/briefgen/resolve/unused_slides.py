"""Project -> the slides of the library that no deck uses."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.diagnostics import Diagnostic, Faults, Span, diagnose
from briefgen.model.project import Entry, Project, SectionSource, SlideSource, Use
from briefgen.resolve.slide_library import Includer, id_of


def unused_slides(project: Project) -> Iterator[Diagnostic]:
    """A warning for each slide of the library that no deck uses, with the uses that come near."""
    used = _used_entries(project)
    for library in project.library.values():
        for entry in library.slides:
            if id(entry) not in used and not isinstance(entry, Use):
                name = id_of(entry)
                related = tuple(_dead_uses(project, library.name, used))
                if name:
                    span = _named_at(entry)
                    yield diagnose("BF215", span, related=related, name=name, library=library.name)
                else:
                    yield diagnose(
                        "BF215/without-id", entry.span, related=related, library=library.name
                    )


def _named_at(entry: SlideSource | SectionSource) -> Span:
    return entry.id.span if entry.id else entry.span


def _used_entries(project: Project) -> set[int]:
    """The entries of the library, by identity, that can be reached from a deck."""
    faults = Faults()
    includer = Includer(project, "", faults)
    used: set[int] = set()
    waiting: list[Entry] = [entry for deck in project.decks.values() for entry in deck.slides]
    while waiting:
        entry = waiting.pop()
        if isinstance(entry, Use) and (library := includer.library(entry, ())) is not None:
            chosen = [e for e in includer.chosen(entry, library) if id(e) not in used]
            used.update(map(id, chosen))
            waiting.extend(chosen)
    return used


def _dead_uses(project: Project, name: str, used: set[int]) -> Iterator[tuple[Span, str]]:
    """The uses of a library file in files that no deck reaches in turn."""
    for library in project.library.values():
        for entry in library.slides:
            if isinstance(entry, Use) and id(entry) not in used:
                file = entry.target.text.partition("#")[0].strip()
                if file == name:
                    yield (
                        entry.target.span,
                        f"{library.name} uses it, but no deck uses {library.name}",
                    )
