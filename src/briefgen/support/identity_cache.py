"""What is worked out from an object, kept by its identity for as long as it is alive."""

from __future__ import annotations

from dataclasses import field
from typing import Generic, TypeVar
from weakref import ref

from briefgen.model.values import dataclass

Key = TypeVar("Key")
Value = TypeVar("Value")


class BoundError(Exception):
    """What is made depends on more than the object that it was to be kept with."""


@dataclass(eq=False, slots=True)
class KeptWith(Generic[Key, Value]):
    """For each object a mapping, which goes when the object does. Objects that are equal, but not
    the same, are kept apart: to compare them would take as long as the work that is saved."""

    found: dict[int, tuple[ref[object], dict[Key, Value]]] = field(default_factory=dict)

    def of(self, owner: object) -> dict[Key, Value]:
        """What is kept with an object."""
        number = id(owner)
        known = self.found.get(number)
        if known is not None:
            return known[1]
        made: dict[Key, Value] = {}
        self.found[number] = (ref(owner, lambda _: self.found.pop(number, None)), made)
        return made

    def cache_clear(self) -> None:
        self.found.clear()
