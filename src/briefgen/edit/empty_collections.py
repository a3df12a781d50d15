"""The first entry of a list that is empty, and what is left when the last has gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefgen.edit.block_entries import BlockEntries
from briefgen.edit.set_text import CannotSetError
from briefgen.edit.source_at import SourceAt
from briefgen.model.text_edits import LINE_END, extent
from briefgen.model.yaml_nodes import Scalar, Seq

_COMMENT = re.compile(r"[ \t]*(?:#.*)?$")


def with_first_entry(file: SourceAt, lines: Callable[[int], Sequence[str]]) -> str:
    """The source with the first entry of a list, whose lines are made for a margin, below its
    key."""
    is_nothing = isinstance(file.node, Scalar) and file.node.is_empty
    if file.has_entries or not (is_nothing or isinstance(file.node, Seq)) or not file.key:
        raise CannotSetError("there is no list that could be added to")
    span = extent(file.node)
    colon = file.body.index(":", file.offset(file.key.span.end_line, file.key.span.end_column)) + 1
    stop = max(file.offset(span.end_line, span.end_column), colon)
    end = LINE_END.search(file.body, stop)
    line = file.body[stop : end.start() if end else len(file.body)]
    if not _COMMENT.match(line) or file.parent is None or file.parent.closing:
        raise CannotSetError("it stands in brackets; edit the text")
    text = "\n".join(lines(file.key.span.column + 1)).replace("\n", file.line_end)
    behind = file.body[stop + len(line) :] or file.line_end
    return f"{file.body[:colon]}{line}{file.line_end}{text}{behind}"


def without_last_entry(file: SourceAt, block: BlockEntries, empty: str) -> str:
    """The source with `[]` or `{}` (`empty`) in place of the only entry."""
    if block.lead or (file.key is None and file.parent is None):
        return block.before + block.lead + empty + block.line_end + block.after
    if file.key is None:
        raise CannotSetError("it is the last entry; drop what holds it")
    lines = LINE_END.split(block.before)
    number = file.key.span.end_line - 1
    colon = lines[number].find(":", file.key.span.end_column - 1)
    if colon < 0 or not _COMMENT.match(lines[number][colon + 1 :]):
        raise CannotSetError("it is the last entry; edit the text")
    at = file.offset(number + 1, colon + 2)
    return f"{block.before[:at]} {empty}{block.before[at:]}{block.after}"
