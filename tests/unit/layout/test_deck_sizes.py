"""Titles and statements: one size in a deck, and a place on which they end."""

from __future__ import annotations

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import pt
from briefgen.support.world import MemoryWorld

LONG = "A title that goes on for so long that it needs both of the lines that there are for titles"


def compiled(slides: str, head: str = "", title: str = "Talk") -> Compiled:
    deck = f"title: '{title}'\n{head}slides:\n{slides}"
    files = {"briefgen.yaml": "", "decks/talk.yaml": deck}
    world = MemoryWorld({name: text.encode() for name, text in files.items()})
    faults = Faults()
    project = load_project(world, faults)
    made = compile_target(project, project.targets[0], faults)
    assert made is not None
    assert not faults.has_errors, faults.in_order()
    return made


def titles(made: Compiled) -> list[TextBlock]:
    blocks = (block for page in made.scene.pages for block in blocks_in(page.items))
    return [block for block in blocks if block.about.role is Role.TITLE]


def bullets(title: str) -> str:
    return f"  - {{layout: bullets, title: '{title}', points: [One point, Another]}}\n"


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_titles_of_one_and_of_two_lines_end_on_one_line(aspect: str) -> None:
    made = compiled(bullets("Short") + bullets("A longer title " * 5), f"aspect: '{aspect}'\n")
    one, two = titles(made)
    assert (len(one.lines), len(two.lines)) == (1, 2)
    ends = [block.lines[-1].top + block.lines[-1].height for block in (one, two)]
    assert abs(ends[0] - ends[1]) <= 2
    assert pt(111) < ends[0] <= pt(112)


def test_one_title_that_is_too_long_goes_down_alone() -> None:
    made = compiled("".join(bullets(f"Title {n}") for n in range(19)) + bullets(LONG))
    sizes = [block.fit.size for block in titles(made)]
    assert set(sizes[:-1]) == {32}
    assert sizes[-1] <= 32


def test_titles_take_the_size_at_which_most_need_no_further_line() -> None:
    """A third of them would need a second line at 32 points, and none at 28."""
    near = "Titles that at the largest size need another line"
    made = compiled("".join(bullets(near) + bullets("Short") for _ in range(3)))
    sizes = {block.fit.size for block in titles(made)}
    lines = {len(block.lines) for block in titles(made)}
    alone = {block.fit.size for block in titles(compiled(bullets("Short")))}
    assert lines == {1}
    assert len(sizes) == 1
    assert sizes < {28, 30, 32}
    assert alone == {32}


def test_a_table_that_goes_on_takes_the_room_of_its_lead() -> None:
    rows = "".join(f"[Row {n}, Some words], " for n in range(40))
    table = f"{{columns: [A, B], rows: [{rows}]}}"
    made = compiled(f"  - {{layout: table, title: T, lead: What it shows, table: {table}}}\n")
    tops = [page.items[-1].box.y for page in made.scene.pages]
    assert len(tops) > 1
    assert tops[0] == pt(160)
    assert set(tops[1:]) == {pt(128)}


def test_running_text_is_no_larger_than_the_titles() -> None:
    """In Ledger the points had 33 points below titles of 31: the title did not lead."""
    points = "[We must decide in May, Soon, Now, So, Then]"
    slide = f"  - {{layout: bullets, title: Background, points: {points}}}\n"
    made = compiled(slide, "template: ledger\n")
    [title] = titles(made)
    assert max(one.fit.size for one in blocks_in(made.scene.pages[0].items)) == title.fit.size
