"""Page -> figures of how it looks, from the geometry of the Scene: no pixel is judged."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    SquareCode,
)
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import to_pt
from briefgen.model.values import Value

# Where the content of a slide ends, in points; below stands the furniture.
FOOT = 484.0
# A title that ends above this line stands at the head of its slide.
_HEAD = 128.0
# A text that is so large is a display of its own.
_DISPLAY = 40
_RUNT = 10
# Centred lines of which the shorter has so much of the longer are alike to the eye.
_AS_LONG = 0.7
# A table of so few rows below its header is drawn as a group is, at the optical middle of its zone:
# this share of what is left stands above it, give or take a module.
_FEW_ROWS = 3
_OPTICAL, _MODULE = 0.42, 8.0
# Two bands that differ by less lie evenly round what stands between them.
_EVEN = 16.0
_QUIET = {Role.FURNITURE, Role.CAPTION, Role.NOTE}
_STRAIGHT = re.compile(r"['\"]")
Span = tuple[float, float]


class PageFigures(Value, kw_only=True):
    """A page: whether its title stands at the head (`titled`), the `size` of most of its text, the
    `smallest` text, the highest blank `band` and whether that counts, the distance from title to
    body (`gap`, None where the body does not begin on the flowline), last lines of one short word
    in titles (`head_runts`) and in paragraphs, straight quotes, and rows of cards whose texts begin
    at different heights (`uneven`)."""

    name: str
    titled: bool
    size: int
    smallest: int
    band: float
    gap: float | None
    head_runts: int
    runts: int
    paragraphs: int
    quotes: int
    uneven: int


def figures_of(page: Page, deck: str) -> PageFigures:
    """The figures of a page of a deck."""
    blocks = list(blocks_in(page.items))
    title = next((block for block in blocks if block.about.role is Role.TITLE), None)
    foot = max((end for _, end in _lines(title)), default=0.0) if title else 0.0
    body = [item for item in page.items if item is not title]
    texts = [block for block in blocks if block is not title]
    inks = sorted(span for item in body for span in _inks(item))
    heads = [block for block in texts if _is_head(block)]
    plain = [block for block in texts if not _is_head(block)]
    return PageFigures(
        name=f"{deck} {page.number} {page.layout}",
        titled=title is not None and 0 < foot <= _HEAD and bool(body),
        size=_most_common_size(texts),
        smallest=min((size for size, _ in _sizes(texts)), default=99),
        band=_band(foot, inks),
        gap=_gap(foot, body, inks),
        head_runts=_runts([*heads, *([title] if title else [])]),
        runts=_runts(plain),
        paragraphs=sum(len(block.paragraphs) for block in plain),
        quotes=sum(len(_STRAIGHT.findall(block.text)) for block in blocks),
        uneven=uneven_rows(page.items),
    )


def uneven_rows(items: Iterable[Item]) -> int:
    """Rows of boxes in groups of cards whose texts, below their heads, do not begin on one line."""
    starts: dict[tuple[int, int], set[int]] = defaultdict(set)
    for number, group in enumerate(items):
        if not (isinstance(group, Group) and group.about.slot == "cards"):
            continue
        blocks = list(blocks_in(group.items))
        for box in (item.box for item in group.items if isinstance(item, Area) and item.text):
            tops = [
                line.top
                for block in blocks
                if box.contains(block.box)
                for line in block.lines
                if not block.paragraphs[line.paragraph].heading
            ]
            starts[number, box.y].update(sorted(tops)[:1])
    return sum(len(tops) > 1 for tops in starts.values())


def _is_head(block: TextBlock) -> bool:
    return all(paragraph.heading for paragraph in block.paragraphs)


def _lines(block: TextBlock) -> Iterator[Span]:
    for line in block.lines:
        yield to_pt(line.top), to_pt(line.top + line.height)


def _inks(item: Item) -> Iterator[Span]:
    """The stretches of height in which an item shows something."""
    match item:
        case TextBlock():
            yield from _lines(item)
        case Area(text=text) if item.fill or item.stroke or text is None:
            yield to_pt(item.box.y), to_pt(item.box.bottom)
        case Area(text=text):
            yield from _lines(text) if text else ()
        case Group(items=items, view=None):
            for inner in items:
                yield from _inks(inner)
        case PlacedChart(drawing=drawing):
            yield from _inks(drawing)
        case Grid() | Group() | LineShape() | PlacedPicture() | SquareCode():
            yield to_pt(item.box.y), to_pt(item.box.bottom)


def _band(foot: float, inks: Sequence[Span]) -> float:
    """The highest stretch between title and foot in which nothing stands; 0 where one group stands
    between two bands that are nearly even."""
    gaps, low = [], foot
    for top, bottom in inks:
        gaps.append(top - low)
        low = max(low, bottom)
    gaps.append(FOOT - low)
    inner = max(gaps[1:-1], default=0.0)
    if len(gaps) > 1 and abs(gaps[0] - gaps[-1]) < _EVEN and inner < max(gaps[0], gaps[-1]):
        return 0.0
    return max(0.0, *gaps)


def _gap(foot: float, body: Sequence[Item], inks: Sequence[Span]) -> float | None:
    """From title to body, where the body is a list, a table or the like and begins on the line on
    which bodies begin. A table of few rows may stand at the optical middle instead."""
    first = body[0] if body else None
    is_display = isinstance(first, TextBlock) and first.fit.size >= _DISPLAY
    if isinstance(first, TextBlock) and first.anchor == "top" and inks and not is_display:
        return to_pt(first.box.y + first.insets.top) - foot
    if isinstance(first, Grid) and len(first.rows) - first.header_rows <= _FEW_ROWS:
        last = max(to_pt(item.box.bottom) for item in body)
        if _is_at_optical_middle(to_pt(first.box.y), last):
            return None
    return to_pt(first.box.y) - foot if isinstance(first, Grid | PlacedChart) else None


def _is_at_optical_middle(top: float, bottom: float) -> bool:
    above, below = top - _HEAD, FOOT - bottom
    return above > 0 and abs(above - _OPTICAL * (above + below)) <= _MODULE


def _sizes(blocks: Iterable[TextBlock]) -> Iterator[tuple[int, int]]:
    """The sizes of runs of text, each with how many characters it has."""
    for block in blocks:
        if block.about.role in _QUIET or block.about.slot in {"chart", "picture"}:
            continue
        for line in block.lines:
            for run in line.runs:
                if run.text.strip() and not _is_source(block, line.paragraph):
                    yield run.size, len(run.text)


def _is_source(block: TextBlock, paragraph: int) -> bool:
    """Where a figure comes from stands last and least below it."""
    return block.about.slot == "numbers" and block.paragraphs[paragraph].level == 2


def _most_common_size(blocks: Iterable[TextBlock]) -> int:
    counts: Counter[int] = Counter()
    for size, length in _sizes(blocks):
        counts[size] += length
    return max(counts, key=lambda size: (counts[size], size)) if counts else 0


def _runts(blocks: Iterable[TextBlock]) -> int:
    """Paragraphs whose last line is a word that hangs there: not one in the middle of a shape that
    is about as long as the lines above it."""
    found = 0
    for block in blocks:
        for index, lines in groupby(block.lines, key=lambda line: line.paragraph):
            *others, last = (line.text.strip() for line in lines)
            if others and len(last) < _RUNT and len(last.split()) == 1:
                is_centred = block.levels[block.paragraphs[index].level].align == "center"
                shorter, longer = sorted((len(last), max(map(len, others))))
                is_even = shorter >= _AS_LONG * longer
                found += not (is_centred and is_even)
    return found
