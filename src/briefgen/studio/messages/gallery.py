"""The layouts and the looks as pictures."""

from __future__ import annotations

from briefgen.model.values import Value
from briefgen.studio.messages.choices import Option


class LayoutCard(Value, kw_only=True):
    """A layout in the gallery, drawn in the deck's look: `what` it is for in at most six words,
    `group` among "Words", "Figures", "Order and place", "Beginning and end"; what it has room for
    (`room`, a line each); everyday words by which it is found; `source` the YAML of the sample."""

    layout: str
    """Its name in the text."""
    name: str
    """Its name in plain words."""
    what: str
    group: str
    room: tuple[str, ...]
    found_by: tuple[str, ...]
    """Everyday words for it."""
    svg: str
    """Its picture."""
    source: str


class LayoutGallery(Value, kw_only=True):
    """POST api/gallery {} -> LayoutGallery."""

    cards: tuple[LayoutCard, ...]
    """The layouts of the deck's look."""


class StartAsk(Value, kw_only=True):
    """The name of the organisation as it is typed, and the language that is chosen."""

    organisation: str
    """The name."""
    language: str = "en-GB"
    """The language."""


class LookCard(Value, kw_only=True):
    """A look: its `id`, `name`, what it is like, its cover."""

    id: str
    name: str
    what: str
    """What it is like, in a line."""
    svg: str
    """A cover in it."""
    samples: tuple[str, ...] = ()
    """Four more slides in it."""


class StartPictures(Value, kw_only=True):
    """POST api/start {organisation} -> StartPictures: the looks with their names and a cover each
    as SVG, with the organisation on it; and the `languages` that a project can
    be in."""

    looks: tuple[LookCard, ...]
    """The looks that come with the program."""
    languages: tuple[Option, ...] = ()
