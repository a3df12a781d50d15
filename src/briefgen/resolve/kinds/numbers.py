"""Numbers: figures shown large."""

from __future__ import annotations

from briefgen.model.resolved_deck import Number, Numbers
from briefgen.model.rich_text import Inline
from briefgen.read.decode import holds
from briefgen.read.forms import Located, entries
from briefgen.read.short_forms import MappingKeys, form, named
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.icon import ICON
from briefgen.resolve.kinds.line import LINE


class NumberKeys(MappingKeys, kw_only=True):
    """A figure: its `value` as typed, its `label`, its `source`, and an `icon` above it."""

    value: Inline = holds(LINE, about="The figure as it is shown, such as `91%`.")
    label: Inline = holds(LINE, about="What the number counts.")
    source: Inline | None = holds(LINE, None, about="Where it comes from.")
    icon: str = holds(ICON, "", about="An icon above the figure.", is_spoken=False)


def _bind(written: Located, _: Binder) -> Numbers:
    items = (
        Number(
            value=keys.value,
            label=keys.label,
            source=keys.source,
            span=keys.span,
            icon=keys.icon,
        )
        for keys in written.value
    )
    return Numbers(tuple(items), written.span)


NUMBER = form("number", NumberKeys, named("value", "label"), example="91%: what it counts")
NUMBERS = entries("numbers", NUMBER, "a list of numbers")
KIND = Kind(form=NUMBERS, bind=_bind, count=lambda numbers: len(numbers.items))
