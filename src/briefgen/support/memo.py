"""What is worked out once in a process: memos by arguments or by object, which register themselves.

`@memo(most)` keeps the results of a pure function for so many arguments; `@memo_while_alive` keeps
what is worked out from an object for as long as it is alive. Nothing else in briefgen keeps
anything at the level of a module; what belongs to one project is in a `Session`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from msgspec import Struct, field

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper
    from weakref import ref

V = TypeVar("V")


class Memo(Protocol):
    """What can be forgotten."""

    def cache_clear(self) -> None: ...


_registered: list[Memo] = []


def memo(most: int) -> Callable[[Callable[..., V]], _lru_cache_wrapper[V]]:
    """Keep the results of a function for the `most` arguments that were asked for last."""

    def keep(work: Callable[..., V]) -> _lru_cache_wrapper[V]:
        kept = lru_cache(maxsize=most)(work)
        _registered.append(kept)
        return kept

    return keep


def memo_while_alive(work: Callable[[Any], V]) -> WhileAlive[V]:
    """Keep what a function makes of an object for as long as the object is alive."""
    kept = WhileAlive(work)
    _registered.append(kept)
    return kept


class WhileAlive(Struct, Generic[V], eq=False):
    """A function of one object (`work`), with its results in `found`, by the object's identity: a
    weak reference to it and what was made. Objects that are equal, but not the same, are kept
    apart: to compare them would take as long as the work that is saved."""

    work: Callable[[Any], V]
    found: dict[int, tuple[ref[object], V]] = field(default_factory=dict)

    def __call__(self, owner: object) -> V:
        number = id(owner)
        known = self.found.get(number)
        if known is not None:
            return known[1]
        from weakref import ref  # a build that has nothing to do keeps nothing

        made = self.work(owner)
        self.found[number] = (ref(owner, lambda _: self.found.pop(number, None)), made)
        return made

    def cache_clear(self) -> None:
        self.found.clear()


class BoundError(Exception):
    """What is made depends on more than the object that it was to be kept with."""


def clear_all() -> None:
    """Forget everything that memos keep."""
    for kept in _registered:
        kept.cache_clear()
