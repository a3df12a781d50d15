"""Timeline: what came after what."""

from __future__ import annotations

from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import Phase, Text, Timeline
from briefgen.model.rich_text import Inline
from briefgen.model.values import Value
from briefgen.read.decode import holds, place
from briefgen.read.forms import Written, entries
from briefgen.read.short_forms import form
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.text import TEXT


class PhaseKeys(Value, kw_only=True):
    """A stretch of time: `when` it is, its `name`, and a `text`."""

    when: Inline = holds(LINE, about="A year or a date as it is shown, such as `Spring 2008`")
    name: Inline = holds(LINE, about="What began then")
    text: Text | None = holds(TEXT, None, about="What there is to say about it")
    span: Span = place()


def _bind(written: Written, _: Binder) -> Timeline:
    phases = (Phase(keys.when, keys.name, keys.text, keys.span) for keys in written.value)
    return Timeline(tuple(phases), written.span)


PHASE = form("phase", PhaseKeys, example="{when: 2008, name: The white paper, text: What happened}")
PHASES = entries("timeline", PHASE, "a list of phases")
KIND = Kind(form=PHASES, bind=_bind, count=lambda timeline: len(timeline.phases))
