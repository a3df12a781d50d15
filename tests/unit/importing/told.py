"""What a slide that was read says, in lines: short enough to be compared with a whole slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedPicture,
    ImportedRun,
    ImportedShape,
    ImportedSlide,
    ImportedTable,
    ImportedTalk,
    ImportedText,
)
from briefgen.importing.word_ledger import words_of


def told(slide: ImportedSlide) -> list[str]:
    """Each line with what it is: "title: ", "- " for a point, "1. ", "code: ", "note: " ..."""
    lines = [line for shape in slide.shapes for line in _shape(shape)]
    lines += [f"note: {_paragraph(one)}" for one in slide.notes]
    lines += [f"comment: {one}" for one in slide.comments]
    return lines


def _shape(shape: ImportedShape) -> Iterator[str]:
    match shape.contents:
        case ImportedText(paragraphs=paragraphs):
            kind = "code: " if shape.is_code else ""
            if shape.placeholder in ("title", "subtitle"):
                kind = f"{shape.placeholder}: "
            yield from (kind + _paragraph(one) for one in paragraphs)
        case ImportedTable(rows=rows):
            for row in rows:
                cells = (" / ".join(map(_paragraph, cell.text.paragraphs)) for cell in row)
                yield "table: " + " | ".join(cells)
        case ImportedPicture(ending=ending):
            yield f"{ending}: {shape.alt}"


def _paragraph(paragraph: ImportedParagraph) -> str:
    sign = {"sign": "- ", "number": f"{paragraph.number}. ", "none": ""}[paragraph.bullet]
    return "  " * paragraph.level + sign + "".join(map(_run, paragraph.runs))


def _run(run: ImportedRun) -> str:
    text = f"`{run.text}`" if run.code and not run.text.isspace() else run.text
    text = f"*{text}*" if run.italic else text
    text = f"**{text}**" if run.bold else text
    text = f"^{text}^" if run.script == "super" else f"~{text}~" if run.script == "sub" else text
    return f"[{text}]({run.link})" if run.link else text


def all_words(talk: ImportedTalk) -> Counter[str]:
    """The words of a talk, with those that it reports as left out."""
    texts = [left.words for left in talk.left_out]
    for slide in talk.slides:
        texts += [left.words for left in slide.left_out]
        texts += [one.text for one in (*slide.notes, *slide.reading)] + list(slide.comments)
        texts += [text for shape in slide.shapes for text in (shape.alt, *_texts(shape))]
    return sum(map(words_of, texts), Counter())


def _texts(shape: ImportedShape) -> Iterator[str]:
    match shape.contents:
        case ImportedText(paragraphs=paragraphs):
            yield from (one.text for one in paragraphs)
        case ImportedTable(rows=rows):
            yield from (one.text for row in rows for cell in row for one in cell.text.paragraphs)


def left_out(talk: ImportedTalk) -> list[str]:
    """What is left out of the file and of its slides."""
    found = [left.what for left in talk.left_out]
    return found + [left.what for slide in talk.slides for left in slide.left_out]
