"""The outputs of a pack on their way -> whoever wants to hear of it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

# The kind of an output, its number from 0, and how many there are.
Hear = Callable[[str, int, int], None]


def _nobody(kind: str, number: int, count: int) -> None:
    """Stands for nobody who listens."""


class OutputProgress(Struct, eq=False):
    """Who is told when an output is begun (`hear`); a session keeps one."""

    hear: Hear = _nobody
