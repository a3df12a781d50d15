"""What readers see is typeset in every output, what is typed stays, and both can be had."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.look.__main__ import projects
from benchmarks.look.words import compiled_once, straight_quotes

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.model.slide_contents import slide_inlines
from briefgen.packs.changes import compare_texts
from briefgen.packs.comparison_texts import texts_of
from briefgen.support.session import Session
from briefgen.support.world import MemoryWorld

DECK = """\
title: Finland's "best" schools
subtitle: From 1997-2008
languages: [en-GB, fr]
{deck}
slides:
  - layout: cover
  - section: The pupils' "year"
  - layout: bullets
    title: {{en-GB: 'What "they" say', fr: "Ce qu'ils \\"disent\\""}}
    {slide}
    points:
      - 'He said "**no** more" - see `x - "y"`, 12" pipes'
    notes: Don't read this...
    sources: '"Schools", p 12'
  - layout: chart
    title: Pupils
    chart:
      kind: column
      alt: The pupils' "numbers"
      data: {{categories: [1997-2008, "'09"], series: ["Pupils' total": [1, 2]]}}
outputs: [deck, {{reading: {{only: section the pupils' "year"}}}}]
"""


def _world(deck: str) -> MemoryWorld:
    files = {"briefgen.yaml": "language: en-GB\n", "decks/talk.yaml": deck}
    return MemoryWorld({name: text.encode() for name, text in files.items()})


def _compiled(deck: str = "", slide: str = "", language: str = "en-GB") -> Compiled:
    text = DECK.format(deck=deck or f"language: {language}", slide=slide)
    faults = Faults()
    project = load_project(_world(text), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors, faults.in_order()
    return compiled


def _texts(compiled: Compiled) -> str:
    deck = compiled.deck
    found = [deck.title.text, deck.subtitle.text if deck.subtitle else ""]
    found += [inline.text for slide in deck.slides for inline in slide_inlines(slide)]
    return "\n".join(found)


def test_every_text_of_a_deck_is_typeset() -> None:
    found = _texts(_compiled())
    assert "Finland’s “best” schools\nFrom 1997–2008" in found
    assert "The pupils’ “year”" in found
    assert 'He said “no more” – see x - "y", 12" pipes' in found
    assert "Don’t read this…" in found
    assert "“Schools”, p\xa012" in found
    assert "1997–2008" in found
    assert "’09" in found
    assert "Pupils’ total" in found


def test_the_words_for_who_cannot_see_are_typeset() -> None:
    chart = _compiled().deck.slides[-1].slots["chart"]
    assert getattr(chart, "alt", "") == "The pupils’ “numbers”"


def test_quotes_are_those_of_the_language_that_a_text_is_shown_in() -> None:
    assert "Ce qu’ils «\u202fdisent\u202f»" in _texts(_compiled(language="fr"))


def test_a_deck_can_stay_as_typed() -> None:
    found = _texts(_compiled("typography: as-typed"))
    assert not re.search("[‘’“”…–\xa0]", found)
    assert 'Finland\'s "best" schools' in found


def test_a_slide_can_stay_as_typed_or_be_typeset_alone() -> None:
    found = _texts(_compiled(slide="typography: as-typed"))
    assert 'What "they" say' in found
    assert "Finland’s" in found
    found = _texts(_compiled("typography: as-typed", slide="typography: typeset"))
    assert "What “they” say" in found
    assert "Finland's" in found


def test_another_choice_binds_the_slides_anew() -> None:
    """A session kept the marks of the choice before."""
    session = Session()
    for choice, title in (("typeset", "What “they” say"), ("as-typed", 'What "they" say')):
        text = DECK.format(deck=f"typography: {choice}", slide="")
        world = _world(text)
        project = load_project(world, Faults(), session)
        compiled = compile_target(project, project.targets[0], Faults(), session)
        assert compiled is not None
        assert compiled.deck.slides[2].title.text == title


def test_another_way_of_setting_marks_is_no_change_of_the_text() -> None:
    """A pack of an earlier version would read differently on every slide."""
    typed = texts_of(_compiled("typography: as-typed").deck)
    assert compare_texts("talk", typed, texts_of(_compiled().deck)).is_empty


def _projects(tmp_path: Path) -> list[Project]:
    return list(projects(tmp_path))


def test_no_straight_quote_is_seen_in_our_decks(tmp_path: Path) -> None:
    """The seminar's slides had 25 straight quotes and its document to read 49."""
    found = [
        line
        for project in _projects(tmp_path)
        for compiled in compiled_once(project)
        for line in straight_quotes(compiled)
    ]
    assert found == []


def test_straight_quotes_are_found_where_they_are() -> None:
    found = list(straight_quotes(_compiled("typography: as-typed")))
    assert len([line for line in found if "Don't" in line]) == 2


def test_inches_and_code_are_no_straight_quotes() -> None:
    assert list(straight_quotes(_compiled())) == []
