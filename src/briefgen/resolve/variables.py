"""Nodes + variables -> nodes with every `{{ name }}` filled."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.rich_text import has_items, on_one_line
from briefgen.model.values import Value, replace
from briefgen.model.work import LONGEST_FILLED
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss
from briefgen.support.suggest import hint_instead, meant_by, nearest
from briefgen.text import locales

_NUMBER = r"(?a)-?\d{1,15}(\.\d{1,9})?"
_OPEN = r"(?s)\{\{.{0,40}"
_FILTER = r"""\|\s*(\w+)\s*(?:(?::\s*|(?=["']))("[^"]*"|'[^']*'|[^\s"'|{}][^"'|{}]*)\s*)?"""
_PLACE = rf"\{{\{{\s*([A-Za-z_][\w.-]*)\s*((?:{_FILTER}){{0,4}})\}}\}}"
_QUOTES = r"""^(["'])(.*)\1$"""
_NONE_EMPTY: Mapping[str, Span] = MappingProxyType({})
# Braces that are to be shown.
_SHOWN = "\\{{"


def empty_ones(given: Mapping[str, Scalar]) -> dict[str, Span]:
    """The variables without a value, each with its place."""
    return {name: value.span for name, value in given.items() if not value.text.strip()}


def _instead(name: str, known: Sequence[str]) -> Hint:
    """What to write instead of an unknown variable. Many name the last part only, or by another
    word: `venue` and `location` are `seminar.venue`."""
    last = {one.rpartition(".")[2].lower(): one for one in known}
    said = name.rpartition(".")[2].lower()
    meant = last.get(said) or last.get(meant_by(said, [*last], 1.0))
    return hint_instead(name, [meant], 0.0) if meant else near_miss(name, known)


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
    if not re.fullmatch(_NUMBER, text.strip()):
        raise ValueError(text)
    digits = text.strip()
    places = len(digits.partition(".")[2])
    return locales.format_number(Decimal(digits), places, language)


def _laid_out(value: str, place: re.Match[str]) -> str:
    """The lines of a value as they come to stand in a text: on one line, or lines where nothing
    else stands beside it. Paragraphs and lists stay what they are."""
    lines = value.strip().split("\n")
    if len(lines) < 2 or has_items(value) or not all(line.strip() for line in lines):
        return value
    before = place.string[: place.start()].rpartition("\n")[2]
    behind = place.string[place.end() :].partition("\n")[0]
    is_alone = not (before.strip() or behind.strip())
    return "\\\n".join(line.strip() for line in lines) if is_alone else on_one_line(lines)


class Variables(Value):
    """The `values` by dotted name. Only names, dots and the filters are known: dates and numbers
    are written as in the `language`. Names and filters that do not exist are noted in `faults`, and
    so is a gap that one of those leaves that are `empty`, each with the place where nothing stands.
    """

    values: Mapping[str, str]
    language: str
    faults: Faults
    empty: Mapping[str, Span] = _NONE_EMPTY

    def with_given(self, given: Mapping[str, Scalar]) -> Variables:
        """These variables, and those that a `use:` gives to its slides."""
        values = {name: value.text for name, value in given.items()}
        empty = {**self.empty, **empty_ones(given)}
        return replace(self, values={**self.values, **values}, empty=empty)

    def fill(self, node: Node) -> Node:
        """The node with its variables filled; untouched where there are none."""
        match node:
            case Scalar() if "{{" in node.text:
                return replace(node, text=self._within(self._text(node), node), quoted=True)
            case Scalar():
                self.faults.work.take("letters", len(node.text))
            case Seq():
                items = tuple(self.fill(item) for item in node.items)
                return Seq(items, node.span, node.closing)
            case Map():
                entries = tuple((key, self.fill(value)) for key, value in node.entries)
                return Map(entries, node.span, node.closing)
        return node

    def _text(self, scalar: Scalar) -> str:
        """Behind a backslash, braces are shown as they are."""
        return "{{".join(self._filled(part, scalar) for part in scalar.text.split(_SHOWN))

    def _within(self, text: str, scalar: Scalar) -> str:
        """The text, or what is written where it makes too many letters, here or with all before."""
        is_within = self.faults.work.take("letters", len(text))
        if len(text) > LONGEST_FILLED:
            self.faults.say("BF106/filled", scalar.span, most=LONGEST_FILLED)
        return text if is_within and len(text) <= LONGEST_FILLED else scalar.text

    def _filled(self, text: str, scalar: Scalar) -> str:
        def value(match: re.Match[str]) -> str:
            name, filters = match.group(1), re.findall(_FILTER, match.group(2))
            has_other = any(chosen == "or" for chosen, _ in filters)
            if name not in self.values and not (has_other and not nearest(name, [*self.values])):
                hint = _instead(name, list(self.values))
                self.faults.say("BF208", scalar.span, hint=hint, name=name)
                return match.group()
            return _laid_out(self._filtered(name, filters, scalar), match)

        if broken := re.search(_OPEN, re.sub(_PLACE, "", text)):
            possible = ", ".join(self.values)
            self.faults.say("BF208/unreadable", scalar.span, text=broken.group(), possible=possible)
        before = self.faults.mark()
        text = re.sub(_PLACE, value, text)
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
        return re.sub(_PLACE, lambda place: plain.get(place.group(1), place.group()), text)

    def _filtered(self, name: str, filters: Sequence[tuple[str, str]], scalar: Scalar) -> str:
        text = self._value(name) if name in self.values else ""
        place = self.empty.get(name)
        if place is not None and all(chosen != "or" for chosen, _ in filters):
            related = [(scalar.span, "it stands here")]
            self.faults.say("BF124", place, related=related, name=name)
        for chosen, given in filters:
            text = self._through(text, chosen, given, scalar)
        return text

    def _through(self, text: str, chosen: str, given: str, scalar: Scalar) -> str:
        match chosen:
            case "or" if given:
                return text if text.strip() else re.sub(_QUOTES, r"\2", given.strip())
            case "date":
                return format_date(text, self.language)
            case "number":
                return self._number(text, scalar) if text.strip() else text
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
