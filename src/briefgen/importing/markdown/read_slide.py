"""The lines of a slide -> the slide: its title, texts, tables and pictures in order, its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field

from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedSlide,
    ImportedText,
    LeftOut,
)
from briefgen.importing.markdown.blocks import ReadBlocks, ReadParagraph, flattened, read_blocks
from briefgen.importing.markdown.front_matter import is_set, keys_in, text_of
from briefgen.importing.markdown.markdown_source import MarkdownSource
from briefgen.importing.markdown.run_builder import PictureMark
from briefgen.importing.markdown.slide_parts import MarkdownPart, slide_parts
from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.importing.markdown.split_slides import SourceSlide
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map

_PAUSE = re.compile(r"\. \. \.\s*$")
_ANIMATED = re.compile(r"\. \. \.\s*$|\s*</?v-(click|after)")
_DEFINITION = re.compile(r" {0,3}: {1,4}(\S.*)")
# Lines that begin the notes of programs that have no sign of their own for them.
_NOTES_BELOW = re.compile(r"\s*(\?\?\?|(speaker )?notes?:)\s*$", re.IGNORECASE)
_LAYOUTS = {"cover": "title", "section": "secHead", "two-cols": "twoObj",
            "two-cols-header": "twoObj"}  # fmt: skip
_STEPS = frozenset({"incremental", "fragment"})
_DIRECTIVES = frozenset({
    "theme", "style", "headingdivider", "lang", "size", "math", "title", "author", "description",
    "keywords", "url", "image", "marp", "paginate", "header", "footer", "class",
    "backgroundcolor", "backgroundimage", "backgroundposition", "backgroundrepeat",
    "backgroundsize", "color", "transition",
})  # fmt: skip
_DEEPEST_LEVEL = 2
# Headings that are titles wherever they stand on a slide.
_HIGHEST = 2
_PAIR = 2


class _Slide(Struct, kw_only=True):
    """What is known of a slide while it is read. `body` are the paragraphs since the last other
    shape; `offset` how many levels they lie below the heads that they stand under; `columns` how
    many shapes there were at the end of each; `is_inside` a part of the
    slide; `quoted` the paragraphs of a quotation that is all of the last text."""

    source: MarkdownSource
    layout: str = ""
    title: tuple[ImportedRun, ...] = ()
    subtitle: list[ImportedParagraph] = field(default_factory=list)
    body: list[ReadParagraph] = field(default_factory=list)
    shapes: list[ImportedShape] = field(default_factory=list)
    notes: list[ImportedParagraph] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    offset: int = 0
    columns: list[int] = field(default_factory=list)
    is_inside: bool = False
    quoted: int = 0
    is_first: bool = False
    is_animated: bool = False


def read_slide(
    source_slide: SourceSlide, source: MarkdownSource, *, is_first: bool
) -> ImportedSlide:
    """The slide, not numbered yet."""
    keys = source_slide.keys
    layout = text_of(keys, "layout")
    slide = _Slide(source=source, is_first=is_first, layout=_LAYOUTS.get(layout, ""))
    lines, below = _parted(source_slide.lines, source)
    _read_comments(slide, source_slide.lines)
    _read_part(slide, slide_parts(lines))
    _end_body(slide)
    _read_notes(slide, below)
    _read_picture_of_layout(slide, text_of(keys, "image"))
    if source_slide.is_section and not slide.shapes:
        slide.layout = "secHead"
    if len(slide.columns) == _PAIR:
        slide.layout = "twoObj" if _are_texts(slide) else ""
    _mark_quotation(slide)
    _settle_subtitle(slide)
    return ImportedSlide(
        number=0,
        shapes=tuple(_in_order(slide)),
        layout=slide.layout,
        layout_name=layout,
        notes=tuple(slide.notes),
        comments=tuple(slide.comments),
        is_hidden=is_set(keys, "hide") or is_set(keys, "disabled"),
        is_animated=slide.is_animated,
        left_out=tuple(slide.left_out),
    )


def _are_texts(slide: _Slide) -> bool:
    """Whether each of two columns is one text."""
    first, second = slide.columns
    return (first, second) == (len(slide.shapes) - 1, len(slide.shapes)) and all(
        shape.placeholder == "body" for shape in slide.shapes[-2:]
    )


def _parted(
    lines: Sequence[SourceLine], source: MarkdownSource
) -> tuple[list[SourceLine], list[SourceLine]]:
    """What is on the slide, and the notes below the line that begins them."""
    if source.flavour in ("plain", "pandoc"):
        for at, line in enumerate(lines):
            if not line.is_code and _NOTES_BELOW.match(line.text):
                return list(lines[:at]), list(lines[at + 1 :])
    return list(lines), []


def _read_comments(slide: _Slide, lines: Sequence[SourceLine]) -> None:
    """Comments are notes in Marp, the last one in Slidev; else remarks of the author."""
    said = [(line, one.strip()) for line in lines for one in line.comments if one.strip()]
    last = said[-1:] if slide.source.flavour == "slidev" else []
    for line, comment in said:
        if slide.source.flavour == "marp":
            if comment != "fit" and not _read_directives(slide, comment):
                _read_notes(slide, _lines_of(comment, line.number))
        elif (line, comment) in last:
            _read_notes(slide, _lines_of(comment, line.number))
        else:
            slide.comments.append(" ".join(comment.split()))


def _lines_of(text: str, number: int) -> list[SourceLine]:
    return [SourceLine(number=number, text=line.strip()) for line in text.split("\n")]


def _read_directives(slide: _Slide, comment: str) -> bool:
    """Whether a comment of Marp says keys; those with words for the slide are reported."""
    keys = keys_in(comment)
    known = keys and {name.lstrip("_$").lower() for name in keys.keys} & _DIRECTIVES
    if not known:
        return False
    slide.left_out += furniture(keys)
    if {"lead", "title"} & set(text_of(keys, "_class", "class").split()) and slide.is_first:
        slide.layout = "title"
    return True


def furniture(keys: Map | None) -> list[LeftOut]:
    """What stands at the edge of every slide."""
    names = ("header", "footer", "_header", "_footer")
    texts = ((name.lstrip("_"), text_of(keys, name)) for name in names)
    why = "the template has its own, and briefgen.yaml says what stands there"
    return [LeftOut(f"the {name}", why, text) for name, text in texts if text]


def _read_notes(slide: _Slide, lines: Sequence[SourceLine]) -> None:
    read = read_blocks(lines, slide.source)
    slide.notes += flattened(read.blocks)
    slide.left_out += read.left_out


def _read_part(slide: _Slide, part: MarkdownPart) -> None:
    for one in part.runs:
        if not isinstance(one, MarkdownPart):
            _read_lines(slide, one)
        elif "notes" in one.names:
            for lines in one.runs:
                if not isinstance(lines, MarkdownPart):
                    _read_notes(slide, lines)
        elif {"column", "left", "right"} & set(one.names):
            _read_column(slide, one)
        else:
            _read_inner(slide, one)


def _read_column(slide: _Slide, part: MarkdownPart) -> None:
    """A column is a shape, or several, of its own; in Slidev what stands before the right one is
    the left one."""
    is_second = part.names == ("right",) and not slide.columns
    _end_body(slide)
    if is_second and slide.shapes:
        slide.columns.append(len(slide.shapes))
    before, slide.is_inside = slide.is_inside, True
    _read_part(slide, part)
    _end_body(slide)
    slide.is_inside = before
    slide.columns.append(len(slide.shapes))


def _read_inner(slide: _Slide, part: MarkdownPart) -> None:
    slide.is_animated = slide.is_animated or bool(_STEPS & set(part.names))
    callout = next((name for name in part.names if name.startswith("callout")), "")
    before = slide.offset, slide.is_inside
    slide.is_inside = True
    if callout:
        if not _begins_with_heading(part):
            head = part.title or callout.removeprefix("callout-").capitalize()
            paragraph = ImportedParagraph(runs=(ImportedRun(text=head),), bullet="sign")
            slide.body.append(ReadParagraph(paragraph=paragraph))
        slide.offset = 1
    _read_part(slide, part)
    slide.offset, slide.is_inside = before


def _begins_with_heading(part: MarkdownPart) -> bool:
    texts = (one.text for one in part.inside if isinstance(one, SourceLine) and one.text.strip())
    return next(texts, "").lstrip().startswith("#")


def _read_lines(slide: _Slide, lines: Sequence[SourceLine]) -> None:
    slide.is_animated = slide.is_animated or any(_ANIMATED.match(line.text) for line in lines)
    kept = [line for line in lines if line.is_code or not _PAUSE.match(line.text)]
    if slide.source.flavour not in ("marp", "slidev"):
        kept = list(_defined(kept))
    _take(slide, read_blocks(kept, slide.source))


def _defined(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """pandoc: a line, and what it means below it behind a colon, are a point and one below it; a
    colon anywhere else begins a caption."""
    above, is_defined = "", False
    for line, below in pairwise((*lines, SourceLine(number=0, text=""))):
        found = None if line.is_code else _DEFINITION.match(line.text)
        if found and is_defined:
            yield replace(line, text=f"  - {found[1]}")
        elif found:
            yield replace(line, text=found[1])
        elif is_term := not above and _is_term(line) and bool(_DEFINITION.match(below.text)):
            is_defined = is_term
            yield replace(line, text=f"- {line.text.strip()}")
        else:
            is_defined = is_defined and line.text.startswith(" ")
            yield line
        above = line.text.strip()


def _is_term(line: SourceLine) -> bool:
    return not line.is_code and line.text[:1].isalnum() and "|" not in line.text


def _take(slide: _Slide, read: ReadBlocks) -> None:
    for block in read.blocks:
        if isinstance(block, ImportedShape):
            _end_body(slide)
            slide.shapes.append(block)
        elif block.heading:
            _take_heading(slide, block)
        else:
            slide.body.append(_below(block, slide.offset))
    slide.left_out += read.left_out
    _take_footnotes(slide, read.footnotes)


def _take_footnotes(slide: _Slide, footnotes: Sequence[str]) -> None:
    for text in footnotes:
        if text:
            _read_notes(slide, [SourceLine(number=1, text=text)])
            slide.left_out.append(LeftOut("a footnote", "its text stands in the notes"))


def _take_heading(slide: _Slide, block: ReadParagraph) -> None:
    """The first heading is the title, but for a lesser one below a text; on the first slide the
    one below it is the subtitle."""
    is_bare = not slide.body and not slide.shapes
    if not slide.title and not slide.is_inside and (is_bare or block.heading <= _HIGHEST):
        slide.title = block.paragraph.runs
    elif slide.is_first and is_bare and not slide.subtitle and not slide.is_inside:
        slide.subtitle.append(block.paragraph)
    else:
        head = replace(block.paragraph, bullet="sign", level=0)
        slide.body.append(replace(block, paragraph=head))
        slide.offset = 1


def _below(block: ReadParagraph, offset: int) -> ReadParagraph:
    """What stands below a head is a point of it."""
    one = block.paragraph
    level = min(one.level + offset, _DEEPEST_LEVEL)
    bullet = "sign" if offset and one.bullet == "none" else one.bullet
    return replace(block, paragraph=replace(one, level=level, bullet=bullet))


def _end_body(slide: _Slide) -> None:
    if slide.body:
        slide.quoted = _quoted(slide.body)
        paragraphs = tuple(one.paragraph for one in slide.body)
        slide.shapes.append(
            ImportedShape(
                name=f"Text {len(slide.shapes) + 1}",
                contents=ImportedText(paragraphs),
                placeholder="body",
                index=len(slide.columns) + 1,
            )
        )
    slide.body, slide.offset = [], 0


def _settle_subtitle(slide: _Slide) -> None:
    """The second heading is a subtitle on a cover only: where nothing is listed or shown."""
    texts = [one.contents for one in slide.shapes if isinstance(one.contents, ImportedText)]
    points = [one for text in texts for one in text.paragraphs if one.bullet != "none"]
    if slide.subtitle and (points or len(texts) < len(slide.shapes)):
        above = ImportedText(tuple(slide.subtitle))
        shape = ImportedShape(name="Text", contents=above, placeholder="body", index=0)
        slide.shapes.insert(0, shape)
        slide.subtitle = []
    elif slide.subtitle:
        slide.layout = slide.layout or "title"


def _quoted(body: Sequence[ReadParagraph]) -> int:
    """How many paragraphs a quotation has, 0 where there is more than it and whose it is."""
    texts = [one.paragraph.text for one in body]
    by = len(texts) > 1 and texts[-1].startswith(("—", "–", "-"))
    words = body[: len(body) - by]
    return len(words) if words and all(one.is_quoted for one in words) else 0


def _mark_quotation(slide: _Slide) -> None:
    """A quotation that is all of a slide is told by its marks, as elsewhere."""
    if len(slide.shapes) != 1 or not slide.quoted:
        return
    shape = slide.shapes[0]
    if isinstance(shape.contents, ImportedText):
        paragraphs = list(shape.contents.paragraphs)
        if not paragraphs[0].text.startswith(("“", '"', "„", "«")):
            last = slide.quoted - 1
            paragraphs[0] = _with_run(paragraphs[0], before="“")
            paragraphs[last] = _with_run(paragraphs[last], after="”")
            slide.shapes[0] = replace(shape, contents=ImportedText(tuple(paragraphs)))


def _with_run(paragraph: ImportedParagraph, before: str = "", after: str = "") -> ImportedParagraph:
    runs = (ImportedRun(text=before), *paragraph.runs, ImportedRun(text=after))
    return replace(paragraph, runs=tuple(run for run in runs if run.text))


def _read_picture_of_layout(slide: _Slide, address: str) -> None:
    """Slidev: layouts that have a picture beside the text are given it as a key."""
    if address:
        shape = slide.source.picture(PictureMark(address, ""))
        if isinstance(shape, LeftOut):
            slide.left_out.append(shape)
        else:
            slide.shapes.append(shape)


def _in_order(slide: _Slide) -> list[ImportedShape]:
    found = []
    if slide.title:
        title = ImportedText((ImportedParagraph(runs=slide.title),))
        found.append(ImportedShape(name="Title", contents=title, placeholder="title"))
    if slide.subtitle:
        subtitle = ImportedText(tuple(slide.subtitle))
        found.append(ImportedShape(name="Subtitle", contents=subtitle, placeholder="subtitle"))
    found += slide.shapes
    return [replace(shape, order=order) for order, shape in enumerate(found)]
