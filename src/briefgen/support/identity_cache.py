"""What is worked out from an object, kept by its identity for as long as it is alive."""

from __future__ import annotations

from typing import Generic, TypeVar
from weakref import ref

from msgspec import Struct, field

K = TypeVar("K")
V = TypeVar("V")


class BoundError(Exception):
    """What is made depends on more than the object that it was to be kept with."""


class KeptWith(Struct, Generic[K, V], eq=False):
    """For each object a mapping, which goes when the object does. Objects that are equal, but not
    the same, are kept apart: to compare them would take as long as the work that is saved."""

    found: dict[int, tuple[ref[object], dict[K, V]]] = field(default_factory=dict)

    def of(self, owner: object) -> dict[K, V]:
        """What is kept with an object."""
        number = id(owner)
        known = self.found.get(number)
        if known is not None:
            return known[1]
        made: dict[K, V] = {}
        self.found[number] = (ref(owner, lambda _: self.found.pop(number, None)), made)
        return made

    def cache_clear(self) -> None:
        self.found.clear()
