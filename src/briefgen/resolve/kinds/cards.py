"""Node -> cards."""

from __future__ import annotations

from briefgen.model.resolved_deck import Card, Cards
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.resolve.binder import Binder
from briefgen.resolve.kinds.picture import CARD_PICTURE_KEYS, bind_picture
from briefgen.text.inline_markup import parse_inline

_CARD_KEYS = ("name", "text", "points", "picture", "audience")


def bind_cards(binder: Binder, node: Node) -> Cards | None:
    if not isinstance(node, Seq):
        binder.wrong(node, "a list of cards", "write each as a line such as `- Name: text`")
        return None
    cards = tuple(card for card in (_card(binder, item) for item in node.items) if card is not None)
    return Cards(cards, node.span) if cards else None


def _card(binder: Binder, node: Node) -> Card | None:
    match node:
        case Scalar():
            return Card(None, binder.text(node), node.span)
        case Map() if set(node.keys) & {"name", "text", "points", "picture"}:
            return _long_card(binder, node)
        case Map() if len(node.entries) == 1:
            key, inner = node.entries[0]
            return Card(parse_inline(key, binder.faults), binder.body(inner), node.span)
    binder.wrong(node, "a card", "write it as `- Name: text`")
    return None


def _long_card(binder: Binder, node: Map) -> Card | None:
    """`{name, text | points, picture, audience}`."""
    if not binder.are_known(node, _CARD_KEYS) or binder.is_dropped(node):
        return None
    body, shown = binder.one_body(node), node.get("picture")
    return Card(
        binder.inline(node.get("name")),
        binder.body(body) if body else None,
        node.span,
        bind_picture(binder, shown, CARD_PICTURE_KEYS) if shown else None,
    )
