"""PDF bytes -> PNG bytes: a picture of every page, and a contact sheet of all."""

from __future__ import annotations

import io
from typing import Any

# Between the pages of a contact sheet, and around them: a share of a page's width.
_GAP = 0.04
_GROUND = "#D9DDE2"


def render_png(pdf: bytes, *, width: int) -> list[bytes]:
    """A PNG of each page, `width` pixels wide.

    PDFium must not be used by two threads at a time: render in worker processes.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_png(_picture(page, width)) for page in document]
    finally:
        document.close()


def _picture(page: Any, width: int) -> Any:
    picture = page.render(scale=width / page.get_width()).to_pil()
    page.close()
    return picture


def contact_sheet(pages: list[bytes], columns: int) -> bytes:
    """All pages side by side in rows, on a grey ground, as one PNG.

    Raises ValueError where there is no page or no column.
    """
    if not pages or columns < 1:
        raise ValueError("a contact sheet needs a page and a column")
    from PIL import Image

    pictures = [Image.open(io.BytesIO(page)) for page in pages]
    columns = min(columns, len(pictures))
    width, height = (max(picture.size[side] for picture in pictures) for side in (0, 1))
    gap = max(1, round(_GAP * width))
    rows = -(-len(pictures) // columns)
    size = (columns * (width + gap) + gap, rows * (height + gap) + gap)
    sheet = Image.new("RGB", size, _GROUND)
    for index, picture in enumerate(pictures):
        row, column = divmod(index, columns)
        sheet.paste(picture, (gap + column * (width + gap), gap + row * (height + gap)))
    return _png(sheet)


def _png(picture: Any) -> bytes:
    found = io.BytesIO()
    picture.convert("RGB").save(found, "PNG", compress_level=6)
    return found.getvalue()
