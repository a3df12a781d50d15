"""What is said of a kind of fault, wherever it is met."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value


class Code(Value, kw_only=True):
    """A kind of fault: the name used in `allow:`, its severity, and what it means."""

    name: str
    """What it is called in `allow:`."""
    severity: Literal["error", "warning", "advice"]
    """How much it matters."""
    summary: str
    """What it means, in one sentence."""
    explanation: str
    """What it means, why it matters and how to fix it, in paragraphs of Markdown."""
    wrong: str = ""
    """YAML in which it is met: slides, a deck, or a file that a comment on its first line names."""
    right: str = ""
    """The same as it should be."""
