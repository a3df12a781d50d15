"""A chart and its slide's title -> what the chart is about, where somebody said it."""

from __future__ import annotations

import re

from briefgen.model.chart_kinds import ROUND
from briefgen.model.charts import Chart, Focus

# A shorter word that a title shares with a category says nothing.
_LEAST = 5
_YEAR = re.compile(r"(?:19|20)\d\d(?:\W\d{2,4})?")
_WORD = re.compile(r"\w+")
_REST = re.compile(
    r"(?:the |all |something |le |les |die |das |y )?(?:others?|else|rest|remainder|autres?|reste"
    r"|übrigen?s?|sonstiges?|andere[sn]?|rest|arall|eraill|gweddill)\b",
    re.IGNORECASE,
)


def is_rest(name: str) -> bool:
    """Whether a name says that it is all else."""
    return bool(_REST.match(name.strip()))


def rest_of(chart: Chart) -> int | None:
    """The only series that is all else."""
    found = [index for index, one in enumerate(chart.series) if is_rest(one.name.text)]
    return found[0] if len(found) == 1 else None


def focus_of(chart: Chart, title: str) -> Focus:
    """What the author named; else the later of two years or what stands beside all else, or the one
    that the title names: of several series a whole name, of one its bar or its slice."""
    if chart.focus is not None:
        return chart.focus
    names = [one.name.text.strip() for one in chart.series]
    if len(names) == 1:
        is_parted = chart.kind in ("bar", "column", *ROUND)
        categories = [name.text for name in chart.categories]
        return Focus(category=_named_in(title, categories)) if is_parted else Focus()
    if chart.stacked or chart.kind not in ("bar", "column", "line"):
        return Focus()
    if len(names) == 2 and all(map(_YEAR.fullmatch, names)):
        return Focus(series=names.index(max(names)))
    rest = rest_of(chart) if len(names) == 2 else None
    return Focus(series=_spoken_of(title, names) if rest is None else 1 - rest)


def _spoken_of(title: str, names: list[str]) -> int | None:
    """The only name of which the title has every word."""
    said = set(_WORD.findall(title.casefold()))
    found = [
        index
        for index, name in enumerate(names)
        if (words := set(_WORD.findall(name.casefold()))) <= said
        and max(map(len, words), default=0) >= _LEAST
    ]
    return found[0] if len(found) == 1 else None


def _named_in(title: str, names: list[str]) -> int | None:
    """The only name with the longest word that the title has too."""
    words = {word for word in _WORD.findall(title.casefold()) if len(word) >= _LEAST}
    shared = [
        max((len(word) for word in _WORD.findall(name.casefold()) if word in words), default=0)
        for name in names
    ]
    most = max(shared)
    return shared.index(most) if most and shared.count(most) == 1 else None
