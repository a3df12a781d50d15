"""In which order the shapes of a slide are read."""

from __future__ import annotations

import math

from briefgen.importing.drawn_order import as_drawn
from briefgen.importing.framed_texts import in_frames
from briefgen.importing.headed_texts import with_heads
from briefgen.importing.imported_talk import ImportedDrawing, ImportedShape
from briefgen.importing.reading_order import reading_order
from briefgen.model.values import replace
from tests.unit.importing.made_shapes import drawing, group, picture, text


def names(*shapes: ImportedShape, layout: str = "") -> str:
    return " ".join(shape.name for shape in reading_order(shapes, layout))


def test_columns_are_read_one_after_the_other() -> None:
    assert (
        names(
            text("a", box=(0.1, 0.2, 0.45, 0.4), order=0),
            text("c", box=(0.55, 0.2, 0.9, 0.4), order=2),
            text("b", box=(0.1, 0.5, 0.45, 0.8), order=1),
            text("d", box=(0.55, 0.5, 0.9, 0.8), order=3),
        )
        == "a b c d"
    )


def test_a_grid_laid_down_row_by_row_is_read_so() -> None:
    assert (
        names(
            text("a", box=(0.1, 0.2, 0.45, 0.4), order=0),
            text("b", box=(0.55, 0.2, 0.9, 0.4), order=1),
            text("c", box=(0.1, 0.5, 0.45, 0.8), order=2),
            text("d", box=(0.55, 0.5, 0.9, 0.8), order=3),
        )
        == "a b c d"
    )


def test_where_the_author_s_order_is_not_clear_the_wider_gutter_counts() -> None:
    boxes = {
        "a": (0.1, 0.2, 0.3, 0.48),
        "b": (0.1, 0.5, 0.3, 0.8),
        "c": (0.7, 0.2, 0.9, 0.48),
        "d": (0.7, 0.5, 0.9, 0.8),
    }
    orders = {"a": 3, "d": 0, "b": 2, "c": 1}
    shapes = [text(name, box=box, order=orders[name]) for name, box in boxes.items()]
    assert names(*shapes) == "a b c d"


def test_heads_stand_with_their_columns() -> None:
    """Rows through which a gutter runs are one band: else both heads would come first."""
    assert (
        names(
            text("sum", box=(0.1, 0.85, 0.9, 0.95), order=9),
            text("right-text", box=(0.55, 0.35, 0.9, 0.8), order=4),
            text("right", box=(0.55, 0.2, 0.9, 0.28), order=1),
            text("left", box=(0.1, 0.2, 0.45, 0.28), order=2),
            text("left-text", box=(0.1, 0.35, 0.45, 0.8), order=3),
        )
        == "left left-text right right-text sum"
    )


def test_a_slight_overlap_is_still_a_gutter() -> None:
    assert (
        names(
            text("right", box=(0.499, 0.2, 0.9, 0.5)),
            text("left", box=(0.1, 0.3, 0.505, 0.8)),
        )
        == "left right"
    )


def test_a_group_is_read_as_one() -> None:
    """The text between the rows of the group stands beside it, so it comes after it."""
    card = group(text("1", box=(0.1, 0.2, 0.4, 0.3)), text("2", box=(0.1, 0.6, 0.4, 0.7)), order=0)
    assert names(text("3", box=(0.5, 0.35, 0.9, 0.5), order=1), card) == "1 2 3"


def test_a_group_round_foreign_shapes_is_none() -> None:
    frame = group(text("1", box=(0.1, 0.2, 0.9, 0.3)), text("3", box=(0.1, 0.7, 0.9, 0.8)), order=0)
    assert names(frame, text("2", box=(0.1, 0.4, 0.9, 0.6), order=5)) == "1 2 3"


def test_turned_texts_come_last() -> None:
    assert (
        names(
            text("side", box=(0.0, 0.1, 0.05, 0.9), turned=-90),
            text("text", box=(0.1, 0.2, 0.9, 0.8)),
        )
        == "text side"
    )
    assert (
        names(
            text("head", box=(0.1, 0.1, 0.9, 0.15), turned=180),
            text("text", box=(0.1, 0.2, 0.9, 0.8)),
        )
        == "head text"
    )


def test_right_to_left_columns_begin_at_the_right() -> None:
    assert (
        names(
            text("second", box=(0.1, 0.2, 0.4, 0.8), is_right_to_left=True),
            text("first", box=(0.6, 0.2, 0.9, 0.8), is_right_to_left=True, order=1),
        )
        == "first second"
    )


def test_the_places_of_a_comparison_are_read_by_their_numbers() -> None:
    """Heads that lie over both columns would mislead."""
    boxes = {1: (0.1, 0.2, 0.6, 0.3), 3: (0.5, 0.2, 0.9, 0.3), 2: (0.1, 0.4, 0.4, 0.9)}
    shapes = [
        text(str(index), box=box, placeholder="body", index=index) for index, box in boxes.items()
    ]
    shapes.append(text("4", box=(0.5, 0.4, 0.9, 0.9), placeholder="body", index=4))
    assert names(*shapes, layout="twoTxTwoObj") == "1 2 3 4"


def test_formats_without_places_keep_their_order() -> None:
    assert names(text("b"), text("a"), text("c")) == "b a c"


def test_shapes_on_one_place_are_all_kept() -> None:
    box = (0.1, 0.2, 0.9, 0.8)
    assert names(text("a", box=box, order=1), text("b", box=box, order=0)) == "b a"


def test_what_stands_in_one_frame_is_read_together() -> None:
    """Heads and texts were typed row by row, but each belongs to its card."""
    texts = [
        text(f"{what}{at}", box=(at * 0.3 + 0.02, y, at * 0.3 + 0.2, y + 0.05), order=order)
        for order, (y, what, at) in enumerate(
            (y, what, at) for y, what in ((0.3, "head"), (0.4, "text")) for at in range(2)
        )
    ]
    frames = [drawing((at * 0.3, 0.25, at * 0.3 + 0.25, 0.6)) for at in range(2)]
    assert names(*in_frames(texts, frames)) == "head0 text0 head1 text1"
    assert in_frames(texts, frames[:1]) == tuple(texts)


def grid(columns: int, rows: int, *, by_kind: bool = False) -> list[ImportedShape]:
    """Heads with a text right below each, laid down one after the other, or first all heads."""
    found = []
    for at in range(columns * rows):
        left, top = 0.05 + at % columns * 0.3, 0.2 + at // columns * 0.35
        order = (at, at + columns * rows) if by_kind else (2 * at, 2 * at + 1)
        head = (left, top, left + 0.25, top + 0.06)
        below = (left, top + 0.07, left + 0.25, top + 0.25)
        found.append(text(f"h{at}", box=head, size=20, order=order[0]))
        found.append(text(f"t{at}", box=below, size=14, order=order[1]))
    return found


def test_a_grid_of_heads_with_their_texts_was_read_as_all_heads_and_then_all_texts() -> None:
    for shapes in (grid(3, 2), grid(3, 2, by_kind=True), grid(2, 2)):
        count = len(shapes) // 2
        said = " ".join(f"h{at} t{at}" for at in range(count))
        assert names(*with_heads(shapes)) == said


def test_a_picture_and_the_name_below_it_are_read_together() -> None:
    people = []
    for at in range(6):
        left, top = 0.05 + at % 3 * 0.3, 0.2 + at // 3 * 0.4
        people.append(picture((left, top, left + 0.25, top + 0.28), order=2 * at, alt=f"face {at}"))
        box = (left, top + 0.29, left + 0.25, top + 0.34)
        people.append(text(f"name {at}", box=box, order=2 * at + 1))
    read = [shape.alt or shape.name for shape in reading_order(with_heads(people))]
    assert read == [f"{what} {at}" for at in range(6) for what in ("face", "name")]


def test_texts_below_each_other_in_one_column_are_no_pairs() -> None:
    column = grid(1, 3)
    assert with_heads(column) == tuple(column)


def test_the_root_of_a_tree_comes_before_its_branches() -> None:
    heads = [
        text(f"head{at}", box=(0.05 + 0.3 * at, 0.4, 0.3 + 0.3 * at, 0.5), order=1 + 2 * at)
        for at in range(3)
    ]
    teams = [
        text(f"team{at}", box=(0.05 + 0.3 * at, 0.7, 0.3 + 0.3 * at, 0.8), order=2 + 2 * at)
        for at in range(3)
    ]
    root = text("root", box=(0.375, 0.2, 0.575, 0.3), order=0)
    assert names(root, *heads, *teams) == "root head0 team0 head1 team1 head2 team2"


def snake() -> list[ImportedShape]:
    """Six boxes in two rows, as they are read: the lower row from the left."""
    return [
        text(name, box=(x, y, x + 0.2, y + 0.1), id=name)
        for name, x, y in (
            ("a", 0.1, 0.2), ("b", 0.4, 0.2), ("c", 0.7, 0.2),
            ("f", 0.1, 0.6), ("e", 0.4, 0.6), ("d", 0.7, 0.6),
        )
    ]  # fmt: skip


def lines(*joined: str, is_arrow: bool = False) -> list[ImportedShape]:
    return [
        replace(drawing(), contents=ImportedDrawing(True, (one[0], one[1]), is_arrow))
        for one in joined
    ]


def test_boxes_that_lines_join_are_read_along_the_lines() -> None:
    said = " ".join(one.name for one in as_drawn(snake(), lines("ab", "bc", "cd", "de", "ef")))
    assert said == "a b c d e f"


def test_lines_that_branch_or_have_no_direction_change_no_order() -> None:
    as_read = tuple(snake())
    assert as_drawn(as_read, lines("ab", "ac", "cd")) == as_read
    backwards = ("fe", "ed", "dc", "cb", "ba")
    assert as_drawn(as_read, lines(*backwards)) == as_read
    arrows = as_drawn(as_read, lines(*backwards, is_arrow=True))
    assert [one.name for one in arrows] == ["f", "e", "d", "c", "b", "a"]


def test_boxes_in_a_ring_are_read_clockwise_from_the_top() -> None:
    turns = [(math.sin(at * math.tau / 5), -math.cos(at * math.tau / 5)) for at in range(5)]
    ring = [
        text(f"{at}", box=(0.45 + x / 4, 0.5 + y / 4, 0.55 + x / 4, 0.6 + y / 4))
        for at, (x, y) in enumerate(turns)
    ]
    read = reading_order(ring)
    assert [one.name for one in read] != ["0", "1", "2", "3", "4"]
    assert [one.name for one in as_drawn(read, ())] == ["0", "1", "2", "3", "4"]


def test_boxes_in_rows_are_no_ring() -> None:
    for columns, rows in ((2, 2), (3, 2), (2, 3), (5, 1)):
        grid_of = [
            text(f"{at}", box=(x, y, x + 0.1, y + 0.1))
            for at, (x, y) in enumerate(
                (0.1 + 0.15 * column, 0.2 + 0.25 * row)
                for row in range(rows)
                for column in range(columns)
            )
        ]
        assert as_drawn(grid_of, ()) == tuple(grid_of)
