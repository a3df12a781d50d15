"""Checklist: points with a box to tick."""

from __future__ import annotations

from briefgen.model.resolved_deck import Checklist
from briefgen.model.values import replace
from briefgen.read.forms import Located, entries
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.points import POINT, bind_points, check_size
from briefgen.resolve.typed_marks import without_boxes


def _bind(written: Located, binder: Binder) -> Checklist | None:
    listed = without_boxes(written.value, binder)
    points = bind_points(replace(written, value=listed), binder, are_marked=False)
    return Checklist(points, written.span) if points else None


CHECKLIST = entries("checklist", POINT, "a list of points", check=check_size)
KIND = Kind(form=CHECKLIST, bind=_bind)
