"""Whoever is told how a build goes: what he does with it costs no pack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct


class Listener(Struct):
    """Tells of each pack and of the plan, until that fails once: then the build goes on unheard,
    and the `error` comes at its end.

    `on_target` hears what became of each target, `on_plan` how many packs are to be made; None
    where nobody listens.
    """

    on_target: Callable[[Any], None] | None = None
    on_plan: Callable[[int], None] | None = None
    error: Exception | None = None

    def hear(self, target: Any) -> None:
        """A pack is finished."""
        self._tell(self.on_target, target)

    def hear_plan(self, count: int) -> None:
        """So many packs are to be made."""
        self._tell(self.on_plan, count)

    def raise_error(self) -> None:
        """Raise what went wrong in telling, now that everything is done."""
        if self.error is not None:
            raise self.error

    def _tell(self, tell: Callable[[Any], None] | None, what: Any) -> None:
        if tell is None or self.error is not None:
            return
        try:
            tell(what)
        except Exception as error:
            self.error = error
