"""World -> seminars, from decks/seminars.yaml and decks/seminars.csv or decks/seminars.xlsx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from briefgen.model.copy_counts import override
from briefgen.model.diagnostics import NOWHERE, Faults, Fix, Span
from briefgen.model.project import Seminar
from briefgen.model.safe_names import is_safe_name
from briefgen.model.text_edits import add_key
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.audience_names import check_audience
from briefgen.read.audiences_and_variables_used import Mentions
from briefgen.read.copy_counts import COLUMNS, COPIES, gather_columns, spans_of_copies
from briefgen.read.decode import BROKEN, decode_keys, holds, keys_of, no_mapping, object_schema
from briefgen.read.event_texts import DATE, SPEAKER, VENUE, EventKeys, check_time, read_event
from briefgen.read.open_file import read_node, read_or_say
from briefgen.read.outputs import OUTPUT_LIST, PAPER, decode_outputs, decode_paper
from briefgen.read.seminar_rows import CsvRows
from briefgen.read.unread_columns import check_columns, lacks_columns
from briefgen.read.value_kinds import ANY, LISTING, NAMES, TEXTS, WHOLE, WORDS, seen_as
from briefgen.support.session import Session
from briefgen.support.world import World

YAML_FILE, CSV_FILE, XLSX_FILE = (f"decks/seminars.{kind}" for kind in ("yaml", "csv", "xlsx"))
# Files that are meant to name seminars, whatever the program that saved them called them.
_MEANT = "decks/[Ss][Ee][Mm][Ii][Nn][Aa][Rr]*"
_MISNAMED = re.compile(
    r"seminars?.*\.(csv|tsv|xls|xlsx|xlsm|xlsb|ods|numbers)|seminars?(\.csv)?\.txt", re.IGNORECASE
)


class SeminarKeys(Value, kw_only=True):
    """The keys of a seminar. Those of the `defaults` hold where it does not say otherwise; `id` and
    `deck` have to be there in the end."""

    id: Scalar | None = holds(
        WORDS, None, about="The name of the pack, such as 2026-11-24-leeds: no two are the same."
    )
    deck: Scalar | None = holds(
        WORDS, None, about="The deck that is shown: its file in the folder decks, without .yaml."
    )
    date: Scalar | None = holds(WORDS, None, about=DATE)
    venue: Scalar | None = holds(WORDS, None, about=VENUE)
    speaker: Scalar | None = holds(WORDS, None, about=SPEAKER)
    audience: tuple[str, ...] = holds(
        NAMES, (), about="Who comes: slides and points for other audiences are left out."
    )
    language: Scalar | None = holds(
        WORDS, None, about="The language of the pack, as a tag such as en-GB, cy or fr-CA."
    )
    marking: Scalar | None = holds(WORDS, None, about="The protective marking of the pack.")
    paper: Scalar | None = holds(PAPER, None, about="The paper that this pack is printed on.")
    outputs: Seq | None = holds(OUTPUT_LIST, None, about="What is made for this seminar.")
    copies: dict[str, int] | None = holds(
        COPIES, None, about="How many delegates come, or how many copies there are of each output."
    )
    minutes: int | None = holds(WHOLE, None, about="How long the seminar is, in minutes.")
    variables: dict[str, Scalar] | None = holds(
        TEXTS, None, about="Texts by the names that stand in double braces, as in {{ place }}."
    )


class SeminarsFileKeys(Value, kw_only=True):
    """The keys of decks/seminars.yaml: the `seminars`, and `defaults` for the keys of all."""

    defaults: Node | None = holds(
        seen_as(ANY, object_schema(SeminarKeys)), None, about="What holds for all seminars."
    )
    seminars: Seq | None = holds(
        seen_as(LISTING, {"type": "array", "items": object_schema(SeminarKeys)}),
        None,
        about="The seminars. Each begins with a dash.",
    )


# The columns of decks/seminars.csv and decks/seminars.xlsx that mean something by themselves.
KEYS = (*keys_of(SeminarKeys), *COLUMNS)


def read_seminars(
    world: World,
    faults: Faults,
    mentions: Mentions | None = None,
    session: Session | None = None,
) -> dict[str, Seminar]:
    """The seminars of all files by id. The defaults of the first hold for the others as well;
    `mentions` says what the decks ask for."""
    mentions = mentions or Mentions(decks={}, library={})
    _report_passed_over(world, faults)
    defaults, nodes = _read_yaml(world, faults, session or Session())
    rows = _read_rows(world, faults)
    # What is wrong in the rows is reported all the same.
    if lacks_columns(rows, defaults, faults):
        rows = CsvRows()
    is_sound = check_columns(rows, KEYS, defaults, mentions, faults=faults)
    unusable = "" if is_sound else rows.own[0].span.file
    found: dict[str, Seminar] = {}
    for node in (*nodes, *map(gather_columns, rows.found)):
        seminar = _seminar(node, defaults, mentions, faults)
        if seminar is None or (node.span.file == unusable):
            continue
        if seminar.id in found:
            first = found[seminar.id].span
            first_one = [(first, "the first one")]
            faults.say("BF206/seminar", node.span, related=first_one, name=seminar.id)
        found.setdefault(seminar.id, seminar)
    return found


def _report_passed_over(world: World, faults: Faults) -> None:
    """Note the files whose names say that seminars stand in them, and that are not read."""
    for name in world.names(_MEANT):
        path = PurePosixPath(name)
        right = XLSX_FILE if path.suffix.lower() == ".xlsx" else CSV_FILE
        if not _MISNAMED.fullmatch(path.name) or world.is_same(name, right):
            continue
        if path.suffix.lower() in (".csv", ".xlsx"):
            better = PurePosixPath(right).name
            faults.say("BF113/seminars-name", Span(file=name), name=path.name, better=better)
        else:
            faults.say("BF113/seminars-kind", Span(file=name), name=path.name)


def _is_there(world: World, name: str) -> bool:
    """Whether there is such a file; that it was looked for is noted."""
    return world.is_there(name) or name in world.names("decks/seminars.*")


def _read_yaml(world: World, faults: Faults, session: Session) -> tuple[Map, list[Node]]:
    """The defaults, and the seminars as written."""
    nothing = Map((), NOWHERE)
    if not _is_there(world, YAML_FILE):
        return nothing, []
    node = read_node(world, YAML_FILE, faults, session, empty="BF112/empty-seminars")
    keys = (
        decode_keys(SeminarsFileKeys, node, faults, "seminars", keeps_rest=True) if node else None
    )
    if keys is None:
        return nothing, []
    defaults = keys.defaults if isinstance(keys.defaults, Map) else nothing
    if keys.defaults is not None and defaults is nothing:
        no_mapping(keys.defaults, "defaults", faults)
    return defaults, list(keys.seminars.items) if keys.seminars else []


def _read_rows(world: World, faults: Faults) -> CsvRows:
    """The rows of the one file that a spreadsheet made."""
    present = [name for name in (CSV_FILE, XLSX_FILE) if _is_there(world, name)]
    if len(present) > 1:
        place, other = Span(file=XLSX_FILE), [(Span(file=CSV_FILE), "the other one")]
        faults.say("BF105/seminars-files", place, related=other, first=CSV_FILE, second=XLSX_FILE)
        return CsvRows()
    data = read_or_say(world, present[0], faults) if present else None
    if data is None:
        return CsvRows()
    from briefgen.read.csv_rows import read_rows, read_sheet_rows

    if present[0] == XLSX_FILE:
        return read_sheet_rows(data, XLSX_FILE, KEYS, faults)
    if not data.strip():
        faults.say("BF112/empty-csv", Span(file=CSV_FILE))
    return read_rows(data, CSV_FILE, KEYS, faults)


def _seminar(node: Node, defaults: Map, mentions: Mentions, faults: Faults) -> Seminar | None:
    named, written = spans_of_copies(node), node
    if isinstance(node, Map):
        entries = (*_own(node, defaults), *_inherited(node, defaults))
        node = Map(entries, node.span, node.closing)
    before = faults.mark()
    keys = decode_keys(SeminarKeys, node, faults, "a seminar", keeps_rest=True)
    if keys is None:
        return None
    if keys.id is None or keys.deck is None:
        what = "id" if keys.id is None else "deck"
        fixes = _add(what, keys, written, mentions)
        is_yaml = node.span.file == YAML_FILE
        wording = "BF112/seminar" if is_yaml else "BF112/seminar-row"
        faults.say(wording, node.span, fixes=fixes, name=what)
        return None
    paper = decode_paper(keys.paper, faults)
    outputs = decode_outputs(keys.outputs, faults)
    shared = _shared_copies(defaults, faults)
    own = (keys.language.text,) if keys.language else ()
    event = read_event(
        EventKeys(date=keys.date, venue=keys.venue, speaker=keys.speaker),
        mentions.config,
        own,
        faults,
    )
    check_time(event, keys.deck.text, mentions, faults)
    check_audience(node, keys.deck.text, mentions, faults)
    if shared is BROKEN or any(fault.is_error for fault in faults.since(before)):
        return None
    return Seminar(
        id=keys.id.text,
        deck=keys.deck,
        event=event,
        audience=keys.audience,
        language=keys.language,
        marking=keys.marking,
        paper=paper,
        outputs=outputs,
        variables=keys.variables or {},
        copies=override(shared, keys.copies or {}),
        copies_spans=named,
        minutes=keys.minutes,
        span=node.span,
    )


def _add(what: str, keys: SeminarKeys, node: Node, mentions: Mentions) -> tuple[Fix, ...]:
    """The fix that writes an id made of the deck and the date, or the only deck that there is."""
    parts = (keys.deck, keys.date)
    text = "-".join(part.text for part in parts if part) if keys.deck else ""
    if what == "deck":
        text = next(iter(mentions.decks)) if len(mentions.decks) == 1 else ""
    is_name = is_safe_name(text) and node.span.file == YAML_FILE
    return add_key(node, what, text) if is_name else ()


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
