"""What the page asks for at every keystroke, and what it is told."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value
from briefgen.studio.messages.choices import Choices
from briefgen.studio.messages.faults import Fault
from briefgen.studio.messages.pages import PagePicture, SameWords, SheetKind
from briefgen.studio.messages.places import ChangedText, Place


class Ask(Value, kw_only=True):
    """POST api/state -> StudioState; as a message to state, FirstPictures may come first. `have` is
    the version that the page has (0: none), `revision` counts the changes of its text, `texts` is
    what is changed in it since it asked last, `current` the key of the slide that it shows. What is
    chosen is given by id: the `deck`, the `event`, the `audience`, the `language`, the `look`; ""
    leaves it as it was, "*" is what the files say."""

    have: int
    revision: int
    texts: tuple[ChangedText, ...] = ()
    current: str = ""
    deck: str = ""
    event: str = ""
    audience: str = ""
    language: str = ""
    look: str = ""


class FirstPictures(Value, kw_only=True):
    """The pages of the slide that the page shows, told before all else is known. They have the
    numbers that they had in the version that the page has."""

    pictures: tuple[PagePicture, ...]
    """The pages, with what can be changed in them."""


class SourceFile(Value, kw_only=True):
    """A YAML file of the project: `name` as it is shown, its `text` as it lies over the disk, null
    where the page has it, whether that `is_saved`, and whether it `was_recovered` from a run that
    ended before it was."""

    name: str
    text: str | None
    is_saved: bool
    was_recovered: bool = False


class SlideEntry(Value, kw_only=True):
    """An entry of the text: a slide on one page or several (`pages`; none if it is hidden or was
    never drawn). `key` stays the same while the text changes around it. `entry` is its number in
    the list of slides of `place.file`, from 0; -1 where it is made by none (a contents page).
    `old_since` says since when its picture is that of an older text ("14:29"), "" where it is
    not. `faults` and `advice` count what stands in it. `minutes` is the time planned for it."""

    key: str
    id: str
    """The name that links call it by, or ""."""
    title: str
    """Its title as it is shown."""
    layout: str
    """The name of its layout."""
    section: int
    """The number of its section, from 0."""
    entry: int
    place: Place
    """Where it is written."""
    pages: tuple[int, ...]
    is_hidden: bool
    """Whether it is left out of the show."""
    faults: int
    advice: int
    old_since: str
    notes: str
    """What the speaker says."""
    notes_place: Place | None
    """Where that is written; None where it is not."""
    minutes: float


class SectionEntry(Value, kw_only=True):
    """A part of the deck: its `title` ("" before the first), the number of its `slides`."""

    title: str
    slides: int


class StudioState(Value, kw_only=True):
    """What there is. `version` grows with each compilation; `revision` is that of the page's text
    which it is made from. `pictures` holds the pages that changed since the version that the page
    has. `is_broken` where the text cannot be read, and all is as it was before; `sheets` says which
    kinds of sheets the event's outputs have, `same_words` on which pages of them (from 0) the words
    of the current slide stand. `kind` is "start" in a folder without a project."""

    kind: Literal["start", "deck"]
    version: int
    revision: int
    is_broken: bool
    choices: Choices
    """What can be chosen."""
    files: tuple[SourceFile, ...]
    """The files that can be written in."""
    file: int
    """The number of the deck's file."""
    sections: tuple[SectionEntry, ...]
    """The parts of the deck, in order."""
    slides: tuple[SlideEntry, ...]
    """Its entries, in order."""
    page_count: int
    """How many pages the deck has."""
    faults: tuple[Fault, ...]
    """What is wrong."""
    pictures: tuple[PagePicture, ...]
    sheets: tuple[SheetKind, ...]
    same_words: tuple[SameWords, ...]
    fonts: int
    """How many faces there are in fonts.css, which is read again when there are more."""
    language: str
    """The language of the deck, such as en-GB."""
    minutes: float
    """How long the deck may take; 0 where nobody says so."""
    unknown: tuple[int, ...] = ()
    """The files of which a part was sent, but of another text than the server has: they are to be
    sent as a whole."""


class FilesChanged(Value, kw_only=True):
    """Event "files" of the stream: files of the project were changed elsewhere; the page asks for
    its state. Where a file `is_open` in the page with other text, saving merges."""

    files: tuple[int, ...]
    """The numbers of the files."""
