"""The texts of a project as they lie over the disk -> what the page shows."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from briefgen.compile import (
    Compiled,
    check_style,
    compile_target,
    faults_of_sources,
    load_project,
    without_echo,
)
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Config, Project
from briefgen.model.yaml_nodes import Node
from briefgen.read.open_file import read_node
from briefgen.resolve.slide_library import files_of
from briefgen.studio.choose_target import Chosen, ShownTarget, choices_of, choose_shown
from briefgen.studio.fault_messages import fault_messages, slide_finder
from briefgen.studio.listed_slides import KnownSlides, ListedSlide, listed_slides
from briefgen.studio.messages import Ask, SheetKind, SlideEntry, SourceFile, StudioState
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.shown_pages import ShownPages
from briefgen.studio.slide_entries import Became, section_entries, slide_entries, what_became
from briefgen.studio.source_places import SourcePlaces
from briefgen.support.session import Session
from briefgen.support.world import ROOT_FILE, World

_SHEETS: tuple[SheetKind, ...] = ("handout", "notes", "reading")
_SEMINARS = "decks/seminars.yaml"


class Look(Struct, kw_only=True):
    """How the project was seen last: the `project`, the target in it that is `shown`, how it was
    `compiled` (the last time that it could be), the entries of its deck (`slides`), and what they
    `became`; the `faults`; the files that are `broken`; `is_broken` where the deck cannot be made
    out, and all but the faults is as it was; since when (`well_at`)."""

    project: Project | None = None
    shown: ShownTarget | None = None
    compiled: Compiled | None = None
    slides: tuple[ListedSlide, ...] = ()
    became: Mapping[str, Became] = field(default_factory=dict)
    faults: tuple[Diagnostic, ...] = ()
    broken: frozenset[str] = frozenset()
    is_broken: bool = False
    well_at: str = ""


class Workspace(Struct, eq=False, kw_only=True):
    """The `texts` of a project, what is `chosen`, and what there is to show. `session` keeps what
    need not be made again, `version` counts compilations, `is_stale` where the texts are newer than
    the last, which is `look`; `known` gives entries their keys, `pages` keeps their pictures."""

    texts: ProjectTexts
    session: Session = field(default_factory=Session)
    chosen: Chosen = field(default_factory=Chosen)
    version: int = 0
    is_stale: bool = True
    look: Look = field(default_factory=Look)
    known: KnownSlides = field(default_factory=KnownSlides)
    pages: ShownPages = field(default_factory=ShownPages)

    def state(self, ask: Ask) -> StudioState:
        """Take what the page has changed, and show what there is now."""
        self.take(ask)
        self.refresh()
        return self.answer(ask)

    def take(self, ask: Ask) -> None:
        """Take the texts of the page, and what is chosen in it."""
        for changed in ask.texts:
            self.is_stale |= self.texts.write(changed.file, changed.text, self.version + 1)
        chosen = self.chosen.with_asked(ask)
        self.is_stale |= chosen != self.chosen
        self.chosen = chosen

    def refresh(self) -> None:
        """Compile, where something is newer than the last compilation."""
        if self.is_stale:
            self.is_stale = False
            self.version += 1
            self._compile()
            if self.version == 1:  # the nodes and fonts of a large deck are looked through no more
                gc.collect()
                gc.freeze()

    def _compile(self) -> None:
        world, faults = self.texts.world(), Faults()
        project = load_project(world, faults, self.session)
        shown = choose_shown(project, self.chosen)
        found = Faults()
        compiled = None
        if shown is not None:
            compiled = compile_target(shown.project, shown.target, found, self.session)
            if compiled is not None:
                check_style(compiled, shown.project, world.today(), found)
        deck = shown.target.deck if shown else self.chosen.deck
        self.texts.know(_files(world, project, shown, deck))
        look = self.look
        look.project = project
        look.faults = _faults(project, shown, faults, found)
        look.broken = frozenset(
            name for name in self.texts.names if _node(world, name, self.session) is None
        )
        root = _node(world, f"decks/{deck}.yaml", self.session)
        slides = listed_slides(root, self.texts.text(f"decks/{deck}.yaml"))
        look.is_broken = compiled is None or slides is None
        if compiled is None or slides is None or shown is None:
            return
        look.shown, look.compiled = shown, compiled
        look.slides = self.known.know(slides, f"decks/{deck}.yaml")
        look.became = what_became(look.slides, compiled, shown.project)
        self._draw(compiled)
        look.well_at = now()

    def _draw(self, compiled: Compiled) -> None:
        look = self.look
        find = slide_finder(look.slides)
        self.pages.show(
            look.slides,
            look.became,
            compiled,
            broken=frozenset(find(fault) for fault in look.faults if fault.is_error),
            version=self.version,
            since=look.well_at,
            names={name: number for number, name in enumerate(self.texts.names)},
        )

    def places(self) -> SourcePlaces:
        """Where spans stand in the page."""
        return SourcePlaces(self.texts.number, self.texts.text)

    def answer(self, ask: Ask) -> StudioState:
        """What the page is told that has what it says."""
        look, places = self.look, self.places()
        have = ask.have if ask.have <= self.version else 0
        entries = self.entries(places)
        deck = look.shown.target.deck if look.shown else self.chosen.deck
        project = look.project or Project(
            config=Config(), decks={}, library={}, templates={}, seminars={}, targets=()
        )
        return StudioState(
            kind="deck",
            version=self.version,
            revision=ask.revision,
            is_broken=look.is_broken,
            choices=choices_of(project, look.shown, self.chosen),
            files=self._files(have, {changed.file for changed in ask.texts}),
            file=self.texts.number(f"decks/{deck}.yaml") if deck else 0,
            sections=section_entries(look.slides, entries),
            slides=entries,
            page_count=len(self.pages.pictures),
            faults=fault_messages(look.faults, places, slide_finder(look.slides), look.broken),
            pictures=tuple(p for since, p in self.pages.pictures if since > have),
            sheets=self._sheets(),
            same_words=(),
            language=look.compiled.deck.language if look.compiled else "en-GB",
            minutes=float(self._minutes()),
        )

    def entries(self, places: SourcePlaces) -> tuple[SlideEntry, ...]:
        """The list of slides."""
        look = self.look
        well = dict.fromkeys((s.key for s in look.slides), look.well_at) if look.is_broken else {}
        return slide_entries(
            look.slides,
            look.became,
            look.compiled.scene.pages if look.compiled else (),
            self.pages.pages,
            {**well, **self.pages.old},
            places=places,
            faults=look.faults,
        )

    def _files(self, have: int, own: set[int]) -> tuple[SourceFile, ...]:
        """The files; with their texts where the page has another."""
        texts = self.texts
        return tuple(
            SourceFile(
                name=name,
                text=texts.text(name)
                if not have or (texts.version.get(name, 0) > have and number not in own)
                else None,
                is_saved=name not in texts.drafts,
                was_recovered=name in texts.drafts and texts.drafts[name].was_recovered,
            )
            for number, name in enumerate(texts.names)
        )

    def _sheets(self) -> tuple[SheetKind, ...]:
        shown = self.look.shown
        kinds = {spec.output.kind for spec in shown.target.outputs} if shown else set()
        return tuple(kind for kind in _SHEETS if kind in kinds)

    def _minutes(self) -> int:
        shown = self.look.shown
        if shown is None:
            return 0
        own = shown.target.seminar.minutes if shown.target.seminar else None
        return own or shown.project.decks[shown.target.deck].minutes or 0


def now() -> str:
    """The time of day, as it stands beside an old picture."""
    return datetime.now().astimezone().strftime("%H:%M")


def _node(world: World, name: str, session: Session) -> Node | None:
    return read_node(world, name, Faults(), session)


def _files(world: World, project: Project, shown: ShownTarget | None, deck: str) -> list[str]:
    """The files that the target is made from: its deck first."""
    own = f"decks/{deck}.yaml"
    made = files_of(project, shown.target) if shown else frozenset[str]()
    rest = [*sorted(made), _SEMINARS, *world.names("assets/templates/*/template.yaml"), ROOT_FILE]
    return list(dict.fromkeys([own, *rest]))


def _faults(
    project: Project, shown: ShownTarget | None, of_files: Faults, found: Faults
) -> tuple[Diagnostic, ...]:
    """What is wrong with the target, and with the files that it is made from."""
    if shown is None:
        return of_files.in_order()
    told = Faults(list(faults_of_sources(project, shown.target, of_files)))
    told.note(without_echo(shown.target, found.found, of_files))
    return told.in_order()
