"""Cards -> one group in the form that suits them; too many go on on further slides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefgen.layout.card_figures import may_be_figures, set_as_figures
from briefgen.layout.card_grid import DrawnCards, may_be_large, set_in_grid, set_large
from briefgen.layout.card_rows import has_holes, may_be_rows, set_in_rows
from briefgen.layout.slot_context import Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.model.resolved_deck import Cards, Text
from briefgen.model.scene import Group
from briefgen.model.text_block import Role
from briefgen.model.values import replace
from briefgen.text.fitting import Overflow

_Set = Callable[[Cards, SlotContext], DrawnCards | Overflow | None]
_SETS: Mapping[str, _Set] = {
    "rows": set_in_rows,
    "grid": set_in_grid,
    "large": set_large,
    "figures": set_as_figures,
}
# Rows are taken where they are so many points larger; and with texts of more characters, where
# they are no smaller, or large.
_LARGER, _LONG, _LARGE = 2, 90, 24


def layout_cards(value: Cards, place: SlotContext) -> Placed:
    """The cards in the form that their author asks for, or in the one that suits them."""
    drawn = _asked(value, place) or _chosen(value, place)
    if isinstance(drawn, Overflow):
        return drawn
    about = place.about(Role.BODY, value.span)
    return (Group(box=drawn.box, about=about, items=drawn.items, name=drawn.name),)


def _asked(value: Cards, place: SlotContext) -> DrawnCards | Overflow | None:
    """The form that the author asks for; None for none, and where the cards are not fit for it."""
    set_as = _SETS.get(place.form)
    if set_as is None:
        return None
    drawn = set_as(value, place)
    return None if isinstance(drawn, Overflow) and place.form in {"large", "figures"} else drawn


def _chosen(value: Cards, place: SlotContext) -> DrawnCards | Overflow:
    """The parts of cards that go on share a size, and a form that depends on all of them."""
    whole = place.whole if isinstance(place.whole, Cards) else value
    if place.sizes:
        return set_in_rows(value, place) if may_be_rows(whole) else set_in_grid(value, place)
    displays: tuple[tuple[Callable[[Cards], bool], _Set], ...] = (
        (may_be_figures, set_as_figures),
        (may_be_large, set_large),
    )
    for suits, set_as in displays:
        if suits(whole) and isinstance(drawn := set_as(value, place), DrawnCards):
            return drawn
    if not may_be_rows(whole):
        return set_in_grid(value, place)
    rows = set_in_rows(value, place)
    are_better = has_holes(value) or _has_long(value)
    if isinstance(rows, DrawnCards) and are_better and rows.size >= _LARGE:
        return rows
    grid = set_in_grid(value, place)
    if isinstance(rows, Overflow):
        return grid
    if isinstance(grid, Overflow):
        return rows
    least = min(grid.size, _LARGE) if are_better else grid.size + _LARGER
    return rows if rows.size >= least else grid


def _has_long(value: Cards) -> bool:
    """Whether a text would have a great many short lines in a box."""
    bodies = (card.body for card in value.items if isinstance(card.body, Text))
    return any(sum(len(text.text) for text in body.paragraphs) > _LONG for body in bodies)


def units_of_cards(value: Cards) -> tuple[Cards, ...]:
    """What may stand on slides of its own: each card."""
    return tuple(replace(value, items=(card,)) for card in value.items)


def join_cards(parts: tuple[Cards, ...]) -> Cards:
    return replace(parts[0], items=tuple(card for part in parts for card in part.items))


KIND = SlotKind(layout=layout_cards, units=(units_of_cards,), join=join_cards, floats=True)
