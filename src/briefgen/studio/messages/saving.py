"""Texts that are saved, or cannot be yet."""

from __future__ import annotations

from briefgen.model.values import Value
from briefgen.studio.messages.places import ChangedText


class Conflict(Value, kw_only=True):
    """A place where the file on the disk and the page's text both changed: `base` is what stood
    there, `line` the first line of `mine`."""

    line: int
    base: str
    mine: str
    other: str
    """What stands there on the disk."""
    both: str
    """Both changes together, "" where that cannot be read."""


class Saved(Value, kw_only=True):
    """POST api/save {} -> Saved. Where `conflicts` are given nothing was written; `texts` are the
    texts that are others now, merged with what others wrote: the page gets them with its next
    state. `fitted` names what fitted together."""

    is_saved: bool
    """Whether every text is on the disk as it is in the page."""
    at: str
    """When, such as: 14:29."""
    refused: str
    """Why nothing was written, in a sentence; "" where all is well."""
    file: int
    """The number of the file that the conflicts are in."""
    conflicts: tuple[Conflict, ...]
    fitted: tuple[str, ...]
    texts: tuple[ChangedText, ...]


class Decisions(Value, kw_only=True):
    """POST api/decide -> Saved: for each conflict of a file the text to stand there; or nothing but
    `save_as_copy`, which writes the page's text as a file beside it."""

    file: int
    """The number of the file."""
    texts: tuple[str, ...]
    """The text for each conflict, in their order."""
    save_as_copy: bool = False
