"""The decks of this project, compiled and rendered once for all tests, in both templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults
from briefgen.model.project import OutputSpec, Project, Target
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

ROOT = Path(__file__).parent.parent
TEMPLATES = ("strategy-unit", "seminar")
OUTPUTS = (
    OutputSpec("deck", {}),
    OutputSpec("deck-share", {}),
    OutputSpec("slides", {}),
    *(OutputSpec("handout", {"per-page": number}) for number in ("1", "2", "3", "4", "6", "9")),
    OutputSpec("handout", {"per-page": "3", "paper": "Letter", "ink": "light"}),
    OutputSpec("notes", {}),
    OutputSpec("notes", {"paper": "Letter", "large-print": "yes"}),
    OutputSpec("reading", {}),
    OutputSpec("reading", {"paper": "Letter", "ink": "grey"}),
    OutputSpec("reading", {"large-print": "yes"}),
    OutputSpec("reading", {"paper": "A5"}),
    OutputSpec("booklet", {}),
    OutputSpec("booklet", {"paper": "Letter"}),
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
def packs() -> tuple[Pack, ...]:
    """Every target of the project in every template."""
    faults = Faults()
    project = load_project(DiskWorld(ROOT), faults)
    return tuple(
        _pack(_in_template(project, target, template), target, template, faults)
        for target in project.targets
        for template in TEMPLATES
    )


def _in_template(project: Project, target: Target, template: str) -> Project:
    deck = replace(project.decks[target.deck], template=Scalar(template, NOWHERE))
    return replace(project, decks={**project.decks, target.deck: deck})


def _pack(project: Project, target: Target, template: str, before: Faults) -> Pack:
    faults = Faults(list(before.found))
    compiled = compile_target(project, target, faults)
    assert compiled is not None
    files = {
        "-".join((spec.kind, *spec.options.values())): render_output(compiled, spec, faults).data
        for spec in OUTPUTS
    }
    return Pack(f"{target.id} in {template}", compiled, files, faults.in_order())
