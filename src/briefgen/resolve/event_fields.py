"""A field of an event, an organisation or a marking as written -> its lines and markup.

The one way in for what reaches covers, heads of pages and slides, properties of files and names:
all of them show what was read here, and none looks at the source again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model.rich_text import Field, Run
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Node, Scalar, Seq
from briefgen.resolve.variables import Variables
from briefgen.text.inline_markup import parse_lines

# What nobody writes but to be reached at; a mark at its end belongs to the sentence.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>@]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def read_field(node: Node | None, variables: Variables) -> Field:
    """The field, its variables filled; a text, or a list of texts. Empty where nothing is said."""
    if node is None:
        return Field()
    filled = variables.fill(node)
    found = (
        paragraph
        for text in _texts_of(filled, variables)
        for paragraph in parse_lines(text, variables.faults)
    )
    return Field(tuple(found), node.span)


def with_links(field: Field) -> Field:
    """The field, the e-mail and web addresses in it as links."""
    return replace(
        field,
        paragraphs=tuple(
            replace(one, runs=tuple(part for run in one.runs for part in _linked(run)))
            for one in field.paragraphs
        ),
    )


def _linked(run: Run) -> Iterator[Run]:
    if run.link:
        yield run
        return
    end = 0
    for found in _ADDRESS.finditer(run.text):
        if found.start() > end:
            yield replace(run, text=run.text[end : found.start()])
        scheme = "mailto:" if "@" in found[0] else "https://" if found[0][:4] == "www." else ""
        yield replace(run, text=found[0], link=f"{scheme}{found[0]}")
        end = found.end()
    if end < len(run.text):
        yield replace(run, text=run.text[end:])


def _texts_of(node: Node, variables: Variables) -> Iterator[Scalar]:
    for item in node.items if isinstance(node, Seq) else (node,):
        if isinstance(item, Scalar):
            yield item
        else:
            variables.faults.say("BF111/field", item.span)


def join_fields(*fields: Field) -> Field:
    """Fields one below the other. What is wrong with the whole stands at the longest of them."""
    longest = max(fields, key=lambda field: len(field.text))
    paragraphs = tuple(paragraph for field in fields for paragraph in field.paragraphs)
    return Field(paragraphs, longest.span)
