"""Project + target -> Scene -> bytes: the whole pipeline on one screen.

    files -- read --> Project -- resolve --> ResolvedDeck -- lay out --> Scene -- render --> bytes
                        |                                       ^          |
                        +---------------- Template -------------+          +--> handouts --> Scene

Every step is a function from frozen values to a frozen value; `Faults` collects what is wrong.
This module alone knows the order of the steps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.layout import layout_deck
from briefgen.model.diag import Faults
from briefgen.model.project import Project, Target
from briefgen.model.resolved import ResolvedDeck
from briefgen.model.scene import Scene
from briefgen.model.template import Template
from briefgen.read.project import read_project
from briefgen.read.world import World
from briefgen.resolve import resolve_deck
from briefgen.text.fonts import FontBook, built_in_fonts
from briefgen.text.measure import Typesetter

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Compiled:
    """A target, laid out and ready to be rendered."""

    target: Target
    deck: ResolvedDeck
    template: Template
    scene: Scene
    fonts: FontBook

    @property
    def setter(self) -> Typesetter:
        return Typesetter(self.fonts, self.template.theme, self.deck.language)


def load_project(world: World, faults: Faults) -> Project:
    """files -> Project."""
    return read_project(world, faults)


def compile_target(project: Project, target: Target, faults: Faults) -> Compiled | None:
    """Project -> ResolvedDeck -> Scene; None where the deck cannot be made out at all."""
    deck = resolve_deck(project, target, faults)
    if deck is None:
        return None
    template = project.templates[deck.template, deck.aspect]
    fonts = built_in_fonts()
    scene = layout_deck(deck, template, Typesetter(fonts, template.theme, deck.language), faults)
    return Compiled(target, deck, template, scene, fonts)
