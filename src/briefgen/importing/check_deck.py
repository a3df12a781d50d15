"""A world with a deck that was just written -> which of its entries have errors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from briefgen.compile import load_project, resolve_target, without_pictures
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.render import check_output
from briefgen.support.session import Session
from briefgen.support.world import OverlayWorld, World


def only_deck(world: World) -> OverlayWorld:
    """The project without its decks and seminars: nothing in them counts for a new deck."""
    patterns = ("decks/*.*", "decks/library/*.*")
    hidden = {name: None for pattern in patterns for name in world.names(pattern)}
    return OverlayWorld(below=world, files=hidden)


def errors_of(world: World, deck: str, session: Session) -> set[int]:
    """The places of the entries of a deck that keep it from being built."""
    faults = Faults()
    project = load_project(world, faults, session)
    target = next((found for found in project.targets if found.deck == deck), None)
    if target is not None:
        resolved = resolve_target(project, target, faults, session)
        if resolved is not None:
            compiled = without_pictures(project, target, resolved, faults, session=session)
            for spec in target.outputs if not faults.has_errors else ():
                check_output(compiled, spec.output, faults)
    return set(_places(project, deck, tuple(faults)))


def _places(project: Project, deck: str, faults: tuple[Diagnostic, ...]) -> Iterator[int]:
    """What stands above all slides is that of the first."""
    file = f"decks/{deck}.yaml"
    found = project.decks.get(deck)
    starts = [entry.span.line for entry in found.slides] if found else []
    for fault in faults:
        if fault.is_error and fault.span.file == file:
            yield max(0, bisect_right(starts, fault.span.line) - 1)
