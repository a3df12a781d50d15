"""The source of a YAML file + the path of a value in a mapping + another name for it -> the source
with that. Names are shown, too: those of cards, of points with others below them.
"""

from __future__ import annotations

from typing import Any

from briefgen.edit.set_text import CannotSetError, Path, settable
from briefgen.edit.source_at import SourceAt
from briefgen.edit.yaml_spelling import on_one_line
from briefgen.model.yaml_nodes import Map


def set_name(source: str, path: Path, text: str) -> str:
    """The source with another name for the value at a path. Raises CannotSetError."""
    name = settable(text).strip()
    file = SourceAt.of(source, path[:-1])
    key = file.node.key(str(path[-1])) if isinstance(file.node, Map) else None
    if key is None or key.span.line != key.span.end_line:
        raise CannotSetError("this cannot be changed from here; change it in the text")
    names = [one.text for one, _ in file.node.entries] if isinstance(file.node, Map) else []
    if name == key.text:
        return source
    if not name:
        raise CannotSetError("what stands below it needs a name")
    if name in names:
        raise CannotSetError(f"there is another `{name}` beside it")
    start = file.offset(key.span.line, key.span.column)
    end = file.offset(key.span.line, key.span.end_column)
    written = on_one_line(name, in_brackets=file.is_in_brackets)

    def wanted(said: list[Any]) -> None:
        at = names.index(key.text)
        said[at] = (name, said[at][1])

    return file.checked(f"{file.body[:start]}{written}{file.body[end:]}", wanted)
