"""What the page asks -> what it is told, one function for each question."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from briefgen.model.author_files import kind_of
from briefgen.model.values import replace
from briefgen.packs.build_results import UsageError
from briefgen.packs.pack_folder import file_name
from briefgen.packs.thrifty_offer import thrifty_offer
from briefgen.resolve.file_schemas import file_schema
from briefgen.studio.bring_in import add_picture, import_presentation
from briefgen.studio.choose_target import event_name
from briefgen.studio.first_project import first_project
from briefgen.studio.kept_reports import found_report, keep_report, report_now, with_seen
from briefgen.studio.layout_gallery import layout_gallery
from briefgen.studio.messages import (
    Ask,
    Build,
    Choices,
    Decisions,
    EditAsked,
    Edited,
    FirstPictures,
    Help,
    HelpAt,
    ImportReport,
    LayoutGallery,
    NewImport,
    NewPicture,
    NewProject,
    Nothing,
    Offer,
    OpenAsked,
    Opened,
    PictureAdded,
    ReportAsked,
    Saved,
    SheetAt,
    SheetPicture,
    StartAsk,
    StartPictures,
    StudioState,
)
from briefgen.studio.open_outside import open_outside
from briefgen.studio.pack_build import NO_BUILD, Built, PackBuild
from briefgen.studio.save_texts import decide, save_copy, save_texts
from briefgen.studio.start_pictures import start_pictures
from briefgen.studio.state_answer import show_state
from briefgen.studio.studio import Studio, keep_texts
from briefgen.studio.text_help import NO_HELP, text_help
from briefgen.studio.text_position import position_in
from briefgen.studio.workspace import Workspace, first_pages, now

_NO_CHOICES = Choices(
    decks=(), deck="", events=(), event="", audiences=(), audience="", languages=(), language="",
    looks=(), look="",
)  # fmt: skip
_LONGEST_NAME = 200
_NO_REPORT = ImportReport(
    refused="", deck="", words=0, on_slides=0, in_notes=0, left_out=0, points=(), remarks=()
)
_START = StudioState(
    kind="start", version=0, revision=0, is_broken=False, choices=_NO_CHOICES, files=(), file=0,
    sections=(), slides=(), page_count=0, faults=(), pictures=(), sheets=(), same_words=(),
    fonts=0, language="en-GB", minutes=0,
)  # fmt: skip


async def state(
    studio: Studio, ask: Ask, tell_first: Callable[[FirstPictures], object] | None = None
) -> StudioState:
    """What there is to show."""
    if studio.workspace is None:
        return replace(_START, revision=ask.revision)
    if ask.texts:
        studio.typed()
    studio.asked()
    return await studio.work(lambda workspace: show_state(workspace, ask, tell_first))


async def edit(studio: Studio, asked: EditAsked) -> Edited:
    """A text after an edit."""
    return await studio.work(lambda workspace: workspace.edit(asked))


async def help_at(studio: Studio, asked: HelpAt) -> Help:
    """What can stand at a place."""
    workspace = studio.workspace
    if workspace is None:
        return NO_HELP
    name = workspace.texts.name(asked.file)
    return await studio.work_aside(lambda: _help(workspace, name, asked))


def _help(workspace: Workspace, name: str, asked: HelpAt) -> Help:
    kind, project = kind_of(name), workspace.look.project
    if kind is None or project is None:
        return NO_HELP
    if kind not in workspace.schemas:
        workspace.schemas[kind] = file_schema(kind, project)
    return text_help(position_in(asked.text, asked.line, asked.column), workspace.schemas[kind])


async def gallery(studio: Studio, asked: Nothing) -> LayoutGallery:
    """All layouts in the deck's look."""
    workspace = studio.workspace
    compiled = workspace.look.compiled if workspace else None
    if workspace is None or compiled is None:
        return LayoutGallery(cards=())
    names = await studio.work(Workspace.picture_names)
    known, template, language = studio.gallery, compiled.template, compiled.deck.language
    if known is None or known[0][0] is not template or known[0][1] != language:
        found = await studio.work_aside(
            lambda: layout_gallery(template, workspace.pages.address, names, language=language)
        )
        known = studio.gallery = ((template, language), found)
    return known[1]


async def start(studio: Studio, asked: StartAsk) -> StartPictures:
    """All looks with the organisation's name."""
    name = asked.organisation[:_LONGEST_NAME]
    return await studio.work_aside(lambda: start_pictures(name, asked.language, studio.session))


async def sheet(studio: Studio, asked: SheetAt) -> SheetPicture:
    """A page on paper."""
    return await studio.work(lambda workspace: workspace.sheet(asked))


async def save(studio: Studio, asked: Nothing) -> Saved:
    """Save all texts."""
    said = await studio.work(_saved)
    studio.is_written()
    return said


def _saved(workspace: Workspace) -> Saved:
    said = save_texts(workspace.texts, now(), workspace.version + 1)
    workspace.is_stale |= bool(said.texts)
    keep_texts(workspace)
    return said


async def decided(studio: Studio, asked: Decisions) -> Saved:
    """Save a file that others changed too."""

    def work(workspace: Workspace) -> Saved:
        texts = workspace.texts
        if asked.save_as_copy:
            return save_copy(texts, asked.file, now())
        said = decide(texts, asked.file, asked.texts, now(), workspace.version + 1)
        workspace.is_stale |= bool(said.texts)
        keep_texts(workspace)
        return said

    said = await studio.work(work)
    studio.is_written()
    return said


async def build(studio: Studio, asked: Nothing) -> Build:
    """Save, and begin to build; one at a time."""
    if studio.build is not None and studio.build_now.is_running:
        return studio.build_now
    saved = await save(studio, Nothing())
    if not saved.is_saved:
        why = saved.refused or "The file was changed somewhere else; save it first."
        return replace(NO_BUILD, failed=why)
    what = await studio.work(_to_build)
    if what is None or studio.workspace is None:
        return replace(NO_BUILD, failed="The text cannot be read; mend that first.")
    loop = asyncio.get_running_loop()
    begun = studio.build = PackBuild(root=studio.workspace.texts.root, what=what)
    begun.now = begun.begun()
    loop.run_in_executor(studio.aside, begun.run, lambda now: studio.tell_build(loop, now))
    return begun.now


def _to_build(workspace: Workspace) -> Built | None:
    look, compiled = workspace.look, workspace.look.compiled
    if look.shown is None or compiled is None:
        return None
    target, offer = look.shown.target, thrifty_offer(compiled)
    return Built(
        target=target.id,
        event=event_name(target) if target.seminar else "",
        outputs={file_name(target.id, spec.output): spec.output for spec in target.outputs},
        pages=first_pages(workspace.look, workspace.pages),
        offer=Offer(words=offer.words, key=offer.key, value=offer.value) if offer else None,
    )


async def stop(studio: Studio, asked: Nothing) -> Build:
    """Give the build up."""
    return studio.build.stop() if studio.build else NO_BUILD


async def open_file(studio: Studio, asked: OpenAsked) -> Opened:
    """Open a file that was built, or its folder."""
    path: Path | None = studio.built_file(max(asked.index, 0))
    if path is not None and asked.index < 0:
        path = path.parent
    if path is None:
        return Opened(is_opened=False, address="")
    shown = path
    is_opened = await studio.work_aside(lambda: open_outside(shown))
    is_file = asked.index >= 0 and not is_opened
    return Opened(is_opened=is_opened, address=f"files/{asked.index}" if is_file else "")


async def new(studio: Studio, asked: NewProject) -> StudioState:
    """Make a project in the empty folder."""
    if studio.workspace is None:
        folder = studio.folder.resolve()
        deck = await studio.work_aside(lambda: first_project(folder, asked))
        await studio.open(folder)
        await studio.work(lambda workspace: workspace.show_deck(deck))
    return await state(studio, Ask(have=0, revision=0))


async def picture(studio: Studio, asked: NewPicture) -> PictureAdded:
    """Take a picture that was dropped."""

    def work(workspace: Workspace) -> PictureAdded:
        workspace.look_again()
        return add_picture(workspace.texts.root, asked)

    return await studio.work(work)


async def import_file(studio: Studio, asked: NewImport) -> ImportReport:
    """Make a deck of a presentation that was dropped."""
    if studio.workspace is None:
        raise UsageError("there is no project yet")
    root = studio.workspace.texts.root
    brought = await studio.work_aside(lambda: import_presentation(root, asked))
    if not brought.name:
        return replace(_NO_REPORT, refused=brought.refused)
    await studio.work(lambda workspace: workspace.show_deck(brought.name))
    return await report(studio, ReportAsked(deck=brought.name))


async def report(studio: Studio, asked: ReportAsked) -> ImportReport:
    """The report of the import of the deck that is shown, as far as there is one."""
    return await studio.work(lambda workspace: _report(workspace, asked))


def _report(workspace: Workspace, asked: ReportAsked) -> ImportReport:
    look, root = workspace.look, workspace.texts.root
    is_shown = look.shown is not None and look.shown.target.deck == asked.deck
    kept = found_report(root, asked.deck) if is_shown else None
    if kept is None or look.compiled is None:
        return _NO_REPORT
    if asked.seen is not None:
        kept = with_seen(kept, asked.seen, look.slides)
        with suppress(OSError):
            keep_report(root, kept)
    assets = look.compiled.scene.assets
    addresses = {digest: workspace.pages.address(asset) for digest, asset in assets.items()}
    return report_now(kept, look.slides, addresses)
