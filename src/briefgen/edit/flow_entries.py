"""A list or mapping in brackets -> its entries as they are written, and the source with others."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.edit.set_text import CannotSetError
from briefgen.edit.source_at import SourceAt
from briefgen.model.diagnostics import Span
from briefgen.model.text_edits import extent
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq


class FlowEntries(Value):
    """The entries between brackets of a source (`body`): where each begins and ends (`spans`), and
    where the `closing` bracket stands."""

    body: str
    spans: tuple[tuple[int, int], ...]
    closing: int

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(self.body[begin:end] for begin, end in self.spans)

    def with_texts(self, texts: Sequence[str]) -> str:
        """The source with other texts in the places of the entries."""
        parts, done = [], 0
        for (begin, end), text in zip(self.spans, texts, strict=True):
            parts += [self.body[done:begin], text]
            done = end
        return "".join([*parts, self.body[done:]])

    def with_one_more(self, to: int, text: str) -> str:
        """The source with one more entry, as number `to`."""
        if to < len(self.spans):
            at, more = self.spans[to][0], f"{text}, "
        elif self.spans:
            at, more = self.spans[-1][1], f", {text}"
        else:
            at, more = self.closing, text
        return self.body[:at] + more + self.body[at:]

    def without(self, number: int) -> str:
        """The source without an entry, and without a comma beside it."""
        begin, end = self.spans[number]
        if number + 1 < len(self.spans):
            end = self.spans[number + 1][0]
        elif number:
            begin = self.spans[number - 1][1]
        return self.body[:begin] + self.body[end:]


def flow_entries(file: SourceAt) -> FlowEntries:
    """The entries in brackets.

    Raises CannotSetError where some of them are written elsewhere, by a name.
    """
    match file.node:
        case Seq(items=items):
            parts: list[tuple[Node, Node]] = [(item, item) for item in items]
        case Map(entries=entries):
            parts = list(entries)
        case _:
            parts = []
    spans = tuple((_start(file, first), _end(file, first, last)) for first, last in parts)
    whole = extent(file.node)
    places = [place for pair in spans for place in pair]
    if places != sorted(places) or any(place < _place(file, whole) for place in places):
        raise CannotSetError("it uses names (`*`); edit the text")
    return FlowEntries(file.body, spans, file.offset(whole.end_line, whole.end_column) - 1)


def _start(file: SourceAt, node: Node) -> int:
    return _place(file, extent(node))


def _end(file: SourceAt, first: Node, last: Node) -> int:
    is_nothing = isinstance(last, Scalar) and last.is_empty
    span = extent(first if is_nothing else last)
    return file.offset(span.end_line, span.end_column)


def _place(file: SourceAt, span: Span) -> int:
    return file.offset(span.line, span.column)
