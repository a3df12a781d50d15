"""What is said of a kind of fault, wherever it is met."""

from __future__ import annotations

from string import Formatter
from typing import Literal

from msgspec import field

from briefgen.model.values import Value


class Wording(Value):
    """What is said where a fault is met, with `{fields}` for what only the place knows."""

    message: str
    """What is wrong."""
    hint: str = ""
    """What to do about it."""
    label: str = ""
    """What stands under the marked source."""


class Code(Value, kw_only=True):
    """A kind of fault: the name used in `allow:`, its severity, and what it means."""

    name: str
    """What it is called in `allow:`."""
    severity: Literal["error", "warning", "advice"]
    """How much it matters."""
    summary: str
    """What it means, in one sentence."""
    wordings: dict[str, Wording] = field(default_factory=dict)
    """What it says where it is met: "" is said everywhere, or else each case has a short name."""
    explanation: str
    """What it means, why it matters and how to fix it, in paragraphs of Markdown."""
    wrong: str = ""
    """YAML in which it is met: slides, a deck, or a file that a comment on its first line names."""
    right: str = ""
    """The same as it should be."""
    stays: bool = False
    """Whether `allow:` cannot accept it, as no error can be accepted."""

    @property
    def is_acceptable(self) -> bool:
        """Whether a deck or a slide may accept it by `allow:`."""
        return self.severity != "error" and not self.stays

    @property
    def says(self) -> tuple[str, ...]:
        """Each of its messages with its hint, as people are shown it: `…` for what differs."""
        return tuple(
            " – ".join(filter(None, (_in_general(said.message), _in_general(said.hint))))
            for said in self.wordings.values()
        )


def _in_general(template: str) -> str:
    return "".join(
        text + ("…" if name is not None else "") for text, name, _, _ in Formatter().parse(template)
    )
