"""A deck as it was written + the file as it is now -> whether it was only saved again.

Programs that change nothing write each part anew: python-pptx the same XML with other marks, so its
parts have the same digests; LibreOffice other XML, but the same words, numbers and hidden slides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

from briefgen.ooxml.extract_text import NotADeckError, read_words, slide_parts
from briefgen.ooxml.package_facts import facts_of, open_deck
from briefgen.ooxml.part_facts import canonical_digest, digest_of, is_xml
from briefgen.ooxml.reader import CONTENT_TYPES, OfficePackage, Refusal

_APP = "docProps/app.xml"
# Beside the digests of parts: the numbers of the slides that are hidden.
_HIDDEN = "hidden"
Saved = Literal["", "whole", "content"]


def contents_of(data: bytes) -> dict[str, str]:
    """A digest of each part of a deck that we wrote, by its name, and the hidden slides."""
    package = open_deck(data)
    names = (name for name in package.listed if name != CONTENT_TYPES)
    parts = {name: _digest(package, name) for name in names}
    return {**parts, _HIDDEN: _hidden(package)}


def how_saved(data: bytes, contents: Mapping[str, str], words: Sequence[Sequence[str]]) -> Saved:
    """ "whole" for a deck with the same parts, "content" for one that LibreOffice saved with the
    same words, "" for one that somebody changed."""
    try:
        package = open_deck(data)
        if _has_same_parts(package, contents):
            return "whole"
        is_theirs = b"<Application>LibreOffice" in package.data(_APP)
        same = is_theirs and _hidden(package) == contents.get(_HIDDEN)
        return "content" if same and _bags(read_words(data)) == _bags(words) else ""
    except (NotADeckError, Refusal, KeyError, ValueError):
        return ""


def _has_same_parts(package: OfficePackage, contents: Mapping[str, str]) -> bool:
    names = {*package.listed} - {CONTENT_TYPES}
    return names == {*contents} - {_HIDDEN} and all(
        contents[name] in _digests(package, name) for name in names
    )


def _digest(package: OfficePackage, name: str) -> str:
    if is_xml(name):
        return facts_of(package, name).digest
    return digest_of(package.data(name))


def _digests(package: OfficePackage, name: str) -> set[str]:
    """All that a part of ours may have had as its digest before it was saved."""
    found = {_digest(package, name)}
    if is_xml(name) and not name.endswith(".rels"):
        text = package.data(name)
        found |= {digest_of(text), canonical_digest(text)}
    return found


def _hidden(package: OfficePackage) -> str:
    slides = enumerate(slide_parts(package), 1)
    return " ".join(str(n) for n, name in slides if facts_of(package, name).is_hidden)


def _bags(words: Sequence[Sequence[str]]) -> list[Counter[str]]:
    """What each slide says. LibreOffice moves footers to the end, and writes breaks otherwise."""
    return [Counter("".join(text.split()) for text in slide) for slide in words]
