"""The messages of the studio (src/briefgen/studio/messages) -> their types in TypeScript."""

from __future__ import annotations

import inspect
import types
import typing
from pathlib import Path
from typing import Any, Literal

from briefgen.model.values import Value
from briefgen.studio import messages

FILE = Path(messages.__file__).parents[1] / "web" / "src" / "messages.ts"
_SIMPLE = {str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}


def messages_typescript() -> str:
    """The whole file."""
    kinds = [kind for kind in vars(messages).values() if _is_message(kind)]
    head = "// Written by docs/generate.py from the folder messages: change it there.\n"
    return head + "".join(_interface(kind) for kind in kinds)


def _is_message(kind: object) -> bool:
    return inspect.isclass(kind) and issubclass(kind, Value) and kind is not Value


def _interface(kind: type[Value]) -> str:
    hints = typing.get_type_hints(kind)
    needed = set(kind.__struct_fields__) - set(_with_default(kind))
    lines = (
        f"  {name}{'' if name in needed or not _is_asked(kind) else '?'}: {_type(hints[name])};\n"
        for name in kind.__struct_fields__
    )
    about = " ".join((kind.__doc__ or "").split())
    return f"\n/** {about} */\nexport interface {kind.__name__} {{\n{''.join(lines)}}}\n"


def _with_default(kind: type[Value]) -> tuple[str, ...]:
    count = len(kind.__struct_defaults__)
    return kind.__struct_fields__[-count:] if count else ()


def _is_asked(kind: type[Value]) -> bool:
    """Whether the page sends it, and may leave out what has a default."""
    return kind.__name__ in {"Ask", "EditAsked", "NewProject", "Decisions"}


def _type(hint: Any) -> str:
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if origin is Literal:
        return " | ".join(f'"{part}"' for part in parts)
    if origin is tuple:
        inner = _type(parts[0])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    if origin in (types.UnionType, typing.Union):
        return " | ".join(map(_type, parts))
    return str(hint.__name__)
