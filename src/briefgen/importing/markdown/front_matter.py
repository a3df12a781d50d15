"""The lines of a block of keys (between two lines `---`) -> its keys, and texts of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, texts_of
from briefgen.read.yaml_source import read_source

_KEY = re.compile(r"[\w.$-]+\s*:(\s|$)")


def keys_in(text: str) -> Map | None:
    """The keys that a text says in YAML; None where it says none. What is wrong in it is mended as
    far as that is certain."""
    if not _KEY.match(text.lstrip()):
        return None
    node = read_source(text.encode(), "", Faults())
    return node if isinstance(node, Map) else None


def front_matter(lines: Sequence[SourceLine]) -> tuple[Map | None, int]:
    """The keys at the start of some lines, and how many lines they take with their edges."""
    first = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    if first == len(lines) or lines[first].text.rstrip() != "---":
        return None, 0
    return block_of_keys(lines, first)


def block_of_keys(lines: Sequence[SourceLine], start: int) -> tuple[Map | None, int]:
    """The keys below the line `---` at `start`, and the number of the line after them."""
    if start + 1 >= len(lines) or not lines[start + 1].text.strip():
        return None, 0
    ends = (at for at in range(start + 1, len(lines)) if lines[at].text.rstrip() in ("---", "..."))
    end = next(ends, 0)
    keys = keys_in("\n".join(line.text for line in lines[start + 1 : end])) if end else None
    return keys, end + 1 if keys else 0


def text_of(keys: Map | None, *names: str) -> str:
    """The text of the first of some keys that there is."""
    for name in names:
        value = keys.get(name) if keys else None
        if isinstance(value, Scalar):
            return value.text.strip()
    return ""


def texts_at(keys: Map | None, name: str) -> Iterator[str]:
    """The texts of a key: its own, those of its list, and of people and institutes their names."""
    value = keys.get(name) if keys else None
    for node in value.items if isinstance(value, Seq) else (value,):
        yield from _named(node)


def _named(node: Node | None) -> Iterator[str]:
    match node:
        case Map():
            named = node.get("name") or node.get("text")
            of = text_of(node, "affiliation", "institute")
            yield from (f"{' '.join(texts_of(named))}{f' ({of})' * bool(of)}",) if named else ()
        case Seq():
            yield ", ".join(texts_of(node))
        case Scalar(text=text) if text.strip():
            yield text.strip()


def is_set(keys: Map | None, name: str) -> bool:
    return text_of(keys, name).lower() in ("true", "yes", "on")
