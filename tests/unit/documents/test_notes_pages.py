"""Notes pages: how large the notes are, what shares a page, and what stands beside a slide."""

from __future__ import annotations

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.notes_pages import layout_notes
from briefgen.documents.print_styles import Print
from briefgen.documents.running_heads import text_area
from briefgen.model.diagnostics import Faults
from briefgen.model.resolved_deck import Line
from briefgen.model.rich_text import plain
from briefgen.model.scene import Grid, Group, Page, Scene
from briefgen.model.text_block import TextBlock
from briefgen.model.units import pt, to_pt
from briefgen.model.values import replace
from briefgen.support.world import MemoryWorld

SENTENCE = "The committee met in March and agreed to look at the figures again. "


def _compiled(*notes: str, more: str = "") -> Compiled:
    slides = [
        f"  - layout: statement\n    title: Statement {number}\n    notes: '{text}'\n{more}"
        for number, text in enumerate(notes, 1)
    ]
    files = {
        "briefgen.yaml": b"organisation: {name: The Unit}\n",
        "decks/talk.yaml": ("title: A talk\nslides:\n" + "".join(slides)).encode(),
    }
    project = load_project(MemoryWorld(files), Faults())
    compiled = compile_target(project, project.targets[0], Faults())
    assert compiled is not None
    return compiled


def _pages(compiled: Compiled, how: Print | None = None) -> tuple[Page, ...]:
    scene = layout_notes(compiled.scene, compiled.deck, how or Print("A4"), compiled.setter)
    return scene.pages[1:]


def _slides(page: Page) -> list[str]:
    return [item.name for item in page.items if isinstance(item, Group)]


def _texts(page: Page) -> list[TextBlock]:
    return [item for item in page.items if isinstance(item, TextBlock)]


def _size_of(page: Page, words: str) -> int:
    (size,) = {block.fit.size for block in _texts(page) if words in block.text}
    return size


def test_two_slides_with_short_notes_share_a_page_in_large_type() -> None:
    """Each slide once had a page of its own, half of it blank, with notes at 12 points."""
    (page,) = _pages(_compiled(SENTENCE * 2, SENTENCE))
    assert len(_slides(page)) == 2
    assert _size_of(page, "committee") == 16
    tops = [item.box.y for item in page.items if isinstance(item, Group)]
    area = text_area(page.size)
    assert tops[0] == area.y
    assert tops[1] > area.y + area.height / 2


def test_three_slides_with_a_line_each_share_a_page() -> None:
    """Pages of two slides were half blank where little is said."""
    pages = _pages(_compiled(*["The committee met in March."] * 5))
    assert [len(_slides(page)) for page in pages] == [3, 2]
    assert {_size_of(page, "committee") for page in pages} == {16}
    tops = [item.box.y for item in pages[0].items if isinstance(item, Group)]
    assert abs((tops[2] - tops[1]) - (tops[1] - tops[0])) <= 1
    assert max(block.box.bottom for block in _texts(pages[0])) <= text_area(pages[0].size).bottom


def test_three_slides_share_a_page_on_letter_too() -> None:
    """As Letter is wider and lower, its slides were larger, and pages of two were half blank."""
    compiled = _compiled(*["The committee met in March."] * 3)
    pages = layout_notes(compiled.scene, compiled.deck, Print("Letter"), compiled.setter).pages
    assert [len(_slides(page)) for page in pages[1:]] == [3]


def test_three_slides_do_not_share_a_page_in_smaller_type() -> None:
    pages = _pages(_compiled(SENTENCE, SENTENCE, SENTENCE))
    assert [len(_slides(page)) for page in pages] == [2, 1]
    assert {_size_of(page, "committee") for page in pages} == {16}


@pytest.mark.parametrize(
    ("count", "size", "pages"), [(16, 16, 1), (24, 14, 1), (30, 13, 1), (36, 12, 1), (45, 16, 2)]
)
def test_long_notes_are_as_large_as_their_page_allows(count: int, size: int, pages: int) -> None:
    """What needs two pages at any size is set at the largest that needs no third."""
    found = _pages(_compiled(SENTENCE * count))
    assert len(found) == pages
    assert {_size_of(page, "committee") for page in found} == {size}


def test_a_short_note_beside_a_long_one_does_not_make_it_small() -> None:
    first, second = _pages(_compiled(SENTENCE, SENTENCE * 16))
    assert (_slides(first), _slides(second)) == (["statement-1"], ["statement-2"])
    assert _size_of(first, "committee") == _size_of(second, "committee") == 16


def test_notes_begin_at_the_left_edge_of_their_slide() -> None:
    """They once stood 54 points to the right of it."""
    (page,) = _pages(_compiled(SENTENCE))
    (slide,) = (item for item in page.items if isinstance(item, Group))
    (notes,) = (block for block in _texts(page) if "committee" in block.text)
    assert notes.lines[0].runs[0].x == slide.box.x
    assert to_pt(slide.box.width) == pytest.approx(300, abs=0.5)


def test_the_next_title_stands_at_the_foot_of_the_slide() -> None:
    (page,) = _pages(_compiled(SENTENCE, SENTENCE))
    (following,) = (block for block in _texts(page) if block.text.startswith("Next:"))
    (slide, _) = (item for item in page.items if isinstance(item, Group))
    assert following.text == "Next: Statement 2"
    assert following.box.bottom == slide.box.bottom
    assert following.box.x > slide.box.right


def test_a_hidden_slide_is_not_next() -> None:
    compiled = _compiled(SENTENCE, SENTENCE, SENTENCE, more="    hidden: no\n")
    scene = compiled.scene
    one, two, three = scene.pages
    hidden = replace(scene, pages=(one, replace(two, hidden=True), three))
    pages = layout_notes(hidden, compiled.deck, Print("A4"), compiled.setter).pages[1:]
    said = [b.text for page in pages for b in _texts(page) if b.text.startswith("Next:")]
    assert said == ["Next: Statement 3", "Next: Statement 3"]


def test_a_title_that_is_too_long_for_its_place_ends_in_an_ellipsis() -> None:
    compiled = _compiled(SENTENCE, SENTENCE)
    page = compiled.scene.pages[1]
    slides = compiled.deck.slides
    long = replace(slides[1], slots={"title": Line(plain("Words that go on and on " * 20))})
    deck = replace(compiled.deck, slides=(slides[0], long))
    (found,) = layout_notes(compiled.scene, deck, Print("A4"), compiled.setter).pages[1:]
    (following,) = (block for block in _texts(found) if block.text.startswith("Next:"))
    assert following.text.endswith("…")
    assert len(following.lines) == 3
    assert page.title == "Statement 2"


def test_minutes_and_the_clock_stand_beside_the_slide() -> None:
    (page,) = _pages(_compiled(SENTENCE, SENTENCE, more="    minutes: 7\n"))
    facts = [block for block in _texts(page) if block.text.startswith("Slide ")]
    said = [[paragraph.inline.text for paragraph in block.paragraphs] for block in facts]
    assert said == [["Slide 1", "7 min", "0:00 to 0:07"], ["Slide 2", "7 min", "0:07 to 0:14"]]
    sizes = [[line.runs[0].size for line in block.lines] for block in facts]
    assert sizes[0] == [16, 16, 12]


def test_bookmarks_lead_to_both_slides_of_a_page() -> None:
    compiled = _compiled(SENTENCE, SENTENCE)
    scene = layout_notes(compiled.scene, compiled.deck, Print("A4"), compiled.setter)
    assert [(entry.page, entry.slide) for entry in scene.outline] == [
        (0, ""), (1, "statement-1"), (1, "statement-2")]  # fmt: skip


@pytest.mark.parametrize(
    "how", [Print("Letter"), Print("A5"), Print("A4", large=True), Print("A5", large=True)]
)
def test_nothing_leaves_the_page_on_other_paper(how: Print) -> None:
    notes = [SENTENCE * count for count in (1, 2, 9, 3, 20, 0, 1)]
    compiled = _compiled(*notes, more="    minutes: 3\n")
    first, *others = compiled.deck.slides
    long = replace(first, slots={"title": Line(plain(SENTENCE * 5))})
    deck = replace(compiled.deck, slides=(long, *others))
    for page in layout_notes(compiled.scene, deck, how, compiled.setter).pages:
        area = text_area(page.size)
        boxes = [item.box for item in page.items]
        assert all(area.y <= box.y and box.bottom <= area.bottom + 1 for box in boxes)
        assert all(area.x <= box.x and box.right <= area.right + 1 for box in boxes)


LONG_WORD = "Zusammenarbeitsvereinbarungen"


@pytest.mark.parametrize("how", [Print("A4"), Print("A5"), Print("A4", large=True)])
def test_a_word_that_is_wider_than_its_place_is_shortened(how: Print) -> None:
    """It would have ended in an internal error beside the slide, and in large print in an error of
    the running order."""
    compiled = _compiled(SENTENCE, SENTENCE)
    one, two = compiled.deck.slides
    for words in (LONG_WORD, f"The {LONG_WORD} and more"):
        long = replace(two, slots={"title": Line(plain(words))}, hidden=True)
        deck = replace(compiled.deck, slides=(one, long), language="de")
        scene = layout_notes(compiled.scene, deck, how, compiled.setter)
        (following,) = (
            block
            for page in scene.pages
            for block in _texts(page)
            if block.text.startswith("Next:") and "…" in block.text
        )
        assert following.text in ("Next: The…", f"Next: {following.text[6:-1]}…")


# The running order


def _order(scene: Scene) -> tuple[Page, Grid]:
    page = scene.pages[0]
    (grid,) = (item for item in page.items if isinstance(item, Grid))
    return page, grid


def _cells(grid: Grid) -> list[list[str]]:
    return [[cell.text.text for cell in row.cells] for row in grid.rows]


def _ordered(slides: str) -> tuple[Page, Grid]:
    files = {"decks/talk.yaml": f"title: A talk\nslides:\n{slides}".encode()}
    project = load_project(MemoryWorld(files), Faults())
    compiled = compile_target(project, project.targets[0], Faults())
    assert compiled is not None
    return _order(layout_notes(compiled.scene, compiled.deck, Print("A4"), compiled.setter))


def test_the_running_order_of_a_seminar_is_one_table_on_one_page() -> None:
    """Each section once had a table of its own, with the same header, on two pages."""
    one = "  - {layout: statement, title: A statement that is said}\n"
    slides = "".join(f"  - section: Part {part}\n" + one * 6 for part in range(1, 6))
    page, grid = _ordered(slides)
    assert len(grid.rows) == 1 + 5 * 7
    assert grid.box.bottom <= text_area(page.size).bottom
    assert min(row.height for row in grid.rows) >= pt(17)
    strong = [row.cells[1].text.text for row in grid.rows if _is_strong(row.cells[1].text)]
    assert strong == ["Title", "Part 1", "Part 2", "Part 3", "Part 4", "Part 5"]


def _is_strong(block: TextBlock) -> bool:
    return all(run.font.bold for line in block.lines for run in line.runs)


def test_the_running_order_adds_up_and_its_clock_runs_on() -> None:
    _, grid = _ordered(
        "  - {layout: statement, title: One, minutes: 50}\n"
        "  - {layout: statement, title: Two}\n"
        "  - {layout: statement, title: Three, minutes: 15, hidden: yes}\n"
        "  - {layout: statement, title: Four, minutes: 15}\n"
    )
    assert _cells(grid) == [
        ["Slide", "Title", "Minutes", "Clock"],
        ["1", "One", "50", "0:00"],
        ["2", "Two", "", "0:50"],
        ["3", "Three (hidden)", "", ""],
        ["4", "Four", "15", "0:50"],
        ["", "Total", "65", "1:05"],
    ]


def test_a_title_of_the_running_order_takes_one_line() -> None:
    title = "A statement that goes on for longer than any line of a table can be, " * 2
    _, grid = _ordered(f"  - {{layout: statement, title: '{title.strip(', ')}'}}\n")
    assert len(grid.rows[1].cells[1].text.lines) == 1
    assert grid.rows[1].cells[1].text.text.endswith("…")


def test_a_look_with_a_coloured_ground_prints_on_white() -> None:
    """The cream of a look was once printed over the whole of each page of notes."""
    (page,) = _pages(_compiled(SENTENCE))
    assert page.ground == "#FFFFFF"


def test_the_running_order_leaves_room_for_titles_in_large_print_on_small_paper() -> None:
    """In French, nothing of the page was left for them, and a row was higher than the page."""
    compiled = _compiled(SENTENCE, SENTENCE, more="    minutes: 7\n")
    deck = replace(compiled.deck, language="fr")
    setter = replace(compiled.setter, language="fr")
    page, grid = _order(layout_notes(compiled.scene, deck, Print("A5", large=True), setter))
    assert grid.columns[1] >= grid.box.width / 3
    assert text_area(page.size).contains(grid.box)
