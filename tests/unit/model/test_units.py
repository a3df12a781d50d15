"""Lengths and boxes."""

from __future__ import annotations

from typing import assert_type

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.units import (
    EMU_PER_INCH,
    EMU_PER_MM,
    EMU_PER_POINT,
    Box,
    Emu,
    Insets,
    mm,
    pt,
    to_pt,
)

lengths = st.integers(-(10**8), 10**8).map(Emu)
sizes = st.integers(0, 10**8).map(Emu)
boxes = st.builds(Box, lengths, lengths, sizes, sizes)


def test_the_units_agree() -> None:
    assert EMU_PER_INCH == 72 * EMU_PER_POINT
    assert mm(25.4) == EMU_PER_INCH == pt(72)
    assert EMU_PER_MM * 254 == EMU_PER_INCH * 10


@given(st.floats(-20_000, 20_000))
def test_points_survive_the_way_there_and_back(points: float) -> None:
    assert abs(to_pt(pt(points)) - points) <= 0.5 / EMU_PER_POINT + 1e-9
    assert type(pt(points)) is int


@given(boxes, boxes)
def test_a_union_holds_both_and_is_no_larger_than_it_must_be(a: Box, b: Box) -> None:
    union = a.union(b)
    assert union.contains(a)
    assert union.contains(b)
    assert union.x in (a.x, b.x)
    assert union.bottom in (a.bottom, b.bottom)
    assert union == b.union(a)


@given(boxes, lengths, lengths)
def test_moving_keeps_the_size(box: Box, dx: Emu, dy: Emu) -> None:
    moved = box.moved(dx, dy)
    assert (moved.right - box.right, moved.bottom - box.bottom) == (dx, dy)
    assert moved.moved(-dx, -dy) == box


def test_insets_make_the_box_smaller_on_each_side() -> None:
    inner = Box(Emu(0), Emu(0), Emu(100), Emu(50)).inset(Insets(Emu(1), Emu(2), Emu(4), Emu(8)))
    assert inner == Box(Emu(1), Emu(2), Emu(95), Emu(40))
    assert (inner.right, inner.bottom) == (96, 42)


def test_touching_boxes_do_not_overlap() -> None:
    a = Box(Emu(0), Emu(0), Emu(10), Emu(10))
    assert not a.overlaps(a.moved(10, 0))
    assert not a.overlaps(a.moved(0, -10))
    assert a.overlaps(a.moved(9, -9))


@given(boxes, boxes)
def test_overlapping_is_mutual(a: Box, b: Box) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if a.contains(b) and b.width and b.height:
        assert a.overlaps(b)


def test_lengths_stay_lengths() -> None:
    """For mypy, which checks this file; when the program runs a length is a plain int."""
    assert_type(pt(1) + pt(2), Emu)
    assert_type(pt(3) - pt(2), Emu)
    assert_type(2 * pt(1) // 3, Emu)
    assert_type(sum([pt(1), pt(2)], Emu(0)), Emu)
    assert_type(pt(3) * 0.5, float)
    assert type(pt(1) + pt(2)) is int
