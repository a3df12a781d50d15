"""What other programs and people call what we have -> our names, the likeliest first. The table is
other_names.json, beside this file.

A name counts where it is among those that are possible: `title` is a cover where a layout is
named, and the name of a card where its keys are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import json

from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

_NOT_PLAIN = r"[\s_]+"


def called_here(name: str, known: Sequence[str]) -> str:
    """The one of the known names that people call so, "" where there is none."""
    plain = re.sub(_NOT_PLAIN, "-", name.strip()).lower()
    if plain != name and plain in known:
        return plain
    there = frozenset(known)
    return next((one for one, names in _given() if one in there and plain in names), "")


@memo(1)
def _given() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = json.decode(shipped("support/other_names.json").read_bytes(), type=dict[str, str])
    return tuple((one, tuple(names.split(", "))) for one, names in table.items())
