"""Elements of Office files -> the attributes that they must have and have not, by the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.ooxml.required_attribute_table import NAMESPACES, REQUIRED_ATTRIBUTES


def _listed() -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in REQUIRED_ATTRIBUTES.replace("\n  ", " ").split("\n"):
        attributes, _, elements = line.rpartition(": ")
        names = tuple(map(_full_name, attributes.split()))
        yield from ((element, names) for element in elements.split())


def _full_name(name: str) -> str:
    """The name as lxml gives it."""
    prefix, colon, word = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{word}" if colon else word


# By element; None stands for what depends on the parent, which is in the second mapping.
REQUIRED: Mapping[str, tuple[str, ...] | None]
BELOW: Mapping[tuple[str, str], tuple[str, ...]]
_found = {tuple(map(_full_name, element.split("/"))): names for element, names in _listed()}
REQUIRED = {names[-1]: _found.get(names[-1:]) for names in _found}
BELOW = {(names[0], names[1]): wanted for names, wanted in _found.items() if len(names) > 1}


def lacking(root: Any) -> Iterator[tuple[Any, str]]:
    """The elements of a tree of lxml, each with an attribute that it must have and has not."""
    for element in root.iter("*"):
        tag = element.tag
        if tag in REQUIRED:
            for name in REQUIRED[tag] or _below(element):
                if element.get(name) is None:
                    yield element, name


def missing(element: Any) -> list[str]:
    """The attributes that one element must have, and has not."""
    wanted = REQUIRED.get(element.tag, ())
    wanted = _below(element) if wanted is None else wanted
    return [name for name in wanted if element.get(name) is None]


def _below(element: Any) -> tuple[str, ...]:
    parent = element.getparent()
    return BELOW.get((parent.tag, element.tag), ()) if parent is not None else ()
