"""A page that is being drawn: its operators, and the tags and links they get."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import field

from briefgen.backends.pdf.canvas import ARTIFACT, PdfCanvas, View
from briefgen.backends.pdf.links import Annotation, Links
from briefgen.backends.pdf.paragraph_tags import Thread
from briefgen.backends.pdf.structure_tree import Element, LinkArea, Tags
from briefgen.model.text_block import PlacedRun
from briefgen.model.units import Box, pt
from briefgen.model.values import Value
from briefgen.text.fonts import FontBook


class Context(Value):
    """Where an item is drawn: in `view`, with its text in the element `parent` (None where it has
    no tag of its own), below a slide's title of the `level`. `aside` says what drawing without a
    tag of its own is: the mark of an artifact, or part of a figure's element."""

    view: View
    parent: Element | None
    level: int = 1
    aside: Element | str = ARTIFACT


class PageWriter(Value, kw_only=True):
    """What is written to while a page is drawn. `page` counts from 0; `language` is the
    document's; `shown` are the keys of the pictures on the page, in order.

    `canvas` takes the operators of this page alone; `tags`, `links` and `thread` are the same for
    all pages of the document. `fonts` are those that texts were measured in.
    """

    page: int
    canvas: PdfCanvas
    tags: Tags
    links: Links
    fonts: FontBook
    language: str
    thread: Thread
    shown: dict[str, None] = field(default_factory=dict)

    def begin(self, element: Element) -> None:
        """Open content of an element; what directly follows other content of it joins that."""
        last = self.tags.last(element, self.page)
        if last is not None and self.canvas.continues(mark_of(element, last)):
            self.canvas.begin(mark_of(element, last))
        else:
            self.canvas.begin(mark_of(element, self.tags.mark(element, self.page)))

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        self.begin(element)
        yield
        self.canvas.end()

    @contextmanager
    def aside(self, context: Context) -> Iterator[None]:
        """Drawing that has no tag of its own."""
        if isinstance(context.aside, Element):
            self.begin(context.aside)
        else:
            self.canvas.begin(context.aside)
        yield
        self.canvas.end()

    def add_link(
        self, element: Element, box: Box, address: str, label: str, *, context: Context
    ) -> None:
        """An area that leads to an address, as part of its Link element."""
        area = context.view.rectangle(box)
        words = label if address.startswith("#") else f"{label} ({address})"
        element.kids.append(LinkArea(len(self.links.found)))
        self.links.add(
            Annotation(page=self.page, area=area, address=address, words=words, element=element)
        )

    def trailing_space(self, run: PlacedRun) -> int:
        """The width of the spaces at a run's end, in EMU."""
        spaces = len(run.text) - len(run.text.rstrip(" "))
        face = self.fonts.face(run.font)
        return pt(spaces * run.size * face.advance(" ") / face.units)


def mark_of(element: Element, number: int) -> str:
    """The operator that opens a piece of content of an element."""
    return f"/{element.tag} <</MCID {number}>> BDC"
