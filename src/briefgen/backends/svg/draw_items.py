"""Items of a page -> elements of SVG, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from msgspec import Struct, field

from briefgen.backends.heading_levels import HeadingLevels
from briefgen.backends.item_geometry import (
    SILENT,
    Point,
    arrow_head,
    is_figure,
    line_corners,
    says_all,
    whole_picture,
)
from briefgen.backends.numbers import number
from briefgen.backends.svg.draw_text import SvgTexts
from briefgen.backends.svg.markup import attributes, points
from briefgen.backends.svg.shared import SvgScene
from briefgen.images.icons import SIDE, icon_outline
from briefgen.images.qr_code import code_outline
from briefgen.model.diagnostics import NOWHERE, Span
from briefgen.model.pictures import Crop
from briefgen.model.scene import (
    Cell,
    Ellipse,
    Grid,
    Group,
    Icon,
    Item,
    LineShape,
    PlacedChart,
    PlacedPicture,
    Polygon,
    Rectangle,
    SquareCode,
    Stroke,
)
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import EMU_PER_POINT, Box
from briefgen.text.words import say, words_language


class SvgItems(Struct, eq=False):
    """Draws the items of one page into `parts`, their texts by `texts`; `headings` settles the
    level of each heading."""

    texts: SvgTexts
    parts: list[str] = field(default_factory=list)
    headings: HeadingLevels = field(default_factory=HeadingLevels)

    @property
    def shared(self) -> SvgScene:
        return self.texts.shared

    def ground(self, colour: str, width: str, height: str) -> None:
        """The background of the whole page."""
        fill = self.shared.colour(colour)
        self.parts.append(f'<rect width="{width}" height="{height}" fill="{fill}"/>')

    def aside(self, items: Sequence[Item]) -> None:
        """Items that are not read aloud."""
        if items:
            self.parts.append('<g aria-hidden="true">')
            self.draw(items, is_read=False)
            self.parts.append("</g>")

    def draw(self, items: Sequence[Item], *, is_read: bool = True, within: Span = NOWHERE) -> None:
        """Items in reading order, which stand `within` what is written at a place."""
        for item in items:
            about = item.about
            inside = about.span if about.span.file else within
            marks = self._marks(item, within) + (self._meaning(item) if is_read else "")
            href = self._href(item) if is_read else ""
            self.parts.append(f"<a{href}>" if href else "")
            self.parts.append(f"<g{marks}>" if marks else "")
            is_own = is_read and about.role not in SILENT and not _is_one_picture(item)
            self._draw(item, is_own, inside)
            self.parts.append("</g>" if marks else "")
            self.parts.append("</a>" if href else "")

    def _marks(self, item: Item, within: Span) -> str:
        """Where an item is written, and the slot or the slide that it shows."""
        about = item.about
        shown = item.name if isinstance(item, Group) and about.role is Role.SLIDE else ""
        slide = self.shared.slides.get(shown, shown)
        found = attributes(data_slide=slide, data_slot=about.slot) if slide or about.slot else ""
        return found + self.shared.at(about.span, within)

    def _href(self, item: Item) -> str:
        """Where a click on a figure leads; texts have links of their own."""
        link = item.about.link
        if not self.shared.is_linked or not is_figure(item.about) or not self.shared.leads(link):
            return ""
        return attributes(href=self.shared.href(link))

    def _draw(self, item: Item, is_read: bool, within: Span) -> None:
        match item:
            case TextBlock():
                self.parts.append(self.texts.block(item, within, is_read=is_read))
            case Grid():
                self._grid(item, is_read, within)
            case Rectangle() | Ellipse() | Polygon() | Icon():
                self.parts.append(self._area(item) if item.fill or item.stroke else "")
                if item.text is not None:
                    self.parts.append(self.texts.block(item.text, within, is_read=is_read))
            case LineShape():
                self._line(line_corners(item), item.stroke, is_arrow=item.arrow)
            case SquareCode():
                self.parts.append(self._area(code_outline(item)))
            case PlacedPicture():
                self.parts.append(self._picture(item))
            case PlacedChart():
                self.draw((item.drawing,), is_read=is_read, within=within)
            case Group():
                self._group(item, is_read, within)
            case _:
                assert_never(item)

    def _group(self, group: Group, is_read: bool, within: Span) -> None:
        if group.view is None:
            self.draw(group.items, is_read=is_read, within=within)
            return
        across, down = group.box.width / group.view.width, group.box.height / group.view.height
        left, top = group.box.x - across * group.view.x, group.box.y - down * group.view.y
        scale = f"{number(across, 5)} 0 0 {number(down, 5)}"
        self.parts.append(f'<g transform="matrix({scale} {points(left)} {points(top)})">')
        self.draw(group.items, is_read=is_read, within=within)
        self.parts.append("</g>")

    def _grid(self, grid: Grid, is_read: bool, within: Span) -> None:
        """Fills, texts and rules, with what each cell is."""
        for cell in (cell for row in grid.rows for cell in row.cells if cell.fill):
            self.parts.append(f"<rect{_box(cell.text.box)}{self._paint(cell.fill, None)}/>")
        bottom = grid.box.y
        for index, row in enumerate(grid.rows):
            self.parts.append('<g role="row">' if is_read else "")
            for column, cell in enumerate(row.cells):
                body = self.texts.block(cell.text, within, is_read=is_read)
                is_row_head = grid.header_column and not column
                role = (
                    "columnheader"
                    if index < grid.header_rows
                    else "rowheader"
                    if is_row_head
                    else "cell"
                )
                self.parts.append(f"<g{self._cell(cell, role)}>{body}</g>" if is_read else body)
            self.parts.append("</g>" if is_read else "")
            bottom += row.height
            if row.rule_below is not None:
                self._line([(grid.box.x, bottom), (grid.box.right, bottom)], row.rule_below)

    def _cell(self, cell: Cell, role: str) -> str:
        """What a cell is; the dash of an empty one says so."""
        if not cell.none:
            return attributes(role=role)
        language = self.shared.scene.meta.language
        said = say("not-stated", language)
        return attributes(role=role, aria_label=said, lang=words_language(language))

    def _meaning(self, item: Item) -> str:
        """What an item is to whoever hears it."""
        about = item.about
        if about.role in SILENT:
            return ' aria-hidden="true"' if next(blocks_in((item,)), None) else ""
        if isinstance(item, TextBlock) and about.role in (Role.TITLE, Role.HEADING):
            level = self.headings.settled(about.level or (1 if about.role is Role.TITLE else 2))
            return f'{attributes(lang=about.language)} role="heading" aria-level="{level}"'
        role, label = "", ""
        if isinstance(item, Grid):
            role, label = "table", item.caption or about.alt
        elif is_figure(about) and not isinstance(item, TextBlock):
            role, label = "img" if _is_one_picture(item) else "group", about.alt
        return attributes(role=role, aria_label=label, lang=about.language)

    def _picture(self, picture: PlacedPicture) -> str:
        """A picture, cut to its box."""
        href = attributes(href=self.shared.picture(picture.asset), preserveAspectRatio="none")
        if picture.crop == Crop():
            return f"<image{_box(picture.box)}{href}/>"
        box, whole = picture.box, whole_picture(picture)
        view = f"{points(box.x)} {points(box.y)} {points(box.width)} {points(box.height)}"
        frame = attributes(viewBox=view, preserveAspectRatio="none", overflow="hidden")
        return f"<svg{_box(box)}{frame}><image{_box(whole)}{href}/></svg>"

    def _area(self, shape: Rectangle | Ellipse | Polygon | Icon) -> str:
        """The outline of a shape, without its text."""
        box, paint = shape.box, self._paint(shape.fill, shape.stroke)
        match shape:
            case Rectangle():
                return f"<rect{_box(box)}{paint}/>"
            case Ellipse():
                across, down = points(box.width / 2), points(box.height / 2)
                middle = attributes(
                    cx=points(box.x + box.width / 2), cy=points(box.y + box.height / 2)
                )
                return f'<ellipse{middle} rx="{across}" ry="{down}"{paint}/>'
            case Polygon():
                lines = (_outline([(box.x + x, box.y + y) for x, y in part]) for part in shape.path)
                return f'<path d="{"".join(f"{line}Z" for line in lines)}"{paint}/>'
            case Icon():
                return f'<path d="{_icon(shape)}" fill="{self.shared.colour(shape.fill)}"/>'
            case _:
                assert_never(shape)

    def _line(
        self, corners: Sequence[tuple[int, int]], stroke: Stroke, *, is_arrow: bool = False
    ) -> None:
        """A line through corners; an arrow ends in a filled head."""
        found: list[Point] = [(x / EMU_PER_POINT, y / EMU_PER_POINT) for x, y in corners]
        head = ""
        if is_arrow and found[-1] != found[-2]:
            found[-1], tip = arrow_head(found[-2], found[-1], stroke.width / EMU_PER_POINT)
            head = f'<path d="{_path(tip)}Z"{self._paint(stroke.colour, None)}/>'
        self.parts.append(f'<path d="{_path(found)}"{self._paint("", stroke)}/>{head}')

    def _paint(self, fill: str, stroke: Stroke | None) -> str:
        found = f' fill="{self.shared.colour(fill) if fill else "none"}"'
        if stroke is not None:
            colour = self.shared.colour(stroke.colour)
            found += f' stroke="{colour}" stroke-width="{points(stroke.width)}"'
        return found


def _is_one_picture(item: Item) -> bool:
    """Whether all that an item shows is said by its text alternative."""
    if isinstance(item, TextBlock | Grid) or not is_figure(item.about):
        return False
    return not isinstance(item, Group) or says_all(item.about.alt, item.items)


def _box(box: Box) -> str:
    place = f' x="{points(box.x)}" y="{points(box.y)}"'
    return f'{place} width="{points(box.width)}" height="{points(box.height)}"'


def _outline(corners: Sequence[tuple[float, float]]) -> str:
    return _path([(x / EMU_PER_POINT, y / EMU_PER_POINT) for x, y in corners])


def _path(corners: Sequence[Point]) -> str:
    """A path through corners in points."""
    return "M" + "L".join(f"{number(x, 3)} {number(y, 3)}" for x, y in corners)


def _icon(icon: Icon) -> str:
    """The outline of an icon, which is given in a square that its box shows."""
    box, side = icon.box, SIDE * EMU_PER_POINT
    drawn = []
    for letter, corners in icon_outline(icon.symbol):
        shown = (
            f"{number(box.x / EMU_PER_POINT + x * box.width / side, 3)} "
            f"{number(box.y / EMU_PER_POINT + y * box.height / side, 3)}"
            for x, y in corners
        )
        drawn.append(letter + " ".join(shown))
    return "".join(drawn)
