"""Icons by group and name -> pages that show them with their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.documents.paper_sizes import PAPERS
from briefgen.documents.running_heads import INK, one_line
from briefgen.model.scene import Icon, Item, Page, Scene
from briefgen.model.scene_properties import Meta
from briefgen.model.text_block import DECORATION, About, FontKey, Role
from briefgen.model.typography import Align
from briefgen.model.units import Box, Emu, pt
from briefgen.model.values import Value, replace
from briefgen.text.line_breaking import Typesetter

_TITLE = "Icons"
_COLOUR, _SIZE = "#1D4F91", pt(40)
_MARGIN, _TOP, _BOTTOM = pt(48), pt(96), pt(48)
_COLUMNS, _ROW, _HEAD = 6, pt(68), pt(32)
_TITLE_SIZE, _HEAD_SIZE, _NAME_SIZE = 22, 13, 9

# What stands across the page: the head of a group, or a row of its icons.
_Row = str | tuple[str, ...]


def layout_icon_sheet(groups: Mapping[str, Sequence[str]], setter: Typesetter) -> Scene:
    """Pages of A4 with all icons, each over its name."""
    pages = tuple(
        _Sheet(setter, rows).page(number) for number, rows in enumerate(_pages(groups), 1)
    )
    return Scene(pages=pages, meta=Meta(title=_TITLE), palette={})


def _pages(groups: Mapping[str, Sequence[str]]) -> Iterator[list[_Row]]:
    """The rows of each page; a head keeps its first row with it."""
    rows, used = list[_Row](), 0
    room = PAPERS["A4"].height - _TOP - _BOTTOM
    for group, names in groups.items():
        lines = [tuple(names[at : at + _COLUMNS]) for at in range(0, len(names), _COLUMNS)]
        for index, line in enumerate(lines):
            needed = _ROW + (_HEAD if index == 0 else 0)
            if used + needed > room:
                yield rows
                rows, used = [], 0
            rows += [line] if index else [group.capitalize(), line]
            used += needed
    yield rows


class _Sheet(Value):
    """A page of icons in `rows`."""

    setter: Typesetter
    rows: Sequence[_Row]

    def page(self, number: int) -> Page:
        return Page(
            id=f"icons-{number}",
            size=PAPERS["A4"],
            layout="handout",
            items=tuple(self._items(number)),
            title=_TITLE,
            ground="#FFFFFF",
            number=number,
        )

    def _items(self, number: int) -> Iterator[Item]:
        width, top = Emu(PAPERS["A4"].width - 2 * _MARGIN), _TOP
        if number == 1:
            frame = Box(_MARGIN, pt(44), width, pt(27))
            yield self._words(_TITLE, frame, _TITLE_SIZE, Role.TITLE)
        for row in self.rows:
            if isinstance(row, str):
                frame = Box(_MARGIN, top, width, pt(16))
                yield self._words(row, frame, _HEAD_SIZE, Role.HEADING)
                top = Emu(top + _HEAD)
            else:
                yield from self._icons(row, top, Emu(width // _COLUMNS))
                top = Emu(top + _ROW)

    def _icons(self, names: Sequence[str], top: Emu, width: Emu) -> Iterator[Item]:
        for index, name in enumerate(names):
            left = Emu(_MARGIN + index * width)
            place = Box(Emu(left + (width - _SIZE) // 2), top, _SIZE, _SIZE)
            yield Icon(box=place, about=DECORATION, fill=_COLOUR, symbol=name)
            frame = Box(left, Emu(top + _SIZE + pt(3)), width, pt(12))
            yield self._words(name, frame, _NAME_SIZE, Role.BODY, "center")

    def _words(self, text: str, frame: Box, size: int, role: Role, align: Align = "left") -> Item:
        font = FontKey(self.setter.theme.body_font, bold=role is not Role.BODY)
        baseline = Emu(frame.y + pt(size))
        line = one_line(text, frame, baseline, font, size, INK, self.setter, align)
        return replace(line, about=About(role=role))
