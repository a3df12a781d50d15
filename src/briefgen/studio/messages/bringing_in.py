"""Projects, pictures and presentations that are brought in."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value


class NewPicture(Value, kw_only=True):
    """POST api/picture -> PictureAdded: a picture that was dropped, as base64."""

    file_name: str
    """The name that the file had."""
    data: str
    """Its bytes as base64."""


class NewImport(Value, kw_only=True):
    """POST api/import -> ImportReport: a presentation that was dropped, as base64; its deck becomes
    a new deck of the project and is the current one."""

    file_name: str
    """The name that the file had, which its deck gets."""
    data: str
    """Its bytes as base64."""


class NewProject(Value, kw_only=True):
    """POST api/new -> StudioState: a new project in the empty folder, for an `organisation`, in a
    `look` (by its id) and a `language` (by its tag; "" for the first). `content` is "samples",
    "empty" or "file", with the `data` of a presentation as base64 and its `file_name`. `logo` is
    the organisation's; slides are built on the PowerPoint file `template` where one is given."""

    organisation: str
    look: str
    content: Literal["samples", "empty", "file"]
    file_name: str = ""
    data: str = ""
    language: str = ""
    logo: NewPicture | None = None
    template: NewImport | None = None


class PictureAdded(Value, kw_only=True):
    """The name by which a deck shows it; `refused` says why it was not taken."""

    name: str
    """What stands behind `image:`; "" where it was not taken."""
    refused: str


class ImportPoint(Value, kw_only=True):
    """Something to look at: the number of the slide in the old file and the key of the new one,
    the reason as a word, and a sentence."""

    old: int
    """The number of the slide in the old file, from 1."""
    slide: str
    """The key of the entry that it became; "" where it became none."""
    reason: str
    """Why it is to be looked at, as a word."""
    sentence: str
    """The same in a sentence."""
    picture: str = ""
    """The name of the picture that has no description; "" for another point."""


class ReportAsked(Value, kw_only=True):
    """POST api/report -> ImportReport: the report of the import that the current deck was made by,
    with the points that were `seen` since, which are noted down."""

    deck: str
    """The id of the deck."""
    seen: tuple[int, ...] | None = None


class ImportReport(Value, kw_only=True):
    """What became of a presentation; `refused` says in a sentence why it was not taken. `words` is
    the count, `on_slides`, `in_notes` and `left_out` its parts; `before` the slides of the old
    file, drawn from its parts as SVG; `seen` the numbers of the points that were seen, from 0."""

    refused: str
    deck: str
    """The id of the new deck; "" where none was made of a presentation."""
    words: int
    on_slides: int
    in_notes: int
    left_out: int
    points: tuple[ImportPoint, ...]
    """What is to be looked at, the most important first."""
    remarks: tuple[str, ...]
    """What else there is to say, a sentence each."""
    before: tuple[str, ...] = ()
    seen: tuple[int, ...] = ()
