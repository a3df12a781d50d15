"""Links of a scene -> annotations: where they may lead, and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct, field

from briefgen.backends.numbers import number
from briefgen.backends.pdf.canvas import Rectangle, View
from briefgen.backends.pdf.objects import dictionary, numbers, string
from briefgen.backends.pdf.structure_tree import Element
from briefgen.model.scene import Group, Page, Scene
from briefgen.model.values import Value


class LinkDestination(Value):
    """A place in the document: the `page` counts from 0; `left` and `top` are points from the left
    and the bottom of the page."""

    page: int
    left: float
    top: float


class Annotation(Value, kw_only=True):
    """A link on a `page`, counted from 0: its `area` in points, its `address` ("#id" for a slide),
    `words` that say where it leads, and the `element` of the structure tree that it belongs to."""

    page: int
    area: Rectangle
    address: str
    words: str
    element: Element


class Links(Struct, eq=False):
    """The places that links may lead to, `targets` by slide id, and the links met while drawing."""

    targets: Mapping[str, LinkDestination]
    _found: list[Annotation] = field(default_factory=list)

    @property
    def found(self) -> Sequence[Annotation]:
        return self._found

    def add(self, annotation: Annotation) -> None:
        self._found.append(annotation)

    def leads(self, address: str) -> bool:
        """Whether the address can be followed: a hidden slide has no place in a handout."""
        return bool(address) and (not address.startswith("#") or address[1:] in self.targets)


def find_targets(scene: Scene) -> dict[str, LinkDestination]:
    """Slides by id: pages, and groups that are the picture of a slide, which come before them."""
    targets: dict[str, LinkDestination] = {}
    for index, page in enumerate(scene.pages):
        top = View.of_page(page.size).top
        for name in (page.id, *page.anchors):
            targets.setdefault(name, LinkDestination(index, 0.0, top))
    for index, page in enumerate(scene.pages):
        targets.update(_groups(page, index))
    return targets


def _groups(page: Page, index: int) -> Iterator[tuple[str, LinkDestination]]:
    view = View.of_page(page.size)
    for item in page.items:
        if isinstance(item, Group) and item.view and item.name:
            left, _, _, top = view.rectangle(item.box)
            yield item.name, LinkDestination(index, left, top)


def annotation_text(
    annotation: Annotation, key: int, targets: Mapping[str, LinkDestination], pages: Sequence[str]
) -> str:
    """The annotation's object. `key` is its key in the structure's parent tree; `pages` are the
    references to the pages."""
    return dictionary(
        Type="/Annot",
        Subtype="/Link",
        Rect=f"[{numbers(*annotation.area)}]",
        F="4",
        Border="[0 0 0]",
        Contents=string(annotation.words),
        StructParent=str(key),
        **_action(annotation.address, targets, pages),
    )


def _action(
    address: str, targets: Mapping[str, LinkDestination], pages: Sequence[str]
) -> dict[str, str]:
    if not address.startswith("#"):
        return {"A": dictionary(S="/URI", URI=string(_ascii(address)))}
    return {"Dest": destination(targets[address[1:]], pages)}


def destination(target: LinkDestination, pages: Sequence[str]) -> str:
    """A place in the document as an explicit destination; the zoom stays what it is."""
    return f"[{pages[target.page]} /XYZ {number(target.left)} {number(target.top)} null]"


def _ascii(address: str) -> str:
    """An address in ASCII; what is escaped stays as it is."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")
