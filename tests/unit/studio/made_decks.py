"""Decks of one file, compiled without a disk."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.model.values import Value
from briefgen.support.world import MemoryWorld
from tests.pictures import flat_picture, saved


class MadeDeck(Value):
    """A project of one deck, how it was compiled, and what is wrong with it."""

    project: Project
    compiled: Compiled
    faults: Sequence[Diagnostic]


def compiled(text: str, library: str = "", pictures: Sequence[str] = ()) -> MadeDeck:
    """A deck `one`, with a file `shared` of the library, and pictures of those names."""
    files = {"briefgen.yaml": b"organisation: {name: Unit}\n", "decks/one.yaml": text.encode()}
    if library:
        files["decks/library/shared.yaml"] = library.encode()
    for name in pictures:
        files[f"assets/images/{name}"] = saved(flat_picture(1920, 1080), "PNG")
    faults = Faults()
    project = load_project(MemoryWorld(files), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found is not None, [fault.message for fault in faults]
    return MadeDeck(project, found, faults.found)
