"""A mapping -> the texts in it that a sign has parted: in braces a comma, as in `{value: £20,900}`,
or a colon, as in `2024: Trial`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, TextEdit, diagnose
from briefgen.model.text_edits import bare, in_quotes, write
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.support.suggest import meant_by

# The kinds of texts that have a name of their own.
_TEXTS = ("#/$defs/line", "#/$defs/text")


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


def paired(node: Map, name: Scalar, needed: Mapping[str, Mapping[str, Any]]) -> Diagnostic | None:
    """What is said of an entry `Name: text` where the name belongs behind the first of two keys
    that are needed (each with its schema), and the text behind the second; None where it is no such
    entry."""
    is_text = len(node.entries) == 1 and isinstance(node.entries[0][1], Scalar)
    takes_text = len(needed) == 2 and all(map(_takes_any_text, needed.values()))
    if not (is_text and takes_text) or meant_by(name.text, list(needed)):
        return None
    first, second = needed
    said = in_quotes(name.text) if name.quoted else name.text
    gap = ", " if node.closing else "\n" + " " * (name.span.column - 1)
    edit = TextEdit(span=name.span, text=f"{first}: {said}{gap}{second}")
    fix = Fix(title=f"write `{first}: {said}`, and `{second}:` before the text", edits=(edit,))
    return diagnose("BF110/pair", name.span, fix=fix, name=name.text, first=first, second=second)


def behind_first(node: Node, known: Sequence[str]) -> Hint | None:
    """The hint to write a text behind the first of the keys that can stand below it: most often
    that is what was meant, as in `organisation: The Unit`."""
    if not known or not isinstance(node, Scalar) or node.is_empty or "\n" in node.text:
        return None
    text = in_quotes(node.text) if node.quoted else bare(node.text)
    return write(node, f"{{{known[0]}: {text}}}")


def _takes_any_text(schema: Mapping[str, Any]) -> bool:
    if schema.get("$ref") in _TEXTS:
        return True
    kinds = schema.get("type", "")
    return "string" in (kinds if isinstance(kinds, list) else [kinds]) and "enum" not in schema
