"""A slide that briefgen built -> its layout again, and its slots, by the names of layout and shapes.

What the layout wrote by itself (the running section, the list of sections) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.edit.new_yaml import Word, YamlContent
from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported_talk import (
    ImportedGroup,
    ImportedParagraph,
    ImportedRun,
    ImportedShape,
    ImportedTable,
    ImportedText,
    LeftOut,
)
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
    blocks = blocks_of(draft)
    fill = _FILLS.get(layout)
    if fill is None or not all(map(_slot, blocks)):
        return None
    by_slot: dict[str, list[ImportedShape]] = {}
    for block in blocks:
        by_slot.setdefault(_slot(block), []).append(block)
    keys = fill(_Named(by_slot, draft.blocks, draft.title, writing))
    return Slots(keys) if keys else None


def _slot(shape: ImportedShape) -> str:
    """The slot that a shape is named after: "lead" for "Lead 3"."""
    found = _NAME.fullmatch(shape.name)
    return found[1].lower() if found else ""


class _Named(Value):
    """The shapes of a slide by their slots (`by_slot`), and as they are grouped (`blocks`); its
    `title`, and how all is written (`writing`)."""

    by_slot: Mapping[str, Sequence[ImportedShape]]
    blocks: Sequence[ImportedShape]
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
        """A cell of a comparison: a dash says that there is nothing."""
        text = self.writing.line(paragraphs) if paragraphs else ""
        return Word("none") if text in ("", "\u2013") else text

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
    found = next((address for shape in slide.blocks for address in _links(shape)), "")
    paragraphs = slide.paragraphs("link")
    if not found or not slide.only("link", "points") or not paragraphs:
        return {}
    label, *address = paragraphs
    words = " ".join(paragraph.text for paragraph in address)
    slide.writing.left_out.append(LeftOut("the address below a link", "it is drawn anew", words))
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
    boxes = [box for shape in slide.blocks for box in _boxes_of_cards(shape)]
    slots = {"cards", "card", "place", "lesson", "picture"}
    if not slide.by_slot.keys() <= slots or not boxes or len(boxes) % 2:
        return {}
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
    column."""
    table = next((shape.contents for shape in slide.by_slot.get("table", ())), None)
    if not slide.only("table") or not isinstance(table, ImportedTable):
        return {}
    (_, *heads), *rows = ([cell.text.paragraphs for cell in row] for row in table.rows)
    if any(not 1 <= len(head) <= 2 for head in heads):
        return {}
    subjects = [_keyed(("name", "when"), head, slide.writing) for head in heads]
    names = [str(subject["name"]) for subject in subjects]
    aspects = [
        {
            "name": slide.writing.line(aspect),
            "values": dict(zip(names, map(slide.value, values), strict=True)),
        }
        for aspect, *values in rows
        if aspect
    ]
    return {"comparison": {"subjects": subjects, "aspects": aspects}}


_FILLS: Mapping[str, Callable[[_Named], Keys]] = {
    "charter": _charter,
    "opportunities": _opportunities,
    "quote": _quote,
    "numbers": _numbers,
    "timeline": _timeline,
    "link": _link,
    "case-study": _case_study,
    "comparison": _comparison,
}
