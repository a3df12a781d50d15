"""What can stand at a place of a text."""

from __future__ import annotations

from briefgen.model.values import Value


class HelpAt(Value, kw_only=True):
    """Where in a text the page asks for help."""

    file: int
    """The number of the file."""
    text: str
    """Its text in the page."""
    line: int
    """The line of the cursor."""
    column: int
    """The column of the cursor."""


class Completion(Value, kw_only=True):
    """A word that can stand at the cursor, with what it is for."""

    word: str
    """The word as it is offered."""
    what: str
    """What it is for, in a line."""
    insert: str
    """What is written for it."""


class Help(Value, kw_only=True):
    """POST api/help {file, text, line, column} -> Help: what can stand at a place, and what the
    word there means (a line or two of plain text)."""

    title: str
    """The word that is explained; "" where there is nothing to say."""
    what: str
    """What it means."""
    completions: tuple[Completion, ...]
    """What can stand there."""
    page: str = ""
    """The name of the page of `briefgen help` that tells more, or ""."""
