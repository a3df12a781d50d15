"""Files of a project on a machine that does not have them: what was sent, and what is lacking."""

from __future__ import annotations

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.values import Value
from briefgen.support.world import LARGEST_FILE, MemoryWorld, World


class Question(Value):
    """What a world is asked for: the file of a `name` with `largest` bytes at most, or the names
    that match a pattern (`largest` is 0)."""

    name: str
    largest: int = 0


# What the machine that has the files says: the bytes of a file, why it cannot be read, None where
# there is none; or the names that match a pattern.
Answer = bytes | Diagnostic | None | tuple[str, ...]


class NotSentError(BaseException):
    """What is to be asked for. It is no Exception: nothing may take it for a fault of a file."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question


class SentWorld(MemoryWorld):
    """A world that knows the `answers` that were sent so far, and raises NotSentError where it is
    asked for more."""

    answers: dict[Question, Answer]

    def read(self, name: str, largest: int = LARGEST_FILE) -> bytes | None:
        """The bytes of a file, or None where there is none or it has more bytes than `largest`."""
        found = self._answer(Question(name, largest))
        return self._note_read(name, found if isinstance(found, bytes) else None)

    def why_unread(self, name: str, largest: int = LARGEST_FILE) -> Diagnostic | None:
        """Why `read` gives nothing for a file that is there; None where there is none."""
        found = self._answer(Question(name, largest))
        return found if isinstance(found, Diagnostic) else None

    def names(self, pattern: str) -> tuple[str, ...]:
        """The files that match a pattern, in order of name."""
        found = self._answer(Question(pattern))
        return found if isinstance(found, tuple) else ()

    def _answer(self, question: Question) -> Answer:
        if question not in self.answers:
            raise NotSentError(question)
        return self.answers[question]


def answer(world: World, question: Question) -> Answer:
    """What a world says that has the files."""
    if not question.largest:
        return world.names(question.name)
    data = world.read(question.name, question.largest)
    return world.why_unread(question.name, question.largest) if data is None else data
