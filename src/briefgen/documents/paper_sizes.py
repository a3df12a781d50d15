"""The papers that documents and handouts are printed on, and how large each is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from briefgen.model.outputs import Paper
from briefgen.model.units import Size, mm, pt

# A paper to print on, or the half of a sheet, for booklets.
PageSize = Paper | Literal["Half-Letter"]

PAPERS: Mapping[PageSize, Size] = {
    "A4": Size(mm(210), mm(297)),
    "A5": Size(mm(148), mm(210)),
    "Letter": Size(pt(612), pt(792)),
    "Half-Letter": Size(pt(396), pt(612)),
}
