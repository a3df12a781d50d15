"""A slot's value, or prose -> blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from briefgen.layout.chart.units import begun
from briefgen.layout.chart.written_numbers import with_signs, written
from briefgen.model.charts import Chart
from briefgen.model.code_block import CodeBlock
from briefgen.model.diagnostics import Span
from briefgen.model.document import (
    Block,
    Bullets,
    DocumentTable,
    Figure,
    Listing,
    NumberRow,
    Para,
)
from briefgen.model.resolved_deck import (
    Card,
    Cards,
    Checklist,
    Column,
    Comparison,
    Diagram,
    Line,
    LinkTarget,
    Numbers,
    Phase,
    Picture,
    Pictures,
    Point,
    Points,
    Prose,
    Quote,
    RowGroup,
    SlotValue,
    Table,
    Text,
    Timeline,
)
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.shown_address import is_named, shown_address
from briefgen.model.slide_contents import inlines_of
from briefgen.model.values import replace
from briefgen.text.words import say_run

# A point with so many characters may run in before its text, and these end it without a colon.
_FEW_WORDS = 30
_ENDS = (".", ":", ";", "?", "!", "…", ",")


def prose_blocks(prose: Prose | None) -> Iterator[Block]:
    """Notes or reading as paragraphs and lists."""
    for block in prose.blocks if prose else ():
        yield Para(block) if isinstance(block, Inline) else Bullets(block)


def kept_if_short(prose: Sequence[Block]) -> Sequence[Block]:
    """The prose of a section: a paragraph by itself stays with what follows, so that no section
    begins with a few words at the foot of a page."""
    match prose:
        case [Para() as only]:
            return [replace(only, keep=True)]
        case _:
            return prose


def value_blocks(value: SlotValue, title: str, language: str, *, numbered: bool) -> Iterator[Block]:
    """A slot's content as blocks. `title` is the slide's, `language` that of numbers."""
    match value:
        case Line(inline=inline):
            yield Para(inline)
        case Text(paragraphs=paragraphs):
            yield from (Para(inline) for inline in paragraphs)
        case Points():
            yield from _points(value, language, numbered=numbered)
        case Checklist(points=points):
            yield Bullets(points, to_do=True)
        case Column():
            yield from _named(value.name, value.body, language)
        case Cards(items=cards):
            for number, card in enumerate(cards, 1):
                is_kept = number < len(cards) and number in (1, len(cards) - 1)
                yield from _kept_at_end(list(_card(card, title, language)), is_kept)
        case Numbers():
            yield NumberRow(value.items)
        case Quote():
            yield from _quote(value)
        case CodeBlock():
            yield Listing(value, title)
        case Table():
            yield DocumentTable(table=value, title=title)
        case Comparison():
            table, others = _as_table(value, language), _rows_of_all(value, language)
            measured = replace(table, groups=others) if others else None
            yield DocumentTable(table=table, title=title, header_column=True, measured=measured)
        case Diagram():
            yield Figure(kind="diagram", value=value, title=title)
        case Timeline():
            yield Bullets(Points(tuple(_phase(phase, language) for phase in value.phases)))
        case Chart():
            yield Figure(kind="chart", value=value, title=title)
            yield replace(_data_of(value, title, language), is_data=True)
        case Picture():
            yield Figure(kind="picture", value=value, title=title)
        case Pictures():
            yield Figure(kind="pictures", value=value, title=title)
        case LinkTarget():
            yield from _link(value, language)
        case _:
            assert_never(value)


def _strong(inline: Inline) -> tuple[Run, ...]:
    return tuple(replace(run, strong=True) for run in inline.runs)


def _named(name: Inline | None, body: Text | Points, language: str) -> Iterator[Block]:
    """A column: its name in bold, and what stands below it."""
    if name is not None:
        yield Para(Inline(_strong(name)), keep=True)
    if isinstance(body, Points):
        yield from _points(body, language, numbered=False)
    else:
        yield from (Para(inline) for inline in body.paragraphs)


def _quote(quote: Quote) -> Iterator[Block]:
    by = [inline for inline in (quote.by, quote.role) if inline is not None]
    for index, inline in enumerate(quote.text, 1):
        yield Para(inline, "quote", aside="rule", keep=bool(by) or index < len(quote.text))
    if by:
        yield Para(_joined_inlines(by, ", "), "caption", aside="rule")


def _phase(phase: Phase, language: str) -> Point:
    """When it is, its name, and what is said of it: "May 2024: Visits. Two boroughs"."""
    runs = [*_strong(phase.when), _mark("colon", language), *phase.name.runs]
    for inline in phase.text.paragraphs if phase.text else ():
        ended = "".join(run.text for run in runs).endswith(_ENDS)
        runs += [Run(text=" " if ended else ". "), *inline.runs]
    return Point(inline=Inline(tuple(runs)), span=phase.span)


def _data_of(chart: Chart, title: str, language: str) -> DocumentTable:
    """A chart's data. Where it has more categories than series, these lie across, if they fit: what
    is low leaves more of the page. Else the series do, if they fit."""
    chart = with_signs(chart, language)
    rows = [
        (series.name, *(_figure(value, chart, language) for value in series.values))
        for series in chart.series
    ]
    across = ((Inline(()), *chart.categories), *rows)
    down = tuple(zip(*across, strict=True))
    tables = _table(across, chart.span), _table(down, chart.span)
    first, second = tables if len(chart.categories) > len(chart.series) else tables[::-1]
    return DocumentTable(table=first, title=title, header_column=True, otherwise=second)


def chart_in_figures(chart: Chart, title: str, language: str) -> Iterator[Block]:
    """A chart told without its drawing: what it counts, its figures, and where they come from."""
    block = _data_of(chart, title, language)
    if chart.unit is not None:
        table, other = block.table, block.otherwise
        caption = begun(chart.unit)
        other = replace(other, caption=caption) if other else None
        block = replace(block, table=replace(table, caption=caption), otherwise=other)
    yield block
    if chart.source is not None:
        yield source_of(chart.source, language)


def source_of(source: Inline, language: str, mark: str = "") -> Para:
    """Where figures come from, behind the mark that they have, if any."""
    before = (*((Run(text=f"{mark}  "),) if mark else ()), say_run("source", language))
    return Para(replace(source, runs=(*before, *source.runs)), "footnote")


def _table(rows: Sequence[tuple[Inline | None, ...]], span: Span) -> Table:
    head = tuple(cell or Inline(()) for cell in rows[0])
    return Table(columns=head, groups=(RowGroup(None, tuple(rows[1:]), span),), span=span)


def _figure(value: Decimal | None, chart: Chart, language: str) -> Inline | None:
    return None if value is None else plain(written(value, chart, language))


def _points(points: Points, language: str, *, numbered: bool) -> Iterator[Block]:
    if len(points.items) == 1 and not points.items[0].children:
        yield Para(points.items[0].inline)
    else:
        yield Bullets(_run_in(points, language), numbered)


def _run_in(points: Points, language: str) -> Points:
    """Where most points are a few words with one text below, these words run in, as names of cards
    do: a list within the list would have one entry each time."""
    with_text = [point for point in points.items if point.children]
    if not points.items or len(with_text) * 2 < len(points.items):
        return points
    if any(map(_is_more, points.items)):
        return points
    return replace(points, items=tuple(_with_text(point, language) for point in points.items))


def _is_more(point: Point) -> bool:
    """Whether it is more than a few words with a text below them."""
    several = len(point.children) > 1 or any(child.children for child in point.children)
    return several or len(point.inline.text) > _FEW_WORDS or not point.bullet


def _with_text(point: Point, language: str) -> Point:
    head = _strong(point.inline)
    if not point.children:
        return replace(point, inline=replace(point.inline, runs=head))
    is_ended = point.inline.text.endswith(_ENDS)
    between = Run(text=" ") if is_ended else _mark("colon", language)
    inline = replace(point.inline, runs=(*head, between, *point.children[0].inline.runs))
    return replace(point, inline=inline, children=())


def _kept_at_end(blocks: Sequence[Block], is_kept: bool) -> Iterator[Block]:
    """No card stands alone at the foot or the head of a page."""
    for number, block in enumerate(blocks, 1):
        if is_kept and number == len(blocks) and isinstance(block, Para):
            block = replace(block, keep=True)
        yield block


def _card(card: Card, title: str, language: str) -> Iterator[Block]:
    """A card is a passage set apart: its name runs in, in bold."""
    name = _strong(card.name) if card.name else ()
    if card.picture is not None:
        yield Figure(kind="picture", value=card.picture, title=title)
    match card.body:
        case Text(paragraphs=(first, *others)):
            head = (*name, _mark("colon", language)) if name else ()
            yield Para(replace(first, runs=(*head, *first.runs)), aside="tint")
            yield from (Para(inline, aside="tint") for inline in others)
        case Points() as points:
            if name:
                yield Para(Inline(name), aside="tint", keep=True)
            yield Bullets(points, aside="tint")
        case _:
            yield Para(Inline(name), aside="tint")


def _as_table(comparison: Comparison, language: str) -> Table:
    names = [
        subject.name
        if subject.when is None
        else _joined_inlines([subject.name, subject.when], ", ")
        for subject in comparison.subjects
    ]
    rows = tuple(
        (aspect.name, *(_joined(value, language) for value in aspect.values))
        for aspect in comparison.aspects
    )
    groups = (RowGroup(None, rows, comparison.span),)
    return Table(columns=(Inline(()), *names), groups=groups, span=comparison.span)


def _rows_of_all(comparison: Comparison, language: str) -> tuple[RowGroup, ...]:
    """The rows of all parts of a comparison, and their heads."""
    tables = [_as_table(other, language) for other in comparison.others]
    return tuple(
        replace(group, rows=(table.columns, *group.rows))
        for table in tables
        for group in table.groups
    )


def _joined(value: Text | Points | None, language: str) -> Inline | None:
    """A cell in one paragraph."""
    match value:
        case None:
            return None
        case Text(paragraphs=paragraphs):
            inlines = list(paragraphs)
        case Points(items=points):
            inlines = [point.inline for point in points]
    return replace(_joined_inlines(inlines, _mark("semicolon", language).text), span=value.span)


def _joined_inlines(inlines: Sequence[Inline], between: str) -> Inline:
    runs: list[Run] = []
    for inline in inlines:
        runs.extend((Run(text=between), *inline.runs) if runs else inline.runs)
    return Inline(tuple(runs))


def _link(link: LinkTarget, language: str) -> Iterator[Block]:
    shown = shown_address(link)
    says_more = is_named(link) and not shown.startswith(link.label.text)
    named = (*link.label.runs, _mark("colon", language)) if says_more else ()
    address = Run(text=shown, link=link.to)
    yield Para(Inline((*named, address), link.span))


def _mark(name: str, language: str) -> Run:
    """A mark between two texts, with the spaces that the language has round it."""
    return Run(text=say_run(name, language).text)


def in_words(value: Chart | Diagram | Picture | Pictures, language: str) -> Iterator[Block]:
    """What a drawing says, as paragraphs and a list."""
    match value:
        case Diagram(parts=parts, centre=centre, axes=axes):
            for inline in inlines_of((centre, axes)):
                yield Para(inline, keep=True)
            yield Bullets(_run_in(Points(tuple(_point_of(part) for part in parts)), language))
        case Chart(alt=alt, alt_language=tag) | Picture(alt=alt, alt_language=tag):
            yield Para(Inline((Run(text=alt, language=tag),)))
        case Pictures(items=pictures):
            for picture in pictures:
                yield from in_words(picture, language) if picture.alt else ()
                yield from (Para(inline) for inline in inlines_of(picture))
        case _:
            assert_never(value)


def _point_of(part: Card) -> Point:
    inlines = list(inlines_of(part))
    children = tuple(Point(inline=inline) for inline in inlines[1:])
    head = inlines[0] if inlines else Inline(())
    return Point(inline=head, children=children, span=part.span)
