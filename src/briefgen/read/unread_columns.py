"""The columns of the seminars + what decks name -> the columns that are read by nobody.

A column that is not known is a variable. One that no deck uses is most often a known column in
other letters: then what stands in it would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.read.audiences_and_variables_used import Mentions, variables_in
from briefgen.read.seminar_rows import CsvRows
from briefgen.support.other_names import called_here
from briefgen.support.suggest import nearest

# What each seminar has to say.
NEEDED = ("id", "deck")
# From here on a name looks like a misspelling of another: `venu` does, `room` does not.
_ALIKE = 0.8


def check_columns(
    rows: CsvRows, known: Sequence[str], defaults: Map, mentions: Mentions, *, faults: Faults
) -> bool:
    """Note the columns that no deck uses; False where one of them looks like a misspelling."""
    decks = {name for row in rows.found if (name := _deck_of(row, defaults))}
    used = {name for deck in decks for name in mentions.variables(deck)}
    used.update(variables_in(text for row in rows.found for text in _cells(row)))
    # A deck that is broken or missing may use a column: then only known ones are looked at.
    is_certain = bool(decks) and decks <= mentions.decks.keys()
    meant = sorted({*known, *(used if is_certain else ())}.difference(rows.heads))
    is_sound = True
    for head in rows.own:
        if head.text in used:
            continue
        close = nearest(head.text.lower(), meant, _ALIKE)
        if close:
            faults.say("BF110/seminar-column", head.span, name=head.text, close=close)
            is_sound = False
        elif is_certain:
            close = called_here(head.text, [name for name in known if name not in rows.heads])
            what = "BF218/called-otherwise" if close else "BF218/column"
            faults.say(what, head.span, name=head.text, close=close)
    return is_sound


def lacks_columns(rows: CsvRows, defaults: Map, faults: Faults) -> bool:
    """Whether there are rows, and no column for what each seminar needs; that is noted once."""
    needed = [name for name in NEEDED if name not in rows.heads and defaults.get(name) is None]
    for name in needed if rows.found else ():
        close = next((head for head in rows.own if called_here(head.text, [name])), None)
        span = close.span if close else rows.head
        what = "BF112/column-called" if close else "BF112/no-column"
        faults.say(what, span, name=name, close=close.text if close else "")
    return bool(needed)


def _deck_of(row: Map, defaults: Map) -> str:
    deck: Node | None = row.get("deck") or defaults.get("deck")
    return deck.text if isinstance(deck, Scalar) else ""


def _cells(row: Map) -> Iterator[str]:
    """What stands in a row: a variable may name another."""
    for _, value in row.entries:
        if isinstance(value, Scalar):
            yield value.text
        elif isinstance(value, Map):
            yield from (cell.text for _, cell in value.entries if isinstance(cell, Scalar))
