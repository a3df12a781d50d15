"""How small the smallest text of a drawing is, as a share of its width."""

from __future__ import annotations

import pytest

from briefgen.images.svg import open_drawing
from briefgen.model.pictures import Original


@pytest.mark.parametrize(
    ("inside", "size"),
    [
        ('<text y="50">Usual</text>', 16),
        ('<g font-size="20"><text y="50">Inherited</text></g>', 20),
        ('<text y="50" font-size="20">Large <tspan font-size="50%">small</tspan></text>', 10),
        ('<g transform="translate(3 4) scale(2)"><text y="20" font-size="10">Twice</text></g>', 20),
        ('<g transform="matrix(0.5 0 0 0.5 0 0)"><text y="50" font-size="30">Half</text></g>', 15),
        ('<style>.s,text{font-size:12px}</style><text y="50">By a sheet</text>', 12),
        ('<style>.s{font-size:18px}</style><text class="s" y="50" font-size="4">Class</text>', 18),
        ('<text y="50" style="fill:red;font-size:22px">Its own</text>', 22),
        ('<rect width="9" height="9"/><text font-size="2"> </text>', 0),
    ],
)
def test_the_smallest_text_is_found_however_its_size_is_said(inside: str, size: float) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="x 0 200 100">{inside}</svg>'
    found = open_drawing("d.svg", data.encode(), "d")
    assert isinstance(found, Original)
    assert found.smallest_text == pytest.approx(size / 200)


def test_long_values_take_no_time() -> None:
    long = "1" * 400_000
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
        f"<style>{{{{{'a' * 400_000}</style>"
        f'<g transform="{"scale(" * 60_000}"><text y="50" font-size="{long}x">A</text></g></svg>'
    )
    open_drawing("d.svg", data.encode(), "d")
