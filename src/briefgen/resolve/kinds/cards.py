"""Cards: named boxes of text of equal weight."""

from __future__ import annotations

from briefgen.model.resolved_deck import Card, Cards, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key
from briefgen.model.yaml_nodes import Map
from briefgen.read.decode import as_written, holds
from briefgen.read.forms import Located, entries
from briefgen.read.short_forms import MappingKeys, alone, for_whom, form, named
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.icon import ICON
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.picture import CARD_PICTURE, ShownKeys, bind_shown
from briefgen.resolve.kinds.points import BODY, bind_body


class CardKeys(MappingKeys, kw_only=True):
    """A box: its `name`, what stands below it (`text` or `points`), a `picture` or an `icon` above,
    and for whom it is (`audience`). `node` is all of it as it is written."""

    name: Inline | None = holds(LINE, None, about="What it is called.")
    text: Located | Text | Points | None = holds(BODY, None, about="What it says.")
    points: Located | Text | Points | None = holds(BODY, None, about="What it says, as a list.")
    picture: ShownKeys | None = holds(CARD_PICTURE, None, about="A picture above the text.")
    icon: str = holds(ICON, "", about="An icon above the text.", is_spoken=False)
    audience: tuple[str, ...] = for_whom()
    node: Map | None = as_written()


def bind_cards(written: Located, binder: Binder) -> Cards | None:
    cards = tuple(_card(keys, binder) for keys in binder.for_us(written.value))
    return Cards(cards, written.span) if cards else None


def _card(keys: CardKeys, binder: Binder) -> Card:
    if keys.icon:
        _check_icon(keys, binder)
    return Card(
        name=keys.name,
        body=bind_body(keys.text or keys.points, binder),
        span=keys.span,
        picture=bind_shown(keys.picture, binder) if keys.picture else None,
        icon=keys.icon,
    )


def _check_icon(keys: CardKeys, binder: Binder) -> None:
    """An icon says nothing by itself, and has no room beside a picture."""
    if keys.picture:
        binder.faults.say("BF111/icon-and-picture", keys.span)
    elif not (keys.name or keys.text or keys.points):
        fixes = add_key(keys.node, "name", "...")
        binder.faults.say("BF112/icon-alone", keys.span, fixes=fixes)


CARD = form(
    "card",
    CardKeys,
    named("name", "text"),
    alone("text"),
    example="Rent: Two pages became one",
    only_one=("text", "points"),
    together="BF111/together-body",
)
CARDS = entries("cards", CARD, "a list of cards")
KIND = Kind(form=CARDS, bind=bind_cards, count=lambda cards: len(cards.items))
