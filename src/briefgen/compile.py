"""Project + target -> Scene -> bytes: the whole pipeline on one screen.

    files -- read --> Project -- resolve --> ResolvedDeck -- lay out --> Scene -- render --> bytes
                        |                                       ^          |
                        +---------------- Template -------------+          +--> handouts --> Scene

Every step is a function from frozen values to a frozen value; `Faults` collects what is wrong.
This module alone knows the order of the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from briefgen.layout import layout_deck
from briefgen.model.diag import Diagnostic, Faults
from briefgen.model.project import OutputSpec, Project, Target
from briefgen.model.resolved import ResolvedDeck
from briefgen.model.scene import Scene, without_hidden
from briefgen.model.template import Template
from briefgen.read.project import read_project
from briefgen.read.world import ROOT_FILE, World
from briefgen.resolve import resolve_deck
from briefgen.resolve.include import files_of
from briefgen.text.fonts import FontBook, built_in_fonts
from briefgen.text.measure import Typesetter


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


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file. `sheets` is what one copy takes printed on one side, 0 for a file that is
    not made to be printed."""

    data: bytes
    pages: int
    sheets: int


def render_output(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    """Scene -> bytes of one output."""
    return _RENDERERS[spec.kind](compiled, spec, faults)


def _render_deck(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    from briefgen.backends.pptx import render_pptx
    from briefgen.backends.pptx.gate import check_package

    data = render_pptx(compiled.scene, compiled.template)
    for finding in check_package(data):
        faults.add("BF401", f"the deck failed its own check: {finding}", compiled.target.span)
    return Rendered(data, len(compiled.scene.pages), 0)


def _render_slides(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    return _render_pages(without_hidden(compiled.scene), compiled)


def _render_handout(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    from briefgen.handouts.nup import HandoutAbout, layout_handout

    deck = compiled.deck
    about = HandoutAbout(
        title=deck.title.text,
        organisation=deck.organisation,
        date=deck.event.date,
        venue=deck.event.venue,
        marking=deck.marking,
    )
    per_page = int(spec.options.get("per-page", "3"))
    paper = compiled.target.paper
    scene = layout_handout(compiled.scene, per_page, paper, about, compiled.setter)
    rendered = _render_pages(scene, compiled)
    return Rendered(rendered.data, rendered.pages, rendered.pages)


def _render_pages(scene: Scene, compiled: Compiled) -> Rendered:
    from briefgen.backends.pdf import render_pdf

    return Rendered(render_pdf(scene, compiled.fonts), len(scene.pages), 0)


def render_pictures(compiled: Compiled, width: int, columns: int) -> tuple[list[bytes], bytes]:
    """Scene -> a PNG of each page, `width` pixels wide, and a contact sheet of all."""
    from briefgen.backends.png import contact_sheet, render_png

    pages = render_png(_render_pages(compiled.scene, compiled).data, width=width)
    return pages, contact_sheet(pages, columns)


_RENDERERS: dict[str, Callable[[Compiled, OutputSpec, Faults], Rendered]] = {
    "deck": _render_deck,
    "slides": _render_slides,
    "handout": _render_handout,
}


def faults_of_sources(
    project: Project, target: Target, faults: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The faults of the files that a target is made from: what was left out there is missing."""
    files = {ROOT_FILE, *files_of(project, target)}
    return (fault for fault in faults if fault.span.file in files)
