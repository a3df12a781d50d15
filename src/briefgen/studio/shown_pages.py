"""The pages of a scene as pictures, and which of them changed since the page saw them last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock

from msgspec import Struct, field

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import Compiled
from briefgen.model.diagnostics import Span
from briefgen.model.pictures import Asset
from briefgen.model.units import EMU_PER_POINT
from briefgen.model.values import replace
from briefgen.studio.listed_slides import ListedSlide
from briefgen.studio.messages import PagePicture
from briefgen.studio.slide_entries import Became


class ShownPages(Struct, eq=False, kw_only=True):
    """The pictures `drawn`, by key of the entry; the same in order with the version in which each
    changed (`pictures`), and their numbers by key (`pages`). `old` says since when an entry shows
    an older text; `assets` are the pictures in them, by number."""

    drawn: dict[str, tuple[PagePicture, ...]] = field(default_factory=dict)
    pictures: list[tuple[int, PagePicture]] = field(default_factory=list)
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)
    assets: list[Asset] = field(default_factory=list)
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
    ) -> None:
        """Draw what the entries became. One that is `broken` keeps the picture that it had, which
        is old `since` the last time that all was well."""
        drawn: dict[str, tuple[PagePicture, ...]] = {}
        old: dict[str, str] = {}
        for slide in slides:
            made = became.get(slide.key, Became((), ()))
            shared = self._shared(compiled, slide, names)
            now = tuple(_draw(compiled, at, slide.key, shared) for at in made.pages)
            if not now and slide.key in broken and self.drawn.get(slide.key):
                now = self.drawn[slide.key]
                old[slide.key] = self.old.get(slide.key, since)
            drawn[slide.key] = now
        self.drawn, self.old = drawn, old
        self._number(version)

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

    def _shared(self, compiled: Compiled, slide: ListedSlide, names: Mapping[str, int]) -> SvgScene:
        def place(span: Span) -> str:
            if span.file == slide.span.file:
                return f"+{span.line - slide.span.line}:{span.column}"
            number = names.get(span.file)
            return f"{number}/{span.line}:{span.column}" if number is not None else ""

        return SvgScene(
            scene=compiled.scene,
            fonts=compiled.fonts,
            picture=lambda name: self.address(compiled.scene.assets[name]),
            place=place,
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


def _draw(compiled: Compiled, at: int, key: str, shared: SvgScene) -> PagePicture:
    page = compiled.scene.pages[at]
    return PagePicture(
        page=at,
        slide=key,
        svg=page_svg(page, shared, label=page.title),
        width=page.size.width / EMU_PER_POINT,
        height=page.size.height / EMU_PER_POINT,
    )
