"""Project + target -> Scene -> bytes: the whole pipeline on one screen.

    files -- read --> Project -- resolve --> ResolvedDeck -- lay out --> Scene -- render --> bytes
                        |                                       ^          |
                        +---------------- Template -------------+          +--> handouts --> Scene

Every step is a function from frozen values to a frozen value; `Faults` collects what is wrong.
This module alone knows the order of the steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from briefgen.handouts.print_size import check_print
from briefgen.images import make_asset
from briefgen.layout import KeptSlides, layout_deck
from briefgen.layout.picture import wanted_widths
from briefgen.lint import find_faults
from briefgen.lint.checked_target import Checked
from briefgen.lint.unused_allow import accept
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.outputs import HandoutOptions, sheet_of
from briefgen.model.pictures import Asset
from briefgen.model.project import Project, Target
from briefgen.model.resolved_deck import ResolvedDeck
from briefgen.model.scene import Scene
from briefgen.model.slide_contents import originals_of
from briefgen.model.template import Template
from briefgen.model.values import Value, replace
from briefgen.read.project import read_project
from briefgen.resolve import resolve_deck
from briefgen.resolve.slide_library import files_of
from briefgen.support.world import ROOT_FILE, World
from briefgen.text.fonts import FontBook, fonts_with
from briefgen.text.measuring import Typesetter

# Slides that many seminars of a batch show, laid out once in each process.
_KEPT, _KEPT_ON_PAPER = KeptSlides(), KeptSlides()


class Compiled(Value):
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
    deck = resolve_target(project, target, faults)
    return layout_target(project, target, deck, faults) if deck is not None else None


def resolve_target(project: Project, target: Target, faults: Faults) -> ResolvedDeck | None:
    """Project -> ResolvedDeck; None where the deck cannot be made out at all."""
    deck = resolve_deck(project, target, faults)
    if deck is not None:
        accept(deck, faults)
    return deck


def layout_target(project: Project, target: Target, deck: ResolvedDeck, faults: Faults) -> Compiled:
    """ResolvedDeck -> Scene."""
    template = project.templates[deck.template, deck.aspect]
    fonts = fonts_with(template.fonts)
    setter = Typesetter(fonts, template.theme, deck.language)
    scene = layout_deck(deck, template, setter, faults, _KEPT)
    _check_prints(scene, target, faults)
    accept(deck, faults)
    return Compiled(target, deck, template, _with_assets(scene, deck, template), fonts)


def on_paper(compiled: Compiled) -> Compiled:
    """The target as it is printed: laid out in the colours that its template has on paper. What
    is wrong with it was noted before."""
    deck, template = compiled.deck, compiled.template.prints
    if template is None:
        return compiled
    setter = Typesetter(compiled.fonts, template.theme, deck.language)
    scene = layout_deck(deck, template, setter, Faults(), _KEPT_ON_PAPER)
    scene = _with_assets(scene, deck, template, compiled.scene.assets)
    return replace(compiled, template=template, scene=scene)


def _check_prints(scene: Scene, target: Target, faults: Faults) -> None:
    for spec in target.outputs:
        if isinstance(handout := spec.output, HandoutOptions):
            paper = sheet_of(handout, target.paper)
            span = spec.span if spec.span.file else target.span
            check_print(scene, handout.per_page, paper, span, faults)


def check_style(compiled: Compiled, project: Project, today: date, faults: Faults) -> Checked:
    """Hold a target against the rules of style. What its deck accepts is taken out of `faults`."""
    checked = Checked(project, compiled.deck, compiled.scene, compiled.template, today)
    faults.extend(find_faults(checked))
    accept(compiled.deck, faults)
    return checked


def _with_assets(
    scene: Scene, deck: ResolvedDeck, template: Template, known: Mapping[str, Asset] | None = None
) -> Scene:
    """The scene with its pictures, each once and as large as its largest place needs it; those
    that are known are taken as they are."""
    originals = {**originals_of(deck), **template.pictures}
    behind = [item for layout in template.layouts.values() for item in layout.backdrop]
    widths = wanted_widths(scene.pages, originals, behind)
    assets = {
        name: (known or {}).get(name) or make_asset(originals[name], width)
        for name, width in widths.items()
    }
    return replace(scene, assets=assets)


def files_read(project: Project) -> dict[str, str]:
    """The pictures and data files that compiling has read so far, with their digests."""
    worlds = (getattr(shelf, "world", None) for shelf in (project.data, project.pictures))
    return {
        name: digest
        for world in worlds
        if isinstance(world, World)
        for name, digest in world.seen.items()
    }


def without_echo(
    target: Target, found: Sequence[Diagnostic], of_sources: Iterable[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """The faults of a target: a deck that is there but cannot be read is not missing as well."""
    file = f"decks/{target.deck}.yaml"
    is_broken = any(f.span.file == file and f.is_error for f in (*found, *of_sources))
    return tuple(fault for fault in found if not is_broken or fault.code != "BF212")


def faults_of_sources(
    project: Project, target: Target, faults: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The faults of the files that a target is made from: what was left out there is missing."""
    files = {ROOT_FILE, *files_of(project, target)}
    return (fault for fault in faults if fault.span.file in files)
