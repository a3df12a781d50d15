"""The colours of series: told apart by everybody, in grey too, in every look."""

from __future__ import annotations

import pytest
from benchmarks.look.series import (
    LEAST_CONTRAST,
    LEAST_DISTANCE,
    closest,
    distance,
    shown_series,
    themes,
)

from briefgen.layout.chart.series_colours import (
    contrast,
    part_colours,
    scale_colours,
    series_colours,
    text_colour,
)
from briefgen.model.colour_contrast import contrast_between, shade_at_contrast, shade_between
from briefgen.model.template import Theme

LOOKS = dict(themes())


@pytest.mark.parametrize("look", LOOKS)
def test_no_two_of_five_series_look_alike(look: str) -> None:
    apart, least = closest(shown_series(LOOKS[look]))
    assert apart >= LEAST_DISTANCE
    assert least >= LEAST_CONTRAST


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", range(1, 7))
def test_series_stand_out_from_the_ground_and_carry_their_values(look: str, count: int) -> None:
    palette = LOOKS[look].colours
    colours = series_colours(count, palette)
    assert len(set(colours)) == count
    assert all(contrast(colour, "paper", palette) >= 3 for colour in colours)
    assert all(contrast(text_colour(one, palette), one, palette) >= 4.4 for one in colours)


@pytest.mark.parametrize("look", LOOKS)
def test_series_have_the_contrasts_that_keep_them_apart_in_grey(look: str) -> None:
    """Recomputed from the look's roles: a role that a template declares has its contrast too."""
    paper = LOOKS[look].colours["paper"]
    found = [contrast_between(colour, paper) for colour in shown_series(LOOKS[look])]
    assert found == pytest.approx([9.5, 3.1, 6.2, 4.4, 13.0], rel=0.045)


def test_a_template_of_greys_has_series_that_can_be_told_apart() -> None:
    """Of `plain` the third and the fifth series were one colour."""
    greys = {**LOOKS["seminar"].colours, "brand": "#000000", "accent": "#000000"}
    greys |= {"series-4": "#4D4D4D", "series-5": "#6B6B6B", "series-6": "#767676"}
    apart, least = closest(shown_series(Theme(greys, "Arial", "Arial")))
    assert apart >= LEAST_DISTANCE
    assert least >= LEAST_CONTRAST


@pytest.mark.parametrize("ground", ["#FFFFFF", "#FFFDF8", "#0E1726", "#000000"])
@pytest.mark.parametrize("rgb", ["#A8480F", "#1D4F91", "#FFB454", "#000000", "#FFFFFF", "#00FF00"])
def test_a_colour_at_a_contrast_has_it(rgb: str, ground: str) -> None:
    for wanted in (3.1, 4.4, 9.5):
        shade = shade_at_contrast(rgb, ground, wanted)
        assert contrast_between(shade.rgb, ground) == pytest.approx(wanted, rel=0.04)
        found = shade_between(rgb, shade.rgb)
        assert (found.rgb if found else rgb) == shade.rgb


def test_a_darker_colour_keeps_its_hue_and_is_no_mud() -> None:
    red, green, blue = (
        int(shade_at_contrast("#A8480F", "#FFFFFF", 3.1).rgb[i : i + 2], 16) for i in (1, 3, 5)
    )
    assert red > 200 > green > blue


@pytest.mark.parametrize("rgb", ["#1F4E44", "#9A4A00"])
def test_a_lighter_shade_is_no_louder_than_its_colour(rgb: str) -> None:
    """Slices of a sober green were mint, and the second series of a burnt orange glowed."""

    def chroma(shown: str) -> int:
        parts = [int(shown[start : start + 2], 16) for start in (1, 3, 5)]
        return max(parts) - min(parts)

    assert chroma(shade_at_contrast(rgb, "#FFFFFF", 3.1).rgb) <= chroma(rgb) + 1


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [("#FFFFFF", "#000000", 100.0), ("#FF0000", "#00FF00", 86.6)],
)
def test_distances_are_those_of_ciede2000(first: str, second: str, apart: float) -> None:
    assert distance(first, second) == pytest.approx(apart, abs=0.1)


def test_red_and_green_are_nearer_to_those_who_lack_cones() -> None:
    assert distance("#C03030", "#408030", "deutan") < distance("#C03030", "#408030") / 2


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", range(3, 7))
def test_parts_of_a_whole_and_steps_of_a_scale_differ_in_grey(look: str, count: int) -> None:
    palette = LOOKS[look].colours
    for colours in (part_colours(count, palette), scale_colours(min(count, 5), palette)):
        shown = [palette.get(colour, colour) for colour in colours]
        assert closest(shown)[1] >= LEAST_CONTRAST - 0.01
        assert all(contrast(colour, "paper", palette) >= 3 for colour in colours)
