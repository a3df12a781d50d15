"""Contrast as WCAG reckons it, checked against values that its own documents give."""

from __future__ import annotations

import pytest

from briefgen.model.colour_contrast import (
    CONTRAST,
    CONTRAST_OF_LARGE,
    contrast_between,
    contrast_needed,
    legible,
    luminance,
)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#000000", 21.0),
        ("#1D4F91", "#1D4F91", 1.0),
        # The greys that WCAG techniques name as the lightest on white for 4.5:1 and 3:1.
        ("#767676", "#FFFFFF", 4.54),
        ("#949494", "#FFFFFF", 3.03),
        ("#FF0000", "#FFFFFF", 4.0),
    ],
)
def test_contrast(first: str, second: str, ratio: float) -> None:
    assert contrast_between(first, second) == pytest.approx(ratio, abs=0.01)


def test_green_is_lighter_than_red_and_red_than_blue() -> None:
    assert luminance("#00FF00") > luminance("#FF0000") > luminance("#0000FF")


@pytest.mark.parametrize(
    ("size", "strong", "needed"),
    [
        (17, False, CONTRAST),
        (18, False, CONTRAST_OF_LARGE),
        (13, True, CONTRAST),
        (14, True, CONTRAST_OF_LARGE),
    ],
)
def test_large_text_needs_less(size: int, strong: bool, needed: float) -> None:
    assert contrast_needed(size, strong) == needed


@pytest.mark.parametrize("ground", ["#FFFFFF", "#15191E", "#1D4F91", "#777777", "#808080"])
@pytest.mark.parametrize("colour", ["#7FB2E5", "#FFFF00", "#888888", "#202020"])
def test_the_shade_that_would_do_does(colour: str, ground: str) -> None:
    assert contrast_between(legible(colour, ground, 4.5), ground) >= 4.5


def test_a_colour_that_does_is_left_as_it_is() -> None:
    assert legible("#1D4F91", "#FFFFFF", 4.5) == "#1D4F91"
