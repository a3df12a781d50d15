"""A slide of a presentation as it was read -> a simple drawing of its parts, as SVG.

Boxes and words where they stood. It is no picture of the slide, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedChart,
    ImportedGroup,
    ImportedPicture,
    ImportedShape,
    ImportedSlide,
    ImportedSmartArt,
    ImportedTable,
    ImportedText,
)

_HEIGHT = 540
_LEAST, _MOST, _USUAL = 9.0, 40.0, 16.0


def slide_before(slide: ImportedSlide, aspect: str) -> str:
    """The drawing, in points of a page that is 540 high."""
    width = _HEIGHT * 4 // 3 if aspect == "4:3" else _HEIGHT * 16 // 9
    body = "".join(_shapes(slide.shapes, width))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img" '
        f'aria-label="Slide {slide.number} of the file, its parts" font-family="briefgen Arial, '
        f'Arial, sans-serif"><rect width="{width}" height="{_HEIGHT}" fill="#FFFFFF"/>{body}</svg>'
    )


def _shapes(shapes: Sequence[ImportedShape], width: int) -> Iterator[str]:
    for shape in shapes:
        if isinstance(shape.contents, ImportedGroup):
            yield from _shapes(shape.contents.shapes, width)
        elif shape.box is not None:
            yield from _shape(shape, shape.box, width)


def _shape(shape: ImportedShape, box: ImportedBox, width: int) -> Iterator[str]:
    left, top = box.left * width, box.top * _HEIGHT
    across, down = (box.right - box.left) * width, (box.bottom - box.top) * _HEIGHT
    if across <= 0 or down <= 0:
        return
    fill = "#E4E9EA" if shape.is_filled or not isinstance(shape.contents, ImportedText) else "none"
    yield (
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{across:.1f}" height="{down:.1f}" '
        f'fill="{fill}" stroke="#9AA5AA" stroke-width="1"/>'
    )
    size = min(max(shape.size or _USUAL, _LEAST), _MOST)
    room = max(int(across / (size * 0.52)), 4)
    for number, line in enumerate(_lines(_texts(shape), room)):
        y = top + size * 1.2 * (number + 1)
        if y > top + down + size:
            break
        yield (
            f'<text x="{left + 4:.1f}" y="{y:.1f}" font-size="{size:.1f}" fill="#1A1F22">'
            f"{escape(line)}</text>"
        )


def _texts(shape: ImportedShape) -> Iterator[str]:
    match shape.contents:
        case ImportedText() as text:
            yield from _paragraphs(text)
        case ImportedSmartArt(points=text):
            yield from _paragraphs(text)
        case ImportedTable(rows=rows):
            yield from ("  |  ".join(_joined(cell.text) for cell in row) for row in rows)
        case ImportedChart(title=title):
            yield f"Chart {title}".strip()
        case ImportedPicture():
            yield f"Picture {shape.alt}".strip()
        case _:
            return


def _paragraphs(text: ImportedText) -> Iterator[str]:
    for paragraph in text.paragraphs:
        said = "".join(run.text for run in paragraph.runs)
        yield f"\u2022 {said}" if paragraph.bullet != "none" else said


def _joined(text: ImportedText) -> str:
    return " ".join(_paragraphs(text))


def _lines(texts: Iterator[str], room: int) -> Iterator[str]:
    """The words in lines of about the width of the box."""
    for text in texts:
        line = ""
        for word in text.split():
            if line and len(line) + 1 + len(word) > room:
                yield line
                line = ""
            line = f"{line} {word}".strip()
        if line:
            yield line
