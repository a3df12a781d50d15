from __future__ import annotations

import msgspec
import pytest

from briefgen.model.outputs import (
    OUTPUTS,
    BookletOptions,
    HandoutOptions,
    NotesOptions,
    Output,
    Paper,
    SlidesOptions,
    ZipOptions,
    duplex_edge,
    sheet_of,
)


@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_is_called_in_the_table_as_in_a_record(kind: str) -> None:
    output = OUTPUTS[kind].type()
    assert output.kind == kind
    assert msgspec.json.decode(msgspec.json.encode(output), type=Output | ZipOptions) == output


def test_the_table_offers_what_the_fields_can_hold() -> None:
    assert OUTPUTS["handout"].options == {
        "per-page": {"1": 1, "2": 2, "3": 3, "4": 4, "6": 6, "9": 9},
        "paper": {"A4": "A4", "Letter": "Letter"},
        "ink": {"full": "full", "light": "light", "grey": "grey"},
    }
    assert OUTPUTS["notes"].options["large-print"] == {"yes": True, "no": False}
    assert OUTPUTS["deck"].options == {}


@pytest.mark.parametrize(
    "noted",
    [
        b'{"kind":"handout","variant":"/../../victim"}',
        b'{"kind":"handout","per-page":5}',
        b'{"kind":"handout","paper":"A5"}',
        b'{"kind":"zip"}',
        b'{"kind":"poster"}',
    ],
)
def test_a_record_with_an_output_that_nobody_can_ask_for_is_not_believed(noted: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(noted, type=Output)


def test_sheets_that_lie_across_are_turned_on_the_short_edge() -> None:
    numbers = {output.per_page: duplex_edge(output) for output in map(_handout, (1, 4, 6, 9))}
    assert numbers == {1: "long", 4: "short", 6: "long", 9: "short"}
    assert duplex_edge(BookletOptions()) == "short"
    assert duplex_edge(NotesOptions()) == duplex_edge(SlidesOptions()) == "long"


def _handout(per_page: int) -> HandoutOptions:
    return msgspec.convert({"kind": "handout", "per-page": per_page}, HandoutOptions)


@pytest.mark.parametrize(
    ("own", "of_the_pack", "sheet"),
    [(None, "A4", "A4"), (None, "A5", "A4"), (None, "Letter", "Letter"), ("A4", "Letter", "A4")],
)
def test_sheets_are_never_of_a_booklets_page(own: None, of_the_pack: Paper, sheet: str) -> None:
    assert sheet_of(BookletOptions(paper=own), of_the_pack) == sheet
