"""A tuple that is made when it is first looked at: what a check never draws, it need not make."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, cast

T = TypeVar("T")


def late(make: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
    """What `make` gives, to be gone over, indexed and compared; `make` is called once, if at
    all, and has to give the same whenever it is called."""
    return cast("tuple[T, ...]", _Late(make))


class _Late(Sequence[Any]):
    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[Any, ...]]) -> None:
        self._make = make
        self._made: tuple[Any, ...] | None = None

    def _all(self) -> tuple[Any, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, _Late) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())
