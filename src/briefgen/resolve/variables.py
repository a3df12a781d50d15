"""Nodes + variables -> nodes with every `{{ name }}` filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss
from briefgen.text import locales

_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?", re.ASCII)
_OPEN = re.compile(r"\{\{.{0,40}", re.DOTALL)
_PLACE = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*(?:\|\s*(\w+)\s*)?\}\}")


def iso_date(text: str) -> str:
    """A date as 2008-10-15; "" for a text that is none, such as "next spring"."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        return ""


def format_date(iso: str, language: str) -> str:
    """An ISO date in words, e.g. 15 October 2008; the text itself where it is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return locales.format_date(day, language)


def format_number(text: str, language: str) -> str:
    """A number such as 12500.5 with the characters of the language: 12,500.5 or 12 500,5.

    Raises ValueError where it is none.
    """
    if not _NUMBER.fullmatch(text.strip()):
        raise ValueError(text)
    digits = text.strip()
    places = len(digits.partition(".")[2])
    return locales.format_number(Decimal(digits), places, language)


class Variables(Value):
    """The `values` by dotted name. Only names, dots and the filters are known: dates and numbers
    are written as in the `language`. Names and filters that do not exist are noted in `faults`."""

    values: Mapping[str, str]
    language: str
    faults: Faults

    def with_given(self, given: Mapping[str, Scalar]) -> Variables:
        """These variables, and those that a `use:` gives to its slides."""
        values = {name: value.text for name, value in given.items()}
        return Variables({**self.values, **values}, self.language, self.faults)

    def fill(self, node: Node) -> Node:
        """The node with its variables filled; untouched where there are none."""
        match node:
            case Scalar() if "{{" in node.text:
                return replace(node, text=self._text(node), quoted=True)
            case Seq():
                items = tuple(self.fill(item) for item in node.items)
                return Seq(items, node.span, node.closing)
            case Map():
                entries = tuple((key, self.fill(value)) for key, value in node.entries)
                return Map(entries, node.span, node.closing)
        return node

    def _text(self, scalar: Scalar) -> str:
        def value(match: re.Match[str]) -> str:
            name, chosen = match.group(1), match.group(2)
            if name not in self.values:
                hint = near_miss(name, list(self.values))
                self.faults.say("BF208", scalar.span, hint=hint, name=name)
                return match.group()
            return self._filtered(self._value(name), chosen, scalar)

        if broken := _OPEN.search(_PLACE.sub("", scalar.text)):
            possible = ", ".join(self.values)
            self.faults.say("BF208/unreadable", scalar.span, text=broken.group(), possible=possible)
        before = self.faults.mark()
        text = _PLACE.sub(value, scalar.text)
        if "{{" in text and not broken and not self.faults.since(before):
            self.faults.say("BF208/nested", scalar.span)
        return text

    def _value(self, name: str) -> str:
        """A value may name values in its turn, but no further: a few lines that name each other
        twice would be a text of millions."""
        text = self.values[name]
        if "{{" not in text:
            return text
        plain = {name: value for name, value in self.values.items() if "{{" not in value}
        return _PLACE.sub(lambda place: plain.get(place.group(1), place.group()), text)

    def _filtered(self, text: str, chosen: str | None, scalar: Scalar) -> str:
        match chosen:
            case None:
                return text
            case "date":
                return format_date(text, self.language)
            case "number":
                return self._number(text, scalar)
            case "upper" | "lower":
                return text.upper() if chosen == "upper" else text.lower()
        self.faults.say("BF208/filter", scalar.span, name=chosen)
        return text

    def _number(self, text: str, scalar: Scalar) -> str:
        try:
            return format_number(text, self.language)
        except ValueError:
            self.faults.say("BF208/number", scalar.span, text=text)
            return text
