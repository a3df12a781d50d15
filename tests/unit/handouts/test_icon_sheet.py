"""The sheet of icons: all of them, with names that can be read and copied."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from briefgen.handouts.icon_sheet import layout_icon_sheet
from briefgen.images.icons import icon_groups, icon_names
from briefgen.model.scene import Icon
from briefgen.model.template import Theme
from briefgen.model.text_block import Role, TextBlock
from briefgen.packs.icon_sheet import icon_list, write_icon_sheet
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from tests.unit.backends.pdf.reading import findings

SETTER = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")


def test_every_icon_is_shown_once_over_its_name() -> None:
    groups = {group: tuple(icons) for group, icons in icon_groups().items()}
    pages = layout_icon_sheet(groups, SETTER).pages
    items = [item for page in pages for item in page.items]
    icons = [item for item in items if isinstance(item, Icon)]
    names = [i for i in items if isinstance(i, TextBlock) and i.about.role is Role.BODY]
    assert [icon.symbol for icon in icons] == [name.text for name in names] == [*icon_names()]
    for icon, name in zip(icons, names, strict=True):
        assert name.lines[0].runs[0].width <= name.box.width, name.text
        assert icon.box.bottom <= name.box.y
    assert all(item.box.bottom <= page.size.height for page in pages for item in page.items)


def test_no_head_of_a_group_stands_alone_at_the_foot() -> None:
    groups = {f"group {n}": ("house",) * 30 for n in range(9)}
    for page in layout_icon_sheet(groups, SETTER).pages:
        assert isinstance(page.items[-2], Icon)


def test_the_sheet_is_an_accessible_pdf(tmp_path: Path) -> None:
    write_icon_sheet(tmp_path / "icons.pdf")
    data = (tmp_path / "icons.pdf").read_bytes()
    assert findings(data) == []
    pages = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert all(name in text for name in icon_names())


def test_the_list_names_them_all() -> None:
    words = icon_list().replace(",", " ").split()
    assert set(icon_names()) <= set(words)
