"""What is drawn -> the structure tree: what it means, in reading order (PDF/UA-1, PDF 1.7 14.7).

Marks are given out while drawing; the tree is written once, when all pages are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from briefgen.backends.heading_levels import HeadingLevels
from briefgen.backends.pdf.canvas import Rectangle
from briefgen.backends.pdf.objects import PdfObjects, array, dictionary, numbers, string
from briefgen.model.values import Value

# A cell may be empty; anything else without content is left out.
_MAY_BE_EMPTY = ("TH", "TD")


class Mark(Value):
    """A piece of a page's content: the `page` counts from 0, the `number` of the mark from 0 on
    each page."""

    page: int
    number: int


class LinkArea(Value):
    """A link: the index of its `annotation` among all of the document."""

    annotation: int


class Element(Struct, eq=False, kw_only=True):
    """An element of the tree, which does not know its parent: so all of a tree goes when its root
    does. `tag` is its type in PDF, such as "P" or "H2"; `kids` are what it holds, in reading order.
    `attributes` and the values of `entries` are PDF text, `area` is the place of a figure in
    points; `place` is the reference to its object, once it has one.

    `level` is that which a heading is to have, where its tag is not settled yet.
    """

    tag: str
    attributes: str = ""
    entries: dict[str, str] = field(default_factory=dict)
    kids: list[Element | Mark | LinkArea] = field(default_factory=list)
    area: Rectangle | None = None
    level: int = 0
    place: str = ""

    def add(self, tag: str, attributes: str = "", **entries: str) -> Element:
        """A new last child; entries without a value are left out."""
        given = {key: value for key, value in entries.items() if value}
        child = Element(tag=tag, attributes=attributes, entries=given)
        self.kids.append(child)
        return child

    @property
    def is_empty(self) -> bool:
        return not self.kids and self.tag not in _MAY_BE_EMPTY


class Tags(Struct, eq=False):
    """The tree that grows below `root` while pages are drawn. `marks` holds a list for each page:
    the element of each of its marks. `headings` settles their levels. `notes` counts the notes so
    far: each is named by it."""

    root: Element = field(default_factory=lambda: Element(tag="Document"))
    marks: list[list[Element]] = field(default_factory=list)
    headings: HeadingLevels = field(default_factory=HeadingLevels)
    notes: int = 0

    def add_note(self, parent: Element, **entries: str) -> Element:
        """A further note. PDF/UA wants an identifier for each, here in the order of their names."""
        self.notes += 1
        return parent.add("Note", ID=string(f"note-{self.notes:06d}"), **entries)

    def add_heading(self, parent: Element, level: int, **entries: str) -> Element:
        """A further heading that is to have this level."""
        return parent.add(self.heading_tag(level), **entries)

    def mark(self, element: Element, page: int) -> int:
        """The next mark of a page, as content of the element."""
        number = len(self.marks[page])
        self.marks[page].append(element)
        element.kids.append(Mark(page, number))
        return number

    def last(self, element: Element, page: int) -> int | None:
        """The last mark of a page, if it is the element's."""
        marks = self.marks[page]
        return len(marks) - 1 if marks and marks[-1] is element else None

    def heading_tag(self, level: int) -> str:
        """H1 to H6."""
        return f"H{self.headings.settled(level)}"


class TagTargets(Value):
    """References to the `pages`, and to each of the link `annotations` with the page that it stands
    on, counted from 0."""

    pages: Sequence[str]
    annotations: Sequence[tuple[str, int]]


def write_tree(
    document: PdfObjects, tags: Tags, places: TagTargets, links: Sequence[Element]
) -> str:
    """Write the tree; the reference to its root. `links` holds the element of each annotation."""
    _prune(tags.root)
    root, parents = document.reserve(), document.reserve()
    found: list[tuple[Element, str]] = []
    _number(document, tags.root, root, found)
    for element, parent in found:
        document.write(element.place, _element(element, parent, places))
    elements = [element for element, _ in found]
    document.write(parents, _parent_tree(tags, links))
    entries = dictionary(
        Type="/StructTreeRoot",
        IDTree=_id_tree(elements),
        K=tags.root.place,
        ParentTree=parents,
        ParentTreeNextKey=str(len(tags.marks) + len(links)),
    )
    document.write(root, entries)
    return root


def _id_tree(elements: Sequence[Element]) -> str:
    """From identifiers to their elements, which are met in the order of their names."""
    named = sorted(
        (found.entries["ID"], found.place) for found in elements if "ID" in found.entries
    )
    return dictionary(Names=array([part for pair in named for part in pair])) if named else ""


def _prune(element: Element) -> None:
    """Take out what holds nothing, from the leaves up."""
    kept = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _prune(kid)
            if kid.is_empty:
                continue
        kept.append(kid)
    element.kids = kept


def _number(
    document: PdfObjects, element: Element, parent: str, found: list[tuple[Element, str]]
) -> None:
    """Give the element and all below it their objects, and find them in reading order, each with
    its parent's."""
    element.place = document.reserve()
    found.append((element, parent))
    for kid in element.kids:
        if isinstance(kid, Element):
            _number(document, kid, element.place, found)


def _element(element: Element, parent: str, places: TagTargets) -> str:
    page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids = [
        kid.place if isinstance(kid, Element) else _piece(kid, page, places) for kid in element.kids
    ]
    parts = [f"<</S /{element.tag} /P {parent}"]
    if page is not None:
        parts.append(f"/Pg {places.pages[page]}")
    if kids:
        parts.append(f"/K {kids[0] if len(kids) == 1 else array(kids)}")
    if element.attributes:
        area = f" /BBox [{numbers(*element.area)}]" if element.area else ""
        parts.append(f"/A <<{element.attributes}{area}>>")
    parts.extend(f"/{key} {value}" for key, value in element.entries.items())
    return " ".join(parts) + ">>"


def _piece(kid: Mark | LinkArea, page: int | None, places: TagTargets) -> str:
    match kid:
        case Mark(page=own, number=number) if own == page:
            return str(number)
        case Mark(page=own, number=number):
            return dictionary(Type="/MCR", Pg=places.pages[own], MCID=str(number))
        case LinkArea(annotation=index):
            area, own = places.annotations[index]
            return dictionary(Type="/OBJR", Obj=area, Pg=places.pages[own])


def _parent_tree(tags: Tags, links: Sequence[Element]) -> str:
    """From marks (by page) and annotations back to their elements."""
    rows = [
        f"{page} {array([element.place for element in elements])}"
        for page, elements in enumerate(tags.marks)
    ]
    rows += [f"{number} {link.place}" for number, link in enumerate(links, len(rows))]
    return dictionary(Nums=array(rows))
