"""What is wrong in a text, and what mends it."""

from __future__ import annotations

from briefgen.model.values import Value
from briefgen.studio.messages.places import Place, SourceChange


class QuickFix(Value, kw_only=True):
    """A change that mends a fault: `title` such as: Change to "lead"; the `changes` of the text."""

    title: str
    changes: tuple[SourceChange, ...]


class Fault(Value, kw_only=True):
    """What is wrong: `is_error` for a fault, else it is advice. `slide` is the key of its entry,
    "" where it is of none. `stops_reading` where the file cannot be read at all."""

    code: str
    """Its row in the table of diagnostics, such as BF217."""
    is_error: bool
    stops_reading: bool
    message: str
    """What is wrong."""
    hint: str
    """What to do about it."""
    place: Place | None
    """Where; None where it is of no file of the page."""
    slide: str
    fixes: tuple[QuickFix, ...]
    """What does as the hint says."""
