"""Template -> the theme part and the table style: colours, fonts, flat effects."""

from __future__ import annotations

from briefgen.model.font_families import FAMILIES
from briefgen.model.template import THEME_SLOTS, Template
from briefgen.ooxml.xml import escape, guid

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLOT_ORDER = (
    *("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5"),
    *("accent6", "hlink", "folHlink"),
)
# The dark slots hold dark colours; the master of a dark look maps text to the light ones.
_TURNED = {"dk1": "lt1", "lt1": "dk1", "dk2": "lt2", "lt2": "dk2"}
_PLAIN_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(template: Template, name: str = "") -> str:
    """The theme; `name` tells the copies of the notes and handout masters apart."""
    fonts = template.theme
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="{escape(name or template.title)}">'
        f"<a:themeElements>{_colours_xml(template)}"
        f'<a:fontScheme name="{escape(template.title)}">'
        f"<a:majorFont>{_font_xml(fonts.heading_font)}</a:majorFont>"
        f"<a:minorFont>{_font_xml(fonts.body_font)}</a:minorFont></a:fontScheme>"
        f"{_formats_xml(template)}</a:themeElements></a:theme>"
    )


def _colours_xml(template: Template) -> str:
    by_slot = {slot: template.theme.colours[role] for role, slot in THEME_SLOTS.items()}
    if template.theme.is_dark:
        by_slot = {_TURNED.get(slot, slot): rgb for slot, rgb in by_slot.items()}
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{by_slot[slot][1:].upper()}"/></a:{slot}>'
        for slot in _SLOT_ORDER
    )
    return f'<a:clrScheme name="{escape(template.title)}">{colours}</a:clrScheme>'


def _font_xml(family: str) -> str:
    return f'<a:latin {typeface_xml(family)}/><a:ea typeface=""/><a:cs typeface=""/>'


def typeface_xml(family: str) -> str:
    """The attributes of a family: with its name what it looks like, for programs that lack it."""
    known = FAMILIES.get(family)
    if known is None:
        return f'typeface="{escape(family)}"'
    return f'typeface="{family}" panose="{known.panose}" pitchFamily="{known.pitch}" charset="0"'


def _formats_xml(template: Template) -> str:
    """Three steps of each kind are required; ours are flat, so that new shapes are too."""
    lines = "".join(f'<a:ln w="{width}">{_PLAIN_FILL}</a:ln>' for width in (9525, 12700, 19050))
    return (
        f'<a:fmtScheme name="{escape(template.title)}">'
        f"<a:fillStyleLst>{_PLAIN_FILL * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{lines}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_PLAIN_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


def table_styles_xml() -> str:
    """The style of tables that a user inserts: our rules. Our own tables name no style."""
    style = guid("table style")
    hairline = _line_xml("insideH", 9525, "accent3")
    header_rule = _line_xml("bottom", 19050, "tx1")
    return (
        f'<a:tblStyleLst xmlns:a="{_DRAWING}" def="{style}">'
        f'<a:tblStyle styleId="{style}" styleName="briefgen">'
        f"<a:wholeTbl>{_cells_xml('', hairline)}</a:wholeTbl>"
        f"<a:firstRow>{_cells_xml(_BOLD, header_rule)}</a:firstRow>"
        "</a:tblStyle></a:tblStyleLst>"
    )


_BOLD = ' b="on"'


def _cells_xml(weight: str, borders: str) -> str:
    return (
        f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/><a:schemeClr val="tx1"/></a:tcTxStyle>'
        f"<a:tcStyle><a:tcBdr>{borders}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
    )


def _line_xml(side: str, width: int, colour: str) -> str:
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    return f'<a:{side}><a:ln w="{width}">{fill}</a:ln></a:{side}>'
