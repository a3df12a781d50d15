"""Two versions of a PDF -> the pages that look different, as they are said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.backends.png import render_png

# Pixels: at this width no letter changes without one of them.
_WIDTH = 420


def changed_pages(before: bytes, after: bytes) -> list[int]:
    """The numbers, from 1, of the pages of the new version that are others than before."""
    old, new = (render_png(data, width=_WIDTH) for data in (before, after))
    return [
        number for number, page in enumerate(new, 1) if number > len(old) or old[number - 1] != page
    ]


def said_pages(pages: Sequence[int], count: int) -> str:
    """Page 3; pages 2, 5 to 7; all pages."""
    if len(pages) == count:
        return "All pages" if count > 1 else "Its page"
    begins = [page for last, page in pairwise([0, *pages]) if page != last + 1 or last == 0]
    runs = [(page, _end(page, pages)) for page in begins]
    said = ", ".join(
        f"{first}" if first == last else f"{first}{', ' if last == first + 1 else ' to '}{last}"
        for first, last in runs
    )
    return f"Page {said}" if len(pages) == 1 else f"Pages {said}"


def _end(page: int, pages: Sequence[int]) -> int:
    while page + 1 in pages:
        page += 1
    return page
