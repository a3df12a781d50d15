"""No title, head or name of a part ends in a line of one short word, whatever its form."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest
from benchmarks.look.figures import PageFigures, figures_of

from briefgen.compile import Compiled
from briefgen.layout.diagram import parts
from briefgen.layout.move_items import move_item
from briefgen.model.scene import Grid, Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow
from tests.unit.layout.test_deck_sizes import compiled

AS_TYPED = "typography: as-typed\n"
SECTION = "  - {section: What we compared}\n  - {layout: bullets, title: T, points: [a]}\n"
SLIDES = """\
  - {layout: cover}
  - {section: What we compared}
  - {section: Empowering citizens}
  - layout: diagram
    title: A matrix
    diagram:
      kind: matrix
      parts:
        - {On-demand minibus and cheap: One}
        - {On-demand minibus and dear: Two}
        - {Bus and cheap: Three}
        - {Bus and dear: Four}
  - layout: diagram
    title: Where four interests meet
    diagram:
      kind: venn
      centre: The offer
      parts: [Pupils, Teachers, Parents and carers, Business managers]
  - layout: diagram
    title: Where a good service lies
    diagram: {kind: venn, centre: On-demand minibus, parts: [Cheap to run, Goes where people live]}
  - layout: diagram
    title: Around the desk
    diagram: {kind: hub, centre: The desk, parts: [Council tax, Housing, Parking, Licences]}
  - layout: diagram
    title: The year
    diagram:
      kind: cycle
      centre: School improvement plan
      parts: [Audit in November, Ask pupils, Choose priorities, Install in the summer]
  - layout: timeline
    title: What happens when
    phases:
      - {when: June 2026, name: Decision, text: Partnership board}
      - when: September 2026
        name: Four more wards
        text: Ash, Beech, Hawthorn and Rowan, if posts are filled by the end of August and not later
      - {when: "2027", name: All wards}
  - layout: timeline
    title: Short phases
    phases:
      - {when: May 2024, name: One, text: Two boroughs}
      - {when: October 2024, name: Two, text: "All wards, three services"}
      - {when: March 2025, name: Three}
      - {when: May 2026, name: Four}
  - layout: case-study
    title: Rows of cards
    cards:
      - Organisational autonomy: Heads decide on staff, hours and money, and answer for what follows from it
      - Professional freedoms: "Fewer targets, more trust, and a say in what is counted, by whom and how often"
      - What changed: Complaints fell from eleven to two in the first year, and to none in the second
"""  # noqa: E501


@cache
def _made(look: str, aspect: str) -> Compiled:
    return compiled(SLIDES, f"template: {look}\naspect: '{aspect}'\n")


def _figures(look: str, aspect: str) -> list[PageFigures]:
    return [figures_of(page, "deck") for page in _made(look, aspect).scene.pages]


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("look", ["seminar", "gazette"])
def test_heads_left_one_short_word_on_their_last_line(look: str, aspect: str) -> None:
    """Two dozen titles and names of parts did in narrow pages."""
    assert [page.name for page in _figures(look, aspect) if page.head_runts] == []


@pytest.mark.parametrize(
    ("head", "last"), [("", "we\u00a0compared"), (AS_TYPED, "What we compared")]
)
def test_last_words_are_joined_only_where_a_deck_need_not_stay_as_typed(
    head: str, last: str
) -> None:
    made = compiled(SECTION, f"aspect: '4:3'\n{head}")
    (block, *_) = blocks_in(made.scene.pages[0].items)
    assert block.lines[-1].text == last


def test_a_table_of_few_rows_that_does_not_stand_at_the_optical_middle_counts_as_uneven() -> None:
    """The figures excepted every small table, or none."""
    rows = "columns: [Option, Posts], rows: [[Two wards, 2.6], [Six wards, 7.8]]"
    (page,) = compiled(f"  - {{layout: table, title: T, table: {{{rows}}}}}\n").scene.pages
    assert figures_of(page, "deck").gap is None
    moved = replace(page, items=tuple(_lower(item) for item in page.items))
    assert figures_of(moved, "deck").gap not in (None, 16.0)


def _lower(item: Item) -> Item:
    return move_item(item, 0, pt(24)) if isinstance(item, Grid) else item


def test_a_centre_that_is_tried_at_many_sizes_is_set_once_at_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Smaller and smaller ladders were tried, each from its largest size on."""
    tried: list[tuple[object, Box, int]] = []
    set_seat = parts._set_seat

    def noting(seat: parts.Seat, size: int, *others: Any) -> TextBlock | Overflow:
        tried.append((seat.paragraphs, seat.box, size))
        return set_seat(seat, size, *others)

    monkeypatch.setattr(parts, "_set_seat", noting)
    names = "[Council tax, Housing, Parking, Licences, Grants]"
    one = f"{{kind: hub, centre: Student outcomes, parts: {names}}}"
    compiled("  - {layout: diagram, title: Hub, diagram: " + one + "}\n")
    centres = [one for one in tried if "outcomes" in repr(one[0])]
    assert len(centres) > 10
    assert max(Counter(map(repr, centres)).values()) <= 2
