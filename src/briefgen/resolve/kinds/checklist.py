"""Checklist: points with a box to tick."""

from __future__ import annotations

from briefgen.model.resolved_deck import Checklist
from briefgen.read.forms import Located, entries
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.points import POINT, bind_points, check_size


def _bind(written: Located, binder: Binder) -> Checklist | None:
    points = bind_points(written, binder)
    return Checklist(points, written.span) if points else None


CHECKLIST = entries("checklist", POINT, "a list of points", check=check_size)
KIND = Kind(form=CHECKLIST, bind=_bind)
