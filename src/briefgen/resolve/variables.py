"""Nodes + variables -> nodes with every `{{ name }}` filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from briefgen.model.diag import Faults
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss

_PLACE = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*(?:\|\s*(\w+)\s*)?\}\}")


def format_date(iso: str, language: str) -> str:
    """An ISO date in words, e.g. 15 October 2008; the text itself where it is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    from babel import Locale, dates

    locale = Locale.parse(language, sep="-")
    return dates.format_date(day, "long", locale=locale)


def is_language(tag: str) -> bool:
    """Whether a BCP 47 tag names a language that dates and numbers can be written in."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class Variables:
    """Values by dotted name. Only names, dots and the filters date, upper and lower are known."""

    values: Mapping[str, str]
    language: str
    faults: Faults

    def fill(self, node: Node) -> Node:
        """The node with its variables filled; untouched where there are none."""
        match node:
            case Scalar() if "{{" in node.text:
                return Scalar(self._text(node), node.span, quoted=True)
            case Seq():
                return Seq(tuple(self.fill(item) for item in node.items), node.span)
            case Map():
                entries = tuple((key, self.fill(value)) for key, value in node.entries)
                return Map(entries, node.span)
        return node

    def _text(self, scalar: Scalar) -> str:
        def value(match: re.Match[str]) -> str:
            name, chosen = match.group(1), match.group(2)
            if name not in self.values:
                hint = near_miss(name, list(self.values))
                self.faults.add("BF208", f"the variable `{name}` is not defined", scalar.span,
                                hint=hint)  # fmt: skip
                return match.group()
            return self._filtered(self.values[name], chosen, scalar)

        return _PLACE.sub(value, scalar.text)

    def _filtered(self, text: str, chosen: str | None, scalar: Scalar) -> str:
        match chosen:
            case None:
                return text
            case "date":
                return format_date(text, self.language)
            case "upper" | "lower":
                return text.upper() if chosen == "upper" else text.lower()
        self.faults.add("BF208", f"the filter `{chosen}` does not exist", scalar.span,
                        hint="possible: date, upper, lower")  # fmt: skip
        return text
