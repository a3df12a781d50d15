"""The decks of this project keep the rules of PowerPoint's Accessibility Checker."""

from __future__ import annotations

import pytest

from tests.deck_accessibility import findings
from tests.packs import Pack
from tests.unit.backends.pptx.scenes import changed, deck

_ONE, _TABLE, _DRAWN = (f"ppt/slides/slide{number}.xml" for number in (1, 3, 4))
_LIST, _CORE = "ppt/presentation.xml", "docProps/core.xml"


def test_no_rule_is_broken(template_packs: tuple[Pack, ...]) -> None:
    """Alternative texts of tables alone were 131 findings."""
    for pack in template_packs:
        assert findings(pack.deck) == [], pack.name
        assert findings(pack.files["deck-share"]) == [], pack.name


def test_a_small_deck_breaks_none() -> None:
    assert findings(deck()) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "finding"),
    [
        (_ONE, "<a:t>Points</a:t>", "<a:t> </a:t>", "slide 1: no title"),
        (_ONE, 'type="title"', 'type="body"', "slide 1: no title"),
        (_TABLE, 'name="Table', 'descr="A table" name="Table', "slide 3: the words of Table"),
        (_DRAWN, '<p:cNvPr id="3"', '<p:cNvPr id="3" descr="A drawing"', "slide 4: the words of"),
        (_DRAWN, ' descr="', ' x="', "has no alternative text"),
        (_DRAWN, ' descr="', ' descr="plan.png" x="', "the name of a file"),
        (_TABLE, ' firstRow="1"', "", "slide 3: a table has no header row"),
        (_TABLE, "<a:tc>", '<a:tc gridSpan="2">', "slide 3: a table has merged cells"),
        (_ONE, ' lang="en-GB"', ' lang="cy"', "slide 1: a run says it is `cy`"),
        (_ONE, ' lang="en-GB"', "", "slide 1: a run says it is `None`"),
        (_LIST, '<p14:sldId id="256"/>', "", "the sections do not hold the slides"),
        (_LIST, '<p14:section name="', '<p14:section name="Default Section" x="',
         "a section is called `Default Section`"),
        (_CORE, "<dc:title>The &lt;deck&gt;", "<dc:title>", "the deck has no title"),
        (_CORE, "<dc:language>en-GB", "<dc:language>", "the deck has no language"),
    ],
)  # fmt: skip
def test_planted_faults(part: str, old: str, new: str, finding: str) -> None:
    found = findings(changed(deck(), part, old, new))
    assert any(finding in line for line in found), found
