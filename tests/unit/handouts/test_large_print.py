"""A handout in large print: each slide, and all that it says below it in 18 points."""

from __future__ import annotations

import re

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.running_heads import text_area
from briefgen.handouts.large_print import layout_large_print
from briefgen.handouts.slides_per_page import HandoutAbout
from briefgen.model.diagnostics import Faults
from briefgen.model.scene import Grid, Group, LineShape, Page, Scene
from briefgen.model.scene_walk import blocks_in
from briefgen.model.slide_contents import inlines_of
from briefgen.model.text_block import Role
from briefgen.model.units import pt
from briefgen.support.world import MemoryWorld
from tests.packs import Pack, pack_names

ALL = pytest.mark.parametrize("pack", pack_names(), indirect=True)
DECK = """\
title: A talk
slides:
  - layout: statement
    title: A sentence by itself
  - layout: diagram
    title: What leads where
    diagram: {kind: drivers, centre: Better services, parts: [{Trust: in people}, {Time: for them}]}
  - layout: chart
    title: Calls fell
    chart:
      kind: column
      alt: Calls fell from 412 to 317
      source: Our register
      data: {categories: ["2023", "2024"], series: [{name: Calls, values: [412, 317]}]}
  - layout: table
    title: What each office did
    table:
      columns: [Office, Responsibilities, Accomplishments, Recommendations, Communications]
      rows: [[Leeds, Correspondence, Straightforward, Reconsideration, none]]
"""


def _laid_out(compiled: Compiled) -> Scene:
    about = HandoutAbout(title="A talk")
    deck, template = compiled.deck, compiled.template
    return layout_large_print(compiled.scene, deck, template, "A4", about, setter=compiled.setter)


@pytest.fixture(scope="module")
def sheets() -> tuple[Page, ...]:
    return _sheets_of(DECK)


def _sheets_of(deck: str) -> tuple[Page, ...]:
    project = load_project(MemoryWorld({"decks/talk.yaml": deck.encode()}), Faults())
    faults = Faults()
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors, [fault.message for fault in faults.found]
    return _laid_out(compiled).pages


def _below(page: Page) -> str:
    """What stands below the slide."""
    items = [item for item in page.items if item.about.role is not Role.SLIDE]
    return " ".join(" ".join(block.text for block in blocks_in(items)).split())


def test_each_slide_has_a_page_and_its_number(sheets: tuple[Page, ...]) -> None:
    names = [item.name for page in sheets for item in page.items if isinstance(item, Group)]
    assert names == [
        "a-sentence-by-itself",
        "what-leads-where",
        "calls-fell",
        "what-each-office-did",
    ]
    assert [_below(page)[:7] for page in sheets] == [f"Slide {number}" for number in (1, 2, 3, 4)]


def test_a_diagram_is_told_in_words_and_a_chart_by_its_figures(sheets: tuple[Page, ...]) -> None:
    _, drivers, chart, _ = sheets
    assert all(words in _below(drivers) for words in ("Trust", "in people", "Better services"))
    (grid,) = (item for item in chart.items if isinstance(item, Grid))
    assert [[cell.text.text for cell in row.cells] for row in grid.rows][1:] == [
        ["Calls", "412", "317"]
    ]
    assert "Source: Our register" in _below(chart)


def test_a_table_that_is_too_wide_for_large_letters_is_told_row_by_row(
    sheets: tuple[Page, ...],
) -> None:
    """It would have been set in letters of 6 points, in large print."""
    page = sheets[3]
    assert not any(isinstance(item, Grid) for item in page.items)
    said = _below(page)
    assert "Leeds Responsibilities: Correspondence Accomplishments: Straightforward" in said
    assert "Communications" not in said.replace("Communications:", "")


FIGURES = """\
title: A talk
slides:
  - layout: chart
    title: Calls fell
    chart:
      kind: column
      unit: calls each month
      alt: Calls fell from 412 to 317
      source: Our register
      data: {categories: ["2023", "2024"], series: [{name: Calls, values: [412, 317]}]}
  - layout: numbers
    title: After a year
    numbers:
      - {value: 75%, label: answered at once, source: "Contact record, 2026"}
      - {value: £96, label: saved, source: "Accounts, 2025"}
"""


def test_what_a_chart_counts_stands_with_its_figures_and_no_source_without_its_number() -> None:
    """ "calls each month" stood as a sentence, and of two sources nobody knew whose they were."""
    chart, numbers = map(_below, _sheets_of(FIGURES))
    assert (
        chart.index("Calls each month") < chart.index("412") < chart.index("Source: Our register")
    )
    assert "answered at once [1]" in numbers.replace("\u00a0", " ")
    assert "[1] Source: Contact record, 2026" in numbers
    assert "[2] Source: Accounts, 2025" in numbers


def test_no_slide_comes_after_what_is_said_of_it() -> None:
    """The rows of a table's second slide stood on the page before that slide."""
    rows = "".join(f"        - [Office {n}, Answers letters of residents]\n" for n in range(40))
    deck = (
        "title: A talk\nslides:\n  - layout: table\n    title: Who does what\n    table:\n"
        f"      columns: [Office, Task]\n      rows:\n{rows}"
    )
    items = [item for page in _sheets_of(deck) for item in page.items]
    roles = [item.about.role is Role.SLIDE for item in items if not isinstance(item, LineShape)]
    shown = [place for place, is_slide in enumerate(roles) if is_slide]
    said = next(n for n, item in enumerate(items) if isinstance(item, Grid))
    assert len(shown) > 1
    assert max(shown) < said


def test_the_head_of_a_slide_stays_with_what_it_says() -> None:
    """It stood alone at the foot of a page, and was not balanced."""
    title = "What the desk does, and what stays with the services"
    point = "A point that has two lines or so of text in letters as large as these"
    for count in range(1, 12):
        points = "".join(f"      - {point}\n" for _ in range(count))
        head = f"title: A talk\nslides:\n  - layout: bullets\n    title: {title}\n"
        deck = f"{head}    points:\n{points}"
        for page in _sheets_of(deck):
            last = list(blocks_in(page.items))[-1]
            assert last.text != title, count
    heads = [one for one in blocks_in(_sheets_of(deck)[0].items) if one.text == title]
    widths = [sum(run.width for run in line.runs) for line in heads[-1].lines]
    assert max(widths) < 1.5 * min(widths)


def test_what_is_left_of_a_page_is_ruled(sheets: tuple[Page, ...]) -> None:
    rules = [item.box.y for item in sheets[0].backdrop if isinstance(item, LineShape)]
    assert len(rules) >= 8
    # One pitch below a table, they were taken for rows of it.
    assert min(rules) >= max(item.box.bottom for item in sheets[0].items) + pt(59)
    assert max(rules) <= text_area(sheets[0].size).bottom


@ALL
def test_all_that_slides_say_is_large_and_on_the_page(pack: Pack) -> None:
    scene = _laid_out(pack.compiled)
    said = {slide.id: slide for slide in pack.compiled.deck.slides if not slide.hidden}
    texts: list[str] = []
    for page in scene.pages:
        items = [item for item in page.items if item.about.role is not Role.SLIDE]
        texts += [block.text for block in blocks_in(items)]
        for block in blocks_in(items):
            assert block.fit.size >= 15 or block.about.role.name == "CODE", block.text
            assert text_area(page.size).contains(block.box), block.text
    words = set(re.findall(r"\w+", " ".join(texts)))
    for slide in said.values():
        for name, value in slide.slots.items():
            if name in ("sections", "ordinal"):
                continue
            wanted = {word for each in inlines_of(value) for word in re.findall(r"\w+", each.text)}
            assert wanted <= words, (slide.id, name, wanted - words)
