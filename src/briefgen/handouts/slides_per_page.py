"""Scene of slides + number a page + paper -> Scene of a handout: slides as pictures on sheets.

Each slide stays real text and vectors: it is a group that is drawn smaller. Slides fill rows from
the top and are never stretched; every page has the same rhythm, the last one too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, assert_never

from briefgen.documents.print_styles import PAPERS
from briefgen.documents.running_heads import (
    HAIRLINE_COLOUR,
    QUIET,
    HandoutAbout,
    layout_running,
    one_line,
    text_area,
)
from briefgen.documents.slide_thumbnail import show_slide
from briefgen.handouts.redact import without_hidden
from briefgen.model.outputs import PerPage, SheetPaper
from briefgen.model.scene import Item, LineShape, Page, Rectangle, Scene, Stroke
from briefgen.model.scene_properties import OutlineEntry
from briefgen.model.text_block import DECORATION, FontKey
from briefgen.model.units import Box, Emu, Size, pt
from briefgen.model.values import Value, replace
from briefgen.support.memo import memo
from briefgen.text.line_breaking import Typesetter
from briefgen.text.words import say

__all__ = ["PER_PAGE", "HandoutAbout", "layout_handout", "scale_of"]

WHITE = "#FFFFFF"

_FRAME = Stroke(QUIET, pt(0.5))
_NOTE_LINE = Stroke(HAIRLINE_COLOUR, pt(0.4))
_NUMBER_SIZE, _NUMBER_HEIGHT = 8, pt(12)
_GUTTER, _ROW_GAP = pt(20), pt(20)
# Rules for notes: their number beside a slide, and the widest pitch. The last but one stands level
# with the foot of the slide.
_LINES, _PITCH = 8, pt(24)
# The share of the measure that slides take where notes stand beside them.
_BESIDE = 0.575


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
    2: _Plan(1, 2),
    3: _Plan(1, 3, notes="beside"),
    4: _Plan(2, 2, landscape=True),
    6: _Plan(2, 3),
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
        number = replace(whole, height=_NUMBER_HEIGHT)
        picture = self._picture(whole)
        notes = tuple(self._notes(whole, picture))
        return _Cell(picture, number, notes, picture.width / self.slide.width)

    def _picture(self, whole: Box) -> Box:
        """The slide as large as the cell allows, at its top left, below the number."""
        width, height = int(whole.width), whole.height - _NUMBER_HEIGHT
        if self.plan.notes == "beside":
            width, height = round(whole.width * _BESIDE), (_LINES - 1) * _PITCH
        scale = min(width / self.slide.width, height / self.slide.height)
        return Box(
            whole.x,
            whole.y + _NUMBER_HEIGHT,
            Emu(round(self.slide.width * scale)),
            Emu(round(self.slide.height * scale)),
        )

    def _notes(self, whole: Box, picture: Box) -> Iterator[Box]:
        """The rules, as boxes without height."""
        match self.plan.notes:
            case "beside":
                left, pitch = picture.right + _GUTTER, picture.height / (_LINES - 1)
                for line in range(1, _LINES + 1):
                    y = Emu(round(picture.y + line * pitch))
                    yield Box(left, y, whole.right - left, Emu(0))
            case "below":
                count = (whole.bottom - picture.bottom) // _PITCH
                for line in range(1, count + 1):
                    yield Box(whole.x, picture.bottom + line * _PITCH, whole.width, Emu(0))
            case "none":
                pass
            case _:
                assert_never(self.plan.notes)


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
            furniture=furniture,
            backdrop=_rules(self.plan, self.paper, tuple(slide.size for slide in slides)),
            ground=WHITE,
            number=number,
        )

    def _slide(self, slide: Page, cell: _Cell) -> Iterator[Item]:
        """Number, picture and frame."""
        font = FontKey(self.setter.theme.body_font, bold=True)
        baseline = cell.number.y + pt(_NUMBER_SIZE)
        number = str(slide.number)
        yield one_line(number, cell.number, baseline, font, _NUMBER_SIZE, QUIET, self.setter)
        yield show_slide(slide, cell.picture)
        yield Rectangle(box=cell.picture, about=DECORATION, stroke=_FRAME)


@memo(64)
def _rules(plan: _Plan, paper: Size, slides: tuple[Size, ...]) -> tuple[Item, ...]:
    """The rules for notes on a page, which are the same objects on many pages."""
    cells = (_Cells(plan, paper, size).cell(index) for index, size in enumerate(slides))
    rules = (rule for cell in cells for rule in cell.notes)
    return tuple(LineShape(box=rule, about=DECORATION, stroke=_NOTE_LINE) for rule in rules)
