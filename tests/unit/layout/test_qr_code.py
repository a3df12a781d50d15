"""Square codes: their size is known without the encoder, and is the encoder's."""

from __future__ import annotations

import pytest

from briefgen.layout.qr_code import _BYTES, draw_code, modules_across
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.scene import Group, Shape
from briefgen.model.values import replace
from briefgen.support.lazy_tuple import late
from tests.unit.layout.pages import lay_out, text


def _across(address: str) -> int:
    segno = pytest.importorskip("segno")
    code = segno.make(address, micro=False, error="m")
    return int(code.symbol_size(scale=1, border=4)[0])


@pytest.mark.parametrize("room", _BYTES)
def test_the_size_is_the_encoders_at_the_most_that_each_version_holds(room: int) -> None:
    full = "https://example.org/".ljust(room, "a")[:room]
    assert modules_across(full) == _across(full)
    if room < _BYTES[-1]:
        assert modules_across(full + "a") == _across(full + "a") == modules_across(full) + 4


@pytest.mark.parametrize(
    "address",
    ["HTTPS://EXAMPLE.ORG/" + "A" * 50, "https://example.org/" + "é" * 30,
     "https://example.org/" + "Ω" * 30, "tel:+" + "4" * 40, "mailto:a@example.org"],
)  # fmt: skip
def test_the_size_is_the_encoders_for_other_characters(address: str) -> None:
    assert modules_across(address) == _across(address)


def test_a_code_is_drawn_when_it_is_looked_at() -> None:
    """Every dark module is in one rectangle of its row."""
    value = LinkTarget("https://example.org/report", text("The report"), qr=True)
    panel = lay_out("link", {"link": value}).pages[0].items[1]
    assert isinstance(panel, Group)
    code = panel.items[-1]
    assert isinstance(code, Shape)
    across = modules_across(value.to)
    module = code.box.width // across
    dark = sum((x1 - x0) * (y1 - y0) for (x0, y0), _, (x1, y1), _ in code.path) // module**2
    segno = pytest.importorskip("segno")
    matrix = segno.make(value.to, micro=False, error="m").matrix_iter(scale=1, border=4)
    assert dark == sum(sum(row) for row in matrix)
    assert replace(code, path=draw_code(value.to, module)) == code


def test_what_is_late_is_made_once_and_then_as_what_was_made() -> None:
    calls = []

    def make() -> tuple[int, ...]:
        calls.append(1)
        return (1, 2, 3)

    found = late(make)
    assert calls == []
    assert list(found) == [1, 2, 3]
    assert (len(found), found[1], repr(found), hash(found)) == (3, 2, "(1, 2, 3)", hash((1, 2, 3)))
    assert found == (1, 2, 3) == found == late(make) != (1, 2)
    assert len(calls) == 2
