"""A slide that briefgen has made, and somebody may have edited -> its slots, as the deck says which
shapes fill them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.card_layouts import list_card
from briefgen.importing.draft import DraftSlide
from briefgen.importing.figure_layouts import chart_keys, grouped_table
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedDrawing,
    ImportedGroup,
    ImportedParagraph,
    ImportedPicture,
    ImportedShape,
    ImportedSlide,
    ImportedTable,
    LeftOut,
)
from briefgen.importing.own_decks import is_own_deck, own_layout
from briefgen.importing.own_diagrams import own_diagram, own_layers
from briefgen.importing.point_lists import numbered_points, points_of
from briefgen.importing.prose import lines_of, prose_of
from briefgen.importing.slide_parts import Slots, Writing, paragraphs_of
from briefgen.model.values import replace

_FURNITURE = frozenset({"footer", "number", "date", "section", "title", "organisation"})
_CLOSING = re.compile(r"\s*[\u201d\u2019\u00bb\u201c]$")
_SOURCE = re.compile(r"^[^\W\d]{3,12}\s?:\s+")


def own_slides(slides: Sequence[ImportedSlide]) -> Mapping[int, str]:
    """The layouts of slides that we have made, by number, as far as they can be filled again."""
    if not is_own_deck(slides):
        return {}
    found = {slide.number: own_layout(slide) for slide in slides}
    return {number: layout for number, layout in found.items() if layout in _FILLS}


def own_slots(draft: DraftSlide, layout: str, writing: Writing) -> Slots | None:
    """The slots of the slide; None where what is in them is not what the layout has."""
    shapes = draft.source.shapes
    parts = _Parts(list(_leaves(shapes)))
    # What a diagram shows is said at the first line or frame of it.
    drawn = (one.alt for one in parts.left if isinstance(one.contents, ImportedDrawing) and one.alt)
    parts.described = next(drawn, "")
    keys = _FILLS[layout](parts, writing, draft.title)
    if keys is None:
        return None
    for shape in parts.take(*_FURNITURE):
        if text := " ".join(one.text for one in paragraphs_of([shape])):
            writing.left_out.append(LeftOut("what stands round the slide", "we write it", text))
    return Slots(keys, tuple(shape for shape in parts.left if paragraphs_of([shape])))


def own_title(draft: DraftSlide) -> str:
    """All of the title, however long it is."""
    shapes = draft.source.shapes
    found = [shape for shape in shapes if shape.placeholder == "title" and paragraphs_of([shape])]
    return " ".join(one.text for one in paragraphs_of(found[:1])) or draft.title


def _leaves(shapes: Sequence[ImportedShape]) -> Iterator[ImportedShape]:
    for shape in shapes:
        if isinstance(shape.contents, ImportedGroup):
            yield from _leaves(shape.contents.shapes)
        elif shape.placeholder not in {"title", "furniture"}:
            yield shape


class _Parts(Struct):
    """The shapes of a slide that are `left`: each is taken once; and how its drawing is
    `described`."""

    left: list[ImportedShape]
    described: str = ""

    def take(self, *slots: str) -> list[ImportedShape]:
        found = [shape for shape in self.left if shape.slot in slots]
        self.left = [shape for shape in self.left if shape.slot not in slots]
        return found

    def paragraphs(self, *slots: str) -> list[ImportedParagraph]:
        return paragraphs_of(self.take(*slots))


Keys = dict[str, YamlContent]
_Fill = Callable[[_Parts, Writing, str], Keys | None]


def _given(keys: Mapping[str, YamlContent | None]) -> Keys:
    return {key: value for key, value in keys.items() if value}


def _prose(parts: _Parts, slot: str, writing: Writing) -> YamlContent | None:
    found = parts.paragraphs(slot)
    return prose_of(found, writing) if found else None


def _line(parts: _Parts, slot: str, writing: Writing) -> str:
    return writing.line(parts.paragraphs(slot))


def _points(parts: _Parts, writing: Writing, *slots: str) -> list[YamlContent]:
    found = parts.paragraphs(*slots)
    for paragraph in found:
        writing.text(paragraph)
    return points_of(found, writing.markup)


def _list_in(slot: str, *more: str) -> _Fill:
    """A layout that is a list, with other texts of a line or more."""

    def fill(parts: _Parts, writing: Writing, _: str) -> Keys | None:
        lead = _line(parts, "lead", writing)
        points = _points(parts, writing, slot, "rest")
        texts = {name: _prose(parts, name, writing) for name in more}
        return _given({"lead": lead, slot: points, **texts}) if points else None

    return fill


def _agenda(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    """The list of parts with their numbers makes itself again."""
    found = parts.paragraphs("points")
    if not any(one.text.strip().isdecimal() for one in found):
        return {"points": points_of(found, writing.markup)} if found else None
    said = " ".join(one.text for one in found)
    writing.left_out.append(LeftOut("the list of parts", "it is made of the sections", said))
    return {}


def _statement(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    return _given({"text": _prose(parts, "text", writing)})


def _numbered(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    lead, points = _line(parts, "lead", writing), parts.paragraphs("points", "rest")
    return _given({"lead": lead, "points": numbered_points(points, writing.markup)})


def _columns(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    left, right = parts.paragraphs("left"), parts.paragraphs("right")
    if not left or not right:
        return None
    return {"left": _column(left, writing), "right": _column(right, writing)}


def _column(paragraphs: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    first, *others = paragraphs
    is_named = others and first.bullet == "none"
    rest = others if is_named else paragraphs
    name = writing.text(first) if is_named else ""
    if is_named and len(rest) > 1:
        return {"name": name, "points": points_of(rest, writing.markup)}
    return list_card(name, rest, writing)


def _quote(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    said, by = parts.paragraphs("quote"), parts.paragraphs("attribution")
    if not said:
        return None
    who = writing.text(by[0]) if by else ""
    role = writing.line(by[1:])
    said = [*said[:-1], _without_closing_mark(said[-1])]
    return {"quote": _given({"text": prose_of(said, writing), "by": who, "role": role})}


def _without_closing_mark(paragraph: ImportedParagraph) -> ImportedParagraph:
    """The mark that opens is drawn, and no letter; the one that closes is set by us."""
    *runs, last = paragraph.runs
    return replace(paragraph, runs=(*runs, replace(last, text=_CLOSING.sub("", last.text))))


def _picture(parts: _Parts, writing: Writing, title: str) -> Keys | None:
    shown = next((s for s in parts.left if isinstance(s.contents, ImportedPicture)), None)
    keys = writing.picture(shown, title) if shown else None
    if shown is None or keys is None:
        return None
    parts.left = [shape for shape in parts.left if shape is not shown]
    return {"picture": _given({**keys, "caption": _line(parts, "caption", writing)})}


def _table(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    content = grouped_table(parts.take("table"), writing)
    if content is None:
        return None
    found = _given({"lead": _line(parts, "lead", writing), "table": content})
    points = _points(parts, writing, "points", "takeaways")
    return {**found, "points": points} if points else found


def _comparison(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    tables = [s.contents for s in parts.left if isinstance(s.contents, ImportedTable)]
    if len(tables) != 1 or any(len(row) < 3 for row in tables[0].rows):
        return None
    parts.left = [s for s in parts.left if not isinstance(s.contents, ImportedTable)]
    head, *rows = tables[0].rows
    subjects = [[writing.text(one) for one in cell.text.paragraphs] for cell in head[1:]]
    if not all(subjects):
        return None
    aspects: list[YamlContent] = [
        {
            "name": writing.line(first.text.paragraphs),
            "values": {
                name: writing.line(cell.text.paragraphs)
                for (name, *_), cell in zip(subjects, cells, strict=True)
            },
        }
        for first, *cells in rows
    ]
    named: list[YamlContent] = [
        {"name": name, "when": " ".join(when)} if when else name for name, *when in subjects
    ]
    return {"comparison": {"subjects": named, "aspects": aspects}}


def _chart(parts: _Parts, writing: Writing, title: str) -> Keys | None:
    """Its unit stands above it, its source below."""
    found = parts.take("chart")
    at = next((n for n, s in enumerate(found) if isinstance(s.contents, ImportedChart)), None)
    if at is None:
        return None
    content = chart_keys(found[at], title, writing)
    if content is None:
        return None
    above = [shape for shape in found if found.index(shape) < at or _is_on_top(shape, found[at])]
    unit = writing.line(paragraphs_of(above))
    source = writing.line(paragraphs_of([one for one in found[at + 1 :] if one not in above]))
    if head := _SOURCE.match(source):
        source = source[head.end() :]
        writing.left_out.append(LeftOut("the word before the source", "we write it", head[0]))
    content = _given({"kind": content["kind"], "unit": unit, **content, "source": source})
    keys = _given({"message": _line(parts, "message", writing), "chart": content})
    points = _points(parts, writing, "points", "takeaways")
    return {**keys, "points": points} if points else keys


def _is_on_top(shape: ImportedShape, chart: ImportedShape) -> bool:
    """Whether a text stands in the upper half of a chart's frame, beside its key."""
    if shape is chart or shape.box is None or chart.box is None:
        return False
    return shape.box.bottom < (chart.box.top + chart.box.bottom) / 2


def _case_study(parts: _Parts, writing: Writing, title: str) -> Keys | None:
    """Names and texts of cards stand in turn, or together."""
    place, lesson = _line(parts, "place", writing), _line(parts, "lesson", writing)
    boxes = [paragraphs_of([shape]) for shape in parts.take("card", "cards")]
    boxes = [box for box in boxes if box]
    if not boxes:
        return None
    for figure in parts.paragraphs("text"):
        why = "it is said in the card's own text"
        writing.left_out.append(LeftOut("a figure that stands large", why, figure.text))
    if all(len(box) == 1 for box in boxes) and len(boxes) % 2 == 0:
        boxes = [boxes[n] + boxes[n + 1] for n in range(0, len(boxes), 2)]
    cards = [_card(box, writing) for box in boxes]
    shown = _picture(parts, writing, title) or {}
    return _given({"place": place, "cards": cards, **shown, "lesson": lesson})


def _card(box: Sequence[ImportedParagraph], writing: Writing) -> YamlContent:
    first, *others = box
    if not others:
        return writing.text(first)
    return list_card(writing.text(first), others, writing)


def _numbers(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    boxes = [paragraphs_of([shape]) for shape in parts.take("numbers")]
    if not boxes or any(not 2 <= len(box) <= 3 for box in boxes):
        return None
    names = ("value", "label", "source")
    numbers = [dict(zip(names, map(writing.text, box), strict=False)) for box in boxes]
    return _given({"numbers": numbers, "text": _prose(parts, "text", writing)})


def _timeline(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    boxes = [paragraphs_of([shape]) for shape in parts.take("phases")]
    if len(boxes) % 2 or any(not box for box in boxes):
        return None
    names = ("when", "name", "text")
    pairs = [(*boxes[n], *boxes[n + 1]) for n in range(0, len(boxes), 2)]
    if any(len(pair) > len(names) for pair in pairs):
        return None
    phases = [dict(zip(names, map(writing.text, pair), strict=False)) for pair in pairs]
    return {"phases": phases}


def _link(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    link = _link_of(parts.paragraphs("link"), writing)
    if link and parts.described:
        link = {**({"to": link} if isinstance(link, str) else link), "qr": "true"}
    return _given({"link": link, "points": _points(parts, writing, "points")}) if link else None


def _link_of(
    paragraphs: Sequence[ImportedParagraph], writing: Writing
) -> str | dict[str, YamlContent] | None:
    """A label, and the address that it leads to."""
    address = next((run.link for one in paragraphs for run in one.runs if run.link), "")
    if not address:
        return None
    label = " ".join(paragraphs[0].text.split())
    is_address = label.rstrip("/") in address
    return address if is_address else {"to": address, "label": label}


def _closing(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    text = _prose(parts, "text", writing)
    linked, address = parts.paragraphs("link"), parts.paragraphs("address")
    link = _link_of([*linked, *address], writing)
    if (linked or address) and not link:
        return None
    contact = lines_of(parts.paragraphs("contact"), writing)
    return _given({"text": text, "link": link, "contact": contact})


def _diagram(parts: _Parts, writing: Writing, _: str) -> Keys | None:
    text = _prose(parts, "text", writing)
    said = parts.paragraphs("diagram")
    is_told = bool(parts.described)
    found = own_diagram(parts.described, said, writing) if is_told else own_layers(said, writing)
    return {**found, **_given({"text": text})} if found else None


_FILLS: Mapping[str, _Fill] = {
    "agenda": _agenda,
    "bullets": _list_in("points"),
    "charter": _list_in("rights"),
    "checklist": _list_in("checklist"),
    "opportunities": _list_in("points", "example"),
    "numbered": _numbered,
    "statement": _statement,
    "two-columns": _columns,
    "quote": _quote,
    "picture": _picture,
    "table": _table,
    "table-points": _table,
    "comparison": _comparison,
    "chart": _chart,
    "chart-points": _chart,
    "case-study": _case_study,
    "numbers": _numbers,
    "timeline": _timeline,
    "diagram": _diagram,
    "link": _link,
    "closing": _closing,
}
