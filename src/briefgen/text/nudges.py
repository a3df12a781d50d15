"""By how much a column is made narrower, step by step, so that its lines end elsewhere."""

from __future__ import annotations

_STEP = 0.005


def nudges_up_to(limit: float) -> range:
    """The steps from no nudge to one of a share `limit` of the width."""
    return range(round(limit / _STEP) + 1)


def nudge_at(step: int, width: float) -> float:
    """The nudge of a step, in the unit of the width."""
    return round(step * _STEP * width, 1)
