"""What tests of layout share: a slide from plain words, laid out; and the rules of every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, count
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen.layout import layout_deck
from briefgen.model.diagnostics import Diagnostic, Faults, Span
from briefgen.model.page_aspects import PageAspect
from briefgen.model.resolved_deck import Line, Point, Points, ResolvedDeck, ResolvedSlide, SlotValue
from briefgen.model.rich_text import Field, Inline, plain
from briefgen.model.scene import (
    Area,
    Ellipse,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    Polygon,
    Rectangle,
    Scene,
)
from briefgen.model.template import Template
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import Box, Emu
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

ASPECTS = ("16:9", "4:3")
_lines = count(1)


@cache
def template_for(aspect: str) -> Template:
    """The built-in template."""
    with TemporaryDirectory() as folder:
        return read_templates(DiskWorld(Path(folder)), Faults())["seminar", aspect]


def text(words: str) -> Inline:
    """A text with a place of its own, as every text of a deck has."""
    return plain(words, Span(file="deck.yaml", line=next(_lines), column=1))


def points(*texts: str | tuple[str, tuple[str, ...]]) -> Points:
    """Points, each a text or a text with points below it."""
    items = []
    for given in texts:
        head, below = (given, ()) if isinstance(given, str) else given
        inline = text(head)
        children = tuple(Point(inline=text(child)) for child in below)
        items.append(Point(inline=inline, children=children, span=inline.span))
    return Points(tuple(items))


@dataclass(frozen=True)
class Laid:
    """A slide as pages, and what was found wrong with it."""

    pages: tuple[Page, ...]
    faults: tuple[Diagnostic, ...]

    @property
    def errors(self) -> list[Diagnostic]:
        return [fault for fault in self.faults if fault.severity.value == "error"]


def lay_out(
    layout: str,
    slots: Mapping[str, SlotValue],
    title: str = "Title",
    *,
    aspect: PageAspect = "16:9",
    may_continue: bool = True,
) -> Laid:
    """A slide of one layout."""
    template, faults = template_for(aspect), Faults()
    filled: dict[str, SlotValue] = {"title": Line(text(title)), **slots}
    slide = ResolvedSlide(id="slide", layout=layout, slots=filled, may_continue=may_continue)
    deck = ResolvedDeck(
        target="deck",
        title=text("Deck"),
        subtitle=None,
        organisation=Field(),
        template="seminar",
        aspect=aspect,
        language="en-GB",
        slides=(slide,),
    )
    setter = Typesetter(fonts=built_in_fonts(), theme=template.theme, language=deck.language)
    scene: Scene = layout_deck(deck, template, setter, faults)
    return Laid(scene.pages, faults.in_order())


def words_of(laid: Laid) -> Counter[str]:
    """The words below the titles, as the measured lines have them."""
    found: Counter[str] = Counter()
    for page in laid.pages:
        for block in (block for item in page.items for block in blocks_of(item)):
            if block.about.role is not Role.TITLE:
                words = "".join(_texts(block))
                # The layout puts a quotation between marks.
                is_quote = block.about.role is Role.QUOTE
                found.update((words.replace("”", "") if is_quote else words).split())
    return found


def _texts(block: TextBlock) -> Iterator[str]:
    """The lines, with a space where a line ends with its paragraph."""
    for index, line in enumerate(block.lines):
        following = block.lines[index + 1] if index + 1 < len(block.lines) else None
        ends = following is None or following.paragraph != line.paragraph
        yield line.text + (" " if ends else "")


def blocks_of(item: Item) -> Iterator[TextBlock]:
    """Every text of an item."""
    match item:
        case TextBlock():
            yield item
        case Area():
            yield from (item.text,) if item.text else ()
        case Grid():
            yield from (cell.text for row in item.rows for cell in row.cells)
        case Group():
            for inner in item.items:
                yield from blocks_of(inner)
        case _:
            # A picture or a chart: the text in it is not text of the slide.
            return


def broken_rules(pages: Iterable[Page]) -> list[str]:
    """What no page may do: overlap, leave the page, or set a text beyond its box."""
    return [
        f"page {page.number}: {found}"
        for page in pages
        for found in (*_overlaps(page), *_outside(page), *_spilt(page))
    ]


def _leaves(items: tuple[Item, ...]) -> Iterator[Item]:
    """Items with something to read; a rule or a connector may touch what it belongs to."""
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items)
        elif item.about.role is not Role.DECORATION:
            yield item


def _overlaps(page: Page) -> Iterator[str]:
    for first, second in combinations(_leaves(page.items), 2):
        inside = isinstance(first, Area) and first.box.contains(second.box)
        inside = inside or (_bleeds(first, page) and _is_on_panel(second, page))
        inside = inside or _are_circles(first, second) or _points_into(first, second)
        inside = inside or _is_beside_key(first, second) or _is_left_blank(first, second)
        if first.box.overlaps(second.box) and not inside:
            yield f"{name_of(first)} overlaps {name_of(second)}"


def _is_beside_key(chart: Item, text: Item) -> bool:
    """Whether a text stands in the frame of a chart, where nothing is drawn."""
    if not isinstance(chart, PlacedChart) or not isinstance(text, TextBlock):
        return False
    drawn = (item for item in chart.drawing.items if not isinstance(item, LineShape))
    return not any(item.box.overlaps(text.box) for item in drawn)


def _is_left_blank(text: Item, item: Item) -> bool:
    """Whether a chart, or its unit, begins in the place of a text, below the lines of that."""
    if item.about.slot != "chart" or not isinstance(text, TextBlock) or not text.lines:
        return False
    return text.lines[-1].top + text.lines[-1].height <= item.box.y


def _points_into(first: Item, second: Item) -> bool:
    """Whether the tip of a chevron goes into the notch of the next one below, and no further."""
    if not isinstance(first, Polygon) or not isinstance(second, Polygon):
        return False
    into = first.box.bottom - second.box.y
    inner = [y for line in second.path for x, y in line if 0 < x < second.box.width]
    notch = min(inner, default=0)
    below = (first.box.x, first.box.width) == (second.box.x, second.box.width)
    return below and into <= notch < second.box.height


def _bleeds(item: Item, page: Page) -> bool:
    """Whether it is a picture from the slide's upper edge to the lower one."""
    return isinstance(item, PlacedPicture) and item.box.height == page.size.height


def _is_on_panel(item: Item, page: Page) -> bool:
    """Whether it stands on a filled rectangle of the slide."""
    panels = [one for one in page.items if isinstance(one, Rectangle) and one.fill]
    return any(panel.box.contains(item.box) for panel in panels)


def _is_panel(item: Item) -> bool:
    return isinstance(item, Rectangle) and item.text is None


def _are_circles(*items: Item) -> bool:
    """The circles of a Venn diagram, which overlap to say something."""
    return all(isinstance(item, Ellipse) for item in items)


def _outside(page: Page) -> Iterator[str]:
    paper = Box(Emu(0), Emu(0), page.size.width, page.size.height)
    middle = page.size.height // 2
    head = max((p.box.bottom for p in page.furniture if p.box.y < middle), default=0)
    foot = min((p.box.y for p in page.furniture if p.box.y > middle), default=page.size.height)
    for item in page.items:
        if not paper.contains(item.box):
            yield f"{name_of(item)} leaves the page"
        if _bleeds(item, page):
            under = [one for one in page.furniture if one.box.overlaps(item.box)]
            yield from (f"{name_of(one)} stands on a picture" for one in under
                        if not _is_on_panel(one, page))  # fmt: skip
        elif not _is_panel(item) and (item.box.bottom > foot or item.box.y < head):
            yield f"{name_of(item)} reaches into the furniture"


def _spilt(page: Page) -> Iterator[str]:
    for block in (block for item in page.items for block in blocks_of(item)):
        inner = block.box.inset(block.insets)
        for line in block.lines:
            runs = [run for run in line.runs if run.text.strip()]
            # What hangs at a line's end is space, which nobody sees.
            right = max((_seen_right(run.text, run.x, run.width) for run in runs), default=0)
            if line.top < inner.y - 1 or line.top + line.height > inner.bottom + 1:
                yield f"a line of {name_of(block)} stands above or below its box: {line.text!r}"
            if right > inner.right + 12_700 or any(run.x < inner.x - 1 for run in runs):
                yield f"a line of {name_of(block)} stands beside its box: {line.text!r}"


def _seen_right(words: str, x: int, width: int) -> int:
    """Where the characters end; each space after them is a third of an em at most."""
    spaces = len(words) - len(words.rstrip(" "))
    return x + width - spaces * (width // max(1, len(words)))


def name_of(item: Item) -> str:
    """An item as the rules name it."""
    words = " ".join(block.text for block in blocks_of(item)).split()
    return f"{type(item).__name__} of {item.about.slot!r} ({' '.join(words)[:40]})"
