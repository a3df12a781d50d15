"""Files that cannot be used are refused in words, and within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.ooxml import reader
from briefgen.ooxml.reader import Refusal, open_office, parse_xml
from briefgen.pptx_template import open_and_read
from tests.unit.pptx_template.files import as_template, changed, replaced, sample_deck

_STRICT = "http://purl.oclc.org/ooxml/presentationml/main"
_MAIN = "http://schemas.openxmlformats.org/presentationml/2006/main"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"not a zip at all", "damaged"),
        (sample_deck()[:2_000], "damaged"),
        (b"", "damaged"),
    ],
)
def test_what_is_no_package_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(Refusal, match=word):
        open_office(data)


def test_a_zip_of_something_else_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(Refusal, match="no PowerPoint file"):
        open_office(written.getvalue())


def test_a_strict_file_is_refused_with_what_to_do() -> None:
    data = changed({"ppt/presentation.xml": replaced(_MAIN, _STRICT)})
    with pytest.raises(Refusal, match="Strict") as caught:
        open_and_read(data)
    assert "Save As" in caught.value.hint


def test_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>'
    with pytest.raises(Refusal, match="document type"):
        parse_xml(bomb, "ppt/presentation.xml")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PARTS", 5)
    with pytest.raises(Refusal, match="too large"):
        open_office(sample_deck())


def test_a_part_that_unpacks_to_more_than_it_says_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reader, "LARGEST_XML", 1_000)
    with pytest.raises(Refusal, match="too large"):
        open_office(sample_deck())


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"])
def test_a_damaged_part_is_named(part: str) -> None:
    with pytest.raises(Refusal, match="is damaged") as caught:
        open_and_read(changed({part: lambda data: data[: len(data) // 2]}))
    assert part in caught.value.message


def test_a_template_is_read_like_a_deck() -> None:
    ours, theirs = open_and_read(as_template()), open_and_read(sample_deck())
    assert [one.name for one in ours.layouts] == [one.name for one in theirs.layouts]
    assert len(ours.layouts) == 11
