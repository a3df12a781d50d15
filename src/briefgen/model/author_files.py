"""The files that an author writes: what each kind is, and where it stands in a project."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Literal

from briefgen.model.values import Value

FileKind = Literal["deck", "project", "seminars", "template", "library"]


class AuthorFile(Value):
    """A kind of file."""

    about: str
    """What it is, for people."""
    pattern: str
    """Where it stands: its name from the project's folder, with stars."""


AUTHOR_FILES: Mapping[FileKind, AuthorFile] = {
    "deck": AuthorFile("a deck", "decks/*.yaml"),
    "project": AuthorFile("what all decks share", "briefgen.yaml"),
    "seminars": AuthorFile("the seminars", "decks/seminars.yaml"),
    "template": AuthorFile("a template", "assets/templates/*/template.yaml"),
    "library": AuthorFile("slides that several decks use", "decks/library/*.yaml"),
}


def kind_of(name: str) -> FileKind | None:
    """What a file is by its name from the project's folder; the narrowest pattern counts."""
    found = [kind for kind, row in AUTHOR_FILES.items() if matches(name, row.pattern)]
    return found[-1] if found else None


def matches(name: str, pattern: str) -> bool:
    """Whether a pattern is for a file; a star stands for no slash."""
    return fnmatchcase(name, pattern) and name.count("/") == pattern.count("/")
