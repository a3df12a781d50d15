"""A row that a spreadsheet rewrote gives the same pack as before, byte for byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from briefgen.packs import build

DECK = """\
title: Letters
slides:
  - layout: cover
  - {layout: statement, title: "On {{ seminar.date | date }} ({{ seminar.date }}) in {{ room }}"}
"""
TYPED = 'id,deck,date,venue,audience,room\none,letters,2026-04-03,"Town Hall, Leeds",,4\n'
REWRITTEN = {
    "day first": "id,deck,date,venue,audience,room\none,letters,03/04/2026,'Town Hall, Leeds',,4\n",
    "semicolons, BOM, CRLF, trailing columns and rows":
        "\ufeffid;deck;date;venue;audience;room;;\r\n"
        "one;letters;03-Apr-26;Town Hall, Leeds;;4;;\r\n"
        ";;;;;;;\r\n",
    "separator named, all quoted":
        'sep=;\r\n"ID";"Deck";"Date";"Venue";"Audience";"room"\r\n'
        '"one";"letters";"03 April 2026";"Town Hall, Leeds";"";"4"\r\n',
    "a bare number": "id,deck,date,venue,audience,room\none,letters,46115,'Town Hall, Leeds',,4\n",
    "with midnight":
        "id\tdeck\tdate\tvenue\taudience\troom\none\tletters\t2026-04-03 00:00:00\t"
        "Town Hall, Leeds\t\t4\n",
}  # fmt: skip


def _pack(root: Path) -> dict[str, bytes]:
    (root / "briefgen.yaml").write_text("dates: day-month\noutputs: [deck, slides]\n")
    (root / "decks/letters.yaml").write_text(DECK)
    result = build(root=root)
    assert not [fault.message for fault in result.faults if fault.severity.value != "advice"]
    pack = root / "output/one"
    return {path.name: path.read_bytes() for path in sorted(pack.iterdir())}


def _from_csv(root: Path, text: str) -> dict[str, bytes]:
    (root / "decks").mkdir(parents=True)
    (root / "decks/seminars.csv").write_bytes(text.replace("'", '"').encode())
    return _pack(root)


@pytest.mark.parametrize("name", REWRITTEN)
def test_a_row_that_excel_rewrote_gives_the_same_pack(tmp_path: Path, name: str) -> None:
    before = _from_csv(tmp_path / "typed", TYPED)
    assert set(before) == {"manifest.json", "one.pptx", "one-slides.pdf"}
    assert _from_csv(tmp_path / "rewritten", REWRITTEN[name]) == before


def test_a_workbook_gives_the_same_pack_as_the_rows_in_csv(tmp_path: Path) -> None:
    root = tmp_path / "workbook"
    (root / "decks").mkdir(parents=True)
    path, formats = root / "decks/seminars.xlsx", {"default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(str(path), formats) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "deck", "date", "venue", "audience", "room"])
        sheet.write_row(1, 0, ["one", "letters", date(2026, 4, 3), "Town Hall, Leeds", "", 4])
    assert _pack(root) == _from_csv(tmp_path / "typed", TYPED)
