"""Scene + deck -> the running order: every slide with its minutes and the clock, for the chair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from briefgen.documents.running_heads import shorten
from briefgen.documents.splittable_flowable import Flowable
from briefgen.documents.too_wide_error import TooWideError
from briefgen.documents.typesetter import DocumentTypesetter
from briefgen.layout.slot_context import SlotContext
from briefgen.layout.table_cells import Rows, cell_of
from briefgen.layout.table_rows import fit_grid
from briefgen.model.diagnostics import NOWHERE
from briefgen.model.resolved_deck import ResolvedDeck, ResolvedSlide
from briefgen.model.rich_text import Inline, plain, unmarked
from briefgen.model.scene import Page, Scene
from briefgen.model.template import SlotSpec
from briefgen.model.text_block import FontKey, Paragraph, Role
from briefgen.model.units import Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.fitting import Overflow
from briefgen.text.stand_ins import width_of
from briefgen.text.words import say_inline, say_run

# Sizes and heights of a row in points: the first at which all stands on one page, else the usual.
_ROWS = ((12, 22), (12, 20), (11, 18), (11, 17), (10, 16), (9, 15))
_USUAL = (11, 18)
# In large print, the first at which a third of the width is left for the titles.
_LARGE, _SHARE_OF_TITLES = ((18, 31), (16, 29), (14, 26), (12, 24)), 3
_MOST_LINES = 4
_BESIDE_CELLS, _ABOVE = pt(20), pt(8)


class Clock(Value):
    """When a slide `begins` and how long it takes, in minutes from the start; `length` is None
    where the deck does not say."""

    begins: int
    length: int | None

    @property
    def ends(self) -> int:
        return self.begins + (self.length or 0)


def time_of(minutes: int) -> str:
    """Minutes from the start as hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def clocks_of(deck: ResolvedDeck) -> dict[str, Clock]:
    """The running clock of each slide by its id; hidden slides take no time."""
    found: dict[str, Clock] = {}
    now = 0
    for slide in deck.slides:
        length = None if slide.hidden else slide.minutes
        found[slide.id] = Clock(now, length)
        now = found[slide.id].ends
    return found


class _Row(Value):
    """What a row says: the `number` of a slide, its `title`, and its clock, None where it has none;
    `is_head` for one that opens a section."""

    number: str
    title: Inline
    clock: Clock | None
    is_head: bool


def running_order(
    scene: Scene, deck: ResolvedDeck, setting: DocumentTypesetter
) -> Iterator[Flowable]:
    """Its title and its table: on one page where it can be."""
    words = say_inline("running-order", deck.language)
    title = setting.text(
        [Paragraph(inline=words)], "heading-1", Role.TITLE, level=1, box=setting.frame.measure
    )
    yield replace(title, keep=True)
    order = _Order(deck, setting, tuple(_rows_of(scene, deck)), words.text)
    yield order.table(setting.frame.measure.height - title.height)


def _rows_of(scene: Scene, deck: ResolvedDeck) -> Iterator[_Row]:
    """A row for each slide; a section whose first slide does not bear its name has one more."""
    slides, clocks = {slide.id: slide for slide in deck.slides}, clocks_of(deck)
    shown = [page for page in scene.pages if page.part == 1]
    for index, pages in groupby(shown, key=lambda page: page.section):
        section = None if index is None else deck.sections[index]
        for count, page in enumerate(pages):
            is_head = section is not None and section.slide_id == page.source_id
            if section is not None and not is_head and count == 0:
                yield _Row("", section.name, None, is_head=True)
            clock = None if page.hidden else clocks[page.source_id]
            title = _title(slides[page.source_id], page, deck.language)
            yield _Row(str(page.number), title, clock, is_head)


def _title(slide: ResolvedSlide, page: Page, language: str) -> Inline:
    hidden = (say_run("hidden", language),) if page.hidden else ()
    return unmarked((*slide.title.runs, *hidden))


class _Order(Value):
    """The table: the `deck`, how it is set, its `rows`, and its `name`."""

    deck: ResolvedDeck
    setting: DocumentTypesetter
    rows: Sequence[_Row]
    name: str

    def table(self, height: int) -> Flowable:
        """The table at the first size at which it is no higher: each of its rows is a line."""
        if self.setting.upright:
            wide = self.setting.frame.measure.width // _SHARE_OF_TITLES
            roomy = (row for row in _LARGE if self._cells(row[0])[1][1] >= wide)
            return self._at(*next(roomy, _LARGE[-1]))
        count = 1 + len(self.rows) + len(self._total())
        room = (height - _ABOVE) // count
        return self._at(*next((row for row in _ROWS if pt(row[1]) <= room), _USUAL))

    @property
    def _is_timed(self) -> bool:
        return any(row.clock and row.clock.length for row in self.rows)

    def _at(self, size: int, pitch: int) -> Flowable:
        measure = self.setting.frame.measure
        spec = SlotSpec(name="table", kind="table", box=measure, style="table")
        usual = self.setting.styles
        styles = {name: replace(usual[name], ladder=(size,)) for name in ("table", "table-header")}
        place = SlotContext(spec=spec, box=measure, styles=styles, setter=self.setting.setter)
        cells, widths = self._cells(size)
        rows = Rows(
            header=tuple(map(cell_of, cells[0])),
            body=tuple(tuple(map(cell_of, row)) for row in cells[1:]),
            right=frozenset((2, 3)) if self._is_timed else frozenset(),
            total=self._is_timed,
        )
        grid = fit_grid(rows, widths, size, place, padding=pt((pitch - 0.5 - 1.2 * size) / 2))
        if isinstance(grid, Overflow):
            raise TooWideError(self.name)
        placed = grid.place(place, NOWHERE, Emu(0), self.name)
        return Flowable(item=placed, height=placed.box.height, space=_ABOVE)

    def _cells(self, size: int) -> tuple[list[tuple[Inline, ...]], tuple[Emu, ...]]:
        """The texts of the table, header and total with it, and the widths of its columns."""
        names = ("slide", "title", *(("minutes", "clock") if self._is_timed else ()))
        head = tuple(say_inline(name, self.deck.language) for name in names)
        others = [self._narrow(row) for row in self.rows]
        ends = self._total()
        columns = zip(head, *others, *ends, strict=True)
        widths = [max(self._width(one, size) for one in texts) + _BESIDE_CELLS for texts in columns]
        widths[1] = self.setting.frame.measure.width - widths[0] - sum(widths[2:])
        room = Emu(widths[1] - _BESIDE_CELLS)
        titles = [self._shortened(row, room, size) for row in self.rows]
        body = [(row[0], title, *row[2:]) for row, title in zip(others, titles, strict=True)]
        return [head, *body, *ends], tuple(map(Emu, widths))

    def _narrow(self, row: _Row) -> tuple[Inline, ...]:
        """A row without its title."""
        number = plain(row.number, strong=row.is_head)
        if not self._is_timed:
            return number, plain("")
        minutes = str(row.clock.length) if row.clock and row.clock.length else ""
        begins = time_of(row.clock.begins) if row.clock else ""
        return number, plain(""), plain(minutes), plain(begins)

    def _total(self) -> list[tuple[Inline, ...]]:
        if not self._is_timed:
            return []
        minutes = max(row.clock.ends for row in self.rows if row.clock)
        total = say_inline("total", self.deck.language)
        return [(plain(""), total, plain(str(minutes)), plain(time_of(minutes)))]

    def _width(self, text: Inline, size: int) -> int:
        return pt(width_of(text.text, self._font(True), size, self.setting.setter.fonts))

    def _font(self, strong: bool) -> FontKey:
        return FontKey(self.setting.setter.theme.body_font, bold=strong)

    def _shortened(self, row: _Row, room: Emu, size: int) -> Inline:
        """The title on one line; in large print it may take more, if no word of it is too wide."""
        runs = tuple(replace(run, strong=row.is_head) for run in row.title.runs)
        font, setter, text = self._font(row.is_head), self.setting.setter, row.title.text
        words = (pt(width_of(word, font, size, setter.fonts)) for word in text.split())
        if self.setting.upright and all(width <= room for width in words):
            room = Emu(_MOST_LINES * room)
        shown = shorten(text, room, font, size, setter=setter)
        if shown == text:
            return replace(row.title, runs=runs)
        return Inline((replace(runs[0], text=shown),))
