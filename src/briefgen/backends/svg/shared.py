"""What the pictures of all pages of a scene share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import field

from briefgen.backends.svg.markup import attributes
from briefgen.model.diagnostics import Span
from briefgen.model.scene import Scene
from briefgen.model.values import Value
from briefgen.text.fonts import FontBook


def no_marks(span: Span) -> str:
    """Stands for pictures that lead nowhere."""
    return ""


class SvgScene(Value, kw_only=True):
    """The `scene` with the `fonts` that it was set in, and what its pictures refer to."""

    scene: Scene
    fonts: FontBook
    picture: Callable[[str], str]
    """The address of a picture, by its key in the scene's assets."""
    place: Callable[[Span], str] = no_marks
    """What `data-at` says of a place in the source, "" for nothing."""
    slides: Mapping[str, str] = field(default_factory=dict)
    """What `data-slide` says of the picture of a slide on a sheet, by the slide's id."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Where links to slides lead, by the id of the slide: those that are in the same product."""
    is_linked: bool = False
    """Whether a click on a link follows it; it is underlined in any case."""

    def at(self, span: Span, within: Span) -> str:
        """The attribute for a place in the source, "" where it is the one that was said already
        (`within`), or none."""
        if not span.file or span == within:
            return ""
        return attributes(data_at=self.place(span))

    def leads(self, address: str) -> bool:
        """Whether a link can be followed: a slide that is not shown has no place."""
        return bool(address) and (not address.startswith("#") or address[1:] in self.targets)

    def href(self, address: str) -> str:
        """What a link to an address says."""
        return self.targets[address[1:]] if address.startswith("#") else address

    def colour(self, colour: str) -> str:
        """A colour of the scene as RGB."""
        return self.scene.palette.get(colour, colour)
