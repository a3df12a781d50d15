"""Project + target -> Scene -> bytes: the whole pipeline on one screen.

    files -- read --> Project -- resolve --> ResolvedDeck -- lay out --> Scene -- render --> bytes
                        |                                       ^          |
                        +---------------- Template -------------+          +--> handouts --> Scene

Every step is a function from frozen values to a frozen value; `Faults` collects what is wrong, and
a `Session` keeps what need not be done again when the same project is compiled once more.
This module alone knows the order of the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import field

from briefgen.handouts.choose_slides import check_choice, choose_slides
from briefgen.handouts.print_size import check_print
from briefgen.images import make_asset
from briefgen.layout import KeptSlides, layout_deck
from briefgen.layout.picture import wanted_widths
from briefgen.lint.unused_allow import accept
from briefgen.model.diagnostics import Diagnostic, Faults, codes
from briefgen.model.outputs import HandoutOptions, sheet_of
from briefgen.model.pictures import Asset
from briefgen.model.project import Project, Target
from briefgen.model.resolved_deck import ResolvedDeck
from briefgen.model.scene import Scene
from briefgen.model.template import Template
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.project import read_project
from briefgen.resolve import resolve_deck
from briefgen.resolve.slide_library import SEMINARS_FILES, files_of
from briefgen.support.session import MovedDown, Session
from briefgen.support.world import ROOT_FILE, World
from briefgen.text.fonts import FontBook, fonts_with
from briefgen.text.glyph_coverage import at_value
from briefgen.text.line_breaking import Typesetter

if TYPE_CHECKING:
    from briefgen.lint.checked_target import Checked


class Compiled(Value, kw_only=True):
    """A target, laid out and ready to be rendered; and the `session` in which that was done.

    `target` says which pack it is, `deck` holds its contents with every choice made, `scene` its
    pages with the pictures that they show. They are laid out with `template` (the one for paper,
    where it is to be printed) and set in `fonts`.
    """

    target: Target
    deck: ResolvedDeck
    template: Template
    scene: Scene
    fonts: FontBook
    session: Session = field(default_factory=Session)

    @property
    def setter(self) -> Typesetter:
        """What sets its documents and handouts."""
        return Typesetter(
            fonts=self.fonts, theme=self.template.theme, language=self.deck.language, on_paper=True
        )


def load_project(world: World, faults: Faults, session: Session | None = None) -> Project:
    """files -> Project."""
    return read_project(world, faults, session)


def compile_target(
    project: Project, target: Target, faults: Faults, session: Session | None = None
) -> Compiled | None:
    """Project -> ResolvedDeck -> Scene; None where the deck cannot be made out at all."""
    deck = resolve_target(project, target, faults, session)
    return (
        layout_target(project, target, deck, faults, session=session) if deck is not None else None
    )


def resolve_target(
    project: Project, target: Target, faults: Faults, session: Session | None = None
) -> ResolvedDeck | None:
    """Project -> ResolvedDeck; None where the deck cannot be made out at all."""
    deck = resolve_deck(project, target, faults, session)
    if deck is not None:
        accept(deck, faults)
    return deck


def layout_target(
    project: Project,
    target: Target,
    deck: ResolvedDeck,
    faults: Faults,
    *,
    session: Session | None = None,
) -> Compiled:
    """ResolvedDeck -> Scene. Slides that the session knows, as those that many seminars of a batch
    show, are not laid out again."""
    return _with_assets(without_pictures(project, target, deck, faults, session=session))


def without_pictures(
    project: Project,
    target: Target,
    deck: ResolvedDeck,
    faults: Faults,
    *,
    session: Session | None = None,
) -> Compiled:
    """The same as long as no page is to be shown: it says all that is wrong, and making pictures
    takes longer than all else."""
    session = session or Session()
    template = project.templates[deck.template, deck.aspect]
    fonts = fonts_with(template.fonts)
    setter = Typesetter(fonts=fonts, theme=template.theme, language=deck.language)
    noted = Faults(work=faults.work)
    kept, moved = session.of(KeptSlides), session.of(MovedDown)
    scene = layout_deck(deck, template, setter, noted, kept=kept, moved=moved)
    values = _values(project, target)
    faults.note(at_value(fault, values) for fault in noted)
    _check_outputs(scene, deck, tuple(template.offered), target, faults)
    accept(deck, faults)
    return Compiled(
        target=target, deck=deck, template=template, scene=scene, fonts=fonts, session=session
    )


def likeness_of(compiled: Compiled, id_: str) -> object:
    """What stays the same object for as long as a slide looks the same, wherever its lines have
    gone; None where nobody knows."""
    return compiled.session.of(KeptSlides).likeness(id_, compiled.deck.language)


def _values(project: Project, target: Target) -> list[Scalar]:
    """The values of variables, those of the seminar first."""
    source = project.decks[target.deck]
    own = target.seminar.variables.values() if target.seminar else ()
    return [*own, *source.variables.values()]


def on_paper(compiled: Compiled) -> Compiled:
    """The target as it is printed: laid out in the colours that its template has on paper. What
    is wrong with it was noted before."""
    deck, template = compiled.deck, compiled.template.prints
    if template is None:
        return compiled
    setter = Typesetter(fonts=compiled.fonts, theme=template.theme, language=deck.language)
    kept = compiled.session.of(KeptSlides, "on paper")
    scene = layout_deck(deck, template, setter, Faults(), kept=kept)
    known = compiled.scene.assets
    return _with_assets(replace(compiled, template=template, scene=scene), known)


def _check_outputs(
    scene: Scene, deck: ResolvedDeck, layouts: Sequence[str], target: Target, faults: Faults
) -> None:
    """Hold the outputs against the slides that they choose, and their size in print."""
    for spec in target.outputs:
        span = spec.span if spec.span.file else target.span
        is_sound = check_choice(scene, deck, layouts, spec, span, faults=faults)
        handout = spec.output
        if is_sound and isinstance(handout, HandoutOptions) and not handout.large_print:
            shown, paper = choose_slides(scene, deck, handout), sheet_of(handout, target.paper)
            check_print(shown, handout.per_page, paper, span, faults=faults)


def check_style(compiled: Compiled, project: Project, today: date, faults: Faults) -> Checked:
    """Hold a target against the rules of style. What its deck accepts is taken out of `faults`."""
    # `check` asks for it, and no build: the rules are fifteen modules.
    from briefgen.lint.checked_target import Checked
    from briefgen.lint.find_faults import find_faults

    checked = Checked(
        project=project,
        resolved=compiled.deck,
        scene=compiled.scene,
        template=compiled.template,
        today=today,
    )
    faults.extend(find_faults(checked))
    accept(compiled.deck, faults)
    return checked


def _with_assets(compiled: Compiled, known: Mapping[str, Asset] | None = None) -> Compiled:
    """The target with its pictures, each once and as large as its largest place needs it; those
    that are known are taken as they are."""
    template, scene = compiled.template, compiled.scene
    shown = compiled.session.of(KeptSlides).originals(compiled.deck)
    originals = {**shown, **template.pictures}
    behind = [item for layout in template.layouts.values() for item in layout.backdrop]
    widths = wanted_widths(scene.pages, originals, behind)
    assets = {
        name: (known or {}).get(name) or make_asset(originals[name], width)
        for name, width in widths.items()
    }
    return replace(compiled, scene=replace(scene, assets=assets))


def files_read(project: Project) -> dict[str, str]:
    """The pictures and data files that compiling has read so far, with their digests."""
    shelves = (project.data, project.pictures)
    worlds: list[World] = [shelf.world for shelf in shelves if hasattr(shelf, "world")]
    return {name: digest for world in worlds for name, digest in world.seen.items()}


_LIBRARY = "decks/library/"
# A template's own file, by its name in the project.
_TEMPLATE = "assets/templates/([^/]+)/template.yaml"


def without_echo(
    target: Target, found: Sequence[Diagnostic], of_sources: Iterable[Diagnostic] = ()
) -> tuple[Diagnostic, ...]:
    """The faults of a target that say more than those of its files do.

    A deck, a template or a file of the library that is there but cannot be read is not missing as
    well, nor is a slide of such a deck; and a deck whose seminars are left out for their faults
    stands alone for no reason, and lacks their variables for no other.
    """
    said = [fault for fault in (*found, *of_sources) if fault.is_error]
    is_broken = any(fault.span.file == f"decks/{target.deck}.yaml" for fault in said)
    is_left = target.seminar is None and any(f.span.file in SEMINARS_FILES for f in said)
    echoes = {"BF212": is_broken, "BF208": is_left}
    libraries = {fault.span.file for fault in said if fault.span.file.startswith(_LIBRARY)}
    templates = {m[1] for fault in said if (m := re.match(_TEMPLATE, fault.span.file))}

    def is_echo(fault: Diagnostic) -> bool:
        match fault.code:
            case "BF201":
                return any(fault.message.endswith(f" {name}") for name in libraries)
            case "BF211":
                return any(f"`{name}`" in fault.message for name in templates)
            case "BF112":
                return is_broken and fault.message == codes()["BF112"].wordings["no-slides"].message
        return echoes.get(fault.code, False)

    return tuple(fault for fault in found if not is_echo(fault))


def faults_of_sources(
    project: Project, target: Target, faults: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """The faults of the files that a target is made from: what was left out there is missing."""
    files = {ROOT_FILE, *files_of(project, target)}
    return (fault for fault in faults if fault.span.file in files)
