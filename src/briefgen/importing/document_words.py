"""The bytes of a Word document -> its words, counted without the reader of documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from briefgen.importing.word_ledger import FORMULA, WHOLE_FILE, words_of

_TEXTS = re.compile(r"word/(document|footnotes|endnotes|comments|header\d*|footer\d*)\.xml")
_DRAWN = re.compile(r"word/(charts/chart\d*|diagrams/data\d*)\.xml")
# What parts words, or is counted by itself.
_APART = frozenset({"tab", "br", "cr", "noBreakHyphen", "sym", "txbxContent", "oMath"})
Element = Any


def document_words(data: bytes) -> dict[int, Counter[str]]:
    """The words of the text, of notes, comments, headers and footers, charts and SmartArt."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    found = Counter[str]()
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            is_drawn = bool(_DRAWN.fullmatch(name))
            if is_drawn or _TEXTS.fullmatch(name):
                root = etree.fromstring(package.read(name), parser)
                for text in _drawn(root) if is_drawn else _paragraphs(root):
                    found += words_of(text)
                found += Counter(_formulas(root))
    return {WHOLE_FILE: found}


def _paragraphs(root: Element) -> Iterator[str]:
    """The text of each paragraph; a paragraph in a text box of another is one by itself."""
    for other in list(root.iter("{*}Fallback")):
        if other.getparent()[0] is not other:
            other.getparent().remove(other)
    for paragraph in root.iter("{*}p"):
        yield "".join(_said(paragraph))


def _said(element: Element) -> Iterator[str]:
    for inner in element:
        name = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
        if name == "t":
            yield inner.text or ""
        elif name in _APART:
            yield " "
        elif name == "sdt" and inner.find("{*}sdtPr/{*}showingPlcHdr") is not None:
            yield from (" ", *_said(inner), " ")
        elif name != "p":
            yield from _said(inner)


def _formulas(root: Element) -> Iterator[str]:
    """The letters of formulas, one by one."""
    for formula in root.iter("{*}oMath"):
        letters = "".join(one.text or "" for one in formula.iter("{*}t"))
        yield from (FORMULA + letter for letter in "".join(words_of(letters).elements()))


def _drawn(root: Element) -> Iterator[str]:
    yield from (one.text or "" for one in root.iter("{*}v"))
    yield from ("".join(one.itertext("{*}t")) for one in root.iter("{*}p"))
