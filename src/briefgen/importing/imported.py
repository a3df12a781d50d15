"""The nouns at the end of an import: the files to be written, and what became of each slide."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.imported_talk import LeftOut
from briefgen.model.values import Value


class SlideReport(Value, kw_only=True):
    """What became of the slide with this `number` (0 for what belongs to no slide).

    `title` is the one that it has now, `layout` the layout that was chosen, with its `score` (0 to
    1) and its `reason`. `became` names the slides that were made of it ("picture and points"),
    `left_out` what was not taken over, and `look_at` what a person should look at. `undescribed`
    are its pictures of which nobody has said what they show.
    """

    number: int
    title: str = ""
    layout: str = ""
    score: float = 0
    reason: str = ""
    became: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    look_at: tuple[str, ...] = ()
    undescribed: tuple[str, ...] = ()


class Imported(Value, kw_only=True):
    """A presentation as files of a project, by their names in it (`files`): a deck of the given
    `name`, its pictures and data. `entries` are the entries of the deck with the number of the
    slide that each was made from, `reports` what became of the slides, in order."""

    name: str
    files: Mapping[str, bytes]
    entries: tuple[tuple[int, YamlContent], ...]
    reports: tuple[SlideReport, ...]
