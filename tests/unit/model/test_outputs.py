from __future__ import annotations

import msgspec
import pytest

from briefgen.model.outputs import (
    OUTPUTS,
    BookletOptions,
    Output,
    Paper,
    ZipOptions,
    sheet_of,
)


@pytest.mark.parametrize("kind", OUTPUTS)
def test_an_output_is_called_in_the_table_as_in_a_record(kind: str) -> None:
    output = OUTPUTS[kind].type()
    assert output.kind == kind
    assert msgspec.json.decode(msgspec.json.encode(output), type=Output | ZipOptions) == output


def test_the_table_offers_what_the_fields_can_hold() -> None:
    assert OUTPUTS["handout"].options == {
        "per-page": {"1": 1, "2": 2, "3": 3, "4": 4, "6": 6, "9": 9, "auto": "auto"},
        "paper": {"A4": "A4", "Letter": "Letter"},
        "large-print": {"yes": True, "no": False},
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


@pytest.mark.parametrize(
    ("own", "of_the_pack", "sheet"),
    [(None, "A4", "A4"), (None, "A5", "A4"), (None, "Letter", "Letter"), ("A4", "Letter", "A4")],
)
def test_sheets_are_never_of_a_booklets_page(own: None, of_the_pack: Paper, sheet: str) -> None:
    assert sheet_of(BookletOptions(paper=own), of_the_pack) == sheet
