"""The bytes of an XML part -> what other parts rely on, what a reader finds, and what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b
from typing import Any

from lxml import etree

from briefgen.model.values import Value
from briefgen.ooxml.reader import (
    CONTENT_TYPES,
    NAMESPACES,
    Relation,
    element_of,
    relations_in,
)
from briefgen.ooxml.required_attributes import lacking
from briefgen.ooxml.xml import HEAD

SLIDE = re.compile(r"ppt/slides/[^/]+\.xml")
CHART = re.compile(r"ppt/charts/[^/]+\.xml")
PRESENTATION = "ppt/presentation.xml"
# XML has no control characters but tab and the ends of lines, and none that stand for no
# character; those of the second range it allows, and nobody means them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_ALLOWED = frozenset(map(chr, range(0x7F, 0xA0)))
# Nearly all of a part: without these, controls are found six times as soon.
_PLAIN_SIGNS = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
# A length that is no whole number. A point of a geometry may name a side or a middle instead, the
# head of an arrow how wide it is.
_BROKEN_LENGTH = re.compile(
    rb" ((?:[xywh]|c[xy]|mar[LRTB]|indent|[lrtb]Ins)="
    rb'"(?!-?\d+"|[lrtb]"|[hv]c"|(?:sm|med|lg)")[^"]*")'
)


def path(expression: str) -> Callable[..., Any]:
    """An XPath over the namespaces of Office files."""
    return etree.XPath(expression, namespaces=NAMESPACES)


# A link with an empty reference is one whose action says it all.
_REFERENCES = path("//@r:*[. != '' or not(starts-with(local-name(..), 'hlink'))]")
_SHOWN_PICTURES = path("//p:pic/p:blipFill/a:blip/@r:embed | //asvg:svgBlip/@r:embed")
_SHAPE_IDS = path("//p:cNvPr/@id")
_HOLDER_NUMBERS = path("//p:nvPr/p:ph/@idx")
_TITLE_TEXTS = path(
    "string((//p:sp[.//p:nvPr/p:ph[@type='title' or @type='ctrTitle']])[1]/p:txBody)"
)
_TABLES = path("//a:tbl")
_COLUMNS = path("count(a:tblGrid/a:gridCol)")
_ROW_CELLS = path("a:tr[count(a:tc) != $columns]")
# Shapes that show no text, and groups of which no part does, need a text alternative or a flag.
_SILENT = path(
    "(//p:sp | //p:cxnSp | //p:pic | //p:graphicFrame)"
    "[not(.//a:t[normalize-space()])]"
    "[not(ancestor-or-self::*/*/p:cNvPr[@descr or .//adec:decorative[@val='1']])]"
)
_SAYING_BOTH = path("//p:cNvPr[@descr != '' and .//adec:decorative[@val='1']]")
# What has a text alternative is a figure where PowerPoint exports a PDF, and its words are lost.
_LOSING_WORDS = path(
    "(//p:graphicFrame[.//a:tbl]/p:nvGraphicFramePr"
    " | //p:grpSp[.//a:t[normalize-space()]]/p:nvGrpSpPr"
    " | //p:sp[p:txBody//a:t[normalize-space()]]/p:nvSpPr)/p:cNvPr[@descr != '']/@name"
)
# A picture speaks for itself even where the group round it has words.
_SILENT_PICTURES = path(
    "//p:spTree//p:pic/p:nvPicPr/p:cNvPr[not(@descr) and not(.//adec:decorative[@val='1'])]/@name"
)
_NAME = path("string(*/p:cNvPr/@name)")
_CHART_DATA = path("//c:pt/c:v/text()")
# Words without marks of XML, but for the escapes that all know, and without control characters.
_PLAIN_WORDS = re.compile(rb"<a:t>(?:[^<&>\x00-\x1f\x7f\xc2\xef]|&(?:amp|lt|gt|quot);)+</a:t>")
_HEAD = re.compile(rb"<\?xml[^>]*\?>\s*")
_OWN_HEAD = f"{HEAD}<".encode()
_ESCAPED = ((b"&quot;", b'"'), (b"&#10;", b"\n"), (b"&#9;", b"\t"))
_A = f"{{{NAMESPACES['a']}}}"
_R = f"{{{NAMESPACES['r']}}}"


class PartFacts(Value, kw_only=True):
    """What one part says. It `is_xml` where it can be read at all: else its one fault says why.
    `references` are ids of relationships, `shown` those of pictures among them; `relations` are
    what a part of relationships lists, with targets as written, and `paragraphs` the texts of a
    slide or its notes, or the data of a chart; `is_hidden` a slide that is not shown. `digest` is
    the same for a part that was only written anew. `tree` is there where rules look at all of it,
    else None. `faults` are without the part's name; `unbound` are faults too: elements without the
    relationship that they require."""

    is_xml: bool = True
    faults: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    paragraphs: tuple[str, ...] = ()
    is_hidden: bool = False
    digest: str = ""
    tree: Any = None


def kind_of(name: str) -> str:
    """The kind of a part, by its name: what is looked for in it."""
    if name.endswith(".rels"):
        return "relations"
    if SLIDE.fullmatch(name):
        return "slide"
    if "/notesSlides/" in name:
        return "notes"
    if name in (CONTENT_TYPES, PRESENTATION) or CHART.fullmatch(name):
        return "whole"
    return "part" if name.startswith("ppt/") else "about"


def _control(sign: str) -> str:
    return f"control character U+{ord(sign):04X}"


def look_at(kind: str, text: bytes) -> PartFacts:
    """The facts of a part of that kind."""
    others = text.translate(None, _PLAIN_SIGNS)
    controls = _CONTROLS.findall(others.decode("utf-8", errors="replace"))
    if bad := next((sign for sign in controls if sign not in _ALLOWED), ""):
        return PartFacts(is_xml=False, faults=(_control(bad),))
    try:
        tree = element_of(text)
    except etree.XMLSyntaxError as error:
        return PartFacts(is_xml=False, faults=(f"not well-formed: {error}",))
    lacks = tuple(_lacks(tree))
    if kind == "relations":
        relations = tuple(relations_in(tree))
        digest = digest_of(repr(sorted(map(repr, relations))).encode())
        return PartFacts(
            relations=relations, digest=digest, faults=tuple(told for told, _ in lacks)
        )
    faults = _faults_of_slide if kind == "slide" else _faults_of_part
    return PartFacts(
        faults=(
            *map(_control, controls),
            *faults(tree),
            *(_broken_lengths(text) if kind != "about" else ()),
            *(told for told, is_unbound in lacks if not is_unbound),
        ),
        unbound=tuple(told for told, is_unbound in lacks if is_unbound),
        references=tuple(map(str, _REFERENCES(tree))),
        shown=tuple(map(str, _SHOWN_PICTURES(tree))),
        paragraphs=tuple(_told(kind, tree)),
        is_hidden=kind == "slide" and tree.get("show") == "0",
        digest=digest_of_part(text),
        tree=tree if kind == "whole" else None,
    )


def without_words(text: bytes) -> bytes:
    """A part without the words that no reader can misread: what is found in it does not depend on
    them, unless it is the words that are looked at."""
    return _PLAIN_WORDS.sub(b"<a:t></a:t>", text) if _is_utf8(text) else text


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True


def digest_of_part(text: bytes) -> str:
    """A digest of a part, which is the same after it was written anew."""
    return digest_of(text) if text.startswith(_OWN_HEAD) else canonical_digest(text)


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def digest_of(text: bytes) -> str:
    """A short digest of a part. XML of ours has the same one after a program wrote it anew that
    escapes no more than it must."""
    if text.startswith(b"<?xml"):
        text = _HEAD.sub(b"", text, count=1)
        for mark, sign in _ESCAPED:
            text = text.replace(mark, sign)
    return blake2b(text, digest_size=8).hexdigest()


def canonical_digest(text: bytes) -> str:
    """A digest that XML which others wrote has too after it was written anew; ten times as slow."""
    return digest_of(etree.tostring(element_of(text), method="c14n"))


def _told(kind: str, tree: Any) -> Iterator[str]:
    if kind in {"slide", "notes"}:
        return _paragraphs(tree)
    return map(str, _CHART_DATA(tree)) if kind == "whole" else iter(())


def _lacks(tree: Any) -> Iterator[tuple[str, bool]]:
    """What lacks an attribute that the schema requires, and whether that is a relationship."""
    for element, name in lacking(tree):
        word = etree.QName(element).localname
        yield f"{word} has no {etree.QName(name).localname}", name.startswith(_R)


def _paragraphs(tree: Any) -> Iterator[str]:
    """The paragraphs with a text in them; a break is a space."""
    for paragraph in tree.iter(f"{_A}p"):
        pieces = (
            piece.text or "" if piece.tag == f"{_A}t" else " "
            for piece in paragraph.iter(f"{_A}t", f"{_A}br")
        )
        if text := " ".join("".join(pieces).split()):
            yield text


def _faults_of_part(tree: Any) -> Iterator[str]:
    yield from (f"two shapes have the id {id_}" for id_ in _repeated(_SHAPE_IDS(tree)))


def _faults_of_slide(tree: Any) -> Iterator[str]:
    for rule in (_faults_of_part, _holders, _tables, _title, _alternatives):
        yield from rule(tree)


def _repeated(values: Sequence[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def _broken_lengths(text: bytes) -> Iterator[str]:
    """Lengths are whole numbers of EMU."""
    yield from (f"{one.decode()} is no whole number" for one in _BROKEN_LENGTH.findall(text))


def _holders(tree: Any) -> Iterator[str]:
    numbers = _repeated(_HOLDER_NUMBERS(tree))
    yield from (f"two texts fill placeholder {number}" for number in numbers)


def _tables(tree: Any) -> Iterator[str]:
    for table in _TABLES(tree):
        columns = _COLUMNS(table)
        if _ROW_CELLS(table, columns=columns):
            yield f"a row of a table has not {columns:.0f} cells"


def _title(tree: Any) -> Iterator[str]:
    if not _TITLE_TEXTS(tree).strip():
        yield "no title"


def _alternatives(tree: Any) -> Iterator[str]:
    """What shows no text has a text alternative or says that it is decoration, never both."""
    for shape in _SILENT(tree):
        yield f"{_NAME(shape)} has neither text, alt text nor the decorative flag"
    for picture in _SILENT_PICTURES(tree):
        yield f"{picture} has neither alt text nor the decorative flag"
    for name in _LOSING_WORDS(tree):
        yield f"{name} has words, and alt text that would be read instead of them"
    for both in _SAYING_BOTH(tree):
        yield f"{both.get('name')} is decorative and has alt text"
