"""The texts of a project as they lie over the disk -> what the page shows."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from datetime import datetime
from time import monotonic
from typing import Any

from msgspec import Struct, field

from briefgen.compile import (
    Compiled,
    check_style,
    compile_target,
    faults_of_sources,
    load_project,
    without_echo,
)
from briefgen.images import FOLDER
from briefgen.model.author_files import FileKind
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Node
from briefgen.read.open_file import read_node
from briefgen.read.yaml_source import read_source
from briefgen.resolve.slide_library import files_of
from briefgen.studio.choose_target import Chosen, ShownTarget, choose_shown
from briefgen.studio.edit_text import EditHelp, edited_text
from briefgen.studio.fault_messages import slide_finder
from briefgen.studio.kept_advice import advice_now
from briefgen.studio.layout_gallery import sample_source
from briefgen.studio.layout_samples import keys_in_order, layout_named, picture_slot
from briefgen.studio.listed_slides import KnownSlides, ListedSlide, listed_slides
from briefgen.studio.messages import (
    Ask,
    EditAsked,
    Edited,
    SheetAt,
    SheetKind,
    SheetPicture,
)
from briefgen.studio.project_texts import ProjectTexts
from briefgen.studio.sheet_pages import KnownSheets, handout_choice, layout_sheet_pages
from briefgen.studio.shown_fonts import ShownFonts, first_fonts
from briefgen.studio.shown_pages import ShownPages
from briefgen.studio.slide_entries import Became, what_became
from briefgen.studio.source_places import SourcePlaces
from briefgen.support.session import Session
from briefgen.support.world import ROOT_FILE, DiskWorld, World

_SEMINARS = "decks/seminars.yaml"
_SECONDS_BETWEEN_KEYS = 1.0


class Look(Struct, kw_only=True):
    """How the project was seen last: the `project`, the target in it that is `shown`, how it was
    `compiled` (the last time that it could be), what its deck says (`root`), the entries in it
    (`slides`), and what they `became`; what was `found` to be wrong; the files that are `broken`.
    Where the deck cannot be made out (`is_broken`), all but the faults is as it was, since
    `well_at`."""

    project: Project | None = None
    shown: ShownTarget | None = None
    compiled: Compiled | None = None
    slides: tuple[ListedSlide, ...] = ()
    became: Mapping[str, Became] = field(default_factory=dict)
    root: Node | None = None
    found: tuple[Diagnostic, ...] = ()
    advice: tuple[Diagnostic, ...] = ()
    """What the rules of style said when nobody typed last."""
    advised_on: tuple[str, Chosen] | None = None
    """The target that they were asked about, and what was chosen."""
    broken: frozenset[str] = frozenset()
    is_broken: bool = False
    well_at: str = ""
    lines: int = 0
    """How many the text of the deck has."""

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """What is wrong, and the advice."""
        return Faults([*self.found, *self.advice]).in_order()


class Taken(Value, kw_only=True):
    """What became of the texts of a page, by number: a part of another text than there is
    (`unknown`), or taken as it is there (`own`); the others are merged with what others wrote."""

    unknown: tuple[int, ...] = ()
    own: tuple[int, ...] = ()


class Workspace(Struct, eq=False, kw_only=True):
    """The `texts` of a project, what is `chosen`, and what there is to show. `session` keeps what
    need not be made again, `version` counts compilations, `is_stale` where the texts are newer than
    the last, which is `look`; `asked_at` is the second of the last question; `known` gives entries
    their keys, `pages` keeps their pictures, `sheets` those of the pages on paper, `fonts` the
    faces."""

    texts: ProjectTexts
    session: Session = field(default_factory=Session)
    chosen: Chosen = field(default_factory=Chosen)
    version: int = 0
    is_stale: bool = True
    asked_at: float = 0
    look: Look = field(default_factory=Look)
    known: KnownSlides = field(default_factory=KnownSlides)
    pages: ShownPages = field(default_factory=ShownPages)
    sheets: KnownSheets = field(default_factory=KnownSheets)
    fonts: ShownFonts = field(default_factory=first_fonts)
    schemas: dict[FileKind, Mapping[str, Any]] = field(default_factory=dict)
    """What can stand in each kind of file, for help."""

    def take(self, ask: Ask) -> Taken:
        """Take the texts of the page, and what is chosen in it. Between the keys of somebody who
        types the disk is left alone, unless it is heard that a file was changed."""
        before, self.asked_at = self.asked_at, monotonic()
        if not ask.texts or self.asked_at - before > _SECONDS_BETWEEN_KEYS:
            self.texts.look_again()
        unknown, own, version = [], [], self.version + 1
        for changed in ask.texts:
            now = self.texts.written(changed)
            if now is None:
                unknown.append(changed.file)
                continue
            self.is_stale |= self.texts.write(changed.file, now, version)
            if changed.part is not None or now.text == changed.text:
                own.append(changed.file)
        chosen = self.chosen.with_asked(ask)
        self.is_stale |= chosen != self.chosen
        self.chosen = chosen
        return Taken(unknown=tuple(unknown), own=tuple(own))

    def refresh(self, can_draw: Callable[[], None] = lambda: None) -> None:
        """Compile, where something is newer than the last compilation. `can_draw` hears when the
        pages are laid out."""
        if self.is_stale:
            self.is_stale = False
            self.version += 1
            self._compile(can_draw)
            if self.version == 1:  # the nodes and fonts of a large deck are looked through no more
                gc.collect()
                gc.freeze()

    def _compile(self, can_draw: Callable[[], None]) -> None:
        world, faults = self.texts.world(), Faults()
        project = load_project(world, faults, self.session)
        shown = choose_shown(project, self._keep_deck(world, project))
        found = Faults()
        compiled = None
        if shown is not None:
            compiled = compile_target(shown.project, shown.target, found, self.session)
        deck = shown.target.deck if shown else self.chosen.deck
        self.texts.know(_files(world, project, shown, deck))
        look = self.look
        look.project = project
        look.found = _faults(project, shown, faults, found)
        look.broken = frozenset(
            name for name in self.texts.names if _node(world, name, self.session) is None
        )
        root = _node(world, f"decks/{deck}.yaml", self.session)
        text = self.texts.text(f"decks/{deck}.yaml")
        slides = listed_slides(root, text)
        look.is_broken = compiled is None or slides is None
        if compiled is None or slides is None or shown is None:
            return
        before, was = look.slides, look.advised_on
        look.advised_on = shown.target.id, self.chosen
        look.shown, look.compiled, look.root, look.lines = shown, compiled, root, text.count("\n")
        look.slides = self.known.know(slides, f"decks/{deck}.yaml")
        look.advice = tuple(advice_now(look.advice, before, look.slides))
        if look.advised_on != was:
            self._advise()
        look.became = what_became(look.slides, compiled, shown.project)
        self.fonts.know(compiled.fonts)
        can_draw()
        self._draw(compiled)
        look.well_at = now()

    def _keep_deck(self, world: World, project: Project) -> Chosen:
        """What is chosen. The deck that is shown stays when another comes to stand before it:
        somebody writes in it. One whose file is gone gives way to the first."""
        chosen = self.chosen
        if chosen.deck and not world.is_there(f"decks/{chosen.deck}.yaml"):
            chosen = Chosen()
        shown = choose_shown(project, chosen)
        if shown is not None and not chosen.deck:
            chosen = replace(chosen, deck=shown.target.deck)
        self.chosen = chosen
        return chosen

    def advise(self) -> bool:
        """Give advice on the texts as they are now; whether it is another than was given."""
        before = self.look.advice
        if self.is_stale or self.look.is_broken:
            return False
        self._advise()
        self.version += before != self.look.advice
        return before != self.look.advice

    def _advise(self) -> None:
        look, found = self.look, Faults()
        if look.compiled is not None and look.shown is not None:
            check_style(look.compiled, look.shown.project, self.texts.world().today(), found)
            look.advice = found.in_order()

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
            names=self.texts.numbers,
            places=self.places(),
        )

    def heard(self, names: frozenset[str]) -> tuple[int, ...] | None:
        """Files may have changed: the numbers of those that the page has, whose texts are others
        now; None where nothing is."""
        texts = self.texts
        texts.look_again()
        changed = {name for name in names if texts.is_changed(name)}
        if not changed:
            return None
        self.is_stale = True
        known = changed.intersection(texts.names)
        for name in known:
            texts.version[name] = self.version + 1
        return tuple(sorted(texts.number(name) for name in known))

    def show_deck(self, name: str) -> None:
        """Show another deck, such as one that was imported just now."""
        self.chosen = Chosen(deck=name)
        self.look_again()
        self.refresh()

    def look_again(self) -> None:
        """Files of the project are others now."""
        self.is_stale = True
        self.texts.look_again()

    def places(self) -> SourcePlaces:
        """Where spans stand in the page."""
        return SourcePlaces(self.texts.number, self.texts.text)

    def know_sheets(self, kind: SheetKind) -> bool:
        """Lay the pages of a kind of sheet out, where the last are of an older text; whether they
        were laid out."""
        known, compiled = self.sheets.kinds.get(kind), self.look.compiled
        if compiled is None or (known is not None and known.version == self.version):
            return False
        self.sheets.kinds[kind] = layout_sheet_pages(
            kind,
            compiled,
            self.look.slides,
            self.look.became,
            self.pages,
            names=self.texts.numbers,
            version=self.version,
        )
        return True

    def sheet(self, asked: SheetAt) -> SheetPicture:
        """A page of a kind of sheet, which are laid out when they are wanted."""
        self.know_sheets(asked.kind)
        known = self.sheets.kinds.get(asked.kind)
        pages = known.pages if known else ()
        page = asked.page if asked.page >= 0 else self.sheets.page_of(asked.kind, asked.slide)
        if pages:
            page = min(page, len(pages) - 1)
            shown = self.look.shown
            if asked.kind != "handout" or shown is None:
                return pages[page]
            choice = handout_choice(shown.target, self.places(), self.texts.names)
            return replace(pages[page], handout=choice)
        return SheetPicture(
            kind=asked.kind, page=page, page_count=len(pages), svg="", width=0, height=0
        )

    def picture_names(self) -> tuple[str, ...]:
        """The pictures of the project, which samples show."""
        found = DiskWorld(self.texts.root).names(f"{FOLDER}/*")
        return tuple(name.removeprefix(f"{FOLDER}/") for name in found)

    def edit(self, asked: EditAsked) -> Edited:
        """A text of the page after an edit."""
        return edited_text(asked, _help_for(asked, self.look.compiled, self.picture_names))


def _help_for(
    asked: EditAsked, compiled: Compiled | None, pictures: Callable[[], tuple[str, ...]]
) -> EditHelp:
    """What an edit needs of the template, and for a new slide of the project's pictures."""
    template = compiled.template if compiled else None
    slides = listed_slides(read_source(asked.text.encode(), "", Faults()), asked.text) or ()
    is_there = 0 <= asked.entry < len(slides)
    layout = layout_named(template, slides[asked.entry].said("layout") if is_there else "")
    return EditHelp(
        sample=sample_source(template, asked.layout, pictures(), compiled.deck.language)
        if asked.kind == "add" and compiled and template
        else "",
        order=keys_in_order(layout),
        picture=picture_slot(layout),
    )


def first_pages(look: Look, pictures: ShownPages) -> dict[str, int]:
    """The number of the first page that shows each slide, by its id."""
    found: dict[str, int] = {}
    pages = look.compiled.scene.pages if look.compiled else ()
    for key, made in look.became.items():
        for page, shown in zip(made.pages, pictures.pages.get(key, ()), strict=False):
            found.setdefault(pages[page].source_id, shown)
    return found


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
