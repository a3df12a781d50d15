"""A slide that briefgen built -> its layout and its slots again, by the names of layout and shapes.

What the layout wrote by itself (the running section, the list of sections) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.edit.new_yaml import Word, YamlContent
from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported_talk import (
    ImportedDrawing,
    ImportedGroup,
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedTable,
    ImportedText,
    LeftOut,
)
from briefgen.importing.own_diagrams import own_diagram
from briefgen.importing.shape_words import texts_in
from briefgen.importing.slide_parts import Slots, Writing, blocks_of, paragraphs_of
from briefgen.importing.text_layouts import list_of
from briefgen.model.template import Template
from briefgen.model.values import Value, replace

_NAME = re.compile(r"(\D+) \d+")
_WRITTEN_BY_LAYOUTS = frozenset({"section", "ordinal", "sections"})
_REASON = "a slide that briefgen built"
Keys = Mapping[str, YamlContent]


def own_layouts(template: Template) -> Mapping[str, str]:
    """The layouts of a template by the names that they, and their forms, have in PowerPoint."""
    return {one.title: one.form_of or one.name for one in template.layouts.values()}


def own_slides(
    drafts: Sequence[DraftSlide], scores: Sequence[Sequence[LayoutScore]], template: Template
) -> Iterator[tuple[DraftSlide, Sequence[LayoutScore]]]:
    """The drafts with their scores; those that briefgen built without what their layout wrote."""
    layouts = own_layouts(template)
    for draft, found in zip(drafts, scores, strict=True):
        layout = layouts.get(draft.source.layout_name)
        if layout and all(map(_slot, draft.source.shapes)):
            yield _without_written(draft), (LayoutScore(layout, 1, _REASON), *found)
        else:
            yield draft, found


def _without_written(draft: DraftSlide) -> DraftSlide:
    written = [shape for shape in draft.blocks if _slot(shape) in _WRITTEN_BY_LAYOUTS]
    lost = (
        LeftOut("what the layout says", "it is written anew", " ".join(texts_in(shape)))
        for shape in written
    )
    rest = tuple(shape for shape in draft.blocks if shape not in written)
    return replace(draft, blocks=rest, left_out=(*draft.left_out, *lost))


def own_slots(draft: DraftSlide, layout: str, writing: Writing) -> Slots | None:
    """What fills the layout, where each block is named after a slot of it."""
    fill = _FILLS.get(layout)
    shapes = tuple(shape for shape in draft.source.shapes if not _is_written_anew(shape))
    # As they were drawn, which is the order in which they were written.
    blocks = blocks_of(replace(draft, blocks=shapes))
    worded = [one for one in blocks if not isinstance(one.contents, ImportedDrawing)]
    if fill is None or not all(map(_slot, worded)):
        return None
    by_slot: dict[str, list[ImportedShape]] = {}
    for block in worded:
        by_slot.setdefault(_slot(block), []).append(block)
    keys = fill(_Named(by_slot, shapes, draft.title, writing))
    return Slots(keys) if keys else None


def _is_written_anew(shape: ImportedShape) -> bool:
    return shape.placeholder in ("title", "furniture") or _slot(shape) in _WRITTEN_BY_LAYOUTS


def _slot(shape: ImportedShape) -> str:
    """The slot that a shape is named after: "lead" for "Lead 3"."""
    found = _NAME.fullmatch(shape.name)
    return found[1].lower() if found else ""


class _Named(Value):
    """The shapes of a slide by their slots (`by_slot`), and as they are grouped (`shapes`); its
    `title`, and how all is written (`writing`)."""

    by_slot: Mapping[str, Sequence[ImportedShape]]
    shapes: Sequence[ImportedShape]
    title: str
    writing: Writing

    def paragraphs(self, slot: str) -> list[ImportedParagraph]:
        return paragraphs_of(self.by_slot.get(slot, ()))

    def boxes(self, slot: str) -> list[list[ImportedParagraph]]:
        return [found for one in self.by_slot.get(slot, ()) if (found := paragraphs_of([one]))]

    def lines(self, *slots: str) -> Keys:
        """The texts of these slots, those that are there."""
        return {
            slot: self.writing.line(paragraphs)
            for slot in slots
            if (paragraphs := self.paragraphs(slot))
        }

    def value(self, paragraphs: Sequence[ImportedParagraph]) -> YamlContent:
        """A cell of a comparison, or its points; a dash says that there is nothing."""
        if len(paragraphs) > 1:
            return [self.writing.text(paragraph) for paragraph in paragraphs]
        text = self.writing.line(paragraphs) if paragraphs else ""
        return Word("none") if text in ("", "\u2013") else text

    def leave_out(self, what: str, *texts: str) -> None:
        """What the layout draws from what is said elsewhere."""
        self.writing.left_out.extend(LeftOut(what, "it is drawn anew", text) for text in texts)

    def only(self, *slots: str) -> bool:
        """Whether there is nothing but these, and at least the first."""
        return slots[0] in self.by_slot and self.by_slot.keys() <= set(slots)


def _charter(slide: _Named) -> Keys:
    if not slide.only("rights", "lead"):
        return {}
    points = list_of(slide.paragraphs("rights"), slide.writing)["points"]
    return {**slide.lines("lead"), "rights": points}


def _opportunities(slide: _Named) -> Keys:
    if not slide.only("points", "example"):
        return {}
    points = list_of(slide.paragraphs("points"), slide.writing)
    return {**points, **slide.lines("example")}


def _quote(slide: _Named) -> Keys:
    if not slide.only("quote", "attribution"):
        return {}
    said: dict[str, YamlContent] = {"text": slide.writing.line(slide.paragraphs("quote"))}
    names = zip(("by", "role"), slide.paragraphs("attribution"), strict=False)
    said.update({key: slide.writing.text(paragraph) for key, paragraph in names})
    return {"quote": said} if len(slide.paragraphs("attribution")) < 3 else {}


def _numbers(slide: _Named) -> Keys:
    boxes = slide.boxes("numbers")
    if not slide.only("numbers", "text") or any(len(box) not in (2, 3) for box in boxes):
        return {}
    found = [_keyed(("value", "label", "source"), box, slide.writing) for box in boxes]
    return {"numbers": found, **slide.lines("text")}


def _timeline(slide: _Named) -> Keys:
    boxes = slide.boxes("phases")
    if not slide.only("phases") or len(boxes) % 2:
        return {}
    phases = [whens + rest for whens, rest in zip(boxes[::2], boxes[1::2], strict=True)]
    if any(len(phase) not in (2, 3) for phase in phases):
        return {}
    return {"phases": [_keyed(("when", "name", "text"), one, slide.writing) for one in phases]}


def _keyed(keys: Sequence[str], box: Sequence[ImportedParagraph], writing: Writing) -> Keys:
    return {key: writing.text(paragraph) for key, paragraph in zip(keys, box, strict=False)}


def _link(slide: _Named) -> Keys:
    """The link that all of a drawing has; its address and its code are drawn anew."""
    found = next((address for shape in slide.shapes for address in _links(shape)), "")
    paragraphs = slide.paragraphs("link")
    if not found or not slide.only("link", "points") or not paragraphs:
        return {}
    label, *address = paragraphs
    words = " ".join(paragraph.text for paragraph in address)
    slide.leave_out("the address below a link", words)
    link = {"to": found, "label": slide.writing.text(replace(label, runs=_bare(label)))}
    points = slide.paragraphs("points")
    return {"link": link, **(list_of(points, slide.writing) if points else {})}


def _links(shape: ImportedShape) -> Iterator[str]:
    if shape.link:
        yield shape.link
    match shape.contents:
        case ImportedGroup(shapes):
            yield from (link for inner in shapes for link in _links(inner))
        case ImportedText(paragraphs):
            yield from (run.link for one in paragraphs for run in one.runs if run.link)


def _bare(paragraph: ImportedParagraph) -> tuple[ImportedRun, ...]:
    return (ImportedRun(text=paragraph.text),)


def _case_study(slide: _Named) -> Keys:
    """Cards are a name and what is said of it, one box each."""
    boxes = [box for shape in slide.shapes for box in _boxes_of_cards(shape)]
    slots = {"cards", "card", "place", "lesson", "picture", "text"}
    said = " ".join(paragraph.text for box in boxes for paragraph in box)
    figures = [paragraph.text for paragraph in slide.paragraphs("text")]
    if not slide.by_slot.keys() <= slots or not boxes or len(boxes) % 2:
        return {}
    if not all(figure in said for figure in figures):
        return {}
    slide.leave_out("a figure beside a card", *figures)
    cards = [
        {slide.writing.line(name): slide.writing.line(text)}
        for name, text in zip(boxes[::2], boxes[1::2], strict=True)
    ]
    keys: dict[str, YamlContent] = {**slide.lines("place"), "cards": cards}
    for shape in slide.by_slot.get("picture", ()):
        if found := slide.writing.picture(shape, slide.title):
            keys["picture"] = found
    return {**keys, **slide.lines("lesson")}


def _boxes_of_cards(shape: ImportedShape) -> Iterator[list[ImportedParagraph]]:
    match shape.contents:
        case ImportedGroup(shapes):
            yield from (box for inner in shapes for box in _boxes_of_cards(inner))
        case ImportedText() if _slot(shape) in ("cards", "card"):
            yield paragraphs_of([shape])


def _comparison(slide: _Named) -> Keys:
    """A table with the names of what is compared in its first row, and of aspects in its first
    column; or a column for each, with its aspects above the points."""
    table = next((shape.contents for shape in slide.by_slot.get("table", ())), None)
    if slide.only("table") and isinstance(table, ImportedTable):
        (_, *heads), *rows = ([cell.text.paragraphs for cell in row] for row in table.rows)
        cells = {slide.writing.line(row[0]): row[1:] for row in rows if row[0]}
    elif slide.only("column"):
        columns = [list(_by_aspect(box)) for box in slide.boxes("column")]
        if len(set(map(len, columns))) != 1:
            return {}
        heads = [tuple(column[0]) for column in columns]
        _, *others = columns
        slide.leave_out("an aspect", *(one[0].text for other in others for one in other[1:]))
        cells = {
            slide.writing.text(aspects[0][0]): [tuple(aspect[1:]) for aspect in aspects]
            for aspects in zip(*(column[1:] for column in columns), strict=False)
        }
    else:
        return {}
    if len(heads) < 2 or any(not 1 <= len(head) <= 2 for head in heads):
        return {}
    subjects: list[YamlContent] = [_keyed(("name", "when"), head, slide.writing) for head in heads]
    names = [slide.writing.text(head[0]) for head in heads]
    aspects: list[YamlContent] = []
    for name, row in cells.items():
        values: dict[str, YamlContent] = dict(zip(names, map(slide.value, row), strict=True))
        aspects.append({"name": name, "values": values})
    compared: dict[str, YamlContent] = {"subjects": subjects, "aspects": aspects}
    return {"comparison": compared}


def _by_aspect(box: Sequence[ImportedParagraph]) -> Iterator[list[ImportedParagraph]]:
    """What is compared, and when; then each aspect with the points below it."""
    found: list[ImportedParagraph] = []
    for paragraph in box:
        is_head = paragraph.level > 1 and paragraph.bullet == "none"
        if found and is_head and (found[0].level == 0 or len(found) > 1):
            yield found
            found = []
        found.append(paragraph)
    yield found


def _diagram(slide: _Named) -> Keys:
    described = next((shape.alt for shape in slide.shapes if _slot(shape) == "diagram"), "")
    boxes = [shape for slot, found in slide.by_slot.items() if slot != "text" for shape in found]
    keys = own_diagram(described, paragraphs_of(boxes), slide.writing)
    return {**keys, **slide.lines("text")} if keys else {}


_FILLS: Mapping[str, Callable[[_Named], Keys]] = {
    "charter": _charter,
    "opportunities": _opportunities,
    "quote": _quote,
    "numbers": _numbers,
    "timeline": _timeline,
    "link": _link,
    "case-study": _case_study,
    "comparison": _comparison,
    "diagram": _diagram,
}
