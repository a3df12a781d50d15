"""Scene + paper -> how many of its slides go on a page, and advice on those that are too small."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefgen.handouts.redact import without_hidden
from briefgen.handouts.slides_per_page import PER_PAGE, scale_of
from briefgen.model.diagnostics import Faults, Span
from briefgen.model.outputs import AskedPerPage, PerPage, SheetPaper
from briefgen.model.scene import Page, Scene
from briefgen.model.scene_walk import blocks_in
from briefgen.model.text_block import Role

# Text that prints below this size, in points, is too small to read.
LEGIBLE = 7.0
# Where the slides decide how many go on a page: the numbers, and the smallest that text is printed.
_TRIED: tuple[PerPage, ...] = (6, 4, 3, 2)
_LEAST = 6.0
# What is looked up rather than read.
_LOOKED_UP = (Role.NOTE, Role.CAPTION)
_COVER = "cover"
_NAMED = 3

# The slides that are printed, each with its smallest text in points.
_Printed = Sequence[tuple[Page, int]]


def smallest_text(page: Page, *, but: Container[Role] = ()) -> int:
    """The smallest text of a slide in points, without what has one of these roles; what is not
    printed (footer, date, number) does not count. A slide without text counts as one with the
    largest."""
    sizes = (
        run.size
        for block in blocks_in(page.items)
        if block.about.role not in but
        for line in block.lines
        for run in line.runs
        if run.text.strip()
    )
    return min(sizes, default=1000)


def _below(printed: _Printed, per_page: PerPage, paper: SheetPaper, legible: float) -> list[Page]:
    """The slides with text that would print smaller than that."""
    return [page for page, size in printed if size * scale_of(page.size, per_page, paper) < legible]


def slides_a_page(scene: Scene, asked: AskedPerPage, paper: SheetPaper) -> PerPage:
    """The number that was asked for; where it is left to the slides, the largest at which all that
    is read on them can be read on paper, 2 at least. Sources, captions and the cover do not count.
    """
    if asked != "auto":
        return asked
    read = _read(scene)
    fitting = (number for number in _TRIED if not _below(read, number, paper, _LEAST))
    return next(fitting, _TRIED[-1])


def _read(scene: Scene) -> _Printed:
    """What is read of a handout, without what is looked up, or looked at."""
    pages = (page for page in without_hidden(scene).pages if page.written_as != _COVER)
    return [(page, smallest_text(page, but=_LOOKED_UP)) for page in pages]


def check_print(
    scene: Scene, asked: AskedPerPage, paper: SheetPaper, span: Span, *, faults: Faults
) -> None:
    """Name the slides that are too small at that number, and the next smaller number that is
    better. Where the slides decide, less is asked of it, and mostly there is nothing to say."""
    per_page, legible = slides_a_page(scene, asked, paper), LEGIBLE
    printed: _Printed = [(page, smallest_text(page)) for page in without_hidden(scene).pages]
    if asked == "auto":
        printed, legible = _read(scene), _LEAST
    small = _below(printed, per_page, paper, legible)
    if not small:
        return
    named = "; ".join(page.title for page in small[:_NAMED])
    others = f"; and {len(small) - _NAMED} more" if len(small) > _NAMED else ""
    fewer, left = _better(printed, per_page, paper, len(small), legible)
    faults.say(
        "BF310/fewer" if fewer else "BF310",
        span,
        small=len(small),
        slides=len(scene.pages),
        legible=legible,
        per_page=per_page,
        names=f"{named}{others}",
        fewer=fewer,
        left=left or "none",
    )


def _better(
    printed: _Printed, per_page: PerPage, paper: SheetPaper, count: int, legible: float
) -> tuple[int, int]:
    """The next smaller number that is better, and how many slides it leaves; 0 for none."""
    for fewer in sorted((number for number in PER_PAGE if number < per_page), reverse=True):
        left = len(_below(printed, fewer, paper, legible))
        if left < count:
            return fewer, left
    return 0, count
