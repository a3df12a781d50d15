"""Scene + the deck rendered from it -> how well LibreOffice's lines agree with ours.

LibreOffice turns the deck into a PDF, PDFium gives the origin of every character in it, and each
line of the Scene is looked up where LibreOffice's own line model must have put it.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import assert_never

from fontTools.ttLib import TTFont

from briefgen.model.font_families import FAMILIES
from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    Scene,
    SquareCode,
)
from briefgen.model.text_block import LevelFormat, PlacedRun, TextBlock, TextLine
from briefgen.model.units import Emu, to_pt
from briefgen.model.values import Value, replace
from briefgen.support.package_data import shipped
from briefgen.text.fonts import built_in_fonts
from briefgen.text.stand_ins import width_of

# What may differ, in points.
DX, WIDTH, BASELINE, GRID = 0.5, 1.0, 0.3, 0.3
# LibreOffice rounds each advance and each line's height: a line may differ by this share of its
# width (measured: -0.56 % at 16 pt bold, within 0.4 % elsewhere; our breaks bear 0.8 %), and the
# baseline by so many points more with each line above it (measured: 0.05 at 20 pt).
WIDTH_SHARE, DRIFT = 0.006, 0.06
# PDFium's box of an f ends with its ink, so far beyond its advance, in ems (Caladea Bold).
OVERHANG = 0.085
# LibreOffice centres a line by a width that it measures up to this share too large, and draws it
# narrower: half of the difference is its place (measured: 0.82 pt of 856 pt at 44 pt).
MEASURED_SHARE = 0.0024
# Of a percentage of space before a paragraph, LibreOffice takes the size, PowerPoint the line.
OF_SIZE = 1 / 1.2
_TIMEOUT = 180
_FONT_LIST = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  {aliases}
</fontconfig>
"""
_ALIAS = (
    '<alias binding="same"><family>{name}</family><prefer><family>{ours}</family></prefer></alias>'
)


class Char(Value):
    """A character of the PDF: origin and right edge in points from the page's top left."""

    text: str
    x: float
    baseline: float
    right: float


class PdfPage(Value):
    """The visible characters of a page, and the heights of its horizontal rules: (y, left, right),
    in points from the top left."""

    chars: tuple[Char, ...]
    rules: tuple[tuple[float, float, float], ...]


class Wanted(Value):
    """A line of the Scene as LibreOffice should show it, in points from the page's top left.

    Its characters lie between `left` and `right`. `hold` is where its place is measured: 0 at its
    left end, 0.5 in the middle, 1 at its right end, by alignment. `above` counts the lines above
    it in its box. `exact` is False in tables, where baselines are not compared: LibreOffice sets
    lines closer there. `natural` is the baseline by the font's own line height.
    """

    page: int
    layout: str
    where: str
    text: str
    x: float
    width: float
    baseline: float
    left: float
    right: float
    size: float
    stable: bool
    hold: float = 0.0
    above: int = 0
    exact: bool = True
    natural: float = 0.0


class Difference(Value):
    """A line that LibreOffice shows otherwise, told to a person."""

    wanted: Wanted
    what: str

    def __str__(self) -> str:
        wanted = self.wanted
        return f"page {wanted.page + 1}, {wanted.layout}, {wanted.where}: {self.what}"


class Agreement(Value):
    """The result: lines by layout, those that differ, and the unstable ones apart. `natural`
    counts those that LibreOffice set by the font's own line height (see `Inherited`)."""

    lines: Counter[str]
    differences: tuple[Difference, ...]
    unstable: int
    unstable_differences: tuple[Difference, ...]
    grid_rules: int
    grid_differences: tuple[str, ...]
    natural: int = 0

    def share(self, layout: str = "") -> float:
        """The share of stable lines that agree, of one layout or of all."""
        names = [layout] if layout else list(self.lines)
        compared = sum(self.lines[name] for name in names)
        wrong = sum(found.wanted.layout in names for found in self.differences)
        return 1 - wrong / compared if compared else 1.0

    def told(self) -> str:
        """What a person wants to see when the test fails."""
        table = [f"{name}: {self.share(name):.1%} of {n}" for name, n in sorted(self.lines.items())]
        unstable = f"unstable: {len(self.unstable_differences)} of {self.unstable} differ"
        if self.natural:
            unstable += f"; by the font's own line height: {self.natural}"
        lines = [*map(str, self.differences), *map(str, self.unstable_differences)]
        return "\n".join([*table, unstable, *lines, *self.grid_differences])


def soffice() -> str | None:
    """LibreOffice's program, or None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(deck: bytes, folder: Path) -> bytes:
    """The deck as LibreOffice prints it; `folder` holds its own profile and files."""
    program = soffice()
    assert program, "LibreOffice is missing"
    source = folder / "deck.pptx"
    source.write_bytes(deck)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    run = subprocess.run(
        [*command, str(source)],
        capture_output=True,
        text=True,
        timeout=_TIMEOUT,
        check=False,
        env={**os.environ, "HOME": str(folder), "FONTCONFIG_FILE": str(_font_list(folder))},
    )
    result = folder / "deck.pdf"
    assert result.exists(), f"LibreOffice wrote nothing:\n{run.stdout}\n{run.stderr}"
    return result.read_bytes()


def _font_list(folder: Path) -> Path:
    """A list of fonts for LibreOffice that holds ours alone, whatever the machine has."""
    fonts, names = _fonts_without_ligatures()
    aliases = "".join(_ALIAS.format(name=name, ours=ours) for name, ours in names.items())
    text = _FONT_LIST.format(fonts=fonts.name, cache=folder / "font-cache", aliases=aliases)
    path = folder / "fonts.conf"
    path.write_text(text, encoding="utf-8")
    return path


@cache
def _fonts_without_ligatures() -> tuple[TemporaryDirectory[str], dict[str, str]]:
    """Copies of our fonts, and the name of each family by the one in the deck. LibreOffice sets
    ligatures, PowerPoint does not: the copies have none."""
    folder, names = TemporaryDirectory(), {}
    for family in FAMILIES.values():
        for file in set(family.files.values()):
            with TTFont(str(shipped("fonts") / file)) as font:
                names[family.name] = font["name"].getDebugName(1)
                if "GSUB" in font:
                    del font["GSUB"]
                font.save(Path(folder.name) / file)
    return folder, names


def read_pdf(data: bytes) -> tuple[PdfPage, ...]:
    """Characters and rules of every page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_read_page(page) for page in document)
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage) -> PdfPage:  # type: ignore[name-defined]  # noqa: F821
    height = page.get_height()
    text = page.get_textpage()
    try:
        chars = tuple(_chars(text, height))
    finally:
        text.close()
    return PdfPage(chars, tuple(_rules(page, height)))


def _chars(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Char]:  # type: ignore[name-defined]  # noqa: F821
    from pypdfium2 import raw

    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        # PDFium shows a hyphen at a line's end as a mark of its own.
        letter = "-" if code in (0x02, 0xFFFE) else chr(code)
        if letter.isspace() or raw.FPDFText_IsGenerated(text, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        yield Char(letter, x.value, height - y.value, box.right)


def _rules(page: pypdfium2.PdfPage, height: float) -> Iterator[tuple[float, float, float]]:  # type: ignore[name-defined]  # noqa: F821
    from pypdfium2 import raw

    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = found.get_bounds()
        if top - bottom < 6:
            yield (height - (top + bottom) / 2, left, right)


# --- what the Scene says

# A level by its layout, its placeholder and its number, with the space before it.
InheritedLevel = tuple[str, str, int, Emu]


class Inherited(Value):
    """What slides on an organisation's file leave to the file, where LibreOffice departs from
    PowerPoint: levels whose space before is a percentage. On such files LibreOffice also sets some
    frames by the font's own line height: of two titles that have the same styles in its own
    model, one, and not the other."""

    relative: frozenset[InheritedLevel]


def wanted_lines(scene: Scene, inherited: Inherited | None = None) -> tuple[Wanted, ...]:
    """Every line of the pages that are shown, where LibreOffice should put it."""
    shown = (page for page in scene.pages if not page.hidden)
    relative = inherited.relative if inherited else frozenset()
    return tuple(
        line for number, page in enumerate(shown) for line in _page_lines(number, page, relative)
    )


def _page_lines(number: int, page: Page, relative: frozenset[InheritedLevel]) -> Iterator[Wanted]:
    for block, in_cell in _blocks((*page.items, *page.furniture)):
        where = block.placeholder or block.about.slot or block.about.role.value
        seated = block if in_cell else _less_spaced(block, page.layout, relative)
        yield from (
            replace(line, page=number, layout=page.layout, where=where)
            for line in (_cell_lines(block) if in_cell else _shape_lines(seated))
        )


def _less_spaced(block: TextBlock, layout: str, relative: frozenset[InheritedLevel]) -> TextBlock:
    """The block with lines where LibreOffice's reading of percentages puts them."""
    less, lines = 0, []
    for before, line in _pairs(block.lines):
        number = block.paragraphs[line.paragraph].level
        space = block.levels[number].space_before
        key = (layout, block.placeholder, number, space)
        if before is not None and before.paragraph != line.paragraph and key in relative:
            less += round(space * (1 - OF_SIZE))
        lines.append(replace(line, top=line.top - less))
    back = round(less * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.anchor])
    return replace(block, lines=tuple(replace(line, top=line.top + back) for line in lines))


def _blocks(items: Sequence[Item]) -> Iterator[tuple[TextBlock, bool]]:
    """All texts, and whether each stands in a cell of a table."""
    for item in items:
        match item:
            case TextBlock():
                yield item, False
            case Area():
                if item.text is not None:
                    yield item.text, False
            case Grid():
                yield from ((cell.text, True) for row in item.rows for cell in row.cells)
            case LineShape() | SquareCode():
                pass
            case PlacedChart() | PlacedPicture():
                pass  # PowerPoint draws charts itself, from their data; a picture has no lines
            case Group():
                assert item.view is None, "only slides are compared, and they are not scaled"
                yield from _blocks(item.items)
            case _:
                assert_never(item)


def _level(block: TextBlock, line: TextLine) -> LevelFormat:
    return block.levels[block.paragraphs[line.paragraph].level]


def _shape_lines(block: TextBlock) -> Iterator[Wanted]:
    natural = dict(_natural_baselines(block))
    for number, line in enumerate(block.lines):
        if line.text.strip():
            baseline = to_pt(line.top) + _ascent(_level(block, line))
            yield replace(_wanted(block, line, baseline), above=number, natural=natural[number])


def _ascent(level: LevelFormat) -> float:
    """LibreOffice's first baseline below a line's top in a shape (facts of typography)."""
    share, single = level.line_spacing / 100, 1.2 * level.size
    if share < 1:
        return 0.8 * single * share
    return level.size + (share - 1) * single


def _cell_lines(block: TextBlock) -> Iterator[Wanted]:
    """In cells LibreOffice sets lines closer."""
    for number, baseline in _natural_baselines(block):
        line = block.lines[number]
        if line.text.strip():
            yield replace(_wanted(block, line, baseline), exact=False)


def _natural_baselines(block: TextBlock) -> Iterator[tuple[int, float]]:
    """By the font's own line height, the block seated anew by its anchor."""
    inner = block.box.inset(block.insets)
    shares = [_level(block, line).line_spacing / 100 for line in block.lines]
    heights = [
        sum(_own_metrics(block, line)) * _level(block, line).size * share
        for line, share in zip(block.lines, shares, strict=True)
    ]
    gaps = [_gap(block, before, line) for before, line in _pairs(block.lines)]
    spare = to_pt(inner.height) - sum(heights) - sum(gaps)
    top = to_pt(inner.y) + spare * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[block.anchor]
    for number, line in enumerate(block.lines):
        top += gaps[number]
        size, share = _level(block, line).size, min(1.0, shares[number])
        ascent, descent = _own_metrics(block, line)
        yield number, top + ascent * size - (1 - share) * (ascent + descent) * size
        top += heights[number]


def _own_metrics(block: TextBlock, line: TextLine) -> tuple[float, float]:
    """Ascent and descent of a line as shares of its size by the file that LibreOffice has (hhea),
    the highest and the lowest of its fonts; an empty line has that of the first with letters."""
    runs = line.runs or next(one.runs for one in block.lines if one.runs)
    faces = [built_in_fonts().face(run.font) for run in runs]
    found = [(face.shaper.get_font_extents("ltr"), face.units) for face in faces]
    ascent = max(extents.ascender / units for extents, units in found)
    return ascent, max(-extents.descender / units for extents, units in found)


def _pairs(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine | None, TextLine]]:
    yield from zip((None, *lines), lines, strict=False)


def _gap(block: TextBlock, before: TextLine | None, line: TextLine) -> float:
    if before is None or before.paragraph == line.paragraph:
        return 0.0
    return to_pt(_level(block, line).space_before)


def _wanted(block: TextBlock, line: TextLine, baseline: float) -> Wanted:
    first, inner = line.runs[0], block.box.inset(block.insets)
    blanks = first.text[: len(first.text) - len(first.text.lstrip())]
    seen = to_pt(first.x) + width_of(blanks, first.font, first.size, built_in_fonts())
    label = line.label
    left = to_pt(inner.x) - 3
    if label:  # A quotation's mark hangs right before the first letter.
        left = min(to_pt(label.x + label.width), to_pt(first.x) - 2 * DX) + DX
    return Wanted(
        page=0,
        layout="",
        where="",
        text=_letters(line.text),
        x=seen,
        width=_seen_right(line.runs) - seen,
        baseline=baseline,
        left=left,
        right=to_pt(inner.right) + 3,
        size=first.size,
        stable=block.fit.stable,
        hold={"left": 0.0, "center": 0.5, "right": 1.0}[_level(block, line).align],
    )


def _seen_right(runs: Sequence[PlacedRun]) -> float:
    """The right edge of the last visible character."""
    run = next(run for run in reversed(runs) if run.text.strip())
    return to_pt(run.x) + width_of(run.text.rstrip(), run.font, run.size, built_in_fonts())


def _letters(text: str) -> str:
    """Spaces are left out: PDF readers guess them from gaps. Where an address may break, nothing is
    seen."""
    return "".join(text.replace("\u2011", "-").replace("\u200b", "").split())


# --- comparing


def compare(
    scene: Scene, pages: Sequence[PdfPage], inherited: Inherited | None = None
) -> Agreement:
    """Every line of the Scene against LibreOffice's pages."""
    wanted = wanted_lines(scene, inherited)
    shown = sum(not page.hidden for page in scene.pages)
    assert len(pages) == shown, f"LibreOffice made {len(pages)} pages of {shown}"
    found = [(line, _fault(line, pages[line.page].chars)) for line in wanted]
    again = [(line, _natural_fault(line, fault, pages[line.page].chars)) for line, fault in found]
    natural = sum(before != after for before, after in zip(found, again, strict=True))
    if inherited:
        found = again
    differing = [Difference(line, fault) for line, fault in found if fault]
    rules = list(_grid_rules(scene))
    return Agreement(
        lines=Counter(line.layout for line in wanted if line.stable),
        differences=tuple(d for d in differing if d.wanted.stable),
        unstable=sum(not line.stable for line in wanted),
        unstable_differences=tuple(d for d in differing if not d.wanted.stable),
        grid_rules=len(rules),
        grid_differences=tuple(_grid_faults(rules, pages)),
        natural=natural if inherited else 0,
    )


def _natural_fault(wanted: Wanted, fault: str, chars: Sequence[Char]) -> str:
    """The fault, "" where the line stands by the font's own line height."""
    if not fault or not wanted.exact:
        return fault
    return fault if _fault(replace(wanted, baseline=wanted.natural), chars) else ""


def _fault(wanted: Wanted, chars: Sequence[Char]) -> str:
    """What is wrong with a line, or ""."""
    near = [
        char
        for char in chars
        if abs(char.baseline - wanted.baseline) < wanted.size * 0.3
        and wanted.left <= char.x <= wanted.right
    ]
    near.sort(key=lambda char: char.x)
    text = _letters("".join(char.text for char in near))
    if text != wanted.text:
        return f"text: ours {wanted.text!r}, LibreOffice {text!r}"
    return "; ".join(_measures(wanted, near))


def _measures(wanted: Wanted, near: Sequence[Char]) -> Iterator[str]:
    wider = near[-1].right - near[0].x - wanted.width
    dx = near[0].x - wanted.x + wanted.hold * wider
    dy = near[0].baseline - wanted.baseline
    if abs(dx) > max(DX, wanted.hold * MEASURED_SHARE * wanted.width):
        yield f"{dx:+.2f} pt to the right of ours: {wanted.text!r}"
    ink = OVERHANG * wanted.size if near[-1].text == "f" else 0.0
    if not -1 <= wider / max(WIDTH, WIDTH_SHARE * wanted.width, ink if wider > 0 else 0) <= 1:
        yield f"{wider:+.2f} pt wider than ours: {wanted.text!r}"
    if wanted.exact and abs(dy) > BASELINE + DRIFT * wanted.above:
        yield f"{dy:+.2f} pt below what is predicted: {wanted.text!r}"


# A rule under a row: page number, y, left, right, in points.
_GridRule = tuple[int, float, float, float]


def _grid_rules(scene: Scene) -> Iterator[_GridRule]:
    shown = (page for page in scene.pages if not page.hidden)
    for number, page in enumerate(shown):
        for grid in _grids(page.items):
            yield from ((number, *rule) for rule in _row_rules(grid))


def _grids(items: Sequence[Item]) -> Iterator[Grid]:
    for item in items:
        if isinstance(item, Grid):
            yield item
        elif isinstance(item, Group):
            yield from _grids(item.items)


def _row_rules(grid: Grid) -> Iterator[tuple[float, float, float]]:
    y = grid.box.y
    for row in grid.rows:
        y = type(y)(y + row.height)
        if row.rule_below is not None:
            yield to_pt(y), to_pt(grid.box.x), to_pt(grid.box.right)


def _grid_faults(rules: Sequence[_GridRule], pages: Sequence[PdfPage]) -> Iterator[str]:
    for number, y, left, right in rules:
        near = [
            rule
            for rule in pages[number].rules
            if abs(rule[0] - y) <= GRID and rule[1] >= left - 2 and rule[2] <= right + 2
        ]
        covered = max((rule[2] for rule in near), default=left) - min(
            (rule[1] for rule in near), default=right
        )
        if covered < right - left - 2 * GRID - 1:
            nearest = min((abs(rule[0] - y) for rule in pages[number].rules), default=0.0)
            yield f"page {number + 1}: no rule at {y:.1f} pt (nearest {nearest:.2f} pt away)"
