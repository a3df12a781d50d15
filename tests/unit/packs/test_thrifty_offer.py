"""What would save sheets is offered, and never what nobody could read; pages that changed."""

from __future__ import annotations

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import SlidesOptions
from briefgen.packs.changed_pages import changed_pages, said_pages
from briefgen.packs.thrifty_offer import thrifty_offer
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld

SLIDE = "  - {{layout: statement, title: Number {}}}\n"


def compiled(outputs: str, slides: str, copies: int = 30) -> Compiled:
    files = {
        "briefgen.yaml": f"organisation: {{name: Leeds}}\noutputs: [{outputs}]\n",
        "decks/a.yaml": f"title: A\nslides:\n{slides}",
        "decks/seminars.csv": f"id,deck,copies\nleeds,a,{copies}\n",
    }
    world = MemoryWorld({name: text.encode() for name, text in files.items()})
    project = load_project(world, Faults())
    found = compile_target(project, project.targets[0], Faults())
    assert found is not None
    return found


SLIDES = "".join(map(SLIDE.format, range(9)))


def test_more_slides_a_page_are_offered_where_they_take_fewer_sheets() -> None:
    offer = thrifty_offer(compiled("handout: 2", SLIDES))
    assert offer is not None
    assert (offer.key, offer.value) == ("per-page", "3")
    assert offer.words == (
        "With 3 slides a page the handout needs 2 sheets, not 3: 30 sheets fewer for 30 copies."
    )


def test_nothing_is_offered_that_could_not_be_read() -> None:
    table = "  - layout: table\n    title: A\n    table:\n      columns: [A, B, C, D, E, F, G]\n"
    rows = "".join(f"        - [{', '.join(['Words and words'] * 7)}]\n" for _ in range(8))
    slides = "".join(map(SLIDE.format, range(13)))
    offer = thrifty_offer(compiled("handout: 6", slides))
    assert offer is not None
    assert offer.value == "9"
    assert thrifty_offer(compiled("handout: 6", f"{slides}{table}      rows:\n{rows}")) is None


def test_light_ink_is_offered_for_dark_grounds() -> None:
    offer = thrifty_offer(compiled("handout: 9", "  - layout: cover\n" + SLIDES))
    assert offer is not None
    assert (offer.key, offer.value) == ("ink", "light")
    light = thrifty_offer(compiled("handout: {per-page: 9, ink: light}", "  - layout: cover\n"))
    assert light is None


def test_a_handout_of_which_nobody_wants_copies_has_no_offer() -> None:
    assert thrifty_offer(compiled("handout: 2", SLIDES, copies=1)) is None
    assert thrifty_offer(compiled("deck", SLIDES)) is None


def test_pages_that_look_different_are_found() -> None:
    old, new = (
        render_output(compiled("deck", text), SlidesOptions(), Faults()).data
        for text in (SLIDES, SLIDES.replace("Number 2", "Number 7") + SLIDE.format("x"))
    )
    assert changed_pages(old, new) == [3, 10]


@pytest.mark.parametrize(
    ("pages", "count", "said"),
    [
        ([3], 5, "Page 3"),
        ([2, 5], 5, "Pages 2, 5"),
        ([1, 2, 3, 7, 8], 9, "Pages 1 to 3, 7, 8"),
        ([1, 2], 2, "All pages"),
        ([1], 1, "Its page"),
    ],
)
def test_pages_are_said_as_people_say_them(pages: list[int], count: int, said: str) -> None:
    assert said_pages(pages, count) == said
