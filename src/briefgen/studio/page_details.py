"""The picture of a page that is looked at -> the same with what can be changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.compile import Compiled
from briefgen.model.project import Entry, Project, SectionSource, SlideSource
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.scene import Page
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.studio.messages import PagePicture
from briefgen.studio.page_texts import page_texts
from briefgen.studio.part_fits import part_fits
from briefgen.studio.source_places import SourcePlaces


def with_details(
    picture: PagePicture,
    page: Page,
    nodes: Iterable[Node],
    compiled: Compiled,
    places: SourcePlaces,
) -> PagePicture:
    """The picture of a page of an entry, which is written in the `nodes`."""
    return replace(
        picture,
        texts=page_texts(page, nodes, compiled.scene.palette, places),
        fits=part_fits(page, compiled.template),
    )


def nodes_shown(
    entry: Node, root: Node | None, slides: Sequence[ResolvedSlide], project: Project
) -> Iterator[Node]:
    """All that the pages of an entry are written in: the entry, the slides of the library that it
    uses, and what the deck says of itself, which a cover shows."""
    yield entry
    if isinstance(root, Map):
        yield from (value for _, value in root.entries if isinstance(value, Scalar))
    used = {(slide.span.file, slide.span.line) for slide in slides}
    for file in project.library.values():
        if any(place[0] == file.file for place in used):
            yield from (
                node
                for one in file.slides
                if (one.span.file, one.span.line) in used
                for node in _written_in(one)
            )


def _written_in(entry: Entry) -> Iterator[Node]:
    if isinstance(entry, SlideSource):
        yield entry.node
    elif isinstance(entry, SectionSource):
        yield entry.name
        yield from (entry.text,) if entry.text is not None else ()
