"""The icons that come with briefgen -> a PDF that shows them all."""

from __future__ import annotations

from pathlib import Path
from textwrap import fill, indent

from briefgen.backends.pdf import render_pdf
from briefgen.handouts.icon_sheet import layout_icon_sheet
from briefgen.images.icons import icon_groups
from briefgen.model.font_families import DEFAULT_FAMILY
from briefgen.model.template import Theme
from briefgen.packs.atomic_write import write_file
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter


def icon_list() -> str:
    """The names of all icons, group by group."""
    return "\n\n".join(
        f"{group.capitalize()}\n{indent(fill(', '.join(icons), 96, break_on_hyphens=False), '  ')}"
        for group, icons in icon_groups().items()
    )


def write_icon_sheet(file: Path) -> None:
    """Write the sheet of all icons."""
    fonts = built_in_fonts()
    setter = Typesetter(
        fonts=fonts, theme=Theme({}, DEFAULT_FAMILY, DEFAULT_FAMILY), language="en-GB"
    )
    groups = {group: tuple(icons) for group, icons in icon_groups().items()}
    write_file(file, render_pdf(layout_icon_sheet(groups, setter), fonts))
