"""What every rule gets: a target as it was read, resolved and laid out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.model.project import Project
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline
from briefgen.model.scene import Scene
from briefgen.model.slide_contents import inlines_of
from briefgen.model.template import Template
from briefgen.model.values import Value


class Checked(Value, kw_only=True):
    """A target after compiling, and the day on which it is checked."""

    project: Project
    """Everything that was read."""
    resolved: ResolvedDeck
    """The deck with every choice made."""
    scene: Scene
    """The deck as it is laid out."""
    template: Template
    """The template that it was laid out with."""
    today: date
    """The day that sources are compared with where the event has none."""


def shown_texts(slide: ResolvedSlide) -> Iterator[Inline]:
    """The texts that stand on the slide itself."""
    for value in slide.slots.values():
        yield from inlines_of(value)


def read_texts(slide: ResolvedSlide) -> Iterator[Inline]:
    """The texts that somebody reads: those of the slide and of the reading document."""
    yield from shown_texts(slide)
    yield from inlines_of(slide.reading)


def in_short(text: str, most: int = 40) -> str:
    """The beginning of a text, to be named in a message."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
