"""Nodes + classes of keys -> typed values, or faults where the author can mend them.

A class of keys is a value class whose fields say, by `holds`, what may stand there:

    class SlideKeys(Value, kw_only=True):
        layout: Scalar = holds(WORDS, about="What kind of slide this is")
        minutes: int | None = holds(WHOLE, None)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from msgspec import NODEFAULT, field

from briefgen.model.diagnostics import Faults, Hint
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.support.memo import memo
from briefgen.support.suggest import hint_instead

M = TypeVar("M")
Schema = dict[str, Any]
# What a reader gives for a value that cannot stand; why is in the faults.
BROKEN: Any = object()
# Who reads of more faults in one mapping?
_MOST_TOLD = 50
_HINT = "such as `place: Oldham`, each on a line of its own"
A_MAPPING = f"write names and values, {_HINT}"
_SEE_LANGUAGE = "docs/language/README.md shows what can stand here"


class UnfitError(ValueError):
    """A value that cannot stand where it does: what is needed there, in words."""

    def __init__(self, words: str, hint: str | Hint = "", code: str = "BF111") -> None:
        super().__init__(words)
        self.hint, self.code = hint or _SEE_LANGUAGE, code


class ValueKind(Value):
    """What may stand as a value. `read` takes it with its key's name and gives the value, or
    BROKEN with a fault noted; `schema` says the same in the words of JSON Schema."""

    read: Callable[[Node, str, Faults], Any]
    schema: Schema


def leaf(convert: Callable[[Node], Any], schema: Schema) -> ValueKind:
    """A kind from a function that gives the value or raises UnfitError."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        try:
            return convert(node)
        except UnfitError as unfit:
            faults.add(unfit.code, f"`{name}`: {unfit}", node.span, hint=unfit.hint)
            return BROKEN

    return ValueKind(read, schema)


class Key(Value):
    """What a class of keys says of one of its fields. A struct has no other room for it than as
    the maker of the field's default. `kind` is what may stand there, `default` the value where the
    author left it out, NODEFAULT where nobody may. `name` is how it is written, "" for the name of
    the field with dashes; `about` is what editors show of it, "" for nothing."""

    kind: ValueKind
    default: Any
    name: str = ""
    about: str = ""

    @property
    def is_required(self) -> bool:
        return self.default is NODEFAULT

    def __call__(self) -> Any:
        if self.is_required:
            raise TypeError("a key that has to be there was left out")
        return dict(self.default) if isinstance(self.default, dict) else self.default


def holds(kind: ValueKind, default: Any = NODEFAULT, *, name: str = "", about: str = "") -> Any:
    """A field of a class of keys. The author writes dashes where its name has underscores, unless
    it has another `name`; without a default it has to be there."""
    return field(default_factory=Key(kind, default, name, about))


def others() -> Any:
    """A field for the keys that the class does not know, as nodes by name."""
    return field(default_factory=_no_others)


def given() -> Any:
    """A field for the names of those fields that the author wrote."""
    return field(default_factory=_none_given)


def _no_others() -> dict[str, Node]:
    return {}


def _none_given() -> frozenset[str]:
    return frozenset()


def keys_of(model: Any) -> dict[str, Key]:
    """What a class says of its fields, by the names that the author writes."""
    return {name: key for name, (_, key) in _table(model).known.items()}


class _Table(Value):
    """The fields that are keys by their written names, and those for the others and the given."""

    known: dict[str, tuple[str, Key]]
    others: str = ""
    given: str = ""


@memo(1_000)
def _table(model: Any) -> _Table:
    known, holders = {}, {}
    for name, default in zip(model.__struct_fields__, model.__struct_defaults__, strict=True):
        match default.factory:
            case Key() as key:
                known[key.name or name.replace("_", "-")] = name, key
            case rest:
                holders["others" if rest is _no_others else "given"] = name
    return _Table(known, **holders)


def decode_keys(model: type[M], node: Node, faults: Faults, what: str) -> M | None:
    """The keys of one mapping, `what` in words; None where a fault was found."""
    if not isinstance(node, Map):
        message = f"{what} must be a mapping: lines such as `title: ...`"
        faults.add("BF111", message, node.span, hint=A_MAPPING)
        return None
    found = _decode(model, node, faults)
    return None if found is BROKEN else found


def keys(model: type[Any], short: str = "") -> ValueKind:
    """A mapping with the keys of a class; a single text stands for the key `short`."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        if short and isinstance(node, Scalar):
            node = Map(((Scalar(short, node.span), node),), node.span)
        if isinstance(node, Map):
            return _decode(model, node, faults)
        return no_mapping(node, name, faults)

    return ValueKind(read, {"type": "object"})


def no_mapping(node: Node, name: str, faults: Faults) -> Any:
    """Note that a value is no mapping; BROKEN."""
    words = f"`{name}`: a mapping is needed here: lines such as `name: ...`"
    faults.add("BF111", words, node.span, hint=A_MAPPING)
    return BROKEN


def _decode(model: Any, node: Map, faults: Faults) -> Any:
    """An empty value counts as left out."""
    table, before = _table(model), faults.mark()
    found: dict[str, Any] = {}
    rest: dict[str, Node] = {}
    is_whole = _has_all(table, node, faults)
    for name, value in node.entries:
        own, key = table.known.get(name.text, ("", None))
        if key is None:
            rest[name.text] = value
            is_whole = (bool(table.others) or refuse(name, list(table.known), faults)) and is_whole
        elif not _is_empty(value):
            found[own] = key.kind.read(value, name.text, faults)
            is_whole = found[own] is not BROKEN and is_whole
        if len(faults.since(before)) >= _MOST_TOLD:
            break
    if not is_whole:
        return BROKEN
    holders = {table.others: rest, table.given: frozenset(found)}
    holders.pop("", None)
    return model(**found, **holders)


def refuse(name: Scalar, known: Sequence[str], faults: Faults) -> bool:
    """Note that a name is none of those that are known; False."""
    hint = near_miss(name.text, known)
    faults.add("BF110", f"`{name.text}` is not known here", name.span, hint=hint)
    return False


def _has_all(table: _Table, node: Map, faults: Faults) -> bool:
    """Whether every key that has to be there is there."""
    missing = [
        name
        for name, (_, key) in table.known.items()
        if key.is_required and ((value := node.get(name)) is None or _is_empty(value))
    ]
    for name in missing:
        if (written := node.key(name)) is not None:
            message, hint = f"`{name}` is empty", "write it after the colon"
            faults.add("BF112", message, written.span, hint=hint)
        else:
            message, hint = f"`{name}` is missing", f"add a line `{name}: ...`"
            faults.add("BF112", message, node.span, hint=hint)
    return not missing


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def schema_of(model: type[Any]) -> Schema:
    """The properties of a class of keys, in the words of JSON Schema."""
    return {name: _property(key) for name, key in keys_of(model).items()}


def _property(key: Key) -> Schema:
    said = {"description": key.about} if key.about else {}
    return {**said, **key.kind.schema}


T = TypeVar("T")


def one_of(text: str, known: Iterable[T]) -> T | None:
    """The one of some choices that a text names, None where it names none."""
    return next((choice for choice in known if choice == text), None)


def near_miss(name: str, known: Sequence[str]) -> Hint:
    """A hint that names the nearest known name, or all of them."""
    there = "possible here: " + ", ".join(sorted(known)) if known else "there are none yet"
    return hint_instead(name, known, otherwise=there)


def counted(number: int, noun: str) -> str:
    """A number with its noun, as messages say it: 1 part, 2 parts."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
