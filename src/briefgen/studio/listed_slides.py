"""A deck -> the entries of its list of slides as they are written, each with a key that it keeps
while the text round it changes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from briefgen.model.diagnostics import Span
from briefgen.model.text_edits import extent
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq


class ListedSlide(Value, kw_only=True):
    """An entry: its `node`, the `span` from its first character to its last, its `text`, and the
    `key` that it is known by."""

    node: Node
    span: Span
    text: str
    key: str = ""

    def said(self, name: str) -> str:
        """The text behind a key, "" where there is none."""
        value = self.node.get(name) if isinstance(self.node, Map) else None
        return value.text if isinstance(value, Scalar) else ""


def listed_slides(root: Node | None, text: str) -> tuple[ListedSlide, ...] | None:
    """The entries of a deck that says `root`, in its text; None where it cannot be read."""
    listed = root.get("slides") if isinstance(root, Map) else None
    if not isinstance(listed, Seq):
        return None
    lines = text.split("\n")
    found = ((node, extent(node)) for node in listed.items)
    return tuple(
        ListedSlide(node=node, span=span, text=_own_lines(lines, span)) for node, span in found
    )


def _own_lines(lines: Sequence[str], span: Span) -> str:
    """What an entry says. One that ends with a text in lines ends where the next begins: neither
    that nor the blank lines between them are its own."""
    end = span.end_line if span.end_column > 1 else span.end_line - 1
    return "\n".join(lines[span.line - 1 : end]).rstrip("\n")


def entry_finder(slides: Sequence[ListedSlide]) -> Callable[[Span], ListedSlide | None]:
    """What finds the entry on whose lines a place begins. Entries follow each other in one file."""
    starts = [slide.span.line for slide in slides]

    def find(span: Span) -> ListedSlide | None:
        at = bisect_right(starts, span.line) - 1
        found = slides[at] if at >= 0 else None
        is_inside = found and found.span.file == span.file and span.line <= found.span.end_line
        return found if is_inside else None

    return find


class KnownSlides(Struct, eq=False):
    """The entries of a `file` as they were known `last`; `given` counts the keys given out."""

    last: tuple[ListedSlide, ...] = ()
    given: int = 0
    file: str = ""

    def know(self, found: Sequence[ListedSlide], file: str) -> tuple[ListedSlide, ...]:
        """The entries with their keys: one that says the same has the key that it had, and so has
        one that was changed where it stands."""
        before = [one.text for one in self.last] if file == self.file else []
        keys = [""] * len(found)
        after = [one.text for one in found]
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for what, old, old_end, new, new_end in matcher.get_opcodes():
            if what == "equal" or old_end - old == new_end - new:
                keys[new:new_end] = [one.key for one in self.last[old:old_end]]
        self._find_moved(keys, after)
        self.file = file
        self.last = tuple(
            ListedSlide(node=one.node, span=one.span, text=one.text, key=key or self._new())
            for one, key in zip(found, keys, strict=True)
        )
        return self.last

    def _find_moved(self, keys: list[str], texts: Sequence[str]) -> None:
        """An entry that stands elsewhere now is the same."""
        free = {one.text: one.key for one in self.last if one.key not in keys}
        for at, text in enumerate(texts):
            if not keys[at] and text in free:
                keys[at] = free.pop(text)

    def _new(self) -> str:
        self.given += 1
        return f"s{self.given}"
