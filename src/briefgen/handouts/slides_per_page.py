"""Scene of slides + number a page + paper -> Scene of a handout: slides as pictures on sheets.

Each slide stays real text and vectors: it is a group that is drawn smaller. Slides fill rows from
the top and are never stretched; every page has the same rhythm, and what is left of the last one
is ruled for notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, assert_never

from briefgen.documents.paper_sizes import PAPERS
from briefgen.documents.running_heads import (
    HAIRLINE_COLOUR,
    QUIET,
    WHITE,
    HandoutAbout,
    layout_running,
    one_line,
    text_area,
)
from briefgen.documents.slide_thumbnail import frame_round, show_slide
from briefgen.handouts.redact import without_hidden
from briefgen.model.outputs import PerPage, SheetPaper
from briefgen.model.scene import Item, LineShape, Page, Scene, Stroke
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import DECORATION, FontKey
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say

__all__ = ["PER_PAGE", "HandoutAbout", "layout_handout", "scale_of"]

_NOTE_LINE = Stroke(HAIRLINE_COLOUR, pt(0.4))
_NUMBER_SIZE, _NUMBER_HEIGHT, _BELOW_PICTURE = 9, pt(13), pt(10)
_GUTTER, _ROW_GAP = pt(20), pt(20)
# Rules for notes: beside a slide the first stands level with its top and one with its foot; below
# it there are three where they can be so far apart, and fewer than two are none.
_PITCH_BESIDE, _PITCH, _LEAST_PITCH = pt(21), pt(24), pt(20)
_USUAL_RULES, _LEAST_RULES = 3, 2
# The share of the measure that a slide takes where notes stand beside it: 300 points on A4.
_BESIDE = 300 / 482
_HEAD_SIZE = 11


class _Plan(Value):
    """How slides stand on a page, and where the notes do."""

    columns: int
    rows: int
    landscape: bool = False
    notes: Literal["beside", "below", "none"] = "none"

    @property
    def count(self) -> int:
        return self.columns * self.rows


_PLANS: Mapping[PerPage, _Plan] = {
    1: _Plan(1, 1, notes="below"),
    2: _Plan(1, 2, notes="below"),
    3: _Plan(1, 3, notes="beside"),
    4: _Plan(2, 2, landscape=True),
    6: _Plan(2, 3, notes="below"),
    9: _Plan(3, 3, landscape=True),
}
PER_PAGE = tuple(_PLANS)


def layout_handout(
    scene: Scene, per_page: PerPage, paper: SheetPaper, about: HandoutAbout, *, setter: Typesetter
) -> Scene:
    """The slides on pages of paper. Hidden slides are left out; the printed numbers stay the
    deck's."""
    scene = without_hidden(scene)
    sheets = _Sheets(
        scene=scene,
        plan=_PLANS[per_page],
        paper=_size(_PLANS[per_page], paper),
        about=about,
        setter=setter,
    )
    return replace(
        scene,
        pages=tuple(sheets.pages()),
        outline=tuple(_outline(scene, per_page)),
        sections=(),
    )


@memo(64)
def scale_of(slide: Size, per_page: PerPage, paper: SheetPaper) -> float:
    """How much smaller a slide is printed. Raises KeyError for another number or paper."""
    plan = _PLANS[per_page]
    return _Cells(plan, _size(plan, paper), slide).cell(0).scale


def _size(plan: _Plan, paper: SheetPaper) -> Size:
    size = PAPERS[paper]
    return Size(size.height, size.width) if plan.landscape else size


def _outline(scene: Scene, per_page: int) -> Iterator[OutlineEntry]:
    """The slides' bookmarks, each leading to its picture; without any, one for each slide."""
    entries = scene.outline or tuple(
        OutlineEntry(page.title or str(page.number), 0, index)
        for index, page in enumerate(scene.pages)
    )
    for entry in entries:
        slide = scene.pages[entry.page].id
        yield replace(entry, page=entry.page // per_page, slide=slide)


class _Cell(Value):
    """The place of one slide: its picture, its number's line, its rules for notes."""

    picture: Box
    number: Box
    notes: tuple[Box, ...]
    scale: float


class _Cells(Value):
    """The places on a page, for slides of one size."""

    plan: _Plan
    paper: Size
    slide: Size

    def cell(self, index: int) -> _Cell:
        """The place of that index, row by row from the top left."""
        row, column = divmod(index, self.plan.columns)
        area = text_area(self.paper)
        width = (area.width + _GUTTER) // self.plan.columns - _GUTTER
        height = (area.height + _ROW_GAP) // self.plan.rows - _ROW_GAP
        left = area.x + column * (width + _GUTTER)
        top = area.y + row * (height + _ROW_GAP)
        whole = Box(left, top, width, height)
        picture = self._picture(whole)
        number = replace(whole, y=picture.bottom, height=_NUMBER_HEIGHT)
        notes = tuple(self._notes(whole, picture))
        return _Cell(picture, number, notes, picture.width / self.slide.width)

    def _picture(self, whole: Box) -> Box:
        """The slide as large as the cell allows, at its top left, its number below it."""
        share = _BESIDE if self.plan.notes == "beside" else 1
        width, height = whole.width * share, whole.height - _NUMBER_HEIGHT
        scale = min(width / self.slide.width, height / self.slide.height)
        return Box(
            whole.x,
            whole.y,
            Emu(round(self.slide.width * scale)),
            Emu(round(self.slide.height * scale)),
        )

    def _notes(self, whole: Box, picture: Box) -> Iterator[Box]:
        """The rules, as boxes without height."""
        match self.plan.notes:
            case "beside":
                left = picture.right + _GUTTER
                beside = replace(whole, x=left, width=whole.right - left)
                pitch = picture.height / round(picture.height / _PITCH_BESIDE)
                yield from _ruled(beside, 0, pitch)
            case "below":
                below = replace(whole, y=picture.bottom, height=whole.bottom - picture.bottom)
                is_roomy = below.height >= _USUAL_RULES * _LEAST_PITCH
                count = max(below.height // _PITCH, _USUAL_RULES if is_roomy else 0)
                pitch = min(_PITCH, below.height / max(1, count))
                yield from _ruled(below, pitch, pitch) if count >= _LEAST_RULES else ()
            case "none":
                pass
            case _:
                assert_never(self.plan.notes)

    def free_beside(self, count: int) -> Iterator[Box]:
        """The places beside the last of so many slides that have none."""
        for index in range(count, -(-count // self.plan.columns) * self.plan.columns):
            cell = self.cell(index)
            bottom = cell.notes[-1].y if cell.notes else cell.picture.bottom
            yield replace(cell.picture, height=Emu(bottom - cell.picture.y))

    def rest(self, count: int) -> Box | None:
        """What is left of a page below the rows of so many slides, if there is a row."""
        rows = -(-count // self.plan.columns)
        if rows == self.plan.rows:
            return None
        area, top = text_area(self.paper), self.cell(rows * self.plan.columns).picture.y
        return replace(area, y=top, height=area.bottom - top)


def note_rules(box: Box, pitch: Emu) -> tuple[Item, ...]:
    """Rules for notes that fill a box, if it has room for a few."""
    rules = list(_ruled(box, pitch, pitch)) if box.height >= _USUAL_RULES * pitch else []
    return tuple(LineShape(box=rule, about=DECORATION, stroke=_NOTE_LINE) for rule in rules)


def _ruled(box: Box, first: float, pitch: float) -> Iterator[Box]:
    """Rules of the width of a box, the first so far below its top, as many as it holds."""
    for number in range(int((box.height - first + 1) // pitch) + 1):
        yield replace(box, y=Emu(round(box.y + first + number * pitch)), height=Emu(0))


class _Sheets(Value, kw_only=True):
    """Makes the pages of a handout."""

    scene: Scene
    plan: _Plan
    paper: Size
    about: HandoutAbout
    setter: Typesetter

    def pages(self) -> Iterator[Page]:
        slides, count = self.scene.pages, self.plan.count
        pages = -(-len(slides) // count)
        for number in range(1, pages + 1):
            shown = slides[(number - 1) * count : number * count]
            yield self._page(shown, number, pages)

    def _page(self, slides: Sequence[Page], number: int, pages: int) -> Page:
        furniture = layout_running(self.about, self.paper, number, pages, setter=self.setter)
        items = [
            item
            for index, slide in enumerate(slides)
            for item in self._slide(slide, _Cells(self.plan, self.paper, slide.size).cell(index))
        ]
        return Page(
            id=f"page {number}",
            size=self.paper,
            layout="handout",
            items=tuple(items),
            title=say("page-of", self.setter.language, page=number, pages=pages),
            furniture=(*furniture, *self._head_of_rest(slides)),
            backdrop=_rules(self.plan, self.paper, tuple(slide.size for slide in slides)),
            ground=WHITE,
            number=number,
        )

    def _head_of_rest(self, slides: Sequence[Page]) -> Iterator[Item]:
        """What the last page says above the rules that fill it."""
        rest = _Cells(self.plan, self.paper, slides[0].size).rest(len(slides))
        if rest is not None:
            font = FontKey(self.setter.theme.body_font, bold=True)
            words, line = say("notes", self.setter.language), replace(rest, height=pt(14))
            yield one_line(words, line, rest.y + pt(9), font, _HEAD_SIZE, QUIET, self.setter)

    def _slide(self, slide: Page, cell: _Cell) -> Iterator[Item]:
        """Picture, frame and number."""
        font = FontKey(self.setter.theme.body_font)
        baseline = cell.number.y + _BELOW_PICTURE
        number = str(slide.number)
        yield one_line(number, cell.number, baseline, font, _NUMBER_SIZE, QUIET, self.setter)
        yield show_slide(slide, cell.picture)
        yield frame_round(cell.picture)


@memo(64)
def _rules(plan: _Plan, paper: Size, slides: tuple[Size, ...]) -> tuple[Item, ...]:
    """The rules for notes on a page, which are the same objects on many pages."""
    cells = (_Cells(plan, paper, size).cell(index) for index, size in enumerate(slides))
    rules = (rule for cell in cells for rule in cell.notes)
    drawn = tuple(LineShape(box=rule, about=DECORATION, stroke=_NOTE_LINE) for rule in rules)
    places = _Cells(plan, paper, slides[0])
    rest = places.rest(len(slides))
    free = (*places.free_beside(len(slides)), *((rest,) if rest else ()))
    return (*drawn, *(rule for box in free for rule in note_rules(box, _PITCH)))
