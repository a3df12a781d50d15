"""Mappings with the keys of a class, and the shorter ways in which they may be written.

    CARD = form("card", CardKeys, named("name", "text"), alone("text"))

A shorter way stands for some of the keys, so that there is one thing to decode: `Rent: two pages`
is `{name: Rent, text: two pages}`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Span, diagnose
from briefgen.model.text_edits import in_quotes, with_braces, write_over
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import (
    BROKEN,
    NOTHING,
    Key,
    Lacks,
    UnfitError,
    add_placeholder,
    decode,
    holds,
    keys_of,
    needed_in,
    place,
    schema_of,
)
from briefgen.read.forms import TRANSLATED, NamedKind, by_type, reference
from briefgen.read.schema_words import Schema
from briefgen.read.value_kinds import NAMES

Entries = tuple[tuple[Scalar, Node], ...]
AUDIENCE = "audience"


def for_whom() -> Any:
    """The field of an entry that may be for some audiences only."""
    about = "For whom; everybody where it is not given."
    return holds(NAMES, (), name=AUDIENCE, about=about, is_spoken=False)


class MappingKeys(Value, kw_only=True):
    """The keys of a mapping in a slot. `span` is where it is written."""

    span: Span = place()


class Short(Value):
    """A shorter way to write a mapping with the keys of a class.

    `expand` gives the entries that are meant, None where a value is not written so; it is told the
    keys which show that a mapping is written in full. `written` says it in words, `json_type` is
    what JSON calls such a value, and `schema` says of a class what stands there.
    """

    expand: Callable[[Node, frozenset[str]], Entries | None]
    written: str
    json_type: str
    schema: Callable[[type[Any]], Schema]


def alone(key: str) -> Short:
    """A text by itself stands for one of the keys."""

    def expand(node: Node, _: frozenset[str]) -> Entries | None:
        return ((Scalar(key, node.span), node),) if isinstance(node, Scalar) else None

    return Short(expand, "a text", "string", lambda _: {})


def listed(key: str) -> Short:
    """A list by itself stands for one of the keys."""

    def expand(node: Node, _: frozenset[str]) -> Entries | None:
        return ((Scalar(key, node.span), node),) if isinstance(node, Seq) else None

    return Short(expand, "a list", "array", lambda model: keys_of(model)[key].kind.schema)


def named(name: str, value: str, only_lists: str = "") -> Short:
    """`Name: text`, a mapping of one entry, stands for two keys; the name is the author's own.
    `only_lists` is the wording for a value that is anything else than a list."""

    def expand(node: Node, telling: frozenset[str]) -> Entries | None:
        if not isinstance(node, Map) or len(node.entries) != 1 or node.keys[0] in telling:
            return None
        key, inner = node.entries[0]
        if only_lists and not (isinstance(inner, Seq) and inner.items):
            fixes: tuple[Fix, ...] = ()
            if isinstance(inner, Scalar) and inner.text and "\n" not in inner.text:
                said = f'"{inner.text}"' if _keeps_quotes(inner) else inner.text
                fixes = write_over(node, in_quotes(f"{key.text}: {said}".strip()))
            raise UnfitError(diagnose(only_lists, inner.span, fixes=fixes))
        return (Scalar(name, key.span), key), (Scalar(value, inner.span), inner)

    def schema(model: type[Any]) -> Schema:
        return {"additionalProperties": keys_of(model)[value].kind.schema}

    return Short(expand, f"`{name.capitalize()}: {value}`", "object", schema)


def _keeps_quotes(text: Scalar) -> bool:
    """Whether quotes round a text are its own, as in `He said: "no"`."""
    return text.quoted and not set(text.text) & set("\"'")


class _Mapping(Value, kw_only=True):
    """What is declared of a mapping that may be written in several ways; see `form`."""

    what: str
    model: type[Any]
    shorts: tuple[Short, ...]
    only_one: tuple[str, ...]
    some_of: tuple[str, ...]
    lacks: str
    together: str

    @property
    def keys(self) -> Mapping[str, Key]:
        return keys_of(self.model)

    @property
    def telling(self) -> frozenset[str]:
        """The keys which show that a mapping is written in full."""
        return frozenset(self.keys) - {AUDIENCE}

    @property
    def is_named(self) -> bool:
        """Whether a mapping may have a name for its key."""
        return any(short.json_type == "object" for short in self.shorts)

    @property
    def noun(self) -> str:
        return self.what.removeprefix("a ").removeprefix("an ").partition(" with ")[0]

    def written(self) -> str:
        """How it is written, in words: shorter ways first."""
        names = [name for name in self.keys if name not in self.only_one[1:]]
        joined = " or ".join(self.only_one)
        shown = (joined if self.only_one[:1] == (name,) else name for name in names)
        *first, last = (*(short.written for short in self.shorts), f"`{{{', '.join(shown)}}}`")
        return f"{', '.join(first)} or {last}" if first else last

    def in_full(self, node: Node) -> Map | None:
        """The mapping that is meant; None where there is none."""
        for short in self.shorts:
            if (entries := short.expand(node, self.telling)) is not None:
                return Map(entries, node.span)
        if isinstance(node, Map) and (not self.is_named or self.telling & {*node.keys}):
            return node
        return None

    def fits(self, node: Node) -> bool:
        """Whether a value looks like one: it is written in a shorter way, or has what it needs."""
        full = self.in_full(node)
        return full is not None and {*needed_in(self.model)} <= {*full.keys}

    def read(self, node: Node, own: NamedKind, faults: Faults) -> Any:
        try:
            full = self.in_full(node)
        except UnfitError as unfit:
            faults.note((unfit.at(node.span),))
            return BROKEN
        if full is None:
            return own.refuse(node, faults, self.in_braces(node))
        if isinstance(node, Scalar) and not node.text.strip() and needed_in(self.model):
            return NOTHING
        before = faults.mark()
        found = decode(self.model, full, faults, self.complaints())
        if found is BROKEN or faults.since(before):
            return found
        return found if self.is_sound(found, full, faults) else BROKEN

    def in_braces(self, node: Node) -> tuple[Fix, ...]:
        """The fix for a text by itself that can be nothing but the first of the keys: a file."""
        name, *_ = needed_in(self.model) or [""]
        is_text = isinstance(node, Scalar) and not node.is_empty
        if not (is_text and self.some_of and name) or isinstance(self.keys[name].kind, NamedKind):
            return ()
        more = ", ".join(f"{other}: ..." for other in self.some_of[:1])
        return with_braces(name, node, more)

    def complaints(self) -> Lacks:
        """What is said where a key is missing."""
        return Lacks(self._is_missing, forgives=True)

    def _is_missing(self, node: Map, name: str, key: Key) -> Diagnostic:
        needed = [f"`{name}:`" for name in needed_in(self.model)]
        return diagnose(
            "BF112/part-of-several" if len(needed) > 1 else "BF112/part",
            node.span,
            fixes=add_placeholder(node, name, key),
            noun=self.noun,
            name=name,
            needed=_all_of(needed),
            about=_about(key),
        )

    def is_sound(self, found: Any, node: Map, faults: Faults) -> bool:
        """Whether there is one of the keys of which one is needed, and not two that cannot stand
        together. A flag that is off is not there."""
        names = {n: n.replace("-", "_") for n in (*self.only_one, *self.some_of)}
        there = {name for name, own in names.items() if getattr(found, own)}
        both = [name for name in self.only_one if name in there]
        if len(both) > 1:
            key = node.key(both[0]) or node
            faults.say(self.together, key.span, names=_all_of([f"`{name}`" for name in both]))
            return False
        if not self.some_of or not there.isdisjoint(self.some_of):
            return True
        name = self.some_of[0]
        written = node.get(name) or node
        fixes = add_placeholder(node, name, self.keys[name])
        if written is not node:
            fixes = write_over(written, "...")
        about = _about(self.keys[name])
        faults.say(self.lacks, written.span, fixes=fixes, noun=self.noun, name=name, about=about)
        return False

    def schema(self) -> Schema:
        """By the type of the value, so that an editor's message is about the way that was meant."""
        types = {short.json_type: short.schema(self.model) for short in self.shorts}
        in_full = {
            "properties": schema_of(self.model),
            "required": needed_in(self.model),
            "additionalProperties": False,
            **({"anyOf": [{"required": [name]} for name in self.some_of]} if self.some_of else {}),
        }
        own = {"propertyNames": {"not": {"enum": sorted(self.telling)}}}
        if "object" in types:
            is_short = {"maxProperties": 1, "minProperties": 1, **own}
            in_full = {"if": is_short, "then": types["object"], "else": in_full}
        in_full = {"if": {**own, "allOf": [TRANSLATED]}, "else": in_full}
        return by_type({**types, "object": in_full})


def form(
    name: str,
    model: type[Any],
    *shorts: Short,
    example: str,
    what: str = "",
    only_one: tuple[str, ...] = (),
    some_of: tuple[str, ...] = (),
    lacks: str = "BF112/part",
    together: str = "BF111/together",
) -> NamedKind:
    """A mapping with the keys of a class, and the shorter ways in which it may be written.

    Messages show an `example`. At most one of the keys `only_one` may be given; `together` is the
    wording where two are. At least one of those in `some_of` has to be: `lacks` is the wording
    where none is.
    """
    rules = _Mapping(
        what=what or f"a {name}",
        model=model,
        shorts=shorts,
        only_one=only_one,
        some_of=some_of,
        lacks=lacks,
        together=together,
    )
    made = NamedKind(
        read=lambda node, _, faults: rules.read(node, made, faults),
        schema=reference(name),
        inner=lambda: (key.kind for key in rules.keys.values()),
        below=lambda: rules.keys,
        name=name,
        what=rules.what,
        written=rules.written(),
        hint=f"write {rules.written()}, such as `{example}`",
        example=example,
        fits=rules.fits,
        define=rules.schema,
        model=model,
    )
    return made


def _about(key: Key) -> str:
    """What a key is for, as a hint goes on after its name."""
    about = key.about.removesuffix(".")
    return f": {about[:1].lower()}{about[1:]}" if about else ""


def _all_of(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}"
