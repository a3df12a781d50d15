"""Nodes -> texts and points, and what every kind of slot needs of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefgen.model.data_sheet import ReadData, no_data
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import ReadPicture, no_picture
from briefgen.model.resolved_deck import Line, Point, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss
from briefgen.resolve.audience import is_for
from briefgen.resolve.unread_keys import pass_over
from briefgen.text.inline_markup import parse_inline, parse_paragraphs

T = TypeVar("T")

TEXT_HINT = "write it on one line, in quotes if it has a colon, a star or a dash in it"
LIST_HINT = "write each on a line of its own that begins with a dash"
DEEPEST_POINT = 2
# Some thirty slides: nobody follows more, and they are laid out in a second.
MOST_POINTS = 500
_POINT_KEYS = ("text", "points", "audience")


class Binder(Value):
    """Decodes slot values, and notes in `faults` what is wrong with them; `audience` is empty where
    everybody gets everything, `data` reads the files that charts name, `pictures` those that
    pictures name."""

    faults: Faults
    audience: frozenset[str] = frozenset()
    data: ReadData = no_data
    pictures: ReadPicture = no_picture

    def wrong(self, node: Node, needed: str, hint: str) -> None:
        """Note that something else is needed here."""
        self.faults.add("BF111", f"{needed} is needed here", node.span, hint=hint)

    def are_known(self, node: Map, names: Sequence[str]) -> bool:
        """Whether all keys are among `names`; the first that is not is noted."""
        unknown = next((name for name in node.keys if name not in names), None)
        if unknown is None or (key := node.key(unknown)) is None:
            return True
        hint = near_miss(unknown, list(names), node.keys)
        self.faults.add("BF110", f"`{unknown}` is not known here", key.span, hint=hint)
        return False

    def inline(self, node: Node | None) -> Inline | None:
        """One paragraph; None where there is no text."""
        if isinstance(node, Scalar):
            inline = parse_inline(node, self.faults)
            return inline if inline.text.strip() else None
        if node is not None:
            self.wrong(node, "a text", TEXT_HINT)
        return None

    def line(self, node: Node) -> Line | None:
        inline = self.inline(node)
        return Line(inline, node.span) if inline else None

    def text(self, node: Node) -> Text | None:
        """A text, or a list of texts: a paragraph each."""
        nodes = node.items if isinstance(node, Seq) else (node,)
        paragraphs: list[Inline] = []
        for item in nodes:
            if isinstance(item, Scalar):
                paragraphs.extend(parse_paragraphs(item, self.faults))
            else:
                self.wrong(item, "a text", TEXT_HINT)
        return Text(tuple(paragraphs), node.span) if paragraphs else None

    def points(self, node: Node, depth: int = 0) -> Points | None:
        if not isinstance(node, Seq):
            self.wrong(node, "a list of points", LIST_HINT)
            return None
        if depth > DEEPEST_POINT:
            self.faults.add(
                "BF111",
                "points have two sub-levels at most",
                node.span,
                hint="move these points one level up",
            )
            return None
        if depth == 0 and _size(node) > MOST_POINTS:
            hint = "make several slides of it, or keep it for a document"
            message = f"there are more than {MOST_POINTS} points"
            self.faults.add("BF106", message, node.span, hint=hint)
            return None
        points = _found(self._point(item, depth) for item in node.items)
        return Points(points, node.span) if points else None

    def _point(self, node: Node, depth: int) -> Point | None:
        match node:
            case Scalar():
                inline = self.inline(node)
                return Point(inline, (), node.span) if inline else None
            case Map() if "text" in node.keys:
                return self._long_point(node, depth)
            case Map() if len(node.entries) == 1:
                return self._point_with_children(node, depth)
        self.wrong(node, "a point", "write a text, or `Text:` with points below it")
        return None

    def _long_point(self, node: Map, depth: int) -> Point | None:
        """`{text, points, audience}`."""
        if not self.are_known(node, _POINT_KEYS) or self.is_dropped(node):
            return None
        inline, inner = self.inline(node.get("text")), node.get("points")
        children = self.points(inner, depth + 1) if inner else None
        return Point(inline, children.items if children else (), node.span) if inline else None

    def _point_with_children(self, node: Map, depth: int) -> Point | None:
        """`Text: [points]`."""
        key, inner = node.entries[0]
        if not isinstance(inner, Seq) or not inner.items:
            self.faults.add(
                "BF111",
                "a point that ends with a colon needs points below it",
                inner.span,
                hint='if the colon is part of the text, put quotes round it: "..."',
            )
            return None
        children = self.points(inner, depth + 1)
        head = parse_inline(key, self.faults)
        return Point(head, children.items if children else (), node.span)

    def is_dropped(self, node: Map) -> bool:
        """Whether the part is for another audience."""
        wanted = node.get("audience")
        items = wanted.items if isinstance(wanted, Seq) else (wanted,)
        names = [item.text for item in items if isinstance(item, Scalar)]
        is_dropped = not is_for(names, self.audience)
        if is_dropped:
            pass_over(node)
        return is_dropped

    def one_body(self, node: Map) -> Node | None:
        """The `text:` or the `points:` of a part; both at once would lose one, which is noted."""
        text, points = node.get("text"), node.get("points")
        if text is not None and points is not None:
            hint = "write the text as the first of the points"
            self.faults.add(
                "BF111", "`text` and `points` cannot stand together", node.span, hint=hint
            )
        return text if text is not None else points

    def body(self, node: Node) -> Text | Points | None:
        """A list is points, anything else a text."""
        return self.points(node) if isinstance(node, Seq) else self.text(node)

    def flag(self, node: Node | None) -> bool:
        """`true` or `false`; false where nothing is given."""
        text = node.text.lower() if isinstance(node, Scalar) else ""
        if node is not None and text not in {"true", "false", "yes", "no"}:
            self.wrong(node, "`true` or `false`", "write one of the two, without quotes")
        return text in {"true", "yes"}


def _found(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(value for value in values if value is not None)


def _size(node: Node) -> int:
    """How many entries a list has, with those of the lists in it."""
    match node:
        case Seq(items=items):
            return len(items) + sum(map(_size, items))
        case Map():
            return sum(map(_size, node.values))
    return 0
