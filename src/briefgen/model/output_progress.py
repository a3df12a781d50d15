"""The outputs of a pack and their pages, on their way -> whoever wants to hear of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")
# The number of an output or a page from 0, and how many there are.
Hear = Callable[[int, int], None]


def _nobody(number: int, count: int) -> None:
    """Stands for nobody who listens."""


class OutputProgress(Struct, eq=False):
    """Who is told when an output is begun (`hear`), and when a page of it is (`hear_page`); a
    session keeps one."""

    hear: Hear = _nobody
    hear_page: Hear = _nobody

    def each(self, pages: Sequence[T]) -> Iterator[T]:
        """The pages, each of which is begun when it is taken."""
        for number, page in enumerate(pages):
            self.hear_page(number, len(pages))
            yield page
