"""The bytes of a Word document -> its parts: the body, and what the body refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.importing.docx.paragraph_styles import ParagraphStyle, paragraph_styles
from briefgen.importing.docx.word_names import Element, child, full_name, value, words_inside
from briefgen.importing.strict_names import read_as_usual
from briefgen.model.values import Value
from briefgen.ooxml.reader import OfficePackage, Refusal, Relation, open_office

# What our reader of Office files says of a presentation, and what that is for a document.
_IN_WORD = (
    ("give a .potx, .pptx, .potm or .ppsx file", "give a .docx file"),
    ("(.ppt, .pot)", "(.doc)"),
    (".potx or .pptx", ".docx"),
    ("PowerPoint", "Word"),
)
_KINDS = ("wordprocessingml.document.main", "wordprocessingml.template.main",
          "word.document.macroenabled.main", "word.template.macroenabledtemplate.main")  # fmt: skip


class WordPackage(Value, kw_only=True):
    """An opened document: its `package`, the name of its main part (`main`) with the relationships
    of that (`relations`), the roots of parts by the kind of relationship (`parts`), its `styles` by
    id, and its `language`."""

    package: OfficePackage
    main: str
    relations: Mapping[str, Relation]
    parts: Mapping[str, Element]
    styles: Mapping[str, ParagraphStyle]
    language: str

    @property
    def body(self) -> Element:
        return child(self.package.tree(self.main), "w:body")

    def notes(self, kind: str) -> dict[str, Element]:
        """The footnotes, endnotes or comments by their ids."""
        root = self.parts.get(kind)
        found = [] if root is None else list(root)
        return {value(one, "w:id"): one for one in found if not value(one, "w:type")}

    def edges(self) -> Iterator[tuple[str, str]]:
        """The words of each header and footer, with which of the two it is."""
        for relation in self.relations.values():
            if relation.kind in ("header", "footer") and not relation.is_external:
                words = words_inside(self.package.tree(relation.target), "w:t")
                if words:
                    yield relation.kind, words

    def property_text(self, name: str) -> str:
        """A property of the file, such as its title."""
        if not self.package.has("docProps/core.xml"):
            return ""
        found = self.package.tree("docProps/core.xml").iter("{*}" + name)
        return next((" ".join((one.text or "").split()) for one in found), "")


def open_word(data: bytes) -> WordPackage:
    """Raises Refusal for what is no Word document, or is beyond the limits of Office files."""
    try:
        return _opened(data)
    except Refusal as refusal:
        raise Refusal(_in_word(refusal.message), _in_word(refusal.hint)) from refusal


def _in_word(text: str) -> str:
    for was, now in _IN_WORD:
        text = text.replace(was, now)
    return text


def _opened(data: bytes) -> WordPackage:
    package = open_office(data)
    read_as_usual(package)
    starts = [one for one in package.relations("").values() if one.kind == "officeDocument"]
    main = starts[0].target if starts else ""
    if not any(kind in package.type(main).lower() for kind in _KINDS):
        raise Refusal("the file is not a Word document", "give a .docx file")
    if child(package.tree(main), "w:body") is None:
        raise Refusal("the document has no text")
    relations = package.relations(main)
    parts = {
        one.kind: package.tree(one.target)
        for one in relations.values()
        if one.kind in ("styles", "numbering", "footnotes", "endnotes", "comments")
        and not one.is_external
    }
    styles, language = _styles(package, relations)
    return WordPackage(
        package=package,
        main=main,
        relations=relations,
        parts=parts,
        styles=styles,
        language=language,
    )


def _styles(
    package: OfficePackage, relations: Mapping[str, Relation]
) -> tuple[dict[str, ParagraphStyle], str]:
    named = (one.target for one in relations.values() if one.kind == "styles")
    part = next(named, "")
    if not part or package.tree(part).tag != full_name("w:styles"):
        return {"": ParagraphStyle()}, ""
    try:
        return paragraph_styles(package.data(part))
    # python-docx meets what is missing in a style in many ways.
    except Exception as error:
        raise Refusal(f"the part {part} is damaged") from error
