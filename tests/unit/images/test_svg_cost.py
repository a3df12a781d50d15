"""How much work a drawing is: what would take minutes to draw is refused before it is drawn."""

from __future__ import annotations

import pytest
from lxml import etree

from briefgen.images.svg_cost import MOST_SHEETS, DrawingCost, TooMuchWorkError, work_of

_RECT = '<rect width="9" height="9" {0}/>'
_BLUR = '<filter id="f" {0}><feGaussianBlur stdDeviation="3"/></filter>'


def _work(content: str) -> DrawingCost:
    data = f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>'.encode()
    return work_of(etree.fromstring(data), len(data))


def _sheets(content: str) -> int:
    return _work(content).sheets


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
    plain = _work(_RECT.format(""))
    cut = _work(_RECT.format('opacity=".5"') * 40)
    assert plain.most_pixels > 4_000_000
    assert cut.most_pixels * 40 <= 8_000_000


def test_many_parts_leave_fewer_pixels() -> None:
    few, many = _work(_RECT.format("") * 10), _work(_RECT.format("") * 70)
    assert many.is_light
    assert many.most_pixels < few.most_pixels


@pytest.mark.parametrize(
    "content",
    [
        _RECT.format("") * 200,
        "<style>rect{opacity:.5}</style>",
        '<pattern id="p"/>',
        '<marker id="m"/>',
        '<mask id="m"/>',
        '<image href="data:image/png;base64,"/>',
        _BLUR.format(""),
        _RECT.format('stroke-dasharray=".001"'),
        _RECT.format('style="stroke-dasharray:.001"'),
        f"<text>{'a' * 2_001}</text>",
        f'<path d="M0 0{"L1 1" * 5_000}"/>',
        _RECT.format('opacity=".5"') * 5,
    ],
)
def test_what_may_be_much_work_is_never_light(content: str) -> None:
    assert _work(_RECT.format("")).is_light
    assert not _work(_RECT.format("") + content).is_light
