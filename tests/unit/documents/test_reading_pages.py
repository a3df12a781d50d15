"""The pages of the document to read: its first page, what is left out, floating drawings, marks."""

from __future__ import annotations

import json

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.document_pages import layout_document
from briefgen.documents.print_styles import Print, frame_of
from briefgen.documents.reading_document import make_reading
from briefgen.layout.chart.squeezed import is_squeezed
from briefgen.model.diagnostics import Faults
from briefgen.model.document import Document, Footnotes, Heading, NumberRow, Para
from briefgen.model.outputs import BookletOptions, ReadingOptions
from briefgen.model.rich_text import plain
from briefgen.model.scene import Grid, Group, LineShape, Page, PlacedChart, Rectangle, Scene
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role, TextBlock, TextLine
from briefgen.model.values import replace
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld
from tests.unit.backends.pdf.reading import findings

_PROSE = "The programme asked for a year who called again, and why, and wrote down the answers. "
_DECK = f"""\
title: Calls
outputs: [reading]
organisation: The Unit
template: TEMPLATE
slides:
  - {{layout: cover, strapline: One question}}
  - section: Why
    reading: Two hundred calls in March were counted by Ann and by Bob.
  - layout: statement
    id: three-calls
    title: A resident called three times before a question was answered, and told the story anew
    reading: Nobody owned the question. Each call began from nothing.
  - layout: bullets
    title: Reasons
    points: [Nobody owned the question, Letters were hard to understand]
    reading: Letters were hard to understand, and nobody owned the question.
    sources: Contact record
  - layout: numbers
    title: A year
    numbers:
      - {{value: 75%, label: answered at once, source: Contact record}}
      - {{value: "1.3", label: calls a question, source: Contact record}}
      - {{value: £96, label: saved, source: Accounts}}
  - layout: case-study
    title: A case
    cards: [{{First: Done by staff.}}, {{Second: Paid by all.}}, {{Third: Known to few.}}]
  - section: What
  - layout: bullets
    title: Filler
    points: [One]
    reading: {_PROSE * 12}
  - layout: chart
    title: More answers
    chart:
      kind: column
      alt: Answers rose from 32 to 71.
      unit: "% of questions"
      source: Contact record
      data:
        categories: ["2023", "2025"]
        series: [{{Answers: [32, 71]}}]
    reading: {_PROSE}
  - layout: bullets
    title: After it
    points: [Two, Three]
    reading: {_PROSE * 3}
"""


def _compiled(template: str = "seminar", deck: str = _DECK) -> Compiled:
    files = {
        "briefgen.yaml": b"{}\n",
        "decks/calls.yaml": deck.replace("TEMPLATE", template).encode(),
    }
    faults = Faults()
    project = load_project(MemoryWorld(files), faults)
    found = compile_target(project, project.targets[0], faults)
    assert found is not None, [fault.message for fault in faults]
    assert not faults.has_errors, [fault.message for fault in faults]
    return found


def _document(compiled: Compiled) -> Document:
    return make_reading(compiled.deck, compiled.template)


def _pages(compiled: Compiled, how: Print) -> Scene:
    scene = compiled.scene
    document = _document(compiled)
    return layout_document(document, how, compiled.setter, scene.palette, meta=scene.meta)


@pytest.fixture(scope="module")
def compiled() -> Compiled:
    return _compiled()


@pytest.fixture(scope="module")
def scene(compiled: Compiled) -> Scene:
    return _pages(compiled, Print())


def _texts(page: Page) -> list[TextBlock]:
    return list(blocks_in((*page.backdrop, *page.items, *page.furniture)))


def _drawn(block: TextBlock) -> str:
    return " ".join(line.text.strip() for line in block.lines)


def test_the_first_page_says_whose_it_is_and_what_it_says(scene: Scene) -> None:
    """More than half of it was empty, without a summary and without a colour."""
    page = scene.pages[0]
    band = page.backdrop[0]
    assert isinstance(band, Rectangle)
    assert (band.box.x, band.box.y, band.box.width) == (0, 0, page.size.width)
    texts = [_drawn(block) for block in _texts(page)]
    assert texts[0] == "The Unit"
    assert "Nobody owned the question. Each call began from nothing." in texts
    assert "Summary" in texts
    assert any(text.startswith("Two hundred calls") for text in texts)


def test_what_is_in_the_summary_is_not_said_again(compiled: Compiled) -> None:
    said = [block.inline.text for block in _document(compiled).blocks if isinstance(block, Para)]
    assert not any("Each call began" in text for text in said)


def test_the_summary_of_the_deck_is_taken_as_it_is() -> None:
    deck = _DECK.replace("organisation:", "summary: In short.\norganisation:")
    document = _document(_compiled(deck=deck))
    assert [inline.text for inline in document.summary] == ["In short."]
    said = [block.inline.text for block in document.blocks if isinstance(block, Para)]
    assert any("Each call began" in text for text in said)


def test_a_list_that_the_prose_says_is_left_out(compiled: Compiled) -> None:
    """Of 62 texts of the seminar's slides, 34 were said twice."""
    document = _document(compiled)
    words = " ".join(block.inline.text for block in document.blocks if isinstance(block, Para))
    assert words.count("owned the question") == 1
    said = [one.text for one in document.left_out]
    assert said == ["Nobody owned the question", "Letters were hard to understand"]


def test_a_statement_is_a_heading_with_a_short_bookmark(compiled: Compiled, scene: Scene) -> None:
    heading = next(
        block for block in _document(compiled).blocks
        if isinstance(block, Heading) and block.id == "three-calls"
    )  # fmt: skip
    assert heading.statement
    short = "A resident called three times before a question…"
    assert short in {entry.title for entry in scene.outline}


def test_marks_stand_at_the_numbers_and_one_source_has_one(compiled: Compiled) -> None:
    """All marks gathered behind the last number: [2] [3] [4]."""
    blocks = _document(compiled).blocks
    at = next(index for index, block in enumerate(blocks) if isinstance(block, NumberRow))
    row, notes = blocks[at], blocks[at + 1]
    assert isinstance(row, NumberRow)
    assert isinstance(notes, Footnotes)
    assert [item.label.text[-3:] for item in row.numbers] == ["[2]", "[2]", "[3]"]
    assert [note.text for note in notes.notes] == ["[2]  Contact record", "[3]  Accounts"]


def test_the_cards_of_a_case_have_one_rule(scene: Scene) -> None:
    """It was broken between the cards."""
    tints = [
        item for page in scene.pages for item in page.items
        if isinstance(item, Rectangle) and item.fill == "tint"
    ]  # fmt: skip
    assert len(tints) == 1
    page = next(page for page in scene.pages if tints[0] in page.items)
    inside = [_drawn(block) for block in _texts(page) if tints[0].box.contains(block.box)]
    assert [text.split(":")[0] for text in inside] == ["First", "Second", "Third"]


def test_a_place_and_its_town_stood_on_two_lines_of_the_title_page(compiled: Compiled) -> None:
    for count in range(20, 60, 2):
        details = (plain("w" + " i" * count), plain("Admiralty Arch, London"))
        document = replace(_document(compiled), details=details)
        page = _first_page(document, Print(large=True), compiled)
        lines = ["".join(run.text for run in line.runs) for line in page]
        whole = [line for line in lines if "Arch" in line or "London" in line]
        assert len(whole) == 1, (count, whole)


def _first_page(document: Document, how: Print, compiled: Compiled) -> list[TextLine]:
    scene = compiled.scene
    laid = layout_document(document, how, compiled.setter, scene.palette, meta=scene.meta)
    return [line for block in blocks_in(laid.pages[0].items) for line in block.lines]


def test_a_chart_that_does_not_fit_is_lower_or_lets_text_pass(compiled: Compiled) -> None:
    """Chart after chart stood on the page after its heading, below which half was empty."""
    chart = next(slide for slide in compiled.deck.slides if slide.title.text == "More answers")
    assert chart.layout == "chart"
    for lines in range(0, 40, 4):
        deck = _DECK.replace(_PROSE * 12, _PROSE * 12 + _PROSE * (lines // 2))
        scene = _pages(_compiled(deck=deck), Print())
        area = frame_of(Print()).text
        at = next(
            number for number, page in enumerate(scene.pages)
            if any(isinstance(item, PlacedChart) for item in _flat(page))
        )  # fmt: skip
        assert not _grids(scene), "its values stand in it"
        if 0 < at < len(scene.pages):
            before = scene.pages[at - 1]
            low = max(item.box.bottom for item in before.items)
            assert at - 1 == 0 or (low - area.y) / area.height > 0.55, lines


def _flat(page: Page) -> list[object]:
    found: list[object] = []
    waiting: list[object] = list(page.items)
    while waiting:
        item = waiting.pop()
        found.append(item)
        if isinstance(item, Group):
            waiting.extend(item.items)
    return found


def test_the_heads_of_large_print_are_large(compiled: Compiled) -> None:
    """They had 9 points."""
    pages = _pages(compiled, Print(large=True)).pages
    heads = [
        block for page in pages for block in blocks_in(page.furniture)
        if block.lines[0].runs and not block.text.startswith("p. ")
    ]  # fmt: skip
    assert heads
    assert {run.size for block in heads for run in block.lines[0].runs} == {14}


def test_large_print_bears_the_pages_of_ordinary_print(compiled: Compiled, scene: Scene) -> None:
    pages = _pages(compiled, Print(large=True)).pages
    marks = [
        block.text for page in pages for block in blocks_in(page.furniture)
        if block.text.startswith("p. ")
    ]  # fmt: skip
    assert marks == [f"p. {number}" for number in range(1, len(scene.pages) + 1)]


def test_a_serif_look_has_serif_prose_and_plain_furniture() -> None:
    pages = _pages(_compiled("chancery"), Print()).pages
    prose = next(b for page in pages for b in _texts(page) if b.text.startswith("The programme"))
    assert prose.lines[0].runs[0].font.family == "Cambria"
    foot = next(iter(blocks_in(pages[1].furniture)))
    assert foot.lines[0].runs[0].font.family == "Calibri"


@pytest.mark.parametrize(
    "output",
    [ReadingOptions(), ReadingOptions(paper="Letter", large_print=True), BookletOptions()],
    ids=["ordinary", "large print", "booklet"],
)
def test_the_document_is_pdf_ua(
    compiled: Compiled, output: ReadingOptions | BookletOptions
) -> None:
    assert findings(render_output(compiled, output, Faults()).data) == []


def test_the_numbers_of_a_booklet_stand_at_the_outer_edge(compiled: Compiled) -> None:
    pages = _pages(compiled, Print("A5", turns=False)).pages
    numbers = [
        block for page in pages for block in blocks_in(page.furniture)
        if block.text.startswith("Page ")
    ]  # fmt: skip
    middle = pages[0].size.width // 2
    sides = [block.lines[0].runs[0].x > middle for block in numbers]
    assert sides == [number % 2 == 1 for number in range(1, len(pages) + 1)]
    assert all(block.about.role is Role.FURNITURE for block in numbers)


def _deck_of(*slides: str) -> str:
    return "title: Calls\noutputs: [reading]\ntemplate: TEMPLATE\nslides:\n" + "".join(slides)


def _chart(kind: str, values: str, *, unit: str = "", words: str = "One, Two, Three") -> str:
    return f"""\
  - layout: chart
    title: What it cost
    chart:
      kind: {kind}
      alt: A chart.
      {unit}
      data: {{categories: [{words}], series: [{{Cost: [{values}]}}]}}
"""


def _grids(scene: Scene) -> list[Grid]:
    return [item for page in scene.pages for item in page.items if isinstance(item, Grid)]


@pytest.mark.parametrize(
    ("kind", "values", "unit", "shown"),
    [
        ("column", "£1.5, £2, £0.25", "", ["£1.50", "£2.00", "£0.25"]),
        ("bar", "12%, 7%, 30%", "", ["12%", "7%", "30%"]),
        ("column", "1200000, 3400000, 500000", "format: £1.2m", ["£1.2m", "£3.4m", "£0.5m"]),
        ("area", "50, 30, 20", 'unit: "% of calls"', ["50", "30", "20"]),
        ("line", "1, 2.125, 3", "", ["1.00", "2.13", "3.00"]),
    ],
)
def test_the_table_of_a_chart_has_its_numbers_as_they_are_in_it(
    kind: str, values: str, unit: str, shown: list[str]
) -> None:
    """£1.50 in a chart was 1.5 in the table below it."""
    bare = f"labels: no\n      {unit}"
    (grid,) = _grids(_pages(_compiled(deck=_deck_of(_chart(kind, values, unit=bare))), Print()))
    texts = [_drawn(cell.text) for row in grid.rows for cell in row.cells]
    assert [text for text in texts if text in shown] == shown


@pytest.mark.parametrize("kind", ["column", "bar", "pie"])
@pytest.mark.parametrize("how", [Print(), Print(large=True), Print(paper="A5")])
def test_what_a_chart_says_in_full_is_not_said_again_in_a_table(kind: str, how: Print) -> None:
    """Below bars with their values stood the same values, often on the next page."""
    scene = _pages(_compiled(deck=_deck_of(_chart(kind, "50, 30, 20"))), how)
    assert not _grids(scene)
    (placed,) = (i for p in scene.pages for i in _flat(p) if isinstance(i, PlacedChart))
    assert placed.about.alt == placed.drawing.about.alt
    assert placed.about.alt.endswith("\nOne: 50; Two: 30; Three: 20")


def test_what_a_chart_does_not_say_stands_in_a_table() -> None:
    """A line has its values at its ends alone, and one of a bar may be missing."""
    for kind, values in (("line", "50, 30, 20"), ("bar", "50, null, 20")):
        scene = _pages(_compiled(deck=_deck_of(_chart(kind, values))), Print())
        assert len(_grids(scene)) == 1, kind


@pytest.mark.parametrize("kind", ["pie", "ring"])
def test_names_and_figures_of_a_pie_are_no_larger_than_its_paper(kind: str) -> None:
    """The names beside it were larger than the headings of the document."""
    chart = _chart(kind, "50, 30, 20", unit='unit: "% of calls"')
    scene = _pages(_compiled(deck=_deck_of(chart)), Print())
    (placed,) = (i for p in scene.pages for i in _flat(p) if isinstance(i, PlacedChart))
    sizes = {_drawn(block): block.fit.size for block in blocks_in((placed,))}
    names = ("One", "50%") if kind == "ring" else ("One 50%", "One 50%")
    assert sizes[names[0]] <= 11
    assert sizes[names[1]] <= 34


@pytest.mark.parametrize(
    ("words", "keep"), [("One sentence.", [True]), ("One\n\nTwo", [False, False])]
)
def test_a_section_does_not_begin_with_a_line_at_the_foot_of_a_page(
    words: str, keep: list[bool]
) -> None:
    """Its heading and one sentence stood at the foot of a page; a longer text may."""
    section = f"  - {{layout: section, title: How it works, reading: {json.dumps(words)}}}\n"
    deck = _deck_of(section, "  - {layout: bullets, title: Two years, points: [One, Two]}\n")
    blocks = _document(_compiled(deck=deck)).blocks
    at = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 1)
    assert [one.keep for one in blocks[at + 1 :] if isinstance(one, Para)][: len(keep)] == keep


@pytest.mark.parametrize("how", [Print(), Print(large=True)])
def test_the_key_of_a_pie_is_as_large_as_all_text_of_charts_on_paper(how: Print) -> None:
    """In large print it had 26 points beside a body of 18."""
    words = "Insured, Not insured or insured for less than half of the loss in the flood"
    chart = _chart("pie", "74, 26", unit='unit: "% of homes"', words=words)
    scene = _pages(_compiled(deck=_deck_of(chart)), how)
    (placed,) = (i for p in scene.pages for i in _flat(p) if isinstance(i, PlacedChart))
    sizes = {block.fit.size for block in blocks_in((placed,)) if block.text}
    assert sizes == {placed.look.size}


@pytest.mark.parametrize("kind", ["column", "line", "pie"])
@pytest.mark.parametrize("how", [Print(), Print(large=True), Print("A5", turns=False)])
def test_no_plot_is_squeezed(kind: str, how: Print) -> None:
    """In a booklet columns were 64 points high on 290, and a pie 66 points wide."""
    chart = _chart(kind, "50, 30, 20", unit='unit: "% of calls"')
    scene = _pages(_compiled(deck=_deck_of(chart)), how)
    (placed,) = (i for p in scene.pages for i in _flat(p) if isinstance(i, PlacedChart))
    assert not is_squeezed(placed)


def test_a_table_with_room_for_each_text_keeps_each_on_its_line() -> None:
    """Long names were broken beside columns of numbers that were nearly empty."""
    words = "Embankments at the lower ings, Culverts and trash screens, Dams"
    chart = _chart("bar", "1, 2, 3", unit="labels: no", words=words)
    (grid,) = _grids(_pages(_compiled(deck=_deck_of(chart)), Print()))
    assert all(len(cell.text.lines) == 1 for row in grid.rows for cell in row.cells)


def test_the_data_of_a_chart_lie_the_way_that_fits_the_page() -> None:
    """In large print, the figures of five series turned a page for themselves."""
    chart = """\
  - layout: chart
    title: How sure are they?
    chart:
      kind: column
      alt: A chart.
      data:
        categories: [Registers and marks, Video lessons, Data protection, Assistive technology]
        series:
          - Teachers: [94, 41, 36, 19]
          - Teaching assistants: [71, 18, 22, 34]
          - Office staff: [88, 9, 67, 4]
          - School leaders: [90, 38, 58, 15]
          - Governors: [12, 7, 44, 3]
"""
    scene = _pages(_compiled(deck=_deck_of(chart)), Print(large=True))
    assert {page.size for page in scene.pages} == {Print().size}
    assert {len(grid.columns) for grid in _grids(scene)} == {5}


def test_the_last_line_of_the_contents_is_not_alone_on_the_second_page() -> None:
    """In large print, the last section was named above the beginning of the text."""
    sections = "".join(
        f"  - section: Part {number} of what we have to say\n"
        f"  - {{layout: statement, title: It is so {number}}}\n"
        for number in range(1, 8)
    )
    for lines in range(8, 15):
        summary = "summary: " + "We asked who called again and why. " * lines + "\n"
        deck = _deck_of(sections).replace("slides:", f"{summary}slides:")
        second = _pages(_compiled(deck=deck), Print(large=True)).pages[1]
        entries = [item for item in second.items if getattr(item, "name", "") == "contents-entry"]
        assert len(entries) != 1, f"with a summary of {lines} lines"


def test_the_words_of_a_venn_diagram_are_as_large_as_its_other_words() -> None:
    """What all circles share was named in 16 points where the text has 11."""
    venn = """\
  - layout: diagram
    title: Where they meet
    diagram: {kind: venn, centre: Both of them, parts: [Correct, Clear, At once]}
"""
    scene = _pages(_compiled(deck=_deck_of(venn)), Print())
    sizes = {_drawn(b): b.fit.size for page in scene.pages for b in blocks_in(page.items)}
    assert sizes["Both of them"] <= 12


@pytest.mark.parametrize("look", ["seminar", "ledger"])
def test_the_leader_of_a_venn_diagram_crosses_no_name(look: str) -> None:
    """With two circles, it ran through the words of the right one."""
    venn = """\
  - layout: diagram
    title: Where they meet
    diagram: {kind: venn, centre: On-demand minibus, parts: [Cheap to run, Goes where people live]}
"""
    compiled = _compiled(look, _deck_of(venn))
    for how in (Print(), Print("A5", turns=False), Print(large=True)):
        for page in _pages(compiled, how).pages:
            items = list(_flat(page))
            leaders = [i.box for i in items if isinstance(i, LineShape) and i.box.height == 0]
            lines = [line for block in blocks_in(page.items) for line in block.lines]
            crossed = [
                line.text
                for line in lines
                for box in leaders
                if line.top < box.y < line.top + line.height
                and any(box.x < run.x + run.width and run.x < box.right for run in line.runs)
            ]
            assert crossed == []


def test_a_few_words_with_one_text_below_run_in() -> None:
    """Each had a list of one entry below it."""
    deck = _deck_of(
        """\
  - layout: bullets
    title: What we gained
    points:
      - +39: ["Housing, from 32%"]
      - Who asks?: [Everybody does]
  - layout: bullets
    title: What we lost
    points: [Time, Money, {Letters: [Nobody answers them]}]
"""
    )
    texts = [
        _drawn(b) for page in _pages(_compiled(deck=deck), Print()).pages for b in _texts(page)
    ]
    assert "+39: Housing, from 32%" in texts
    assert "Who asks? Everybody does" in texts
    assert "Letters Nobody answers them" in texts


def test_long_contents_share_the_first_page_where_they_leave_half_of_it() -> None:
    """Nine sections left half of the first page blank."""
    sections = "".join(
        f"  - section: Part {number}\n  - {{layout: bullets, title: It is so, points: [One]}}\n"
        for number in range(1, 10)
    )
    compiled = _compiled(deck=_deck_of(sections))
    first = [_drawn(block) for block in _texts(_pages(compiled, Print()).pages[0])]
    assert "It is so" in first
    small = [_drawn(block) for block in _texts(_pages(compiled, Print("A5", turns=False)).pages[0])]
    assert "It is so" not in small


def test_a_long_label_of_a_number_is_no_narrow_column() -> None:
    """In large print, what a number counts had seven lines of two words."""
    numbers = """\
  - layout: numbers
    title: Where we stand
    numbers:
      - {value: 1.02 million, label: journeys in 2025/26}
      - {value: 31%, label: fewer than 2019}
      - {value: £6.18, label: "subsidy for each passenger on the 47, the most expensive route here"}
"""
    compiled = _compiled(deck=_deck_of(numbers))
    for how in (Print(large=True), Print()):
        pages = _pages(compiled, how).pages
        blocks = [block for page in pages for block in _texts(page)]
        (label,) = (block for block in blocks if _drawn(block).startswith("subsidy"))
        assert len(label.lines) <= 4


_SMALL_WORDS = """\
title: Small words
outputs: [reading]
slides:
  - layout: diagram
    title: Drivers
    diagram:
      kind: drivers
      centre: World class public services
      parts:
        - Empowering citizens: New approaches
        - New professionalism: Across the whole public service workforce
  - layout: table
    title: Costs
    table:
      columns: [Option, Cost]
      rows:
        - [Two wards, "£118,400"]
        - [Six wards, "£361,000 (plus one-off £22,500)"]
"""


def test_words_that_are_smaller_on_a_slide_are_read_in_large_print() -> None:
    """Texts of drivers had 13 points, remarks in brackets 12, in a document of 18."""
    scene = _pages(_compiled(deck=_SMALL_WORDS), Print(large=True))
    lines = [
        line for page in scene.pages for block in blocks_in(page.items) for line in block.lines
    ]
    assert min(run.size for line in lines for run in line.runs) >= 15


_PARTS = """\
title: Two grants
outputs: [reading]
slides:
  - layout: comparison
    title: Two grants
    comparison:
      as: slides
      subjects: [Household grant, Resilience grant]
      aspects:
        - name: What helped
          values: {Household grant: Paid on the address, Resilience grant: Survey was free}
        - name: What did not
          values:
            Household grant: No appeal
            Resilience grant: Eleven forms, two of which asked for the same drawings, and
              the builders on the list were booked until the following spring
"""


def test_the_parts_of_a_comparison_have_the_same_columns() -> None:
    """One began at the edge of the text, the next in the margin column."""
    scene = _pages(_compiled(deck=_PARTS), Print())
    grids = [item for page in scene.pages for item in page.items if isinstance(item, Grid)]
    assert len(grids) == 2
    assert len({(grid.box.x, grid.box.width, grid.columns) for grid in grids}) == 1


def test_marks_of_lists_keep_their_own_face_and_get_smaller() -> None:
    """A dash was bold before a bold beginning."""
    deck = """\
title: Marks
outputs: [reading]
slides:
  - layout: bullets
    title: Points
    points:
      - "**Bold** beginning"
      - Plain: ["**Bold** below", {Below: [Last]}]
"""
    compiled = _compiled(deck=deck)
    document, how = _document(compiled), Print("A4")
    scene = layout_document(
        document, how, compiled.setter, compiled.scene.palette, meta=compiled.scene.meta
    )
    labels = [
        line.label
        for page in scene.pages
        for block in blocks_in(page.items)
        for line in block.lines
        if line.label is not None
    ]
    marks = [(label.text, label.size, label.font.bold) for label in labels]
    assert marks == [("•", size, False) for size in (11, 11, 9, 9, 7)]


def test_columns_were_squeezed_where_little_room_was_left() -> None:
    """In a booklet columns were a fifth as high as wide."""
    words = "  - {layout: bullets, title: Filler, points: [One], reading: WORDS}\n"
    for lines in range(14, 30):
        filler = words.replace("WORDS", _PROSE.replace(",", "") * lines)
        deck = _deck_of(filler, _chart("column", "50, 30, 20"))
        for page in _pages(_compiled(deck=deck), Print(paper="A5")).pages:
            for chart in (item for item in _flat(page) if isinstance(item, PlacedChart)):
                assert chart.box.height >= 0.35 * chart.box.width, lines
