"""A name -> the icon's outline: the icons that come with briefgen, by group and name.

They are of Phosphor Icons, each one filled outline (sources/icons.py). Only decks with icons read
the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

# The units of a side of the square that icons are drawn in.
SIDE = 2560

# A command of a path ("M", "L", "C" or "Z") with its points, in units from the square's corner.
Command = tuple[str, tuple[tuple[int, int], ...]]


@memo(1)
def icon_groups() -> Mapping[str, Mapping[str, str]]:
    """The outlines of all icons as they are written in the file."""
    import msgspec

    data = (shipped("icons") / "icons.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, dict[str, str]])


@memo(1)
def icon_names() -> tuple[str, ...]:
    """The names of all icons."""
    return tuple(name for group in icon_groups().values() for name in group)


@memo(256)
def icon_outline(name: str) -> tuple[Command, ...]:
    """The outline of an icon; raises KeyError for a name that is none."""
    written = {name: path for group in icon_groups().values() for name, path in group.items()}
    return tuple(_command(*found) for found in re.findall(r"([MLCZ])([^MLCZ]*)", written[name]))


def _command(letter: str, numbers: str) -> Command:
    values = [int(number) for number in numbers.split()]
    return letter, tuple(zip(values[::2], values[1::2], strict=True))
