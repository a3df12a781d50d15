"""Two columns of few words: rows that are level across both, and panels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefgen.model.resolved_deck import Column
from briefgen.model.scene import Group, LineShape, Rectangle
from briefgen.model.text_block import TextBlock
from tests.unit.layout.pages import ASPECTS, Laid, broken_rules, lay_out, points, text

LONG = "a point that goes on for so long that it takes several lines in any column at all"


def _columns(left: Sequence[str], right: Sequence[str], aspect: str = "16:9") -> Laid:
    return lay_out(
        "two-columns",
        {
            "left": Column(text("Before"), points(*left)),
            "right": Column(text("Now"), points(*right)),
        },
        aspect=aspect,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("aspect", ASPECTS)
def test_as_many_short_points_stand_in_rows_that_are_level(aspect: str) -> None:
    laid = _columns(
        ["Nine numbers", "A form each", "Ten days"],
        ["One", "One form, filled in together", "Now"],
        aspect,
    )
    (page,) = laid.pages
    assert page.layout == "two-columns-rows"
    assert broken_rules(laid.pages) == []
    groups = [item for item in page.items if isinstance(item, Group)]
    lines = [
        [item.box.y for item in group.items if isinstance(item, LineShape)] for group in groups
    ]
    assert lines[0] == lines[1]
    heads = [next(one for one in group.items if isinstance(one, LineShape)) for group in groups]
    assert [head.stroke.colour for head in heads] == ["quiet", "brand"]


def test_few_words_of_unequal_number_stand_in_two_panels_of_one_height() -> None:
    """Two short lists hung from the title, with 250 points blank below."""
    (page,) = _columns(["Nine offices", "Nine numbers"], ["One desk for all of them"]).pages
    assert page.layout == "two-columns-panels"
    panels = [
        item
        for group in page.items
        if isinstance(group, Group)
        for item in group.items
        if isinstance(item, Rectangle) and item.fill == "tint"
    ]
    assert len({panel.box.height for panel in panels}) == 1
    assert len({panel.text.fit.size for panel in panels if panel.text}) == 1


@pytest.mark.parametrize("aspect", ASPECTS)
def test_lists_stand_below_heads_on_rules(aspect: str) -> None:
    """The names of two lists were bold first lines, which nothing parted from the points."""
    laid = _columns([LONG] * 3, [LONG, "short"], aspect)
    (page,) = laid.pages
    assert page.layout == "two-columns-heads"
    assert broken_rules(laid.pages) == []
    groups = [item for item in page.items if isinstance(item, Group)]
    assert [group.name for group in groups] == ["column-left", "column-right"]
    for group in groups:
        rule, head, points_below = group.items
        assert isinstance(rule, LineShape)
        assert isinstance(head, TextBlock)
        assert isinstance(points_below, TextBlock)
        assert head.box.bottom <= rule.box.y < points_below.box.y
        assert len(head.lines) == 1
    assert groups[0].items[0].box.y == groups[1].items[0].box.y
    sizes = {block.fit.size for group in groups for block in group.items[1:]
             if isinstance(block, TextBlock)}  # fmt: skip
    assert len(sizes) == 1


def test_lists_that_go_on_stay_lists() -> None:
    pages = _columns([LONG] * 12, [LONG] * 2).pages
    assert {page.layout for page in pages} == {"two-columns"}
    assert len(pages) > 1
