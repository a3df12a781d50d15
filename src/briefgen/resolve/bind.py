"""Slide source + layout -> slots decoded to their kinds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefgen.model.diag import Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.model.resolved import (
    Aspect,
    Card,
    Cards,
    Comparison,
    Diagram,
    Line,
    LinkTarget,
    Point,
    Points,
    RowGroup,
    SlotValue,
    Subject,
    Table,
    Text,
)
from briefgen.model.rich import Inline
from briefgen.model.template import SlotSpec
from briefgen.read.decode import near_miss
from briefgen.text.inline import is_allowed, parse_inline, parse_paragraphs


def _items(points: Points | None) -> tuple[Point, ...]:
    return points.items if points else ()


@dataclass(frozen=True, slots=True)
class Binder:
    """Decodes slot values; `audience` is empty where everybody gets everything."""

    faults: Faults
    audience: frozenset[str] = frozenset()

    def value(self, node: Node, spec: SlotSpec) -> SlotValue | None:
        """The slot's value, or None where it is empty or wrong."""
        kinds: dict[str, Callable[[Node], SlotValue | None]] = {
            "line": self.line,
            "text": self.text,
            "points": self.points,
            "cards": self.cards,
            "table": self.table,
            "comparison": self.comparison,
            "diagram": self.diagram,
            "link": self.link,
        }
        value = kinds[spec.kind](node)
        self._check_count(value, spec)
        return value

    def _check_count(self, value: SlotValue | None, spec: SlotSpec) -> None:
        match value:
            case Cards(items=parts) | Diagram(parts=parts):
                count = len(parts)
            case Comparison(subjects=subjects):
                count = len(subjects)
            case _:
                return
        if (spec.least and count < spec.least) or (spec.most and count > spec.most):
            self.faults.add(
                "BF209",
                f"`{spec.name}` has {count} parts; the layout takes {spec.least} to {spec.most}",
                value.span,
                hint="join some, or spread them over two slides",
            )

    def wrong(self, node: Node, needed: str) -> None:
        self.faults.add("BF111", f"{needed} is needed here", node.span)

    def inline(self, node: Node | None, needed: str = "a text") -> Inline | None:
        if isinstance(node, Scalar):
            return parse_inline(node, self.faults) if node.text.strip() else None
        if node is not None:
            self.wrong(node, needed)
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
                self.wrong(item, "a text")
        return Text(tuple(paragraphs), node.span) if paragraphs else None

    def points(self, node: Node, depth: int = 0) -> Points | None:
        if not isinstance(node, Seq):
            self.wrong(node, "a list of points (lines that begin with a dash)")
            return None
        if depth > 2:
            self.faults.add("BF111", "points have two sub-levels at most", node.span,
                            hint="move these points one level up")  # fmt: skip
            return None
        found = [self._point(item, depth) for item in node.items]
        points = tuple(point for point in found if point is not None)
        return Points(points, node.span) if points else None

    def _point(self, node: Node, depth: int) -> Point | None:
        match node:
            case Scalar():
                inline = self.inline(node)
                return Point(inline, (), node.span) if inline else None
            case Map() if "text" in node.keys:
                if not self._known(node, ("text", "points", "audience")) or self.dropped(node):
                    return None
                inline, inner = self.inline(node.get("text")), node.get("points")
                children = self.points(inner, depth + 1) if inner else None
                return Point(inline, _items(children), node.span) if inline else None
            case Map() if len(node.entries) == 1:
                key, inner = node.entries[0]
                children = self.points(inner, depth + 1) if isinstance(inner, Seq) else None
                if children is None:
                    self.faults.add("BF111", "a point that ends with a colon needs points below it",
                                    inner.span, hint='put quotes round the text: "..."')  # fmt: skip
                    return None
                head = parse_inline(key, self.faults)
                return Point(head, children.items, node.span)
        self.wrong(node, "a point: a text, or `Text:` with points below it")
        return None

    def _known(self, node: Map, names: tuple[str, ...]) -> bool:
        for key, _ in node.entries:
            if key.text not in names:
                hint = near_miss(key.text, list(names))
                self.faults.add("BF110", f"`{key.text}` is not known here", key.span, hint=hint)
                return False
        return True

    def dropped(self, node: Map) -> bool:
        """Whether the part is for another audience."""
        wanted = node.get("audience")
        items = wanted.items if isinstance(wanted, Seq) else (wanted,)
        names = {item.text for item in items if isinstance(item, Scalar)}
        return bool(names and self.audience and not names & self.audience)

    def cards(self, node: Node) -> Cards | None:
        if not isinstance(node, Seq):
            self.wrong(node, "a list of cards (lines such as `- Name: text`)")
            return None
        found = [self._card(item) for item in node.items]
        cards = tuple(card for card in found if card is not None)
        return Cards(cards, node.span) if cards else None

    def _card(self, node: Node) -> Card | None:
        match node:
            case Scalar():
                return Card(None, self.text(node), node.span)
            case Map() if set(node.keys) & {"name", "text", "points"}:
                known = self._known(node, ("name", "text", "points", "audience"))
                if not known or self.dropped(node):
                    return None
                body: Text | Points | None = None
                if (inner := node.get("text")) is not None:
                    body = self.text(inner)
                elif (inner := node.get("points")) is not None:
                    body = self.points(inner)
                return Card(self.inline(node.get("name")), body, node.span)
            case Map() if len(node.entries) == 1:
                key, inner = node.entries[0]
                content = self.points(inner) if isinstance(inner, Seq) else self.text(inner)
                return Card(parse_inline(key, self.faults), content, node.span)
        self.wrong(node, "a card: `Name: text`")
        return None

    def table(self, node: Node) -> Table | None:
        known = ("columns", "rows", "groups", "caption")
        if not isinstance(node, Map) or not self._known(node, known):
            self.wrong(node, "a table with `columns:` and `rows:`") if not isinstance(
                node, Map
            ) else None
            return None
        columns = self._cells(node.get("columns"), node)
        groups_node, rows = node.get("groups"), node.get("rows")
        if isinstance(groups_node, Seq):
            groups = [self._row_group(item, len(columns)) for item in groups_node.items]
        elif rows is not None:
            groups = [RowGroup(None, self._rows(rows, len(columns)), rows.span)]
        else:
            self.faults.add("BF112", "the table has no `rows:`", node.span)
            return None
        heads = tuple(cell or Inline(()) for cell in columns)
        kept = tuple(group for group in groups if group is not None)
        return Table(heads, kept, self.inline(node.get("caption")), node.span)

    def _row_group(self, node: Node, width: int) -> RowGroup | None:
        if not isinstance(node, Map) or node.get("rows") is None:
            self.wrong(node, "a group with `name:` and `rows:`")
            return None
        rows = node.get("rows")
        assert rows is not None
        return RowGroup(self.inline(node.get("name")), self._rows(rows, width), node.span)

    def _rows(self, node: Node, width: int) -> tuple[tuple[Inline | None, ...], ...]:
        found = []
        for item in node.items if isinstance(node, Seq) else ():
            cells = self._cells(item, item)
            if len(cells) != width:
                self.faults.add("BF209", f"this row has {len(cells)} cells, the table {width}",
                                item.span, hint="write `none` for an empty cell")  # fmt: skip
            else:
                found.append(cells)
        if not isinstance(node, Seq):
            self.wrong(node, "a list of rows")
        return tuple(found)

    def _cells(self, node: Node | None, owner: Node) -> tuple[Inline | None, ...]:
        if not isinstance(node, Seq):
            self.wrong(node or owner, "a list of cells, such as [one, two]")
            return ()
        return tuple(self._cell(item) for item in node.items)

    def _cell(self, node: Node) -> Inline | None:
        if isinstance(node, Scalar) and node.text == "none" and not node.quoted:
            return None
        return self.inline(node) or Inline((), node.span)

    def comparison(self, node: Node) -> Comparison | None:
        if not isinstance(node, Map) or not self._known(node, ("subjects", "aspects", "as")):
            return None
        subjects_node, aspects_node = node.get("subjects"), node.get("aspects")
        if not isinstance(subjects_node, Seq) or not isinstance(aspects_node, Seq):
            self.wrong(node, "a comparison with lists of `subjects:` and `aspects:`")
            return None
        subjects = tuple(s for s in map(self._subject, subjects_node.items) if s is not None)
        names = tuple(subject.name.text for subject in subjects)
        aspects = [self._aspect(item, names) for item in aspects_node.items]
        return Comparison(subjects, tuple(a for a in aspects if a is not None), "table", node.span)

    def _subject(self, node: Node) -> Subject | None:
        if isinstance(node, Map):
            name = self.inline(node.get("name"))
            return Subject(name, self.inline(node.get("when")), node.span) if name else None
        name = self.inline(node)
        return Subject(name, None, node.span) if name else None

    def _aspect(self, node: Node, names: tuple[str, ...]) -> Aspect | None:
        values = node.get("values") if isinstance(node, Map) else None
        name = self.inline(node.get("name")) if isinstance(node, Map) else None
        if not isinstance(values, Map) or name is None:
            self.wrong(node, "an aspect with `name:` and `values:`")
            return None
        for key, _ in values.entries:
            if key.text not in names:
                self.faults.add("BF110", f"`{key.text}` is not a subject", key.span,
                                hint=near_miss(key.text, list(names)))  # fmt: skip
        cells = tuple(self._aspect_value(values, subject) for subject in names)
        return Aspect(name, cells, node.span)

    def _aspect_value(self, values: Map, subject: str) -> Text | Points | None:
        node = values.get(subject)
        if node is None:
            self.faults.add("BF210", f"there is no value for {subject}", values.span,
                            hint="write `none` where the source is silent")  # fmt: skip
            return None
        if isinstance(node, Scalar) and node.text == "none" and not node.quoted:
            return None
        return self.points(node) if isinstance(node, Seq) else self.text(node)

    def diagram(self, node: Node) -> Diagram | None:
        if not isinstance(node, Map) or not self._known(node, ("kind", "parts", "centre")):
            return None
        kind, parts_node = node.get("kind"), node.get("parts")
        parts = self.cards(parts_node) if parts_node else None
        if not isinstance(kind, Scalar) or kind.text != "drivers" or parts is None:
            self.faults.add("BF113", "this diagram cannot be drawn", node.span,
                            hint="write `kind: drivers` and a list of `parts:`")  # fmt: skip
            return None
        return Diagram("drivers", parts.items, self.inline(node.get("centre")), node.span)

    def link(self, node: Node) -> LinkTarget | None:
        if not isinstance(node, Map) or not self._known(node, ("to", "label", "qr")):
            self.wrong(node, "a link with `to:` and `label:`") if not isinstance(
                node, Map
            ) else None
            return None
        to, label = node.get("to"), self.inline(node.get("label"))
        if not isinstance(to, Scalar) or label is None:
            self.faults.add("BF112", "the link needs `to:` and `label:`", node.span)
            return None
        if not is_allowed(to.text):
            self._bad_address(to.text, to.span)
            return None
        qr = node.get("qr")
        wants_qr = isinstance(qr, Scalar) and qr.text.lower() in {"true", "yes"}
        return LinkTarget(to.text, label, wants_qr, node.span)

    def _bad_address(self, address: str, span: Span) -> None:
        self.faults.add("BF120", f"a link to `{address}` is not allowed", span,
                        hint="a link begins with https://, http://, mailto:, tel: or #slide-id")  # fmt: skip
