"""What one process keeps between compilations, for whoever it is handed to.

A build makes one, a worker keeps one, an editor lives in one. It is a registry by name and class,
and knows nothing of what others keep in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.values import Value

K = TypeVar("K")
T = TypeVar("T")
V = TypeVar("V")
# Results of one kind: files of a project, its templates, its pictures.
_MOST = 1_000


class _Kept(Value):
    """A result, what it was made from, and what was noted on the way; the `letters` in it count
    again each time that it is taken."""

    inputs: object
    result: Any
    noted: tuple[Diagnostic, ...]
    letters: int


class Session(Struct, eq=False):
    """`results` by kind and name, those of a kind from the oldest to the youngest; `owned` is what
    a phase keeps for itself, by its class and a name."""

    results: dict[str, dict[Hashable, _Kept]] = field(default_factory=dict)
    owned: dict[tuple[type, str], Any] = field(default_factory=dict)

    def of(self, kind: Callable[[], V], name: str = "") -> V:
        """What a phase keeps by itself: one of its class for each name."""
        key: Any = (kind, name)
        if key not in self.owned:
            self.owned[key] = kind()
        found: V = self.owned[key]
        return found

    def keep(
        self,
        kind: str,
        name: Hashable,
        inputs: object,
        make: Callable[[Faults], V],
        faults: Faults,
        holds: Callable[[V], bool] = lambda result: True,
    ) -> V:
        """The last result of that name, where it was made from the same and still `holds`; else a
        new one. What is wrong with it is noted either way."""
        known = self.results.setdefault(kind, {})
        last = known.get(name)
        if last is None or last.inputs != inputs or not holds(last.result):
            noted = Faults()
            result = make(noted)
            last = _Kept(inputs, result, tuple(noted), noted.work.letters)
        keep_youngest(known, name, last, _MOST)
        faults.note(last.noted)
        faults.work.take("letters", last.letters)
        found: V = last.result
        return found

    def take_along(
        self,
        kind: str,
        names: tuple[Hashable, Hashable],
        inputs: tuple[object, object],
        move: Callable[[V], V],
    ) -> None:
        """Keep the result of the first of two names and inputs as that of the second, by which it
        says the same elsewhere. What was noted about one may tell its place: that is made anew."""
        known = self.results.get(kind, {})
        last = known.get(names[0])
        if last is not None and not last.noted and last.inputs == inputs[0]:
            kept = _Kept(inputs[1], move(last.result), (), last.letters)
            keep_youngest(known, names[1], kept, _MOST)

    def __reduce__(self) -> Any:
        """Nothing that is kept goes to another process."""
        return Session, ()


class MovedDown(Struct, eq=False):
    """What says the same as something did the last time, so many lines further down (`found`): by
    its identity, with what it was and the lines. While it `stays`, it is taken as what it was."""

    found: dict[int, tuple[object, Any, int]] = field(default_factory=dict)
    stays: bool = False

    def note(self, now: object, before: object, lines: int) -> None:
        """Keep in mind that one is the other, further down."""
        self.found[id(now)] = now, before, lines

    def before(self, now: object) -> tuple[Any, int] | None:
        """What it was, and how many lines further up; None where nobody knows."""
        known = self.found.get(id(now))
        return known[1:] if known else None


class MadeLast(Struct, eq=False):
    """What was `made` of each object of a list the last time, by its identity, and of what else
    (`given`): to look an object up takes less than to compare it with another."""

    given: object = None
    made: dict[int, tuple[object, Any]] = field(default_factory=dict)

    def of_each(
        self,
        objects: Sequence[T],
        make: Callable[[T], V],
        given: object = None,
        move: Callable[[V, T, int], V | None] | None = None,
        moved: MovedDown | None = None,
    ) -> list[V]:
        """What is made of each; the same as the last time for one that was in that list too. What
        was made of one that has only `moved` is taken along by `move`, where that can be done."""
        known = self.made if self.given == given else {}

        def again(one: T) -> V:
            before, lines = (moved and moved.before(one)) or (None, 0)
            last = known.get(id(before))
            found = move(last[1], one, lines) if move and last else None
            return make(one) if found is None else found

        self.made = {id(one): known.get(id(one)) or (one, again(one)) for one in objects}
        self.given = given
        return [self.made[id(one)][1] for one in objects]


def keep_youngest(kept: dict[K, V], name: K, value: V, most: int) -> V:
    """Put a value down as the youngest of `most`; the oldest goes."""
    kept.pop(name, None)
    kept[name] = value
    if len(kept) > most:
        del kept[next(iter(kept))]
    return value
