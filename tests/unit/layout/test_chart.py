"""Charts as they are drawn: in their room, bars as long as their values, names that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.layout.chart.series_colours import contrast, scale_colours, series_colours
from briefgen.model.chart_plot import NumberStyle
from briefgen.model.charts import Chart, Focus, Series
from briefgen.model.page_aspects import ASPECTS, PageAspect
from briefgen.model.resolved_deck import Line, SlotValue
from briefgen.model.scene import Area, Ellipse, LineShape, PlacedChart, Polygon
from briefgen.model.series_contrasts import QUIET_CONTRASTS, shade_at
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, pt
from briefgen.model.values import replace
from tests.unit.layout.pages import Laid, lay_out, template_for, text

Value = int | str | None
PALETTE = template_for("16:9").theme.colours


def _decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)


def chart(kind: str, names: Sequence[str], *series: Sequence[Value], **options: object) -> Chart:
    """A chart of series a, b, c, ..."""
    given = tuple(
        Series(text(chr(ord("a") + index)), tuple(_decimal(value) for value in values))
        for index, values in enumerate(series)
    )
    categories = tuple(text(name) for name in names)
    return Chart(kind=kind, categories=categories, series=given, alt="What it shows", **options)  # type: ignore[arg-type]


def drawn(value: Chart, aspect: PageAspect = "16:9") -> PlacedChart:
    laid = lay_out("chart", {"chart": value}, aspect=aspect)
    assert laid.errors == []
    return _only(laid)


def _only(laid: Laid) -> PlacedChart:
    (found,) = (item for item in laid.pages[0].items if isinstance(item, PlacedChart))
    return found


def shapes(found: PlacedChart, colour: str = "") -> list[Area]:
    """The filled shapes of the drawing, or those of one colour."""
    items = [item for item in found.drawing.items if isinstance(item, Area) and item.fill]
    return [shape for shape in items if not colour or shape.fill == colour]


def blocks(found: PlacedChart) -> list[TextBlock]:
    return [item for item in found.drawing.items if isinstance(item, TextBlock)]


def words(found: PlacedChart) -> list[str]:
    return [block.text for block in blocks(found)]


def test_columns_are_as_high_as_their_values() -> None:
    found = drawn(chart("column", "ABC", [10, 20, 40]))
    heights = [shape.box.height for shape in shapes(found)]
    assert heights[1] == pytest.approx(2 * heights[0], abs=2)
    assert heights[2] == pytest.approx(4 * heights[0], abs=2)
    assert len({shape.box.bottom for shape in shapes(found)}) == 1


def test_bars_are_as_long_as_their_values_on_both_sides_of_zero() -> None:
    found = drawn(chart("bar", "AB", [-10, 30]))
    less, more = (shape.box for shape in shapes(found))
    assert more.width == pytest.approx(3 * less.width, abs=3)
    assert less.right == more.x


def test_pieces_stand_on_each_other() -> None:
    found = drawn(chart("column", "AB", [10, 20], [30, 5], stacked="yes"))
    bottom, top = (shapes(found, series.colours[0]) for series in found.series)
    assert [piece.box.bottom for piece in top[:2]] == [piece.box.y for piece in bottom[:2]]


def test_shares_fill_the_whole() -> None:
    found = drawn(chart("bar", "AB", [10, 20], [30, 5], stacked="percent"))
    pieces = [shape.box for shape in shapes(found) if shape.stroke]
    for lane in {box.y for box in pieces}:
        widths = sum(box.width for box in pieces if box.y == lane)
        assert widths == pytest.approx(found.look.plot.width, abs=3)


def test_a_gap_is_not_drawn_and_breaks_a_line() -> None:
    columns = drawn(chart("column", "ABC", [1, None, 3]))
    assert len(shapes(columns)) == 2
    lines = drawn(chart("line", "ABCD", [1, 2, None, 3]))
    strokes = [s.stroke.colour for s in lines.drawing.items if isinstance(s, LineShape)]
    assert strokes.count("brand") == 1
    # The first point, and the last one, which stands alone.
    assert len([s for s in shapes(lines) if isinstance(s, Ellipse)]) == 2


def test_values_in_the_decks_language_and_the_axis_left_out() -> None:
    found = drawn(chart("column", "AB", ["1234.5", 2000]))
    assert words(found) == ["A", "B", "1,234.5", "2,000.0"]
    assert found.axis is not None
    assert not found.axis.shown
    with_axis = drawn(chart("column", "AB", ["1234.5", 2000], labels=False))
    assert words(with_axis)[:5] == ["0", "500", "1,000", "1,500", "2,000"]


def test_values_that_do_not_fit_give_way_to_an_axis() -> None:
    found = drawn(chart("column", [str(n) for n in range(24)], [123456789] * 24))
    assert found.series[0].place == ""
    assert found.axis is not None
    assert found.axis.shown


def test_one_series_needs_no_legend_and_several_have_one_in_their_order() -> None:
    assert drawn(chart("column", "AB", [1, 2])).look.legend is None
    named = drawn(chart("column", "AB", [1, 2], [2, 3], [3, 4]))
    assert named.look.legend is None
    assert words(named) == ["A", "B", "a", "1", "2", "b", "2", "3", "c", "3", "4"]
    # Without a value there is no bar that a name could stand at.
    found = drawn(chart("column", "AB", [1, 2], [None, 3], [3, 4]))
    assert found.look.legend is not None
    legend = [block for block in blocks(found) if block.box.y < found.look.legend.bottom]
    assert [block.text for block in legend] == ["a", "b", "c"]
    assert [block.box.x for block in legend] == sorted(block.box.x for block in legend)


def _with_key(*names: str) -> Chart:
    """Columns that need a key, as one has no value that its name could stand at."""
    made = chart("column", "AB", [1, 2], [None, 3], unit=text("% of answers"))
    named = (replace(one, name=text(name)) for one, name in zip(made.series, names, strict=True))
    return replace(made, series=tuple(named))


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_key_shares_the_line_of_the_unit(aspect: PageAspect) -> None:
    """Unit and key took two lines, and the plot less than two fifths of the slide."""
    laid = lay_out("chart", {"chart": _with_key("Adults", "Children")}, aspect=aspect)
    found = _only(laid)
    (unit,) = (item for item in laid.pages[0].items if isinstance(item, TextBlock)
               and item.text == "% of answers")  # fmt: skip
    key = [block for block in blocks(found) if block.text in ("Adults", "Children")]
    assert all(abs(one.lines[0].baseline - unit.lines[0].baseline) < pt(0.1) for one in key)
    assert unit.box.right < min(block.box.x for block in key)
    # The unit lies before the frame of the chart, so that both can be clicked.
    items = laid.pages[0].items
    assert found.box.contains(unit.box)
    assert items.index(unit) > items.index(found)
    assert found.look.plot.height > 0.44 * pt(540)


def test_a_key_beside_the_unit_is_a_step_smaller_where_that_saves_a_line() -> None:
    long = "Children between one and fifteen years of age"
    found = drawn(_with_key("Adults of working age in paid employment", long))
    assert found.look.legend is not None
    assert (found.look.size, found.look.key_size) == (18, 16)
    assert found.look.legend.y == found.box.y


def test_a_key_that_has_no_room_beside_the_unit_stands_below_it() -> None:
    long = "Children between one and fifteen years of age"
    laid = lay_out("chart", {"chart": _with_key("Adults of working age", long * 2)})
    (unit,) = (item for item in laid.pages[0].items if isinstance(item, TextBlock)
               and item.text == "% of answers")  # fmt: skip
    assert not unit.box.overlaps(_only(laid).box)


def test_a_key_on_a_line_of_its_own_is_smaller_before_it_takes_two() -> None:
    """The last of five names stood alone on a second line, and the plot lost that."""
    names = ("Every day", "Every week", "Once a month or so", "Hardly ever", "Never at all")
    shares = [Series(text(name), (Decimal(20), Decimal(20))) for name in names]
    value = replace(chart("bar", "AB", [20, 20]), series=tuple(shares), stacked="percent")
    found = drawn(replace(value, unit=text("% of answers of those who were asked")), "4:3")
    assert found.look.size == 18
    assert found.look.key_size == 16
    assert len({block.box.y for block in blocks(found) if block.text in names}) == 1


def test_the_text_of_a_chart_is_smaller_where_its_names_leave_the_plot_little_room() -> None:
    """Five names in two rows above, and names of two lines below, left it a quarter of a slide."""
    names = ("Teachers", "Teaching assistants", "Office staff", "Leaders", "Governors")
    groups = ("Registers and marks", "Video lessons", "Data protection", "Assistive technology")
    given = tuple(Series(text(name), (Decimal(94), Decimal(41), Decimal(36), Decimal(19)))
                  for name in names)  # fmt: skip
    value = replace(chart("column", groups, [1, 2, 3, 4]), series=given)
    value = replace(value, unit=text("% of staff who answered 4 or 5"))
    slots: dict[str, SlotValue] = {"message": Line(text("Answers of 1,870 staff")), "chart": value}
    found = _only(lay_out("chart", slots, aspect="4:3"))
    assert found.look.size == 16
    assert found.look.plot.height > 0.37 * pt(540)


def test_a_chart_begins_close_below_a_message_of_one_line() -> None:
    """On 4:3 slides, whose messages may have two lines, the second stayed blank."""
    value = replace(chart("column", "AB", [1, 2]), unit=text("Letters"))
    short, long = (
        lay_out("chart", {"message": Line(text(words)), "chart": value}, aspect="4:3")
        for words in ("What it shows", "What it shows in more words than fit on one line " * 2)
    )
    assert _only(long).box.y - _only(short).box.y == pt(16)
    (message,) = (item for item in short.pages[0].items if item.about.slot == "message")
    assert isinstance(message, TextBlock)
    assert message.lines[-1].top + message.lines[-1].height < _only(short).box.y


def test_the_highest_values_stand_on_the_line_of_the_unit_where_it_is_free() -> None:
    value = replace(chart("column", "ABC", [10, 20, 30]), unit=text("Letters"))
    laid = lay_out("chart", {"chart": value})
    found = _only(laid)
    (unit,) = (item for item in laid.pages[0].items if isinstance(item, TextBlock)
               and item.text == "Letters")  # fmt: skip
    (top,) = (block for block in blocks(found) if block.text == "30")
    assert top.box.y < unit.box.bottom <= found.look.plot.y
    assert found.box.contains(top.box)
    assert not any(block.box.overlaps(unit.box) for block in blocks(found))


def test_no_value_stands_on_the_unit() -> None:
    value = replace(chart("column", "ABC", [30, 20, 10]), unit=text("Letters in all of the year"))
    laid = lay_out("chart", {"chart": value})
    (unit,) = (item for item in laid.pages[0].items if isinstance(item, TextBlock)
               and item.text == "Letters in all of the year")  # fmt: skip
    assert not any(block.box.overlaps(unit.box) for block in blocks(_only(laid)))


def test_names_over_lower_columns_take_no_room_of_the_plot() -> None:
    """Two lines were free above the highest column where the names stand above others."""
    found = drawn(chart("column", "AB", [10, 90], [40, 100]))
    line = pt(1.2 * found.look.size)
    assert line <= found.look.plot.y - found.box.y < 1.3 * line
    (top,) = (block for block in blocks(found) if block.text == "a")
    assert top.box.y >= found.box.y


def test_lines_have_their_names_at_their_right_ends_apart_from_each_other() -> None:
    found = drawn(chart("line", "ABC", [1, 2, 100], [1, 2, 101], [1, 2, 99], [50, 50, 1]))
    names = [block for block in blocks(found) if block.text in "abcd"]
    assert [block.text for block in names] == ["a", "b", "c", "d"]
    assert all(block.box.x > found.look.plot.right - found.look.plot.width // 6 for block in names)
    heights = sorted(block.box.y for block in names)
    assert all(lower - upper >= pt(1.2 * found.look.size) - 2 for upper, lower in pairwise(heights))
    # The name of the highest line stands highest.
    assert min(names, key=lambda block: block.box.y).text == "b"


def test_a_line_without_a_value_is_named_in_a_legend() -> None:
    """It has no end for its name to stand at, and was named nowhere."""
    found = drawn(chart("line", ["2006", "2007"], [1, 2], [None, None]))
    assert {"a", "b"} <= set(words(found))
    assert found.look.legend is not None


def test_a_line_whose_last_value_stands_alone_is_named_in_a_legend() -> None:
    """The name stood at a point far from its line."""
    found = drawn(chart("line", ("1", "2", "3", "4"), (1, 2, None, 3), (4, 5, 6, 7)))
    assert found.look.legend is not None
    unbroken = drawn(chart("line", ("1", "2", "3", "4"), (None, 2, 2, 3), (4, None, 6, 7)))
    assert unbroken.look.legend is None


@pytest.mark.parametrize("least", ["-0.3", "-5", "-40"])
def test_a_small_value_below_zero_leaves_no_gap_behind_the_names(least: str) -> None:
    """-0.3 beside 58 left a sixth of the slide between the names and the bars."""
    found = drawn(chart("bar", ("Leeds", "York", "Hull"), ("58", least, "12")))
    texts = {block.text: block for block in blocks(found)}
    name, value = texts["York"], texts[least.replace("-", "\u2212")]
    left = value.lines[0].runs[0].x
    right = max(run.x + run.width for run in name.lines[0].runs)
    assert pt(4) <= left - right <= pt(30)


def test_a_single_series_is_named_in_the_text_alternative() -> None:
    """It has no legend, and was named nowhere in a PDF."""
    assert drawn(chart("column", ["x"], [1])).about.alt == "What it shows (a)"
    assert drawn(chart("column", ["x"], [1], [2])).about.alt == "What it shows"
    assert drawn(chart("column", ["x"], [1], unit=text("% of a"))).about.alt == "What it shows"


def test_few_columns_are_not_lost_in_their_room() -> None:
    """Two columns took 22 % of the width."""
    found = drawn(chart("column", "AB", [42, 26]))
    widths = [shape.box.width / (found.look.plot.width / 2) for shape in shapes(found)]
    assert min(widths) > 0.3
    assert max(shape.box.width for shape in shapes(found)) <= pt(141)


def _named(value: Chart, *names: str) -> Chart:
    series = zip(value.series, names, strict=True)
    return replace(value, series=tuple(replace(one, name=text(name)) for one, name in series))


@pytest.mark.parametrize("kind", ["column", "line"])
def test_all_else_is_grey(kind: str) -> None:
    """The streets that were not flooded were orange, and the chart was about the others."""
    two = drawn(_named(chart(kind, "AB", [6, 14], [6, 7]), "Flooded streets", "Other streets"))
    assert two.series[0].colours == ("brand",)
    grey = shade_at("quiet", QUIET_CONTRASTS[0], PALETTE)
    assert two.series[1].colours == (grey.rgb if grey else "quiet",)
    three = drawn(_named(chart(kind, "AB", [6, 14], [5, 9], [6, 7]), "Elm", "Cedar", "All others"))
    shown = three.series[2].colours[0]
    parts = [int(PALETTE.get(shown, shown)[at : at + 2], 16) for at in (1, 3, 5)]
    assert max(parts) - min(parts) < 32


def test_the_series_that_the_title_names_is_in_focus() -> None:
    value = _named(
        chart("column", "AB", [6, 14], [5, 9], [6, 7]), "Teachers", "Leaders", "Office staff"
    )
    laid = lay_out("chart", {"title": Line(text("Leaders are least sure")), "chart": value})
    assert [one.colours == ("brand",) for one in _only(laid).series] == [False, True, False]
    # A word of a name says nothing: everybody asked was staff.
    laid = lay_out("chart", {"title": Line(text("How sure are staff?")), "chart": value})
    assert len({one.colours for one in _only(laid).series}) == 3


def test_names_of_lines_have_the_colours_of_their_lines() -> None:
    """Those of lines that are too light for text were in ink, and looked like the black line."""
    found = drawn(chart("line", "AB", [1, 10], [1, 20], [1, 30], [1, 40], [1, 50]))
    named = [one.label_colours[0] for one in found.series]
    assert "ink" not in named
    assert len(set(named)) == 5
    assert all(contrast(colour, "paper", PALETTE) >= 4.5 for colour in named)


def test_no_line_of_the_grid_runs_through_a_value() -> None:
    value = chart("line", "ABCD", [13, 10, 9, 8], [10, 9, 8, 7])
    found = drawn(_named(value, "2023", "2025"))
    plot, axis = found.look.plot, found.axis
    assert axis is not None
    grounds = [shape.box for shape in shapes(found, "paper")]
    for block in blocks(found):
        inside = plot.x < block.box.x and block.box.right < plot.right
        on_grid = any(
            block.box.y + pt(5) < line.box.y < block.box.bottom - pt(5)
            for line in found.drawing.items
            if isinstance(line, LineShape) and line.stroke.colour == "rule"
        )
        assert not (inside and on_grid) or block.box in grounds


def test_names_of_many_times_are_passed_over_by_turns() -> None:
    found = drawn(chart("line", [f"200{n}/0{n}" for n in range(10)] * 2, [*range(20)]))
    shown = [word for word in words(found) if "/" in word]
    assert found.look.every > 1
    assert len(shown) == -(-20 // found.look.every)


def test_slices_begin_at_twelve_and_go_clockwise() -> None:
    found = drawn(chart("pie", ["Left out", "Half", "Quarter"], [1, 2, 1]))
    first = shapes(found)[0]
    assert isinstance(first, Polygon)
    *rim, centre = first.path[0]
    assert rim[0] == (centre[0], 0)
    assert rim[-1] == pytest.approx((centre[0], first.box.height), abs=2)
    assert words(found) == ["Half 2", "Left out 1", "Quarter 1"]


@pytest.mark.parametrize("aspect", ASPECTS)
def test_slices_have_their_names_beside_them_and_no_key(aspect: PageAspect) -> None:
    """The key stood far from the pie, and nothing in it said how large each slice was."""
    names = ["Talking with people", "Writing it down", "Asking others", "Training"]
    found = drawn(chart("pie", names, [58, 22, 12, 8], unit=text("% of time")), aspect)
    assert found.look.legend is None
    labels = found.series[0].labels
    assert [(label.says, label.place) for label in labels] == [("part", "outside")] * 4
    assert [label.strong for label in labels] == [True, False, False, False]
    assert "Talking with people 58%" in " ".join(words(found))
    for first, second in combinations(blocks(found), 2):
        assert not first.box.overlaps(second.box)


@pytest.mark.parametrize(("values", "strong"), [([74, 26], 0), ([50, 30, 20], 0)])
def test_of_two_or_three_slices_the_largest_has_the_colour(values: list[int], strong: int) -> None:
    """Two parts were two loud hues."""
    found = drawn(chart("pie", "ABC"[: len(values)], values))
    assert found.series[0].colours[strong] == "brand"
    assert found.series[0].colours == series_colours(len(values), PALETTE, strong)


_LONG_NAMES = [
    "Insured",
    "Not insured, or insured for less than half of the loss at today's prices",
]


@pytest.mark.parametrize("aspect", ASPECTS)
def test_long_names_of_slices_stand_in_a_key(aspect: PageAspect) -> None:
    """They were refused on narrow slides, and set at 12 points on wide ones."""
    found = drawn(chart("pie", _LONG_NAMES, [74, 26]), aspect)
    assert found.look.size == 18
    assert (found.look.key_size, found.look.value_size) == (28, 28)
    assert words(found) == ["74", "26", *_LONG_NAMES]
    assert found.look.legend is not None
    legend = found.look.legend
    names = [line for block in blocks(found)[2:] for line in block.lines]
    assert all(legend.y <= line.top and line.top + line.height <= legend.bottom for line in names)
    assert all(block.box.x > legend.x for block in blocks(found)[2:])
    keys = [shape.fill for shape in shapes(found) if not isinstance(shape, Polygon)]
    assert keys == list(found.series[0].colours)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_a_pie_is_as_large_as_its_room(aspect: PageAspect) -> None:
    """It was 190 points across on a slide of 960."""
    found = drawn(chart("pie", ["Work", "School", "Health"], [50, 30, 20]), aspect)
    assert found.look.plot.width >= min(pt(300), found.box.width * 4 // 10)


def test_slices_stand_in_the_order_of_their_size_unless_they_have_their_own() -> None:
    names = ["Rest of it", "Bus", "Train"]
    assert drawn(chart("pie", names, [50, 20, 30])).categories == ("Train", "Bus", "Rest of it")
    ordered = drawn(chart("pie", names, [50, 20, 30], ordered=True))
    assert ordered.categories == tuple(names)
    ages = ["Under 18", "18 to 60", "Over 60"]
    assert drawn(chart("pie", ages, [20, 30, 50])).categories == tuple(ages)


def test_a_value_stands_outside_a_slice_that_is_too_small_for_it() -> None:
    names = [*_LONG_NAMES, "Unknown"]
    found = drawn(chart("pie", names, [60, 38, 2], unit=text("% of journeys")))
    assert [label.place for label in found.series[0].labels] == ["inside", "inside", "outside"]
    (outside,) = (block for block in blocks(found) if block.text == "2%")
    assert not found.look.plot.contains(outside.box)


def test_the_largest_share_stands_in_the_middle_of_a_ring() -> None:
    found = drawn(chart("ring", ["Insured", "Not insured"], [74, 26], unit=text("% of homes")))
    assert found.look.middle is not None
    words_there, box, size = found.look.middle
    assert words_there == "74%"
    assert size >= 56
    assert found.look.plot.contains(box)
    # It is not said a second time in its slice.
    assert [label.point for label in found.series[0].labels] == [1]


def test_the_axis_ends_at_the_largest_value_where_it_is_not_shown() -> None:
    """The scale ended at 100 above columns of 84, and a sixth of the plot was blank."""
    found = drawn(chart("column", "AB", [32, 84]))
    assert found.axis is not None
    assert [found.axis.minimum, found.axis.maximum] == [0, 84]
    assert not found.axis.shown
    shown = drawn(chart("column", "AB", [32, 84], labels=False))
    assert shown.axis is not None
    assert shown.axis.maximum == 100


@pytest.mark.parametrize("kind", ["column", "bar", "line", "area"])
def test_what_is_in_focus_has_the_colour_and_the_rest_is_grey(kind: str) -> None:
    rows = [[10, 20, 30], [20, 30, 10], [15, 18, 22]]
    found = drawn(chart(kind, "ABC", *rows, focus=Focus(series=1)))
    colours = [series.colours[0] for series in found.series]
    assert colours[1] == "brand"
    assert "brand" not in (colours[0], colours[2])
    greys = {shade_at("quiet", one, PALETTE).rgb for one in QUIET_CONTRASTS}  # type: ignore[union-attr]
    assert {colours[0], colours[2]} <= greys


def test_the_bar_that_the_title_names_is_in_focus() -> None:
    """The message said "a letter", and no bar was different."""
    names = ["A letter not understood", "A repair", "A payment"]
    value, title = chart("bar", names, [34, 27, 12]), "One call in three was about a letter"
    found = _only(lay_out("chart", {"chart": value}, title))
    assert [found.series[0].colour(n) == "brand" for n in range(3)] == [True, False, False]
    without = _only(lay_out("chart", {"chart": replace(value, focus=Focus())}, title))
    assert without.series[0].colours == ("brand",)


def test_of_two_years_the_later_has_the_colour() -> None:
    value = chart("column", "AB", [32, 55], [71, 84])
    years = tuple(
        replace(one, name=text(year))
        for one, year in zip(value.series, ("2023", "2025"), strict=True)
    )
    found = drawn(replace(value, series=years))
    assert found.series[1].colours == ("brand",)
    assert found.series[0].colours != ("accent",)
    # Above a value, 2023 read as a second one.
    assert found.look.legend is not None
    (name,), (value_of_it,) = (
        [block for block in blocks(found) if block.text == shown] for shown in ("2023", "32")
    )
    assert name.box.bottom < value_of_it.box.y
    assert abs(name.box.x - value_of_it.box.x) > pt(20)


@pytest.mark.parametrize("kind", ["column", "line", "bar"])
def test_nothing_in_a_chart_touches_the_unit_above_it(kind: str) -> None:
    """The axis's highest number stood 2 points below it, and read as a part of it."""
    value = replace(chart(kind, "ABCDEFGHIJKLMNO", [30] * 15, [29] * 15), unit=text("Letters"))
    laid = lay_out("chart", {"chart": value})
    (unit,) = (item for item in laid.pages[0].items if isinstance(item, TextBlock)
               and item.text == "Letters")  # fmt: skip
    bottom = unit.lines[0].top + unit.lines[0].height
    right = unit.lines[0].runs[-1].x + unit.lines[0].runs[-1].width
    below = [block for block in blocks(_only(laid)) if block.box.x < right]
    assert min(block.lines[0].top for block in below) >= bottom + pt(3)


def test_each_piece_of_a_stack_with_room_for_its_value_shows_it() -> None:
    """One thin piece took the values from all others of its series, the largest too."""
    found = drawn(chart("column", "AB", [420, 430], [120, 110], [5, 0], stacked="yes"))
    said = [[label.point for label in series.labels] for series in found.series]
    assert said == [[0, 1], [0, 1], []]
    assert {label.place for series in found.series for label in series.labels} == {"inside"}
    # The others can be read from the axis.
    assert found.axis is not None
    assert found.axis.shown


@pytest.mark.parametrize("aspect", ASPECTS)
def test_names_of_a_stack_are_level_with_the_pieces_of_its_last_column(aspect: PageAspect) -> None:
    """They stood in a box in the middle of the height, and pieces that were too thin for their
    values had none at all."""
    found = drawn(chart("column", "ABC", [21, 3, 2], [8, 22, 23], [2, 3, 1], stacked="yes"), aspect)
    assert found.look.legend is None
    assert found.axis is not None
    assert not found.axis.shown
    ends = {block.text: block.box for block in blocks(found) if " " in block.text}
    assert sorted(ends) == ["a 2", "b 23", "c 1"]
    assert ends["c 1"].bottom <= ends["b 23"].y < ends["a 2"].y
    pieces = [shape.box for shape in shapes(found, found.series[1].colours[0])]
    middle = pieces[-1].y + pieces[-1].height // 2
    assert ends["b 23"].y < middle < ends["b 23"].bottom
    assert all(label.aside for one in found.series for label in one.labels if label.says == "both")


@pytest.mark.parametrize("aspect", ASPECTS)
def test_thin_pieces_of_stacked_bars_say_their_values_behind_their_row(aspect: PageAspect) -> None:
    """Two of four rows showed nothing at all."""
    found = drawn(chart("bar", "ABC", [88, 1, 0], [12, 2, 1], stacked="yes"), aspect)
    assert found.axis is not None
    assert not found.axis.shown
    behind = {block.text: block.box for block in blocks(found) if block.text[0] in "ab"}
    assert {"a 1", "b 2", "b 1"} <= set(behind)
    assert behind["a 1"].right < behind["b 2"].x
    pieces = [shape.box for shape in shapes(found, found.series[1].colours[0])]
    assert pieces[1].right < behind["a 1"].x
    moved = [label for one in found.series for label in one.labels]
    assert [(label.point, label.says) for label in moved] == [(1, "both"), (1, "both"), (2, "both")]
    assert all(label.aside > 0 for label in moved)


def test_thin_pieces_without_room_behind_their_row_leave_the_axis() -> None:
    found = drawn(chart("bar", "AB", [99, 1], [1, 99], stacked="percent"))
    assert found.axis is not None
    assert found.axis.shown


def test_values_of_a_stack_are_smaller_before_one_of_them_is_left_out() -> None:
    """The last of four values, which the title was about, had no room, and there was an axis."""
    found = drawn(
        chart("column", "ABCD", [48, 49, 52, 52], [9, 12, 18, 22], [21, 17, 4, 9], stacked="yes")
    )
    assert {"4", "9", "48"} <= set(words(found))
    assert not found.axis or not found.axis.shown
    (four,) = (block for block in blocks(found) if block.text == "4")
    assert four.fit.size == found.look.value_size < found.look.size


def test_values_at_bars_are_of_one_colour_unless_each_is_read_in_that_of_its_series() -> None:
    """Some were blue and green, and others black, where a series was too light for text."""
    two = drawn(chart("column", "AB", [4, 5], [1, 2]))
    assert {series.label_colours for series in two.series} == {("ink",)}
    one = drawn(chart("column", "AB", [4, 5]))
    assert one.series[0].label_colours == one.series[0].colours


def test_a_key_is_in_the_order_of_the_stack() -> None:
    found = drawn(chart("column", "AB", [420, 430], [120, 110], [40, 0], stacked="yes"))
    assert found.look.legend is not None
    names = [block for block in blocks(found) if found.look.legend.contains(block.box)]
    assert [block.text for block in sorted(names, key=lambda one: one.box.y)] == ["c", "b", "a"]


def test_answers_of_a_scale_have_the_colours_of_one() -> None:
    rows = [[22, 16], [31, 27], [24, 26], [15, 19], [8, 12]]
    scale = drawn(chart("bar", "AB", *rows, stacked="percent"))
    plain_ones = drawn(chart("bar", "AB", *rows, stacked="percent", ordered=False))
    assert [one.colours[0] for one in scale.series] == list(scale_colours(5, PALETTE))
    assert [one.colours[0] for one in plain_ones.series] == list(series_colours(5, PALETTE))


def test_days_stand_at_their_true_distances() -> None:
    days = (date(2020, 1, 1), date(2021, 1, 1), date(2025, 1, 1))
    found = drawn(chart("line", ["2020", "2021", "2025"], [1, 2, 3], days=days))
    assert found.days is not None
    ends = [line.box for line in found.drawing.items if isinstance(line, LineShape) and line.flip]
    assert ends[1].width == pytest.approx(4 * ends[0].width, rel=0.01)
    assert {"2020", "2021", "2022", "2023", "2024", "2025"} <= set(words(found))


def test_names_of_an_even_row_of_days_stay_as_they_are_while_there_is_room() -> None:
    months = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(60)]
    few = [f"M{n}" for n in range(6)]
    found = drawn(chart("line", few, [*range(6)], days=tuple(months[:6]), are_names=True))
    assert found.days is None
    many = [f"Month {n}" for n in range(60)]
    found = drawn(chart("line", many, [*range(60)], days=tuple(months), are_names=True))
    assert found.days is not None
    assert {"2024", "2028"} <= set(words(found))


def test_areas_stand_on_each_other_and_have_their_names_in_them() -> None:
    found = drawn(chart("area", "ABCD", [40, 42, 44, 46], [30, 30, 30, 30], stacked="yes"))
    assert found.look.legend is None
    assert {"a", "b"} <= set(words(found))
    below, above = shapes(found)
    assert isinstance(below, Polygon)
    assert above.box.bottom <= below.box.bottom
    thin = drawn(chart("area", "ABCD", [400, 420, 440, 460], [3, 3, 3, 3], stacked="yes"))
    assert thin.look.legend is not None


def test_points_of_a_scatter_chart_stand_by_both_of_their_numbers() -> None:
    places = (Decimal(10), Decimal(20), Decimal(40))
    found = drawn(chart("scatter", ["10", "20", "40"], [1, 2, 3], places=places))
    one, two, three = (shape.box for shape in shapes(found))
    assert three.x - two.x == pytest.approx(2 * (two.x - one.x), abs=3)
    assert one.y > two.y > three.y


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (NumberStyle(before="£"), "£1,234,000"),
        (NumberStyle(before="£", behind="m", power=6), "£1.23m"),
        (NumberStyle(behind="k", power=3, decimals=0), "1,234k"),
        (NumberStyle(behind="%", decimals=1), "1,234,000.0%"),
    ],
)
def test_numbers_are_written_as_their_style_has_it(style: NumberStyle, shown: str) -> None:
    found = drawn(chart("column", "A", ["1234000"], style=style))
    assert shown in words(found)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF", {}) == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF", {}) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (chart("column", ["Donaudampfschifffahrts"] * 14, [1] * 14), "does not fit where"),
        (chart("pie", "ABCDEF", [1, 1, 1, 1, 1, 5000]), "the values of the slices"),
        (chart("line", "AB", [1, 2], [2, 3], labels=True), "along one line only"),
        (chart("column", "AB", [1, 1000], [1000, 1], stacked="yes", labels=True), "do not fit"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(value: Chart, message: str) -> None:
    laid = lay_out("chart", {"chart": value})
    (fault,) = laid.errors
    assert fault.code == "BF302"
    assert message in fault.message
    assert fault.hint


_NAMES = st.text("abcdefghij klmnop", min_size=1, max_size=24).map(str.strip).filter(bool)
_VALUES = st.one_of(st.none(), st.integers(-(10**6), 10**9), st.decimals(-99, 99, places=2))


@st.composite
def _charts(draw: st.DrawFn) -> Chart:
    kind = draw(st.sampled_from(["column", "bar", "line", "area"]))
    count, series = draw(st.integers(1, 24)), draw(st.integers(1, 6))
    names = draw(st.lists(_NAMES, min_size=count, max_size=count))
    column = st.lists(_VALUES, min_size=count, max_size=count)
    values = draw(st.lists(column, min_size=series, max_size=series))
    values[0][0] = Decimal(1)
    if kind == "area":
        values = [[abs(Decimal(value or 0)) for value in row] for row in values]
    stacked = draw(st.sampled_from(["", "yes"])) if kind != "line" else ""
    stacked = "yes" if kind == "area" and series > 1 else stacked
    unit = draw(st.sampled_from([None, text("% of answers")]))
    return chart(kind, names, *values, stacked=stacked, unit=unit)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(_charts(), st.sampled_from(["16:9", "4:3"]))
def test_whatever_is_drawn_stays_in_its_room_and_can_be_read(
    value: Chart, aspect: PageAspect
) -> None:
    laid = lay_out("chart", {"chart": value}, aspect=aspect)
    if laid.errors:
        assert all(fault.code == "BF302" and fault.hint for fault in laid.errors)
        return
    found = _only(laid)
    slack = pt(0.6)
    for item in found.drawing.items:
        assert item.box.x >= found.box.x - slack, item
        assert item.box.right <= found.box.right + slack, item
        assert item.box.y >= found.box.y - slack, item
        assert item.box.bottom <= found.box.bottom + slack, item
    assert found.look.size >= 12
    categories = {name.text for name in value.categories}
    named = [block for block in blocks(found) if block.text in categories]
    for first, second in combinations(named, 2):
        assert not _printed(first).overlaps(_printed(second))


def _printed(block: TextBlock) -> Box:
    """The box of what is printed, without the room left over."""
    lines = [line for line in block.lines if line.runs]
    left = min(line.runs[0].x for line in lines)
    right = max(line.runs[-1].x + line.runs[-1].width for line in lines)
    top, bottom = lines[0].top, lines[-1].top + lines[-1].height
    return Box(left, top, right - left, bottom - top - 2)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=6))
def test_names_at_the_ends_of_lines_never_cover_each_other(values: list[int]) -> None:
    found = drawn(chart("line", "AB", *([0, value] for value in values)), "4:3")
    if len(values) == 1:
        return
    names = [block for block in blocks(found) if block.text[0] in "abcdef"]
    assert len(names) == len(values)
    heights = sorted(block.box.y for block in names)
    assert all(low - high >= pt(1.2 * found.look.size) for high, low in pairwise(heights))
    below = [block.box.y for block in blocks(found) if block.text in "AB"]
    assert max(heights) + pt(1.2 * found.look.size) <= min(below)
