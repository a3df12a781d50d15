"""The icons that come with briefgen: each an outline that every program can draw."""

from __future__ import annotations

import re

import pytest

from briefgen.images.icons import SIDE, icon_groups, icon_names, icon_outline

_POINTS = {"M": 1, "L": 1, "C": 3, "Z": 0}


def test_there_are_icons_for_public_services_each_under_one_name() -> None:
    names = icon_names()
    assert len(names) == len(set(names)) >= 150
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in names)
    wanted = {"users", "buildings", "clock", "currency-gbp", "heart", "house", "shield-check"}
    assert wanted <= set(names)
    assert sum(map(len, icon_groups().values())) == len(names)


@pytest.mark.parametrize("name", icon_names())
def test_an_outline_is_closed_curves_inside_its_square(name: str) -> None:
    outline = icon_outline(name)
    letters = "".join(letter for letter, _ in outline)
    assert re.fullmatch("(M[LC]+Z)+", letters)
    assert all(len(points) == _POINTS[letter] for letter, points in outline)
    numbers = [number for _, points in outline for point in points for number in point]
    # Handles of curves may lie outside, a little.
    assert min(numbers) >= -SIDE // 30
    assert max(numbers) <= SIDE + SIDE // 30


def test_what_is_no_icon_has_no_outline() -> None:
    with pytest.raises(KeyError):
        icon_outline("hose")
