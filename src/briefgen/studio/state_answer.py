"""What there is to show -> what the page is told, as far as it has something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefgen.model.project import Config, Project
from briefgen.studio.choose_target import choices_of
from briefgen.studio.early_look import early_look
from briefgen.studio.fault_messages import fault_messages, slide_finder
from briefgen.studio.messages import (
    Ask,
    FirstPictures,
    PagePicture,
    SlideEntry,
    SourceFile,
    StudioState,
)
from briefgen.studio.page_details import nodes_shown, with_details
from briefgen.studio.sheet_pages import sheet_kinds
from briefgen.studio.slide_entries import section_entries, slide_entries
from briefgen.studio.source_places import SourcePlaces
from briefgen.studio.workspace import Look, Taken, Workspace


def show_state(
    workspace: Workspace, ask: Ask, tell_first: Callable[[FirstPictures], object] | None = None
) -> StudioState:
    """Take what the page has changed, and show what there is now. The slide that the page shows is
    told first, as soon as it is drawn."""

    version, told = workspace.version, False

    def tell(look: Look) -> None:
        nonlocal told
        ahead = _ahead(workspace, look, ask.current) if ask.have == version and not told else ()
        if tell_first and ahead:
            places, told = workspace.places(), True
            shown = (_detailed(workspace, look, picture, places) for picture in ahead)
            tell_first(FirstPictures(pictures=tuple(shown)))

    taken = workspace.take(ask)
    if tell_first and (look := early_look(workspace)):
        tell(look)
    workspace.refresh(lambda: tell(workspace.look))
    return answer(workspace, ask, taken)


def _ahead(workspace: Workspace, look: Look, key: str) -> tuple[PagePicture, ...]:
    """The pictures of an entry that was compiled just now, before those of the others are drawn;
    none where it has other pages than it had."""
    slide = next((one for one in look.slides if one.key == key), None)
    if slide is None or look.compiled is None or key not in look.became:
        return ()
    made, names = look.became[key].pages, workspace.texts.numbers
    return workspace.pages.ahead(slide, made, look.compiled, names=names, places=workspace.places())


def answer(workspace: Workspace, ask: Ask, taken: Taken) -> StudioState:
    """What the page is told that has what it says."""
    look, places = workspace.look, workspace.places()
    have = ask.have if ask.have <= workspace.version else 0
    listed = entries(workspace, places)
    deck = look.shown.target.deck if look.shown else workspace.chosen.deck
    project = look.project or Project(
        config=Config(), decks={}, library={}, templates={}, seminars={}, targets=()
    )
    return StudioState(
        kind="deck",
        version=workspace.version,
        revision=ask.revision,
        is_broken=look.is_broken,
        choices=choices_of(project, look.shown, workspace.chosen),
        files=_files(workspace, have, ask, taken),
        file=workspace.texts.number(f"decks/{deck}.yaml") if deck else 0,
        sections=section_entries(look.slides, listed),
        slides=listed,
        page_count=len(workspace.pages.pictures),
        faults=fault_messages(look.faults, places, slide_finder(look.slides), look.broken),
        pictures=tuple(_pictures(workspace, have, ask.current, places)),
        sheets=sheet_kinds(look.compiled),
        same_words=workspace.sheets.same_words(ask.current),
        fonts=len(workspace.fonts.faces),
        language=look.compiled.deck.language if look.compiled else "en-GB",
        minutes=float(_minutes(workspace)),
        unknown=taken.unknown,
    )


def entries(workspace: Workspace, places: SourcePlaces) -> tuple[SlideEntry, ...]:
    """The list of slides."""
    look = workspace.look
    well = dict.fromkeys((s.key for s in look.slides), look.well_at) if look.is_broken else {}
    return slide_entries(
        look.slides,
        look.became,
        look.compiled.scene.pages if look.compiled else (),
        workspace.pages.pages,
        {**well, **workspace.pages.old},
        places=places,
        faults=look.faults,
    )


def _files(workspace: Workspace, have: int, ask: Ask, taken: Taken) -> tuple[SourceFile, ...]:
    """The files; with their texts where the page has another."""
    texts, sent = workspace.texts, {changed.file for changed in ask.texts}

    def is_other(number: int, name: str) -> bool:
        if number in sent:
            return number not in (*taken.own, *taken.unknown)
        return texts.version.get(name, 0) > have

    return tuple(
        SourceFile(
            name=name,
            text=texts.text(name) if not have or is_other(number, name) else None,
            is_saved=name not in texts.drafts,
            was_recovered=name in texts.drafts and texts.drafts[name].was_recovered,
        )
        for number, name in enumerate(texts.names)
    )


def _pictures(
    workspace: Workspace, have: int, current: str, places: SourcePlaces
) -> Iterator[PagePicture]:
    """The pages that changed; those that are looked at always, with what can be changed."""
    for since, picture in workspace.pages.pictures:
        if picture.slide == current:
            yield _detailed(workspace, workspace.look, picture, places)
        elif since > have:
            yield picture


def _detailed(
    workspace: Workspace, look: Look, picture: PagePicture, places: SourcePlaces
) -> PagePicture:
    """A page that shows the text as it is now, with its details."""
    key = picture.slide
    if look.compiled is None or look.shown is None or look.is_broken or key in workspace.pages.old:
        return picture
    made = look.became[key]
    page = look.compiled.scene.pages[made.pages[workspace.pages.pages[key].index(picture.page)]]
    entry = next(slide.node for slide in look.slides if slide.key == key)
    nodes = nodes_shown(entry, look.root, made.slides, look.shown.project)
    return with_details(picture, page, nodes, look.compiled, places)


def _minutes(workspace: Workspace) -> int:
    shown = workspace.look.shown
    if shown is None:
        return 0
    own = shown.target.seminar.minutes if shown.target.seminar else None
    return own or shown.project.decks[shown.target.deck].minutes or 0
