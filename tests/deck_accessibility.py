"""A deck -> what PowerPoint's Accessibility Checker would say of it, and what its PDFs would lose.

The checker runs nowhere but in PowerPoint; these are its rules as Microsoft describes them, and
those by which PowerPoint tags a PDF: what has alternative text is a figure, whose words are lost.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation

from briefgen.model.colour_contrast import contrast_between

_NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_TITLE = ".//p:nvPr/p:ph[@type='title' or @type='ctrTitle']"
_WORDS = ".//a:t[normalize-space()]"
_VAGUE = re.compile(r"(?i)(click )?here|link|more|read more|this page|\S+://\S*")
_FILE_NAME = re.compile(r"(?i)\S+\.(png|jpe?g|svg|gif|emf)")
_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|\d{3})")
_LARGE = 1800


def findings(data: bytes) -> list[str]:
    """All that breaks a rule, in words; nothing where a deck keeps them all."""
    deck = Presentation(io.BytesIO(data))
    rules = (_titles, _alternatives, _tables, _order, _links, _languages, _contrast, _holders)
    found = [
        f"slide {number}: {said}"
        for number, slide in enumerate(deck.slides, 1)
        for rule in rules
        for said in rule(slide)
    ]
    return [*found, *_whole(deck)]


def _all(element: Any, path: str) -> list[Any]:
    found: Any = etree.ElementBase.xpath(element, path, namespaces=_NAMESPACES)
    return list(found)


def _shapes(slide: Any) -> Iterator[tuple[Any, Any]]:
    """Each shape, group and frame with what names it."""
    kinds = ("sp", "pic", "cxnSp", "graphicFrame", "grpSp")
    for kind in kinds:
        for shape in _all(slide.element, f"./p:cSld/p:spTree//p:{kind}"):
            yield shape, _all(shape, "./*[1]/p:cNvPr")[0]


def _is_decorative(name: Any) -> bool:
    return bool(_all(name, ".//adec:decorative[@val='1']"))


def _titles(slide: Any) -> Iterator[str]:
    titles = _all(slide.element, f"//p:sp[{_TITLE}]")
    if len(titles) != 1 or not _all(titles[0], _WORDS):
        yield "no title"


def _alternatives(slide: Any) -> Iterator[str]:
    for shape, name in _shapes(slide):
        alt, called = name.get("descr", "").strip(), name.get("name")
        has_words, is_decorative = bool(_all(shape, _WORDS)), _is_decorative(name)
        if alt and is_decorative:
            yield f"{called} is decorative and has alternative text"
        if has_words and (alt or is_decorative):
            yield f"the words of {called} are lost"
        if _FILE_NAME.fullmatch(alt):
            yield f"{called} is described by the name of a file"
        if shape.tag.endswith("}grpSp"):
            told = has_words or alt or is_decorative
            if not told and not _all(shape, ".//p:cNvPr[@descr != '']"):
                yield f"{called} has no alternative text"
        elif not has_words and not alt and not is_decorative:
            inside = [_all(one, "./*[1]/p:cNvPr")[0] for one in shape.iterancestors()
                      if one.tag.endswith("}grpSp")]  # fmt: skip
            if not any(one.get("descr") or _is_decorative(one) for one in inside):
                yield f"{called} has no alternative text"


def _tables(slide: Any) -> Iterator[str]:
    for table in _all(slide.element, "//a:tbl"):
        if not _all(table, "./a:tblPr[@firstRow='1']"):
            yield "a table has no header row"
        if _all(table, ".//a:tc[@gridSpan or @rowSpan or @hMerge or @vMerge]"):
            yield "a table has merged cells"


def _order(slide: Any) -> Iterator[str]:
    """The title is read first; what it lies on is drawn before it."""
    for shape in _all(slide.element, "./p:cSld/p:spTree/*[position() > 2]"):
        if _all(shape, f"self::*[{_TITLE}]"):
            return
        name = _all(shape, "./*[1]/p:cNvPr")[0]
        if not (_is_decorative(name) or shape.tag.endswith("}pic")):
            yield f"{name.get('name')} is read before the title"


def _links(slide: Any) -> Iterator[str]:
    for run in _all(slide.element, "//a:r[a:rPr/a:hlinkClick]"):
        text = "".join(_all(run, "./a:t/text()")).strip()
        if _VAGUE.fullmatch(text):
            yield f"a link says `{text}`"


def _languages(slide: Any) -> Iterator[str]:
    roots = [slide.element]
    if slide.has_notes_slide:
        roots.append(slide.notes_slide.element)
    for root in roots:
        for properties in _all(root, "//a:r/a:rPr | //a:endParaRPr | //a:fld/a:rPr"):
            if not _TAG.fullmatch(properties.get("lang", "")):
                yield f"a run says it is `{properties.get('lang')}`"


def _holders(slide: Any) -> Iterator[str]:
    for shape in _all(slide.element, "//p:sp[p:nvSpPr/p:nvPr/p:ph]"):
        if not _all(shape, f"{_WORDS} | .//a:fld"):
            yield f"{_all(shape, './p:nvSpPr/p:cNvPr/@name')[0]} is empty"


def _contrast(slide: Any) -> Iterator[str]:
    """The checker compares a text with the fill of its own shape."""
    colours = _theme(slide)
    for shape in _all(slide.element, "//p:sp[p:spPr/a:solidFill and p:txBody]"):
        ground = _colour(_all(shape, "./p:spPr/a:solidFill/*")[0], colours)
        for level in _all(shape, "./p:txBody/a:lstStyle/*/a:defRPr[a:solidFill]"):
            text = _colour(_all(level, "./a:solidFill/*")[0], colours)
            least = 3 if int(level.get("sz", "1800")) >= _LARGE else 4.5
            if contrast_between(ground, text) < least:
                yield f"{text} on {ground} cannot be read"


def _theme(slide: Any) -> dict[str, str]:
    """The colours of the deck by the names that slides give them."""
    master = slide.slide_layout.slide_master
    part = next(one.target_part for one in master.part.rels.values() if "theme" in one.reltype)
    (scheme,) = _all(etree.fromstring(part.blob), "//a:clrScheme")
    slots = {one.tag.rpartition("}")[2]: "#" + (one[0].get("val") or "") for one in scheme}
    mapped = master.element.find("p:clrMap", _NAMESPACES).attrib
    return {**slots, **{name: slots[slot] for name, slot in mapped.items()}}


def _colour(element: Any, colours: dict[str, str]) -> str:
    value = element.get("val")
    return colours[value] if element.tag.endswith("}schemeClr") else f"#{value}"


def _whole(deck: Any) -> Iterator[str]:
    """What is true of the deck: title, language, names of sections, titles that repeat."""
    if not deck.core_properties.title:
        yield "the deck has no title"
    if not deck.core_properties.language:
        yield "the deck has no language"
    titles = Counter(slide.shapes.title.text_frame.text for slide in deck.slides
                     if slide.shapes.title is not None)  # fmt: skip
    yield from (f"two slides are called `{title}`" for title, times in titles.items() if times > 1)
    for tag in _all(deck.notes_master.element, "//a:r/a:rPr/@lang"):
        if not _TAG.fullmatch(tag):
            yield f"the notes master says it is `{tag}`"
    names = _all(deck.element, "//p14:section/@name")
    yield from (f"two sections are called `{name}`" for name in set(names) if names.count(name) > 1)
    if "Default Section" in names:
        yield "a section is called `Default Section`"
    listed = [one.get("id") for one in deck.element.sldIdLst]
    sectioned = _all(deck.element, "//p14:section//p14:sldId/@id")
    if sectioned and sectioned != listed:
        yield "the sections do not hold the slides"
