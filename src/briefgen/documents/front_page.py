"""Document -> what stands on its first page: the band, the title, the summary, the contents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.text_pieces import TextTypesetter, beside, grouped
from briefgen.model.document import Document, Heading
from briefgen.model.rich_text import Inline, Run, plain, unmarked
from briefgen.model.scene import Item, LineShape, Rectangle, Stroke
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import replace

BAND = pt(40)
# Contents of so many lines leave the rest of the page to the text itself.
SHORT_CONTENTS = 8
_NUMBER_WIDTH, _LABEL_WIDTH = pt(40), pt(22)
_STRONG_RULE, _FINE_RULE = Stroke("ink", pt(1)), Stroke("rule", pt(0.75))
_ABOVE_RULE, _BELOW_RULE = pt(16), pt(12)
# A title has so many lines at most where a smaller size does that.
_TITLE_LINES = 2
_BETWEEN = " \u00b7 "
# A detail of so many characters stays on one line: lines end at the dots between them.
_SHORT_DETAIL = 40


def layout_band(document: Document, setting: TextTypesetter, size: Size) -> tuple[Item, ...]:
    """The band at the head of the page, with whose the document is."""
    box = Box(Emu(0), Emu(0), size.width, BAND)
    band = Rectangle(box=box, about=DECORATION, fill="brand")
    if not document.organisation:
        return (band,)
    words = [Paragraph(inline=plain(document.organisation))]
    name = setting.text(words, "band", Role.FURNITURE)
    return (band, name.place(Emu((BAND - name.height) // 2)))


def front_setting(
    document: Document, setting: TextTypesetter, room: Emu, notice: Inline | None = None
) -> TextTypesetter:
    """How the title page is set: closer and smaller where it would be higher than the `room` of the
    page. A `notice` says what the reader has to know of this edition."""
    pieces = set_front(document, setting, {}, notice)
    is_low = sum(piece.space + piece.height for piece in pieces) <= room
    return setting if is_low else _closer(setting)


def set_front(
    document: Document,
    setting: TextTypesetter,
    numbers: Mapping[str, int],
    notice: Inline | None = None,
) -> list[Flowable]:
    """The title page: the pieces above the text. `numbers` are the pages of the headings; where
    these are not known yet, the contents are only as high as they will be."""
    return list(_front(document, setting, numbers, notice))


def _closer(setting: TextTypesetter) -> TextTypesetter:
    """With a smaller title, and the summary and the contents in the size of the text."""
    styles = dict(setting.styles)
    title = styles["document-title"]
    styles["document-title"] = replace(title, ladder=title.ladder[1:])
    styles["summary"] = replace(styles["summary"], ladder=styles["body"].ladder)
    for name in ("contents", "contents-number", "contents-page"):
        (level,) = styles[name].levels
        styles[name] = replace(styles[name], levels=(replace(level, line_spacing=100),))
    return replace(setting, styles=styles)


def _front(
    document: Document,
    setting: TextTypesetter,
    numbers: Mapping[str, int],
    notice: Inline | None,
) -> Iterator[Flowable]:
    yield from _title(document, setting)
    if notice is not None:
        yield setting.text([Paragraph(inline=notice)], "document-detail", Role.BODY)
    rows = [_summary(document, setting), _contents(document, setting, numbers)]
    rows = [row for row in rows if row]
    if not rows:
        return
    for number, row in enumerate(rows):
        yield _rule(setting, _FINE_RULE if number else _STRONG_RULE)
        yield replace(row[0], space=_BELOW_RULE)
        # The last line does not stand alone on the next page, nor the rule below it.
        yield from (replace(piece, keep=piece.keep or piece in row[-2:]) for piece in row[1:])
    yield _rule(setting, _STRONG_RULE)


def sections_of(document: Document) -> list[Heading]:
    """What the contents name."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    return [heading for heading in headings if heading.level == 1 and heading.id]


def _title(document: Document, setting: TextTypesetter) -> Iterator[Flowable]:
    title = [Paragraph(inline=document.title)]
    yield _of_few_lines(setting, title)
    if document.subtitle is not None:
        # As a heading its lines are about equally long.
        subtitle = setting.text(
            [Paragraph(inline=document.subtitle)], "document-subtitle", Role.HEADING
        )
        yield replace(subtitle, item=_as_body(subtitle), space=pt(6))
    if document.details:
        between = Run(text=_BETWEEN)
        details = map(_on_one_line, document.details)
        runs = [run for detail in details for run in (between, *detail.runs)]
        piece = setting.text(
            [Paragraph(inline=Inline(tuple(runs[1:])))], "document-detail", Role.BODY
        )
        yield replace(piece, space=pt(12))


def _on_one_line(detail: Inline) -> Inline:
    """A short detail, such as a place and its town, that no line parts."""
    if len(detail.text) > _SHORT_DETAIL:
        return detail
    joined = (replace(run, text=run.text.replace(" ", "\u00a0")) for run in detail.runs)
    return replace(detail, runs=tuple(joined))


def _of_few_lines(setting: TextTypesetter, title: Sequence[Paragraph]) -> Flowable:
    """The title at the first size at which it has few lines, else at the smallest."""
    style = setting.styles["document-title"]
    found: Flowable | None = None
    for size in style.ladder:
        styles = {**setting.styles, "document-title": replace(style, ladder=(size,))}
        found = replace(setting, styles=styles).text(title, "document-title", Role.TITLE, level=1)
        if isinstance(found.item, TextBlock) and len(found.item.lines) <= _TITLE_LINES:
            break
    assert found is not None
    return found


def _as_body(piece: Flowable) -> Item:
    assert isinstance(piece.item, TextBlock)
    return replace(piece.item, about=replace(piece.item.about, role=Role.BODY))


def _rule(setting: TextTypesetter, stroke: Stroke) -> Flowable:
    measure = setting.frame.measure
    line = Box(measure.x, Emu(0), measure.width, Emu(0))
    item = LineShape(box=line, about=DECORATION, stroke=stroke)
    return Flowable(item=item, height=Emu(0), space=_ABOVE_RULE)


def _summary(document: Document, setting: TextTypesetter) -> list[Flowable]:
    pieces = [
        setting.text([Paragraph(inline=inline)], "summary", Role.BODY)
        for inline in document.summary
    ]
    return _labelled(document.summary_title, pieces, setting)


def _contents(
    document: Document, setting: TextTypesetter, numbers: Mapping[str, int]
) -> list[Flowable]:
    entries = sections_of(document)
    if len(entries) < 2:
        return []
    pieces = [_entry(entry, numbers.get(entry.id), setting) for entry in entries]
    return _labelled(document.contents_title, pieces, setting)


def _labelled(label: Inline, pieces: list[Flowable], setting: TextTypesetter) -> list[Flowable]:
    """The pieces with their label beside the first, or above it where there is no margin column."""
    if not pieces:
        return []
    margin = setting.frame.margin
    head = setting.text([Paragraph(inline=label)], "label", Role.HEADING, level=2, box=margin)
    if margin is None or not isinstance(head.item, TextBlock):
        return [replace(head, keep=True), *pieces]
    return [beside(head.item, pieces[0], "labelled"), *pieces[1:]]


def _entry(heading: Heading, number: int | None, setting: TextTypesetter) -> Flowable:
    """A line of the contents: the number of the section, its name, and its page at the right, once
    that is known."""
    text = setting.frame.text
    named = replace(text, width=text.width - _NUMBER_WIDTH)
    paged = Box(named.right, text.y, _NUMBER_WIDTH, text.height)
    link = f"#{heading.id}"
    items: list[Item] = []
    if heading.number:
        numbered = setting.text(
            [Paragraph(inline=plain(heading.number))], "contents-number", Role.BODY, box=named
        )
        items.append(numbered.item)
        wide = Emu(round(_LABEL_WIDTH * setting.styles["contents"].ladder[0] / 11))
        named = Box(named.x + wide, named.y, Emu(named.width - wide), named.height)
    words = [Paragraph(inline=unmarked(heading.inline.runs))]
    name = setting.text(words, "contents", Role.BODY, box=named)
    assert isinstance(name.item, TextBlock)
    # It is not underlined: nobody takes a list of contents for anything else.
    leading = replace(name.item, about=replace(name.item.about, link=link))
    items.append(leading)
    if number is not None:
        page = [Paragraph(inline=plain(str(number)))]
        items.append(setting.text(page, "contents-page", Role.BODY, box=paged).item)
    group = grouped(tuple(items), "contents-entry")
    return Flowable(item=group, height=name.height, space=pt(6))
