"""Square codes: their size is known without the encoder, and is the encoder's."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefgen.images.qr_code import _BYTES, code_outline, modules_across
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.scene import Group, SquareCode
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


def test_every_dark_module_is_in_one_rectangle_of_its_row() -> None:
    value = LinkTarget("https://example.org/report", text("The report"), qr=True)
    panel = lay_out("link", {"link": value}).pages[0].items[1]
    assert isinstance(panel, Group)
    code = panel.items[-1]
    assert isinstance(code, SquareCode)
    assert code.address == value.to
    across = modules_across(value.to)
    module = code.box.width // across
    path = code_outline(code).path
    dark = sum((x1 - x0) * (y1 - y0) for (x0, y0), _, (x1, y1), _ in path)
    segno = pytest.importorskip("segno")
    matrix = segno.make(value.to, micro=False, error="m").matrix_iter(scale=1, border=4)
    assert dark == sum(map(sum, matrix)) * module**2
    assert code.box.width == module * across


def test_what_is_only_laid_out_draws_no_code() -> None:
    """The encoder takes 30 ms to come up: a check does not wait for it."""
    command = [sys.executable, "-c", _LAID_OUT]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["SquareCode", "False", "True"]


_LAID_OUT = """
import sys
from briefgen.images.qr_code import code_outline
from briefgen.model.resolved_deck import LinkTarget
from tests.unit.layout.pages import lay_out, text
value = LinkTarget("https://example.org/report", text("The report"), qr=True)
code = lay_out("link", {"link": value}).pages[0].items[1].items[-1]
print(type(code).__name__, "segno" in sys.modules, end=" ")
code_outline(code)
print("segno" in sys.modules)
"""
