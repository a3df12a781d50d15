"""Grid -> a native table: header row, explicit rules, and text that carries its own style."""

from __future__ import annotations

from briefgen.backends.pptx.layout_placeholders import filled_xml
from briefgen.backends.pptx.shapes import identity_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.text_body import ANCHOR, paragraphs_xml
from briefgen.model.scene import Cell, Grid, GridRow, Stroke
from briefgen.ooxml.xml import place_xml

# "No Style, No Grid": every rule and ground is the cell's own.
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def grid_xml(grid: Grid, sheet: SlideWriter) -> str:
    """A table in its frame; it fills the layout's placeholder where the grid names one."""
    number = next(sheet.numbers)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{identity_xml(number, grid, sheet)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"{filled_xml(sheet.holders, grid.placeholder)}</p:nvGraphicFramePr>"
        f"<p:xfrm>{place_xml(grid.box)}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{_TABLE}">{_table_xml(grid, sheet)}'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _table_xml(grid: Grid, sheet: SlideWriter) -> str:
    first_row = ' firstRow="1"' if grid.header_rows else ""
    first_column = ' firstCol="1"' if grid.header_column else ""
    columns = "".join(f'<a:gridCol w="{width:d}"/>' for width in grid.columns)
    above = (None, *(row.rule_below for row in grid.rows))
    rows = "".join(_row_xml(row, rule, sheet) for row, rule in zip(grid.rows, above, strict=False))
    return (
        f"<a:tbl><a:tblPr{first_row}{first_column}>"
        f"<a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>"
    )


def _row_xml(row: GridRow, above: Stroke | None, sheet: SlideWriter) -> str:
    rules = "<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR>"
    # Both cells that share an edge name its rule, as PowerPoint itself writes it.
    rules += _rule_xml("a:lnT", above, sheet) + _rule_xml("a:lnB", row.rule_below, sheet)
    cells = "".join(_cell_xml(cell, rules, sheet) for cell in row.cells)
    return f'<a:tr h="{row.height:d}">{cells}</a:tr>'


def _cell_xml(cell: Cell, rules: str, sheet: SlideWriter) -> str:
    text = paragraphs_xml(cell.text, sheet, own_levels=True, own_fonts=True)
    insets = cell.text.insets
    left, right = cell.text.nudges
    margins = (
        f'marL="{insets.left + left:d}" marR="{insets.right + right:d}" '
        f'marT="{insets.top:d}" marB="{insets.bottom:d}"'
    )
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody>"
        f'<a:tcPr {margins} anchor="{ANCHOR[cell.text.anchor]}">'
        f"{rules}{sheet.colours.fill_xml(cell.fill)}</a:tcPr></a:tc>"
    )


def _rule_xml(tag: str, rule: Stroke | None, sheet: SlideWriter) -> str:
    if rule is None:
        return f"<{tag}><a:noFill/></{tag}>"
    return f'<{tag} w="{rule.width:d}">{sheet.colours.fill_xml(rule.colour)}</{tag}>'
