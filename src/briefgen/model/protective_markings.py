"""Schemes of protective markings: which there are, and which is higher."""

from __future__ import annotations

from briefgen.model.values import Value


class MarkingScheme(Value):
    """A scheme by its `name` in files and its `title` in messages. `steps` holds its markings from
    the lowest step to the highest; with `additions`, a space and further words may follow a marking
    ("OFFICIAL-SENSITIVE LEGAL")."""

    name: str
    title: str
    steps: tuple[tuple[str, ...], ...]
    additions: bool = False

    @property
    def markings(self) -> tuple[str, ...]:
        """All markings, the lowest first."""
        return tuple(marking for step in self.steps for marking in step)

    def step_of(self, marking: str) -> int | None:
        """The step on which a marking stands, counted from 0; None where it is not of this
        scheme."""
        return next(
            (
                number
                for number, step in enumerate(self.steps)
                if any(self._is(marking, known) for known in step)
            ),
            None,
        )

    def _is(self, marking: str, known: str) -> bool:
        return marking == known or (self.additions and marking.startswith(f"{known} "))

    def nearest(self, marking: str) -> str:
        """The marking that is written the same but for case, spaces and hyphens; "" for none."""
        return next((known for known in self.markings if _bare(known) == _bare(marking)), "")


def _bare(marking: str) -> str:
    return "".join(letter for letter in marking.casefold() if letter.isalnum())
