"""Timeline: what came after what."""

from __future__ import annotations

from briefgen.model.resolved_deck import Phase, Text, Timeline
from briefgen.model.rich_text import Inline
from briefgen.read.decode import holds
from briefgen.read.forms import Located, entries
from briefgen.read.short_forms import MappingKeys, form
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.icon import ICON
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.text import TEXT


class PhaseKeys(MappingKeys, kw_only=True):
    """A stretch of time: `when` it is, its `name`, a `text`, and an `icon` in its mark."""

    when: Inline = holds(LINE, about="A year or a date as it is shown, such as `Spring 2008`.")
    name: Inline = holds(LINE, about="What began then.")
    text: Text | None = holds(TEXT, None, about="What there is to say about it.")
    icon: str = holds(ICON, "", about="An icon in its mark on the line.", is_spoken=False)


def _bind(written: Located, _: Binder) -> Timeline:
    phases = (
        Phase(when=keys.when, name=keys.name, text=keys.text, span=keys.span, icon=keys.icon)
        for keys in written.value
    )
    return Timeline(tuple(phases), written.span)


PHASE = form("phase", PhaseKeys, example="{when: 2008, name: The white paper, text: What happened}")
PHASES = entries("timeline", PHASE, "a list of phases")
KIND = Kind(form=PHASES, bind=_bind, count=lambda timeline: len(timeline.phases))
