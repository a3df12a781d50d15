"""Numbers of three digits have room before their texts, on slides and in documents."""

from __future__ import annotations

import pytest

from briefgen.layout.points import numbered_style
from briefgen.model.resolved_deck import Point, Points
from briefgen.model.units import pt
from tests.unit.layout.pages import lay_out, template_for, text


def _list(first: int) -> Points:
    return Points(tuple(Point(inline=text(f"Rule {number}")) for number in range(5)), first=first)


@pytest.mark.parametrize(("first", "at_least"), [(1, 36), (8, 49), (98, 65), (9_998, 98)])
def test_the_texts_stand_behind_the_longest_number(first: int, at_least: int) -> None:
    style = template_for("16:9").styles["numbered"]
    found = numbered_style(_list(first), style, style.ladder[0])
    assert found.levels[0].margin >= pt(at_least)
    assert found.levels[0].indent == -found.levels[0].margin


def test_no_number_runs_into_its_text() -> None:
    (page,) = lay_out("numbered", {"points": _list(9_998)}).pages
    block = next(item for item in page.items if item.about.slot == "points")
    for line in getattr(block, "lines", ()):
        assert line.label.x + line.label.width < line.runs[0].x
