"""An adopted template -> how well each of its layouts carries slides, and a picture of them all.

A deck with texts as long as people write them is built on it. What had no room, or was set small,
is said by layout and placeholder: whoever looks after the file can change that in PowerPoint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.base_file import BaseLayout
from briefgen.model.diagnostics import NOWHERE, Diagnostic, Faults
from briefgen.model.project import Entry, Project, SectionSource, SlideSource, Target
from briefgen.model.scene import Page
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import SPARE
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.render import render_pictures
from briefgen.support.package_data import shipped
from briefgen.support.world import DiskWorld

_PROJECT, _DECK = "gallery", "trial"
_COLUMNS, _WIDTH = 3, 640
# Text that is smaller cannot be read from the last row.
_READABLE = 16
_NOT_CONTENT = ("title", "footer", "date", "number")
_ENDLESS = 1_000_000
_IN_POWERPOINT = "in PowerPoint: View, Slide Master"
Verdict = Literal["fits", "small", "elsewhere", "no room"]


class LayoutFit(Value, kw_only=True):
    """How one of our layouts (`ours`) came out on the file's (`theirs`): the `verdict`, and in
    words what of it is worth knowing, with what to change (`advice`, "" where nothing is)."""

    ours: str
    theirs: str
    verdict: Verdict
    advice: str = ""


class Trial(Value):
    """What came of a trial: `fits` by layout, and as `sheet` a picture of all slides, b"" without
    any."""

    fits: tuple[LayoutFit, ...] = ()
    sheet: bytes = b""


def try_template(name: str, project: Project) -> Trial:
    """Build the trial deck in a template of the project."""
    shown = load_project(DiskWorld(shipped(_PROJECT)), Faults())
    deck = replace(shown.decks[_DECK], template=Scalar(name, NOWHERE))
    target = Target(id=name, deck=_DECK, seminar=None, outputs=(), paper="A4")
    faults = Faults()
    whole = replace(shown, templates=project.templates, decks={_DECK: deck})
    made = compile_target(whole, target, faults)
    if made is None or made.template.base is None:
        return Trial()
    wrong = [fault for fault in faults.found if fault.is_error]
    tried = list(_written(deck.slides))
    ends = [line for _, line in tried[1:]] + [_ENDLESS]
    # What stands elsewhere, such as the organisation's name, belongs to the cover.
    starts = [0, *ends]
    fits = tuple(
        _fit(layout, made, [fault for fault in wrong if start <= _line_of(fault) < end])
        for (layout, _), start, end in zip(tried, starts, ends, strict=False)
    )
    return Trial(fits, render_pictures(made, _WIDTH, _COLUMNS)[1])


def _written(entries: Sequence[Entry]) -> Iterator[tuple[str, int]]:
    """The layout of each slide, and the line that it begins at."""
    for entry in entries:
        match entry:
            case SlideSource(layout=layout, node=node):
                yield layout, node.span.line
            case SectionSource(name=name):
                yield "section", name.span.line


def _line_of(fault: Diagnostic) -> int:
    return fault.span.line if fault.span.file.endswith(f"{_DECK}.yaml") else 0


def _fit(layout: str, made: Compiled, faults: Sequence[Diagnostic]) -> LayoutFit:
    base = made.template.base
    assert base is not None
    own = base.layouts[layout]
    pages = [page for page in made.scene.pages if page.written_as == layout]
    size = min(_sizes(pages), default=0)
    verdict: Verdict = "fits"
    advice = ""
    if faults or not pages:
        verdict, advice = "no room", _larger(own)
    elif made.template.layouts[pages[0].layout].form == SPARE:
        there = base.layouts[pages[0].layout]
        where = "on it" if there.part == own.part else f"on `{_named(there)}`"
        verdict = "elsewhere"
        advice = f"its texts stand in places of ours {where}; {_larger(own)}"
    elif size < _READABLE:
        verdict, advice = "small", f"text goes down to {size} points; {_larger(own)}"
    return LayoutFit(ours=layout, theirs=_named(own), verdict=verdict, advice=advice)


def _named(layout: BaseLayout) -> str:
    return " ".join(layout.name.split())


def _sizes(pages: Sequence[Page]) -> Iterator[int]:
    for page in pages:
        yield from (block.fit.size for block in blocks_in(page.items) if block.placeholder)


def _larger(layout: BaseLayout) -> str:
    """What to change so that there is more room."""
    places = [
        f"`{holder.name}`"
        for name, holder in layout.holders.items()
        if name not in _NOT_CONTENT and holder.name
    ]
    what = f"make {' and '.join(places)} larger" if places else "leave more of the layout free"
    return f"{what} ({_IN_POWERPOINT})"
