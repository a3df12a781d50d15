"""Compiled + output -> the bytes of one file: one function for each row of the table of outputs."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.compile import Compiled, on_paper
from briefgen.documents.print_styles import Print
from briefgen.documents.running_heads import HandoutAbout
from briefgen.documents.typesetter import TooWideError
from briefgen.handouts.ink_saving import to_greys, to_light
from briefgen.handouts.redact import without_hidden, without_notes
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import paper_of
from briefgen.model.project import OutputSpec
from briefgen.model.scene import Scene
from briefgen.model.values import Value, replace

# What is shown in a dim room has the template's own colours, all else those for paper.
_ON_SCREEN = frozenset({"deck", "deck-share", "slides"})


class Rendered(Value):
    """A finished file. `sheets` is what one copy takes printed on one side, 0 for a file that is
    not made to be printed; `blanks` are the pages of a booklet that stay empty."""

    data: bytes
    pages: int
    sheets: int = 0
    blanks: int = 0


def render_output(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    """One output of a compiled target. What is wrong with it is noted in `faults`."""
    if spec.kind not in _ON_SCREEN or spec.options.get("ink", "full") != "full":
        compiled = on_paper(compiled)
    try:
        return _RENDERERS[spec.kind](compiled, spec, faults)
    except TooWideError as error:
        _report_too_wide(error, compiled, spec, faults)
        return Rendered(b"", 0)


def check_output(compiled: Compiled, spec: OutputSpec, faults: Faults) -> None:
    """Note what would keep an output from being made: it is laid out, and not rendered."""
    try:
        if spec.kind == "notes":
            _notes_scene(compiled.scene, compiled, spec)
        elif spec.kind in ("reading", "booklet"):
            _reading_scene(compiled, _print(compiled, spec))
    except TooWideError as error:
        _report_too_wide(error, compiled, spec, faults)


def _report_too_wide(
    error: TooWideError, compiled: Compiled, spec: OutputSpec, faults: Faults
) -> None:
    faults.add(
        "BF306",
        f"`{error}` does not fit the width of the paper in the output {spec.kind}",
        compiled.target.span,
        hint="use larger paper or fewer columns, or leave this output out",
    )


def render_pictures(compiled: Compiled, width: int, columns: int) -> tuple[list[bytes], bytes]:
    """A PNG of each slide, `width` pixels wide, and a contact sheet of all."""
    from briefgen.backends.png import contact_sheet, render_png

    pages = render_png(_pdf(compiled.scene, compiled).data, width=width)
    return pages, contact_sheet(pages, columns)


def _deck(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    from briefgen.backends.pptx import render_pptx
    from briefgen.backends.pptx.validate import check_package

    data = render_pptx(compiled.scene, compiled.template)
    base = compiled.template.base
    for finding in check_package(data, base.part_names if base else ()):
        message = f"PowerPoint might not open this deck, so it was not written: {finding}"
        hint = "this is our fault, not yours; please report it with the deck's source"
        faults.add("BF401", message, compiled.target.span, hint=hint)
    return Rendered(data, len(compiled.scene.pages))


def _deck_share(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    scene = without_notes(without_hidden(compiled.scene))
    return _deck(replace(compiled, scene=scene), spec, faults)


def _slides(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    return _pdf(_inked(without_hidden(compiled.scene), spec), compiled)


def _handout(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    from briefgen.handouts.slides_per_page import layout_handout

    scene = _inked(compiled.scene, spec)
    per_page = int(spec.options.get("per-page", "3"))
    paper = _paper(compiled, spec)
    sheets = layout_handout(scene, per_page, paper, _about(compiled), compiled.setter)
    return _printed(sheets, compiled)


def _notes(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    scene = _inked(compiled.scene, spec)
    return _printed(_notes_scene(scene, compiled, spec), compiled)


def _notes_scene(scene: Scene, compiled: Compiled, spec: OutputSpec) -> Scene:
    from briefgen.documents.notes_pages import layout_notes

    return layout_notes(scene, compiled.deck, _print(compiled, spec), compiled.setter)


def _reading(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    scene = _reading_scene(compiled, _print(compiled, spec))
    return _printed(_inked(scene, spec), compiled)


def _reading_scene(compiled: Compiled, how: Print) -> Scene:
    from briefgen.documents.document_pages import layout_document
    from briefgen.documents.reading_document import make_reading

    document = make_reading(compiled.deck, compiled.template)
    scene = compiled.scene
    paper = layout_document(document, how, compiled.setter, scene.palette, scene.meta)
    return replace(paper, assets=scene.assets)


def _booklet(compiled: Compiled, spec: OutputSpec, faults: Faults) -> Rendered:
    from briefgen.handouts.booklet import blanks_of, impose_booklet

    scene = _reading_scene(compiled, _print(compiled, spec))
    imposed = impose_booklet(_inked(scene, spec), _paper(compiled, spec))
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


def _paper(compiled: Compiled, spec: OutputSpec) -> str:
    return paper_of(spec.kind, spec.options, compiled.target.paper)


def _print(compiled: Compiled, spec: OutputSpec) -> Print:
    """The paper that a text is set on: of a booklet, half a sheet."""
    if spec.kind == "booklet":
        from briefgen.handouts.booklet import half_of

        return Print(half_of(_paper(compiled, spec)))
    return Print(_paper(compiled, spec), large=spec.options.get("large-print") == "yes")


def _inked(scene: Scene, spec: OutputSpec) -> Scene:
    """The scene for less ink, where the output asks for it: its palette, areas and pictures."""
    ink = spec.options.get("ink", "full")
    if ink == "full":
        return scene
    from briefgen.images.ink_saving import grey_asset, lighten_asset

    scene = to_light(scene)
    assets = {name: lighten_asset(asset) for name, asset in scene.assets.items()}
    if ink == "grey":
        scene = to_greys(scene)
        assets = {name: grey_asset(asset) for name, asset in assets.items()}
    return replace(scene, assets=assets)


def _printed(scene: Scene, compiled: Compiled) -> Rendered:
    rendered = _pdf(scene, compiled)
    return replace(rendered, sheets=rendered.pages)


def _pdf(scene: Scene, compiled: Compiled) -> Rendered:
    from briefgen.backends.pdf import render_pdf

    return Rendered(render_pdf(scene, compiled.fonts), len(scene.pages))


_RENDERERS: dict[str, Callable[[Compiled, OutputSpec, Faults], Rendered]] = {
    "deck": _deck,
    "deck-share": _deck_share,
    "slides": _slides,
    "handout": _handout,
    "notes": _notes,
    "reading": _reading,
    "booklet": _booklet,
}
