"""Column: one of two texts side by side, with a name above."""

from __future__ import annotations

from briefgen.model.resolved_deck import Column, Points, Text
from briefgen.model.rich_text import Inline
from briefgen.read.decode import holds
from briefgen.read.forms import Located
from briefgen.read.short_forms import MappingKeys, alone, form, listed, named
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.points import BODY, bind_body


class ColumnKeys(MappingKeys, kw_only=True):
    """A column: its `name`, and what stands below it, `text` or `points`."""

    name: Inline | None = holds(LINE, None, about="What stands above it.")
    text: Located | Text | Points | None = holds(BODY, None, about="What it says.")
    points: Located | Text | Points | None = holds(BODY, None, about="What it says, as a list.")


def _bind(keys: ColumnKeys, binder: Binder) -> Column | None:
    body = bind_body(keys.text or keys.points, binder)
    return Column(keys.name, body, keys.span) if body else None


COLUMN = form(
    "column",
    ColumnKeys,
    named("name", "text"),
    alone("text"),
    listed("points"),
    example="{name: Before, points: [Two pages, No date]}",
    only_one=("text", "points"),
    some_of=("text", "points"),
    lacks="BF112/empty-column",
    together="BF111/together-body",
)
KIND = Kind(form=COLUMN, bind=_bind)
