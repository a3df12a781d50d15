"""What every noun is made of: frozen structs of msgspec, and those that are compared in part.

`class Box(Value)` is frozen; two boxes are equal, and have the same hash, when their fields do.
What grows while a phase runs (a canvas, the faults of a run) is an open `msgspec.Struct`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, dataclass_transform

from msgspec import Struct, field

if TYPE_CHECKING:
    # The same as msgspec's, but names and types of the changes are checked.
    from dataclasses import replace as replace
else:
    from msgspec.structs import replace as replace


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True):
    """A noun: nothing in it can be changed, and it is known by its fields. Those in `not_shown` are
    there to be measured only."""

    not_shown: ClassVar[frozenset[str]] = frozenset()

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Any]]

    def __repr__(self) -> str:
        """Files are told by their size: some values hold megabytes."""
        shown = (f"{name}={_told(getattr(self, name))}" for name in self.__struct_fields__)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


class PartlyCompared(Value):
    """A value of which some fields are no part of what it says: they count neither when it is
    compared nor in its fingerprint."""

    not_compared: ClassVar[frozenset[str]] = frozenset()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return _compared(self) == _compared(other)

    def __hash__(self) -> int:
        return hash(_compared(self))


@cache
def compared_fields(kind: type[Value]) -> tuple[str, ...]:
    """The names of the fields that count when values of a class are compared."""
    left_out = kind.not_compared if issubclass(kind, PartlyCompared) else frozenset()
    return tuple(name for name in kind.__struct_fields__ if name not in left_out)


def _compared(value: Any) -> tuple[Any, ...]:
    return tuple([getattr(value, name) for name in compared_fields(value.__class__)])


def _told(value: object) -> str:
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else repr(value)
