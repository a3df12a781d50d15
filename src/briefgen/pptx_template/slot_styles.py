"""A slot + the placeholder that it fills -> the text style in which the file sets it."""

from __future__ import annotations

from briefgen.model.template import LayoutSpec, LevelStyle, SlotSpec, Template, TextStyle
from briefgen.model.units import Emu
from briefgen.model.values import Value, replace
from briefgen.pptx_template.layouts import FoundHolder
from briefgen.pptx_template.scale_own_styles import LEAST_OWN
from briefgen.pptx_template.slide_furniture import unmarked
from briefgen.pptx_template.text_levels import FoundLevel, ladder_from, style_of

LISTS = frozenset({"points", "column"})
# A line of its own, such as a subtitle, cannot go on on a further slide.
_LEAST_TITLE, _LEAST_BODY, _SMALL = 14, 14, 12
# A title that was larger goes down so far, in points of our own slides.
_SMALL_TITLE = 24
# Text begins no further in than this share of its place.
_FURTHEST = 0.34
# A sentence that is a slide's only content is at least so large, in points of our own slides.
_STATEMENT = 32


class SlotStyles(Value, kw_only=True):
    """Makes styles from those of our `own` template, at the `scale` of the file's slides to ours.
    What has no placeholder looks as `title_levels` and `body` say."""

    own: Template
    scale: float
    title_levels: tuple[FoundLevel, ...]
    body: tuple[FoundLevel, ...]

    def title(
        self, name: str, slot: SlotSpec, spec: LayoutSpec, holder: FoundHolder | None
    ) -> TextStyle:
        levels = holder.levels if holder else self.title_levels
        most = max(levels[0].size, _LEAST_TITLE)
        least = max(_LEAST_TITLE, min(int(most) * 2 // 5, round(_SMALL_TITLE * self.scale)))
        if spec.name == "statement":
            most = max(most, round(_STATEMENT * self.scale))
        style = style_of(name, levels, ladder_from(max(levels[0].size, least), least))
        shared = self.own.styles[slot.style].deck_wide
        wide = shared if spec.name == "statement" else ""
        return replace(style, ladder=ladder_from(most, least), deck_wide=wide)

    def text(self, name: str, slot: SlotSpec, holder: FoundHolder | None, width: int) -> TextStyle:
        """The style of a text in a place of a width in EMU."""
        levels = _no_further_in(holder.levels if holder else self.body, round(_FURTHEST * width))
        levels = _from_first_mark(levels) if slot.kind in LISTS else levels
        size = max(LEAST_OWN, levels[0].size)
        least = _SMALL if slot.kind == "line" else _LEAST_BODY
        ladder = ladder_from(size, min(int(size), max(LEAST_OWN, round(least * self.scale))))
        if slot.kind not in LISTS:
            return _no_smaller(style_of(name, levels, ladder, unmarked))
        own = self.own.styles[slot.style].levels[0]
        style = _no_smaller(style_of(name, levels, ladder, _at_left))
        if own.bullet == "#" and style.levels[0].bullet != "#":
            first = _numbered(style.levels[0], own, self.scale)
            style = replace(style, levels=(first, *style.levels[1:]))
        return style


def _no_further_in(levels: tuple[FoundLevel, ...], most: int) -> tuple[FoundLevel, ...]:
    """The levels, with room for words beside the margin: some files put text aside by it."""
    return tuple(
        replace(level, margin=Emu(most), indent=max(level.indent, Emu(-most)))
        if level.margin + max(0, level.indent) > most
        else level
        for level in levels
    )


def _from_first_mark(levels: tuple[FoundLevel, ...]) -> tuple[FoundLevel, ...]:
    """The levels from the first that has a mark: points have one, and some files set their first
    levels as headings and paragraphs."""
    first = next((number for number, level in enumerate(levels) if level.bullet), 0)
    return levels[first:] + levels[-1:] * first


def _no_smaller(style: TextStyle) -> TextStyle:
    """The style, whose levels nobody has to squint at."""
    levels = (replace(level, floor=max(level.floor, LEAST_OWN)) for level in style.levels)
    return replace(style, levels=tuple(levels))


def _at_left(level: LevelStyle) -> LevelStyle:
    """Marks stand in one line, so that a list with marks is not centred."""
    return replace(level, align="left") if level.bullet else level


def _numbered(level: LevelStyle, own: LevelStyle, scale: float) -> LevelStyle:
    """A level with numbers, and room for them."""
    margin = max(level.margin, round(own.margin * scale))
    return replace(
        level, bullet="#", align="left", margin=Emu(margin), indent=Emu(-round(own.margin * scale))
    )
