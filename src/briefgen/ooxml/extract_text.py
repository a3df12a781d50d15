"""PPTX bytes -> the paragraphs of each slide, with those of its notes: for comparing two decks."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.ooxml.package_facts import PackageFacts, open_package
from briefgen.ooxml.part_facts import NAMESPACES, PRESENTATION, PartFacts

_P, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "pr")


class NotADeckError(ValueError):
    """The bytes are no PowerPoint file that can be read."""


def read_words(data: bytes) -> list[list[str]]:
    """The paragraphs with a text in them, slide by slide in the order of showing.

    Raises NotADeckError where the file cannot be read.
    """
    try:
        package = open_package(data)
        return [list(_slide(package, name)) for name in _slides(package)]
    except (KeyError, ValueError) as error:
        raise NotADeckError(str(error)) from error


def _slides(package: PackageFacts) -> Iterator[str]:
    """The parts of the slides in order."""
    names = package.related(PRESENTATION)
    for entry in _facts(package, PRESENTATION).tree.iter(f"{_P}sldId"):
        yield names[entry.get(f"{_R}id", "")][1]


def _slide(package: PackageFacts, name: str) -> Iterator[str]:
    yield from _facts(package, name).paragraphs
    for kind, part in package.related(name).values():
        if kind == "notesSlide":
            yield from _facts(package, part).paragraphs


def _facts(package: PackageFacts, name: str) -> PartFacts:
    found = package.facts(name)
    if not found.is_xml:
        raise ValueError(f"{name}: {found.faults[0]}")
    return found
