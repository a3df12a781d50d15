"""Node -> diagram."""

from __future__ import annotations

from briefgen.model.diagram_kinds import DIAGRAMS, DiagramName
from briefgen.model.resolved_deck import Cards, Diagram
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.decode import one_of
from briefgen.resolve.binder import Binder
from briefgen.resolve.kinds.cards import bind_cards


def bind_diagram(binder: Binder, node: Node) -> Diagram | None:
    if not isinstance(node, Map):
        binder.wrong(node, "a diagram", "write `kind: drivers` and `parts:`, a list of cards")
        return None
    if not binder.are_known(node, ("kind", "parts", "centre")):
        return None
    kind, parts = node.get("kind"), node.get("parts")
    name = kind.text if isinstance(kind, Scalar) else ""
    known = one_of(name, DIAGRAMS)
    if known is None:
        binder.faults.add(
            "BF113",
            f"there is no diagram of the kind `{name}`" if name else "the diagram has no kind",
            kind.span if kind else node.span,
            hint="possible: " + ", ".join(f"kind: {row}" for row in DIAGRAMS),
        )
    if parts is None:
        hint = "add `parts:`, a list of cards"
        binder.faults.add("BF112", "the diagram has no `parts:`", node.span, hint=hint)
        return None
    cards = bind_cards(binder, parts)
    if cards is None or known is None:
        return None
    if not _has_right_centre(binder, known, node) or _has_pictures(binder, cards):
        return None
    return Diagram(known, cards.items, binder.inline(node.get("centre")), node.span)


def _has_right_centre(binder: Binder, name: DiagramName, node: Map) -> bool:
    """Whether there is a `centre:` where the kind needs one, and none where it has no place."""
    need, centre = DIAGRAMS[name].centre, node.get("centre")
    if need == "needed" and centre is None:
        hint = "add `centre:`, what the parts belong to"
        binder.faults.add("BF112", f"a `{name}` diagram needs a `centre:`", node.span, hint=hint)
        return False
    if need == "none" and centre is not None:
        hint = "say it in the title or in `text:`; these have one: " + ", ".join(
            f"`kind: {known}`" for known, row in DIAGRAMS.items() if row.centre != "none"
        )
        key = node.key("centre")
        span = key.span if key else centre.span
        binder.faults.add("BF110", f"a `{name}` diagram has no `centre:`", span, hint=hint)
        return False
    return True


def _has_pictures(binder: Binder, parts: Cards) -> bool:
    """Whether a part has a picture, which a diagram has no room for; it is noted."""
    pictures = [part.picture for part in parts.items if part.picture is not None]
    for picture in pictures:
        hint = "use the layout case-study, whose cards can have pictures"
        binder.faults.add("BF110", "a diagram has no pictures", picture.span, hint=hint)
    return bool(pictures)
