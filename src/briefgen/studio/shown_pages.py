"""The pages of a scene as pictures, and which of them changed since the page saw them last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from msgspec import Struct, field

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import Compiled, likeness_of
from briefgen.model.diagnostics import Span
from briefgen.model.pictures import Asset
from briefgen.model.scene import Page
from briefgen.model.units import EMU_PER_POINT
from briefgen.model.values import replace
from briefgen.studio.listed_slides import ListedSlide
from briefgen.studio.messages import PagePicture
from briefgen.studio.slide_entries import Became
from briefgen.studio.source_places import SourcePlaces
from briefgen.support.session import keep_youngest

# Two decks as long as decks may be, each slide on two pages.
_MOST_PAGES = 4_000


class ShownPages(Struct, eq=False, kw_only=True):
    """The pictures `drawn`, by key of the entry; the same in order with the version in which each
    changed (`pictures`), and their numbers by key (`pages`). `old` says since when an entry shows
    an older text; `assets` are the pictures in them, by number."""

    drawn: dict[str, tuple[PagePicture, ...]] = field(default_factory=dict)
    pictures: list[tuple[int, PagePicture]] = field(default_factory=list)
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
    svgs: dict[str, tuple[tuple[object, ...], str]] = field(default_factory=dict)
    """The pages as they were drawn last, by their ids, with what they were made from."""
    names: Mapping[str, int] = field(default_factory=dict)
    """The numbers of the files that pictures refer to."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """What links in them lead to."""
    lock: Lock = field(default_factory=Lock)
    """Held while a picture gets its number."""

    def show(
        self,
        slides: Sequence[ListedSlide],
        became: Mapping[str, Became],
        compiled: Compiled,
        *,
        broken: frozenset[str],
        version: int,
        since: str,
        names: Mapping[str, int],
        places: SourcePlaces,
    ) -> None:
        """Draw what the entries became. One that is `broken` keeps the picture that it had, which
        is old `since` the last time that all was well."""
        drawn: dict[str, tuple[PagePicture, ...]] = {}
        old: dict[str, str] = {}
        self._know(compiled, names)
        for slide in slides:
            made = became.get(slide.key, Became((), ()))
            now = self._drawn(compiled, slide, made.pages, places)
            if not now and slide.key in broken and self.drawn.get(slide.key):
                now = self.drawn[slide.key]
                old[slide.key] = self.old.get(slide.key, since)
            drawn[slide.key] = now
        self.drawn, self.old = drawn, old
        self._number(version)

    def ahead(
        self,
        slide: ListedSlide,
        pages: Sequence[int],
        compiled: Compiled,
        *,
        names: Mapping[str, int],
        places: SourcePlaces,
    ) -> tuple[PagePicture, ...]:
        """The pictures of one entry, with the numbers that they had; none where it has more
        pages now, or fewer."""
        numbers = self.pages.get(slide.key, ())
        if len(numbers) != len(pages):
            return ()
        self._know(compiled, names)
        now = self._drawn(compiled, slide, pages, places)
        return tuple(replace(one, page=page) for one, page in zip(now, numbers, strict=True))

    def _know(self, compiled: Compiled, names: Mapping[str, int]) -> None:
        """What the pictures of all pages are made from; the same object for as long as it says the
        same, as each of hundreds of pages is asked whether it was drawn with it."""
        targets = {id_: id_ for one in compiled.scene.pages for id_ in (one.id, *one.anchors)}
        if (names, targets) != (self.names, self.targets):
            self.names, self.targets = names, targets

    def _drawn(
        self, compiled: Compiled, slide: ListedSlide, pages: Sequence[int], places: SourcePlaces
    ) -> tuple[PagePicture, ...]:
        shared = self._shared(compiled, slide, places)
        return tuple(self._draw(compiled, at, slide, shared) for at in pages)

    def _number(self, version: int) -> None:
        """Give the pictures their numbers, and note which are others than before."""
        last = self.pictures
        self.pictures, self.pages = [], {}
        for key, found in self.drawn.items():
            first = len(self.pictures)
            for one in found:
                at = len(self.pictures)
                now = replace(one, page=at)
                is_same = at < len(last) and last[at][1] == now
                self.pictures.append((last[at][0] if is_same else version, now))
            self.pages[key] = tuple(range(first, len(self.pictures)))

    def _draw(
        self, compiled: Compiled, at: int, slide: ListedSlide, shared: SvgScene
    ) -> PagePicture:
        """The picture of a page; the last one where it would be the same. To draw 300 pages takes
        as long as to lay them out."""
        page = compiled.scene.pages[at]
        inputs = _looks_of(page, compiled, slide.span, self.names, self.targets)
        known = self.svgs.get(page.id)
        if known is None or known[0] != inputs or inputs[0] is None:
            known = inputs, page_svg(page, shared, label=page.title)
        keep_youngest(self.svgs, page.id, known, _MOST_PAGES)
        return PagePicture(
            page=at,
            slide=slide.key,
            svg=known[1],
            width=page.size.width / EMU_PER_POINT,
            height=page.size.height / EMU_PER_POINT,
        )

    def _shared(self, compiled: Compiled, slide: ListedSlide, places: SourcePlaces) -> SvgScene:
        def place(span: Span) -> str:
            if span.file == slide.span.file:
                return f"{span.line - slide.span.line:+}:{places.column(span)}"
            number = self.names.get(span.file)
            return f"{number}/{span.line}:{places.column(span)}" if number is not None else ""

        return SvgScene(
            scene=compiled.scene,
            fonts=compiled.fonts,
            picture=lambda name: self.address(compiled.scene.assets[name]),
            place=place,
            targets=self.targets,
        )

    def address(self, asset: Asset) -> str:
        """Where the page finds a picture. Threads may ask at the same time."""
        with self.lock:
            for number, known in enumerate(self.assets):
                if known is asset or known == asset:
                    return f"assets/{number}"
            self.assets.append(asset)
            return f"assets/{len(self.assets) - 1}"


def shown_asset(asset: Asset) -> tuple[bytes, str]:
    """What the page is given for a picture, with its media type: drawings as they are drawn in the
    PDF, so that nothing in a file from outside is seen by the browser."""
    return asset.data, asset.mime


def _looks_of(
    page: Page,
    compiled: Compiled,
    entry: Span,
    names: Mapping[str, int],
    targets: Mapping[str, str],
) -> tuple[object, ...]:
    """All that the picture of a page is made from: the first tells how its slide looks, None where
    nobody knows. Places in the file of the entry are told by lines from its first."""
    place = page.span.line - (entry.line if entry.file == page.span.file else 0)
    likeness = likeness_of(compiled, page.source_id)
    around = page.title, page.furniture, page.hidden, compiled.template.name, compiled.fonts
    return likeness, page.part, place, *around, names, targets
