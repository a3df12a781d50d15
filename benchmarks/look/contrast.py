"""Pages as they are rendered -> how well texts stand out from what is behind them.

    python -m benchmarks.look.contrast [--look NAME]... [--aspect 16:9|4:3]...

Draws the slides of every deck that the looks are measured with, and reads the pixels round each
run of text: the most frequent colour is the ground, the one that differs most from it the ink.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from math import ceil, floor
from pathlib import Path

from PIL import Image

from benchmarks.look.__main__ import in_look, projects
from briefgen.compile import Compiled
from briefgen.model.colour_contrast import contrast_between
from briefgen.model.diagnostics import Faults
from briefgen.model.page_aspects import ASPECTS, PageAspect
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import PlacedRun, TextLine
from briefgen.model.units import to_pt
from briefgen.model.values import Value
from briefgen.read.outputs import decode_options
from briefgen.read.templates.built_in import built_in_names
from briefgen.render import render_output

# The gates: for every text, and for nearly all that is not large.
LEAST, LEAST_OF_SMALL, SHARE = 3.0, 4.5, 0.99
# What WCAG calls large, in points.
_LARGE, _LARGE_BOLD = 18, 14
# Pixels a point: strokes of the smallest text reach their full colour.
_SCALE = 2.5
# A colour of fewer pixels is an edge between two others.
_FEW = 3
# Spaces, and what stands where an address may be parted.
_UNSEEN = " \n\u00a0\u200b"


class SeenText(Value, kw_only=True):
    """A run of text with its contrast on the page named."""

    page: str
    text: str
    contrast: float
    large: bool


def texts_of(compiled: Compiled) -> Iterator[SeenText]:
    """Every run of text on the slides that are shown."""
    import pypdfium2

    data = render_output(compiled, decode_options("slides", {}), Faults()).data
    document = pypdfium2.PdfDocument(data)
    pages = [page for page in compiled.scene.pages if not page.hidden]
    for page, drawn in zip(pages, document, strict=True):
        image = drawn.render(scale=_SCALE).to_pil().convert("RGB")
        for block in blocks_in(page.items):
            for line in block.lines:
                for run in line.runs:
                    if run.text.strip(_UNSEEN):
                        yield SeenText(
                            page=f"{compiled.target.deck} {page.number} {page.layout}",
                            text=run.text,
                            contrast=_seen(image, line, run),
                            large=run.size >= (_LARGE_BOLD if run.font.bold else _LARGE),
                        )


def _seen(image: Image.Image, line: TextLine, run: PlacedRun) -> float:
    left, base = to_pt(run.x), to_pt(line.baseline)
    upper = (floor(left * _SCALE), floor((base - 0.75 * run.size) * _SCALE))
    right, foot = left + to_pt(run.width), base + 0.1 * run.size
    part = image.crop((*upper, ceil(right * _SCALE), ceil(foot * _SCALE)))
    counts = part.getcolors(part.width * part.height) or []
    colours = {f"#{r:02X}{g:02X}{b:02X}": count for count, (r, g, b) in counts}  # type: ignore[misc]
    ground = max(colours, key=lambda colour: colours[colour])
    return max(contrast_between(ground, one) for one, count in colours.items() if count >= _FEW)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--look", action="append", choices=built_in_names())
    parser.add_argument("--aspect", action="append", choices=ASPECTS)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        all_projects = list(projects(Path(folder)))
        for look in asked.look or built_in_names():
            for aspect in asked.aspect or ASPECTS:
                found = [
                    text
                    for project in all_projects
                    for compiled, _ in in_look(project, look, aspect)
                    if compiled is not None
                    for text in texts_of(compiled)
                ]
                _print(look, aspect, found)


def _print(look: str, aspect: PageAspect, found: list[SeenText]) -> None:
    small = [text for text in found if not text.large]
    weak = [text for text in small if text.contrast < LEAST_OF_SMALL]
    faint = [text for text in found if text.contrast < LEAST]
    share = 100 * (1 - len(weak) / len(small))
    print(f"{look} {aspect}: {len(found)} texts, {len(faint)} under {LEAST}:1; of {len(small)}")
    print(f"  that are not large {share:.2f} % at {LEAST_OF_SMALL}:1 ({100 * SHARE:.0f} % wanted)")
    for text in {(text.page, text.text): text for text in [*faint, *weak]}.values():
        print(f"    {text.contrast:.1f}  {text.page}: {text.text[:40]}")


if __name__ == "__main__":
    main()
