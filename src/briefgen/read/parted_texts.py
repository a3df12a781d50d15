"""A mapping in braces -> the texts in it that a comma has parted, such as `{value: £20,900}`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.model.diagnostics import Faults, Fix, TextEdit
from briefgen.model.text_edits import in_quotes
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Scalar


def note_parts(node: Map, faults: Faults) -> frozenset[str]:
    """Note such texts; the keys that are none, but the rest of such a text."""
    parts: dict[str, None] = {}
    for text, rest in _texts_with_rests(node) if node.closing else ():
        spans = [text.span, *(name.span for name in rest)]
        gaps = [" " * max(0, b.column - a.end_column - 1) for a, b in pairwise(spans)]
        whole = text.text + "".join(f",{gap}{n.text}" for gap, n in zip(gaps, rest, strict=True))
        end = spans[-1]
        span = replace(text.span, end_line=end.end_line, end_column=end.end_column)
        quoted = in_quotes(whole)
        fix = Fix(title=f"write `{quoted}`", edits=(TextEdit(span=span, text=quoted),))
        faults.say("BF110/part", rest[0].span, fix=fix, part=rest[0].text, whole=quoted)
        parts.update(dict.fromkeys(name.text for name in rest))
    return frozenset(parts)


def _texts_with_rests(node: Map) -> Iterator[tuple[Scalar, list[Scalar]]]:
    """Each text of a mapping that keys without a colon follow, with these."""
    text: Scalar | None = None
    rest: list[Scalar] = []
    for name, value in node.entries:
        is_bare = isinstance(value, Scalar) and value.is_empty and not name.quoted
        if is_bare and text and value.span.column == name.span.end_column:
            rest.append(name)
            continue
        if text and rest:
            yield text, rest
        text, rest = (value if isinstance(value, Scalar) and value.text else None), []
    if text and rest:
        yield text, rest
