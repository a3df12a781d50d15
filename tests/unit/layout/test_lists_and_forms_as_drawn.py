"""What a design review found beside the target drawings, each fault under its own name."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.pictures import Crop
from briefgen.model.scene import Ellipse, Page, Polygon
from briefgen.model.scene_walk import blocks_in, pictures_in, shapes_in
from briefgen.model.text_block import TextBlock
from briefgen.model.units import pt
from briefgen.support.world import MemoryWorld

_SLIDES = """\
  - {layout: cover, picture: {file: map.svg, alt: A map}}
  - {layout: agenda, title: Agenda}
  - {section: First}
  - layout: bullets
    title: Levels
    points: [{Cyber: [two schools lost a week]}, Staff time, Funding, Energy, Ourselves]
  - {layout: bullets, title: Site, points: [{"It gives access to:": [the report, some links]}]}
  - {layout: statement, title: A sentence, text: What belongs to it}
  - layout: diagram
    title: Steps
    text: On paper this takes two days, and in the wards that we visited it took six.
    diagram:
      kind: process
      parts:
        - Admission: Expected date of discharge set within 14 hours
        - Board round: Daily
        - Criteria: Met, or not met?
        - Referral: One form
        - Triage: Pathway 0, 1, 2 or 3
        - Plan agreed
        - Transport: The day before
        - Home: By noon
  - layout: diagram
    title: Which first
    diagram:
      kind: matrix
      parts:
        - "Many people, no bus": Start here
        - "Many people, some bus": Wait
        - "Few people, no bus": Vouchers
        - "Few people, some bus"
  - layout: diagram
    title: Who
    diagram: {kind: hub, centre: Lead local flood authority, parts: [Highways, Water company]}
  - layout: case-study
    title: Outreach
    cards: ["Farms: a vet made the calls", "Travellers: nobody went"]
  - layout: bullets
    title: Two questions
    points:
      - If you had to choose between a bus at a fixed time that you might miss and a bus that you have to book the day before, which would you choose?
      - Who is not here?
  - {layout: closing, title: Do it, link: {to: "mailto:a@example.org", label: a@example.org}}
"""  # noqa: E501
_TITLE = "A review of the discharge pathway at Harrowmere District Hospital and with its partners"
_MAP = b"""<svg xmlns="http://www.w3.org/2000/svg" width="600" height="450"><rect width="600"
height="450" fill="#fff"/></svg>"""


@cache
def _made(look: str) -> Compiled:
    deck = f"title: {_TITLE}\ntemplate: {look}\n"
    files = {
        "briefgen.yaml": b"language: en-GB\n",
        "decks/talk.yaml": f"{deck}slides:\n{_SLIDES}".encode(),
        "assets/images/map.svg": _MAP,
    }
    project = load_project(MemoryWorld(files), faults := Faults())
    made = compile_target(project, project.targets[0], faults)
    assert made is not None
    assert not faults.has_errors, list(faults)
    return made


def _page(title: str, look: str = "seminar") -> Page:
    (page,) = (page for page in _made(look).scene.pages if page.title == title)
    return page


def _texts(title: str, look: str = "seminar") -> dict[str, TextBlock]:
    return {block.text: block for block in blocks_in(_page(title, look).items)}


@pytest.mark.parametrize("look", ["seminar", "chancery"])
def test_a_point_with_others_below_it_is_neither_bold_nor_marked_otherwise(look: str) -> None:
    (block,) = (b for text, b in _texts("Levels", look).items() if text.startswith("Cyber"))
    assert not any(run.strong for one in block.paragraphs for run in one.inline.runs)
    assert {block.levels[0].bullet, block.levels[1].bullet} == {"•"}


def test_a_list_of_one_point_with_others_below_it_is_a_lead_and_a_list() -> None:
    assert _page("Site").layout == "bullets-rows-below-lead"
    assert {"It gives access to:"} < _texts("Site").keys()


def test_a_text_stands_close_below_its_statement() -> None:
    blocks = _texts("A sentence")
    sentence, text = blocks["A sentence"], blocks["What belongs to it"]
    apart = text.lines[0].top - (sentence.lines[-1].top + sentence.lines[-1].height)
    assert apart <= 40 * 12700


@pytest.mark.parametrize("look", ["seminar", "chancery"])
def test_numbers_of_a_process_in_rows_stay_inside_their_chevrons(look: str) -> None:
    page = _page("Steps", look)
    chevrons = [item for item in shapes_in(page.items) if isinstance(item, Polygon)]
    assert len(chevrons) == 8
    for chevron in chevrons:
        assert chevron.text is not None
        (line,) = chevron.text.lines
        assert chevron.box.y <= line.top
        assert line.top + line.height <= chevron.box.bottom


def test_a_step_of_a_name_alone_has_the_size_of_the_others() -> None:
    blocks = _texts("Steps", "chancery")
    alone = blocks["Plan agreed"]
    other = blocks["Board round: Daily"]
    assert alone.paragraphs[0].level == other.paragraphs[0].level == 1
    assert alone.fit.size == other.fit.size


def test_a_matrix_reads_its_axes_from_names_with_a_comma() -> None:
    texts = _texts("Which first")
    assert {"Many people", "Few people", "No bus", "Some bus", "Wait", "–"} <= texts.keys()


def test_the_disc_of_a_hub_grows_with_its_words() -> None:
    disc = next(
        one for one in shapes_in(_page("Who").items) if isinstance(one, Ellipse) and one.text
    )
    words = _texts("Who")
    assert disc.box.width > pt(160)
    assert "Highways" in words


def test_few_cards_take_their_names_from_before_a_colon() -> None:
    assert {"Farms", "a vet made the calls", "Travellers", "nobody went"} <= _texts(
        "Outreach"
    ).keys()


def test_two_points_are_rows_where_one_has_three_lines() -> None:
    assert _page("Two questions").layout == "bullets-rows"


def test_a_label_that_is_the_address_is_shown_once() -> None:
    shown = [text.replace("\n", "").replace("\u200b", "") for text in _texts("Do it")]
    assert shown.count("a@example.org") == 1


def test_a_drawing_on_a_cover_is_shown_whole() -> None:
    (picture,) = pictures_in(_made("seminar").scene.pages[0].items)
    assert picture.crop == Crop()
    assert picture.box.width * 3 == pytest.approx(picture.box.height * 4, rel=0.01)


def test_the_title_of_the_deck_is_cut_between_words() -> None:
    page = _page("Which first")
    (footer,) = (b for b in blocks_in(page.furniture) if b.about.slot == "footer")
    assert footer.text.endswith("…")
    assert _TITLE.startswith(footer.text.removesuffix("…") + " ")


def test_pages_in_an_agenda_stand_on_the_line_of_their_names() -> None:
    group = next(item for item in _page("Agenda").items if getattr(item, "name", "") == "agenda")
    number, name, page = list(blocks_in((group,)))[:3]
    baselines = {block.lines[0].baseline for block in (number, name, page)}
    assert max(baselines) - min(baselines) <= 12700
