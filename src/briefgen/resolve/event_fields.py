"""A field of an event, an organisation or a marking as written -> its lines and markup.

The one way in for what reaches covers, heads of pages and slides, properties of files and names:
all of them show what was read here, and none looks at the source again.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.rich_text import Field
from briefgen.model.yaml_nodes import Node, Scalar, Seq
from briefgen.resolve.variables import Variables
from briefgen.text.inline_markup import parse_lines


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
