"""Templates: the built-in one is sound; a broken one says where and why."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.template import THEME_SLOTS, Template
from briefgen.model.units import Box, pt
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld

FILE = "assets/templates/own/template.yaml"


def _read(tmp_path: Path, text: str) -> tuple[Mapping[tuple[str, str], Template], Faults]:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    faults = Faults()
    return read_templates(DiskWorld(tmp_path), faults), faults


def _fault(tmp_path: Path, text: str) -> Diagnostic:
    templates, faults = _read(tmp_path, text)
    assert ("own", "16:9") not in templates
    assert ("seminar", "16:9") in templates, "one broken template must not hide the others"
    found = faults.in_order()
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("name", ["seminar", "chancery", "gazette", "ledger", "swiss", "night"])
def test_a_built_in_template_is_sound(tmp_path: Path, name: str, aspect: str) -> None:
    faults = Faults()
    template = read_templates(DiskWorld(tmp_path), faults)[name, aspect]
    assert not faults.found
    page = Box(pt(0), pt(0), template.size.width, template.size.height)
    assert set(template.theme.colours) == set(THEME_SLOTS)
    for layout in template.layouts.values():
        holders = [slot.idx for slot in layout.slots if slot.placeholder]
        numbers = holders + [piece.idx for piece in layout.furniture]
        assert len(numbers) == len(set(numbers)), f"{layout.name}: a number is given twice"
        for slot in layout.slots:
            assert page.contains(slot.box), f"{layout.name}.{slot.name} leaves the page"
            assert slot.style in template.styles
        for piece in layout.furniture:
            assert page.contains(piece.box), f"{layout.name}.{piece.name} leaves the page"


@pytest.mark.parametrize("name", ["seminar", "chancery", "gazette", "ledger", "swiss", "night"])
def test_names_and_colours_of_the_built_in_templates_are_sound(tmp_path: Path, name: str) -> None:
    """A build takes them on trust; one that extends them is checked."""
    templates, faults = _read(tmp_path, f"title: Own\nextends: {name}\n")
    assert not faults.found
    for aspect in ("16:9", "4:3"):
        own, built_in = templates["own", aspect], templates[name, aspect]
        assert own.layouts == built_in.layouts
        assert own.theme.colours == built_in.theme.colours


def test_a_template_takes_what_it_does_not_say_from_the_one_it_extends(tmp_path: Path) -> None:
    text = 'title: Own\nextends: seminar\ncolours: {brand: "#aa0000"}\n'
    templates, faults = _read(tmp_path, text)
    assert not faults.found
    own, base = templates["own", "16:9"], templates["seminar", "16:9"]
    assert own.theme.colours["brand"] == "#AA0000"
    assert own.theme.colours["ink"] == base.theme.colours["ink"]
    assert own.layouts["bullets"].slots == base.layouts["bullets"].slots


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("extends: seminr\n", "BF121", 1, "did you mean `seminar`?"),
        ("extends: own\n", "BF121", 1, "extends own"),
        ("extends: seminar\ncolours:\n  brand: red\n", "BF121", 3, "`brand` as #RRGGBB"),
        ("extends: seminar\ncolours:\n  brand: '#12345'\n", "BF121", 3, "`brand` as #RRGGBB"),
        ("extends: seminar\ncolour: {}\n", "BF110", 2, "did you mean `colours`?"),
        (
            "extends: seminar\nstyles:\n"
            "  title: {ladder: [32], levels: [{colour: ink, bold: true}]}\n",
            "BF110",
            3,
            "possible here: align, bullet",
        ),
        (
            "extends: seminar\nstyles:\n"
            "  small: {ladder: [10], levels: [{colour: ink, floor: 9}]}\n",
            "BF113",
            3,
            "between 12 and 200",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    title: Own\n    type: obj\n    slots:\n"
            "      title: {kind: line, style: headline, columns: [1, 12], top: 40, height: 80}\n",
            "BF121",
            7,
            "there is no style `headline`",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    title: Own\n    type: obj\n    slots:\n"
            "      title: {kind: line, style: title}\n",
            "BF121",
            7,
            "has no place",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    title: Own\n    type: obj\n    slots:\n"
            "      text: {kind: text, style: text, columns: [1, 12], top: 40, height: 80}\n",
            "BF121",
            3,
            "has no title",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    title: Own\n    type: obj\n    slots:\n"
            "      title: {kind: headline, style: title, columns: [1, 12], top: 40, height: 80}\n",
            "BF113",
            7,
            "must be `line`",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    type: obj\n    slots:\n"
            "      title: {kind: line, style: title, columns: [1, 12], top: 40, height: 80,"
            " placeholder: title}\n",
            "BF112",
            3,
            "the layout `own` needs `title`",
        ),
        (
            "extends: seminar\nlayouts:\n  own:\n    title: Own\n    type: obj\n    slots:\n"
            "      title: {kind: line, style: title, columns: [1, 12], top: 40, height: 80,"
            " placeholder: title, takes: [text]}\n",
            "BF121",
            7,
            "has no slot `text`",
        ),
        (
            "extends: seminar\nlayouts:\n  bullets:\n    ground: sky\n",
            "BF121",
            4,
            "`sky` is not a colour",
        ),
        (
            "extends: seminar\nstyles:\n  lead: {ladder: [20], levels: [{colour: grey}]}\n",
            "BF121",
            3,
            "`grey` is not a colour",
        ),
        ("extends: seminar\ncolours:\n  sky: '#123456'\n", "BF121", 3, "no colour `sky`"),
        ("extends: seminar\nprint:\n  ink: black\n", "BF121", 3, "`ink` must be given as #RRGGBB"),
        ("extends: seminar\nprints-as: swis\n", "BF121", 2, "did you mean `swiss`?"),
        (
            "extends: seminar\nlogo: {file: logo.svg, columns: [1, 2], top: 16, height: 20}\n",
            "BF112",
            2,
            "`alt`",
        ),
        (
            "extends: seminar\nfonts:\n  heading: Verdana\n",
            "BF121",
            3,
            "no font file for `Verdana`",
        ),
        (
            "extends: seminar\nfurniture:\n"
            "  footer: {columns: [1, 5], top: 900, height: 16, style: furniture}\n",
            "BF113",
            3,
            "between 0 and 540",
        ),
        ("- a\n", "BF111", 1, "a template must be written as lines"),
        ("title: 'x\n", "BF102", 1, "never closed"),
    ],
)
def test_a_broken_template_says_where_and_why(
    tmp_path: Path, text: str, code: str, line: int, words: str
) -> None:
    fault = _fault(tmp_path, text)
    assert (fault.code, fault.span.file, fault.span.line) == (code, FILE, line)
    assert words in f"{fault.message} {fault.hint}"


def test_furniture_that_is_set_larger_gets_room_for_its_line(tmp_path: Path) -> None:
    """A frame of 16 points held no line of 14: the deck ended in a traceback."""
    larger = "styles: {furniture: {ladder: [14], levels: [{colour: ink}]}}\n"
    templates, faults = _read(tmp_path, f"extends: seminar\n{larger}")
    assert not list(faults)
    footer = templates["own", "16:9"].layouts["bullets"].furniture[0]
    assert footer.box.height >= pt(1.2 * 14 + 0.5)


def test_numbers_are_never_set_in_figures_of_different_heights(tmp_path: Path) -> None:
    def families(fonts: str) -> tuple[str, str]:
        (folder := tmp_path / fonts.replace(" ", "")).mkdir()
        templates, faults = _read(folder, f"extends: seminar\nfonts: {fonts}\n")
        assert not list(faults)
        styles, theme = templates["own", "16:9"].styles, templates["own", "16:9"].theme
        return theme.family(styles["numbers"].levels[0].font), theme.family("numbers")

    assert families("{heading: Georgia, body: Calibri}") == ("Calibri", "Calibri")
    assert families("{heading: Calibri, body: Georgia}") == ("Calibri", "Calibri")
    assert families("{heading: Georgia, body: Georgia}") == ("Arial", "Arial")
    assert families("{heading: Arial, body: Arial, numbers: Cambria}") == ("Cambria", "Cambria")


def test_sizes_follow_the_family_where_the_template_says_so(tmp_path: Path) -> None:
    fonts = "fonts: {heading: Georgia, body: Calibri}\n"
    style = "styles: {text: {ladder: [24, 18], levels: [{colour: ink, floor: 16}]}}\n"
    for name in ("written", "larger"):
        (tmp_path / name).mkdir()
    written, _ = _read(tmp_path / "written", f"extends: seminar\n{fonts}{style}")
    assert written["own", "16:9"].styles["text"].ladder == (24, 18)
    larger, _ = _read(tmp_path / "larger", f"extends: seminar\n{fonts}{style}sizes: by-family\n")
    text = larger["own", "16:9"].styles["text"]
    assert (text.ladder, text.levels[0].floor) == ((26, 20), 18)
