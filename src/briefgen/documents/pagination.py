"""Flowables + paper -> pages: filled from the top, without widows, orphans or lonely headings.

A document that is read is set as TeX sets paragraphs: of the ways to fill its pages that is taken
which costs its reader the least in all (`page_costs`): a page ends early for the sake of the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from msgspec import Struct

from briefgen.documents.page_costs import PAGE, cost_of, cost_of_count
from briefgen.documents.page_filling import FlowPage, PageFilling
from briefgen.documents.page_flow import PageChoice, PageEnd, PageFlow
from briefgen.documents.splittable_flowable import Flowable
from briefgen.model.scene import Grid
from briefgen.model.units import Box
from briefgen.model.values import Value

# So many ways to fill the pages so far are followed up.
_WAYS = 6
# Where a document ends worse than this, its last pages are filled in every way, and more are
# followed: so many pages can gain or lose one, however long the document is.
_BAD_ENDING, _MORE_WAYS, _AHEAD_COUNTS, _ENDING_PAGES = 4.0, 9, 4, 16
# A page that costs more than this beside its paper is filled in other ways too.
_DEAR = 1.5
_LOWER, _LOWEST, _CLOSE = 80, 70, 80
# So many pages ahead are looked at where one is filled.
_AHEAD = 4
# The last pages are tried in every way: they decide how full the very last is.
_LAST_PAGES = 2.5


class Frames(Value):
    """The boxes that pages offer: the `first`, all `other`, and one that is `turned`."""

    first: Box
    other: Box
    turned: Box | None = None


class PagePlan(Value):
    """How a page is filled (`choice`), and the number of the `end` at which it ends, None where it
    is as full as it gets."""

    choice: PageChoice = PageChoice()
    end: int | None = None


def flow_pages(
    pieces: Sequence[Flowable], first: Box, other: Box, turned: Box | None = None
) -> list[FlowPage]:
    """Set the pieces on pages, each as full as it gets: the first page offers the box `first`, all
    others `other`, or `turned` where their pieces stand on a turned page.

    A drawing or table that does not fit is drawn lower, or waits for the next page while text that
    follows it goes on. A piece that is higher than a page and cannot be cut stands on a page of its
    own.
    """
    return pages_as_planned(pieces, Frames(first, other, turned), ())


def pages_as_planned(
    pieces: Sequence[Flowable], frames: Frames, plan: Sequence[PagePlan]
) -> list[FlowPage]:
    """The pages, filled as they were when the plan was made; behind it, each as full as it gets."""
    return [page.finished() for page in _filled_as_planned(pieces, frames, plan)]


def page_numbers(
    pieces: Sequence[Flowable], frames: Frames, plan: Sequence[PagePlan]
) -> dict[str, int]:
    """The number of the page on which each anchor will stand."""
    pages = enumerate(_filled_as_planned(pieces, frames, plan), 1)
    return {anchor: number for number, page in pages for anchor in page.anchors}


def _filled_as_planned(
    pieces: Sequence[Flowable], frames: Frames, plan: Sequence[PagePlan]
) -> Iterator[PageFilling]:
    filler = _Filler(pieces=pieces, frames=frames)
    queue = filler.queue
    number = 0
    while queue.ahead or queue.below:
        planned = plan[number] if number < len(plan) else PagePlan()
        flow = filler.flow(queue, planned.choice, number)
        end = flow.filled()
        if planned.end is not None:
            end = flow.ends[planned.end]
        yield end.page
        queue, number = filler.after(queue, end), number + 1


def plan_pages(
    pieces: Sequence[Flowable], frames: Frames, *, is_booklet: bool = False
) -> list[PagePlan]:
    """The cheapest of the ways to fill the pages that were followed up."""
    search = _Search(filler=_Filler(pieces=pieces, frames=frames), is_booklet=is_booklet)
    way = search.best(_Way(queued=search.filler.queue))
    if way is not None and way.ending > _BAD_ENDING:
        search.most, search.tries_all = _MORE_WAYS, True
        again = search.best(_pages_before(way, _ENDING_PAGES))
        way = min(way, again or way, key=lambda one: one.cost)
    plans: list[PagePlan] = []
    while way is not None and way.before is not None:
        plans.append(way.plan)
        way = way.before
    return plans[::-1]


class _Queue(Value):
    """Pieces that wait: those that come next (`ahead`, the first one last), and how many further
    ones there are `below`, at the end of all pieces."""

    ahead: tuple[Flowable, ...]
    below: int


class _Filler(Struct, kw_only=True):
    """Fills single pages. Of what waits it looks at a few pages only, so that a document that is
    twice as long takes twice the time."""

    pieces: Sequence[Flowable]
    frames: Frames

    @property
    def queue(self) -> _Queue:
        """All pieces."""
        return _Queue((), len(self.pieces))

    def flow(self, queue: _Queue, choice: PageChoice, number: int) -> PageFlow:
        """The page of a number, counted from 0, to be filled."""
        waiting = self._ahead(queue)
        is_turned = number > 0 and waiting[-1].turned
        other = self.frames.turned if is_turned and self.frames.turned else self.frames.other
        frame = other if number else self.frames.first
        page = PageFilling(frame=frame, y=frame.y, turned=is_turned, closeness=choice.close)
        return PageFlow(waiting=waiting, page=page, choice=choice, goes_on=bool(queue.below))

    def _ahead(self, queue: _Queue) -> list[Flowable]:
        height = sum(map(_height, queue.ahead))
        first = len(self.pieces) - queue.below
        taken: list[Flowable] = []
        for piece in islice(self.pieces, first, None):
            if height > _AHEAD * self.frames.other.height:
                break
            taken.append(piece)
            height += _height(piece)
        return [*reversed(taken), *queue.ahead]

    def after(self, queue: _Queue, end: PageEnd) -> _Queue:
        """What waits after a page."""
        return _Queue(end.waiting, queue.below - (len(self._ahead(queue)) - len(queue.ahead)))


class _Way(Value, kw_only=True):
    """A way to fill the pages so far: what is `queued` then, and what it `cost`, how much of
    that for its `ending`; how the last of them is filled (`plan`), and the way `before` it; and the
    `number` of pages."""

    queued: _Queue
    cost: float = 0.0
    ending: float = 0.0
    number: int = 0
    plan: PagePlan = PagePlan()
    before: _Way | None = None


class _Search(Struct, kw_only=True):
    """Follows the cheapest ways, page by page, `most` of them at a time; where it `tries_all`, each
    page is filled in every way. `rest` is the height of so many waiting pieces."""

    filler: _Filler
    is_booklet: bool
    most: int = _WAYS
    tries_all: bool = False
    rest: Sequence[int] = ()

    def best(self, start: _Way) -> _Way | None:
        """The cheapest way on to its end."""
        heights = map(_height, reversed(self.filler.pieces))
        self.rest = list(accumulate(heights, initial=0))
        ways = [start] if self.filler.pieces else []
        found: list[_Way] = []
        while ways:
            ways = self._followed(ways, found)
        return min(found, key=lambda way: way.cost, default=None)

    def _followed(self, ways: Sequence[_Way], found: list[_Way]) -> list[_Way]:
        """The cheapest ways with one page more; those that came to their end are `found`."""
        cheapest: dict[tuple[int, ...], _Way] = {}
        for way in ways:
            for after in self._after(way):
                if not after.queued.ahead and not after.queued.below:
                    found.append(after)
                    continue
                key = _key(after.queued)
                if key not in cheapest or after.cost < cheapest[key].cost:
                    cheapest[key] = after
        least = min((way.cost for way in found), default=None)
        others = (way for way in cheapest.values() if least is None or way.cost + PAGE < least)
        return sorted(others, key=self._expected)[: self.most]

    def _expected(self, way: _Way) -> float:
        """What it costs in all, if the pages to come are as they should be; where the document is
        to end otherwise, ways count for more the further on they are."""
        ahead = _AHEAD_COUNTS if self.tries_all else 1
        return way.cost + PAGE * ahead * self._pages_left(way)

    def _pages_left(self, way: _Way) -> float:
        count = min(way.queued.below + len(way.queued.ahead), len(self.rest) - 1)
        return self.rest[count] / self.filler.frames.other.height

    def _after(self, way: _Way) -> Iterator[_Way]:
        flow = self.filler.flow(way.queued, PageChoice(), way.number)
        end = flow.filled()
        ways = list(self._ways(way, flow, end))
        yield from ways
        is_dear = ways[0].cost - way.cost - PAGE > _DEAR
        if self.tries_all or is_dear or self._pages_left(way) < _LAST_PAGES:
            for choice in _others(end):
                flow = self.filler.flow(way.queued, choice, way.number)
                yield from self._ways(way, flow, flow.filled())

    def _ways(self, way: _Way, flow: PageFlow, full: PageEnd) -> Iterator[_Way]:
        """The ways on, by each of the places where the page may end."""
        number = way.number + 1
        for place, end in ((None, full), *enumerate(flow.ends)):
            queue = self.filler.after(way.queued, end)
            cost, ending = cost_of(end, flow.choice, is_first=number == 1), 0.0
            if not queue.ahead and not queue.below:
                ending = cost - PAGE + cost_of_count(number, is_booklet=self.is_booklet)
                cost = PAGE + ending
            yield _Way(
                queued=queue,
                cost=way.cost + cost,
                ending=ending,
                number=number,
                plan=PagePlan(flow.choice, place),
                before=way,
            )


def _pages_before(way: _Way, count: int) -> _Way:
    """The way as it was so many pages ago, or at its beginning."""
    for _ in range(count):
        way = way.before or way
    return way


def _others(end: PageEnd) -> Iterator[PageChoice]:
    """Other choices that would fill the page in another way."""
    if end.floats:
        yield PageChoice(passes=False)
    grid = end.waiting[-1].item if end.waiting else None
    if isinstance(grid, Grid) and grid.about.continues:
        yield PageChoice(whole=True)
        yield PageChoice(whole=True, passes=False)
    yield PageChoice(close=_CLOSE)
    near = (*end.page.pieces, *end.waiting[-4:])
    if any(piece.redraw for piece in near):
        yield PageChoice(low=_LOWER)
        yield PageChoice(low=_LOWER, close=_CLOSE)
        yield PageChoice(low=_LOWEST)


def _height(piece: Flowable) -> int:
    return piece.space + piece.height


def _key(queue: _Queue) -> tuple[int, ...]:
    """What is waiting, by what comes first: ways that wait for the same go on alike."""
    return (queue.below + len(queue.ahead), *map(_height, queue.ahead[-3:]))
