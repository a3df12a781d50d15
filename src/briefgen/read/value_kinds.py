"""The kinds of value that a key may have: texts, names, numbers, choices, lists and mappings.

Texts of decks keep their places (WORDS), those of templates do not (TEXT): a template's places
are looked up in its file when something is wrong with the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, get_args

from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.page_aspects import ASPECTS
from briefgen.model.text_edits import quotes_round
from briefgen.model.text_languages import tags_in
from briefgen.model.typography import InReading, Typography
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read import schema_words
from briefgen.read.decode import (
    BROKEN,
    UnfitError,
    ValueKind,
    leaf,
    near_miss,
    no_mapping,
    refuse,
)
from briefgen.read.schema_words import Schema, either_case, mapping_of, one_of_words

_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DIGITS = "^[0-9]{1,6}$"
_BETWEEN_NAMES = r"[,;]"


def _scalar(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        _refuse_tags(node)
        raise UnfitError(diagnose("BF111/text", node.span))
    return node


def _refuse_tags(node: Node) -> None:
    """Raises UnfitError for a text in several languages, which is none here."""
    if names := tags_in(node):
        raise UnfitError(diagnose("BF111/languages", tags=names))


def _words(node: Node) -> Scalar:
    """Words may begin with a bracket, as in `[Draft] plan`."""
    if not isinstance(node, Scalar):
        _refuse_tags(node)
        raise UnfitError(diagnose("BF111/text", fixes=quotes_round(node)))
    return node


def _prose(node: Node) -> Scalar:
    """A text that can have lists in it."""
    if isinstance(node, Seq):
        raise UnfitError(diagnose("BF111/prose"))
    return _words(node)


def _names(node: Node) -> tuple[str, ...]:
    items = node.items if isinstance(node, Seq) else names_apart(node)
    names = tuple(item.text for item in items if isinstance(item, Scalar))
    if len(names) < len(items):
        wrong = next(item for item in items if not isinstance(item, Scalar))
        raise UnfitError(diagnose("BF111/names", wrong.span))
    return names


def names_apart(node: Node) -> tuple[Node, ...]:
    """A text as the names in it, which commas or semicolons part; they are no part of a name."""
    if not isinstance(node, Scalar) or not re.search(_BETWEEN_NAMES, node.text):
        return (node,)
    found = (name.strip() for name in re.split(_BETWEEN_NAMES, node.text))
    return tuple(replace(node, text=name) for name in found if name)


def _whole(node: Node) -> int:
    text = _scalar(node).text
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise UnfitError(diagnose("BF111/whole-number", node.span))
    return int(text)


def _flag(node: Node) -> bool:
    text = node.text.lower() if isinstance(node, Scalar) else ""
    if text not in {"true", "false", "yes", "no"}:
        raise UnfitError(diagnose("BF111/flag"))
    return text in {"true", "yes"}


def _texts(node: Node) -> dict[str, Scalar]:
    if not isinstance(node, Map):
        raise UnfitError(diagnose("BF111/texts"))
    return {key.text: _scalar(value) for key, value in node.entries}


def _list(node: Node) -> Seq:
    if not isinstance(node, Seq):
        raise UnfitError(diagnose("BF111/list"))
    return node


def _pair(node: Node) -> tuple[int, int]:
    if not isinstance(node, Seq) or len(node.items) != 2:
        raise UnfitError(diagnose("BF111/two-numbers"))
    return _whole(node.items[0]), _whole(node.items[1])


def _whole_schema(least: int, most: int) -> Schema:
    kinds = ["integer", "string"]
    return {"type": kinds, "minimum": least, "maximum": most, "pattern": _DIGITS}


WORDS = leaf(_words, schema_words.TEXT)
PROSE = leaf(_prose, schema_words.TEXT)
NAME = leaf(_scalar, schema_words.TEXT)
TEXT = leaf(lambda node: _scalar(node).text, schema_words.TEXT)
NAMES = leaf(
    _names,
    {"type": [*schema_words.SCALARS, "array"], "items": schema_words.TEXT_OR_NOTHING},
)
WHOLE = leaf(_whole, _whole_schema(0, 999_999))
FLAG = leaf(
    _flag,
    {"type": ["boolean", "string"], "pattern": either_case(("true", "false", "yes", "no"))},
)
TEXTS = leaf(_texts, {"type": "object", "additionalProperties": schema_words.TEXT_OR_NOTHING})
LISTING = leaf(_list, {"type": "array"})
PAIR = leaf(_pair, {"type": "array", "items": WHOLE.schema, "minItems": 2, "maxItems": 2})
ANY = leaf(lambda node: node, {})


def seen_as(kind: ValueKind, schema: Schema) -> ValueKind:
    """A kind whose values are looked at more closely by a later step: the schema says how."""
    return ValueKind(kind.read, schema)


# As date.fromisoformat reads it.
_DAY = r"^\s*[0-9]{4}(-?[0-9]{2}-?[0-9]{2}|-?W[0-9]{2}(-?[1-7])?)\s*$"
_ASPECTS: dict[str, str] = dict(
    zip(ASPECTS, ("wide, as screens are", "as old projectors have it"), strict=True)
)

DAY = seen_as(WORDS, {"type": ["string", "integer"], "pattern": _DAY})
ASPECT = seen_as(NAME, one_of_words(_ASPECTS))
# A text, or a list of texts: a paragraph each.
PARAGRAPHS = seen_as(ANY, schema_words.TEXTS)


def whole(least: int, most: int) -> ValueKind:
    """A whole number between two, both included."""
    return leaf(_between(_whole, least, most), _whole_schema(least, most))


def number(least: float, most: float) -> ValueKind:
    """A number between two, both included."""
    pattern = f"^{_NUMBER.pattern}$"
    schema = {"type": ["number", "string"], "minimum": least, "maximum": most, "pattern": pattern}
    return leaf(_between(_decimal, least, most), schema)


def _decimal(node: Node) -> float:
    text = _scalar(node).text
    if not _NUMBER.fullmatch(text):
        raise UnfitError(diagnose("BF111/number"))
    return float(text)


def _between(
    convert: Callable[[Node], float], least: float, most: float
) -> Callable[[Node], float]:
    def read(node: Node) -> float:
        value = convert(node)
        if not least <= value <= most:
            raise UnfitError(diagnose("BF113/between", least=least, most=most, value=value))
        return value

    return read


def text(least: int = 0, most: int = 20_000) -> ValueKind:
    """A text of so many characters."""

    def convert(node: Node) -> str:
        found = _scalar(node).text
        if len(found) > most:
            raise UnfitError(diagnose("BF113/too-long", characters=_characters(most)))
        if len(found) < least:
            raise UnfitError(diagnose("BF113/too-short"))
        return found

    return leaf(convert, {**schema_words.TEXT, "minLength": least, "maxLength": most})


def _characters(count: int) -> str:
    return "one character" if count == 1 else f"{count} characters"


def choice(*names: str, unknown: str = "BF113/choice", is_explained: bool = False) -> ValueKind:
    """One of some names; `unknown` is the wording for any other, and `is_explained` whether that
    says what to do as well."""
    known = [name for name in names if name]

    def read(node: Node, key: str, faults: Faults) -> Any:
        found = node.text if isinstance(node, Scalar) else ""
        if isinstance(node, Scalar) and found in names:
            return found
        what = unknown if found else "BF113/choice"
        faults.say(
            what,
            node.span,
            hint=None if is_explained and found else near_miss(found, known),
            name=key,
            found=found,
            possible=_either(known),
        )
        return BROKEN

    return ValueKind(read, one_of_words(dict.fromkeys(names, "")))


# Either, in a deck and in a slide.
TYPOGRAPHY = choice(
    *get_args(Typography),
    unknown="BF113/typography",
    is_explained=True,
)

# Whether what a slide says stands in the document to read.
IN_READING = choice(*get_args(InReading), unknown="BF113/in-reading", is_explained=True)


def _either(names: Sequence[str]) -> str:
    *most, last = (f"`{name}`" for name in names)
    return f"{', '.join(most)} or {last}" if most else last


def listing(kind: ValueKind, least: int = 0, most: int = 1000) -> ValueKind:
    """A list of values of a kind, as a tuple; so many of them."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        checked = LISTING.read(node, name, faults)
        if checked is BROKEN or not _is_long_enough(checked, name, faults, least, most=most):
            return BROKEN
        found = tuple(kind.read(item, name, faults) for item in checked.items)
        return BROKEN if BROKEN in found else found

    schema = {"type": "array", "items": kind.schema, "minItems": least, "maxItems": most}
    return ValueKind(read, schema)


def _is_long_enough(node: Seq, name: str, faults: Faults, least: int, *, most: int) -> bool:
    count = len(node.items)
    if least <= count <= most:
        return True
    if count < least:
        entries = "one entry" if least == 1 else f"{least} entries"
        faults.say("BF111/too-few", node.span, name=name, entries=entries)
    else:
        faults.say("BF111/too-many", node.span, name=name, most=most, count=count)
    return False


def mapping(kind: ValueKind, names: Sequence[str] = (), most: int = 1000) -> ValueKind:
    """Values of a kind by name, as a dict; the names are free where none are listed."""

    def read(node: Node, name: str, faults: Faults) -> Any:
        if not isinstance(node, Map):
            return no_mapping(node, name, faults)
        if len(node.entries) > most:
            count = len(node.entries)
            faults.say("BF111/too-many", node.span, name=name, most=most, count=count)
            return BROKEN
        unknown = [key for key, _ in node.entries if names and key.text not in names]
        for key in unknown:
            refuse(key, names, faults, node.keys)
        found = {key.text: kind.read(value, key.text, faults) for key, value in node.entries}
        return BROKEN if unknown or BROKEN in found.values() else found

    if names:
        return ValueKind(read, mapping_of(dict.fromkeys(names, kind.schema)))
    return ValueKind(read, {"type": "object", "additionalProperties": kind.schema})
