"""The one table of diagnostic codes, each declared once with all that is said of it in general. A
code never changes its meaning.

Bands: BF1 read and decode, BF2 library and resolve, BF3 layout, BF4 back end, BF5 style and
accessibility, BF9 our own fault.
"""

from __future__ import annotations

from briefgen.model.diagnostic_codes.back_end import BACK_END
from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.diagnostic_codes.layout import LAYOUT
from briefgen.model.diagnostic_codes.packs import PACKS
from briefgen.model.diagnostic_codes.read import READ
from briefgen.model.diagnostic_codes.resolve import RESOLVE
from briefgen.model.diagnostic_codes.style import STYLE

CODES: dict[str, Code] = dict(
    sorted({**READ, **RESOLVE, **PACKS, **LAYOUT, **BACK_END, **STYLE}.items())
)
