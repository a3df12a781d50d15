"""Project + tasks -> what workers get: the project once, and with each task its own deck.

A deck that several tasks need is handed over with the project. One that a single task needs goes
with that: a hundred decks would otherwise be packed before the first worker can begin, and unpacked
by each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefgen.model.project import Deck, Project
from briefgen.model.values import replace
from briefgen.packs.make_pack import Task


class _Decks(Mapping[str, Deck]):
    """The decks of a project, of which some are elsewhere: all are known by name."""

    def __init__(self, names: tuple[str, ...], here: Mapping[str, Deck]) -> None:
        self.names = names
        self.here = here

    def __getitem__(self, name: str) -> Deck:
        return self.here[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def for_all(project: Project, tasks: Sequence[Task]) -> Project:
    """The project without the decks that a single task needs."""
    uses = Counter(task.target.deck for task in tasks)
    here = {name: deck for name, deck in project.decks.items() if uses[name] > 1}
    return replace(project, decks=_Decks(tuple(project.decks), here))


def for_one(project: Project, shared: Project, task: Task) -> Deck | None:
    """The deck of a task, where it is not among those that are shared."""
    name = task.target.deck
    return project.decks.get(name) if shared.decks.get(name) is None else None


def put_together(shared: Project, deck: Deck | None) -> Project:
    """The project as a task needs it."""
    if deck is None:
        return shared
    known = shared.decks
    here = {**(known.here if isinstance(known, _Decks) else known), deck.name: deck}
    return replace(shared, decks=_Decks(tuple(shared.decks), here))
