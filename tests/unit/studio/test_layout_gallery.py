"""The layouts as cards, and the covers of the looks."""

from __future__ import annotations

from functools import cache

import pytest
from lxml import etree

from briefgen.compile import load_project
from briefgen.edit.change_entries import added_yaml
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.studio.layout_gallery import card_words, layout_gallery, sample_source
from briefgen.studio.messages import LayoutCard
from briefgen.studio.sample_words import sample_in
from briefgen.studio.start_pictures import start_pictures
from briefgen.support.world import MemoryWorld
from tests.unit.studio.made_decks import compiled

PICTURES = ("town-hall.png", "map.png")


@cache
def project() -> Project:
    return load_project(MemoryWorld({"decks/one.yaml": b"title: A\nslides: []\n"}), Faults())


@cache
def cards() -> tuple[LayoutCard, ...]:
    template = project().templates["chancery", "16:9"]
    return layout_gallery(template, lambda asset: f"assets/{asset.mime}", PICTURES).cards


def test_every_layout_has_a_card_with_words_and_a_picture() -> None:
    layouts = {card.layout.partition("/")[0] for card in cards()}
    assert layouts == set(project().templates["chancery", "16:9"].offered)
    assert {card.layout for card in cards()} == set(card_words())
    for card in cards():
        assert 0 < len(card.what.split()) <= 6, card.layout
        assert card.found_by
        assert card.room[0].startswith("Title: ")
        assert etree.fromstring(card.svg).get("aria-label") == card.name


def test_cards_stand_in_groups_with_the_first_slide_and_the_last_together() -> None:
    groups = [card.group for card in cards()]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)
    assert list(dict.fromkeys(groups)) == [
        "Words",
        "Figures",
        "Order and place",
        "Beginning and end",
    ]


def test_everyday_words_find_what_people_mean() -> None:
    def found(words: str) -> set[str]:
        return {card.layout for card in cards() if words in card.found_by}

    assert "two-columns" in found("before and after")
    assert found("photo") >= {"picture", "picture-text"}
    assert found("thank you") == {"closing"}


def test_samples_are_in_the_language_of_the_deck_and_drawn_without_a_fault() -> None:
    text = "title: A\nlanguage: fr\nslides: []\n"
    for number, card in enumerate(cards()):
        for language in ("cy", "de", "it", "fr"):
            source = sample_in(language, card.source)
            # Code is the same everywhere.
            told = source.partition("code:")[0]
            assert " the " not in told, told
            assert " of " not in told, told
        text = added_yaml(text, ("slides",), number, source)
    made = compiled(text, pictures=PICTURES)
    assert [fault.message for fault in made.faults if fault.is_error] == []
    template = project().templates["chancery", "16:9"]
    assert "title: Titel\n" in sample_source(template, "bullets", PICTURES, "de")
    assert "title: …\n" in sample_source(template, "bullets", PICTURES, "it")
    assert sample_in("en-US", cards()[0].source) == cards()[0].source


def words_in(svg: str) -> str:
    return " ".join(text.text or "" for text in etree.fromstring(svg).iter("{*}text"))


def test_pictures_of_layouts_are_in_the_language_of_the_deck() -> None:
    """They were in English, and what was added was not what had been shown."""
    template = project().templates["chancery", "16:9"]
    shown = layout_gallery(template, lambda asset: asset.mime, PICTURES, language="de").cards
    assert [card.layout for card in shown] == [card.layout for card in cards()]
    by_layout = {card.layout: words_in(card.svg) for card in shown}
    assert "Titel" in by_layout["bullets"]
    assert "Abschnitt" in by_layout["section"]
    assert "Quelle" in by_layout["chart/column"]
    for layout, words in by_layout.items():
        assert not {"the", "of", "and", "Source"} & set(words.split()), (layout, words)


@pytest.mark.parametrize(
    ("language", "nobody", "title"),
    [
        ("de", "Ihre Organisation", "Meine erste Präsentation"),
        ("cy", "Eich sefydliad", "Fy nghyflwyniad cyntaf"),
        ("fr-CA", "Votre organisation", "Ma première présentation"),
    ],
)
def test_looks_are_shown_in_the_language_that_is_chosen(
    language: str, nobody: str, title: str
) -> None:
    for look in start_pictures("", language).looks:
        words = words_in(look.svg)
        assert nobody in words
        assert set(title.split()) <= set(words.split())
        assert not {"the", "of", "helped"} & set(words_in(look.samples[0]).split())


def test_every_sample_can_be_added_and_is_drawn_without_a_fault() -> None:
    text = "title: A deck\nslides: []\n"
    for number, card in enumerate(cards()):
        text = added_yaml(text, ("slides",), number, card.source)
        assert sample_source(project().templates["chancery", "16:9"], card.layout, PICTURES) == (
            card.source
        )
    made = compiled(text, pictures=PICTURES)
    assert [fault.message for fault in made.faults if fault.is_error] == []
    assert [slide.title.text for slide in made.compiled.deck.slides]
    assert "hills.jpg" not in text


def test_a_layout_of_charts_is_shown_by_its_first_kind() -> None:
    template = project().templates["seminar", "16:9"]
    assert "kind: column" in sample_source(template, "chart")
    assert sample_source(template, "no-such") == "layout: no-such\ntitle: Title\n"


@pytest.mark.parametrize("name", ["", "The <b>Unit</b> & more", "Name: with a colon", "{a} [b] #c"])
def test_a_name_of_any_spelling_stands_on_the_covers(name: str) -> None:
    looks = start_pictures(name).looks
    assert looks[0].id == "seminar"
    assert len(looks) == 6
    for look in looks:
        words = "".join(text.text or "" for text in etree.fromstring(look.svg).iter("{*}text"))
        assert (name or "Your organisation").replace("'", "’") in words
        assert "old name" not in look.what
