"""Where something stands in a text, and what is written there."""

from __future__ import annotations

from briefgen.model.values import Value


class Place(Value, kw_only=True):
    """A stretch of a `file`; the end is exclusive. Line 0 means the whole file."""

    file: int
    line: int
    """The line where it begins."""
    column: int
    """The column where it begins."""
    end_line: int
    """The line where it ends."""
    end_column: int
    """The column behind its last character."""


class SourceChange(Value, kw_only=True):
    """A stretch of a file becomes `text`."""

    place: Place
    """The stretch."""
    text: str


class TextPart(Value, kw_only=True):
    """A stretch of a text that the server has."""

    digest: str
    """The SHA-256 of that text in UTF-8, in hexadecimal digits."""
    start: int
    """The position of its first character, in UTF-16 units from 0."""
    end: int
    """That behind its last."""


class ChangedText(Value, kw_only=True):
    """The text of a file as it is in the page now."""

    file: int
    """The number of the file."""
    text: str
    """All of it; or what stands now where a `part` stood."""
    part: TextPart | None = None
    """What else is as the server has it; None where all of it is sent."""
    made_of: tuple[str, ...] = ()
    """The texts that the server may have had from the page last, the first for certain: what it has
    instead somebody else wrote, and both fit together. Given where all of it is sent."""
