"""A drawing is drawn here or apart, to the same bytes; apart, what takes too much is ended."""

from __future__ import annotations

import pytest

from briefgen.images import svg_render
from briefgen.images.svg_render import CannotDrawError, TakesTooMuchError, draw_apart, draw_here
from tests.pictures import picture

_HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900">'
_LAYERS = (
    _HEAD
    + "<style>rect{opacity:.5}</style>"
    + "<rect width='1600' height='900'/>" * 9000
    + "</svg>"
)
# A path of dashes too small to be seen, which takes a gigabyte.
_DASHED = (
    "<path fill='none' stroke='red' stroke-width='30' stroke-linecap='round' "
    f"stroke-dasharray='.1 .1' d='M0 0{'L1600 900L0 0' * 30}'/>"
)
_DASHES = f"{_HEAD}{_DASHED * 50}</svg>"


def test_it_is_the_same_picture_here_and_apart() -> None:
    drawing = picture("drawing.svg")
    assert draw_apart(drawing, 300) == draw_here(drawing, 300)


@pytest.mark.parametrize("drawing", [_LAYERS, _DASHES], ids=["layers", "dashes"])
def test_what_takes_too_much_is_ended(drawing: str) -> None:
    with pytest.raises(TakesTooMuchError):
        draw_apart(drawing.encode(), 1600)


def test_what_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(svg_render, "PATIENCE", 0.01)
    with pytest.raises(TakesTooMuchError):
        draw_apart(_LAYERS.encode(), 1600)


@pytest.mark.parametrize("draw", [draw_here, draw_apart])
def test_what_is_no_drawing_is_refused(draw: object) -> None:
    assert callable(draw)
    with pytest.raises(CannotDrawError):
        draw(b"<svg", 100)
