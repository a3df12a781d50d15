"""Two values that say the same at different places -> where each place went.

A line that is added at the top of a file moves every span below it. What was worked out from a
slide then holds still, once its spans have been moved along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.field_types import fields_with
from briefgen.model.values import Value, compared_fields, replace

V = TypeVar("V")
# For each place where it is now.
Moves = dict[Span, Span]


def moves_between(old: object, new: object) -> Moves | None:
    """The moves; None where the values say something else, or places that were one are two."""
    moves: Moves = {NOWHERE: NOWHERE}
    is_same = _goes_along(old, new, moves)
    return moves if is_same and len(set(moves.values())) == len(moves) else None


def moved(value: V, moves: Moves) -> V:
    """The value with its spans where they are now. Raises KeyError for one that is not known."""
    result: V = _moved(value, moves)
    return result


def moved_as_one(moves: Moves, old: Span, new: Span) -> bool:
    """Whether all places in the file of a span moved by as many lines as the span itself, and none
    elsewhere moved."""
    by = new.line - old.line
    return old.file == new.file and all(
        after == lowered(before, by if before.file == old.file and before.line else 0)
        for before, after in moves.items()
    )


def lowered(span: Span, lines: int) -> Span:
    """The span so many lines further down."""
    end = span.end_line and span.end_line + lines
    return replace(span, line=span.line + lines, end_line=end) if lines else span


def all_lowered(value: V, lines: int, file: str) -> V:
    """The value with all its spans in a file so many lines further down."""
    result: V = _lowered(value, lines, file)
    return result


def _lowered(value: Any, lines: int, file: str) -> Any:
    kind = value.__class__
    if kind is Span:
        return lowered(value, lines) if value.file == file and value.line else value
    if kind is tuple or kind is list:
        return tuple([_lowered(inner, lines, file) for inner in value])
    names = _placed_of_any(kind)
    if names is None:
        return {key: _lowered(inner, lines, file) for key, inner in value.items()}
    changes = {}
    for name in names:
        inner = getattr(value, name)
        if inner and (now := _lowered(inner, lines, file)) is not inner:
            changes[name] = now
    return replace(value, **changes) if changes else value


def _goes_along(old: Any, new: Any, moves: Moves) -> bool:
    """Whether two values are the same but for their spans; these are noted."""
    kind = old.__class__
    if kind is not new.__class__:
        return False
    if kind is Span:
        return bool(moves.setdefault(old, new) == new)
    if issubclass(kind, Value):
        said, placed = _said_of(kind), _placed_of(kind)
        if said is not None and said(old) != said(new):
            return False
        pairs = [(getattr(old, name), getattr(new, name)) for name in placed]
    elif issubclass(kind, Mapping):
        if list(old) != list(new):
            return False
        pairs = [(inner, new[key]) for key, inner in old.items()]
    elif _is_sequence(kind):
        if len(old) != len(new):
            return False
        pairs = list(zip(old, new, strict=True))
    else:
        return bool(old == new)
    return all(_goes_along(one, other, moves) for one, other in pairs)


def _moved(value: Any, moves: Moves) -> Any:
    kind = value.__class__
    if kind is Span:
        return moves[value]
    if issubclass(kind, Value):
        changes = {name: _moved(getattr(value, name), moves) for name in _placed_of(kind)}
        return replace(value, **changes) if changes else value
    if _is_sequence(kind):
        return tuple([_moved(inner, moves) for inner in value])
    if issubclass(kind, Mapping):
        return {key: _moved(inner, moves) for key, inner in value.items()}
    return value


@cache
def _is_sequence(kind: type) -> bool:
    return issubclass(kind, Sequence) and not issubclass(kind, str | bytes)


@cache
def _said_of(kind: type[Value]) -> attrgetter[Any] | None:
    """The fields that are compared and hold no span, None where there are none."""
    names = [name for name in compared_fields(kind) if name not in _placed_of(kind)]
    return attrgetter(*names) if names else None


@cache
def _placed_of_any(kind: type) -> tuple[str, ...] | None:
    """The same for any class; None for a mapping. To look it up takes less than to ask twice."""
    if issubclass(kind, Mapping):
        return None
    return _placed_of(kind) if issubclass(kind, Value) else ()


def _placed_of(kind: type[Value]) -> tuple[str, ...]:
    """The names of the fields of a class that may hold a span, however deep."""
    return fields_with(kind, Span)
