"""What is given to python-pptx: sound parts, within limits, and no others."""

from __future__ import annotations

import io
import zipfile

import pytest

from briefgen.importing.pptx import sound_package as module
from briefgen.importing.pptx.sound_package import DEEPEST_GROUP, sound_package
from briefgen.importing.strict_names import transitional
from briefgen.ooxml.reader import Refusal
from tests.unit.importing.pptx.small_decks import SLIDE, deck, packed, paragraphs, relation, shape


def _names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(sound_package(data).file)) as archive:
        return set(archive.namelist())


def test_pictures_are_named_and_not_unpacked_and_other_files_are_left_out() -> None:
    given = (relation("rId8", "image", "../media/a.png"), relation("rId9", "oleObject", "../x.bin"))
    more = {"ppt/media/a.png": b"p" * 99, "ppt/x.bin": b"x"}
    made = sound_package(deck(shape(paragraphs("x")), *given, more=more))
    with zipfile.ZipFile(io.BytesIO(made.file)) as archive:
        assert archive.read("ppt/media/a.png") == b""
        assert "ppt/x.bin" not in archive.namelist()
    assert made.source.data("ppt/media/a.png") == b"p" * 99


def test_a_damaged_part_is_left_out_and_known() -> None:
    made = sound_package(packed({SLIDE: "<p:sld"}))
    assert made.damaged == {SLIDE: "slide"}
    assert SLIDE not in _names(packed({SLIDE: "<p:sld"}))


def test_too_many_groups_in_each_other_are_refused() -> None:
    def nested(depth: int) -> str:
        return "<p:grpSp>" * depth + "</p:grpSp>" * depth

    sound_package(deck(nested(DEEPEST_GROUP)))
    with pytest.raises(Refusal, match="more than 100 groups in each other"):
        sound_package(deck(nested(DEEPEST_GROUP + 1)))


@pytest.mark.parametrize("limit", ["MOST_TAGS_IN_ALL", "MOST_SHAPES"])
def test_more_tags_or_shapes_than_any_deck_has_are_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = deck(shape(paragraphs("x")) * 3)
    sound_package(data)
    monkeypatch.setattr(module, limit, 60)
    with pytest.raises(Refusal, match="more than 60 "):
        sound_package(data)


@pytest.mark.parametrize(
    ("strict", "usual"),
    [
        ("purl.oclc.org/ooxml/drawingml/main", "schemas.openxmlformats.org/drawingml/2006/main"),
        (
            "purl.oclc.org/ooxml/officeDocument/relationships/slideLayout",
            "schemas.openxmlformats.org/officeDocument/2006/relationships/slideLayout",
        ),
        (
            "purl.oclc.org/ooxml/officeDocument/extendedProperties",
            "schemas.openxmlformats.org/officeDocument/2006/extended-properties",
        ),
        (
            "purl.oclc.org/ooxml/officeDocument/relationships/metadata/core-properties",
            "schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        ),
        (
            "purl.oclc.org/ooxml/officeDocument/math",
            "schemas.openxmlformats.org/officeDocument/2006/math",
        ),
    ],
)
def test_strict_names_become_the_usual_ones(strict: str, usual: str) -> None:
    assert transitional(f'<x y="http://{strict}"/>'.encode()) == f'<x y="http://{usual}"/>'.encode()
