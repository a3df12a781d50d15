"""Files that cannot be used are refused in words, and within limits."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.ooxml import reader
from briefgen.ooxml.package_facts import related
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
    with pytest.raises(Refusal, match="not a PowerPoint file"):
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


def test_a_part_that_lies_about_its_size_is_unpacked_no_further() -> None:
    """A zip bomb claims little: what is above that is not unpacked, and the part is refused."""
    data = bytearray(_zip({"[Content_Types].xml": b"<Types/>", "a.bin": bytes(1_000_000)}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    package = open_office(bytes(data))
    assert len(package.packed("a.bin")._inflated()) == 11
    with pytest.raises(Refusal, match=r"a\.bin is damaged"):
        package.data("a.bin")


@pytest.mark.parametrize(
    ("at", "change"),
    [(10, b"\x0c\x00"), (16, b"\0\0\0\0"), (42, b"\xff\xff\xff\x7f"), (42, b"\x01\0\0\0")],
    ids=["packed by another method", "of another checksum", "beyond the file", "somewhere else"],
)
def test_a_part_whose_entry_is_wrong_is_refused(at: int, change: bytes) -> None:
    data = bytearray(_zip({"[Content_Types].xml": b"<Types/>", "a.bin": b"some words" * 9}))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + at : entry + at + len(change)] = change
    with pytest.raises(Refusal, match=r"a\.bin is damaged|the file is damaged"):
        open_office(bytes(data)).data("a.bin")


def test_a_part_is_told_by_what_is_packed_in_it() -> None:
    """The facts of a part are kept by its bytes: the same part of another deck has them."""
    package = open_office(_zip({"[Content_Types].xml": b"<Types/>", "a": b"1", "b": b"1"}))
    assert package.packed("a") == package.packed("b")
    with pytest.raises(Refusal, match="the part c is missing"):
        package.packed("c")


def test_a_relationship_leads_to_a_part_whatever_program_wrote_it() -> None:
    rels = (
        b'<R><r Id="r1" Type="x/image" Target="../media/a%20b.png"/>'
        b'<r Id="r2" Type="x/image" Target="/ppt/media/gone.png"/>'
        b'<r Id="r3" Type="x/hyperlink" Target="https://a.example" TargetMode="External"/></R>'
    )
    package = open_office(
        _zip(
            {
                "[Content_Types].xml": b"<Types/>",
                "ppt\\slides\\_rels\\slide1.xml.rels": rels,
                "ppt/media/a%20b.png": b"",
            }
        )
    )
    known = package.relations("ppt/slides/slide1.xml")
    assert {id_: one.target for id_, one in known.items()} == {
        "r1": "ppt/media/a b.png",
        "r3": "https://a.example",
    }
    every = related(package, "ppt/slides/slide1.xml")
    assert every["r2"].target == "ppt/media/gone.png", "the gate says that it is not there"
    assert {id_: every[id_] for id_ in known} == known


def _zip(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return written.getvalue()


@pytest.mark.parametrize("part", ["ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"])
def test_a_damaged_part_is_named(part: str) -> None:
    with pytest.raises(Refusal, match="is damaged") as caught:
        open_and_read(changed({part: lambda data: data[: len(data) // 2]}))
    assert part in caught.value.message


def test_a_template_is_read_like_a_deck() -> None:
    ours, theirs = open_and_read(as_template()), open_and_read(sample_deck())
    assert [one.name for one in ours.layouts] == [one.name for one in theirs.layouts]
    assert len(ours.layouts) == 11
