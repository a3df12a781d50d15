"""Pages as pictures, with what can be changed in them."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value
from briefgen.studio.messages.places import Place

SheetKind = Literal["handout", "notes", "reading"]


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
    """Where it is written."""
    x: float
    y: float
    width: float
    height: float
    size: float
    """The size in points."""
    colour: str
    """Its colour, as #1A1F22."""
    is_bold: bool
    """Whether it is bold."""
    lines: int
    """How many lines it has."""
    most_lines: int
    """How many it may have; 0 for as many as it likes."""


class PagePicture(Value, kw_only=True):
    """A page as SVG. Its items carry `data-at` ("line:column", relative to the first line of the
    entry as "+3:5", with the file's number before a "/" where it is another file than the entry's)
    and `data-slot`. `texts` and `fits` are given for the page that is looked at."""

    page: int
    """Its number."""
    slide: str
    """The key of its entry."""
    svg: str
    """The picture."""
    width: float
    """In points."""
    height: float
    """In points."""
    fits: tuple[PartFit, ...] = ()
    texts: tuple[PageText, ...] = ()


class SheetAt(Value, kw_only=True):
    """Which page of which kind of sheet the page wants to see."""

    kind: SheetKind
    """The kind of sheet."""
    page: int
    """The number of the page, the last for a higher one; -1 is the first with words of `slide`."""
    slide: str = ""
    """The key of an entry."""


class HandoutChoice(Value, kw_only=True):
    """What can be chosen of the handout: how many slides stand on a page (`per_page`, a number or
    "auto"), and where that is written; of how many `copies` it is."""

    per_page: str
    file: int
    """The number of the file in which it is written; -1 where it cannot be changed from here."""
    place: Place | None
    """Where; None where nobody has named outputs."""
    is_shared: bool
    """Whether it holds for every deck of the project."""
    copies: int


class SheetPicture(Value, kw_only=True):
    """POST api/sheet {kind, page} -> SheetPicture: a page of the handout, the notes or the reading
    document as SVG, in points; its items carry `data-slide`, the key of the entry."""

    kind: SheetKind
    """The kind of sheet."""
    page: int
    """The number of the page."""
    page_count: int
    """How many there are."""
    svg: str
    """The picture; "" where there is no such page."""
    width: float
    """In points."""
    height: float
    """In points."""
    handout: HandoutChoice | None = None
    """What can be chosen of it, for a handout with slides side by side."""


class SameWords(Value, kw_only=True):
    """A page of a kind of sheet."""

    sheet: SheetKind
    """The kind of sheet."""
    page: int
    """The number of the page."""
