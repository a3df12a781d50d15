"""A file that was read before -> its nodes; of the entries of its `slides:`, those that say
another thing now are parsed, and the rest as the file would be without them.

After a key in a deck of 300 slides, to parse all of it took a quarter of the time (26 ms of 103).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from briefgen.model.diagnostics import Faults
from briefgen.model.span_moves import all_lowered
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Seq, nodes_of
from briefgen.read.yaml_source import MOST_NODES, read_part, read_source, text_of
from briefgen.support.session import MovedDown

# The key, and the first dash of its list.
_LIST = r"(?m)^slides: *(?:#.*)?\n(?: *(?:#.*)?\n)*?(?P<indent> *)-(?=\s)"
_KEY = "slides"
# A list of fewer is parsed as fast as it is cut.
_FEWEST = 4


class _Entry(Value):
    """What an entry said (`node`) that began at a `line`, and how many nodes that takes."""

    line: int
    node: Node
    nodes: int

    def at(self, line: int) -> _Entry:
        """The same where it begins now."""
        lines, file = line - self.line, self.node.span.file
        return _Entry(line, all_lowered(self.node, lines, file), self.nodes) if lines else self


class _Cut(Value, kw_only=True):
    """A text cut at the entries of its list: the `entries` but for the last, each with its first
    line, and the text without them (`rest`), where an entry `0` stands for them at their `line`.
    Each begins with a dash behind `indent`."""

    entries: tuple[tuple[int, str], ...]
    rest: str
    line: int
    indent: str

    def parse(self, line: int, entry: str, file: str) -> _Entry | None:
        """An entry that begins at a line; None where it cannot be understood by itself."""
        found = read_part(f"{_KEY}:\n{entry}{self.indent}- 0\n", file)
        match found:
            case (Map(entries=((_, Seq(items=(node, _))),)), int(nodes)):
                return _Entry(2, node, nodes).at(line)
        return None

    def whole(self, entries: tuple[_Entry, ...], file: str) -> Node | None:
        """What the text says with these entries; None where that is not certain."""
        found = read_part(self.rest, file)
        root, nodes = found or (None, 0)
        if not isinstance(root, Map):
            return None
        listed = root.get(_KEY)
        if nodes + sum(entry.nodes for entry in entries) > MOST_NODES:
            return None
        if not isinstance(listed, Seq) or listed.span.line != self.line or len(listed.items) != 2:
            return None
        items = (*(entry.node for entry in entries), listed.items[1])
        all_of_them = Seq(items, listed.span, listed.closing)
        pairs = ((key, all_of_them if value is listed else value) for key, value in root.entries)
        return Map(tuple(pairs), root.span, root.closing)


class LastRead(Struct, eq=False):
    """What a file was read as last: its `data` and its `root`; and its `entries` by their text,
    None before they are asked for. `is_early` where some that have moved were left where they
    stood."""

    data: bytes = b""
    root: Node | None = None
    entries: dict[str, list[_Entry]] | None = None
    is_early: bool = False

    def read(self, data: bytes, file: str, moved: MovedDown, faults: Faults) -> Node | None:
        """What the file says, and what is wrong with it; what has only moved is noted."""
        moved.found.clear()
        self.is_early = False
        found = self._by_entry(data, file, moved)
        if found is None:
            before = faults.mark()
            found = read_source(data, file, faults)
            if not faults.since(before):
                self.data, self.root, self.entries = data, found, None
        return found

    def _by_entry(self, data: bytes, file: str, moved: MovedDown) -> Node | None:
        """What the file says, where nothing is wrong with it; None where all is to be parsed."""
        cut = _cut(data, file) if self.data else None
        if cut is None:
            return None
        known = {text: iter(entries) for text, entries in self._known(file).items()}
        found: list[_Entry] = []
        for line, text in cut.entries:
            last = next(known.get(text, iter(())), None)
            stays = bool(last and moved.stays and last.line != line)
            entry = last if stays else last.at(line) if last else cut.parse(line, text, file)
            if entry is None:
                return None
            self.is_early |= stays
            if last and entry is not last:
                moved.note(entry.node, last.node, line - last.line)
            found.append(entry)
        root = cut.whole(tuple(found), file)
        if root is not None:
            self.data, self.root, self.entries = data, root, {}
            for (_, text), entry in zip(cut.entries, found, strict=True):
                self.entries.setdefault(text, []).append(entry)
        return root

    def _known(self, file: str) -> dict[str, list[_Entry]]:
        if self.entries is None:
            self.entries = {}
            cut = _cut(self.data, file)
            for text, entry in _entries_of(cut, self.root) if cut else ():
                self.entries.setdefault(text, []).append(entry)
        return self.entries


def _cut(data: bytes, file: str) -> _Cut | None:
    """The text cut at its entries; None where it is not written so that this is certain."""
    noted = Faults()
    text = text_of(data, file, noted)
    found = re.search(_LIST, text) if text and not noted.found and "\r" not in text else None
    if found is None or text is None:
        return None
    indent = found["indent"]
    first = found.end("indent") - len(indent)
    starts = _starts(text, first, indent)
    if len(starts) < _FEWEST:
        return None
    line = text.count("\n", 0, first) + 1
    entries, at = [], line
    for start, end in pairwise(starts):
        entries.append((at, text[start:end]))
        at += text.count("\n", start, end)
    rest = f"{text[:first]}{indent}- 0{(at - line) * chr(10)}{text[starts[-1] :]}"
    return _Cut(entries=tuple(entries), rest=rest, line=line, indent=indent)


def _starts(text: str, first: int, indent: str) -> list[int]:
    """Where the lines of the list begin that have its dashes, from the `first` on. Patterns that
    begin with a line end are found ten times faster than those with `^`."""
    less = rf"\n {{0,{len(indent) - 1}}}[^\s#]" if indent else r"\n[^\s#-]"
    end = re.compile(less).search(text, first)
    last = end.start() + 1 if end else len(text)
    dashes = re.compile(rf"\n{indent}-(?=\s)").finditer(text, first - 1, last)
    return [dash.start() + 1 for dash in dashes]


def _entries_of(cut: _Cut, root: Node | None) -> Iterator[tuple[str, _Entry]]:
    """The entries of a text that says `root`, but for those that name others (`*`)."""
    listed = root.get(_KEY) if isinstance(root, Map) else None
    items = listed.items[:-1] if isinstance(listed, Seq) else ()
    if len(items) != len(cut.entries):
        return
    for (line, text), node in zip(cut.entries, items, strict=True):
        nodes = list(nodes_of(node))
        last = line + text.count("\n")
        is_own = all(line <= one.span.line < last for one in nodes)
        if is_own and len({id(one) for one in nodes}) == len(nodes):
            yield text, _Entry(line, node, len(nodes))
