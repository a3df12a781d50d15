"""The source of a YAML file and a path -> the list or mapping there; and the source after a change,
which is read again before it is handed out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from briefgen.edit.set_text import BOM, CannotSetError, Path, read_again, said_by, sound
from briefgen.model.text_edits import line_end_of, line_starts
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq, nodes_of


class SourceAt(Value, kw_only=True):
    """A `source`, its text without the mark at its start (`body`), the list or mapping (`node`) at
    a `path` of its tree (`root`), with what holds it (`parent`) and its `key` there."""

    source: str
    body: str
    path: Path
    root: Node
    node: Node
    parent: Map | Seq | None
    key: Scalar | None

    @property
    def has_entries(self) -> bool:
        match self.node:
            case Seq(items=inner) | Map(entries=inner):
                return bool(inner)
        return False

    @property
    def is_in_brackets(self) -> bool:
        return not isinstance(self.node, Scalar) and self.node.closing is not None

    @property
    def line_end(self) -> str:
        return line_end_of(self.body)

    @classmethod
    def of(cls, source: str, path: Path) -> SourceAt:
        body = source.removeprefix(BOM)
        root = sound(*read_again(body))
        node: Node | None = root
        parent: Map | Seq | None = None
        key: Scalar | None = None
        for step in path:
            match node, step:
                case Map(), str():
                    parent, key, node = node, node.key(step), node.get(step)
                case Seq(items=items), int() if 0 <= step < len(items):
                    parent, key, node = node, None, items[step]
                case _:
                    node = None
        if node is None:
            raise CannotSetError(f"there is nothing at `{'.'.join(map(str, path))}`")
        if (uses := _uses(root, node)) > 1:
            raise CannotSetError(f"it is used in {uses} places by a name (`*`); edit the file")
        return cls(
            source=source, body=body, path=path, root=root, node=node, parent=parent, key=key
        )

    def checked(self, after: str, change: Callable[[list[Any]], None]) -> str:
        """The source after a change, if it says what it said but for that.

        Raises CannotSetError where it does not.
        """
        if not self.body.endswith(("\n", "\r")):
            after = after.removesuffix(self.line_end)
        wanted = said_by(self.root)
        change(self._at(wanted))
        node, faults = read_again(after)
        new = Counter(fault.code for fault in faults) - Counter(
            fault.code for fault in read_again(self.body)[1]
        )
        if node is None or new or said_by(node) != wanted:
            why = next((fault.message for fault in faults if fault.code in new), "")
            because = f": {why}" if why else ""
            raise CannotSetError(
                f"this cannot be changed from here{because}; change it in the text"
            )
        return self.source[: len(self.source) - len(self.body)] + after

    def _at(self, said: Any) -> list[Any]:
        """The list at the path in what a source says; made where there is nothing yet."""
        if not self.path:
            found: list[Any] = said
            return found
        for step in self.path[:-1]:
            said = next(v for k, v in said if k == step) if isinstance(step, str) else said[step]
        last = self.path[-1]
        for number, one in enumerate(said):
            inner = one[1] if isinstance(last, str) else one
            if (one[0] if isinstance(last, str) else number) == last:
                inner = inner if isinstance(inner, list) else []
                said[number] = (one[0], inner) if isinstance(last, str) else inner
                return inner
        raise AssertionError(self.path)

    def offset(self, line: int, column: int) -> int:
        """Where a place is in the text; lines and columns count from 1."""
        return line_starts(self.body)[line - 1] + column - 1


def _uses(root: Node, node: Node) -> int:
    """How often a node stands in a tree: more than once where it has a name."""
    return sum(one is node for one in nodes_of(root))
