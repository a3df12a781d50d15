"""The decks of this project on narrower slides: no fault, and every page keeps the rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.project import Project
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.support.world import DiskWorld
from tests.unit.layout.pages import ASPECTS, broken_rules

ROOT = Path(__file__).parents[3]


@cache
def _project() -> Project:
    return load_project(DiskWorld(ROOT), Faults())


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("template", ["seminar", "strategy-unit"])
def test_the_decks_fit(template: str, aspect: str) -> None:
    project = _project()
    decks = {
        name: replace(deck, template=Scalar(template, NOWHERE), aspect=Scalar(aspect, NOWHERE))
        for name, deck in project.decks.items()
    }
    project = replace(project, decks=decks)
    for target in project.targets:
        faults = Faults()
        compiled = compile_target(project, target, faults)
        assert compiled is not None
        assert not faults.has_errors, faults.in_order()
        assert broken_rules(compiled.scene.pages) == []
