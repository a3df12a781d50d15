"""Mappings that may be written in several ways are decoded as if they were written in full."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map
from briefgen.read.decode import BROKEN, NOTHING, holds
from briefgen.read.forms import definitions, entries, one_of_forms
from briefgen.read.short_forms import MappingKeys, alone, form, listed, named
from briefgen.read.value_kinds import FLAG, NAMES, TEXT, WHOLE
from briefgen.read.yaml_source import read_source


class DishKeys(MappingKeys, kw_only=True):
    name: str | None = holds(TEXT, None, about="What it is called.")
    parts: tuple[str, ...] = holds(NAMES, (), about="What is in it.")
    price: int = holds(WHOLE, 0, about="What it costs.")
    vegan: bool = holds(FLAG, False, about="Whether it is.")


class RoomKeys(MappingKeys, kw_only=True):
    room: str = holds(TEXT, about="Where it is.")


DISH = form(
    "dish",
    DishKeys,
    named("name", "parts"),
    alone("name"),
    listed("parts"),
    example="Soup: [leek]",
    only_one=("price", "vegan"),
    some_of=("name", "parts"),
    lacks="BF112/empty-column",
)
MENU = entries("menu", DISH, "a list of dishes", least=1)
ROOM = form("room", RoomKeys, example="{room: Hall}")
PLACE = one_of_forms("place", "a dish or a room", ROOM, DISH)


def _read(text: str, kind: Any = DISH) -> tuple[Any, list[str]]:
    faults = Faults()
    node = read_source(f"value:\n  {text}\n".encode(), "decks/a.yaml", faults)
    assert isinstance(node, Map)
    found = kind.read(node.values[0], "value", faults)
    return found, [f"{fault.code} {fault.message}: {fault.hint}" for fault in faults]


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("Soup", "Soup", ()),
        ("[leek, water]", None, ("leek", "water")),
        ("Soup: [leek, water]", "Soup", ("leek", "water")),
        ("Soup: leek", "Soup", ("leek",)),
        ("{name: Soup, parts: leek}", "Soup", ("leek",)),
        ("{parts: leek}", None, ("leek",)),
    ],
)
def test_each_way_means_the_same_keys(text: str, name: str, parts: tuple[str, ...]) -> None:
    found, faults = _read(text)
    assert (found.name, found.parts, faults) == (name, parts, [])
    assert (found.span.line, found.span.column) == (2, 3)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{Soup: leek, Bread: rye}", "BF111 a dish is needed here: write `Name: parts`, a text, a "
         "list or `{name, parts, price or vegan}`, such as `Soup: [leek]`"),
        ("{name: Soup, prise: 3}", "BF110 `prise` is not known here: did you mean `price`?"),
        ("{name: Soup, price: dear}", "BF111 `price`: a whole number is needed here, such as 10: "
         "write it in digits only"),
        ("{name: Soup, price: 3, vegan: yes}", "BF111 `price` and `vegan` cannot be used together: "
         "keep the one that is true"),
        ("{price: 3}", "BF112 there is nothing in the column: add `name: ...`: what it is called"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_once(text: str, fault: str) -> None:
    assert _read(text)[1] == [fault]


def test_what_is_wrong_and_may_be_left_out_hides_nothing_else() -> None:
    found, faults = _read("{name: Soup, price: dear, vegan: perhaps}")
    assert (found.name, found.price, found.vegan, len(faults)) == ("Soup", 0, False, 2)


def test_a_flag_that_is_off_does_not_count_as_there() -> None:
    assert _read("{name: Soup, price: 3, vegan: no}")[1] == []


def test_a_missing_key_is_told_with_what_it_is_for() -> None:
    found, faults = _read("{}", ROOM)
    assert found is BROKEN
    assert faults == ["BF112 the room has no `room:`: add `room: ...`: where it is"]
    assert _read("{rom: Hall}", ROOM)[1] == [
        "BF110 `rom` is not known here: did you mean `room`?"
    ], "the one that is missing is the one that is misspelt"


def test_broken_entries_are_left_out_and_the_others_kept() -> None:
    found, faults = _read("[Soup, {A: b, C: d}, Bread]", MENU)
    assert [dish.name for dish in found.value] == ["Soup", "Bread"]
    assert len(faults) == 1


def test_a_list_that_needs_an_entry_shows_one() -> None:
    assert _read("[]", MENU)[1] == [
        "BF112 the list `value:` is empty: write at least one entry, such as "
        "`value: [Soup: [leek]]`"
    ]
    assert _read("[]", entries("free", DISH, "a list"))[0] is NOTHING


def test_one_of_several_forms_is_chosen_by_what_it_needs() -> None:
    assert isinstance(_read("{room: Hall}", PLACE)[0], RoomKeys)
    assert isinstance(_read("{name: Soup}", PLACE)[0], DishKeys)
    assert _read("{name: Soup, room: Hall}", PLACE)[1] == [
        "BF110 `name` is not known here: possible here: room"
    ]


def test_the_schema_has_a_branch_for_each_way() -> None:
    found = definitions([MENU, PLACE])
    assert sorted(found) == ["dish", "menu", "place", "room"]
    assert {"array", "object", "string"} <= {*found["dish"]["type"]}
    assert found["menu"]["allOf"][0]["then"] == {"items": {"$ref": "#/$defs/dish"}, "minItems": 1}
