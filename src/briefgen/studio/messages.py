"""What the page asks and what it is told, as JSON.

Declared here once: `docs/generate.py` writes web/src/messages.ts from these classes. Lines and
columns count from 1, in UTF-16 units as the browser counts them. A file is named by its number
in `StudioState.files`, never by a path; pages by their number from 0.
"""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value

SheetKind = Literal["handout", "notes", "reading"]


class Place(Value, kw_only=True):
    """A stretch of a `file`; the end is exclusive. Line 0 means the whole file."""

    file: int
    line: int
    column: int
    end_line: int
    end_column: int


class Option(Value, kw_only=True):
    """A choice by its `id`, as it is shown (`name`)."""

    id: str
    name: str


class Choices(Value, kw_only=True):
    """What can be chosen at the top, and what is (by id): the deck; its event, which is a target
    of the project; the audience; the language; the look."""

    decks: tuple[Option, ...]
    deck: str
    events: tuple[Option, ...]
    event: str
    audiences: tuple[Option, ...]
    audience: str
    languages: tuple[Option, ...]
    language: str
    looks: tuple[Option, ...]
    look: str


class SourceFile(Value, kw_only=True):
    """A YAML file of the project: `name` as it is shown, its `text` as it lies over the disk,
    whether that `is_saved`, and whether it `was_recovered` from a run that ended before it was."""

    name: str
    text: str
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
    title: str
    layout: str
    section: int
    entry: int
    place: Place
    pages: tuple[int, ...]
    is_hidden: bool
    faults: int
    advice: int
    old_since: str
    notes: str
    notes_place: Place | None
    minutes: float


class SectionEntry(Value, kw_only=True):
    """A part of the deck: its `title` ("" before the first), the number of its `slides`."""

    title: str
    slides: int


class QuickFix(Value, kw_only=True):
    """A change that mends a fault: `title` such as: Change to "lead"; the `changes` of the text."""

    title: str
    changes: tuple[SourceChange, ...]


class SourceChange(Value, kw_only=True):
    """A stretch of a file becomes `text`."""

    place: Place
    text: str


class Fault(Value, kw_only=True):
    """What is wrong: `is_error` for a fault, else it is advice. `slide` is the key of its entry,
    "" where it is of none. `stops_reading` where the file cannot be read at all."""

    code: str
    is_error: bool
    stops_reading: bool
    message: str
    hint: str
    place: Place | None
    slide: str
    fixes: tuple[QuickFix, ...]


class PartFit(Value, kw_only=True):
    """How full a part of a page is: its `name` as the form shows it, the `share` from 0 to 1 (more
    where it does not fit), and the `words` for it ("9 of 14 lines")."""

    name: str
    share: float
    words: str


class PageText(Value, kw_only=True):
    """A text on a page that can be changed in place: its `name`, what is `written` (with markup),
    where, the box on the page in points (`x`, `y`, `width`, `height`), its size in points, colour
    and weight, and how many lines it has and may have (0: as many as it likes)."""

    name: str
    written: str
    place: Place
    x: float
    y: float
    width: float
    height: float
    size: float
    colour: str
    is_bold: bool
    lines: int
    most_lines: int


class PagePicture(Value, kw_only=True):
    """A page as SVG. Its items carry `data-at` ("line:column", relative to the first line of the
    entry as "+3:5", with the file's number before a "/" where it is another file than the entry's)
    and `data-slot`. `texts` and `fits` are given for the page that is looked at."""

    page: int
    slide: str
    svg: str
    width: float
    height: float
    fits: tuple[PartFit, ...] = ()
    texts: tuple[PageText, ...] = ()


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
    files: tuple[SourceFile, ...]
    file: int
    sections: tuple[SectionEntry, ...]
    slides: tuple[SlideEntry, ...]
    page_count: int
    faults: tuple[Fault, ...]
    pictures: tuple[PagePicture, ...]
    sheets: tuple[SheetKind, ...]
    same_words: tuple[SameWords, ...]
    language: str
    minutes: float


class SameWords(Value, kw_only=True):
    """A page of a kind of sheet."""

    sheet: SheetKind
    page: int


class Ask(Value, kw_only=True):
    """POST api/state -> StudioState. `have` is the version that the page has (0: none), `texts` what is
    changed in it since it asked last, `current` the key of the slide that it shows. What is chosen
    is given by id; "" leaves it as it was."""

    have: int
    revision: int
    texts: tuple[ChangedText, ...] = ()
    current: str = ""
    deck: str = ""
    event: str = ""
    audience: str = ""
    language: str = ""
    look: str = ""


class ChangedText(Value, kw_only=True):
    """The whole text of a file as it is in the page now."""

    file: int
    text: str


class EditAsked(Value, kw_only=True):
    """POST api/edit -> Edited: a change of the text by meaning, of the file as it is in the page.
    It is not applied by the server: the page writes it into its own text, where it can be undone.

    - "set-text": what is written at `place` becomes `value`
    - "move": the entry `entry` comes to stand as number `to`
    - "duplicate", "drop", "hide", "show": the entry `entry`
    - "add": a slide with `layout` (its sample words in it) comes to stand as number `to`
    - "layout": the entry `entry` gets `layout`
    - "picture": the entry `entry` shows the picture `value` (a name that api/picture gave), with
      the alternative text `description`
    - "set-key": the key `key` of the entry `entry` becomes the text `value`; "" takes it out
    """

    kind: Literal[
        "set-text",
        "move",
        "duplicate",
        "drop",
        "hide",
        "show",
        "add",
        "layout",
        "picture",
        "set-key",
    ]
    file: int
    text: str
    entry: int = -1
    to: int = -1
    place: Place | None = None
    value: str = ""
    layout: str = ""
    key: str = ""
    description: str = ""


class Edited(Value, kw_only=True):
    """The text after an edit; `refused` says in a sentence why there is none, else "". `cursor` is
    a place to go to, such as the title of a new slide; `entry` the number of the entry now."""

    text: str
    refused: str
    cursor: Place | None
    entry: int


class Completion(Value, kw_only=True):
    """A word that can stand at the cursor, what it is for, and what is to be written for it."""

    word: str
    what: str
    insert: str


class Help(Value, kw_only=True):
    """POST api/help {file, text, line, column} -> Help: what can stand at a place, and what the
    word there means (a line or two of plain text), with the `page` of the documentation."""

    title: str
    what: str
    completions: tuple[Completion, ...]


class HelpAt(Value, kw_only=True):
    """Where in a text the page asks for help."""

    file: int
    text: str
    line: int
    column: int


class LayoutCard(Value, kw_only=True):
    """A layout in the gallery, drawn in the deck's look: `what` it is for in at most six words,
    `group` among "Words", "Figures", "Order and place", "Beginning and end"; what it has room for
    (`room`, a line each); everyday words by which it is found; `source` the YAML of the sample."""

    layout: str
    name: str
    what: str
    group: str
    room: tuple[str, ...]
    found_by: tuple[str, ...]
    svg: str
    source: str


class LayoutGallery(Value, kw_only=True):
    """POST api/gallery {} -> LayoutGallery."""

    cards: tuple[LayoutCard, ...]


class SheetPicture(Value, kw_only=True):
    """POST api/sheet {kind, page} -> SheetPicture: a page of the handout, the notes or the reading
    document as SVG, in points; its items carry `data-slide`, the key of the entry."""

    kind: SheetKind
    page: int
    page_count: int
    svg: str
    width: float
    height: float


class SheetAt(Value, kw_only=True):
    """Which page of which kind of sheet the page wants to see."""

    kind: SheetKind
    page: int


class Conflict(Value, kw_only=True):
    """A place where the file on the disk and the page's text both changed: `base` is what stood
    there, `line` the first line of `mine`."""

    line: int
    base: str
    mine: str
    other: str
    both: str
    """Both changes together, "" where that cannot be read."""


class Saved(Value, kw_only=True):
    """POST api/save {} -> Saved. Where `conflicts` are given nothing was written; `texts` are the
    texts as they are now, merged with what others wrote. `fitted` names what fitted together."""

    is_saved: bool
    at: str
    refused: str
    file: int
    conflicts: tuple[Conflict, ...]
    fitted: tuple[str, ...]
    texts: tuple[ChangedText, ...]


class Decisions(Value, kw_only=True):
    """POST api/decide -> Saved: for each conflict of a file the text to stand there; or nothing but
    `save_as_copy`, which writes the page's text as a file beside it."""

    file: int
    texts: tuple[str, ...]
    save_as_copy: bool = False


class PackFile(Value, kw_only=True):
    """A file of the pack: its number, name, kind, how long it is ("12 pages"), one copy (sheets),
    what to print for the event ("40 copies, 120 sheets"), and whether it is new since the last
    build."""

    index: int
    name: str
    kind: str
    length: str
    one_copy: str
    to_print: str
    is_new: bool


class ChangedSlide(Value, kw_only=True):
    """A slide that is other than in the last build: `page` from 0 (-1: it is gone), what changed,
    the old words and the new."""

    page: int
    title: str
    what: str
    old: str
    new: str


class Build(Value, kw_only=True):
    """How a build stands: event "build" of the stream, and POST api/build {} -> Build, which begins
    one and returns at once. `share` from 0 to 1, `doing` such as: Handout, page 5 of 12."""

    is_running: bool
    share: float
    doing: str
    is_stopped: bool
    failed: str
    files: tuple[PackFile, ...]
    changes: tuple[ChangedSlide, ...]
    folder: str
    seconds: float
    offer: str
    """One thrifty offer before printing, "" for none."""


class NewProject(Value, kw_only=True):
    """POST api/new -> StudioState: a new project in the empty folder. `content` is "samples", "empty" or
    "file", with the `data` of a presentation as base64 and its name."""

    organisation: str
    look: str
    content: Literal["samples", "empty", "file"]
    file_name: str = ""
    data: str = ""


class StartPictures(Value, kw_only=True):
    """POST api/start {organisation} -> StartPictures: the looks with their names and a cover each
    as SVG, with the organisation on it."""

    looks: tuple[LookCard, ...]


class StartAsk(Value, kw_only=True):
    """The name of the organisation as it is typed."""

    organisation: str


class LookCard(Value, kw_only=True):
    """A look: its `id`, `name`, what it is like, its cover."""

    id: str
    name: str
    what: str
    svg: str


class NewPicture(Value, kw_only=True):
    """POST api/picture -> PictureAdded: a picture that was dropped, as base64."""

    file_name: str
    data: str


class PictureAdded(Value, kw_only=True):
    """The name by which a deck shows it; `refused` says why it was not taken."""

    name: str
    refused: str


class NewImport(Value, kw_only=True):
    """POST api/import -> ImportReport: a presentation that was dropped, as base64; its deck becomes
    a new deck of the project and is the current one."""

    file_name: str
    data: str


class ImportPoint(Value, kw_only=True):
    """Something to look at: the number of the slide in the old file and the key of the new one,
    the reason as a word, and a sentence."""

    old: int
    slide: str
    reason: str
    sentence: str


class ImportReport(Value, kw_only=True):
    """What became of a presentation; `refused` says in a sentence why it was not taken. `words` is
    the count, `on_slides`, `in_notes` and `left_out` its parts; `before` the slides of the old
    file, drawn from its parts as SVG."""

    refused: str
    deck: str
    words: int
    on_slides: int
    in_notes: int
    left_out: int
    points: tuple[ImportPoint, ...]
    whole: tuple[int, ...]
    before: tuple[str, ...]
    remarks: tuple[str, ...]


class FilesChanged(Value, kw_only=True):
    """Event "files" of the stream: files of the project were changed elsewhere; the page asks for
    its state. Where a file `is_open` in the page with other text, saving merges."""

    files: tuple[int, ...]
