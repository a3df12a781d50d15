"""The facts of a part do not depend on words that no reader can misread, and on all others do."""

from __future__ import annotations

import pytest

from briefgen.ooxml.package_facts import facts_of, open_deck
from briefgen.ooxml.part_facts import look_at, without_words
from briefgen.ooxml.writer import pack_part, write_package
from briefgen.ooxml.xml import HEAD, root_xml

LAYOUT = "ppt/slideLayouts/slideLayout1.xml"


def layout(words: bytes) -> bytes:
    inner = "<p:cSld><p:sp><p:txBody><a:p><a:r><a:t>@</a:t></a:r></a:p></p:txBody></p:sp></p:cSld>"
    return (HEAD + root_xml("p:sldLayout", inner)).encode().replace(b"@", words)


@pytest.mark.parametrize(
    "words",
    [b"15 October 2008", b"Tea &amp; \xc2\xa35", b"\xe2\x80\x98so\xe2\x80\x99", b"a &#9; b", b"",
     b"A & B", b"a < b", b"]]>", b"&nbsp;", b"\x01", b"\xc2\x85", b"\xef\xbf\xbf", b"\xff",
     b"</a:t><a:t>x"],
)  # fmt: skip
def test_a_layout_is_found_to_be_what_it_is_whatever_its_words(words: bytes) -> None:
    data = layout(words)
    package = open_deck(write_package([pack_part(LAYOUT, "", data)]))
    assert facts_of(package, LAYOUT) == look_at("part", data)


def test_words_that_can_be_misread_are_looked_at() -> None:
    for words in (b"A & B", b"&nbsp;", b"\x01", b"\xc2\x85", b"\xff"):
        assert without_words(layout(words)) == layout(words)
    assert without_words(layout(b"Ward &amp; bed")) == layout(b"")
