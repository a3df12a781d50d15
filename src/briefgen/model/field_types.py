"""A class of values -> which of its fields may hold a value of some class, however deep."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

from briefgen.model.values import Value


def fields_with(kind: type[Value], wanted: type) -> tuple[str, ...]:
    """The names of the fields in which something of a class can be found."""
    return _fields_with(kind, wanted)


@cache
def _fields_with(kind: type[Value], wanted: Any) -> tuple[str, ...]:
    hints = _hints_of(kind)
    return tuple(
        name for name in hints if any(_may_be(found, wanted) for found in _types(hints[name]))
    )


def _may_be(found: Any, wanted: type) -> bool:
    if found in (Any, object):
        return True
    return isinstance(found, type) and (issubclass(found, wanted) or issubclass(wanted, found))


@cache
def _hints_of(kind: type[Value]) -> dict[str, Any]:
    try:
        hints = get_type_hints(kind)
    except NameError:  # a class that is known inside a function only: nobody can tell
        hints = {}
    return {name: hints.get(name, Any) for name in kind.__struct_fields__}


@cache
def _types(hint: Any) -> frozenset[Any]:
    """The types that a value of a type may be made of."""
    found: set[Any] = set()
    waiting = [hint]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(get_args(one))
            if isinstance(one, type) and issubclass(one, Value):
                waiting.extend(_hints_of(one).values())
    return frozenset(found)
