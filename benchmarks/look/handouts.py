"""A deck -> the figures of its notes and handouts: pages, sizes, what is left blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean

from briefgen.compile import Compiled, on_paper
from briefgen.documents.notes_pages import layout_notes
from briefgen.documents.print_styles import Print
from briefgen.documents.running_heads import text_area
from briefgen.handouts.print_size import slides_a_page, smallest_text
from briefgen.handouts.redact import without_hidden
from briefgen.handouts.slides_per_page import scale_of
from briefgen.model.scene import Group, Page, Scene
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role

LEGIBLE = 6.0
_ASIDE = (Role.NOTE, Role.CAPTION)


def paper_figures(compiled: Compiled) -> dict[str, str]:
    """The figures of a deck's notes and handouts, by name."""
    compiled = on_paper(compiled)
    scene = compiled.scene
    notes = layout_notes(scene, compiled.deck, Print("A4"), compiled.setter)
    return {**_of_notes(notes), **_of_handouts(without_hidden(scene))}


def _of_notes(notes: Scene) -> dict[str, str]:
    slides = [page for page in notes.pages if _slides(page)]
    shared = [page for page in slides if len(_slides(page)) > 1]
    return {
        "notes: pages": str(len(notes.pages)),
        "running order: pages": str(len(notes.pages) - len(slides)),
        "notes: pages that slides share": f"{100 * len(shared) / len(slides):.0f} %",
        "notes: size of what is said, mean": f"{mean(_said(slides)):.1f} pt",
        "notes: blank at the foot, mean": f"{100 * mean(map(_blank, slides)):.0f} %",
    }


def _slides(page: Page) -> list[Group]:
    return [item for item in page.items if isinstance(item, Group)]


def _said(pages: Sequence[Page]) -> Iterator[int]:
    """The size of each text that stands below a slide."""
    for page in pages:
        left = text_area(page.size).x
        items = [item for item in page.items if not isinstance(item, Group)]
        texts = [block for block in blocks_in(items) if block.box.x == left]
        yield from (block.fit.size for block in texts)


def _blank(page: Page) -> float:
    """The share of a page's height that is left below the last of its items."""
    area = text_area(page.size)
    return (area.bottom - max(item.box.bottom for item in page.items)) / area.height


def _of_handouts(scene: Scene) -> dict[str, str]:
    scales = {number: scale_of(scene.pages[0].size, number, "A4") for number in (3, 6)}
    sizes = [smallest_text(page, but=_ASIDE) for page in scene.pages]
    small = [size for size in sizes if size * scales[3] < LEGIBLE]
    return {
        "3 a page: width of a slide": f"{scales[3] * scene.pages[0].size.width / 12_700:.0f} pt",
        "3 a page: smallest text": f"{min(sizes) * scales[3]:.1f} pt",
        "6 a page: smallest text": f"{min(sizes) * scales[6]:.1f} pt",
        "3 a page: slides with text under 6 pt": f"{100 * len(small) / len(sizes):.0f} %",
        "auto": f"{slides_a_page(scene, 'auto', 'A4')} a page",
    }
