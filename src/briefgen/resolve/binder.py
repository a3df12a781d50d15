"""Nodes -> texts, points, cards, diagrams and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from briefgen.model.data_sheet import ReadData, no_data
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.diagram_kinds import DIAGRAMS
from briefgen.model.pictures import ReadPicture, no_picture
from briefgen.model.resolved_deck import Card, Cards, Diagram, Line, LinkTarget, Point, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.model.values import dataclass
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss
from briefgen.resolve.audience import is_for
from briefgen.resolve.kinds.picture import CARD_PICTURE_KEYS, bind_picture
from briefgen.resolve.unread_keys import pass_over
from briefgen.text.inline_markup import SCHEME_HINT, is_allowed, parse_inline, parse_paragraphs

T = TypeVar("T")

TEXT_HINT = "write it on one line, in quotes if it has a colon, a star or a dash in it"
LIST_HINT = "write each on a line of its own that begins with a dash"
DEEPEST_POINT = 2
# Some thirty slides: nobody follows more, and they are laid out in a second.
MOST_POINTS = 500
_CARD_KEYS = ("name", "text", "points", "picture", "audience")
_POINT_KEYS = ("text", "points", "audience")


@dataclass(frozen=True, slots=True)
class Binder:
    """Decodes slot values; `audience` is empty where everybody gets everything, `data` reads the
    files that charts name, `pictures` those that pictures name."""

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
        hint = near_miss(unknown, list(names))
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

    def cards(self, node: Node) -> Cards | None:
        if not isinstance(node, Seq):
            self.wrong(node, "a list of cards", "write each as a line such as `- Name: text`")
            return None
        cards = _found(self._card(item) for item in node.items)
        return Cards(cards, node.span) if cards else None

    def _card(self, node: Node) -> Card | None:
        match node:
            case Scalar():
                return Card(None, self.text(node), node.span)
            case Map() if set(node.keys) & {"name", "text", "points", "picture"}:
                return self._long_card(node)
            case Map() if len(node.entries) == 1:
                key, inner = node.entries[0]
                return Card(parse_inline(key, self.faults), self.body(inner), node.span)
        self.wrong(node, "a card", "write it as `- Name: text`")
        return None

    def _long_card(self, node: Map) -> Card | None:
        """`{name, text | points, picture, audience}`."""
        if not self.are_known(node, _CARD_KEYS) or self.is_dropped(node):
            return None
        body, shown = self.one_body(node), node.get("picture")
        return Card(
            self.inline(node.get("name")),
            self.body(body) if body else None,
            node.span,
            bind_picture(self, shown, CARD_PICTURE_KEYS) if shown else None,
        )

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

    def diagram(self, node: Node) -> Diagram | None:
        if not isinstance(node, Map):
            self.wrong(node, "a diagram", "write `kind: drivers` and `parts:`, a list of cards")
            return None
        if not self.are_known(node, ("kind", "parts", "centre")):
            return None
        kind, parts = node.get("kind"), node.get("parts")
        name = kind.text if isinstance(kind, Scalar) else ""
        if name not in DIAGRAMS:
            self.faults.add(
                "BF113",
                f"there is no diagram of the kind `{name}`" if name else "the diagram has no kind",
                kind.span if kind else node.span,
                hint="possible: " + ", ".join(f"kind: {known}" for known in DIAGRAMS),
            )
        if parts is None:
            hint = "add `parts:`, a list of cards"
            self.faults.add("BF112", "the diagram has no `parts:`", node.span, hint=hint)
            return None
        cards = self.cards(parts)
        if cards is None or name not in DIAGRAMS:
            return None
        if not self._has_right_centre(name, node) or self._has_pictures(cards):
            return None
        return Diagram(name, cards.items, self.inline(node.get("centre")), node.span)

    def _has_right_centre(self, name: str, node: Map) -> bool:
        """Whether there is a `centre:` where the kind needs one, and none where it has no place."""
        need, centre = DIAGRAMS[name].centre, node.get("centre")
        if need == "needed" and centre is None:
            hint = "add `centre:`, what the parts belong to"
            self.faults.add("BF112", f"a `{name}` diagram needs a `centre:`", node.span, hint=hint)
            return False
        if need == "none" and centre is not None:
            hint = "say it in the title or in `text:`; these have one: " + ", ".join(
                f"`kind: {known}`" for known, row in DIAGRAMS.items() if row.centre != "none"
            )
            key = node.key("centre")
            span = key.span if key else centre.span
            self.faults.add("BF110", f"a `{name}` diagram has no `centre:`", span, hint=hint)
            return False
        return True

    def _has_pictures(self, parts: Cards) -> bool:
        """Whether a part has a picture, which a diagram has no room for; it is noted."""
        pictures = [part.picture for part in parts.items if part.picture is not None]
        for picture in pictures:
            hint = "use the layout case-study, whose cards can have pictures"
            self.faults.add("BF110", "a diagram has no pictures", picture.span, hint=hint)
        return bool(pictures)

    def link(self, node: Node) -> LinkTarget | None:
        if not isinstance(node, Map):
            self.wrong(node, "a link", "write `to: https://...` and `label: The page`")
            return None
        if not self.are_known(node, ("to", "label", "qr")):
            return None
        to, label = node.get("to"), self.inline(node.get("label"))
        if not isinstance(to, Scalar) or label is None:
            hint = "write `to: https://...` and `label: The name of the page`"
            self.faults.add("BF112", "the link needs `to:` and `label:`", node.span, hint=hint)
            return None
        if not is_allowed(to.text):
            self._bad_address(to.text, to.span)
            return None
        return LinkTarget(to.text, label, self.flag(node.get("qr")), node.span)

    def _bad_address(self, address: str, span: Span) -> None:
        message = f"a link to `{address}` is not allowed"
        self.faults.add("BF120", message, span, hint=SCHEME_HINT)

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
