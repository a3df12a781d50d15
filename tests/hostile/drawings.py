"""Drawings of some kilobytes that take a renderer minutes, or gigabytes."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from tests.pictures import flat_picture, saved

_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="1600" height="900">'
)
_RECT = "<rect width='1600' height='900'/>"
_TICK, _SQUARE = "<path d='M0 0L5 5L9 0z'/>", "<rect class='a1' width='9' height='9'/>"


def _nested(kind: str, use: str, inner: str, count: int, deep: int) -> str:
    """Things of which each uses the one before several times: count ** deep of them."""
    levels = (
        f"<{kind} id='n{n}' {inner}>"
        + f"<rect width='1600' height='900' fill='#fff' {use}='url(#n{n - 1})'/>" * count
        + f"</{kind}>"
        for n in range(1, deep)
    )
    first = f"<{kind} id='n0' {inner}>{_RECT}</{kind}>"
    return f"{first}{''.join(levels)}<rect width='1600' height='900' {use}='url(#n{deep - 1})'/>"


def _inner(width: int, height: int) -> str:
    data = base64.b64encode(saved(flat_picture(width, height), "PNG")).decode()
    return f"<image href='data:image/png;base64,{data}' width='1600' height='900'/>"


def slow_drawings() -> Iterator[tuple[str, str]]:
    """Names and files, of which each must be refused in time."""
    zigzag = "".join(f"L{i / 200:.2f} {900 * (i % 2)}" for i in range(200_000))
    dashed = (
        "<path fill='none' stroke='red' stroke-width='30' stroke-linecap='round' "
        f"stroke-dasharray='.1 .1' d='M0 0{'L1600 900L0 0' * 30}'/>"
    )
    far = (
        "<filter id='f' filterUnits='userSpaceOnUse' x='-99999' y='-99999' width='999999' "
        "height='999999'><feGaussianBlur stdDeviation='500'/></filter>"
    )
    for name, content in {
        "patterns of patterns of patterns": _nested(
            "pattern", "fill", "width='1' height='1'", 10, 8
        ),
        "masks of masks": _nested("mask", "mask", "", 8, 6),
        "opacity by a style": f"<style>g{{opacity:.5}}</style>{f'<g>{_RECT}</g>' * 15_000}",
        "a marker at every point": f"<marker id='m'>{_TICK * 1000}</marker>"
        f"<path marker-mid='url(#m)' stroke='red' d='M0 0{'L800 400L3 9' * 20_000}'/>",
        "wide lines with many corners": "<path fill='none' stroke='red' stroke-width='300' "
        f"stroke-linejoin='round' d='M0 0{zigzag}'/>",
        "small dashes": dashed * 50,
        "a filter that reaches far in its own units": far
        + "<rect width='90' height='70' filter='url(#f)'/>",
        "4 MB of words": f"<text font-size='9' y='20'>{'abcdefgh ' * 450_000}</text>",
        "a vast picture inside": _inner(6000, 6000),
        "a picture inside, drawn 5,000 times": _inner(3, 3) * 5000,
        "40,000 rules of style": "<style>"
        + "".join(f".a{n}{{fill:red}}" for n in range(40_000))
        + f"</style>{_SQUARE * 20_000}",
        "light layers": _RECT.replace("/>", " fill='#123' fill-opacity='.1'/>") * 40_000,
    }.items():
        yield name, f"{_HEAD}{content}</svg>"
