"""Two values that say the same at different places -> where each place went.

A line that is added at the top of a file moves every span below it. What was worked out from a
slide then holds still, once its spans have been moved along.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.values import Value, compared_fields, replace

V = TypeVar("V")
# For each place where it is now.
Moves = dict[Span, Span]


def moves_between(old: object, new: object) -> Moves | None:
    """The moves; None where the values say something else, or places that were one are two."""
    moves: Moves = {NOWHERE: NOWHERE}
    is_same = _goes_along(old, new, moves)
    return moves if is_same and len(set(moves.values())) == len(moves) else None


def _goes_along(old: Any, new: Any, moves: Moves) -> bool:
    """Whether two values are the same but for their spans; these are noted."""
    kind = old.__class__
    if kind is not new.__class__:
        return False
    if kind is Span:
        return bool(moves.setdefault(old, new) == new)
    if issubclass(kind, Value):
        placed = fields_with_spans(kind)
        return all(
            _goes_along(getattr(old, name), getattr(new, name), moves)
            if name in placed
            else getattr(old, name) == getattr(new, name)
            for name in compared_fields(kind)
        )
    if issubclass(kind, Mapping):
        return list(old) == list(new) and all(_goes_along(old[k], new[k], moves) for k in old)
    if _is_sequence(kind):
        return len(old) == len(new) and all(map(_goes_along, old, new, [moves] * len(old)))
    return bool(old == new)


def moved(value: V, moves: Moves) -> V:
    """The value with its spans where they are now. Raises KeyError for one that is not known."""
    result: V = _moved(value, moves)
    return result


def _moved(value: Any, moves: Moves) -> Any:
    kind = value.__class__
    if kind is Span:
        return moves[value]
    if issubclass(kind, Value):
        placed = {name: getattr(value, name) for name in fields_with_spans(kind)}
        return replace(value, **{n: _moved(v, moves) for n, v in placed.items()} if placed else {})
    if issubclass(kind, Mapping):
        return {key: _moved(inner, moves) for key, inner in value.items()}
    if _is_sequence(kind):
        return tuple(_moved(inner, moves) for inner in value)
    return value


def _is_sequence(kind: type) -> bool:
    return issubclass(kind, Sequence) and not issubclass(kind, str | bytes)


@cache
def fields_with_spans(kind: type[Value]) -> frozenset[str]:
    """The names of the fields of a class that may hold a span, however deep."""
    hints = get_type_hints(kind)
    return frozenset(n for n in kind.__struct_fields__ if any(map(_is_placed, _types(hints[n]))))


def _is_placed(kind: Any) -> bool:
    """Whether a class, by itself, says where something stands, or may do so."""
    return kind in (Span, Any, object)


def _types(hint: Any, seen: frozenset[Any] = frozenset()) -> Iterator[Any]:
    """The types that a value of a type may be made of."""
    yield hint
    inner = list(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Value) and hint not in seen:
        seen |= {hint}
        inner.extend(get_type_hints(hint)[name] for name in hint.__struct_fields__)
    for one in inner:
        yield from _types(one, seen) if one not in seen else ()
