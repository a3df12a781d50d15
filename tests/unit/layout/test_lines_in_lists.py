"""Lines without bullets inside lists: where they stand, what they stay with, what is counted."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from pptx import Presentation

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.layout.points import join_points, units_of_points
from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.rich_text import plain
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld
from tests.spec import DECK, Case, write_case
from tests.unit.backends.pdf.reading import findings, tags

_MANY = "\n".join(
    f"      - {{text: 'Group {group}:', bullet: no}}\n"
    + "\n".join(f"      - Point {group} {number}" for number in range(4))
    for group in range(6)
)
_DECK = f"""\
title: Lines
slides:
  - layout: numbered
    title: How a claim goes
    points:
      start: 9
      points:
        - You send the form
        - {{text: A week passes, bullet: no}}
        - text: We write
          points:
            - to you
            - {{text: and then, bullet: no}}
            - to others
  - layout: bullets
    title: Groups
    points:
{_MANY}
  - layout: bullets
    title: Three short ones
    points: [{{text: "Bring:", bullet: no}}, A letter, A pen]
  - layout: bullets
    title: Points alone
    points: ["Bring:", A letter, A pen]
"""


@cache
def _compiled() -> Compiled:
    with TemporaryDirectory() as folder:
        write_case(Case("", {DECK: _DECK}), Path(folder))
        faults = Faults()
        project = load_project(DiskWorld(Path(folder)), faults)
        compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors
    return compiled


@cache
def _made(output: str) -> bytes:
    return render_output(_compiled(), decode_options(output, {}), Faults()).data


def test_in_the_deck_a_line_is_a_paragraph_without_a_bullet_at_the_edge_of_its_level() -> None:
    slide = Presentation(io.BytesIO(_made("deck"))).slides[0]
    body = next(p for p in slide.placeholders if "week" in p.text_frame.text)
    seen = []
    for paragraph in body.text_frame.paragraphs:
        own = paragraph._p.pPr
        none = own is not None and bool(own.xpath("a:buNone"))
        edge = (own.get("marL"), own.get("indent")) if none else None
        start = own.xpath("a:buAutoNum/@startAt") if own is not None else []
        seen.append((paragraph.level, edge, start))
    assert [(level, start) for level, _, start in seen] == [
        (0, ["9"]), (0, []), (0, ["10"]), (1, []), (1, []), (1, ["2"]),
    ]  # fmt: skip
    edges = [edge for _, edge, _ in seen]
    assert [edge is None for edge in edges] == [True, False, True, True, False, True]
    assert edges[1] == ("0", "0")
    # The letters of the second level stand where the texts of the first do.
    assert edges[4] is not None
    assert int(edges[4][0]) > 0
    assert edges[4][1] == "0"


@pytest.mark.parametrize("output", ["slides", "reading"])
def test_in_a_pdf_a_line_parts_the_list_in_two_and_is_no_rest_of_a_point(output: str) -> None:
    data = _made(output)
    shown = [str(tags(data, page)) for page in range(len(pypdfium2.PdfDocument(data)))]
    whole = "P L(LI(Lbl LBody(L(LI(Lbl LBody)) P L(LI(Lbl LBody)))))"
    assert sum(f"L(LI(Lbl LBody)) {whole}" in page for page in shown) == 1, shown
    assert findings(data) == []


def test_a_line_stays_with_the_point_behind_it_on_further_slides() -> None:
    pages = [page for page in _compiled().scene.pages if page.id.startswith("groups")]
    assert len(pages) > 1
    for page in pages:
        (block,) = (item for item in page.items if item.about.slot == "points")
        assert block.paragraphs[-1].bullet, "a line ends a slide"  # type: ignore[union-attr]


def test_lists_with_lines_are_cut_and_joined_without_a_loss() -> None:
    marks = [True, False, False, True, True, False]
    items = tuple(
        Point(inline=plain(str(number)), bullet=mark) for number, mark in enumerate(marks)
    )
    units = units_of_points(Points(items, first=7))
    assert [len(unit.items) for unit in units] == [1, 1, 2, 1, 1]
    assert [unit.first for unit in units] == [7, 8, 8, 9, 10]
    assert join_points(units).items == items


def test_lines_keep_a_list_from_becoming_rows() -> None:
    *_, lines, points = (page.layout for page in _compiled().scene.pages)
    assert (lines, points) == ("bullets", "bullets-rows")
