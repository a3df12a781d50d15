"""What stands behind the text of decks on real PowerPoint templates, measured on rendered pages.

    python -m benchmarks.fetch_templates FOLDER
    python -m benchmarks.template_contrast FOLDER [--count 20] [--seed 7] [--jobs 2] [--ours]
        [--pictures OUT]

The seminar is built on `--count` of the files, drawn by seed (FOLDER may be one file; 0 is all of
them). Its PDF, and its deck as LibreOffice draws it, are rendered twice: as they are, and without
their texts; so the colour of each piece of text is held against what is really behind it (the worst
tenth, by WCAG 2.2). Counted are texts under 3:1, the share of text that is not large at 4.5:1,
texts over what the template draws (logos, edges of bands, its own words), and pages whose ground
the deck and the PDF show differently. The template's own words, and its footers, are left out.
`--ours` leaves LibreOffice out, which takes most of the time. With `--pictures`, a sheet for each
file shows the pages at fault, our PDF at the left and the deck at the right.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent import futures
from ctypes import c_float, c_uint, create_string_buffer
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from pebble import ProcessPool
from PIL import Image, ImageChops, ImageFilter

from benchmarks.templates import _compiled, _printed, _project
from briefgen.backends.pdf import render_pdf
from briefgen.backends.png import contact_sheet
from briefgen.backends.pptx import render_pptx
from briefgen.compile import Compiled
from briefgen.handouts.redact import without_hidden
from briefgen.images.backdrop_raster import BackdropRaster, edges_of, hex_of, paint_canvas
from briefgen.model.colour_contrast import (
    CONTRAST,
    CONTRAST_OF_LARGE,
    contrast_between,
    contrast_needed,
)
from briefgen.model.diagnostics import Faults
from briefgen.model.font_families import DEFAULT_FAMILY, SYMBOLS, TEXT_FAMILIES
from briefgen.model.scene import Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import Template
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Box, Emu, to_pt
from briefgen.model.values import Value

SUFFIXES = (".potx", ".pptx", ".potm", ".pptm", ".ppsx")
# Pixels across a rendered page, and across the one on which the two grounds are compared.
_WIDTH, _COARSE = 960, 96
# Parts of colours that differ by more are other colours; so much of a page may, in figures.
_UNLIKE, _SHARE = 40, 0.03
# A text is over what is drawn where that is more of its box.
_TOUCHED = 0.04
_LIMIT = 300
# An underline is no thicker, in points.
_THIN = 3
_EMU = 12_700
_LONGEST_NAME = 128
# Canvases by the backdrop that they show.
_Known = list[tuple[Sequence[Any], tuple[BackdropRaster, bytes]]]


class Found(Value, kw_only=True):
    """What one file shows. `pieces` of text in both renderings, those of them that are `small`, and
    how many of these are `short` of 4.5:1; `faint` and `over` name texts under 3:1 and over what
    the template draws, `unlike` the pages whose ground differs. `refused` says why there is
    nothing."""

    pieces: int = 0
    small: int = 0
    short: int = 0
    faint: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    unlike: tuple[int, ...] = ()
    refused: str = ""


class Piece(Value, kw_only=True):
    """A piece of text on a rendered page: its `words`, `size` in points, whether it is `strong`,
    `rgb`, and its `box` in EMU."""

    words: str
    size: float
    strong: bool
    rgb: str
    box: Box


class Rendered(Value, kw_only=True):
    """A page as it is (`whole`) and without its texts (`bare`), and the `pieces` of text."""

    whole: Image.Image
    bare: Image.Image
    pieces: tuple[Piece, ...]


def rendered(pdf: bytes) -> Iterator[Rendered]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        scale = _WIDTH / page.get_width()
        whole = page.render(scale=scale).to_pil().convert("RGB")
        texts = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]))
        reader = page.get_textpage()
        height = page.get_height()
        pieces = tuple(piece for text in texts if (piece := _piece(text, reader, height)))
        paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        for text in (*texts, *(path for path in paths if _is_underline(path, pieces, height))):
            pdfium.FPDFPageObj_SetIsActive(text, 0)
        bare = page.render(scale=scale).to_pil().convert("RGB")
        yield Rendered(whole=whole, bare=bare, pieces=pieces)
    document.close()


def _is_underline(path: Any, pieces: Sequence[Piece], height: float) -> bool:
    """Whether thin lines stand at the feet of pieces of text in their colour."""
    colours = {_colour_of(path, read)[0] for read in _COLOURS}
    feet = [_foot(piece, height) for piece in pieces if piece.rgb in colours]
    lines = list(_lines_of(path))
    return bool(feet) and all(
        max(ys) - min(ys) <= _THIN and any(low <= min(ys) <= high for low, high in feet)
        for ys in lines
    )


def _foot(piece: Piece, height: float) -> tuple[float, float]:
    """Where an underline of the piece may stand, in points from the foot of the page."""
    bottom = height - to_pt(piece.box.bottom)
    return bottom - _THIN, bottom + to_pt(piece.box.height) / 2


def _lines_of(path: Any) -> Iterator[list[float]]:
    """The heights at which the points of each line of a path stand."""
    matrix, found = path.get_matrix(), list[float]()
    x, y = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and found:
            yield found
            found = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        found.append(matrix.b * x.value + matrix.d * y.value + matrix.f)
    if found:
        yield found


_COLOURS = (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor)


def _colour_of(item: Any, read: Any) -> tuple[str, int]:
    """The colour of an object, and how far it covers what is below (0 to 255)."""
    parts = [c_uint() for _ in range(4)]
    read(item, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return hex_of((red, green, blue)), alpha


def _piece(text: Any, reader: Any, height: float) -> Piece | None:
    rgb, alpha = _colour_of(text, pdfium.FPDFPageObj_GetFillColor)
    left, bottom, right, top = text.get_bounds()
    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    words = reader.get_text_bounded(left, bottom, right, top).strip()
    if alpha == 0 or right - left < 1 or not words:
        return None
    matrix = text.get_matrix()
    x, y, width, depth = (round(n * _EMU) for n in (left, height - top, right - left, top - bottom))
    return Piece(
        words=words,
        size=size.value * abs(matrix.d or matrix.a),
        strong=_is_strong(text),
        rgb=rgb,
        box=Box(Emu(x), Emu(y), Emu(width), Emu(depth)),
    )


def _is_strong(text: Any) -> bool:
    """Whether a text is in a bold font, by its name."""
    font, name = pdfium.FPDFTextObj_GetFont(text), create_string_buffer(_LONGEST_NAME)
    pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
    return b"bold" in name.value.lower()


def contrast_of(piece: Piece, bare: Image.Image, width: float) -> float:
    """The contrast with the worst tenth of what is behind a piece of text."""
    cut = _cut(bare, piece.box, width)
    counted = cut.getcolors(cut.width * cut.height) or []
    found = sorted(
        (contrast_between(piece.rgb, hex_of((colour[0], colour[1], colour[2]))), count)
        for count, colour in counted
        if isinstance(colour, tuple)
    )
    left = sum(count for _, count in found) / 10
    for contrast, count in found:
        left -= count
        if left <= 0:
            return contrast
    return 21.0


def _cut(image: Image.Image, box: Box, width: float) -> Image.Image:
    scale = image.width / width
    edges = [edge * scale for edge in (box.x, box.y, box.right, box.bottom)]
    left, top = max(0, int(edges[0])), max(0, int(edges[1]))
    return image.crop(
        (left, top, max(left + 1, min(image.width, round(edges[2]))),
         max(top + 1, min(image.height, round(edges[3]))))
    )  # fmt: skip


class _Art(Value):
    """What the template draws behind a page (`canvas`), and where it is `shown`: no panel or card
    covers it."""

    canvas: BackdropRaster
    shown: bytes

    def touched(self, box: Box) -> float:
        """The share of a box in which something is drawn."""
        unit, width = self.canvas.unit, self.canvas.width
        columns = range(round(box.x / unit), max(round(box.x / unit) + 1, round(box.right / unit)))
        rows = range(round(box.y / unit), max(round(box.y / unit) + 1, round(box.bottom / unit)))
        places = [y * width + x for y in rows for x in columns]
        hit = [n for n in places if 0 <= n < len(self.shown) and self.shown[n]]
        return len(hit) / max(1, len(places))


def _art(made: Compiled, page: Page, bare: Image.Image, known: _Known) -> _Art:
    canvas, drawn = _canvases(made.template, page, known)
    # A panel may have the colour of the ground between two drawings, but no edge stands there.
    small = bare.resize((canvas.width, canvas.height), Image.Resampling.BOX)
    seen = edges_of(small).filter(ImageFilter.MaxFilter(3)).tobytes()
    words = {n for n, there in enumerate(canvas.drawn) if there and not drawn[n]}
    pixels = small.tobytes()
    shown = bytes(
        (there and seen[n] > 0)
        or (n in words and _alike(canvas.colours[canvas.pixels[n]], pixels[3 * n : 3 * n + 3]))
        for n, there in enumerate(drawn)
    )
    return _Art(canvas, shown)


def _canvases(template: Template, page: Page, known: _Known) -> tuple[BackdropRaster, bytes]:
    """What is drawn behind a page, and where without the words in it."""
    found = next((two for backdrop, two in known if backdrop is page.backdrop), None)
    if found is None:
        ground = template.theme.colours.get(page.ground, page.ground)
        plain = [item for item in page.backdrop if not isinstance(item, TextBlock)]
        canvas, bare = (
            paint_canvas(ground, items, template.pictures, page.size)
            for items in (page.backdrop, plain)
        )
        found = canvas, bare.drawn
        known.append((page.backdrop, found))
    return found


def _alike(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(abs(a - b) <= _UNLIKE for a, b in zip(one, other, strict=True))


def _unlike(one: Image.Image, other: Image.Image) -> bool:
    """Whether so much of two grounds differs that everybody sees it."""
    size = (_COARSE, round(_COARSE * one.height / one.width))
    pair = [
        image.filter(ImageFilter.BoxBlur(6)).resize(size, Image.Resampling.BOX)
        for image in (one, other.resize(one.size))
    ]
    parts = ImageChops.difference(*pair).split()
    most = ImageChops.lighter(parts[0], ImageChops.lighter(parts[1], parts[2]))
    return sum(most.histogram()[_UNLIKE:]) > _SHARE * size[0] * size[1]


def _boxes_of(items: Sequence[Any]) -> list[Box]:
    return [block.box for block in blocks_in(items)]


def _within(piece: Piece, boxes: Sequence[Box]) -> bool:
    x, y = piece.box.x + piece.box.width // 2, piece.box.y + piece.box.height // 2
    return any(box.x <= x <= box.right and box.y <= y <= box.bottom for box in boxes)


def measure(file: Path, *, with_deck: bool, pictures: Path | None) -> Found:
    """Build the seminar on a file and look at it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        made = _compiled(_project(file, folder), Faults())
        if made is None:
            return Found(refused="not usable")
        scene = without_hidden(made.scene)
        ours = list(rendered(render_pdf(scene, made.fonts)))
        theirs: list[Rendered] = []
        if with_deck:
            deck = in_known_fonts(render_pptx(made.scene, made.template))
            theirs = list(rendered(_printed(deck, folder)))
    return _judged(made, scene.pages, ours, theirs, _sheet_of(file, pictures))


def in_known_fonts(deck: bytes) -> bytes:
    """The deck in the font that its lines are measured in: LibreOffice would show one that is not
    on this machine in some other, much wider one, and text would stand elsewhere."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(deck)) as theirs,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as ours,
    ):
        for name in theirs.namelist():
            data = theirs.read(name)
            if name.endswith(".xml"):
                data = _LATIN.sub(_known_face, data)
            ours.writestr(name, data)
    return written.getvalue()


_LATIN = re.compile(rb'(<a:latin [^>]*?typeface=")([^"+]+)(")')


def _known_face(found: re.Match[bytes]) -> bytes:
    family = found[2].decode()
    known = family if family in {"", *TEXT_FAMILIES, SYMBOLS} else DEFAULT_FAMILY
    return found[1] + known.encode() + found[3]


def _sheet_of(file: Path, pictures: Path | None) -> Path | None:
    return pictures / f"{file.stem}.png" if pictures else None


def _judged(
    made: Compiled, pages: Sequence[Page], ours: list[Rendered], theirs: list[Rendered],
    sheet: Path | None,
) -> Found:  # fmt: skip
    faint, over, unlike, counts = [], [], [], [0, 0, 0]
    wrong: dict[int, None] = {}
    known: _Known = []
    for number, page in enumerate(pages):
        own = [*_boxes_of(page.backdrop), *_boxes_of(page.furniture)]
        ours_are = [item.box for item in page.items]
        art = _art(made, page, ours[number].bare, known)
        for name, views in (("pdf", ours), ("deck", theirs)):
            for piece in views[number].pieces if views else ():
                # LibreOffice shows words of the template that the PDF cannot.
                if _within(piece, own) or not _within(piece, ours_are):
                    continue
                contrast = contrast_of(piece, views[number].bare, page.size.width)
                is_large = contrast_needed(round(piece.size), strong=piece.strong) < CONTRAST
                counts[0] += 1
                counts[1] += not is_large
                counts[2] += not is_large and contrast < CONTRAST - 0.05
                said = f"{name} {number + 1} {contrast:.1f} {piece.words[:24]!r}"
                if contrast < CONTRAST_OF_LARGE - 0.05:
                    faint.append(said)
                    wrong[number] = None
                if art.touched(piece.box) > _TOUCHED:
                    over.append(said)
                    wrong[number] = None
        if theirs and _unlike(ours[number].bare, theirs[number].bare):
            unlike.append(number + 1)
            wrong[number] = None
    if sheet and wrong:
        _show(sheet, [view[n].whole for n in list(wrong)[:16] for view in (ours, theirs) if view])
    return Found(
        pieces=counts[0],
        small=counts[1],
        short=counts[2],
        faint=tuple(faint),
        over=tuple(over),
        unlike=tuple(unlike),
    )


def _show(sheet: Path, images: Sequence[Image.Image]) -> None:
    sheet.parent.mkdir(parents=True, exist_ok=True)
    pages = []
    for image in images:
        written = io.BytesIO()
        image.resize((400, round(400 * image.height / image.width))).save(written, "PNG")
        pages.append(written.getvalue())
    sheet.write_bytes(contact_sheet(pages, 4))


def _measured(files: Sequence[Path], given: argparse.Namespace) -> Iterator[tuple[Path, Found]]:
    with ProcessPool(given.jobs, max_tasks=10) as pool:
        options: Mapping[str, Any] = {"with_deck": not given.ours, "pictures": given.pictures}
        running: list[tuple[Path, futures.Future[Found]]] = [
            (file, pool.schedule(measure, (file,), dict(options), timeout=_LIMIT)) for file in files
        ]
        for file, future in running:
            try:
                yield file, future.result()
            except Exception as error:
                yield file, Found(refused=f"{type(error).__name__}: {error}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--pictures", type=Path)
    given = parser.parse_args()
    files = [given.folder]
    if given.folder.is_dir():
        files = sorted(p for p in given.folder.iterdir() if p.suffix.lower() in SUFFIXES)
    if 0 < given.count < len(files):
        drawn = random.Random(given.seed)  # noqa: S311 - nothing is kept secret by it
        files = sorted(drawn.sample(files, given.count))
    every: list[Found] = []
    for file, found in _measured(files, given):
        every.append(found)
        print(_line(file, found), flush=True)
    print("\n".join(_summary(every)))


def _line(file: Path, found: Found) -> str:
    if found.refused:
        return f"--- {file.name}: {found.refused}"
    mark = "ok " if not (found.faint or found.over or found.unlike) else "BAD"
    parts = [
        f"{len(found.faint)} under 3:1 {list(found.faint[:3])}" if found.faint else "",
        f"{len(found.over)} over art {list(found.over[:3])}" if found.over else "",
        f"other grounds on {list(found.unlike[:8])}" if found.unlike else "",
        f"{found.short} of {found.small} short of 4.5:1" if found.short else "",
    ]
    return f"{mark} {file.name}: " + "; ".join(part for part in parts if part)


def _summary(every: Sequence[Found]) -> Iterator[str]:
    built = [found for found in every if not found.refused]
    small = sum(found.small for found in built)
    yield f"{len(built)} of {len(every)} files built"
    for name, title in (
        ("faint", "text under 3:1"),
        ("over", "text over art"),
        ("unlike", "pages whose grounds differ"),
    ):
        met = [len(getattr(found, name)) for found in built]
        yield f"{title}: {sum(met)} in {sum(map(bool, met))} files"
    yield f"text that is not large at 4.5:1: {1 - sum(f.short for f in built) / max(1, small):.2%}"


if __name__ == "__main__":
    main()
