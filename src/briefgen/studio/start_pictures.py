"""The name of an organisation -> a cover in each look that comes with briefgen."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.project import Project
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.studio.messages import LookCard, StartPictures
from briefgen.support.session import Session
from briefgen.support.world import MemoryWorld

_DECK = """\
title: Our first seminar
subtitle: What it is about, in one line
event: {date: 24 November 2026}
slides:
  - layout: cover
"""
# What stands on the covers until a name is typed.
_NOBODY = "Your organisation"


def start_pictures(organisation: str, session: Session | None = None) -> StartPictures:
    """The built-in looks in the order of their titles, the one that a new deck has first."""
    files = {"briefgen.yaml": b"", "decks/first.yaml": _DECK.encode()}
    session = session or Session()
    project = load_project(MemoryWorld(files), Faults(), session)
    name = Scalar(" ".join(organisation.split()) or _NOBODY, NOWHERE, quoted=True)
    project = replace(project, config=replace(project.config, organisation=name))
    return StartPictures(looks=tuple(_cards(project, session)))


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
            cover = page_svg(compiled.scene.pages[0], shared, label=f"A cover in {look.title}")
            what = look.about.partition("; its old name")[0]
            yield LookCard(id=look.name, name=look.title, what=what, svg=cover)
