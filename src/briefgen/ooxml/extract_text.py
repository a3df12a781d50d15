"""PPTX bytes -> the paragraphs of each slide, with those of its notes and the data of its charts:
for comparing two decks."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.ooxml.package_facts import facts_of, open_deck, related
from briefgen.ooxml.part_facts import PRESENTATION, PartFacts
from briefgen.ooxml.reader import NAMESPACES, OfficePackage, Refusal

_P, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in "pr")


class NotADeckError(ValueError):
    """The bytes are no PowerPoint file that can be read."""


def read_words(data: bytes) -> list[list[str]]:
    """The paragraphs with a text in them, slide by slide in the order of showing.

    Raises NotADeckError where the file cannot be read.
    """
    try:
        package = open_deck(data)
        return [list(_slide(package, name)) for name in slide_parts(package)]
    except (KeyError, Refusal, ValueError) as error:
        raise NotADeckError(str(error)) from error


def slide_parts(package: OfficePackage) -> Iterator[str]:
    """The parts of the slides in order."""
    names = related(package, PRESENTATION)
    for entry in _facts(package, PRESENTATION).tree.iter(f"{_P}sldId"):
        yield names[entry.get(f"{_R}id", "")].target


def _slide(package: OfficePackage, name: str) -> Iterator[str]:
    yield from _facts(package, name).paragraphs
    for relation in related(package, name).values():
        if relation.kind in {"notesSlide", "chart"}:
            yield from _facts(package, relation.target).paragraphs


def _facts(package: OfficePackage, name: str) -> PartFacts:
    found = facts_of(package, name)
    if not found.is_xml:
        raise ValueError(f"{name}: {found.faults[0]}")
    return found
