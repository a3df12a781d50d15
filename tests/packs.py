"""The decks of this project, compiled and rendered once for all tests, in both templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults
from briefgen.model.project import Project, Target
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

ROOT = Path(__file__).parent.parent
TEMPLATES = ("strategy-unit", "seminar")
OUTPUTS = (
    decode_options("deck", {}),
    decode_options("deck-share", {}),
    decode_options("slides", {}),
    *(decode_options("handout", {"per-page": number}) for number in ("1", "2", "3", "4", "6", "9")),
    decode_options("handout", {"per-page": "3", "paper": "Letter", "ink": "light"}),
    decode_options("handout", {"large-print": "yes"}),
    decode_options("notes", {}),
    decode_options("notes", {"paper": "Letter", "large-print": "yes"}),
    decode_options("reading", {}),
    decode_options("reading", {"paper": "Letter", "ink": "grey"}),
    decode_options("reading", {"large-print": "yes"}),
    decode_options("reading", {"paper": "A5"}),
    decode_options("booklet", {}),
    decode_options("booklet", {"paper": "Letter"}),
)


class Pack(Value):
    """A target in one template: the compiled deck, its files by name, and all diagnostics."""

    name: str
    compiled: Compiled
    files: Mapping[str, bytes]
    faults: tuple[Diagnostic, ...]

    @property
    def deck(self) -> bytes:
        return self.files["deck"]

    @property
    def slides(self) -> bytes:
        return self.files["slides"]

    @property
    def pdfs(self) -> dict[str, bytes]:
        return {name: data for name, data in self.files.items() if data.startswith(b"%PDF")}


@cache
def pack_names() -> tuple[str, ...]:
    """Every target of the project in every template. To find the tests, none has to be made."""
    return tuple(
        f"{target.id} in {template}" for target in _project()[0].targets for template in TEMPLATES
    )


@cache
def pack_named(name: str) -> Pack:
    (project, faults), (chosen, _, template) = _project(), name.partition(" in ")
    target = next(target for target in project.targets if target.id == chosen)
    return _pack(in_template(project, target, template), target, name, faults)


@cache
def _project() -> tuple[Project, Faults]:
    faults = Faults()
    return load_project(DiskWorld(ROOT), faults), faults


def in_template(project: Project, target: Target, template: str) -> Project:
    deck = replace(project.decks[target.deck], template=Scalar(template, NOWHERE))
    return replace(project, decks={**project.decks, target.deck: deck})


def _pack(project: Project, target: Target, name: str, before: Faults) -> Pack:
    faults = Faults(list(before.found))
    compiled = compile_target(project, target, faults)
    assert compiled is not None
    files = {
        f"{output.kind}-{output.variant}".strip("-"): render_output(compiled, output, faults).data
        for output in OUTPUTS
    }
    return Pack(name, compiled, files, faults.in_order())
