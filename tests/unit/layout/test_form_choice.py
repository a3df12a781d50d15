"""Forms: none loses a place of its layout's own, and none moves a placeholder."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from briefgen.model.diagnostics import Faults
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import TextBlock
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from tests.unit.layout.test_deck_sizes import compiled

SLIDES = """\
  - {layout: cover, strapline: A strapline}
  - {layout: agenda, title: Agenda}
  - {section: First, text: What it is about}
  - {layout: statement, title: One question}
  - {layout: statement, title: "A sentence that is longer than a few words are, **by far**"}
  - {layout: bullets, title: A, points: [Few words]}
  - {layout: bullets, title: B, lead: A lead, points: [A point that is longer than forty characters are]}
  - {layout: bullets, title: C, points: [One, Two, Three]}
  - {layout: bullets, title: D, lead: A lead, points: [One, Two, Three]}
  - {layout: bullets, title: E, points: [{One: [a, b]}, {Two: [c]}]}
  - {layout: bullets, title: F, points: [a, b, c, d, e, f, g, h, i]}
  - {layout: charter, title: G, rights: [One, Two, Three, Four]}
  - {layout: opportunities, title: H, points: [One, Two], example: "For example: this"}
  - {layout: quote, title: I, quote: {text: I decide., by: Margaret}}
  - {layout: numbers, title: J, numbers: [{value: 91%, label: of callers}], text: Since May}
  - {section: Second}
  - {layout: closing, title: K, text: Do it, link: {to: "https://example.org/a/b", label: More}}
"""  # noqa: E501
FORMS = [
    "cover-field", "agenda-rows", "section-one-line", "statement-large", "statement-alone",
    "bullets-large", "bullets-sentence", "bullets-rows", "bullets-rows-below-lead",
    "bullets-heads", "bullets-columns", "charter-rows", "opportunities-rows-example", "quote",
    "numbers", "section-one-line", "closing",
]  # fmt: skip


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_each_content_takes_its_form_and_no_placeholder_has_a_place_of_its_own(aspect: str) -> None:
    made = compiled(SLIDES, f"aspect: '{aspect}'\n")
    assert [page.layout for page in made.scene.pages] == FORMS
    assert [page.written_as for page in made.scene.pages][:3] == ["cover", "agenda", "section"]
    faults = Faults()
    data = render_output(made, decode_options("deck", {}), faults).data
    assert not faults.has_errors
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        slides = [name for name in package.namelist() if re.match(r"ppt/slides/slide\d+", name)]
        for name in slides:
            for shape in re.findall(r"<p:sp>.*?</p:sp>", package.read(name).decode()):
                assert not ("<p:ph" in shape and "<a:xfrm" in shape), (name, shape)


def test_an_agenda_says_on_which_slide_each_section_begins() -> None:
    made = compiled(SLIDES)
    pages = {page.title: page.number for page in made.scene.pages}
    (group,) = (item for item in made.scene.pages[1].items if getattr(item, "name", "") == "agenda")
    texts = [block.text for block in group.items if hasattr(block, "lines")]  # type: ignore[union-attr]
    assert texts[2::3] == [str(pages["First"]), str(pages["Second"])]


def test_an_agenda_leaves_out_what_sections_are_about_where_that_is_too_long_for_one() -> None:
    long = "It is about so many things that they need more than the lines of a row. " * 4
    slides = "  - {layout: agenda, title: Agenda}\n" + "".join(
        f"  - {{section: Part {n}, text: {long if n == 2 else 'Short'}}}\n"
        "  - {layout: statement, title: A statement}\n"
        for n in range(5)
    )
    page = compiled(slides).scene.pages[0]
    assert page.layout == "agenda-rows"
    words = "\n".join(block.text for block in blocks_in(page.items))
    assert "Part 4" in words
    assert "Short" not in words


def test_the_field_of_a_closing_without_a_link_is_its_contact_s() -> None:
    """It was blank but for one small line at its foot."""
    text = "  - {layout: closing, title: Write to us, text: By May, contact: us@example.org}\n"
    (page,) = compiled(text).scene.pages
    assert page.layout == "closing-contact"
    blocks = {block.about.slot: block for block in blocks_in(page.items)}
    assert blocks["contact"].box.y == blocks["text"].box.y
    assert blocks["contact"].fit.size >= 22
    assert compiled("  - {layout: closing, title: A, text: B}\n").scene.pages[0].layout == (
        "closing-alone"
    )


def test_a_cover_that_names_no_event_has_no_rule_above_nothing() -> None:
    cover = "  - {layout: cover, title: Talk%s}\n"
    assert compiled(cover % "").scene.pages[0].layout == "cover-whole-without-event"
    assert compiled(cover % ", event: 3 May").scene.pages[0].layout == "cover-whole"


@pytest.mark.parametrize(
    ("begins", "footer"),
    [
        ("Home first? A", "Home first?"),
        ("Going home: a", "Going home"),
        ("A", "…"),
        ("Home: a", "…"),
    ],
)
def test_a_footer_is_the_first_clause_of_a_title_that_is_too_long(begins: str, footer: str) -> None:
    """Home first? A review of the discharge pathway… stood at the foot of each slide."""
    title = f"{begins} review of the discharge pathway at Harrowmere District Hospital"
    slide = "  - {layout: bullets, title: A, points: [B, C]}\n"
    (page,) = compiled(slide, title=title).scene.pages
    (said,) = (
        one.text for one in page.furniture
        if isinstance(one, TextBlock) and one.placeholder == "footer"
    )  # fmt: skip
    assert said.endswith(footer)
    assert footer == "…" or said == footer


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_long_address_was_cut_within_a_word_or_made_its_contact_small(aspect: str) -> None:
    slide = "  - {layout: closing, title: A, text: B, contact: discharge.review@example.org}\n"
    (page,) = compiled(slide, f"aspect: '{aspect}'\n").scene.pages
    (contact,) = (block for block in blocks_in(page.items) if block.about.slot == "contact")
    assert page.layout == "closing-contact"
    assert [line.text for line in contact.lines] == ["discharge.review@", "example.org"]
    assert contact.fit.size >= 18
