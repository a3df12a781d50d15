"""Checked -> slots that are as full as they can be."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint.checked_target import Checked
from briefgen.lint.measure_slot_fit import slots_fit
from briefgen.model.diagnostics import Diagnostic, diagnose

FULL = 95


def find(checked: Checked) -> Iterator[Diagnostic]:
    """A fault at each slot with no room left."""
    for fit in slots_fit(checked):
        if fit.smallest and fit.squeezed and fit.percent >= FULL:
            yield diagnose("BF533", fit.span, slot=fit.slot, percent=fit.percent, size=fit.size)
