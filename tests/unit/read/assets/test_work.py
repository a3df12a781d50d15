"""How much work a drawing is: what would take minutes to draw is refused before it is drawn."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.read.assets.work import MOST_SHEETS, TooMuchWorkError, most_pixels, sheets_of

_RECT = '<rect width="9" height="9" {0}/>'
_BLUR = '<filter id="f" {0}><feGaussianBlur stdDeviation="3"/></filter>'


def _sheets(content: str) -> int:
    return sheets_of(etree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'))


def test_a_plain_drawing_needs_no_sheet_of_its_own() -> None:
    assert _sheets(_RECT.format("") * 100) == 0


@pytest.mark.parametrize(
    "attribute",
    ['clip-path="url(#c)"', 'mask="url(#c)"', 'opacity=".5"', 'style="fill:red; opacity: .5"'],
)
def test_parts_that_are_cut_or_see_through_take_a_sheet_each(attribute: str) -> None:
    assert _sheets(_RECT.format(attribute) * 7) == 7
    with pytest.raises(TooMuchWorkError, match="see-through"):
        _sheets(_RECT.format(attribute) * (MOST_SHEETS + 1))


def test_every_step_of_a_filter_takes_a_sheet() -> None:
    assert _sheets(_BLUR.format("") + _RECT.format('filter="url(#f)"') * 2) > 4


def test_a_filter_that_reaches_far_beyond_is_refused() -> None:
    with pytest.raises(TooMuchWorkError, match="reaches far"):
        _sheets(_BLUR.format('x="-99" width="999"'))
    assert _sheets(_BLUR.format('x="-50%" width="200%"')) == 0


def test_what_is_used_again_counts_again() -> None:
    group = f'<g id="a">{_RECT.format(chr(32) + "opacity=" + chr(34) + ".5" + chr(34)) * 10}</g>'
    assert _sheets(group + '<use href="#a"/>' * 2) == 30
    with pytest.raises(TooMuchWorkError):
        _sheets(group + '<use href="#a"/>' * 9)


def test_a_use_of_itself_ends() -> None:
    assert _sheets('<g id="a"><use href="#a"/></g>') == 0


def test_many_sheets_leave_fewer_pixels() -> None:
    assert most_pixels(40) * 40 <= most_pixels(0)
