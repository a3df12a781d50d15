"""Slides that are what they were the last time -> the very same objects, so that whoever made
something of one finds it by identity.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import astuple

from briefgen.model.resolved_deck import ResolvedSlide, Section
from briefgen.support.session import MovedDown


class LastSlides(Struct, eq=False):
    """The `slides` by id, and the `sections`, as they were the last time."""

    slides: dict[str, ResolvedSlide] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()

    def same_slides(
        self, made: Sequence[ResolvedSlide], moved: MovedDown
    ) -> tuple[ResolvedSlide, ...]:
        """The slides; those of the last time where nothing in them is another. One that has only
        `moved` is noted."""
        found = tuple([self._same(slide, moved) for slide in made])
        self.slides = {slide.id: slide for slide in found}
        return found

    def _same(self, slide: ResolvedSlide, moved: MovedDown) -> ResolvedSlide:
        last = self.slides.get(slide.id)
        before = moved.before(slide.slots)
        if last is None:
            return slide
        if before and before[0] is last.slots and slide.section == last.section:
            moved.note(slide, last, before[1])
            return slide
        return last if astuple(last) == astuple(slide) else slide

    def same_sections(self, made: Sequence[Section]) -> tuple[Section, ...]:
        """The sections; those of the last time where all are the same."""
        found = tuple(made)
        if self.sections != found:
            self.sections = found
        return self.sections
