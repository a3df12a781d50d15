"""The deck's lines are LibreOffice's lines: same text, same place (docs/analysis/typography.md)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import DeckOptions, SlidesOptions
from briefgen.model.rich_text import plain
from briefgen.model.scene import Cell, Grid, GridRow, Page, Scene, Stroke
from briefgen.model.scene_properties import Meta
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Insets, Size, pt
from briefgen.model.values import replace
from briefgen.render import render_output
from briefgen.support.world import DiskWorld, OverlayWorld
from briefgen.text.fitting import fit_text
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from tests.packs import ROOT, Pack, in_template
from tests.peers.lines import (
    Agreement,
    Char,
    Inherited,
    PdfPage,
    Wanted,
    compare,
    convert,
    read_pdf,
    soffice,
    wanted_lines,
)

SETTER = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")
STYLE = TextStyle(
    "body", (20,), (LevelStyle(colour="ink", margin=pt(22), indent=pt(-22), bullet="•"),)
)
BODY = About(role=Role.BODY, slot="points")
TEXT = "Excellence and fairness in public services is driven by empowering citizens"


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_lines_are_those_of_libreoffice(template_packs: tuple[Pack, ...], tmp_path: Path) -> None:
    for number, pack in enumerate(template_packs):
        folder = tmp_path / str(number)
        folder.mkdir()
        result = compare(pack.compiled.scene, read_pdf(convert(pack.deck, folder)))
        told = f"{pack.name}\n{result.told()}"
        assert sum(result.lines.values()) > 400, told
        assert result.share() >= 0.99, told
        assert all(result.share(layout) >= 0.99 for layout in result.lines), told
        assert result.unstable <= 0.03 * sum(result.lines.values()), told
        assert result.grid_rules, told
        assert not result.grid_differences, told


# The looks beside the one above, and what people type that their families lack.
_LOOKS = ("chancery", "gazette", "ledger", "swiss", "night")
_SIGNS = """\
title: Signs → that people ✓ type
template: TEMPLATE
slides:
  - layout: bullets
    title: What is ✓ done, and what is ☐ not
    points:
      - ✓ Every letter is answered within ten working days, or somebody rings **★ at once ★**
      - "A longer line that has → an arrow, *a ☑ box in italics* and a price of ₹ 100 or ½ of it,
        so that it goes on to a second line of the slide"
      - Київ, Ștefan, Αθήνα and Caerdydd’s ŵyl
      - ☎ 020 7946 0000, ✉ [write ✓ to us](https://example.org/)
  - layout: table
    title: Ticks in a table
    table:
      columns: ["Service", "Online", "By phone"]
      rows:
        - ["Housing", "✓", "✗ not yet"]
        - ["Parking → permits", "☐", "☑ since May"]
"""


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("look", _LOOKS)
def test_lines_in_other_looks_are_those_of_libreoffice(look: str, tmp_path: Path) -> None:
    signs = _SIGNS.replace("TEMPLATE", look).encode()
    world = OverlayWorld(DiskWorld(ROOT), {"decks/signs.yaml": signs})
    project, results = load_project(world, faults := Faults()), list[Agreement]()
    for target in project.targets:
        (folder := tmp_path / target.id).mkdir()
        compiled = compile_target(in_template(project, target, look), target, faults)
        assert compiled is not None, faults.found
        deck = render_output(compiled, DeckOptions(), faults).data
        results.append(compare(compiled.scene, read_pdf(convert(deck, folder))))
    told = "\n".join([look, *(result.told() for result in results)])
    lines = sum(sum(result.lines.values()) for result in results)
    assert sum(len(result.differences) for result in results) <= 0.001 * lines, told
    assert not any(result.grid_differences for result in results), told
    assert sum(result.unstable for result in results) <= 0.03 * lines, told


_FIGURES = """\
title: Figures
slides:
  - layout: table
    title: Figures alone
    table: {columns: ["2011", "11", "11 %"], rows: [["1911", "+11", "11:11"]]}
"""


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
def test_figures_alone_stand_where_libreoffice_puts_them(tmp_path: Path) -> None:
    """Widths and lines agreed, but within a line the second 1 of "11" stood .74 pt too far right
    at 20 pt."""
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "one.yaml").write_text(_FIGURES, encoding="utf-8")
    faults = Faults()
    project = load_project(DiskWorld(tmp_path), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None, faults.found
    deck, slides = (
        render_output(compiled, output, faults).data for output in (DeckOptions(), SlidesOptions())
    )
    assert deck, faults.found
    theirs, ours = _figures(convert(deck, tmp_path)), _figures(slides)
    assert [round(x, 2) for x in ours] == pytest.approx(theirs, abs=0.3)


def _figures(data: bytes) -> list[float]:
    """Where each character of the table begins."""
    seen = [char for char in read_pdf(data)[0].chars if not char.text.isspace()]
    first = "".join(char.text for char in seen).index("20111111%")
    return [char.x for char in seen[first : first + len("20111111%1911+1111:11")]]


# --- the comparison itself, against pages made by hand


def _text(text: str, width: float = 300) -> TextBlock:
    box = Box(pt(48), pt(136), pt(width), pt(300))
    block = fit_text(
        [Paragraph(inline=plain(text))], STYLE, box, BODY, setter=SETTER, placeholder="points"
    )
    assert isinstance(block, TextBlock)
    return block


def _grid() -> Grid:
    style = TextStyle("table", (16,), (LevelStyle(colour="ink"),))
    box = Box(pt(48), pt(136), pt(200), pt(30))
    insets = Insets(pt(7.2), pt(3.6), pt(7.2), pt(3.6))
    text = fit_text(
        [Paragraph(inline=plain("Ontario"))], style, box, BODY, setter=SETTER, insets=insets
    )
    assert isinstance(text, TextBlock)
    row = GridRow(pt(30), (Cell(text),), Stroke("rule", pt(1)))
    return Grid(box=box, about=About(role=Role.TABLE), columns=(pt(200),), rows=(row,))


def _scene(*items: TextBlock | Grid) -> Scene:
    page = Page(id="a", size=Size(pt(960), pt(540)), layout="bullets", items=items)
    return Scene(pages=(page,), meta=Meta(title="Title"), palette={})


def _image(wanted: Wanted) -> tuple[Char, ...]:
    """The characters of a line as a renderer that agrees would place them."""
    step = wanted.width / len(wanted.text)
    return tuple(
        Char(letter, wanted.x + index * step, wanted.baseline, wanted.x + (index + 1) * step)
        for index, letter in enumerate(wanted.text)
    )


def _pages(scene: Scene, change: Callable[[Char], Char] = lambda char: char) -> list[PdfPage]:
    chars = tuple(change(char) for line in wanted_lines(scene) for char in _image(line))
    return [PdfPage(chars, ((166.0, 48.0, 248.0),))]


def test_pages_that_agree_have_no_difference() -> None:
    scene = _scene(_text(TEXT))
    result = compare(scene, _pages(scene))
    assert result.lines["bullets"] == len(scene.pages[0].items[0].lines) >= 3  # type: ignore[union-attr]
    assert not result.differences
    assert result.share() == 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda c: replace(c, x=c.x + 0.6, right=c.right + 0.6), "+0.60 pt to the right"),
        (lambda c: replace(c, baseline=c.baseline + 0.6), "+0.60 pt below"),
        (lambda c: replace(c, right=c.right + 1.8), "pt wider than ours"),
        (lambda c: replace(c, text=c.text.upper()), "text: ours 'Excellenceandfairnessin'"),
        (lambda c: replace(c, baseline=c.baseline + 24), "LibreOffice ''"),
    ],
)
def test_what_is_displaced_is_found(change: Callable[[Char], Char], told: str) -> None:
    scene = _scene(_text(TEXT))
    result = compare(scene, _pages(scene, change))
    assert told in str(result.differences[0])
    assert result.share("bullets") < 0.7


def test_another_break_is_found() -> None:
    ours, theirs = _scene(_text(TEXT, 300)), _scene(_text(TEXT, 380))
    assert compare(ours, _pages(theirs)).differences


def test_unstable_boxes_are_counted_apart() -> None:
    block = _text(TEXT)
    scene = _scene(replace(block, fit=replace(block.fit, stable=False)))
    result = compare(scene, _pages(scene, lambda c: replace(c, text="x")))
    assert not result.differences
    assert len(result.unstable_differences) == result.unstable == len(block.lines)


def test_a_mark_before_the_line_is_no_part_of_its_text() -> None:
    scene = _scene(_text(TEXT))
    pages = _pages(scene)
    bullet = Char("•", 48.0, pages[0].chars[0].baseline, 55.0)
    assert not compare(scene, [PdfPage((bullet, *pages[0].chars), ())]).differences


def test_the_grid_of_a_table_is_compared() -> None:
    scene = _scene(_grid())
    pages = _pages(scene)
    assert not compare(scene, pages).grid_differences
    for rule in ((166.4, 48.0, 248.0), (166.0, 48.0, 200.0)):
        moved = [replace(pages[0], rules=(rule,))]
        assert compare(scene, moved).grid_differences, f"{rule} is not where the row ends"


def test_hidden_slides_are_not_printed() -> None:
    shown = _scene(_text(TEXT))
    hidden = replace(shown.pages[0], id="b", hidden=True)
    scene = replace(shown, pages=(hidden, *shown.pages))
    assert not compare(scene, _pages(shown)).differences


def test_right_aligned_lines_are_held_at_their_right_end() -> None:
    style = TextStyle("date", (20,), (LevelStyle(colour="ink", align="right"),))
    box = Box(pt(48), pt(136), pt(300), pt(60))
    block = fit_text([Paragraph(inline=plain("15 October 2008"))], style, box, BODY, setter=SETTER)
    assert isinstance(block, TextBlock)
    scene = _scene(block)
    wider_to_the_left = _pages(scene, lambda c: replace(c, x=c.x - 0.7))
    assert not compare(scene, wider_to_the_left).differences
    moved = _pages(scene, lambda c: replace(c, x=c.x - 0.7, right=c.right - 0.7))
    assert compare(scene, moved).differences


# --- on an organisation's own file


def test_a_percentage_of_space_is_taken_of_the_size_by_libreoffice() -> None:
    """PowerPoint takes it of the line, 1.2 times as much, and so do we."""
    level = LevelStyle(colour="ink", space_before=0.24)
    box = Box(pt(48), pt(136), pt(300), pt(300))
    paragraphs = [Paragraph(inline=plain(text)) for text in ("One", "Two", "Three")]
    style = TextStyle("body", (20,), (level,))
    block = fit_text(paragraphs, style, box, BODY, setter=SETTER, placeholder="points")
    assert isinstance(block, TextBlock)
    inherited = Inherited(frozenset({("bullets", "points", 0, block.levels[0].space_before)}))
    plainly, less = (wanted_lines(_scene(block), one) for one in (None, inherited))
    shifts = [ours.baseline - theirs.baseline for ours, theirs in zip(plainly, less, strict=True)]
    assert shifts == pytest.approx([0, 0.8, 1.6], abs=0.01)  # 20 % of 24 pt less 20 % of 20 pt
    bottom = replace(block, anchor="bottom")
    last = wanted_lines(_scene(bottom), inherited)[-1]
    assert last.baseline == pytest.approx(plainly[-1].baseline, abs=0.01)


def test_a_centred_line_stands_by_the_width_that_libreoffice_measured() -> None:
    style = TextStyle("title", (44,), (LevelStyle(colour="ink", align="center"),))
    box = Box(pt(48), pt(136), pt(864), pt(120))
    block = fit_text([Paragraph(inline=plain(TEXT[:38]))], style, box, BODY, setter=SETTER)
    assert isinstance(block, TextBlock)
    scene = _scene(block)
    moved = [
        compare(scene, _pages(scene, lambda c, by=by: replace(c, x=c.x - by, right=c.right - by)))  # type: ignore[misc]
        for by in (0.8, 1.3)
    ]
    assert [len(found.differences) for found in moved] == [0, 1]


def test_the_fonts_own_line_height_is_counted_apart_and_on_such_files_only() -> None:
    scene = _scene(_text(TEXT))
    natural = {line.baseline: line.natural for line in wanted_lines(scene)}
    assert all(ours - theirs > 1 for ours, theirs in natural.items())
    pages = _pages(scene, lambda c: replace(c, baseline=natural[c.baseline]))
    assert len(compare(scene, pages).differences) == len(natural)
    found = compare(scene, pages, Inherited(frozenset()))
    assert not found.differences
    assert found.natural == len(natural)
