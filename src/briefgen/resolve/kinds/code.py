"""Code: what is typed into a computer, line by line, with its blanks."""

from __future__ import annotations

from briefgen.model.code_block import CodeBlock
from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.yaml_nodes import Node
from briefgen.read.decode import NOTHING, UnfitError
from briefgen.read.forms import by_type, text_form
from briefgen.resolve.binder import Kind, as_decoded
from briefgen.resolve.kinds.line import scalar_of
from briefgen.text.inline_markup import parse_code

# Some twenty slides: nobody reads more.
MOST_LINES = 500


def _code(node: Node, _: Faults) -> CodeBlock:
    lines = parse_code(scalar_of(node, "BF111/code"))
    if len(lines) > MOST_LINES:
        raise UnfitError(diagnose("BF106/code-lines", most=MOST_LINES))
    return CodeBlock(lines, node.span) if any(line.runs for line in lines) else NOTHING


CODE = text_form(
    "code",
    _code,
    by_type({"string": {}}),
    what="a text",
    written="a text behind `|`, line by line",
    example="make all",
)
KIND = Kind(form=CODE, bind=as_decoded)
