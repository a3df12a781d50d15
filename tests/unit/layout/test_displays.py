"""Few words on a slide are as large as their slide allows, and stand where they fill it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefgen.layout.lone_words import heads_with_lone_words
from briefgen.model.scene import (
    Ellipse,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    Polygon,
    Rectangle,
    SquareCode,
)
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import TextBlock
from briefgen.model.units import pt
from tests.unit.layout.test_deck_sizes import compiled

NUMBERS = "  - {layout: numbers, title: T, numbers: [%s]}\n"


def _pages(slides: str) -> tuple[Page, ...]:
    return compiled(slides).scene.pages


def _group(page: Page) -> Group:
    return next(item for item in page.items if isinstance(item, Group))


def _blocks(*items: Item) -> list[TextBlock]:
    return list(blocks_in(items))


def test_three_wide_figures_stand_in_rows() -> None:
    """The figure "14 minutes" made three figures small, in a strip across a blank slide."""
    wide = "{value: '2,150', label: letters a month}, {value: 3 in 10, label: a call}, \
{value: 14 minutes, label: for each call}"
    (page,) = _pages(NUMBERS % wide)
    blocks = _blocks(_group(page))
    figures, labels = blocks[::2], blocks[1::2]
    assert [block.text for block in figures] == ["2,150", "3 in 10", "14 minutes"]
    assert {block.fit.size for block in figures} <= {56, 64, 72, 80}
    assert len({block.fit.size for block in figures}) == 1
    assert all(len(block.lines) == 1 for block in figures)
    assert all(
        figure.box.right < label.box.x and figure.box.y == label.box.y
        for figure, label in zip(figures, labels, strict=True)
    )
    rules = [item for item in _group(page).items if isinstance(item, Rectangle)]
    assert [rule.box.y for rule in rules] == [figure.box.y for figure in figures]


def test_three_short_figures_stay_side_by_side() -> None:
    (page,) = _pages(NUMBERS % ", ".join(f"{{value: 7{n}%, label: of all}}" for n in range(3)))
    assert len({block.box.y for block in _blocks(_group(page))}) == 1


def test_a_link_without_a_code_is_large() -> None:
    """Its panel was half blank."""
    link = "  - {layout: link, title: T, link: {to: 'https://example.org/a', label: Report%s}}\n"
    alone, coded = (_group(_pages(link % more)[0]) for more in ("", ", qr: yes"))
    assert any(isinstance(item, SquareCode) for item in coded.items)
    (large,), (small,) = _blocks(alone), _blocks(coded)
    assert large.fit.size > small.fit.size
    assert large.levels[1].size <= 28


@pytest.mark.parametrize(("count", "layout"), [(8, "charter-rows"), (10, "charter-columns")])
def test_a_long_charter_has_two_columns(count: int, layout: str) -> None:
    """Ten rights stood in one column of small lines, from edge to edge."""
    rights = ", ".join(f"right {n} is the right of all" for n in range(count))
    (page,) = _pages(f"  - {{layout: charter, title: T, rights: [{rights}]}}\n")
    assert page.layout == layout


@pytest.mark.parametrize("second", ["b", "b that needs a row of two lines because it is so long "
                                    "that it has no room on one line of the slide"])  # fmt: skip
def test_parts_of_a_comparison_begin_on_one_line(second: str) -> None:
    """They hung from the title, with a third of the slide blank below; but none may jump."""
    pages = _pages(
        "  - layout: comparison\n    title: T\n    comparison:\n      as: slides\n"
        "      subjects: [Westbrook, Norden]\n      aspects:\n"
        f"        - {{name: What we liked, values: {{Westbrook: a, Norden: {second}}}}}\n"
        "        - {name: What not, values: {Westbrook: c, Norden: d}}\n"
    )
    first, last = (next(i for i in page.items if isinstance(i, Grid)) for page in pages)
    assert first.box.y == last.box.y
    assert (first.box.y > pt(128)) is (first.box.height == last.box.height)


def test_a_word_below_one_as_long_is_not_alone_in_a_circle() -> None:
    """The words "A good answer" was led out of its field, and the circles were a fifth smaller."""
    (page,) = _pages(
        "  - layout: diagram\n    title: T\n    diagram:\n      kind: venn\n"
        "      centre: A good answer\n      parts: [Correct, Clear, At once]\n"
    )
    group = _group(page)
    field = next(item for item in group.items if isinstance(item, Polygon) and item.text)
    assert [line.text.strip() for line in _blocks(field)[0].lines] == ["A good", "answer"]
    assert not heads_with_lone_words([group])
    circles = [item for item in group.items if isinstance(item, Ellipse)]
    names = [_blocks(circle)[0] for circle in circles]
    assert [name.text for name in names] == ["Correct", "Clear", "At once"]
    assert all(name.fit.size >= 20 and len(name.lines) == 1 for name in names)


def test_a_source_in_a_row_of_figures_keeps_clear_of_the_next_rule() -> None:
    """A label of two lines with its source stood on the rule below."""
    long = "{value: '£1,284,000', label: 'recovered from traders, of which a sixth is contested', \
source: 'Finance, month 9'}"
    (page,) = _pages(NUMBERS % f"{{value: 7, label: closed}}, {long}, {{value: 38.4%, label: a}}")
    group = _group(page)
    rules = [item.box.y for item in group.items if isinstance(item, Rectangle)]
    last = max(line.top + line.height for line in _blocks(group)[3].lines)
    assert last + pt(6) <= rules[2]


def test_rows_of_an_agenda_leave_a_long_name_as_much_space_as_short_ones() -> None:
    name = "What others do, and what the pilot on two wards has shown so far, with the costs of it"
    sections = "".join(
        f"  - {{section: '{one}'}}\n  - {{layout: statement, title: S}}\n"
        for one in ("Now", name, "Next")
    )
    page = _pages(f"  - {{layout: agenda, title: T}}\n{sections}")[0]
    group = _group(page)
    rules = [item.box.y for item in group.items if isinstance(item, LineShape)]
    names = [block for block in _blocks(group) if len(block.text) > 2]
    spaces = {
        end - start - block.fit.needed
        for start, end, block in zip(rules, rules[1:], names, strict=False)
    }
    assert len(names[1].lines) == 2
    assert len(spaces) == 1


def test_steps_in_rows_are_of_one_height() -> None:
    steps = (
        "[{A: One}, {B: The desk rings back since the resident knows its voice}, {C: One}, {D: a}]"
    )
    diagram = f"{{kind: process, parts: {steps}}}"
    (page,) = _pages(f"  - {{layout: diagram, title: T, diagram: {diagram}}}\n")
    chevrons = [item for item in _group(page).items if isinstance(item, Polygon)]
    tops = [shape.box.y for shape in chevrons]
    heights = {after - before for before, after in pairwise(tops)}
    assert max(heights) - min(heights) <= 4
