"""Numbered: points whose order counts, from any number on."""

from __future__ import annotations

from briefgen.model.resolved_deck import Points
from briefgen.model.values import replace
from briefgen.read.decode import holds
from briefgen.read.forms import Located
from briefgen.read.short_forms import MappingKeys, form, listed
from briefgen.read.value_kinds import whole
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.points import POINTS, bind_points
from briefgen.resolve.typed_marks import without_numbers

# PowerPoint counts no further.
_LAST = 32_767


class NumberedKeys(MappingKeys, kw_only=True):
    """A numbered list: its `points`, and the number that it begins with (`start`)."""

    points: Located = holds(POINTS, about="The points, in order.")
    start: int = holds(whole(1, _LAST), 1, about="The number of the first point.", is_spoken=False)


def _bind(keys: NumberedKeys, binder: Binder) -> Points | None:
    listed = without_numbers(keys.points.value, keys.start, binder)
    points = bind_points(replace(keys.points, value=listed), binder, are_marked=False)
    return replace(points, first=keys.start) if points else None


NUMBERED = form(
    "numbered",
    NumberedKeys,
    listed("points"),
    what="a numbered list",
    example="{start: 4, points: [Ring the desk, Name a date]}",
)
KIND = Kind(form=NUMBERED, bind=_bind)
