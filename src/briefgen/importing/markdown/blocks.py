"""The lines of a part of a slide -> paragraphs, and shapes between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, field

from briefgen.importing.imported_talk import (
    BulletKind,
    ImportedCell,
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedTable,
    ImportedText,
    LeftOut,
)
from briefgen.importing.markdown.inline_rules import DEEPEST, parser
from briefgen.importing.markdown.markdown_source import MarkdownSource
from briefgen.importing.markdown.run_builder import (
    BuiltParagraph,
    PictureMark,
    RunBuilder,
    feed_html,
)
from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.model.values import Value
from briefgen.model.work import LONGEST_FILLED
from briefgen.ooxml.reader import Refusal

_CELL = re.compile(r"\{+\s*([\w-]+)")
_DRAWN = frozenset({"mermaid", "plantuml", "dot", "graphviz", "d2", "tikz"})
_SHOWN = re.compile(r"^[#/%-]{1,2}\|\s*echo:\s*(true|fenced)", re.MULTILINE)
_CAPTION = re.compile(r"^[#/%-]{1,2}\|\s*(?:fig|tbl)-cap:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
# What is dropped without a word of it, as it says how and not what.
_DROPPED = re.compile(r"^[#/%-]{1,2}\|.*\n?", re.MULTILINE)


class ReadParagraph(Value, kw_only=True):
    """A `paragraph` with the level of the `heading` that it is (0 for none), and whether it stands
    in a quotation (`is_quoted`)."""

    paragraph: ImportedParagraph
    heading: int = 0
    is_quoted: bool = False


class ReadBlocks(Struct):
    """What was read: paragraphs and shapes in order (`blocks`), the texts of `footnotes` whose
    marks were met, and what is `left_out`."""

    blocks: list[ReadParagraph | ImportedShape] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


class _OpenList(Struct):
    """A list: its `bullet`, the `number` of its item, and whether nothing was read of it yet."""

    bullet: BulletKind
    number: int = 0
    is_new: bool = False


def read_blocks(lines: Sequence[SourceLine], source: MarkdownSource) -> ReadBlocks:
    """Raises Refusal for what is nested too deeply, or longer than a text may be."""
    tokens = parser().parse("\n".join(line.text for line in lines), source.references)
    first = lines[0].number if lines else 1
    for token in tokens:
        at = first + (token.map[0] if token.map else 0)
        if token.level >= DEEPEST:
            raise Refusal(f"line {at}: lists or quotations are nested too deeply", "write it flat")
        if token.type != "html_block" and len(token.content) > LONGEST_FILLED:
            what = f"line {at}: the text has more than {LONGEST_FILLED:,} characters"
            raise Refusal(what, "part it by empty lines")
    reader = _BlockReader(source=source)
    reader.read(tokens)
    return reader.found


class _BlockReader(Struct, kw_only=True):
    source: MarkdownSource
    found: ReadBlocks = field(default_factory=ReadBlocks)
    lists: list[_OpenList] = field(default_factory=list)
    heading: int = 0
    quotes: int = 0

    def read(self, tokens: Sequence[Any]) -> None:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._table(tokens[at:end])
                at = end
            else:
                self._token(token)
            at += 1

    def _token(self, token: Any) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case "bullet_list_open":
                self.lists.append(_OpenList("sign"))
            case "ordered_list_open":
                self.lists.append(_OpenList("number", int(token.attrGet("start") or 1) - 1))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.lists[-1].is_new = True
                self.lists[-1].number += 1
            case "inline":
                self._take(self._inline(token))
            case "html_block":
                builder = RunBuilder()
                feed_html(builder, token.content)
                builder.end_paragraph()
                self._take(builder)
            case "fence" | "code_block":
                self._code(token)

    def _inline(self, token: Any) -> RunBuilder:
        builder = RunBuilder(heading=self.heading)
        for child in token.children or ():
            self._child(child, builder)
        builder.end_paragraph()
        return builder

    def _child(self, child: Any, builder: RunBuilder) -> None:
        match child.type:
            case "text":
                builder.text(child.content)
            case "softbreak":
                builder.text("\n" if self.source.flavour == "marp" else " ")
            case "hardbreak":
                builder.text("\n")
            case "code_inline":
                builder.text(child.content, is_code=True)
            case "strong_open" | "em_open":
                builder.start(child.tag, {})
            case "strong_close" | "em_close" | "link_close":
                builder.end(child.tag)
            case "link_open":
                builder.start("a", {"href": str(child.attrGet("href") or "")})
            case "image":
                address = str(child.attrGet("src") or "")
                alt = "".join(one.content or " " for one in child.children or ())
                builder.pictures.append(PictureMark(address, alt))
            case "html_inline":
                feed_html(builder, child.content)
            case _:
                self._extra(child, builder)

    def _extra(self, child: Any, builder: RunBuilder) -> None:
        """What CommonMark does not have."""
        match child.type:
            case "formula":
                builder.text(" ".join(child.content.split()))
                self._leave_out("a formula", "it stands as the text that it was written in")
            case "footnote":
                self.found.footnotes.append(self.source.footnotes.get(child.content, ""))
            case "footnote_text":
                self.found.footnotes.append(child.content)
            case "shortcode":
                why = "only the program that it was written for can fill it in"
                self._leave_out(f"{{{{< {child.content[:80]} >}}}}", why, child.content)
            case "ticked" if child.content != " ":
                self._leave_out("the tick of a list", "briefgen's lists have none", child.content)
            case "s_open":
                self._leave_out("a line through letters", "the letters are kept, without the line")

    def _leave_out(self, what: str, why: str, words: str = "") -> None:
        self.found.left_out.append(LeftOut(what, why, words))

    def _take(self, builder: RunBuilder) -> None:
        for built in builder.paragraphs:
            self.found.blocks.append(
                ReadParagraph(
                    paragraph=self._paragraph(built),
                    heading=built.heading if not self.lists else 0,
                    is_quoted=self.quotes > 0,
                )
            )
        self.found.left_out += builder.left_out
        self._pictures(builder)

    def _pictures(self, builder: RunBuilder) -> None:
        for mark in builder.pictures:
            shape = self.source.picture(mark)
            if isinstance(shape, LeftOut):
                self.found.left_out.append(shape)
            else:
                self.found.blocks.append(shape)

    def _paragraph(self, built: BuiltParagraph) -> ImportedParagraph:
        level = max(len(self.lists) - 1, 0)
        innermost = self.lists[-1] if self.lists else _OpenList("sign", is_new=built.is_point)
        if not innermost.is_new:
            return ImportedParagraph(runs=built.runs, level=level)
        innermost.is_new = False
        number = innermost.number if innermost.bullet == "number" else 0
        return ImportedParagraph(
            runs=built.runs, level=level, bullet=innermost.bullet, number=number
        )

    def _table(self, tokens: Sequence[Any]) -> None:
        rows: list[list[ImportedCell]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                builder = self._inline(token)
                rows[-1].append(ImportedCell(_text(builder)))
                self.found.left_out += builder.left_out
                self._pictures(builder)
        table = ImportedTable(tuple(map(tuple, rows)), has_head=True)
        self.found.blocks.append(ImportedShape(name="Table", contents=table))

    def _code(self, token: Any) -> None:
        cell = _CELL.match(token.info.strip()) if token.info.strip().startswith("{") else None
        language = cell[1] if cell else token.info.strip().split(" ")[0].lower()
        content = _DROPPED.sub("", token.content) if cell else token.content
        if language in _DRAWN:
            self._leave_out(
                f"a drawing ({language})", "another program draws it; what it is made from is kept"
            )
        elif cell:
            is_shown = bool(_SHOWN.search(token.content))
            why = "no code is run: put its result there as a picture or a table"
            words = [*_CAPTION.findall(token.content), "" if is_shown else content]
            self._leave_out(f"the result of code ({language})", why, " ".join(filter(None, words)))
            if not is_shown:
                return
        if content.strip():
            self.found.blocks.append(code_shape(content.strip("\n")))


def code_shape(text: str) -> ImportedShape:
    """A text with its lines as they are; an empty one is a break at the end of the one above."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip() or not lines:
            lines.append(line)
        else:
            lines[-1] += "\n"
    paragraphs = (ImportedParagraph(runs=(ImportedRun(text=line, code=True),)) for line in lines)
    return ImportedShape(name="Code", contents=ImportedText(tuple(paragraphs)), is_code=True)


def _text(builder: RunBuilder) -> ImportedText:
    return ImportedText(tuple(ImportedParagraph(runs=one.runs) for one in builder.paragraphs))


def flattened(blocks: Sequence[ReadParagraph | ImportedShape]) -> Iterator[ImportedParagraph]:
    """The paragraphs in some blocks, of those with code and tables too."""
    for block in blocks:
        match block:
            case ReadParagraph(paragraph=paragraph):
                yield paragraph
            case ImportedShape(contents=ImportedText(paragraphs=paragraphs)):
                yield from paragraphs
            case ImportedShape(contents=ImportedTable(rows=rows)):
                for row in rows:
                    yield from (one for cell in row for one in cell.text.paragraphs)
