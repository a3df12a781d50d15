"""Icons above words: the room they take, and that they are decoration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.handouts.ink_saving import to_light
from briefgen.layout.icons import LARGE, SMALL, icon_of, icon_room
from briefgen.model.diagnostics import Faults
from briefgen.model.scene import Area, Ellipse, Group, Icon, Item, Polygon
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import Box, Insets, pt
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld, MemoryWorld
from tests.unit.backends.pdf.reading import findings

_DECK = """\
title: Icons
template: {look}
aspect: "{aspect}"
slides:
  - layout: case-study
    title: Two with an icon, two without
    cards:
      - {{name: Library, text: Open late, icon: books}}
      - Park: Always
      - {{text: Waste is fetched on Tuesdays, icon: recycle}}
      - Rest: Of it
  - layout: numbers
    title: Numbers
    numbers:
      - {{value: 91%, label: answered, icon: envelope}}
      - 4,300: residents
  - layout: diagram
    title: Steps
    diagram:
      kind: process
      parts: [{{name: Read, icon: eye}}, {{name: Ask, icon: phone}}, Settle]
"""


@pytest.fixture(params=["seminar 16:9", "seminar 4:3", "night 16:9"])
def compiled(request: pytest.FixtureRequest, tmp_path: Path) -> Compiled:
    look, aspect = request.param.split()
    (tmp_path / "briefgen.yaml").write_text("language: en-GB\n", encoding="utf-8")
    (tmp_path / "decks").mkdir()
    text = _DECK.format(look=look, aspect=aspect)
    (tmp_path / "decks" / "icons.yaml").write_text(text, encoding="utf-8")
    project = load_project(DiskWorld(tmp_path), faults := Faults())
    found = compile_target(project, project.targets[0], faults)
    assert found is not None
    assert not faults.has_errors, list(faults)
    return found


def _inside(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield from _inside(item.items) if isinstance(item, Group) else (item,)


def test_words_begin_at_one_height_whether_or_not_they_have_an_icon(compiled: Compiled) -> None:
    for page in compiled.scene.pages:
        items = [*_inside(page.items)]
        blocks = [
            item.text if isinstance(item, Area) else item
            for item in items
            if isinstance(item, Area | TextBlock) and item.about.slot != "title"
        ]
        texts = [block for block in blocks if isinstance(block, TextBlock)]
        offsets = {text.lines[0].top - text.box.y for text in texts}
        assert len(offsets) == 1, (page.title, offsets)


def test_an_icon_keeps_clear_of_the_words_and_of_its_boxs_edges(compiled: Compiled) -> None:
    icons = 0
    for page in compiled.scene.pages:
        items = [*_inside(page.items)]
        for icon in (item for item in items if isinstance(item, Icon)):
            icons += 1
            assert icon.about.role is Role.DECORATION
            assert icon.fill == "brand"
            around = [item.text or item for item in items if isinstance(item, Area)]
            blocks = [*around, *items]
            for block in blocks:
                if isinstance(block, TextBlock):
                    words = block.box.inset(block.insets)
                    assert not _overlap(icon.box, words), page.title
    assert icons == 5


def _overlap(one: Box, two: Box) -> bool:
    across = one.x < two.right and two.x < one.right
    return across and one.y < two.bottom and two.y < one.bottom


def test_light_ink_keeps_icons_filled(compiled: Compiled) -> None:
    icons = [
        item
        for page in to_light(compiled.scene).pages
        for item in _inside(page.items)
        if isinstance(item, Icon)
    ]
    assert len(icons) == 5
    assert {icon.fill for icon in icons} <= {"brand", "ink"}


@pytest.mark.parametrize("product", ["slides", "handout"])
def test_pdfs_with_icons_conform(compiled: Compiled, product: str) -> None:
    assert findings(render_output(compiled, decode_options(product, {}), Faults()).data) == []


def test_a_low_box_has_its_icon_beside_the_words() -> None:
    base = Insets(pt(16), pt(14), pt(16), pt(14))
    low, high = (Box(pt(0), pt(0), pt(300), pt(height)) for height in (90, 240))
    assert icon_room(["", "house"], base, low).top == base.top
    assert icon_room(["", "house"], base, low).left >= base.left + SMALL
    assert icon_room(["", "house"], base, high).top >= base.top + LARGE
    assert icon_room(["", ""], base, high) == base


def test_no_name_is_no_icon(compiled: Compiled) -> None:
    block = next(i for p in compiled.scene.pages for i in p.items if isinstance(i, TextBlock))
    assert icon_of("", block, Insets()) == ()


_STEPS = """\
title: Steps in rows
slides:
  - layout: diagram
    title: Steps
    form: rows
    diagram: {kind: process, parts: [PARTS]}
  - layout: timeline
    title: Phases
    phases: &phases
      - {when: May, name: First, icon: eye}
      - {when: June, name: Second}
  - {layout: timeline, title: Phases in rows, form: rows, phases: *phases}
  - layout: diagram
    title: Times
    diagram: {kind: timeline, parts: [{name: May, text: First, icon: eye}, June]}
"""


def _laid_out(deck: str) -> Compiled:
    world = MemoryWorld({"briefgen.yaml": b"", "decks/steps.yaml": deck.encode()})
    project = load_project(world, faults := Faults())
    found = compile_target(project, project.targets[0], faults)
    assert found is not None
    assert not faults.has_errors, list(faults)
    return found


def test_steps_in_rows_and_phases_have_their_icons() -> None:
    """Steps in rows were drawn without theirs."""
    pages = _laid_out(_STEPS.replace("PARTS", "{name: Read, icon: eye}, Ask")).scene.pages
    for page in pages:
        items = list(_inside(page.items))
        (icon,) = (item for item in items if isinstance(item, Icon))
        assert icon.symbol == "eye"
        marks = [item for item in items if isinstance(item, Ellipse)]
        assert not marks or [mark.box.contains(icon.box) for mark in marks] == [True, False]
        texts = [item for item in items if isinstance(item, TextBlock)]
        assert not any(text.box.inset(text.insets).overlaps(icon.box) for text in texts)


def test_numbers_of_many_steps_stand_in_their_chevrons() -> None:
    """In low rows the last number was cut by the foot of its own."""
    steps = ", ".join(f"{{name: Step {n}, text: {'Somebody says so. ' * 3}}}" for n in range(8))
    (page,) = _laid_out(_STEPS.split("  - layout: timeline")[0].replace("PARTS", steps)).scene.pages
    chevrons = [item for item in _inside(page.items) if isinstance(item, Polygon)]
    assert len(chevrons) == 8
    for chevron in chevrons:
        assert chevron.text is not None
        (line,) = chevron.text.lines
        assert chevron.box.y <= line.top
        assert line.top + line.height <= chevron.text.box.bottom
