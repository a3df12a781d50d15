"""Template -> a deck, its slides as PDF and a contact sheet that show all of its layouts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults
from briefgen.model.outputs import DeckOptions, Output, SlidesOptions
from briefgen.model.project import Deck, Entry, Project, SlideSource, Target, Use
from briefgen.model.template import LayoutSpec, SlotSpec, Template
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import load
from briefgen.packs.shown_files import write_shown
from briefgen.render import render_output, render_pictures
from briefgen.support.package_data import shipped
from briefgen.support.world import DiskWorld

_DECK = "gallery"
# The template whose layouts the gallery's own slides fill.
_WRITTEN_FOR = ("seminar", "16:9")
_COLUMNS, _WIDTH = 4, 640
_OUTPUTS: Mapping[str, Output] = {".pptx": DeckOptions(), "-slides.pdf": SlidesOptions()}


class Gallery(Value):
    """The `files` written, and what was wrong with the templates (`faults`)."""

    files: tuple[Path, ...]
    faults: tuple[Diagnostic, ...]


def make_gallery(
    name: str, *, root: str | Path, output: str | Path, aspect: str = "16:9"
) -> Gallery:
    """Show a template, or each where `name` is "", in files of a folder. A template that is at
    fault is not shown.

    Raises UsageError for a template that does not exist, or where the folder has a file of that
    name which was not written so.
    """
    loaded = load(root)
    faults, files = Faults(list(loaded.faults)), dict[str, bytes]()
    templates = {t.name: t for (_, a), t in loaded.project.templates.items() if a == aspect}
    if (meant := loaded.project.templates.get((name, aspect))) is not None:
        templates, name = {meant.name: meant}, meant.name
    if not templates or (name and name not in templates):
        broken = any(fault.is_error for fault in loaded.faults)
        if broken:
            return Gallery((), faults.in_order())
        known = ", ".join(sorted(templates))
        raise UsageError(f"there is no template `{name}` for {aspect}; possible: {known}")
    # The deck and its pictures come with briefgen.
    shown = load_project(DiskWorld(shipped(_DECK)), Faults())
    project = replace(shown, templates=loaded.project.templates)
    for template in (templates[name],) if name else templates.values():
        files.update(_show(template, project, faults))
    return Gallery(write_shown(Path(output), files) if files else (), faults.in_order())


def _show(template: Template, project: Project, faults: Faults) -> Mapping[str, bytes]:
    deck = gallery_deck(template, project)
    target = Target(id=template.name, deck=_DECK, seminar=None, outputs=(), paper="A4")
    own = Faults()
    compiled = compile_target(replace(project, decks={_DECK: deck}), target, own)
    files = _render(compiled, own) if compiled and not own.has_errors else {}
    faults.extend(map(_in_package, own))
    return {} if own.has_errors else files


def _render(compiled: Compiled, faults: Faults) -> dict[str, bytes]:
    template = compiled.template
    stem = template.name if template.aspect == "16:9" else f"{template.name}-4x3"
    files = {
        f"{stem}{ending}": render_output(compiled, output, faults).data
        for ending, output in _OUTPUTS.items()
    }
    _, sheet = render_pictures(compiled, _WIDTH, _COLUMNS)
    return {**files, f"{stem}-contact-sheet.png": sheet}


def _in_package(fault: Diagnostic) -> Diagnostic:
    """The gallery's deck is no file of the project."""
    file = f"briefgen/{_DECK}/{fault.span.file}" if fault.span.file else ""
    return replace(fault, span=replace(fault.span, file=file))


def gallery_deck(template: Template, project: Project) -> Deck:
    """The gallery's slides in the layouts that the template has, and one in each that it has
    besides."""
    deck = project.decks[_DECK]
    slides = [entry for entry in deck.slides if _layout_of(entry) in template.layouts]
    shown = {_layout_of(entry) for entry in slides}
    samples = _samples(deck.slides, project.templates[_WRITTEN_FOR])
    others = (layout for layout in template.offered.values() if layout.name not in shown)
    return replace(
        deck,
        template=Scalar(template.name, NOWHERE),
        # A file has one shape, whatever a deck asks for.
        aspect=None if template.base else Scalar(template.aspect, NOWHERE, quoted=True),
        slides=(*slides, *(_sample_slide(layout, samples) for layout in others)),
    )


def _layout_of(entry: Entry) -> str:
    match entry:
        case SlideSource(layout=layout):
            return layout
        case Use():
            return ""
        case _:
            return "section"


def _samples(entries: Iterable[Entry], template: Template) -> dict[str, Node]:
    """For each kind of slot the first content that the gallery has for it."""
    found: dict[str, Node] = {}
    for entry in entries:
        if isinstance(entry, SlideSource):
            layout = template.layouts[entry.layout]
            for name, node in entry.slots.items():
                slot = layout.slot(name)
                if slot is not None:
                    found.setdefault(slot.kind, node)
    return found


def _sample_slide(layout: LayoutSpec, samples: Mapping[str, Node]) -> SlideSource:
    """A slide that fills every slot of a layout: lines say what they are for."""
    slots = dict(_sample_slots(layout, samples))
    name = Scalar(f"layout-{layout.name}", NOWHERE)
    return SlideSource(node=Map((), NOWHERE), layout=layout.name, slots=slots, id=name)


def _sample_slots(layout: LayoutSpec, samples: Mapping[str, Node]) -> Iterator[tuple[str, Node]]:
    for slot in layout.slots:
        if slot.name == "title":
            yield slot.name, Scalar(layout.title, NOWHERE)
        elif not slot.of and not slot.default:
            yield slot.name, _sample(slot, samples)


def _sample(slot: SlotSpec, samples: Mapping[str, Node]) -> Node:
    if slot.kind in {"line", "text"}:
        return Scalar(slot.prompt or slot.name.replace("-", " ").capitalize(), NOWHERE)
    return samples[slot.kind]
