"""Slides of a deck to be -> the text of its file, with the entry of each slide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefgen.edit.new_yaml import Word, YamlContent, written_yaml
from briefgen.importing.slide_entry import WrittenSlide
from briefgen.model.values import Value, replace

# A section that a program made by itself.
_NO_SECTION = frozenset({"", "default section", "untitled section", "standardabschnitt"})


def is_named(section: str) -> bool:
    """Whether somebody has given the section its name."""
    return section.strip().lower() not in _NO_SECTION


class DeckHead(Value, kw_only=True):
    """What the deck says besides its slides: the `title` that it has without a cover, its
    `language`, `aspect` and `template`, "" for those of the project."""

    title: str
    language: str = ""
    aspect: str = ""
    template: str = ""


class MadeSlide(Value, kw_only=True):
    """A `slide` that was made of the one with this `number`; `section` is the name of the section
    in which that stands, `id` what it is called by where links lead to it."""

    number: int
    slide: WrittenSlide
    section: str = ""
    id: str = ""


class NumberedEntry(Value):
    """An entry of the deck (`content`), the `number` of the slide that it was made from, and its
    `title`."""

    number: int
    content: Mapping[str, YamlContent]
    title: str


def entries_of(made: Sequence[MadeSlide]) -> list[NumberedEntry]:
    """The entries in order: sections where one begins, and titles that differ."""
    titled = list(_with_own_titles(list(_with_full_sections(list(_with_sections(made))))))
    return [NumberedEntry(one.number, _entry(one), one.slide.title) for one in titled]


def deck_text(deck: DeckHead, entries: Sequence[NumberedEntry]) -> str:
    """The text of the deck's file. What its cover says by itself stands at the head."""
    slides = [entry.content for entry in entries]
    head: dict[str, YamlContent] = {"title": deck.title}
    if slides and slides[0].get("layout") == "cover":
        cover = dict(slides[0])
        head["title"] = cover.pop("title")
        if "subtitle" in cover:
            head["subtitle"] = cover.pop("subtitle")
        slides[0] = cover
    if deck.template:
        head["template"] = deck.template
    if deck.language:
        head["language"] = deck.language
    if deck.aspect not in {"", "16:9"}:
        head["aspect"] = Word(f'"{deck.aspect}"')
    return written_yaml({**head, "slides": slides})


def _with_sections(made: Sequence[MadeSlide]) -> Iterator[MadeSlide]:
    """A section of the file begins with a slide that says so, unless the talk has such a slide."""
    before = ""
    for place, one in enumerate(made):
        begins = one.section != before and is_named(one.section)
        before = one.section
        if begins and place and one.slide.layout not in {"section", "cover"}:
            slide = WrittenSlide(layout="section", title=one.section, keys={}, common={})
            yield MadeSlide(number=one.number, slide=slide)
        yield one


def _with_full_sections(made: Sequence[MadeSlide]) -> Iterator[MadeSlide]:
    """A section without slides would vanish: its words become a statement. So does one that is
    hidden, since sections cannot be."""
    for place, one in enumerate(made):
        following = made[place + 1].slide.layout if place + 1 < len(made) else "section"
        is_empty = following == "section" or "hidden" in one.slide.common
        if one.slide.layout == "section" and is_empty:
            one = replace(one, slide=replace(one.slide, layout="statement"))
        yield one


def _with_own_titles(made: Sequence[MadeSlide]) -> Iterator[MadeSlide]:
    """A title that was there before gets a number."""
    taken: set[str] = set()
    for one in made:
        title, number = one.slide.title, 1
        while title.casefold() in taken:
            number += 1
            title = f"{one.slide.title} ({number})"
        taken.add(title.casefold())
        yield replace(one, slide=replace(one.slide, title=title))


def _entry(one: MadeSlide) -> Mapping[str, YamlContent]:
    slide = one.slide
    named = {"id": one.id} if one.id else {}
    if slide.layout == "section":
        return {"section": slide.title, **named, **slide.keys, **slide.common}
    return {"layout": slide.layout, **named, "title": slide.title, **slide.keys, **slide.common}
