"""The body of a Word document -> its paragraphs, tables and pictures in order, each once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from briefgen.importing.docx.drawings import drawn_things, text_boxes
from briefgen.importing.docx.numbering import Numbering, numbering_of
from briefgen.importing.docx.paragraph_styles import ParagraphStyle, outline_level
from briefgen.importing.docx.read_runs import (
    OpenField,
    RunReader,
    chosen_branch,
    is_prompt,
    prompt_of,
)
from briefgen.importing.docx.read_table import read_table
from briefgen.importing.docx.word_names import (
    Element,
    child,
    short_name_of,
    value,
    words_inside,
)
from briefgen.importing.docx.word_nouns import WordComment, WordItem, WordNote, WordParagraph
from briefgen.importing.docx.word_package import WordPackage
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedText,
    LeftOut,
)
from briefgen.model.values import replace
from briefgen.model.work import LONGEST_FILLED, MOST_LETTERS
from briefgen.ooxml.reader import Refusal, whole

_THROUGH = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")
_CONTENTS = "Table of Contents"


def read_body(package: WordPackage) -> list[WordItem]:
    """Raises Refusal for more text than a deck may have."""
    numbering = numbering_of(package.parts.get("numbering"))
    reader = _BodyReader(package=package, numbering=numbering)
    items = [*reader.blocks(package.body), *reader.unmarked()]
    if reader.has_insertions:
        why = "it is taken over as if it had been accepted"
        items.append(LeftOut("text that was inserted while changes were tracked", why))
    return items


class _BodyReader(Struct, kw_only=True):
    package: WordPackage
    numbering: Numbering
    fields: list[OpenField] = field(default_factory=list)
    letters: int = 0
    marked: set[tuple[str, str]] = field(default_factory=set)
    has_insertions: bool = False

    def blocks(self, element: Element) -> Iterator[WordItem]:
        """What stands in an element of the body, in order."""
        for inner in element:
            name = short_name_of(inner)
            if name == "w:p":
                yield from self.paragraph(inner)
            elif name == "w:tbl":
                yield from self.table(inner)
            elif name == "mc:AlternateContent":
                yield from self.blocks(chosen_branch(inner))
            elif name == "w:sdt" and _is_contents(inner):
                yield _contents(words_inside(inner, "w:t"))
            elif name == "w:sdt" and is_prompt(inner):
                yield prompt_of(inner)
            elif name in _THROUGH:
                yield from self.blocks(inner)
            elif name in ("w:del", "w:moveFrom") and (words := words_inside(inner)):
                yield LeftOut("deleted text", "it is marked as deleted", words)
            elif name == "w:altChunk":
                yield LeftOut("a document in the document", "copy its text into this one")

    def paragraph(self, element: Element) -> Iterator[WordItem]:
        runs = RunReader(package=self.package, fields=self.fields)
        runs.read(element)
        self._count(runs)
        style = self._style(element)
        said = _trimmed(runs.runs, is_code=style.role == "code")
        if said and (runs.is_contents or style.role == "contents"):
            yield _contents("".join(run.text for run in said))
        elif said:
            yield self._made(element, style, said)
        yield from runs.left_out
        for kind, id_ in runs.marks:
            yield from self._marked(kind, id_)
        for drawing in runs.anchored:
            yield from drawn_things(drawing, self.package)
            for box in text_boxes(drawing):
                yield from self.blocks(box)

    def _count(self, runs: RunReader) -> None:
        letters = sum(len(run.text) for run in runs.runs)
        self.letters += letters
        if letters > LONGEST_FILLED or self.letters > MOST_LETTERS:
            most = LONGEST_FILLED if letters > LONGEST_FILLED else MOST_LETTERS
            what = "a paragraph" if most == LONGEST_FILLED else "the document"
            raise Refusal(f"{what} has more than {most:,} characters", "import it in several parts")
        self.has_insertions = self.has_insertions or runs.has_insertions

    def _style(self, element: Element) -> ParagraphStyle:
        named = value(child(element, "w:pPr", "w:pStyle"))
        return self.package.styles.get(named) or self.package.styles[""]

    def _made(
        self, element: Element, style: ParagraphStyle, runs: Sequence[ImportedRun]
    ) -> WordParagraph:
        properties = child(element, "w:pPr")
        heading = style.heading or (0 if style.role else outline_level(properties))
        paragraph = ImportedParagraph(runs=tuple(runs))
        if not heading and style.role in ("", "code"):
            paragraph = self._listed(paragraph, properties, style)
        made = WordParagraph(
            paragraph=paragraph,
            role="" if heading else style.role,
            is_bold=all(run.bold or style.is_bold for run in runs if run.text.strip()),
        )
        return made.as_heading(heading) if heading or style.role == "title" else made

    def _listed(
        self, paragraph: ImportedParagraph, properties: Element, style: ParagraphStyle
    ) -> ImportedParagraph:
        numbered = child(properties, "w:numPr")
        list_id = value(child(numbered, "w:numId")) or style.numbering
        level = whole(value(child(numbered, "w:ilvl")) or None, style.level)
        if list_id and list_id != "0":
            bullet, number = self.numbering.before(list_id, level)
            # A style says how deep its list stands, where each level is a list by itself.
            shown = max(level, style.level)
            return replace(paragraph, level=shown, bullet=bullet, number=number)
        if style.listed and not list_id:
            bullet = "sign" if style.listed == "bullet" else "number"
            return replace(paragraph, level=style.level, bullet=bullet)
        return paragraph

    def _marked(self, kind: str, id_: str) -> Iterator[WordItem]:
        """The note or the comment that a mark in a text leads to."""
        found = self.package.notes(kind).get(id_)
        if found is None or (kind, id_) in self.marked:
            return
        self.marked.add((kind, id_))
        if kind == "comments":
            yield WordComment(words_inside(found, "w:t"))
            return
        plain = replace(self.package, relations={})
        reader = _BodyReader(package=plain, numbering=self.numbering)
        items = list(reader.blocks(found))
        paragraphs = tuple(one.paragraph for one in items if isinstance(one, WordParagraph))
        if paragraphs:
            yield WordNote(paragraphs)
        yield from (one for one in items if isinstance(one, LeftOut))

    def unmarked(self) -> Iterator[LeftOut]:
        """Notes and comments that no mark in the text leads to."""
        for kind in ("footnotes", "endnotes", "comments"):
            for id_, element in self.package.notes(kind).items():
                if (kind, id_) not in self.marked and (words := words_inside(element, "w:t")):
                    yield LeftOut(f"one of the {kind}", "no mark leads to it", words)

    def table(self, element: Element) -> Iterator[WordItem]:
        table, others = read_table(element, self.blocks)
        if len(table.rows) == 1 and len(table.rows[0]) == 1:
            # A frame round a text.
            yield from self._framed(table.rows[0][0].text)
        elif table.rows:
            yield ImportedShape(name="Table", contents=table)
        yield from others

    def _framed(self, text: ImportedText) -> Iterator[WordItem]:
        yield from (WordParagraph(paragraph=paragraph) for paragraph in text.paragraphs)


def _is_contents(element: Element) -> bool:
    gallery = child(element, "w:sdtPr", "w:docPartObj", "w:docPartGallery")
    return value(gallery) == _CONTENTS


def _contents(words: str) -> LeftOut:
    return LeftOut("a table of contents", "an agenda is made of the sections", words)


def _trimmed(runs: Sequence[ImportedRun], *, is_code: bool) -> list[ImportedRun]:
    """Runs of one look together, without space at both ends of the paragraph; code is indented."""
    kept: list[ImportedRun] = []
    for run in runs:
        if kept and replace(kept[-1], text=run.text) == run:
            kept[-1] = replace(run, text=kept[-1].text + run.text)
        else:
            kept.append(run)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        if not is_code:
            kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
