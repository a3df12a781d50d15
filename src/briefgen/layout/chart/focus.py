"""A chart and its slide's title -> what the chart is about, where somebody said it."""

from __future__ import annotations

import re

from briefgen.model.charts import Chart, Focus

# A shorter word that a title shares with a category says nothing.
_LEAST = 5
_YEAR = re.compile(r"(?:19|20)\d\d(?:\W\d{2,4})?")
_WORD = re.compile(r"\w+")


def focus_of(chart: Chart, title: str) -> Focus:
    """What the author named; else the later of two years, or among the bars of one series the one
    that the title names."""
    if chart.focus is not None:
        return chart.focus
    names = [one.name.text.strip() for one in chart.series]
    if len(names) == 2 and all(map(_YEAR.fullmatch, names)) and not chart.stacked:
        return Focus(series=names.index(max(names)))
    if len(names) == 1 and chart.kind in ("bar", "column"):
        return Focus(category=_named_in(title, [name.text for name in chart.categories]))
    return Focus()


def _named_in(title: str, names: list[str]) -> int | None:
    """The only name with the longest word that the title has too."""
    words = {word for word in _WORD.findall(title.casefold()) if len(word) >= _LEAST}
    shared = [
        max((len(word) for word in _WORD.findall(name.casefold()) if word in words), default=0)
        for name in names
    ]
    most = max(shared)
    return shared.index(most) if most and shared.count(most) == 1 else None
