"""Random YAML, and what must be true of it when entries and keys are moved, copied, added, dropped.

`python -m tests.properties.entry_edits --count 20000` tries as many edits (three minutes) and tells
what failed with its number; the same number draws the same again.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from briefgen.edit.change_entries import (
    added,
    added_yaml,
    dropped,
    duplicated,
    moved,
    with_key,
    without_key,
)
from briefgen.edit.set_text import CannotSetError
from briefgen.model.diagnostics import Faults, Severity
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.yaml_source import read_source
from tests.properties.edits import Document, loaded

NEW = "layout: bullets\ntitle: New  # c9999;\npoints:\n  - one\n\n  - two\n"
Change = Callable[[list[Any]], None]


def collections(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Node]]:
    """All lists and mappings with their paths; what is empty may become a list."""
    match node:
        case Scalar():
            if node.is_empty and path:
                yield path, node
            return
        case Seq(items=items):
            inner: list[tuple[str | int, Node]] = list(enumerate(items))
        case Map(entries=entries):
            inner = [(key.text, value) for key, value in entries]
    yield path, node
    for step, value in inner:
        yield from collections(value, (*path, step))


def an_edit(draw: random.Random) -> tuple[str, str, Any, Callable[[], str], Change] | None:
    """A source, the name of an edit, the path of what it changes, how it is made, and what becomes
    of the list there; None where the source has errors."""
    source = Document(draw).source()
    faults = Faults()
    root = read_source(source.encode(), "", faults)
    if root is None or any(fault.severity is Severity.ERROR for fault in faults.found):
        return None
    path, node = draw.choice(list(collections(root)) or [((), root)])
    match node:
        case Map(entries=entries):
            return (source, *_edit_of_map(draw, source, path, [key.text for key, _ in entries]))
        case Seq(items=(_, *_) as items):
            return (source, *_edit_of_list(draw, source, path, len(items)))
        case _:
            new = draw.choice(("x: y", "plain"))
            return (
                source,
                "first",
                path,
                lambda: added(source, path, 0, new),
                lambda said: said.insert(0, new),
            )


def _edit_of_map(draw: random.Random, source: str, path: Any, keys: list[str]) -> Any:
    key = draw.choice((*keys, "new", "new"))
    if key in keys and draw.random() < 0.5:
        at = keys.index(key)
        return "drop key", path, lambda: without_key(source, path, key), lambda s: s.pop(at)
    value = draw.choice(("text", ["a", "b: c"], "two\nlines"))

    def change(said: list[Any]) -> None:
        if key in keys:
            said[keys.index(key)] = (key, value)
        else:
            said.append((key, value))

    name = "key" if key in keys else "new key"
    return name, path, lambda: with_key(source, path, key, value), change


def _edit_of_list(draw: random.Random, source: str, path: Any, count: int) -> Any:
    entry, to = draw.randrange(count), draw.randrange(count)
    new = [("layout", "bullets"), ("title", "New"), ("points", ["one", "two"])]
    edits: tuple[tuple[str, Callable[[], str], Change], ...] = (
        ("move", lambda: moved(source, path, entry, to), lambda s: s.insert(to, s.pop(entry))),
        ("copy", lambda: duplicated(source, path, entry), lambda s: s.insert(entry, s[entry])),
        ("drop", lambda: dropped(source, path, entry), lambda s: s.pop(entry)),
        ("add", lambda: added(source, path, to, "a: b"), lambda s: s.insert(to, "a: b")),
        ("slide", lambda: added_yaml(source, path, to, NEW), lambda s: s.insert(to, new)),
    )
    name, make, change = draw.choice(edits)
    return name, path, make, change


def changed(tree: Any, path: Sequence[str | int], change: Change) -> Any:
    """A tree as PyYAML reads it, with a change at a path."""
    if not path:
        found = list(tree) if isinstance(tree, list) else []
        change(found)
        return found
    first, *rest = path
    if isinstance(first, str):
        return [(k, changed(v, rest, change) if k == first else v) for k, v in tree]
    return [changed(v, rest, change) if n == first else v for n, v in enumerate(tree)]


def wrong_with(edit: tuple[str, str, Any, Callable[[], str], Change]) -> str:
    """What is wrong with a source after an edit; "refused" where it was not made."""
    source, name, path, make, change = edit
    try:
        after = make()
    except CannotSetError as error:
        return f"refused: {error}"
    told = f"\n{path}\n{source}\n---\n{after}"
    body, new = source.removeprefix("\ufeff"), after.removeprefix("\ufeff")
    if len(source) - len(body) != len(after) - len(new):
        return "the mark at the start of the file is lost" + told
    wanted = changed(loaded(body), path, change)
    if loaded(new) != wanted and not (name.startswith("drop") and wanted == []):
        return "another tree" + told
    if "\r\n" in body and re.search("[^\r]\n", new):
        return "line ends" + told
    found = _wrong_bytes(name, body, new)
    return found + told if found else ""


def _wrong_bytes(name: str, body: str, after: str) -> str:
    """Whether bytes changed that are no part of the edit."""
    if name in ("add", "slide", "copy", "new key") and not _is_cut(after, body):
        return "more than one place changed"
    is_emptied = any(after.count(sign) > body.count(sign) for sign in ("[]", "{}"))
    # A comment between two keys stands above the dash when the second becomes the first.
    bare, cut = (re.sub(r"(?m)^ *#.*\n", "", text) for text in (body, after))
    if name.startswith("drop") and not is_emptied and not _is_cut(bare, cut):
        return "more than one place cut"
    comments, now = (Counter(re.findall(r"# c\d+;", text)) for text in (body, after))
    if name in ("move", "first") and comments != now:
        return "comments"
    blank, kept = (sorted(re.findall(r"\n[ \t\r]*(?=\n)", text)) for text in (body, after))
    return "blank lines" if name == "move" and blank != kept and "+" not in body else ""


def _is_cut(long: str, short: str) -> bool:
    """Whether a text is another with one stretch taken out."""
    start = 0
    while start < len(short) and long[start] == short[start]:
        start += 1
    return start == len(short) or long.endswith(short[start:])


def tried(number: int) -> tuple[str, str]:
    """The kind of the edit of a number, and what became of it."""
    edit = an_edit(random.Random(number))  # noqa: S311
    return (edit[1], wrong_with(edit)) if edit else ("", "")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", 1)[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    given = parser.parse_args(arguments)
    failed = 0
    tally: Counter[str] = Counter()
    for number in range(given.first, given.first + given.count):
        name, found = tried(number)
        tally[f"{name}: {found.splitlines()[0][:70]}" if found else f"{name}: right"] += 1
        if found and not found.startswith("refused"):
            failed += 1
            sys.stdout.write(f"number {number}, {name}: {found}\n")
    for what, count in sorted(tally.items()):
        sys.stdout.write(f"{count:7} {what}\n")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
