"""The slots of layouts with a table or a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from briefgen.edit.new_yaml import InBrackets, YamlContent
from briefgen.importing.chart_data import as_table, chart_content, is_ours
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import (
    ImportedCell,
    ImportedChart,
    ImportedShape,
    ImportedTable,
    LeftOut,
)
from briefgen.importing.inline_text import plain
from briefgen.importing.shape_words import plain_text
from briefgen.importing.slide_parts import (
    Slots,
    Writing,
    blocks_of,
    one_line,
    paragraphs_of,
    texts,
    without,
)
from briefgen.importing.text_layouts import list_of
from briefgen.model.values import replace

_LONGEST_LEAD, _LONGEST_SOURCE = 100, 200
_COUNTED = re.compile(r"\s*(table|tabelle|tableau|tabl)\s*\d+\b.{0,150}$", re.IGNORECASE)
_SOURCE = re.compile(r"\W*(?:data )?sources?\s*:\s*(?=\S)", re.IGNORECASE)


def table(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A table, or a chart of a kind that we have not; a short text is its lead."""
    blocks = blocks_of(draft)
    shown = next((shape for shape in blocks if _is_table(shape)), None)
    content = _table_content(shown, writing) if shown else None
    if shown is None or content is None:
        return None
    blocks, content = _captioned(shown, blocks, content, writing)
    below = texts(blocks[blocks.index(shown) + 1 :])
    notes, noted = _lead("notes", below, writing)
    keys, used = _lead("lead", without(blocks, below), writing)
    if "notes" in content or (below and not noted):
        notes, noted, (keys, used) = {}, (), _lead("lead", blocks, writing)
    content = {**content, **notes}
    return Slots({**keys, "table": content}, without(blocks, [shown, *used, *noted]))


def table_points(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A table, and the other words beside it."""
    blocks = blocks_of(draft)
    shown = next((shape for shape in blocks if _is_table(shape)), None)
    paragraphs = paragraphs_of(texts(blocks))
    content = _table_content(shown, writing) if shown and paragraphs else None
    if shown is None or content is None:
        return None
    blocks, content = _captioned(shown, blocks, content, writing)
    if not (paragraphs := paragraphs_of(texts(blocks))):
        return _named(table(draft, writing), "table")
    keys = {"table": content, **list_of(paragraphs, writing)}
    return Slots(keys, without(blocks, [shown, *texts(blocks)]))


def _captioned(
    shown: ImportedShape,
    blocks: tuple[ImportedShape, ...],
    content: Mapping[str, YamlContent],
    writing: Writing,
) -> tuple[tuple[ImportedShape, ...], Mapping[str, YamlContent]]:
    """The line beside a table that counts it is its caption, and no other text."""
    at = blocks.index(shown)
    for beside in (*blocks[max(at - 1, 0) : at], *blocks[at + 1 : at + 2]):
        lines = paragraphs_of([beside])
        if "caption" not in content and len(lines) == 1 and _COUNTED.match(lines[0].text):
            return without(blocks, [beside]), {"caption": writing.line(lines), **content}
    return blocks, content


def chart(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A chart of a kind that we have; a short text, or the chart's own title, is its message."""
    blocks = blocks_of(draft)
    shown = next((shape for shape in blocks if _is_chart(shape)), None)
    if shown is None:
        return _named(table(draft, writing), "table")
    source, origin = _source(blocks, writing)
    blocks = without(blocks, source)
    keys, used = _lead("message", blocks, writing)
    keys = _with_title(shown, draft, keys, writing)
    content = {**_chart_content(shown, draft, writing), **origin}
    return Slots({**keys, "chart": content}, without(blocks, [shown, *used]))


def chart_points(draft: DraftSlide, writing: Writing) -> Slots | None:
    """A chart, and the other words beside it."""
    blocks = blocks_of(draft)
    shown = next((shape for shape in blocks if _is_chart(shape)), None)
    source, origin = _source(blocks, writing) if shown else ((), {})
    blocks = without(blocks, source)
    paragraphs = paragraphs_of(texts(blocks))
    if shown is None or not paragraphs:
        return _named(table_points(draft, writing), "table-points")
    keys: dict[str, YamlContent] = _with_title(shown, draft, {}, writing)
    keys["chart"] = {**_chart_content(shown, draft, writing), **origin}
    keys.update(list_of(paragraphs, writing))
    return Slots(keys, without(blocks, [shown, *texts(blocks)]))


def _named(slots: Slots | None, layout: str) -> Slots | None:
    return replace(slots, layout=layout) if slots else None


def _with_title(
    shape: ImportedShape, draft: DraftSlide, keys: dict[str, YamlContent], writing: Writing
) -> dict[str, YamlContent]:
    """The keys with the chart's own title, where that says more than the slide's."""
    assert isinstance(shape.contents, ImportedChart)
    title = " ".join(shape.contents.title.split())
    if not title or title.lower() == draft.title.lower():
        return keys
    if "message" not in keys:
        return {**keys, "message": plain(title)}
    why = "the slide's text stands in its place"
    writing.left_out.append(LeftOut(f"the chart's title `{title}`", why, title))
    return keys


def chart_keys(shape: ImportedShape, title: str, writing: Writing) -> dict[str, YamlContent] | None:
    """The keys of a chart; None where we have no such chart."""
    if not isinstance(shape.contents, ImportedChart) or not is_ours(shape.contents):
        return None
    if not shape.alt:
        writing.look_at.append("read the description of the chart, which was made of its numbers")
    if (name := shape.contents.category_title) and shape.contents.kind != "scatter":
        why = "our charts name the axis of values only"
        writing.left_out.append(LeftOut(f"the name of an axis (“{name}”)", why, name))
    return chart_content(shape.contents, " ".join(shape.alt.split()), writing.data, title)


def grouped_table(
    shapes: Sequence[ImportedShape], writing: Writing
) -> Mapping[str, YamlContent] | None:
    """The keys of a table that stands in several, each below the name of its rows; of one alone, a
    text above is its caption and one below its notes."""
    tables = [n for n, shape in enumerate(shapes) if isinstance(shape.contents, ImportedTable)]
    found = [_table_content(shapes[n], writing) for n in tables]
    if not found or None in found:
        return None
    first, *others = [dict(each) for each in found if each]
    before = writing.line(paragraphs_of(shapes[: tables[0]]))
    after = writing.line(paragraphs_of(shapes[tables[-1] + 1 :]))
    notes = {"notes": after} if after else {}
    if not others:
        return {**({"caption": before} if before else {}), **first, **notes}
    for shape in [shapes[n] for n in tables[1:]]:
        if isinstance(shape.contents, ImportedTable):
            said = " ".join(writing.line(cell.text.paragraphs) for cell in shape.contents.rows[0])
            writing.left_out.append(LeftOut("the heads of a table", "they stand above", said))
    names = [writing.line(paragraphs_of(shapes[a + 1 : b])) for a, b in pairwise([-1, *tables])]
    groups = [
        _group(name, rows)
        for name, each in zip(names, (first, *others), strict=True)
        if isinstance(rows := each.get("rows"), Sequence)
    ]
    return {"columns": first["columns"], "groups": groups, **notes}


def _is_chart(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedChart) and is_ours(shape.contents)


def _is_table(shape: ImportedShape) -> bool:
    is_table = isinstance(shape.contents, ImportedTable | ImportedChart)
    return is_table and not _is_chart(shape)


def _source(
    blocks: Sequence[ImportedShape], writing: Writing
) -> tuple[Sequence[ImportedShape], Mapping[str, YamlContent]]:
    """The only text that says itself that it is a source, and the key with it."""
    found = [shape for shape in texts(blocks) if _SOURCE.match(plain_text(shape))]
    if len(found) != 1 or len(plain_text(found[0])) > _LONGEST_SOURCE:
        return (), {}
    said = writing.line(paragraphs_of(found))
    word = _SOURCE.match(said)
    if not word:
        return (), {}
    writing.left_out.append(LeftOut("the word before a source", "the chart writes it", word[0]))
    return found, {"source": said[word.end() :]}


def _lead(
    key: str, blocks: Sequence[ImportedShape], writing: Writing
) -> tuple[dict[str, YamlContent], Sequence[ImportedShape]]:
    words = paragraphs_of(texts(blocks))
    if not words or len(one_line(words).text) > _LONGEST_LEAD:
        return {}, ()
    return {key: writing.line(words)}, texts(blocks)


def _chart_content(
    shape: ImportedShape, draft: DraftSlide, writing: Writing
) -> Mapping[str, YamlContent]:
    found = chart_keys(shape, draft.title, writing)
    assert found is not None
    return found


def _table_content(shape: ImportedShape, writing: Writing) -> Mapping[str, YamlContent] | None:
    match shape.contents:
        case ImportedChart() as chart:
            why = "as it is, briefgen has no such chart"
            called = chart.called or "chart"
            writing.look_at.append(f"a chart ({called}) has become a table: {why}")
            return as_table(chart) if chart.series and chart.categories else None
        case ImportedTable() as found:
            return _as_ours(found, writing)
    return None


def _as_ours(found: ImportedTable, writing: Writing) -> Mapping[str, YamlContent] | None:
    """A row that is one cell is a caption where it is the first, else the name of a group."""
    rows = list(_filled(found.rows))
    content: dict[str, YamlContent] = {}
    if len(rows) > 2 and _is_one(rows[0]):
        content["caption"] = _cell(rows.pop(0)[0], writing)
    if len(rows) < 2 or not rows[0]:
        return None
    if not found.has_head:
        writing.look_at.append("the first row of the table is taken for its head")
    head, *body = rows
    content["columns"] = InBrackets([_cell(cell, writing) for cell in head])
    if any(map(_is_one, body)):
        content["groups"] = list(_groups(body, writing))
    else:
        content["rows"] = [[_cell(cell, writing) for cell in row] for row in body]
    return content


def _filled(rows: Sequence[Sequence[ImportedCell]]) -> Iterator[list[ImportedCell]]:
    """The rows as if no cell reached over others: downwards, each row says it again."""
    above: list[ImportedCell] = []
    left: list[int] = []
    for row in rows:
        above += [ImportedCell(cell.text) for cell in row[len(above) :]]
        left += [0] * (len(row) - len(left))
        filled = []
        for column, cell in enumerate(row):
            if not cell.down and left[column] and not cell.text.paragraphs:
                left[column] -= 1
                cell = above[column]
            elif cell.down > 1:
                left[column], above[column] = cell.down - 1, cell
            filled.append(cell)
        yield filled


def _is_one(row: Sequence[ImportedCell]) -> bool:
    return len(row) > 1 and row[0].across == len(row) and bool(row[0].text.paragraphs)


def _groups(
    body: Sequence[Sequence[ImportedCell]], writing: Writing
) -> Iterator[Mapping[str, YamlContent]]:
    name, rows = "", []
    for row in body:
        if not _is_one(row):
            rows.append([_cell(cell, writing) for cell in row])
            continue
        if name or rows:
            yield _group(name, rows)
        name, rows = _cell(row[0], writing), []
    yield _group(name, rows)


def _group(name: str, rows: Sequence[YamlContent]) -> Mapping[str, YamlContent]:
    return {**({"name": name} if name else {}), "rows": rows}


def _cell(cell: ImportedCell, writing: Writing) -> str:
    return writing.line(cell.text.paragraphs)
