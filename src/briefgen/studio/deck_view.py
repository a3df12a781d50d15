"""Compiled -> what the page shows of it. (A simple stand-in.)"""

from __future__ import annotations

from html import escape

from briefgen.compile import Compiled
from briefgen.model.diagnostics import Diagnostic, Span
from briefgen.model.project import Project
from briefgen.model.scene import Page
from briefgen.model.text_block import TextBlock
from briefgen.model.units import EMU_PER_POINT as PT
from briefgen.studio.messages import Fault, PagePicture, Place, SectionEntry, SlideEntry


def place_of(span: Span, names: list[str]) -> Place:
    return Place(
        file=names.index(span.file) if span.file in names else 0,
        line=span.line,
        column=span.column,
        end_line=span.end_line or span.line,
        end_column=span.end_column or span.column,
    )


def slide_entries(
    compiled: Compiled, project: Project, names: list[str], faults: tuple[Diagnostic, ...]
) -> tuple[SlideEntry, ...]:
    found = []
    pages: dict[str, list[int]] = {}
    for number, page in enumerate(compiled.scene.pages):
        pages.setdefault(page.source_id, []).append(number)
    for index, slide in enumerate(compiled.deck.slides):
        first = compiled.scene.pages[pages[slide.id][0]]
        found.append(
            SlideEntry(
                key=slide.id,
                id=slide.id,
                title=first.title,
                layout=slide.layout,
                section=slide.section or 0,
                entry=index,
                place=place_of(slide.span, names),
                pages=tuple(pages[slide.id]),
                is_hidden=slide.hidden,
                faults=0,
                advice=0,
                old_since="",
                notes="",
                notes_place=None,
                minutes=0,
            )
        )
    return tuple(found)


def section_entries(compiled: Compiled, slides: tuple[SlideEntry, ...]) -> tuple[SectionEntry, ...]:
    return (SectionEntry(title="", slides=len(slides)),)


def fault_messages(
    faults: tuple[Diagnostic, ...], names: list[str], slides: tuple[SlideEntry, ...]
) -> tuple[Fault, ...]:
    return tuple(
        Fault(
            code=fault.code,
            is_error=fault.is_error,
            stops_reading=False,
            message=fault.message,
            hint=fault.hint,
            place=place_of(fault.span, names),
            slide="",
            fixes=(),
        )
        for fault in faults
    )


def page_pictures(compiled: Compiled, names: list[str]) -> list[PagePicture]:
    return [
        PagePicture(
            page=number,
            slide=page.source_id,
            svg=_svg(page),
            width=page.size.width / PT,
            height=page.size.height / PT,
        )
        for number, page in enumerate(compiled.scene.pages)
    ]


def _svg(page: Page) -> str:
    texts = "".join(
        f'<text x="{i.box.x / PT:.3f}" y="{i.box.y / PT + 20:.3f}" data-slot="{i.about.slot}"'
        f' data-at="+{i.about.span.line - page.span.line}:{i.about.span.column}">'
        + escape(" ".join(p.inline.text for p in i.paragraphs))
        + "</text>"
        for i in page.items
        if isinstance(i, TextBlock)
    )
    return (
        f'<svg viewBox="0 0 {page.size.width / PT} {page.size.height / PT}" role="img"'
        f' aria-label="{escape(page.title)}"><rect width="100%" height="100%" fill="#fff"/>'
        f"{texts}</svg>"
    )
