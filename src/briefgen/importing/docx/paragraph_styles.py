"""The styles of a Word document -> what a paragraph of each style is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from briefgen.importing.docx.word_names import Element, child, is_on, value
from briefgen.model.values import Value

StyleRole = Literal["", "title", "subtitle", "contents", "caption", "quote", "code"]
_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_ROLES: dict[str, StyleRole] = {
    "title": "title",
    "subtitle": "subtitle",
    "tocheading": "contents",
    "caption": "caption",
    "quote": "quote",
    "intensequote": "quote",
    "htmlpreformatted": "code",
    "sourcecode": "code",
    "preformattedtext": "code",
}
_CONTENTS = re.compile(r"toc ?\d|table ?of ?figures", re.IGNORECASE)
_LIST = re.compile(r"list ?(bullet|number) ?([2-5])?", re.IGNORECASE)
_BODY_TEXT = 9
_LONGEST_CHAIN = 20


class ParagraphStyle(Value, kw_only=True):
    """What paragraphs of a style are: the level of the `heading` (0: none), another `role`; the
    list (`numbering`) that they are of and their `level` in it; a list by name alone (`listed`);
    and whether their letters are bold (`is_bold`) or italic (`is_italic`)."""

    heading: int = 0
    role: StyleRole = ""
    numbering: str = ""
    level: int = 0
    listed: Literal["", "bullet", "number"] = ""
    is_bold: bool = False
    is_italic: bool = False


def paragraph_styles(data: bytes) -> tuple[dict[str, ParagraphStyle], str]:
    """The styles by their ids, that of paragraphs without one as "", in the bytes of the part that
    has them; and the language of the document."""
    from docx.oxml.parser import parse_xml
    from docx.styles.styles import Styles

    root: Any = parse_xml(data)
    styles = list(Styles(root))
    found = {style.style_id or "": _style(list(_chain(style))) for style in styles}
    default = next(
        (one.style_id for one in styles if value(one.element, "w:default") and _of_text(one)), ""
    )
    found[""] = found.get(default or "", ParagraphStyle())
    language = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang")
    return found, value(language)


def _of_text(style: Any) -> bool:
    return value(style.element, "w:type") == "paragraph"


def _chain(style: Any) -> Iterator[Any]:
    """A style, and those that it is based on."""
    for _ in range(_LONGEST_CHAIN):
        if style is None:
            return
        yield style
        style = getattr(style, "base_style", None)


def _style(chain: list[Any]) -> ParagraphStyle:
    heading, role = _heading_and_role(chain)
    elements = [style.element for style in chain]
    numbering, level = _list_of(elements)
    named = (_LIST.fullmatch(name) for style in chain for name in _names(style))
    listed = next((one for one in named if one), None)
    return ParagraphStyle(
        heading=heading,
        role=role,
        numbering=numbering,
        level=level or (int(listed[2] or 1) - 1 if listed else 0),
        listed=("number" if listed[1].lower() == "number" else "bullet") if listed else "",
        is_bold=_first(elements, "w:b"),
        is_italic=_first(elements, "w:i"),
    )


def _names(style: Any) -> Iterator[str]:
    yield from (str(name) for name in (style.style_id, style.name) if name)


def _heading_and_role(chain: list[Any]) -> tuple[int, StyleRole]:
    """By the first style of a chain that says so: by its id or name, as names are translated in
    some files, or by its level in the outline."""
    for style in chain:
        for name in _names(style):
            if found := _HEADING.fullmatch(name):
                return int(found[1]), ""
            if _CONTENTS.fullmatch(name):
                return 0, "contents"
            if role := _ROLES.get(name.lower().replace(" ", "")):
                return 0, role
        if level := outline_level(child(style.element, "w:pPr")):
            return level, ""
    return 0, ""


def outline_level(properties: Element) -> int:
    """The level of a heading, from 1, that the properties of a paragraph give; 0 for none."""
    text = value(child(properties, "w:outlineLvl"))
    return int(text) + 1 if text.isdecimal() and int(text) < _BODY_TEXT else 0


def _list_of(elements: list[Element]) -> tuple[str, int]:
    for element in elements:
        numbered = child(element, "w:pPr", "w:numPr")
        if numbered is not None:
            level = value(child(numbered, "w:ilvl"))
            return value(child(numbered, "w:numId")), int(level) if level.isdecimal() else 0
    return "", 0


def _first(elements: list[Element], name: str) -> bool:
    """Whether the first style of a chain that has a mark switches it on."""
    marks = (child(element, "w:rPr", name) for element in elements)
    return is_on(next((mark for mark in marks if mark is not None), None))
