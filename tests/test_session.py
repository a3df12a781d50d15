"""What a session keeps changes nothing but the time: a project compiled again and again in one
gives what a fresh session gives, spans and faults and bytes; and only what changed is done again.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import briefgen.layout
import briefgen.resolve.slide_binder
from briefgen.compile import Compiled, compile_target, load_project, on_paper
from briefgen.layout import KeptSlides
from briefgen.layout.slide import layout_slide
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.read.outputs import decode_options
from briefgen.read.read_again import LastRead
from briefgen.render import render_output
from briefgen.resolve.slide_texts import bind_texts
from briefgen.support.session import Session, keep_youngest
from briefgen.support.world import DiskWorld, MemoryWorld, OverlayWorld

ROOT = Path(__file__).parents[1]
DECK, LIBRARY = "decks/excellence-and-fairness.yaml", "decks/library/case-studies.yaml"
TARGET = "2008-10-15-admiralty-arch"
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in (
    DECK, LIBRARY, "decks/seminars.yaml", "briefgen.yaml",
    "assets/templates/strategy-unit/template.yaml")}  # fmt: skip
TITLE = "The three white papers side by side"


def compiled(
    session: Session, texts: dict[str, str], target: str = TARGET
) -> tuple[Compiled | None, list[Diagnostic]]:
    faults = Faults()
    world = OverlayWorld(DiskWorld(ROOT), {name: text.encode() for name, text in texts.items()})
    project = load_project(world, faults, session)
    found = [one for one in project.targets if one.id == target]
    made = compile_target(project, found[0], faults, session) if found else None
    return made, list(faults.found)


def assert_same(session: Session, texts: dict[str, str], target: str = TARGET) -> Compiled | None:
    """In this session as in a fresh one."""
    mine, faults = compiled(session, texts, target)
    fresh, expected = compiled(Session(), texts, target)
    assert faults == expected
    assert (mine is None) == (fresh is None)
    if mine is not None and fresh is not None:
        assert mine.deck == fresh.deck
        assert [(s.lines, s.checked_on) for s in mine.deck.slides] == [
            (s.lines, s.checked_on) for s in fresh.deck.slides
        ]
        for one, other in zip(mine.scene.pages, fresh.scene.pages, strict=True):
            assert one == other
        assert mine.scene == fresh.scene
        assert on_paper(mine).scene == on_paper(fresh).scene
    return mine


class Counted:
    """What was parsed and laid out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed: list[str] = []
        self.laid_out: list[str] = []

        def parsing(last: LastRead, data: bytes, name: str, *rest: Any) -> object:
            self.parsed.append(name)
            return read(last, data, name, *rest)

        read = LastRead.read

        def laying_out(slide, *rest, **named):  # type: ignore[no-untyped-def]
            self.laid_out.append(slide.title.text)
            return layout_slide(slide, *rest, **named)

        monkeypatch.setattr(LastRead, "read", parsing)
        monkeypatch.setattr(briefgen.layout, "layout_slide", laying_out)

    def after(self, session: Session, **texts: str) -> tuple[list[str], list[str]]:
        self.parsed.clear()
        self.laid_out.clear()
        compiled(session, {DECK: TEXTS[DECK], **texts})
        return self.parsed, self.laid_out


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def test_only_the_file_and_the_slide_that_changed_are_done_again(counted: Counted) -> None:
    session = Session()
    assert len(counted.after(session)[1]) > 30
    assert counted.after(session) == ([], [])
    edited = TEXTS[DECK].replace(TITLE, "What really drives them", 1)
    assert counted.after(session, **{DECK: edited}) == ([DECK], ["What really drives them"])
    assert counted.after(session, **{DECK: edited}) == ([], [])


@pytest.mark.parametrize("line", ["# A remark\n", "\n\n\n"])
def test_a_line_added_at_the_top_lays_nothing_out(line: str, counted: Counted) -> None:
    session = Session()
    counted.after(session)
    assert counted.after(session, **{DECK: line + TEXTS[DECK]}) == ([DECK], [])
    assert_same(session, {DECK: line + TEXTS[DECK]})


@pytest.mark.parametrize("place", ["", "slides:\n", "    title: "])
def test_a_line_added_binds_nothing_below_it_again(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither at the top, nor before the slides, nor in the first of them."""
    session, bound = Session(), []
    compiled(session, {})

    def binding(source, *rest):  # type: ignore[no-untyped-def]
        bound.append(source)
        return bind_texts(source, *rest)

    monkeypatch.setattr(briefgen.resolve.slide_binder, "bind_texts", binding)
    for lines in (1, 2, 5):
        text = TEXTS[DECK].replace(place, "# A remark\n" * lines + place, 1)
        bound.clear()
        compiled(session, {DECK: text})
        assert len(bound) < 16  # of 34: sections, the cover and the last are
        assert_same(session, {DECK: text})


def test_a_remark_inside_a_slide_moves_its_spans_only(counted: Counted) -> None:
    """The lines of one slide go different ways: those above the remark stay."""
    session = Session()
    counted.after(session)
    head, title, tail = TEXTS[DECK].partition(f"    title: {TITLE}\n")
    edited = f"{head}{title}\n    # A remark\n{tail}"
    assert counted.after(session, **{DECK: edited}) == ([DECK], [])
    made = assert_same(session, {DECK: edited})
    assert made is not None


def test_what_is_printed_on_other_paper_is_kept_too(counted: Counted) -> None:
    session = Session()
    made, _ = compiled(session, {})
    assert made is not None
    before = len(counted.laid_out)
    on_paper(made)
    on_paper(made)
    assert len(counted.laid_out) <= 2 * before
    count = len(counted.laid_out)
    on_paper(made)
    assert len(counted.laid_out) == count


def test_the_templates_of_a_session_are_the_same_until_a_file_of_theirs_changes() -> None:
    from tests.test_looks import DECK as HOUSE_DECK
    from tests.test_looks import FONTS, LOGO, TEMPLATE

    folder = "assets/templates/house"
    files = {
        "briefgen.yaml": b"language: en-GB\n",
        "decks/house.yaml": HOUSE_DECK.encode(),
        f"{folder}/template.yaml": TEMPLATE.encode(),
        f"{folder}/light.svg": LOGO.format("#C9A0E8").encode(),
        f"{folder}/dark.svg": LOGO.format("#5B2A86").encode(),
        **{
            f"{folder}/{style}.ttf": (FONTS / f"LiberationSans-{style}.ttf").read_bytes()
            for style in ("Regular", "Bold")
        },
    }
    session, faults = Session(), Faults()

    def template(**changed: bytes) -> object:
        named = {f"{folder}/{name.replace('_', '.')}": data for name, data in changed.items()}
        world = MemoryWorld({**files, **named})
        made = load_project(world, faults, session).templates["house", "16:9"]
        assert f"{folder}/light.svg" in world.seen, "what a kept template is made from is noted"
        return made

    first = template()
    assert template() is first
    assert template(light_svg=LOGO.format("#000000").encode()) != first
    assert template() == first
    assert template(Bold_ttf=files[f"{folder}/Regular.ttf"]) != first
    assert template(template_yaml=TEMPLATE.replace("#5B2A86", "#5B2A87").encode()) != first
    assert faults.found == []


def test_a_template_with_a_fault_is_told_each_time() -> None:
    broken = {"assets/templates/strategy-unit/template.yaml": "extends: seminer\n"}
    session = Session()
    first, again = compiled(session, broken)[1], compiled(session, broken)[1]
    assert first == again
    assert any(fault.code == "BF121" for fault in first)


def test_a_picture_that_is_another_is_read_again() -> None:
    session, name = Session(), "assets/images/hills.jpg"
    below = DiskWorld(ROOT)
    shelf = load_project(below, Faults(), session).pictures
    again = load_project(below, Faults(), session).pictures
    assert shelf("hills.jpg") is again("hills.jpg")
    broken = load_project(OverlayWorld(below, {name: b"none"}), Faults(), session).pictures
    assert broken("hills.jpg") != shelf("hills.jpg")


def test_bytes_are_those_of_a_fresh_session() -> None:
    session = Session()
    compiled(session, {})
    texts = {DECK: "# One line more\n" + TEXTS[DECK].replace(TITLE, "Another title", 1)}
    kinds = ("deck", "slides", "handout", "reading")
    found = []
    for one in (session, Session()):
        made, _ = compiled(one, texts)
        assert made is not None
        found.append([render_output(made, decode_options(k, {}), Faults()).data for k in kinds])
    assert found[0] == found[1]


def test_nothing_of_a_session_goes_to_another_process() -> None:
    session = Session()
    compiled(session, {})
    assert session.results
    assert not pickle.loads(pickle.dumps(session)).results  # noqa: S301 - our own bytes


def test_a_session_is_bounded() -> None:
    kept: dict[int, int] = {}
    for number in (1, 2, 3, 1, 4):
        keep_youngest(kept, number, number, 3)
    assert list(kept) == [3, 1, 4]


def test_without_a_session_nothing_is_kept(counted: Counted) -> None:
    for _ in range(2):
        faults = Faults()
        project = load_project(DiskWorld(ROOT), faults)
        counted.laid_out.clear()
        compile_target(project, project.targets[0], faults)
        assert len(counted.laid_out) > 30


CHART = """title: T
slides:
  - layout: chart
    title: Numbers
    chart: {kind: column, data: numbers.csv, alt: Numbers of two years}
  - {layout: bullets, title: Points, points: [One, Two]}
"""


def test_a_slide_is_bound_anew_when_a_file_that_it_shows_changes(counted: Counted) -> None:
    session = Session()
    files = {"briefgen.yaml": b"language: en-GB\n", "decks/a.yaml": CHART.encode()}
    found = []
    for rows in (b"Year,Cases\n2007,1\n2008,2\n", b"Year,Cases\n2007,1\n2008,3\n", None):
        data = {} if rows is None else {"assets/data/numbers.csv": rows}
        faults = Faults()
        counted.laid_out.clear()
        project = load_project(MemoryWorld({**files, **data}), faults, session)
        compile_target(project, project.targets[0], faults, session)
        found.append((list(counted.laid_out), [fault.code for fault in faults]))
    assert found[0][0] == ["Numbers", "Points"]
    assert found[1][0] == ["Numbers"]
    assert "BF101" in found[2][1]


SERIES = """title: For {{ seminar.venue }}
slides:
  - {layout: cover, id: cover}
  - {layout: statement, title: The same for all}
  - {layout: statement, title: "Welcome to {{ seminar.venue }}"}
  - {layout: statement, title: Spoken to some, notes: "Thank {{ seminar.speaker }}."}
"""
SEMINARS = """seminars:
  - {id: one, deck: a, date: 2030-01-02, venue: Leeds, speaker: Ann}
  - {id: two, deck: a, date: 2030-01-03, venue: York, speaker: Bob}
"""


def test_only_slides_that_name_variables_are_bound_for_each_seminar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The cover shows the deck's title, which names one."""
    session, faults, bound = Session(), Faults(), []

    def binding(source, *rest):  # type: ignore[no-untyped-def]
        bound.append(source)
        return bind_texts(source, *rest)

    monkeypatch.setattr(briefgen.resolve.slide_binder, "bind_texts", binding)
    files = {
        "briefgen.yaml": b"language: en-GB\norganisation: {name: Us}\n",
        "decks/a.yaml": SERIES.encode(),
        "decks/seminars.yaml": SEMINARS.encode(),
    }
    project = load_project(MemoryWorld(files), faults, session)
    made = [compile_target(project, target, faults, session) for target in project.targets]
    titles = [[slide.title.text for slide in one.deck.slides] for one in made if one]
    assert titles == [
        [f"For {venue}", "The same for all", f"Welcome to {venue}", "Spoken to some"]
        for venue in ("Leeds", "York")
    ]
    notes = [one.deck.slides[3].notes.blocks[0].text for one in made if one]  # type: ignore[union-attr]
    assert notes == ["Thank Ann.", "Thank Bob."]
    assert [source.slots.get("title") for source in bound].count(bound[1].slots["title"]) == 1
    assert len(bound) == 4 + 3


# --- random edits


def _lines(text: str, change: Callable[[list[str], int], None], draw: random.Random) -> str:
    lines = text.split("\n")
    change(lines, draw.randrange(len(lines) - 1))
    return "\n".join(lines)


def _insert(lines: list[str], at: int, line: str) -> None:
    lines.insert(at, line)


def _swap(lines: list[str], at: int) -> None:
    lines[at], lines[at + 1] = lines[at + 1], lines[at]


def _word(lines: list[str], at: int, word: str) -> None:
    head, _, tail = lines[at].rpartition(" ")
    lines[at] = f"{head} {word} {tail}"


EDITS: tuple[Callable[[list[str], int], None], ...] = (
    partial(_insert, line="# A remark"),
    partial(_insert, line=""),
    partial(_insert, line="  - section: A new section\n    text: With a text"),
    partial(_insert, line="    allow: [tight-fit]"),
    partial(_insert, line="    minutes: 3"),
    partial(_word, word="twice"),
    partial(_word, word="*loud* and [there](https://example.org)"),
    partial(_word, word="[here](javascript:x) {{ unknown }}"),
    partial(_word, word="words that make it very much longer than it was " * 12),
    partial(_word, word="\u6f22"),
    lambda lines, at: lines.__delitem__(at),
    lambda lines, at: lines.insert(at, lines[at]),
    _swap,
)


def _edited(texts: dict[str, str], draw: random.Random) -> dict[str, str]:
    """The texts of the project after one more edit."""
    name = draw.choice((*[DECK] * 6, *TEXTS))
    return {**texts, name: _lines(texts[name], draw.choice(EDITS), draw)}


@pytest.mark.parametrize("seed", range(5))
def test_random_edits_give_what_a_fresh_session_gives(seed: int) -> None:
    """Edits add up, but for those after which nothing can be compiled, and half of the others."""
    draw = random.Random(seed)  # noqa: S311 - the same edits each time
    session, texts, compiled_at_all = Session(), TEXTS, 0
    for _ in range(12):
        edited = _edited(texts, draw)
        if assert_same(session, edited) is not None:
            compiled_at_all += 1
            texts = draw.choice((texts, edited))
    assert compiled_at_all > 4


def test_the_check_would_find_spans_that_stay_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were what is kept taken as it is, the comparison would fail."""
    session = Session()
    compiled(session, {})

    def stale(self, said, span):  # type: ignore[no-untyped-def]
        return self

    kept = next(iter(session.of(KeptSlides).kept.values()))
    monkeypatch.setattr(type(kept), "at", stale)
    with pytest.raises(AssertionError):
        assert_same(session, {DECK: "# A remark\n" + TEXTS[DECK]})


def test_places_that_were_one_and_are_two_are_laid_out_anew(counted: Counted) -> None:
    """An alias stands where its anchor does; written out it has a place of its own."""
    config = b"language: en-GB\n"
    deck = "title: T\nslides:\n  - layout: bullets\n    title: &t One\n    points: [*t, *t]\n"
    session = Session()
    for text in (deck, deck.replace("[*t, *t]", "[One, *t]"), deck):
        found = []
        for one in (session, Session()):
            faults = Faults()
            world = MemoryWorld({"briefgen.yaml": config, "decks/a.yaml": text.encode()})
            project = load_project(world, faults, one)
            made = compile_target(project, project.targets[0], faults, one)
            assert made is not None
            found.append((made.scene, faults.found))
        assert found[0] == found[1]
