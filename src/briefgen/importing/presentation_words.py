"""Bytes of a presentation -> its words by slide, counted without the importer.

Nothing here is shared with what reads the slides, so that what one of the two does not see, the
other misses. Names are compared without their namespaces: strict files have others.
"""

from __future__ import annotations

import posixpath
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from briefgen.importing.word_ledger import FORMULA, words_of

# What belongs to a slide, by the last word of a relationship's type; the drawing of a SmartArt says
# the same as its data.
_PARTS = frozenset({"notesSlide", "comments", "chart", "chartEx", "diagramData", "chartUserShapes"})
_FURNITURE = frozenset({"dt", "ftr", "hdr", "sldNum"})

Element = Any


def presentation_words(data: bytes) -> Mapping[int, Counter[str]]:
    """The words of each slide, in its notes, comments, charts and drawings too, by its number."""
    with ZipFile(BytesIO(data)) as archive:
        package = _Parts(archive)
        (main,) = [
            name for kind, name in _related(package, "").values() if kind == "officeDocument"
        ]
        related = _related(package, main)
        ids = [
            one.xpath("string(@*[local-name()='id' and namespace-uri()])")
            for one in _tree(package, main).iterfind("{*}sldIdLst/{*}sldId")
        ]
        return {
            number: Counter(_words(package, related[id_][1], frozenset()))
            for number, id_ in enumerate(ids, 1)
            if id_ in related
        }


class _Parts:
    """The parts of an archive by their names, however these are spelt."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._names = {_plainly(name): name for name in archive.namelist()}

    def __contains__(self, name: str) -> bool:
        return _plainly(name) in self._names

    def read(self, name: str) -> bytes:
        return self._archive.read(self._names[_plainly(name)])


def _plainly(name: str) -> str:
    return unquote(name).replace("\\", "/").lstrip("/").lower()


def _related(package: _Parts, part: str) -> dict[str, tuple[str, str]]:
    """What a part leads to: kinds and names of parts, by their ids."""
    folder, file = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{file}.rels")
    found: dict[str, tuple[str, str]] = {}
    for entry in _tree(package, listed) if listed in package else ():
        name = posixpath.normpath(posixpath.join("/", folder, unquote(entry.get("Target", ""))))[1:]
        if entry.get("TargetMode") != "External" and name in package:
            found[entry.get("Id", "")] = entry.get("Type", "").rpartition("/")[2], name
    return found


def _tree(package: _Parts, part: str) -> Element:
    """The root of a part; an empty one where the part is damaged, which the importer reports."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(package.read(part), parser)
    except (BadZipFile, zlib.error, etree.XMLSyntaxError):
        return etree.Element("damaged")


def _words(package: _Parts, part: str, above: frozenset[str]) -> Iterator[str]:
    """The words of a part and of those that belong to it, and the letters of its formulas."""
    tree = _tree(package, part)
    for alternative in list(tree.iter("{*}AlternateContent")):
        _keep_one_branch(alternative)
    for text in _texts(tree):
        yield from words_of(text).elements()
    for formula in tree.iter("{*}oMath"):
        letters = "".join(one.text or "" for one in formula.iter("{*}t"))
        yield from (FORMULA + letter for letter in "".join(words_of(letters).elements()))
    above |= {part}
    for kind, name in _related(package, part).values():
        if kind in _PARTS and name not in above:
            yield from _words(package, name, above)


def _texts(tree: Element) -> Iterator[str]:
    """Paragraphs, comments, and the names that a chart keeps, each list of them once."""
    for paragraph in tree.iter("{*}p"):
        if not (_word(tree) == "notes" and _is_furniture(paragraph)):
            yield "".join(map(_said, paragraph.iter("{*}t", "{*}br")))
    yield from (comment.text or "" for comment in tree.iterfind("{*}cm/{*}text"))
    caches = (tuple(cache.itertext("{*}v")) for cache in tree.iter("{*}strCache", "{*}lvl"))
    yield from (text for cache in dict.fromkeys(caches) for text in cache)
    yield from (name.text or "" for name in tree.iterfind(".//{*}ser/{*}tx/{*}v"))


def _said(element: Element) -> str:
    """The letters of a run. Those of a formula are counted by themselves."""
    is_apart = _word(element) == "br" or "/math" in element.tag
    return " " if is_apart else element.text or ""


def _keep_one_branch(alternative: Element) -> None:
    """Newer and older programs are told the same; the older way counts where the newer has neither
    words nor a part with some."""
    choices = [one for one in alternative if _word(one) == "Choice"]
    says = [
        one
        for one in choices
        if any((t.text or "").strip() for t in one.iter("{*}t"))
        or next(one.iter("{*}graphicData"), None) is not None
    ]
    fallback = [one for one in alternative if _word(one) == "Fallback"]
    kept = (says or fallback or choices)[:1]
    for branch in list(alternative):
        if branch not in kept:
            alternative.remove(branch)


def _is_furniture(paragraph: Element) -> bool:
    """Whether it is the date, the number or the like of a page of notes."""
    shape = next(paragraph.iterancestors("{*}sp"), None)
    mark = None if shape is None else next(shape.iter("{*}ph"), None)
    return mark is not None and mark.get("type") in _FURNITURE


def _word(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
