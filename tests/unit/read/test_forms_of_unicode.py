"""Letters and accents that are written apart, as on a Mac, are those that are written as one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Map
from briefgen.read.csv_rows import read_rows
from briefgen.read.yaml_source import read_source
from briefgen.support.world import DiskWorld


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_two_keys_that_look_alike_are_one_key_given_twice() -> None:
    faults = Faults()
    read_source(f"clé: a\n{_apart('clé')}: b\n".encode(), "x.yaml", faults)
    assert [fault.code for fault in faults] == ["BF105"]


def test_a_text_is_composed_when_it_is_read() -> None:
    node = read_source(_apart("title: Élan\n").encode(), "x.yaml", Faults())
    assert isinstance(node, Map)
    assert node.entries[0][1] == node.get("title")
    assert getattr(node.get("title"), "text", "") == "Élan"


def test_a_cell_of_a_spreadsheet_is_composed() -> None:
    data = _apart("id,venue\na,Café\n").encode()
    (row,) = read_rows(data, "x.csv", ("id", "venue"), Faults()).found
    assert getattr(row.get("venue"), "text", "") == "Café"


def test_a_file_is_found_in_either_form(tmp_path: Path) -> None:
    (tmp_path / _apart("île.svg")).write_bytes(b"x")
    world = DiskWorld(tmp_path)
    assert world.read("île.svg") == b"x"
    assert world.names("*.svg") == ("île.svg",)


def test_an_epoch_of_thousands_of_digits_is_as_good_as_none(monkeypatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0" * 5_000)
    assert DiskWorld(tmp_path).today().year > 2000


def test_many_invisible_characters_are_each_named_at_their_place() -> None:
    faults = Faults()
    read_source(b"title: a\r\nb: x\xe2\x80\x8by\r\nc: \xe2\x80\x8b\r\n", "x.yaml", faults)
    assert [(f.span.line, f.span.column) for f in faults] == [(2, 5), (3, 4)]
