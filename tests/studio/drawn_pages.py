"""Pages as SVG in Chromium: where each character stands, and how far the picture is from the PDF's.

`python -m tests.studio.drawn_pages` looks at every page of every deck in every built-in look (some
minutes); the tests look at some of them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pypdfium2
from PIL import Image, ImageChops

from briefgen.backends.pdf import render_pdf
from briefgen.backends.svg import page_svg
from briefgen.backends.svg.slide_files import face_rules, shared_by_files
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.scene import Page, Scene
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import PlacedRun
from briefgen.model.units import EMU_PER_POINT
from briefgen.model.values import Value, replace
from briefgen.support.world import DiskWorld
from briefgen.text.fonts import FontBook
from briefgen.text.shaping import shape
from tests.packs import ROOT, in_template

# A picture is drawn three times as large, and averaged: at single size the two programs differ in
# how they put lines of text on whole dots.
WIDTH, SCALE, TILE = 1280, 3, 24
# The mean difference of the worst tile, of 255: a text a quarter of a point off makes it 17.
MOST_DIFFERENT = 12
# How far a character may stand from where it was measured, in points.
MOST_OFF = 0.05


@cache
def compiled_decks(look: str) -> tuple[Compiled, ...]:
    """The decks of this project in a look."""
    faults = Faults()
    project = load_project(DiskWorld(ROOT), faults)
    found = [
        compile_target(in_template(project, target, look), target, faults)
        for target in project.targets
    ]
    return tuple(compiled for compiled in found if compiled is not None)


class Drawn(Value):
    """Pages of a `scene` in its `fonts`, drawn in a `browser`."""

    scene: Scene
    fonts: FontBook
    browser: Any

    def of(self, pages: Sequence[Page]) -> Iterator[tuple[Page, Any]]:
        """Each page, and the page of the browser that shows it, with its fonts there."""
        shared = shared_by_files(self.scene, self.fonts)
        tab = self.browser.new_page(
            viewport={"width": WIDTH, "height": WIDTH}, device_scale_factor=SCALE
        )
        for page in pages:
            svg = page_svg(page, shared, rules=face_rules(page, self.fonts))
            tab.set_content(f"<!doctype html><style>{_STYLE}</style>{svg}")
            tab.evaluate(_WAIT)
            yield page, tab
        tab.close()


_STYLE = f"body{{margin:0}} body>svg{{display:block;width:{WIDTH}px}}"
_WAIT = """async () => {
    for (const face of document.fonts) await face.load();
    await document.fonts.ready;
}"""
_PLACES = """() => [...document.querySelectorAll("text")].map(text =>
    [text.textContent, ...Array.from({length: text.getNumberOfChars()}, (_, index) => {
        const place = text.getStartPositionOfChar(index);
        return [place.x, place.y];
    })])"""


def worst_place(page: Page, tab: Any, fonts: FontBook) -> float:
    """How far the character that is farthest from its place stands, in points."""
    shown = tab.evaluate(_PLACES)
    runs = [run for run in _runs(page) if run.text]
    assert [text for text, *_ in shown] == [run.text for run in runs], page.id
    return max(
        (
            abs(x - at)
            for (_, *places), run in zip(shown, runs, strict=True)
            for (x, _), at in zip(places, _measured(run, fonts), strict=True)
        ),
        default=0.0,
    )


def _runs(page: Page) -> Iterator[PlacedRun]:
    """The runs of a page in the order in which they are drawn."""
    for block in blocks_in((*page.backdrop, *page.items, *page.furniture)):
        for line in block.lines:
            yield from [line.label, *line.runs] if line.label else line.runs


def _measured(run: PlacedRun, fonts: FontBook) -> list[float]:
    """Where each character of a run was measured to begin, in points."""
    size = run.size * (2 / 3 if run.script else 1)
    kerned = shape(run.text, run.font, fonts).kerned
    return [run.x / EMU_PER_POINT + size * at for at in kerned[:-1]]


def worst_tile(page: Page, tab: Any, pdf: Image.Image) -> float:
    """The mean difference between two pictures of a page in the tile where it is largest."""
    shot = tab.locator("body > svg").screenshot(type="png")
    drawn = Image.open(io.BytesIO(shot)).convert("RGB").resize(pdf.size, Image.Resampling.BOX)
    difference = ImageChops.difference(drawn, pdf).convert("L")
    tiles = (-(-pdf.size[0] // TILE), -(-pdf.size[1] // TILE))
    whole = Image.new("L", (tiles[0] * TILE, tiles[1] * TILE))
    whole.paste(difference)
    return max(whole.reduce(TILE).tobytes())


def pdf_pictures(scene: Scene, fonts: FontBook, pages: Sequence[Page]) -> list[Image.Image]:
    """The same pages of the PDF, drawn as large and averaged."""
    document = pypdfium2.PdfDocument(
        render_pdf(replace(scene, pages=tuple(pages), outline=(), sections=(), order=()), fonts)
    )
    pictures = []
    for page in document:
        scale = SCALE * WIDTH / page.get_width()
        large = page.render(scale=scale).to_pil().convert("RGB")
        size = WIDTH, round(large.size[1] / SCALE)
        pictures.append(large.resize(size, Image.Resampling.BOX))
    document.close()
    return pictures


def main() -> None:
    """Look at every page of every deck, and tell the worst of each."""
    from tests.studio.chromium import chromium

    with chromium() as browser:
        for look in look_names():
            for compiled in compiled_decks(look):
                scene, fonts = compiled.scene, compiled.fonts
                pictures = pdf_pictures(scene, fonts, scene.pages)
                drawn = Drawn(scene, fonts, browser).of(scene.pages)
                found = [
                    (worst_place(page, tab, fonts), worst_tile(page, tab, picture))
                    for (page, tab), picture in zip(drawn, pictures, strict=True)
                ]
                place, tile = (max(worst) for worst in zip(*found, strict=True))
                print(f"{look}, {compiled.target.id}: {place:.3f} pt, tile {tile:.0f}", flush=True)


def look_names() -> list[str]:
    """The built-in looks."""
    return sorted(
        path.name for path in (ROOT / "src/briefgen/templates").iterdir() if path.is_dir()
    )


if __name__ == "__main__":
    main()
