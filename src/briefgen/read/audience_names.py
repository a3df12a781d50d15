"""A seminar's audiences + those that decks are marked for -> what is shown to nobody by mistake."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.audiences_and_variables_used import Mentions
from briefgen.read.value_kinds import names_apart
from briefgen.support.suggest import hint_instead, nearest


def check_audience(node: Node, deck: str, mentions: Mentions, faults: Faults) -> None:
    """Note each audience of a seminar that its deck does not know, or writes in another way. A deck
    without any is shown to everybody, and a broken deck cannot be asked."""
    wanted = node.get("audience") if isinstance(node, Map) else None
    if wanted is None or deck not in mentions.decks:
        return
    known = mentions.audiences(deck)
    for item in wanted.items if isinstance(wanted, Seq) else names_apart(wanted):
        if isinstance(item, Scalar) and known:
            _check(item, known, mentions, faults)
        elif isinstance(item, Scalar):
            _check_elsewhere(item, mentions.everybody(), faults)


def _check_elsewhere(item: Scalar, known: Collection[str], faults: Faults) -> None:
    """An audience of a deck that is for all: other decks may know it by another spelling."""
    if known and item.text not in known:
        if nearest(item.text, sorted(known)):
            close = hint_instead(item.text, sorted(known))
            faults.say("BF113/audience", item.span, hint=close, name=item.text)
        else:
            faults.say("BF218/audience", item.span, name=item.text)


def _check(item: Scalar, known: Collection[str], mentions: Mentions, faults: Faults) -> None:
    same = [name for name in sorted(known) if name.casefold() == item.text.casefold()]
    if same == [item.text]:
        return
    if item.text in same:
        other = next(name for name in same if name != item.text)
        faults.say("BF113/audience-spellings", item.span, name=item.text, other=other)
    elif same or nearest(item.text, sorted(known)):
        close = hint_instead(item.text, same or sorted(known), 0 if same else 0.6)
        faults.say("BF113/audience", item.span, hint=close, name=item.text)
    elif item.text not in mentions.everybody():
        possible = ", ".join(sorted(known))
        faults.say("BF113/audience-nowhere", item.span, name=item.text, possible=possible)
