"""Nodes + classes of keys -> typed values, or faults where the author can fix them.

A class of keys is a value class whose fields say, by `holds`, what may stand there:

    class SlideKeys(Value, kw_only=True):
        layout: Scalar = holds(WORDS, about="What kind of slide this is")
        minutes: int | None = holds(WHOLE, None)
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from msgspec import NODEFAULT, field

from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults, Fix, Hint, Span, diagnose
from briefgen.model.text_edits import add_key, wrap_entry
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.parted_texts import behind_first, note_parts, paired
from briefgen.read.schema_words import SCALARS, Schema, mapping_of, or_nothing
from briefgen.support.memo import memo
from briefgen.support.other_names import called_here
from briefgen.support.suggest import hint_instead, nearest, stands_below

M = TypeVar("M")
# What a reader gives for a value that cannot stand; why is in the faults.
BROKEN: Any = object()
# What it gives for a value in which there is nothing: it counts as left out.
NOTHING: Any = object()
# So alike are a name and a slip of the fingers in it.
_ALIKE = 0.8
# Who reads of more faults in one mapping?
_MOST_SHOWN = 50


class UnfitError(ValueError):
    """A value that cannot stand where it does: `fault` says what is needed. NOWHERE stands for the
    place of the value."""

    def __init__(self, fault: Diagnostic) -> None:
        super().__init__(fault.message)
        self.fault = fault

    def at(self, span: Span) -> Diagnostic:
        """The fault, where the value is at that place."""
        return replace(self.fault, span=span) if self.fault.span == NOWHERE else self.fault


class ValueKind(Value):
    """What may stand as a value. `read` takes it with its key's name and gives the value, NOTHING
    where it is empty, or BROKEN with a fault noted; `schema` says the same in the words of JSON
    Schema. `inner` are the kinds of the values in it; an `example` is written as a file has it."""

    read: Callable[[Node, str, Faults], Any]
    schema: Schema
    inner: Callable[[], Iterable[ValueKind]] = tuple
    example: str = ""

    def names_below(self) -> list[str]:
        """What may stand right below such a value."""
        return list(self.schema.get("properties", ()))


def leaf(convert: Callable[[Node], Any], schema: Schema) -> ValueKind:
    """A kind from a function that gives the value or raises UnfitError."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        try:
            return convert(node)
        except UnfitError as unfit:
            faults.note((replace(unfit.at(node.span), message=f"`{name}`: {unfit}"),))
            return BROKEN

    return ValueKind(read, schema)


class Key(Value, kw_only=True):
    """What a class of keys says of one of its fields. A struct has no other room for it than as
    the maker of the field's default. `kind` is what may stand there, `default` the value where the
    author left it out, NODEFAULT where nobody may. `name` is how it is written, "" for the name of
    the field with dashes; `about` is what editors show of it, "" for nothing. Whoever takes what
    is `wanted` says himself what is wrong where it is left out. What `is_spoken` is read by people,
    and so has to be translated."""

    kind: ValueKind
    default: Any
    name: str = ""
    about: str = ""
    wanted: bool = False
    is_spoken: bool = True

    @property
    def is_required(self) -> bool:
        return self.default is NODEFAULT

    @property
    def is_needed(self) -> bool:
        return self.is_required or self.wanted

    def __call__(self) -> Any:
        if self.is_required:
            raise TypeError("a key that has to be there was left out")
        return dict(self.default) if isinstance(self.default, dict) else self.default


def holds(kind: ValueKind, default: Any = NODEFAULT, **said: Any) -> Any:
    """A field of a class of keys; a `Key` has what may be `said` of it. The author writes dashes
    where its name has underscores, unless it has another `name`; without a default it has to be
    there."""
    return field(default_factory=Key(kind=kind, default=default, **said))


def others() -> Any:
    """A field for the keys that the class does not know, as nodes by name."""
    return field(default_factory=_no_others)


def given() -> Any:
    """A field for the names of those fields that the author wrote."""
    return field(default_factory=_none_given)


def place() -> Any:
    """A field for the place where the mapping is written."""
    return field(default_factory=_nowhere)


def as_written() -> Any:
    """A field for the mapping itself."""
    return field(default_factory=_not_written)


def _not_written() -> None:
    return None


def _nowhere() -> Span:
    return NOWHERE


def _no_others() -> dict[str, Node]:
    return {}


def _none_given() -> frozenset[str]:
    return frozenset()


def keys_of(model: Any) -> dict[str, Key]:
    """What a class says of its fields, by the names that the author writes."""
    return {name: key for name, (_, key) in _table(model).known.items()}


_HOLDERS = {_no_others: "others", _none_given: "given", _nowhere: "place", _not_written: "node"}


class _Table(Value, kw_only=True):
    """The fields that are keys by their written names, and those for the others, the given, the
    place and the whole."""

    known: dict[str, tuple[str, Key]]
    others: str = ""
    given: str = ""
    place: str = ""
    node: str = ""


@memo(1_000)
def _table(model: Any) -> _Table:
    known, holders = {}, {}
    for name, default in zip(model.__struct_fields__, model.__struct_defaults__, strict=True):
        match default.factory:
            case Key() as key:
                known[key.name or name.replace("_", "-")] = name, key
            case rest:
                holders[_HOLDERS[rest]] = name
    return _Table(known=known, **holders)


def decode_keys(
    model: type[M], node: Node, faults: Faults, what: str, *, keeps_rest: bool = False
) -> M | None:
    """The keys of one mapping, `what` in words; None where a fault was found, or where a key that
    has to be there is not, if it `keeps_rest`."""
    if not isinstance(node, Map):
        *_, (name, key) = keys_of(model).items()
        is_list = isinstance(node, Seq) and key.kind.schema.get("type") == "array"
        faults.say(
            "BF111/list-alone" if is_list else "BF111/whole", node.span, what=what, name=name
        )
        return None
    found = decode(model, node, faults, _KEEPING_REST if keeps_rest else _PLAIN)
    return None if found is BROKEN else found


def keys(model: type[Any], short: str = "", *, keeps_rest: bool = False) -> ValueKind:
    """A mapping with the keys of a class; a single text stands for the key `short`. Whether it
    `keeps_rest` is whether what is sound in it counts beside what is not."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        if short and isinstance(node, Scalar):
            node = Map(((Scalar(short, node.span), node),), node.span)
        if isinstance(node, Map):
            return decode(model, node, faults, _KEEPING_REST if keeps_rest else _PLAIN)
        return no_mapping(node, name, faults, [*keys_of(model)])

    schema = object_schema(model)
    return ValueKind(read, {**schema, "type": ["object", *SCALARS]} if short else schema)


def no_mapping(node: Node, name: str, faults: Faults, known: Sequence[str] = ()) -> Any:
    """Note that a value is no mapping, where keys that are `known` can stand; BROKEN."""
    faults.say("BF111/mapping", node.span, hint=behind_first(node, known), name=name)
    return BROKEN


class Lacks(Value):
    """How is said what a mapping lacks. `says` notes that it lacks a key, with the fixes for that;
    `forgives` whether a value that may be left out counts as left out where it is wrong, so that
    the rest is looked at too; `keeps_rest` whether it does where a key is not known, either."""

    says: Callable[[Map, str, Key], Diagnostic]
    forgives: bool = False
    keeps_rest: bool = False


def _is_missing(node: Map, name: str, key: Key) -> Diagnostic:
    return diagnose("BF112", node.span, fixes=add_placeholder(node, name, key), name=name)


_PLAIN, _KEEPING_REST = Lacks(_is_missing), Lacks(_is_missing, keeps_rest=True)


def decode(model: Any, node: Map, faults: Faults, lacks: Lacks = _PLAIN) -> Any:
    """The keys of a mapping as the class has them, or BROKEN. An empty value counts as left out."""
    table, before = _table(model), faults.mark()
    found: dict[str, Any] = {}
    rest: dict[str, Node] = {}
    parts = note_parts(node, faults)
    is_whole = not parts
    for name, value in node.entries:
        if name.text in parts:
            continue
        own, key = table.known.get(name.text, ("", None))
        if key is None:
            rest[name.text] = value
            if not table.others:
                hint = (
                    _refused(model, name)
                    or _below(table, name, value)
                    or _own_name(table, name, node)
                    or _pair(table, name, node)
                )
                is_whole = refuse(name, list(table.known), faults, node.keys, hint)
        elif not _is_empty(value):
            found[own] = key.kind.read(value, name.text, faults)
            is_forgiven = (lacks.forgives or lacks.keeps_rest) and not key.is_required
            is_whole = (found[own] is not BROKEN or is_forgiven) and is_whole
        if len(faults.since(before)) >= _MOST_SHOWN:
            return BROKEN
    found = {own: value for own, value in found.items() if value is not NOTHING}
    # One that is not known may be one that is missing, misspelt.
    if not (lacks.forgives and rest) and not _has_all(table, found, node, lacks, faults=faults):
        return BROKEN
    sound = {own: value for own, value in found.items() if value is not BROKEN}
    holders = {table.others: rest, table.given: frozenset(sound), table.place: node.span}
    holders[table.node] = node
    holders.pop("", None)
    needed = (own for own, key in table.known.values() if key.is_required)
    is_usable = is_whole or (lacks.keeps_rest and all(own in sound for own in needed))
    return model(**sound, **holders) if is_usable else BROKEN


def _refused(model: Any, name: Scalar) -> Diagnostic | None:
    """Why there is no such key, where that is worth a word: what a class has `refused`."""
    never: Mapping[str, str] = getattr(model, "refused", {})
    found = name.text if name.text in never else called_here(name.text, list(never))
    return diagnose(never[found], name.span, name=name.text) if found else None


def _below(table: _Table, name: Scalar, value: Node) -> Diagnostic | None:
    """Where a key belongs that stands a level too high, such as the `date` of an event."""
    inner = {outer: key.kind.names_below() for outer, (_, key) in table.known.items()}
    outer, found = stands_below(name.text, inner)
    if not found:
        return None
    fixes = wrap_entry(name, value, outer, found)
    return diagnose("BF110/below", name.span, fixes=fixes, name=name.text, outer=outer, key=found)


def _own_name(table: _Table, name: Scalar, node: Map) -> Diagnostic | None:
    """What is said of a name that may be a variable's, such as the `room` of a seminar."""
    known = list(table.known)
    if "variables" not in known or nearest(name.text.lower(), known, _ALIKE):
        return None
    near = near_miss(name.text, known, node.keys)
    own = f"or `{{{{ {name.text} }}}}` in texts, write it below `variables:`"
    text = f"{near.text} F{own}" if near.text.endswith("?") else f"f{own}; {near.text}"
    return diagnose("BF110", name.span, hint=Hint(text, near.fixes), name=name.text)


def _pair(table: _Table, name: Scalar, node: Map) -> Diagnostic | None:
    """What is said of `Name: text` where each of the two has a key of its own."""
    needed = {own: key.kind.schema for own, (_, key) in table.known.items() if key.is_required}
    return paired(node, name, needed)


def refuse(
    name: Scalar,
    known: Sequence[str],
    faults: Faults,
    taken: Container[str] = (),
    instead: Diagnostic | None = None,
) -> bool:
    """Note that a name is none of those that are known; False. Those taken are there already;
    `instead` says more closely what is wrong."""
    hint = near_miss(name.text, known, taken)
    faults.note((instead or diagnose("BF110", name.span, hint=hint, name=name.text),))
    return False


def _has_all(
    table: _Table, found: Mapping[str, Any], node: Map, lacks: Lacks, *, faults: Faults
) -> bool:
    """Whether every key that has to be there was found."""
    missing = [
        (name, key)
        for name, (own, key) in table.known.items()
        if key.is_required and own not in found
    ]
    for name, key in missing:
        if (written := node.key(name)) is not None:
            is_list = not isinstance(node.get(name), Scalar)
            faults.say("BF112/empty-list" if is_list else "BF112/empty", written.span, name=name)
        else:
            faults.note((lacks.says(node, name, key),))
    return not missing


def add_placeholder(node: Map, name: str, key: Key) -> tuple[Fix, ...]:
    """The fix that writes a key that is missing, with something that may stand there until the
    author says what does; none where nobody can think of any."""
    known = key.kind.schema.get("enum", [""])
    text = (key.kind.example or "...") if key.is_spoken else str(known[0])
    return add_key(node, name, text) if text else ()


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def object_schema(model: Any, known: Mapping[str, Schema] | None = None) -> Schema:
    """A mapping with the keys of a class, in the words of JSON Schema. `known` says more closely
    what stands at some keys, which the class itself cannot know."""
    is_open = bool(_table(model).others)
    return mapping_of(schema_of(model, known), needed_in(model), is_open=is_open)


def schema_of(model: Any, known: Mapping[str, Schema] | None = None) -> Schema:
    """The properties of a class of keys, in the words of JSON Schema."""
    return {
        name: _property(key, (known or {}).get(name, key.kind.schema))
        for name, key in keys_of(model).items()
    }


def needed_in(model: Any) -> list[str]:
    """The keys of a class that have to be there."""
    return [name for name, key in keys_of(model).items() if key.is_needed]


def _property(key: Key, schema: Schema) -> Schema:
    """What is left empty counts as left out."""
    said = {"description": key.about} if key.about else {}
    return {**said, **(schema if key.is_needed else or_nothing(schema))}


T = TypeVar("T")


def one_of(text: str, known: Iterable[T]) -> T | None:
    """The one of some choices that a text names, None where it names none."""
    return next((choice for choice in known if choice == text), None)


def near_miss(
    name: str, known: Sequence[str], taken: Container[str] = (), span: Span | None = None
) -> Hint:
    """A hint that names the nearest known name, or all of them; `span` is where the name stands,
    if not where the fault is."""
    shown = (*sorted(known[:_MOST_SHOWN]), *(["..."] if len(known) > _MOST_SHOWN else []))
    said = "possible here: " + ", ".join(shown) if known else "there are none yet"
    return hint_instead(name, known, otherwise=said, taken=taken, span=span)


def counted(number: int, noun: str) -> str:
    """A number with its noun, as messages say it: 1 part, 2 parts."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
