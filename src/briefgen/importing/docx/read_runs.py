"""The inside of a paragraph -> its runs, and what is anchored in it."""

from __future__ import annotations

import re

from msgspec import Struct, field

from briefgen.importing.clean_text import clean
from briefgen.importing.docx.word_names import (
    Element,
    child,
    inside,
    is_on,
    short_name_of,
    value,
    words_inside,
)
from briefgen.importing.docx.word_package import WordPackage
from briefgen.importing.equations import spoken
from briefgen.importing.imported_talk import ImportedRun, LeftOut, struck
from briefgen.model.values import replace

_WEB = re.compile(r"(https?://|mailto:|tel:)\S", re.IGNORECASE)
_FIELD_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"")
_FIELD_CONTENTS = re.compile(r"\s*TOC\b")
_FIXED = re.compile(r"mono|courier|consol|menlo|source code|lucida console", re.IGNORECASE)
_SIGNS = {"w:tab": " ", "w:ptab": " ", "w:cr": "\n", "w:noBreakHyphen": "-", "w:softHyphen": ""}
_CHANGED = ("w:del", "w:moveFrom")
_THROUGH = ("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml",
            "w:fldSimple", "w:dir", "w:bdo", "w:hyperlink", "w:ruby", "w:rubyBase", "w:rt",
            "mc:AlternateContent")  # fmt: skip


class OpenField(Struct):
    """A field that is filled in: what it was asked for (`said`)."""

    said: str = ""


class RunReader(Struct, kw_only=True):
    """Reads one paragraph of a `package`. `fields` are those that are open, as they may reach over
    several; `link` is the address that letters lead to at the moment.

    `runs` are what it says; `anchored` the elements of drawings in it; `marks` the kinds and ids of
    notes and comments; `left_out` what is not taken over. `is_contents` where it stands in a table
    of contents, and `has_insertions` where changes in it are tracked."""

    package: WordPackage
    fields: list[OpenField]
    link: str = ""
    runs: list[ImportedRun] = field(default_factory=list)
    anchored: list[Element] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    is_contents: bool = False
    has_insertions: bool = False

    def read(self, element: Element) -> None:
        """What stands in a paragraph, or in an element of it, in order."""
        for inner in element:
            name = short_name_of(inner)
            if name == "w:r":
                self._run(inner)
            elif name == "mc:AlternateContent":
                self.read(chosen_branch(inner))
            elif name == "w:hyperlink":
                self._linked(inner, self._address(inner))
            elif name == "w:fldSimple":
                self._linked(inner, _field_link(value(inner, "w:instr")))
            elif name in _CHANGED:
                self._leave_out_deleted(inner)
            elif name == "w:sdt" and is_prompt(inner):
                self.left_out.append(prompt_of(inner))
            elif name in _THROUGH:
                self.has_insertions = self.has_insertions or name in ("w:ins", "w:moveTo")
                self.read(inner)
            elif name in ("m:oMath", "m:oMathPara"):
                self._formula(inner)

    def _linked(self, element: Element, link: str) -> None:
        before, self.link = self.link, link or self.link
        self.read(element)
        self.link = before

    def _address(self, element: Element) -> str:
        relation = self.package.relations.get(value(element, "r:id"))
        if relation is None:
            return ""
        if _WEB.match(relation.target) and relation.is_external:
            return relation.target
        why = "only links to the web and to mail are taken over"
        self.left_out.append(LeftOut(f"the link to {relation.target[:80]}", why))
        return ""

    def _leave_out_deleted(self, element: Element) -> None:
        if words := words_inside(element):
            why = "it is marked as deleted: accept or reject the changes in Word"
            self.left_out.append(LeftOut("deleted text", why, words))

    def _formula(self, element: Element) -> None:
        self._text(f" {spoken(element)} ", ImportedRun(text=""))
        self.left_out.append(LeftOut("a formula", "it became text: see whether it reads well"))

    def _run(self, run: Element) -> None:
        properties = child(run, "w:rPr")
        if is_on(child(properties, "w:vanish")):
            if words := words_inside(run):
                self.left_out.append(LeftOut("hidden text", "it is hidden in Word too", words))
            return
        look = self._look(properties)
        words = words_inside(run)
        if words and (
            is_on(child(properties, "w:strike")) or is_on(child(properties, "w:dstrike"))
        ):
            self.left_out.append(struck(words))
        for inner in run:
            self._piece(inner, short_name_of(inner), look)

    def _piece(self, inner: Element, name: str, look: ImportedRun) -> None:
        match name:
            case "w:t":
                self._text(inner.text or "", look)
            case "w:br":
                self._text(" " if value(inner, "w:type") in ("page", "column") else "\n", look)
            case "w:sym":
                self._text(_sign(inner), look)
            case "w:fldChar":
                self._field(value(inner, "w:fldCharType"))
            case "w:instrText" if self.fields:
                self.fields[-1].said += inner.text or ""
            case "w:footnoteReference" | "w:endnoteReference" | "w:commentReference":
                self.marks.append((f"{name[2:-9]}s", value(inner, "w:id")))
            case "w:drawing" | "w:pict" | "w:object":
                self.anchored.append(inner)
            case "mc:AlternateContent":
                branch = chosen_branch(inner)
                for one in branch:
                    self._piece(one, short_name_of(one), look)
            case "w:ruby":
                self.read(inner)
            case _ if name in _SIGNS:
                self._text(_SIGNS[name], look)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(OpenField())
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _look(self, properties: Element) -> ImportedRun:
        style = self.package.styles.get(value(child(properties, "w:rStyle")))
        bold, italic = child(properties, "w:b"), child(properties, "w:i")
        fonts = child(properties, "w:rFonts")
        script = value(child(properties, "w:vertAlign"))
        return ImportedRun(
            text="",
            bold=is_on(bold) if bold is not None else bool(style and style.is_bold),
            italic=is_on(italic) if italic is not None else bool(style and style.is_italic),
            code=bool(_FIXED.search(value(fonts, "w:ascii"))),
            script={"superscript": "super", "subscript": "sub"}.get(script, ""),  # type: ignore[arg-type]
        )

    def _text(self, text: str, look: ImportedRun) -> None:
        self.is_contents = self.is_contents or any(
            _FIELD_CONTENTS.match(one.said) for one in self.fields
        )
        link = self.link or next(filter(None, (_field_link(one.said) for one in self.fields)), "")
        if text := clean(text):
            self.runs.append(_with(look, text, link))


def _with(look: ImportedRun, text: str, link: str) -> ImportedRun:
    return replace(look, text=text, link=link)


def _field_link(said: str) -> str:
    found = _FIELD_LINK.match(said)
    return found[1] if found and _WEB.match(found[1]) else ""


def _sign(element: Element) -> str:
    """A sign of a font of signs, by its number there."""
    number = value(element, "w:char")
    try:
        code = int(number, 16)
    except ValueError:
        return ""
    return chr(code | 0xF000 if code < 0x100 else code) if 0 < code < 0xFFFE else ""


def is_prompt(control: Element) -> bool:
    """Whether a field of a form shows what is to be written into it."""
    return is_on(child(control, "w:sdtPr", "w:showingPlcHdr"))


def prompt_of(control: Element) -> LeftOut:
    """What is left out of such a field."""
    why = "nobody has filled it in: this is what it asks for"
    return LeftOut("an empty field of a form", why, words_inside(control))


def chosen_branch(element: Element) -> Element:
    """The branch of `mc:AlternateContent` to be read: the first that says or shows something."""
    for branch in element:
        if any(inside(branch, name) for name in ("w:txbxContent", "a:blip", "w:t", "c:chart")):
            return branch
    return next(iter(element), element)
