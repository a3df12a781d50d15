"""How a build stands, and what it made."""

from __future__ import annotations

from briefgen.model.values import Value


class ReadyFile(Value, kw_only=True):
    """A file of the pack: its number, name, kind, how long it is ("12 pages"), one copy (sheets),
    what to print for the event ("40 copies, 120 sheets"), and whether it is new since the last
    build."""

    index: int
    """Its number, by which it is opened."""
    name: str
    """The name of the file."""
    kind: str
    """What it is, such as: Handout."""
    length: str
    """How long it is, such as: 12 pages."""
    one_copy: str
    """What one copy takes, such as: 3 sheets; "" for what is not printed."""
    to_print: str
    """What is to be printed for the event, such as: 40 copies, 120 sheets."""
    is_new: bool
    """Whether it is other than in the last build."""


class ChangedSlide(Value, kw_only=True):
    """A slide that is other than in the last build: `page` from 0 (-1: it is gone), what changed,
    the old words and the new."""

    page: int
    title: str
    """The title of the slide."""
    what: str
    """What changed, in a word or two."""
    old: str
    """The old words."""
    new: str
    """The new words."""


class Build(Value, kw_only=True):
    """How a build stands: event "build" of the stream, and POST api/build {} -> Build, which begins
    one and returns at once. `share` from 0 to 1, `doing` such as: Handout, page 5 of 12."""

    is_running: bool
    """Whether it is on its way."""
    share: float
    doing: str
    is_stopped: bool
    """Whether it was stopped by the author."""
    failed: str
    """Why nothing was written, in a sentence; "" where all is well."""
    files: tuple[ReadyFile, ...]
    """What was made."""
    changes: tuple[ChangedSlide, ...]
    """The slides that changed since the last build."""
    folder: str
    """Where the files are."""
    seconds: float
    """How long it took."""
    offer: str
    """One thrifty offer before printing, "" for none."""


class OpenAsked(Value, kw_only=True):
    """POST api/open -> Opened: open the file of the pack with this `index`, -1 for the folder."""

    index: int


class Opened(Value, kw_only=True):
    """`is_opened` where a program of this computer shows it; else the page shows `address`, ""
    where it can show nothing."""

    is_opened: bool
    address: str


class Nothing(Value, kw_only=True):
    """What is asked without saying more: api/gallery, api/save, api/build, api/stop."""
