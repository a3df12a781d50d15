"""Contrast of templates: every colour on what lies behind it, once, at the place to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.colour_contrast import contrast_between
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.template import Template
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld

FILE = "assets/templates/own/template.yaml"
STYLE = "extends: seminar\nstyles:\n  {name}: {{ladder: [{size}], levels: [{{{level}}}]}}\n"


def _read(folder: Path, text: str) -> tuple[Template | None, list[Diagnostic]]:
    path = folder / FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    faults = Faults()
    found = read_templates(DiskWorld(folder), faults)
    return found.get(("own", "16:9")), list(faults.in_order())


def _style(name: str, size: int, level: str) -> str:
    return STYLE.format(name=name, size=size, level=level)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        # A colour on the ground of slides and of documents.
        ("extends: seminar\ncolours:\n  quiet: '#9AA5B1'\n", 3, "`quiet` (#9AA5B1) on `paper`"),
        # The ground was changed, not the text.
        ("extends: seminar\ncolours:\n  tint: '#5B7FA8'\n", 3, "on `tint` (#5B7FA8)"),
        # A style: small text, a mark, a strong phrase, a link with a colour of its own.
        (_style("lead", 16, "colour: '#8A8A8A'"), 3, "#8A8A8A on `paper`"),
        (_style("lead", 16, "colour: ink, bullet: '•', bullet-colour: rule"), 3, "`rule`"),
        (_style("lead", 24, "colour: ink, strong-colour: '#B0B0B0'"), 3, "#B0B0B0 on `paper`"),
        (_style("lead", 24, "colour: ink, link-colour: rule"), 3, "`rule`"),
        # Text on a bar that covers its box, on cards, in the centre of a diagram.
        (_style("strapline", 24, "colour: ink"), 3, "`ink` (#1B1F24) on `accent`"),
        (_style("card", 16, "colour: '#7A8490'"), 3, "#7A8490 on `tint`"),
        (_style("diagram-centre", 16, "colour: ink"), 3, "on `brand`"),
        # A layout's own ground, and furniture on it.
        ("extends: seminar\nlayouts:\n  section:\n    ground: tint\n", 3, "on `tint`"),
        # On paper only.
        ("extends: seminar\nprint:\n  quiet: '#C0C0C0'\n", 3, "in print"),
    ],
)
def test_too_little_contrast_is_refused(tmp_path: Path, text: str, line: int, words: str) -> None:
    template, found = _read(tmp_path, text)
    assert template is None
    low = [fault for fault in found if words in fault.message]
    assert low, [fault.message for fault in found]
    assert {(fault.code, fault.span.file) for fault in found} == {("BF122", FILE)}
    assert low[0].span.line == line


@pytest.mark.parametrize(
    "text",
    [
        _style("lead", 18, "colour: '#8A8A8A'"),  # large text needs 3:1
        _style("lead", 14, "colour: '#8A8A8A', strong: true"),
        _style("lead", 16, "colour: ink, bullet-colour: rule"),  # there is no mark to colour
        _style("strapline", 24, "colour: tint"),
    ],
)
def test_enough_contrast_is_not(tmp_path: Path, text: str) -> None:
    template, found = _read(tmp_path, text)
    assert found == []
    assert template is not None


def test_the_fault_says_ratio_need_places_and_a_colour_that_would_do(tmp_path: Path) -> None:
    _, found = _read(tmp_path, "extends: plain\ncolours:\n  accent: '#E08A4A'\n")
    (fault,) = found
    assert fault.message == (
        "`accent` (#E08A4A) on `paper` (#FFFFFF) has a contrast of 2.6:1; large text needs 3:1"
    )
    assert "`strapline` of `cover`" in fault.label
    better = fault.hint.split()[1]
    assert contrast_between(better, "#FFFFFF") >= 3
    mended, found = _read(tmp_path / "mended", f"extends: plain\ncolours:\n  accent: '{better}'\n")
    assert found == []
    assert mended is not None


def test_a_new_brand_colour_was_to_be_kept_and_the_paper_made_grey(tmp_path: Path) -> None:
    """Hints for one colour contradicted each other: some changed it, some what it stands on. The
    darkest that is proposed for each is enough for all."""
    own = {"brand": "#EEEEEE", "accent": "#FFEE00"}
    text = "extends: seminar\ncolours: {{brand: '{brand}', accent: '{accent}'}}\n"
    _, found = _read(tmp_path / "one", text.format(**own))
    better: dict[str, str] = {}
    for fault in found:
        _, new, _, _, old, *_ = fault.hint.replace(",", "").split()
        assert old in own.values(), fault.hint
        role = next(name for name, colour in own.items() if colour == old)
        better[role] = min(better.get(role, new), new)
    template, found = _read(tmp_path / "two", text.format(**better))
    assert (template is not None, found) == (True, [])


def test_links_take_the_colour_of_the_text_where_theirs_cannot_be_read(tmp_path: Path) -> None:
    template = read_templates(DiskWorld(tmp_path), Faults())["seminar", "16:9"]
    assert [level.link_colour for level in template.styles["section-text"].levels] == [""]
    assert {level.link_colour for level in template.styles["points"].levels} == {"link"}
    assert {level.link_colour for level in template.styles["card"].levels} == {"link"}


def test_a_link_colour_that_nobody_can_read_anywhere_is_refused(tmp_path: Path) -> None:
    _, found = _read(tmp_path, "extends: seminar\ncolours:\n  link: '#8FC0FF'\n")
    assert [(fault.code, fault.span.line) for fault in found] == [("BF122", 3)]


def test_the_built_in_looks_print_light(tmp_path: Path) -> None:
    found = read_templates(DiskWorld(tmp_path), Faults())
    dark, light = found["night", "16:9"], found["seminar", "16:9"]
    assert dark.theme.is_dark
    assert not light.theme.is_dark
    assert dark.prints is not None
    assert dark.prints.theme == light.theme
    assert light.prints is None
    assert found["swiss", "16:9"].prints is not None
    assert found["swiss", "16:9"].prints.theme == found["swiss", "16:9"].theme


def test_what_a_dark_look_prints_as_can_be_mended_colour_by_colour(tmp_path: Path) -> None:
    text = "extends: night\nprint:\n  brand: '#5B2A86'\n"
    template, found = _read(tmp_path, text)
    assert found == []
    assert template is not None
    assert template.prints is not None
    assert template.prints.theme.colours["brand"] == "#5B2A86"
    assert template.prints.theme.colours["paper"] == "#FFFFFF"
    assert template.theme.colours["paper"] != "#FFFFFF"


def test_a_layout_keeps_what_it_does_not_override(tmp_path: Path) -> None:
    text = "extends: seminar\nlayouts:\n  bullets:\n    ground: tint\n"
    template, found = _read(tmp_path, text)
    assert found == []
    base = read_templates(DiskWorld(tmp_path), Faults())["seminar", "16:9"]
    assert template is not None
    assert template.layouts["bullets"].ground == "tint"
    assert template.layouts["bullets"].slots == base.layouts["bullets"].slots
