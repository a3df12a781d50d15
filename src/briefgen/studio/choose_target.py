"""A project + what is chosen at the top -> the target that is shown, and what can be chosen."""

from __future__ import annotations

from briefgen.model.project import Project, Target
from briefgen.model.values import Value
from briefgen.studio.messages import Ask, Choices, Option


class Chosen(Value, kw_only=True):
    """What is chosen, by id: the `deck`, the `event`, the `audience`, the `language` and the
    `look`; "" for what the files say."""

    deck: str = ""
    event: str = ""
    audience: str = ""
    language: str = ""
    look: str = ""

    def with_asked(self, ask: Ask) -> Chosen:
        return Chosen(
            deck=ask.deck or self.deck,
            event=ask.event or self.event,
            audience=ask.audience or self.audience,
            language=ask.language or self.language,
            look=ask.look or self.look,
        )


def chosen_target(project: Project, chosen: Chosen) -> Target | None:
    return next(iter(project.targets), None)


def choices_of(project: Project, target: Target, chosen: Chosen) -> Choices:
    return Choices(
        decks=tuple(Option(id=name, name=name) for name in project.decks),
        deck=target.deck,
        events=tuple(Option(id=t.id, name=t.id) for t in project.targets),
        event=target.id,
        audiences=(),
        audience="",
        languages=(),
        language="",
        looks=(),
        look="",
    )
