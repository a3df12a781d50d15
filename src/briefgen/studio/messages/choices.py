"""What can be chosen at the top of the page, and what is."""

from __future__ import annotations

from briefgen.model.values import Value


class Option(Value, kw_only=True):
    """A choice by its `id`, as it is shown (`name`)."""

    id: str
    name: str


class Choices(Value, kw_only=True):
    """What can be chosen at the top, and what is (by id): the deck; its event, which is a target
    of the project; the audience; the language; the look."""

    decks: tuple[Option, ...]
    """The decks of the project."""
    deck: str
    """The deck that is shown."""
    events: tuple[Option, ...]
    """The events at which it is shown; the deck alone has the id ""."""
    event: str
    """The event whose pack is shown."""
    audiences: tuple[Option, ...]
    """The audiences that its slides name; "" is everybody."""
    audience: str
    """The audience that is shown."""
    languages: tuple[Option, ...]
    """The languages of the deck."""
    language: str
    """The language that is shown."""
    looks: tuple[Option, ...]
    """The templates that can be used."""
    look: str
    """The template that is shown."""
