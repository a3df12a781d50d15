"""Every kind of diagram, with every number of parts: all text inside, nothing overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from briefgen.layout.diagram import drawing_of
from briefgen.layout.diagram.timeline import layout_phases
from briefgen.layout.slot_context import SlotContext
from briefgen.model.diagnostics import Faults
from briefgen.model.diagram_kinds import DIAGRAMS, DiagramName
from briefgen.model.page_aspects import ASPECTS, PageAspect
from briefgen.model.resolved_deck import Card, Diagram, Phase, Text, Timeline
from briefgen.model.rich_text import plain
from briefgen.model.scene import Area, Ellipse, Group, Item, LineShape, Polygon
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import Template
from briefgen.model.text_block import Role, TextBlock
from briefgen.model.units import Box, pt
from briefgen.read.templates import read_templates
from briefgen.support.world import DiskWorld
from briefgen.text.fitting import Overflow
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from tests.unit.layout.pages import lay_out

ROWS = [(kind, count) for kind, row in DIAGRAMS.items() for count in range(row.least, row.most + 1)]
NAMES = ("Citizens", "Professional development", "Aims", "Strategic leadership")
TEXTS = {
    "none": (None,) * 3,
    "short": ("have rights", "decide", "in writing"),
    "long": (
        "have rights that are set out in writing, and know whom to ask about them",
        "decide what works in their own place, and share it with others",
        "are few, agreed and measured",
    ),
    "far too long": ("Everybody agrees that this ought to be said at length. " * 25,) * 3,
}
# PowerPoint sets the text of an ellipse in the rectangle inscribed in it.
ELLIPSE = 0.14645
TOLERANCE = 2


@cache
def template(aspect: PageAspect) -> Template:
    return read_templates(DiskWorld(Path("/nowhere")), Faults())["seminar", aspect]


def place(aspect: PageAspect, layout: str = "diagram", slot: str = "diagram") -> SlotContext:
    chosen = template(aspect)
    spec = chosen.layouts[layout].slot(slot)
    assert spec is not None
    setter = Typesetter(fonts=built_in_fonts(), theme=chosen.theme, language="en-GB")
    return SlotContext(spec=spec, box=spec.box, styles=chosen.styles, setter=setter)


def parts(count: int, length: str) -> tuple[Card, ...]:
    texts = TEXTS[length]
    return tuple(
        Card(
            name=plain(NAMES[index % len(NAMES)]),
            body=Text((plain(text),)) if (text := texts[index % len(texts)]) else None,
        )
        for index in range(count)
    )


def diagram(kind: DiagramName, count: int, length: str, *, centre: bool) -> Diagram:
    centre_text = plain("Trust") if centre else None
    return Diagram(kind=kind, parts=parts(count, length), centre=centre_text)


@cache
def drawn(
    kind: DiagramName, count: int, length: str, aspect: PageAspect, *, centre: bool
) -> Group | Overflow:
    placed = drawing_of(kind)(diagram(kind, count, length, centre=centre), place(aspect))
    if isinstance(placed, Overflow):
        return placed
    (group,) = placed
    assert isinstance(group, Group)
    return group


def all_drawn(length: str) -> Iterator[tuple[str, PageAspect, Group | Overflow]]:
    for kind, count in ROWS:
        for aspect in ASPECTS:
            for centre in {"needed": (True,), "possible": (True, False)}.get(
                DIAGRAMS[kind].centre, (False,)
            ):
                found = drawn(kind, count, length, aspect, centre=centre)
                yield f"{kind} of {count}, {aspect}, {centre=}", aspect, found


def groups(length: str) -> list[tuple[str, PageAspect, Group]]:
    return [
        (name, aspect, found)
        for name, aspect, found in all_drawn(length)
        if isinstance(found, Group)
    ]


def items_in(group: Group) -> list[Item]:
    """All items, those that make a part together too."""
    return [
        inner
        for item in group.items
        for inner in (items_in(item) if isinstance(item, Group) else [item])
    ]


def blocks(group: Group) -> list[TextBlock]:
    found = [item.text if isinstance(item, Area) else item for item in items_in(group)]
    return [block for block in found if isinstance(block, TextBlock)]


def part_blocks(group: Group) -> list[TextBlock]:
    return [block for block in blocks(group) if block.text != "Trust"]


def room(item: Item) -> Box:
    """Where PowerPoint sets an item's text."""
    if isinstance(item, Ellipse):
        dx, dy = round(item.box.width * ELLIPSE), round(item.box.height * ELLIPSE)
        box = item.box
        return Box(
            box.x.__class__(box.x + dx),
            box.y.__class__(box.y + dy),
            box.x.__class__(box.width - 2 * dx),
            box.y.__class__(box.height - 2 * dy),
        )
    return item.box


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer.x - TOLERANCE <= inner.x
        and outer.y - TOLERANCE <= inner.y
        and inner.right <= outer.right + TOLERANCE
        and inner.bottom <= outer.bottom + TOLERANCE
    )


LENGTHS = pytest.mark.parametrize("length", ["none", "short", "long"])


def test_names_alone_always_fit() -> None:
    refused = [name for name, _, found in all_drawn("none") if isinstance(found, Overflow)]
    assert refused == []


def test_a_short_text_fits_up_to_five_parts() -> None:
    refused = [
        name
        for name, _, found in all_drawn("short")
        if isinstance(found, Overflow) and int(name.split()[2].strip(",")) <= 5
    ]
    # Where four fields overlap, each has room for two lines of its own.
    assert {name.split(",")[0] for name in refused} <= {"venn of 4"}


def test_what_does_not_fit_is_refused_with_the_lines_too_many() -> None:
    for kind, row in DIAGRAMS.items():
        centre = row.centre == "needed"
        found = drawn(kind, row.most, "far too long", "16:9", centre=centre)
        assert isinstance(found, Overflow), kind
        assert found.lines > 0, kind


@LENGTHS
def test_everything_stays_in_its_place(length: str) -> None:
    for name, aspect, group in groups(length):
        allowed = place(aspect).box
        for item in (group, *items_in(group)):
            assert holds(allowed, item.box), (name, item)
            assert holds(group.box, item.box), (name, item)


@LENGTHS
def test_text_lies_in_its_shape_and_its_lines_in_the_text(length: str) -> None:
    for name, _, group in groups(length):
        for item in items_in(group):
            block = item.text if isinstance(item, Area) else item
            if isinstance(block, TextBlock):
                # What two circles share is above their middles' boxes: names stand aside from it.
                is_field = "venn" in name and isinstance(item, Ellipse)
                lies_in = (
                    is_inside(block.box, item.box) if is_field else holds(room(item), block.box)
                )
                assert lies_in, (name, block.text)
                inner = block.box.inset(block.insets)
                for line in block.lines:
                    assert inner.y - TOLERANCE <= line.top, (name, line.text)
                    assert line.top + line.height <= inner.bottom + TOLERANCE, (name, line.text)


@LENGTHS
def test_no_texts_overlap(length: str) -> None:
    for name, _, group in groups(length):
        rooms = [block.box.inset(block.insets) for block in blocks(group)]
        for one, other in combinations(rooms, 2):
            assert not one.overlaps(other), name


@LENGTHS
def test_equal_things_are_equal(length: str) -> None:
    for name, _, group in groups(length):
        assert len({block.fit.size for block in part_blocks(group)}) == 1, name
        assert min(level.size for block in blocks(group) for level in block.levels) >= 16, name
        # Drivers that would have to cut a word are as high as each needs.
        sizes = {
            (item.box.width, "drivers" in name or item.box.height)
            for item in items_in(group)
            if isinstance(item, Area) and item.text and item.name.startswith(("part", "driver"))
        }
        assert len(sizes) <= (2 if "layers" in name else 1), name


@LENGTHS
def test_every_part_is_there_in_its_order(length: str) -> None:
    for name, _, group in groups(length):
        texts = "\n".join(block.text for block in part_blocks(group))
        count = int(name.split()[2].strip(","))
        wanted = [NAMES[index % len(NAMES)] for index in range(count)]
        at = -1
        for word in wanted:
            at = texts.find(word, at + 1)
            assert at >= 0, (name, word)


def test_no_word_is_cut_where_another_arrangement_has_room() -> None:
    wide = Card(name=plain("Professionalisation"), body=Text((plain("and its implementation"),)))
    for kind in ("process", "timeline"):
        value = Diagram(kind=kind, parts=(wide,) * 8)
        placed = drawing_of(kind)(value, place("16:9"))
        assert not isinstance(placed, Overflow)
        (group,) = placed
        assert isinstance(group, Group)
        for block in blocks(group):
            words = {word for line in block.lines for word in line.text.split()}
            assert "Professionalisation" in words
            assert "implementation" in words


def test_connectors_join_shapes_that_are_there_at_the_middle_of_an_edge() -> None:
    seen = 0
    for name, _, group in groups("short"):
        named = {
            item.name: item for item in items_in(group) if isinstance(item, Area) and item.name
        }
        for item in items_in(group):
            if isinstance(item, LineShape) and item.connects:
                seen += 1
                for (other, site), end in zip(item.connects, ends(item), strict=True):
                    assert middle(named[other].box, site) == end, (name, other)
    assert seen > 100


def ends(line: LineShape) -> tuple[tuple[int, int], tuple[int, int]]:
    box = line.box
    start, end = (box.y, box.bottom) if not line.flip else (box.bottom, box.y)
    return (box.x, start), (box.right, end)


def middle(box: Box, site: int) -> tuple[int, int]:
    x, y = box.x + box.width // 2, box.y + box.height // 2
    return ((x, box.y), (box.x, y), (x, box.bottom), (box.right, y))[site]


def test_the_description_says_how_the_parts_belong_together() -> None:
    for name, _, group in groups("none"):
        assert group.about.role is Role.FIGURE
        assert NAMES[0] in group.about.alt, name
        assert ("Trust" in group.about.alt) == name.endswith("centre=True"), name
    found = drawn("cycle", 3, "none", "16:9", centre=False)
    assert isinstance(found, Group)
    assert "clockwise from the top" in found.about.alt
    assert "the last leads to the first again" in found.about.alt


def test_venn_texts_lie_in_one_field_only_and_the_centre_in_all() -> None:
    for count in (2, 3, 4):
        for centre in (True, False):
            names = tuple(
                Card(name=plain(name)) for name in ("Clear", "Right", "Kind", "New")[:count]
            )
            value = Diagram(kind="venn", parts=names, centre=plain("Trust") if centre else None)
            group = group_of(value)
            fields = [item for item in items_in(group) if isinstance(item, Ellipse)]
            for block in blocks(group):
                inside = [field for field in fields if is_inside(block.box, field.box)]
                touched = [field for field in fields if touches(block.box, field.box)]
                common = block.text == "Trust"
                wanted = 1 if not common else 0 if count == 4 else count
                assert len(inside) == len(touched) == wanted, (count, centre)


def test_words_of_a_part_move_with_its_shape() -> None:
    """Names stood in text boxes of their own: a circle that was moved left its name behind."""
    for kind in ("venn", "pyramid", "cycle"):
        for aspect in ASPECTS:
            group = group_of(Diagram(kind=kind, parts=parts(3, "none")), aspect)
            owners = [item for item in group.items if isinstance(item, Area | Group)]
            own = [one for one in owners if any(blocks_in([one]))]
            assert [list(blocks_in([one]))[-1].text for one in own] == list(NAMES[:3]), kind
            assert not any(isinstance(item, TextBlock) for item in group.items), kind


def test_a_name_too_long_for_its_circle_stands_beside_it() -> None:
    names = ("Verwaltungsvereinfachung", "Entbürokratisierung", "Internationalisierung")
    group = group_of(Diagram(kind="venn", parts=tuple(Card(name=plain(name)) for name in names)))
    circles = [item for item in items_in(group) if isinstance(item, Ellipse)]
    for block in blocks(group):
        assert not any(touches(block.box, circle.box) for circle in circles), block.text
        assert len(block.lines) == 1


def test_circles_are_round() -> None:
    for kind in ("venn", "cycle", "hub", "timeline"):
        group = group_of(Diagram(kind=kind, parts=parts(3, "none"), centre=plain("Trust")))
        circles = [item for item in items_in(group) if isinstance(item, Ellipse)]
        assert circles
        assert all(circle.box.width == circle.box.height for circle in circles), kind


def test_the_spokes_of_a_hub_lead_from_its_disc_to_each_mark() -> None:
    """Their connectors had sites that the deck's own check refused, and that LibreOffice moved."""
    for count in range(2, 8):
        names = tuple(Card(name=plain(f"Part {number}")) for number in range(count))
        group = group_of(Diagram(kind="hub", parts=names, centre=plain("Trust")))
        disc, *marks = [item for item in items_in(group) if isinstance(item, Ellipse)]
        lines = [item for item in items_in(group) if isinstance(item, LineShape)]
        assert len(lines) == len(marks) == count
        for line, mark in zip(lines, marks, strict=True):
            for end in ends(line):
                near = (abs(distance(*end, circle.box) - 1) for circle in (disc, mark))
                assert min(near) < 0.001


def group_of(value: Diagram, aspect: PageAspect = "16:9") -> Group:
    placed = drawing_of(value.kind)(value, place(aspect))
    assert not isinstance(placed, Overflow)
    (group,) = placed
    assert isinstance(group, Group)
    return group


def corners(box: Box) -> list[tuple[int, int]]:
    return [(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]


def distance(x: float, y: float, ellipse: Box) -> float:
    across = (2 * (x - ellipse.x) - ellipse.width) / ellipse.width
    down = (2 * (y - ellipse.y) - ellipse.height) / ellipse.height
    return across * across + down * down


def is_inside(box: Box, ellipse: Box) -> bool:
    return all(distance(x, y, ellipse) < 1 for x, y in corners(box))


def touches(box: Box, ellipse: Box) -> bool:
    """Whether the point of the box that is nearest to the ellipse's middle lies inside it."""
    x = min(max(ellipse.x + ellipse.width / 2, box.x), box.right)
    y = min(max(ellipse.y + ellipse.height / 2, box.y), box.bottom)
    points = [(x, y), *corners(box)]
    return any(distance(x, y, ellipse) < 1 for x, y in points)


def test_cycle_arrows_keep_off_the_steps() -> None:
    for count in range(2, 9):
        for aspect in ASPECTS:
            group = drawn("cycle", count, "none", aspect, centre=True)
            assert isinstance(group, Group)
            steps = [item for item in items_in(group) if isinstance(item, Area) and item.text]
            arrows = [
                item for item in items_in(group) if isinstance(item, Polygon) and not item.text
            ]
            assert len(arrows) == count
            for arrow in arrows:
                for x, y in arrow.path[0]:
                    point = (arrow.box.x + x, arrow.box.y + y)
                    assert not any(covers(step.box, point) for step in steps), (count, aspect)


def covers(box: Box, point: tuple[int, int]) -> bool:
    return box.x < point[0] < box.right and box.y < point[1] < box.bottom


def test_a_process_goes_on_in_the_next_row() -> None:
    group = drawn("process", 8, "none", "16:9", centre=False)
    assert isinstance(group, Group)
    lines = [item for item in items_in(group) if isinstance(item, LineShape)]
    assert [line.bends for line in lines] == [False] * 6
    assert len([item for item in items_in(group) if isinstance(item, Polygon)]) == 1


@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("count", range(2, 9))
def test_phases(count: int, aspect: PageAspect) -> None:
    phases = tuple(
        Phase(
            when=plain(f"Spring {2000 + index}"),
            name=plain("The white paper"),
            text=Text((plain("and more"),)),
        )
        for index in range(count)
    )
    where = place(aspect, "timeline", "phases")
    placed = layout_phases(Timeline(phases), where)
    assert not isinstance(placed, Overflow)
    (group,) = placed
    assert isinstance(group, Group)
    assert holds(where.box, group.box)
    texts = [item for item in items_in(group) if isinstance(item, TextBlock)]
    words = [line for block in texts for line in block.text.splitlines()]
    each = (line for p in phases for line in (p.when.text, p.name.text, "and more"))
    assert words == list(each)
    times = [block for block in texts if block.text.startswith("Spring")]
    assert all(one.box.x < other.box.x for one, other in pairwise(times))
    assert "Spring 2000: The white paper" in group.about.alt


def test_steps_in_rows_are_no_smaller_for_the_sake_of_their_names() -> None:
    """On a slide of 4:3 the names had a third of the width: all was set at 16 points, and half of
    the slide stayed blank."""
    said = {
        "Taken down": "The desk writes what is asked in the resident’s own words",
        "Passed on": "The service that decides has it within the hour",
        "Decided": "Within five days, or the resident hears why it takes longer",
        "Told": "The desk rings back, since the resident knows its voice",
    }
    cards = tuple(Card(name=plain(one), body=Text((plain(text),))) for one, text in said.items())
    value = Diagram(kind="process", parts=cards)
    (page,) = lay_out("diagram", {"diagram": value}, aspect="4:3").pages
    (group,) = (item for item in page.items if isinstance(item, Group))
    assert min(block.fit.size for block in blocks(group)) >= 20


def test_two_dates_that_say_little_are_large() -> None:
    """At 28 points they took a third of the slide."""
    phases = (
        Phase(when=plain("5 June"), name=plain("Interest")),
        Phase(when=plain("1 September"), name=plain("Pilot begins")),
    )
    placed = layout_phases(Timeline(phases), place("16:9", "timeline", "phases"))
    assert not isinstance(placed, Overflow)
    (group,) = placed
    assert isinstance(group, Group)
    sizes = {item.fit.size for item in items_in(group) if isinstance(item, TextBlock)}
    assert sizes == {40}


def test_a_timeline_ends_on_the_margin() -> None:
    """Five hours ended at two thirds of the slide."""
    words = ("Opens", "Closes", "Counts", "Decides", "Ends")
    phases = tuple(Phase(when=plain(f"{n}:00"), name=plain(word)) for n, word in enumerate(words))
    where = place("16:9", "timeline", "phases")
    placed = layout_phases(Timeline(phases), where)
    assert not isinstance(placed, Overflow)
    (group,) = placed
    assert isinstance(group, Group)
    texts = [item for item in items_in(group) if isinstance(item, TextBlock)]
    ends = [run.x + run.width for block in texts for line in block.lines for run in line.runs]
    assert where.box.right - max(ends) < pt(24)
