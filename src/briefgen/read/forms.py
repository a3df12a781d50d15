"""Kinds of value with a name of their own: texts, lists of entries, one of several forms.

A form is declared once. The decoder, the hints, the JSON Schema and the tables of docs/language are
made of it; mappings and their short forms are in `short_forms.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from briefgen.model.diagnostics import Faults, Fix, Hint, Span
from briefgen.model.text_edits import bare, write_over
from briefgen.model.text_languages import tags_in
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import BROKEN, NOTHING, ValueKind, leaf
from briefgen.read.parted_texts import note_parts
from briefgen.read.schema_words import Schema

_ON_LINES = "write each on a line of its own that begins with a dash"
# What stands between cells in texts that are meant as lists.
_BETWEEN_CELLS = ("\t", "|", ";", ",")
# What YAML may take a text for that is typed without quotes.
SCALAR = ["string", "number", "boolean", "null"]
# A text for each of the deck's languages; what stands below the tags is not looked at.
TRANSLATED: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
}


class NamedKind(ValueKind, kw_only=True):
    """A kind of value with a `name` of its own, "card", by which the schema refers to it. It is
    `what` messages call it, "a card", and `written` in words: "`Name: text`"; `hint` says how to
    write one, with an `example`. `fits` says whether a value looks like one; `define` gives its
    schema. `model` is its class of keys, if it has one; `below` the names that may stand right
    below it."""

    name: str
    what: str
    written: str
    hint: str
    example: str
    fits: Callable[[Node], bool]
    define: Callable[[], Schema]
    model: type[Any] | None = None
    below: Callable[[], Iterable[str]] = tuple

    def names_below(self) -> list[str]:
        return list(self.below())

    def refuse(self, node: Node, faults: Faults, fixes: tuple[Fix, ...] = ()) -> Any:
        """Note that a value is none of this kind; BROKEN."""
        if names := tags_in(node):
            faults.say("BF111/languages", node.span, tags=names)
            return BROKEN
        hint = Hint(self.hint, fixes)
        faults.say("BF111/kind", node.span, hint=hint, what=self.what)
        return BROKEN


class Located(Value):
    """A `value`, and the list or mapping that it is read from (`node`)."""

    value: Any
    node: Seq | Map

    @property
    def span(self) -> Span:
        return self.node.span


def text_form(
    name: str,
    convert: Callable[[Node, Faults], Any],
    schema: Schema,
    *,
    what: str,
    written: str,
    example: str,
    fits: Callable[[Node], bool] = bool,
) -> NamedKind:
    """A kind without keys: `convert` gives the value, or raises UnfitError."""

    def read(node: Node, key: str, faults: Faults) -> Any:
        return leaf(lambda value: convert(value, faults), {}).read(node, key, faults)

    return NamedKind(
        read=read,
        schema=reference(name),
        name=name,
        what=what,
        written=written,
        hint=f"write {written}",
        example=example,
        fits=fits,
        define=lambda: schema,
    )


def entries(
    name: str,
    kind: NamedKind,
    what: str,
    *,
    example: str = "",
    least: int | None = None,
    is_whole: bool = False,
    check: Callable[[Node], None] | None = None,
) -> NamedKind:
    """A list of values of a kind, `what` messages call it; the place of the list is kept. Values
    that are broken or empty are left out, unless it `is_whole` or nothing. With `least` 0 it may be
    empty, with 1 it may not; without, an empty list counts as left out. `check` raises what is
    wrong with a list as such."""
    shown = example or f"[{kind.example}]"

    def read(node: Node, key: str, faults: Faults) -> Any:
        if isinstance(node, Scalar) and "\n" in node.text.strip():
            faults.say("BF111/list-as-text", node.span, name=key)
            return BROKEN
        if example and (fixes := _in_brackets(node)):
            hint = Hint(f"{fixes[0].title}: a list stands in brackets", fixes)
            faults.say("BF111/kind", node.span, hint=hint, what=what)
            return BROKEN
        if not isinstance(node, Seq):
            return made.refuse(node, faults)
        if least and not node.items:
            faults.say("BF112/no-entries", node.span, name=key, example=shown)
            return BROKEN
        if check is not None and leaf(check, {}).read(node, key, faults) is BROKEN:
            return BROKEN
        found = [kind.read(item, key, faults) for item in node.items]
        kept = tuple(item for item in found if item is not BROKEN and item is not NOTHING)
        if BROKEN in found and (is_whole or not kept):
            return BROKEN
        return Located(kept, node) if kept or least is not None else NOTHING

    made = NamedKind(
        read=read,
        schema=reference(name),
        inner=lambda: (kind,),
        name=name,
        what=what,
        written=f"a list, each entry of it {kind.written}",
        hint=f"write it as `{example}`" if example else f"{_ON_LINES}, such as `- {kind.example}`",
        example=shown,
        fits=lambda node: isinstance(node, Seq),
        define=lambda: by_type({"array": _list_of(kind, least or 0)}),
    )
    return made


def _in_brackets(node: Node) -> tuple[Fix, ...]:
    """The fix that makes a list of a text such as `A, B`, or of texts with names."""
    if isinstance(node, Map):
        values = [value for _, value in node.entries]
        parts = [*(key for key, _ in node.entries), *values] if len(values) == 1 else values
        texts = [part.text for part in parts if isinstance(part, Scalar)]
        return write_over(node, _as_list(texts)) if len(texts) == len(parts) else ()
    if not isinstance(node, Scalar) or node.quoted:
        return ()
    sign = next((sign for sign in _BETWEEN_CELLS if sign in node.text), "")
    # Within a number a comma parts thousands.
    texts = re.split(r"(?<!\d),|,(?!\d{3}(?!\d))" if sign == "," else re.escape(sign), node.text)
    return write_over(node, _as_list(texts)) if sign and len(texts) > 1 else ()


def _as_list(texts: Sequence[str]) -> str:
    """Texts in brackets, as YAML reads them one by one."""
    return "[" + ", ".join(bare(text.strip()) if text.strip() else "none" for text in texts) + "]"


def by_name(name: str, kind: NamedKind, what: str, *, example: str) -> NamedKind:
    """Values by names that are the author's own: pairs, with the place of the whole. One that is
    broken or empty is None."""

    def read(node: Node, _: str, faults: Faults) -> Any:
        if not isinstance(node, Map):
            return made.refuse(node, faults)
        if note_parts(node, faults):
            return BROKEN
        found = [(key, kind.read(value, key.text, faults)) for key, value in node.entries]
        lost = (BROKEN, NOTHING)
        return Located(tuple((k, None if v in lost else v) for k, v in found), node)

    made = NamedKind(
        read=read,
        schema=reference(name),
        inner=lambda: (kind,),
        name=name,
        what=what,
        written=f"`{{name: {kind.what}}}`",
        hint=f"write it as `{example}`",
        example=example,
        fits=lambda node: isinstance(node, Map),
        define=lambda: {"type": "object", "additionalProperties": kind.schema},
    )
    return made


def later(name: str, kind: Callable[[], NamedKind]) -> ValueKind:
    """A kind that is declared further below, by its name: one that holds others of its own."""
    return ValueKind(lambda node, key, faults: kind().read(node, key, faults), reference(name))


def one_of_forms(name: str, what: str, *kinds: NamedKind) -> NamedKind:
    """A value of the first kind that it looks like; a mapping that looks like none is taken for one
    of the last."""

    def read(node: Node, key: str, faults: Faults) -> Any:
        kind = next((kind for kind in kinds if kind.fits(node)), None)
        if kind is None and not isinstance(node, Map):
            return made.refuse(node, faults)
        return (kind or kinds[-1]).read(node, key, faults)

    made = NamedKind(
        read=read,
        schema=reference(name),
        inner=lambda: kinds,
        below=lambda: (name for kind in kinds for name in kind.below()),
        name=name,
        what=what,
        written=", or ".join(dict.fromkeys(kind.written for kind in kinds)),
        hint=f"write {', or '.join(f'`{kind.example}`' for kind in kinds)}",
        example=kinds[0].example,
        fits=lambda node: any(kind.fits(node) for kind in kinds),
        define=lambda: {"anyOf": [kind.schema for kind in kinds]},
    )
    return made


def reference(name: str) -> Schema:
    """What is defined elsewhere in the schema."""
    return {"$ref": f"#/$defs/{name}"}


def by_type(schemas: Mapping[str, Schema]) -> Schema:
    """A schema for each type of value: a message is then about what was meant. A mapping may be a
    text in several languages, wherever it stands."""
    types = [t for name in schemas for t in (SCALAR if name == "string" else [name])]
    branches = [
        {"if": {"type": SCALAR if name == "string" else name}, "then": schema}
        for name, schema in schemas.items()
        if schema
    ]
    if "object" not in schemas:
        types.append("object")
        branches.append({"if": {"type": "object"}, "then": TRANSLATED})
    return {"type": types, **({"allOf": branches} if branches else {})}


def kinds_in(kinds: Iterable[ValueKind]) -> list[NamedKind]:
    """The kinds with a name among some, and in them, each once."""
    found: dict[str, NamedKind] = {}
    waiting = list(kinds)
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, NamedKind):
            if kind.name in found:
                continue
            found[kind.name] = kind
        waiting.extend(kind.inner())
    return [found[name] for name in sorted(found)]


def definitions(kinds: Iterable[ValueKind]) -> dict[str, Schema]:
    """What the schemas of kinds refer to, by name."""
    return {kind.name: kind.define() for kind in kinds_in(kinds)}


def _list_of(kind: NamedKind, least: int) -> Schema:
    return {"items": kind.schema, **({"minItems": least} if least else {})}
