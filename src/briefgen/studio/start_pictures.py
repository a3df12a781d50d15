"""The name of an organisation -> a cover and samples in each look that comes with briefgen."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import compile_target, load_project
from briefgen.edit.change_entries import with_key
from briefgen.edit.set_text import set_text
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.project import Project
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.studio.first_project import LANGUAGES, words_of
from briefgen.studio.messages import LookCard, Option, StartPictures
from briefgen.studio.sample_words import is_english, sample_in
from briefgen.support.session import Session
from briefgen.support.world import MemoryWorld
from briefgen.text.locales import language_name
from briefgen.text.words import say

_DECK = """\
title: Our first seminar
subtitle: What it is about, in one line
event: {date: 2026-11-24}
slides:
  - layout: cover
  - layout: bullets
    title: Three things that helped
    points:
      - One reader in mind
      - Short sentences: [fifteen words, not fifty]
      - A test with real people
  - layout: numbers
    title: Letters were long, and people rang
    numbers:
      - "2,150": letters a month
      - "30%": were followed by a call
      - "14": minutes for each call
  - layout: chart
    title: Fewer calls after each letter
    chart:
      kind: column
      alt: "Columns: calls a week fall from 640 to 410"
      data:
        categories: [January, February, March, April]
        series: [{Calls a week: [640, 580, 470, 410]}]
  - layout: table
    title: Who does what
    table:
      columns: [Step, Who, By when]
      rows:
        - [Choose a letter, Each team, Friday]
        - [Write it again, Two people, Two weeks later]
        - [Test it, Five residents, A month later]
"""
# The words for what its slides show, from the second on.
_TITLES = ("points", "numbers", "chart", "table")


def start_pictures(
    organisation: str, language: str = "en-GB", session: Session | None = None
) -> StartPictures:
    """The built-in looks in the order of their titles, the one that a new deck has first, in a
    language of `LANGUAGES`."""
    language = language if language in LANGUAGES else LANGUAGES[0]
    files = {"briefgen.yaml": b"", "decks/first.yaml": _deck(language).encode()}
    session = session or Session()
    project = load_project(MemoryWorld(files), Faults(), session)
    # What stands on the covers until a name is typed.
    nobody = words_of(language).organisation
    name = Scalar(" ".join(organisation.split()) or nobody, NOWHERE, quoted=True)
    project = replace(project, config=replace(project.config, organisation=name))
    languages = (Option(id=tag, name=language_name(tag)) for tag in LANGUAGES)
    return StartPictures(looks=tuple(_cards(project, session)), languages=tuple(languages))


def _deck(language: str) -> str:
    text = sample_in(language, _DECK)
    if not is_english(language):
        words = words_of(language)
        text = set_text(set_text(text, ("title",), words.title), ("subtitle",), words.subtitle)
        for at, name in enumerate(_TITLES, 1):
            text = set_text(text, ("slides", at, "title"), say(name, language))
    return with_key(text, (), "language", language)


def _cards(project: Project, session: Session) -> Iterator[LookCard]:
    first = project.config.template
    looks = {
        template.name: template
        for (_, aspect), template in project.templates.items()
        if aspect == "16:9"
    }
    for look in sorted(looks.values(), key=lambda look: (look.name != first, look.title)):
        decks = {
            deck: replace(found, template=Scalar(look.name, NOWHERE))
            for deck, found in project.decks.items()
        }
        chosen = replace(project, decks=decks)
        compiled = compile_target(chosen, chosen.targets[0], Faults(), session)
        if compiled is not None and compiled.scene.pages:
            shared = SvgScene(scene=compiled.scene, fonts=compiled.fonts, picture=str)
            cover, *others = (
                page_svg(page, shared, label=f"{page.title} in {look.title}")
                for page in compiled.scene.pages
            )
            what = look.about.partition("; its old name")[0]
            yield LookCard(
                id=look.name, name=look.title, what=what, svg=cover, samples=tuple(others)
            )
