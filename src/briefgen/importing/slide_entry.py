"""A draft and a layout -> the entries of the deck: one, and more for what has no place there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from briefgen.edit.new_yaml import InLines, YamlContent
from briefgen.importing.card_layouts import cards, numbers, timeline
from briefgen.importing.chart_data import is_ours
from briefgen.importing.draft import DraftSlide
from briefgen.importing.figure_layouts import chart, chart_points, table, table_points
from briefgen.importing.frame_layouts import area_of, closing, cover, section
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedParagraph,
    ImportedPicture,
    ImportedRun,
    ImportedShape,
    ImportedTable,
    ImportedText,
    LeftOut,
)
from briefgen.importing.inline_text import plain
from briefgen.importing.own_slides import own_slots, own_title
from briefgen.importing.picture_layouts import picture, picture_text, several
from briefgen.importing.prose import notes_of
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    one_line,
    paragraphs_of,
    picture_key,
    pictures,
    texts,
    without,
)
from briefgen.importing.text_layouts import (
    agenda,
    bullets,
    checklist,
    code,
    numbered,
    quote,
    statement,
    two_columns,
)
from briefgen.model.values import Value, replace

Fill = Callable[[DraftSlide, Writing], Slots | None]
# Each layout that is guessed, with what fills its slots; None of it where the slide does not suit.
LAYOUTS: Mapping[str, Fill] = {
    "cover": cover,
    "section": section,
    "closing": closing,
    "agenda": agenda,
    "statement": statement,
    "bullets": bullets,
    "numbered": numbered,
    "checklist": checklist,
    "code": code,
    "two-columns": two_columns,
    "quote": quote,
    "case-study": cards,
    "numbers": numbers,
    "timeline": timeline,
    "picture": picture,
    "pictures": several,
    "picture-text": picture_text,
    "table": table,
    "table-points": table_points,
    "chart": chart,
    "chart-points": chart_points,
}
# As a share of the slide.
_LARGEST_ORNAMENT = 0.12
_MOST_PICTURES = 4
_LONGEST_TITLE = 100
_NUMBER = re.compile(r" \(\d+\)$")
_WITH_SUBTITLE = frozenset({"cover", "section", "closing"})


class WrittenSlide(Value, kw_only=True):
    """An entry of the deck before it is written: its `layout`, its `title` in markup, its slots
    (`keys`), and the keys that every slide may have (`common`)."""

    layout: str
    title: str
    keys: Mapping[str, YamlContent]
    common: Mapping[str, YamlContent]


def slides_of(draft: DraftSlide, layout: str, writing: Writing) -> list[WrittenSlide] | None:
    """The slides that are made of one, the first in the layout wanted; None where that cannot be
    filled with what the slide says."""
    draft = _without_ornaments(_with_bare_title(draft), writing)
    draft = _with_drawn_words_in_notes(draft, writing)
    if layout not in _WITH_SUBTITLE:
        draft = _with_subtitle_as_text(draft)
    return _slides(draft, layout, LAYOUTS[layout](draft, writing), writing)


def own_slides_of(draft: DraftSlide, layout: str, writing: Writing) -> list[WrittenSlide] | None:
    """The same for a slide that we have made in this layout."""
    draft = replace(_with_bare_title(draft), title=own_title(draft))
    return _slides(draft, layout, own_slots(draft, layout, writing), writing)


def _slides(
    draft: DraftSlide, layout: str, made: Slots | None, writing: Writing
) -> list[WrittenSlide] | None:
    if made is None:
        return None
    title, long_title = _title(draft.title)
    first = WrittenSlide(
        layout=made.layout or layout,
        title=title,
        keys=made.keys,
        common=_common(draft, writing),
    )
    hidden = {"hidden": "true"} if draft.source.is_hidden else {}
    rest = list(_further(replace(draft, subtitle=""), made.rest, writing, hidden))
    if long_title:
        first, rest = _with_long_title(first, long_title, rest)
    return [first, *rest]


def _with_bare_title(draft: DraftSlide) -> DraftSlide:
    """The title without the number that tells it from others: slides come between, and all are
    numbered at the end."""
    if draft.title_from != "repeated":
        return draft
    return replace(draft, title=_NUMBER.sub("", draft.title) or draft.title)


def _with_subtitle_as_text(draft: DraftSlide) -> DraftSlide:
    if not draft.subtitle:
        return draft
    text = ImportedText((ImportedParagraph(runs=(ImportedRun(text=draft.subtitle),)),))
    above = ImportedShape(name="", contents=text)
    return replace(draft, subtitle="", blocks=(above, *draft.blocks))


def _title(text: str) -> tuple[str, str]:
    """The title on one line in markup; where it is too long for one, its beginning, and all of it
    apart."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST_TITLE:
        return plain(text), ""
    beginning = text[: _LONGEST_TITLE - 20]
    return plain(f"{beginning[: beginning.rfind(' ')].rstrip(' ,;:')} …"), plain(text)


def _with_long_title(
    first: WrittenSlide, title: str, rest: Sequence[WrittenSlide]
) -> tuple[WrittenSlide, list[WrittenSlide]]:
    """All of a title that is too long for one begins the list, or is said by the speaker."""
    points = first.keys.get("points")
    if first.layout in {"section", "statement", "cover"}:
        return replace(first, title=title), list(rest)
    if isinstance(points, Sequence) and not isinstance(points, str):
        return replace(first, keys={**first.keys, "points": [title, *points]}), list(rest)
    common = dict(first.common)
    notes = common.get("notes")
    common["notes"] = InLines(f"{title}\n\n{notes.text}" if isinstance(notes, InLines) else title)
    return replace(first, common=common), list(rest)


def _common(draft: DraftSlide, writing: Writing) -> Mapping[str, YamlContent]:
    source = draft.source
    found: dict[str, YamlContent] = {}
    if source.is_hidden:
        found["hidden"] = "true"
    if any(paragraph.text.strip() for paragraph in source.notes):
        found["notes"] = notes_of(source.notes, writing)
    if any(paragraph.text.strip() for paragraph in source.reading):
        found["reading"] = notes_of(source.reading, writing)
    return found


def _further(
    draft: DraftSlide,
    rest: Sequence[ImportedShape],
    writing: Writing,
    common: Mapping[str, YamlContent],
) -> Iterator[WrittenSlide]:
    """Slides for what is left, each kind on slides of its own, in the order in which it stands."""
    for layout, shapes in _by_layout(rest):
        part = replace(draft, blocks=tuple(shapes))
        made = LAYOUTS[layout](part, writing)
        if made is None:
            writing.left_out.extend(_lost(shapes))
            continue
        yield WrittenSlide(
            layout=made.layout or layout,
            title=_title(draft.title)[0],
            keys=made.keys,
            common=common,
        )
        yield from (
            _further(draft, made.rest, writing, common) if len(made.rest) < len(shapes) else ()
        )


def _by_layout(rest: Sequence[ImportedShape]) -> Iterator[tuple[str, list[ImportedShape]]]:
    for layout, group in groupby(rest, key=_layout_for):
        shapes = list(group)
        size = {"bullets": len(shapes), "pictures": _MOST_PICTURES}.get(layout, 1)
        for start in range(0, len(shapes), size):
            part = shapes[start : start + size]
            yield ("picture" if layout == "pictures" and len(part) == 1 else layout), part


def _layout_for(shape: ImportedShape) -> str:
    match shape.contents:
        case ImportedPicture():
            return "pictures"
        case ImportedChart() as found if is_ours(found):
            return "chart"
        case ImportedTable() | ImportedChart():
            return "table"
    return "bullets"


def _lost(shapes: Sequence[ImportedShape]) -> Iterator[LeftOut]:
    """What has no contents that a slide could show; a picture has said so itself."""
    for shape in shapes:
        if isinstance(shape.contents, ImportedTable | ImportedChart):
            yield LeftOut("a table or chart", "there is too little in it", words_of(shape))


def _without_ornaments(draft: DraftSlide, writing: Writing) -> DraftSlide:
    """Without pictures that adorn several slides, wherever they stand there."""
    blocks = blocks_of(draft)
    repeated = [
        shape
        for shape in pictures(blocks)
        if area_of(shape) < _LARGEST_ORNAMENT
        and len(blocks) > 1
        and picture_key(shape) in writing.ornaments
    ]
    for shape in repeated:
        why = "it adorns several slides"
        writing.left_out.append(LeftOut("a picture", why, shape.alt))
    return replace(draft, blocks=without(blocks, repeated))


def _with_drawn_words_in_notes(draft: DraftSlide, writing: Writing) -> DraftSlide:
    """Where a list stands beside a drawing, the words in that are said, not shown: as points they
    would tell nothing."""
    blocks = blocks_of(draft)
    body = [shape for shape in texts(blocks) if shape.placeholder == "body"]
    drawn = [
        shape
        for shape in without(texts(blocks), body)
        if not shape.is_code and sum(len(p.text.split()) for p in paragraphs_of([shape])) <= 6
    ]
    is_drawing = len(drawn) > 2 and len(draft.drawings) > 1 and len(paragraphs_of(body)) > 1
    if not is_drawing or len(drawn) + len(body) < len(texts(blocks)):
        return draft
    words = one_line([one_line(paragraphs_of([shape])) for shape in drawn])
    said = replace(words, runs=(ImportedRun(text="In the drawing: "), *words.runs))
    writing.look_at.append(
        "the slide had a drawing, whose words stand in the notes now: put a picture of it in"
    )
    source = replace(draft.source, notes=(*draft.source.notes, said))
    return replace(draft, source=source, blocks=without(blocks, drawn), drawings=())


def in_notes(draft: DraftSlide, writing: Writing) -> WrittenSlide:
    """The last resort: the title alone, and all words in the notes."""
    draft = _with_subtitle_as_text(_with_bare_title(draft))
    blocks = blocks_of(draft)
    words = [ImportedParagraph(runs=(ImportedRun(text=text),)) for text in _all_texts(blocks)]
    writing.left_out.extend(
        LeftOut("a picture", "the slide could not be shown with it", shape.alt)
        for shape in pictures(blocks)
    )
    title, long_title = _title(draft.title)
    more = [ImportedParagraph(runs=(ImportedRun(text=long_title),))] if long_title else []
    source = replace(draft.source, notes=(*more, *words, *draft.source.notes))
    common = _common(replace(draft, source=source), writing)
    return WrittenSlide(layout="statement", title=title, keys={}, common=common)


def _all_texts(blocks: Sequence[ImportedShape]) -> Iterator[str]:
    for shape in blocks:
        yield from words_of(shape).split("\n")


def words_of(shape: ImportedShape) -> str:
    """The words of a shape, a line a paragraph, row or category."""
    match shape.contents:
        case ImportedText(paragraphs=paragraphs):
            return "\n".join(paragraph.text for paragraph in paragraphs)
        case ImportedTable(rows=rows):
            return "\n".join(
                "; ".join(one_line(cell.text.paragraphs).text for cell in row) for row in rows
            )
        case ImportedChart() as found:
            names = "; ".join(one.name for one in found.series)
            return "\n".join([found.title, names, *found.categories])
    return ""


def tables_as_texts(draft: DraftSlide) -> DraftSlide:
    """Each row of a table, or category of a chart, is a paragraph."""
    return replace(draft, blocks=tuple(map(_as_text, blocks_of(draft))))


def _as_text(shape: ImportedShape) -> ImportedShape:
    if not isinstance(shape.contents, ImportedTable | ImportedChart):
        return shape
    lines = [line for line in words_of(shape).split("\n") if line.strip(" ;")]
    paragraphs = tuple(ImportedParagraph(runs=(ImportedRun(text=line),)) for line in lines)
    return replace(shape, contents=ImportedText(paragraphs))
