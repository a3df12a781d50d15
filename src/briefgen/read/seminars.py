"""World -> seminars, from decks/seminars.yaml and decks/seminars.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from briefgen.model.copies import override
from briefgen.model.diag import NOWHERE, Faults, Span
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.model.project import Seminar
from briefgen.model.values import dataclass
from briefgen.read.copies import COLUMNS, COPIES, gather_columns, spans_of_copies
from briefgen.read.decode import BROKEN, decode_keys, holds, keys_of
from briefgen.read.kinds import ANY, LISTING, NAMES, TEXTS, WHOLE, WORDS
from briefgen.read.opening import read_node, read_or_say
from briefgen.read.outputs import OUTPUT_LIST, decode_outputs, decode_paper
from briefgen.read.rows import read_rows
from briefgen.read.world import World

YAML_FILE, CSV_FILE = "decks/seminars.yaml", "decks/seminars.csv"
# 3/4/2026 is March in one country and April in another.
_UNCLEAR = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeminarKeys:
    id: Scalar | None = holds(WORDS, None)
    deck: Scalar | None = holds(WORDS, None)
    date: Scalar | None = holds(WORDS, None)
    venue: Scalar | None = holds(WORDS, None)
    speaker: Scalar | None = holds(WORDS, None)
    audience: tuple[str, ...] = holds(NAMES, ())
    language: Scalar | None = holds(WORDS, None)
    marking: Scalar | None = holds(WORDS, None)
    paper: Scalar | None = holds(WORDS, None)
    outputs: Seq | None = holds(OUTPUT_LIST, None)
    copies: dict[str, int] | None = holds(COPIES, None)
    minutes: int | None = holds(WHOLE, None)
    variables: dict[str, Scalar] | None = holds(TEXTS, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _SeminarsFile:
    defaults: Node | None = holds(ANY, None)
    seminars: Seq | None = holds(LISTING, None)


KEYS = (*keys_of(_SeminarKeys), *COLUMNS)


def read_seminars(world: World, faults: Faults) -> dict[str, Seminar]:
    """The seminars of both files by id. The defaults of the one hold for the other as well."""
    defaults, nodes = _read_yaml(world, faults)
    nodes.extend(_read_csv(world, faults))
    found: dict[str, Seminar] = {}
    for node in nodes:
        seminar = _seminar(node, defaults, faults)
        if seminar is None:
            continue
        if seminar.id in found:
            first = found[seminar.id].span
            faults.add("BF206", f"two seminars have the id {seminar.id}", node.span,
                       hint="give one of them another id",
                       related=[(first, "the first one")])  # fmt: skip
        found.setdefault(seminar.id, seminar)
    return found


def _is_there(world: World, name: str) -> bool:
    """Whether there is such a file; that it was looked for is noted."""
    return world.path(name) is not None or name in world.names("decks/seminars.*")


def _read_yaml(world: World, faults: Faults) -> tuple[Map, list[Node]]:
    """The defaults, and the seminars as written."""
    nothing = Map((), NOWHERE)
    if not _is_there(world, YAML_FILE):
        return nothing, []
    hint = "list seminars below `seminars:`, or delete the file"
    node = read_node(world, YAML_FILE, faults, or_hint=hint)
    keys = decode_keys(_SeminarsFile, node, faults, "seminars") if node else None
    if keys is None:
        return nothing, []
    defaults = keys.defaults if isinstance(keys.defaults, Map) else nothing
    return defaults, list(keys.seminars.items) if keys.seminars else []


def _read_csv(world: World, faults: Faults) -> Iterable[Node]:
    data = read_or_say(world, CSV_FILE, faults) if _is_there(world, CSV_FILE) else None
    if data is not None and not data.strip():
        hint = "name columns in the first row, such as `id,deck,date`, or delete the file"
        faults.add("BF112", "there is nothing in this file", Span(CSV_FILE), hint=hint)
    rows = read_rows(data, CSV_FILE, KEYS, faults) if data is not None else ()
    return [gather_columns(row) for row in rows]


def _seminar(node: Node, defaults: Map, faults: Faults) -> Seminar | None:
    named = spans_of_copies(node)
    if isinstance(node, Map):
        node = Map((*_own(node, defaults), *_inherited(node, defaults)), node.span)
    before = len(faults.found)
    keys = decode_keys(_SeminarKeys, node, faults, "a seminar")
    if keys is None:
        return None
    if keys.id is None or keys.deck is None:
        what = "id" if keys.id is None else "deck"
        faults.add("BF112", f"the seminar has no `{what}`", node.span, hint=f"add `{what}: ...`")
        return None
    paper = decode_paper(keys.paper, faults)
    outputs = decode_outputs(keys.outputs, faults)
    shared = _shared_copies(defaults, faults)
    if shared is BROKEN or any(fault.is_error for fault in faults.found[before:]):
        return None
    _check_date(keys.date, faults)
    return Seminar(
        id=keys.id.text,
        deck=keys.deck,
        date=keys.date,
        venue=keys.venue,
        speaker=keys.speaker,
        audience=keys.audience,
        language=keys.language,
        marking=keys.marking,
        paper=replace(keys.paper, text=paper) if keys.paper else None,
        outputs=outputs,
        variables=keys.variables or {},
        copies=override(shared, keys.copies or {}),
        copies_spans=named,
        minutes=keys.minutes,
        span=node.span,
    )


def _shared_copies(defaults: Map, faults: Faults) -> Any:
    """The copies that the defaults give; a seminar may say only some of them otherwise."""
    given = defaults.get("copies")
    is_given = given is not None and not (isinstance(given, Scalar) and given.is_empty)
    return COPIES.read(given, "copies", faults) if given is not None and is_given else {}


def _own(node: Map, defaults: Map) -> Iterator[tuple[Scalar, Node]]:
    """The seminar's keys; to its variables, those of the defaults are added."""
    shared = defaults.get("variables")
    for key, value in node.entries:
        if key.text == "variables" and isinstance(value, Map) and isinstance(shared, Map):
            more = (entry for entry in shared.entries if entry[0].text not in value.keys)
            yield key, Map((*value.entries, *more), value.span)
        else:
            yield key, value


def _inherited(node: Map, defaults: Map) -> Iterator[tuple[Scalar, Node]]:
    """The defaults that the seminar does not give itself."""
    for key, value in defaults.entries:
        if key.text not in node.keys:
            yield key, value


def _check_date(node: Scalar | None, faults: Faults) -> None:
    text = node.text.strip() if node else ""
    if node is not None and _UNCLEAR.fullmatch(text) and not _ISO.fullmatch(text):
        faults.add("BF217", f"the date {text} can be read in two ways", node.span,
                   hint="write year, month and day, such as 2026-11-24")  # fmt: skip
