"""How a build stands, and what it made."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value


class ReadyFile(Value, kw_only=True):
    """A file of the pack: its number, its name and the kind of file in plain words, how long it is
    ("12 pages"), one copy (sheets), what to print for the event ("40 copies, 120 sheets"), and what
    is new in it since the last build."""

    index: int
    """Its number, by which it is opened."""
    name: str
    """What it is, such as: Handout."""
    kind: str
    """Which kind of file, such as: PDF, 3 slides a page."""
    file: str
    """The name of the file."""
    length: str
    """How long it is, such as: 12 pages."""
    one_copy: str
    """What one copy takes, such as: 3 sheets; "" for what is not printed."""
    to_print: str
    """What is to be printed for the event, such as: 40 copies, 120 sheets."""
    news: str
    """What is new in it, such as: Pages 2, 5; "" where it is as before."""
    sheets: int
    """All that is to be printed of it, in sheets on both sides."""


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


class BuildPart(Value, kw_only=True):
    """A file that is being made: its `name` and `kind` in plain words, how far it is (its `share`,
    from 0 to 1), and what is done to it just now (`doing`, such as: page 5 of 12), "" where that
    has not begun or has ended."""

    name: str
    kind: str
    share: float
    doing: str


class Offer(Value, kw_only=True):
    """A way to save paper or ink, in a sentence (`words`), and the option of the handout that does
    it."""

    words: str
    key: Literal["per-page", "ink"]
    """The name of the option."""
    value: str
    """What it is to be."""


class Build(Value, kw_only=True):
    """How a build stands: event "build" of the stream, and POST api/build {} -> Build, which begins
    one and returns at once. `share` from 0 to 1, `doing` such as: Handout, page 5 of 12; `parts`
    are the files on their way."""

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
    event: str = ""
    """What it was built for, such as: Admiralty Arch, 15 Oct 2008."""
    since: str = ""
    """When the last build was, such as: 13:50; "" where there was none."""
    offer: Offer | None = None
    """One thrifty offer before printing, None for none."""
    parts: tuple[BuildPart, ...] = ()


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
