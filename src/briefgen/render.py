"""Compiled + output -> the bytes of one file: one function for each row of the table of outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from briefgen.compile import Compiled, on_paper
from briefgen.documents.running_heads import HandoutAbout
from briefgen.documents.too_wide_error import TooWideError
from briefgen.handouts.choose_slides import choose_slides
from briefgen.handouts.redact import without_hidden, without_notes
from briefgen.model.diagnostics import Faults
from briefgen.model.output_progress import OutputProgress
from briefgen.model.outputs import (
    BookletOptions,
    DeckOptions,
    DeckShareOptions,
    Edge,
    HandoutOptions,
    Ink,
    NotesOptions,
    Output,
    ReadingOptions,
    SlidesOptions,
    SlidesSvgOptions,
    ZipOptions,
    sheet_of,
)
from briefgen.model.scene import Scene
from briefgen.model.values import Value, replace

if TYPE_CHECKING:
    from briefgen.documents.print_styles import Print


class Rendered(Value, kw_only=True):
    """A finished file: `data` are its bytes, none where it could not be made. `pages` counts
    slides, or pages of a PDF; `sheets` is what one copy takes printed on one side, 0 for a file
    that is not made to be printed; `blanks` are the pages of a booklet that stay empty; `duplex` is
    the edge on which sheets are turned when both sides are printed."""

    data: bytes
    pages: int
    sheets: int = 0
    blanks: int = 0
    duplex: Edge = "long"


def render_output(compiled: Compiled, output: Output, faults: Faults) -> Rendered:
    """One output of a compiled target. What is wrong with it is noted in `faults`."""
    try:
        return _rendered(compiled, output, faults)
    except TooWideError as error:
        _report_too_wide(error, compiled, output, faults)
        return Rendered(data=b"", pages=0)


def _rendered(compiled: Compiled, output: Output, faults: Faults) -> Rendered:
    match output:
        case DeckOptions():
            return _deck(_chosen(compiled, output), faults)
        case DeckShareOptions():
            return _deck_share(_chosen(compiled, output), faults)
        case SlidesOptions(ink="full"):
            return _slides(_chosen(compiled, output), output)
        case SlidesOptions():
            return _slides(_printable(compiled, output), output)
        case SlidesSvgOptions():
            return _slides_svg(_chosen(compiled, output))
        case HandoutOptions() | NotesOptions() | ReadingOptions():
            return _printed(layout_sheets(compiled, output), compiled)
        case BookletOptions():
            return _booklet(_printable(compiled, output), output)
        case _:
            assert_never(output)


def layout_sheets(
    compiled: Compiled, output: HandoutOptions | NotesOptions | ReadingOptions
) -> Scene:
    """The pages of an output that is printed. Raises TooWideError."""
    compiled = _printable(compiled, output)
    match output:
        case HandoutOptions():
            return _handout(compiled, output)
        case NotesOptions():
            scene = _inked(compiled.scene, output.ink)
            return _notes_scene(scene, compiled, output)
        case ReadingOptions():
            return _inked(_reading_scene(compiled, _print(compiled, output)), output.ink)
        case _:
            assert_never(output)


def _printable(compiled: Compiled, output: Output) -> Compiled:
    """What is shown in a dim room has the template's own colours, all else those for paper."""
    return _chosen(on_paper(compiled), output)


def _chosen(compiled: Compiled, output: Output | ZipOptions) -> Compiled:
    """The target with the slides of an output; its deck stays whole, as its clock does."""
    return replace(compiled, scene=choose_slides(compiled.scene, compiled.deck, output))


def check_output(compiled: Compiled, output: Output | ZipOptions, faults: Faults) -> None:
    """Note what would keep an output from being made: it is laid out, and not rendered."""
    compiled = _chosen(compiled, output)
    try:
        match output:
            case NotesOptions():
                _notes_scene(compiled.scene, compiled, output)
            case HandoutOptions(large_print=True):
                _large_handout(compiled.scene, compiled, output)
            case ReadingOptions() | BookletOptions():
                _reading_scene(compiled, _print(compiled, output))
            case _:
                pass
    except TooWideError as error:
        _report_too_wide(error, compiled, output, faults)


def _report_too_wide(
    error: TooWideError, compiled: Compiled, output: Output | ZipOptions, faults: Faults
) -> None:
    said = "BF306/columns" if error.count else "BF306"
    faults.say(
        said,
        error.span if error.span.line else compiled.target.span,
        what=error,
        output=output.kind,
        fitting=error.fitting,
        count=error.count,
        widest=error.widest,
    )


def render_pictures(compiled: Compiled, width: int, columns: int) -> tuple[list[bytes], bytes]:
    """A PNG of each slide, `width` pixels wide, and a contact sheet of all."""
    from briefgen.backends.png import contact_sheet, render_png

    pages = render_png(_pdf(compiled.scene, compiled).data, width=width)
    return pages, contact_sheet(pages, columns)


def _deck(compiled: Compiled, faults: Faults, output: str = "deck") -> Rendered:
    from briefgen.backends.pptx import render_pptx
    from briefgen.backends.pptx.validate import check_package

    pack = compiled.target.id
    progress = compiled.session.of(OutputProgress)
    data = render_pptx(
        compiled.scene, compiled.template, pack=pack, output=output, progress=progress
    )
    base = compiled.template.base
    for finding in check_package(data, base.part_names if base else ()):
        faults.say("BF401", compiled.target.span, finding=finding)
    return Rendered(data=data, pages=len(compiled.scene.pages))


def _deck_share(compiled: Compiled, faults: Faults) -> Rendered:
    scene = without_notes(without_hidden(compiled.scene))
    return _deck(replace(compiled, scene=scene), faults, "deck-share")


def _slides(compiled: Compiled, output: SlidesOptions) -> Rendered:
    return _pdf(_inked(without_hidden(compiled.scene), output.ink), compiled)


def _slides_svg(compiled: Compiled) -> Rendered:
    from briefgen.backends.svg.slide_files import svg_zip

    scene = without_hidden(compiled.scene)
    data = svg_zip(scene, compiled.fonts, compiled.target.id)
    return Rendered(data=data, pages=len(scene.pages))


def _handout(compiled: Compiled, output: HandoutOptions) -> Scene:
    from briefgen.handouts.print_size import slides_a_page
    from briefgen.handouts.slides_per_page import layout_handout

    scene, paper = _inked(compiled.scene, output.ink), sheet_of(output, compiled.target.paper)
    if output.large_print:
        return _large_handout(scene, compiled, output)
    per_page = slides_a_page(compiled.scene, output.per_page, paper)
    return layout_handout(scene, per_page, paper, _about(compiled), setter=compiled.setter)


def _large_handout(scene: Scene, compiled: Compiled, output: HandoutOptions) -> Scene:
    from briefgen.handouts.large_print import layout_large_print

    paper = sheet_of(output, compiled.target.paper)
    deck, template, about = compiled.deck, compiled.template, _about(compiled)
    return layout_large_print(scene, deck, template, paper, about, setter=compiled.setter)


def _notes_scene(scene: Scene, compiled: Compiled, output: NotesOptions) -> Scene:
    from briefgen.documents.notes_pages import layout_notes

    return layout_notes(scene, compiled.deck, _print(compiled, output), compiled.setter)


def _reading_scene(compiled: Compiled, how: Print) -> Scene:
    from briefgen.documents.document_pages import layout_document
    from briefgen.documents.reading_document import make_reading

    scene = compiled.scene
    shown = {page.source_id for page in scene.pages}
    slides = tuple(slide for slide in compiled.deck.slides if slide.id in shown)
    document = make_reading(replace(compiled.deck, slides=slides), compiled.template)
    paper = layout_document(document, how, compiled.setter, scene.palette, meta=scene.meta)
    return replace(paper, assets=scene.assets)


def _booklet(compiled: Compiled, output: BookletOptions) -> Rendered:
    from briefgen.handouts.booklet import blanks_of, impose_booklet

    scene = _reading_scene(compiled, _print(compiled, output))
    sheet = sheet_of(output, compiled.target.paper)
    imposed = impose_booklet(_inked(scene, output.ink), sheet)
    rendered = _printed(imposed, compiled)
    return replace(rendered, blanks=blanks_of(len(scene.pages)))


def _about(compiled: Compiled) -> HandoutAbout:
    deck = compiled.deck
    return HandoutAbout(
        title=deck.title.text,
        organisation=deck.organisation.text,
        date=deck.event.date.text,
        venue=deck.event.venue.text,
        marking=deck.marking.text,
    )


def _print(compiled: Compiled, output: NotesOptions | ReadingOptions | BookletOptions) -> Print:
    """The paper that a text is set on: of a booklet, half a sheet."""
    from briefgen.documents.print_styles import Print

    paper = compiled.target.paper
    if isinstance(output, BookletOptions):
        from briefgen.handouts.booklet import half_of

        return Print(half_of(sheet_of(output, paper)), turns=False)
    return Print(output.paper or paper, large=output.large_print)


def _inked(scene: Scene, ink: Ink) -> Scene:
    """The scene for less ink, where the output asks for it: its palette, areas and pictures."""
    match ink:
        case "full":
            return scene
        case "light":
            return _lightened(scene)
        case "grey":
            return _greyed(_lightened(scene))
        case _:
            assert_never(ink)


def _lightened(scene: Scene) -> Scene:
    from briefgen.handouts.ink_saving import to_light
    from briefgen.images.ink_saving import lighten_asset

    assets = {name: lighten_asset(asset) for name, asset in scene.assets.items()}
    return replace(to_light(scene), assets=assets)


def _greyed(scene: Scene) -> Scene:
    from briefgen.handouts.ink_saving import to_greys
    from briefgen.images.ink_saving import grey_asset

    assets = {name: grey_asset(asset) for name, asset in scene.assets.items()}
    return replace(to_greys(scene), assets=assets)


def _printed(scene: Scene, compiled: Compiled) -> Rendered:
    rendered, size = _pdf(scene, compiled), scene.pages[0].size
    duplex: Edge = "short" if size.width > size.height else "long"
    return replace(rendered, sheets=rendered.pages, duplex=duplex)


def _pdf(scene: Scene, compiled: Compiled) -> Rendered:
    from briefgen.backends.pdf import render_pdf

    progress = compiled.session.of(OutputProgress)
    return Rendered(data=render_pdf(scene, compiled.fonts, progress), pages=len(scene.pages))
