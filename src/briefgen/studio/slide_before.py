"""A slide of a presentation as it was read -> a simple drawing of its parts, as SVG.

Boxes and words where they stood. It is no picture of the slide, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
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
from briefgen.model.values import Value

_HEIGHT = 540
_LEAST, _MOST, _USUAL = 9.0, 40.0, 16.0


class PartBefore(Value, kw_only=True):
    """A box on a slide: its place (`left`, `top`) and size (`across`, `down`) in points, whether it
    `is_framed`, the `lines` of its words in a `size`, and the digest of the file of a `picture`."""

    left: float
    top: float
    across: float
    down: float
    is_framed: bool
    size: float
    lines: tuple[str, ...]
    picture: str = ""


class SlideBefore(Value, kw_only=True):
    """A slide by its `number` in the file, `width` points wide, with its `parts` from behind."""

    number: int
    width: int
    parts: tuple[PartBefore, ...]


def slide_before(slide: ImportedSlide, aspect: str) -> SlideBefore:
    """What there is to draw, in points of a page that is 540 high."""
    width = _HEIGHT * 4 // 3 if aspect == "4:3" else _HEIGHT * 16 // 9
    return SlideBefore(number=slide.number, width=width, parts=tuple(_shapes(slide.shapes, width)))


def drawn_before(slide: SlideBefore, addresses: Mapping[str, str]) -> str:
    """The drawing, with the pictures for which there are `addresses`, by the digests of their
    files."""
    body = "".join(text for part in slide.parts for text in _drawn(part, addresses))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {slide.width} {_HEIGHT}" role="img" '
        f'aria-label="Slide {slide.number} of the file, its parts" font-family="briefgen Arial, '
        f'Arial, sans-serif"><rect width="{slide.width}" height="{_HEIGHT}" fill="#FFFFFF"/>'
        f"{body}</svg>"
    )


def _drawn(part: PartBefore, addresses: Mapping[str, str]) -> Iterator[str]:
    place = (
        f'x="{part.left:.1f}" y="{part.top:.1f}" width="{part.across:.1f}" height="{part.down:.1f}"'
    )
    if part.picture in addresses:
        yield f'<image href="{addresses[part.picture]}" {place} preserveAspectRatio="none"/>'
        return
    if part.is_framed:
        yield f'<rect {place} fill="#E4E9EA" stroke="#9AA5AA" stroke-width="1"/>'
    for number, line in enumerate(part.lines):
        y = part.top + part.size * 1.2 * (number + 1)
        yield (
            f'<text x="{part.left + 4:.1f}" y="{y:.1f}" font-size="{part.size:.1f}" '
            f'fill="#1A1F22">{escape(line)}</text>'
        )


def _shapes(shapes: Sequence[ImportedShape], width: int) -> Iterator[PartBefore]:
    for shape in shapes:
        if isinstance(shape.contents, ImportedGroup):
            yield from _shapes(shape.contents.shapes, width)
        elif shape.box is not None:
            yield from _shape(shape, shape.box, width)


def _shape(shape: ImportedShape, box: ImportedBox, width: int) -> Iterator[PartBefore]:
    across, down = box.width * width, box.height * _HEIGHT
    if across <= 0 or down <= 0:
        return
    size = min(max(shape.size or _USUAL, _LEAST), _MOST)
    most = int(down / (size * 1.2) + 1)
    picture = shape.contents if isinstance(shape.contents, ImportedPicture) else None
    yield PartBefore(
        left=box.left * width,
        top=box.top * _HEIGHT,
        across=across,
        down=down,
        is_framed=shape.is_filled or not isinstance(shape.contents, ImportedText),
        size=size,
        lines=tuple(islice(_lines(_texts(shape), max(int(across / (size * 0.52)), 4)), most)),
        picture=sha256(picture.data).hexdigest() if picture else "",
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
