"""Nodes + model -> typed values. Pydantic validates; its error paths are mapped back to spans."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated, Any, TypeGuard, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, WithJsonSchema

from briefgen.model.diag import Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq

M = TypeVar("M", bound=BaseModel)
# Pydantic's kinds of fault in our words; its own words are kept for the others.
_WORDS = {
    "int_parsing": "a whole number is needed here, such as 10",
    "float_parsing": "a number is needed here, such as 10 or 0.5",
    "bool_parsing": "`true` or `false` is needed here",
    "string_type": "a text is needed here, not a list or a mapping",
    "tuple_type": "a list is needed here: lines that begin with a dash",
    "dict_type": "a mapping is needed here: lines such as `name: ...`",
    "model_type": "a mapping is needed here: lines such as `name: ...`",
    "too_short": "one entry at least is needed here",
}


# What to do where something of another shape is needed, by the beginning of our words for it.
_HINTS = {
    "a text is": "write it on one line; put quotes round it if it has a colon or a bracket in it",
    "a whole number": "write it in digits only",
    "a number": "write it in digits, with a point before the fraction",
    "`true` or": "write one of the two, without quotes",
    "a name or a list": "such as `health`, or `[health, police]`",
    "a mapping": "write names and values, such as `place: Oldham`, each on a line of its own",
    "a list": "write each entry on a line of its own that begins with a dash",
    "one entry": "add an entry, or remove the line",
}
# Who reads of more faults in one mapping?
_MOST_TOLD = 50
_SEE_LANGUAGE = "docs/language/README.md shows what can stand here"


class Keys(BaseModel):
    """The keys of one mapping; the values are nodes, checked by the annotated types below."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


def _text(node: Any) -> Scalar:
    if not isinstance(node, Scalar):
        raise ValueError("a text is needed here, not a list or a mapping")
    return node


def _names(node: Any) -> tuple[str, ...]:
    items = node.items if isinstance(node, Seq) else (node,)
    names = tuple(item.text for item in items if isinstance(item, Scalar))
    if len(names) < len(items):
        raise ValueError("a name or a list of names is needed here")
    return names


def _whole(node: Any) -> int:
    text = _text(node).text
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ValueError("a whole number is needed here, such as 10")
    return int(text)


def _flag(node: Any) -> bool:
    text = _text(node).text.lower()
    if text not in {"true", "false", "yes", "no"}:
        raise ValueError("`true` or `false` is needed here")
    return text in {"true", "yes"}


def _texts(node: Any) -> dict[str, Scalar]:
    if not isinstance(node, Map):
        raise ValueError("a mapping of names to texts is needed here")
    return {key.text: _text(value) for key, value in node.entries}


def _list(node: Any) -> Seq:
    if not isinstance(node, Seq):
        raise ValueError("a list is needed here: lines that begin with a dash")
    return node


_STRING = {"type": "string"}
Words = Annotated[Any, PlainValidator(_text), WithJsonSchema(_STRING)]
Names = Annotated[
    Any,
    PlainValidator(_names),
    WithJsonSchema({"anyOf": [_STRING, {"type": "array", "items": _STRING}]}),
]
Whole = Annotated[Any, PlainValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[Any, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
TextMap = Annotated[
    Any,
    PlainValidator(_texts),
    WithJsonSchema({"type": "object", "additionalProperties": _STRING}),
]
Listing = Annotated[Any, PlainValidator(_list), WithJsonSchema({"type": "array"})]
AnyNode = Annotated[Any, PlainValidator(lambda node: node), WithJsonSchema({})]


def decode_keys(model: type[M], node: Node, faults: Faults, what: str) -> M | None:
    """One mapping, its values as nodes; None where something is wrong (then it is in faults)."""
    if not isinstance(node, Map):
        message = f"{what} must be a mapping: lines such as `title: ...`"
        faults.add("BF111", message, node.span, hint=_HINTS["a mapping"])
        return None
    known = set(_fields(model)) if model.model_config.get("extra") == "forbid" else set(node.keys)
    data = {
        key.text: value
        for key, value in node.entries
        if not _is_empty(value) or key.text not in known
    }
    return _validate(model, data, node, faults)


def decode_plain(model: type[M], node: Node, faults: Faults) -> M | None:
    """A whole tree as text leaves, which pydantic converts where the model asks for it."""
    return _validate(model, to_plain(node), node, faults)


def to_plain(node: Node) -> Any:
    """The tree as dicts, lists and texts."""
    match node:
        case Scalar():
            return node.text
        case Seq():
            return [to_plain(item) for item in node.items]
        case Map():
            return {key.text: to_plain(value) for key, value in node.entries}


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_empty


def _validate(model: type[M], data: Any, node: Node, faults: Faults) -> M | None:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        paths = [fault["loc"] for fault in found[:_MOST_TOLD]]
        for fault in found[:_MOST_TOLD]:
            if fault["type"] != "too_short" or not _has_inner(fault["loc"], paths):
                _report(model, fault, node, faults)
        return None


def _has_inner(path: tuple[Any, ...], paths: Sequence[tuple[Any, ...]]) -> bool:
    """Whether the list at a path counts as short only because its entries are wrong."""
    return any(len(other) > len(path) and other[: len(path)] == path for other in paths)


def _report(model: type[BaseModel], fault: Any, node: Node, faults: Faults) -> None:
    path, kind = fault["loc"], fault["type"]
    span = _span_of(node, path, key=kind in {"extra_forbidden", "missing"})
    names = [str(part) for part in path if isinstance(part, str)]
    name = names[-1] if names else "this"
    if kind == "extra_forbidden":
        hint = near_miss(name, _known_at(model, path))
        faults.add("BF110", f"`{name}` is not known here", span, hint=hint)
    elif kind == "missing":
        empty = span != _span_of(node, path[:-1])
        hint = "write it after the colon" if empty else f"add a line `{name}: ...`"
        faults.add("BF112", f"`{name}` is {'empty' if empty else 'missing'}", span, hint=hint)
    else:
        message = fault["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
        code = "BF111" if kind in _WORDS or kind == "value_error" else "BF113"
        words = _WORDS.get(kind, message)
        faults.add(code, f"`{name}`: {words}", span, hint=_hint_for(words))


def _hint_for(words: str) -> str:
    return next((hint for start, hint in _HINTS.items() if words.startswith(start)), _SEE_LANGUAGE)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """The types of a model's keys, by the names that the author writes."""
    return {f.alias or name: f.annotation for name, f in model.model_fields.items()}


def _known_at(model: type[BaseModel], path: Sequence[Any]) -> list[str]:
    """The keys known to the model that an unknown key, the last of `path`, was given to."""
    inner: Any = model
    for part in path[:-1]:
        inner = _type_inside(inner, part)
    return list(_fields(inner)) if _is_model(inner) else []


def _type_inside(outer: Any, part: str | int) -> Any:
    """The type of a part of a value: a model's key, a mapping's value, a list's item."""
    inner = _fields(outer).get(str(part)) if _is_model(outer) else None
    if inner is None and (arguments := get_args(outer)):
        inner = arguments[1] if get_origin(outer) is dict else arguments[0]
    optional = type(None) in get_args(inner)
    return get_args(inner)[0] if optional else inner


def _is_model(kind: Any) -> TypeGuard[type[BaseModel]]:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def near_miss(name: str, known: list[str]) -> str:
    """A hint that names the nearest known name, or all of them."""
    close = get_close_matches(name, known, 1, 0.6)
    if close:
        return f"did you mean `{close[0]}`?"
    return "possible here: " + ", ".join(sorted(known)) if known else "there are none yet"


def counted(number: int, noun: str) -> str:
    """A number with its noun, as messages say it: 1 part, 2 parts."""
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _span_of(node: Node, path: tuple[Any, ...], *, key: bool = False) -> Span:
    span = node.span
    for part in path:
        if isinstance(node, Map) and (name := node.key(str(part))) is not None:
            inner = node.get(str(part))
            assert inner is not None
            span, node = (name.span if key else inner.span), inner
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
            span = node.span
    return span
