"""Template -> the contrast of every text with what lies behind it; too little is a fault.

What lies behind a text: the layout's ground, or the bars that are drawn there, or the fill that a
kind of slot puts behind its texts. docs/decisions/contrast.md says why, and what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefgen.model.colour_contrast import CONTRAST, contrast_between, contrast_needed, legible
from briefgen.model.diagnostics import Faults, Fix, TextEdit
from briefgen.model.scene import Area
from briefgen.model.template import (
    DrawnAs,
    FurnitureSpec,
    LayoutSpec,
    LevelStyle,
    SlotSpec,
    Template,
    TextStyle,
)
from briefgen.model.text_block import Colour
from briefgen.model.units import Box
from briefgen.model.values import Value, replace
from briefgen.read.templates.source_spans import Spans
from briefgen.support.memo import memo_while_alive

# The colours in which links are drawn, before and after somebody followed them.
LINK, VISITED = "link", "visited"
# What is drawn in these pairs whatever the layouts say: documents on paper, and what people add.
_PAIRS = (
    ("ink", "paper"),
    ("quiet", "paper"),
    ("brand", "paper"),
    ("link", "paper"),
    ("visited", "paper"),
    ("ink", "tint"),
    ("brand", "tint"),
    ("paper", "brand"),
)
# How kinds of slot set their texts: the style ("" is the slot's own), and what they fill the
# ground with ("" is what lies behind the slot). `centre` is the style for what is in the centre.
_ON_GROUND = (("", ""),)
_USES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "cards": (("", "tint"), ("", "")),
    "link": (("", "tint"),),
    "diagram": (("", "tint"), ("", ""), ("centre", "brand")),
    "code": (("", "tint"), ("", "")),
    "comparison": (("", ""), ("table-header", ""), ("comparison-card", "tint")),
    "table": (("", ""), ("table-header", ""), ("table-group", ""), ("table-caption", ""),
              ("table-note", "")),
}  # fmt: skip
# Those that fill the ground only in looks whose cards are tinted.
_ON_CARDS = frozenset({"cards", "comparison", "code"})
# The same for what a slot makes of its value in another form.
_USES_OF_FORMS: Mapping[DrawnAs, tuple[tuple[str, str], ...]] = {
    "panel": (("", "tint"),),
    "full": (),
    "lines": _ON_GROUND,
    "heads": (*_ON_GROUND, ("row-head", "")),
    "agenda": (*_ON_GROUND, ("agenda-number", ""), ("agenda-page", "")),
}
# Colours that kinds give to texts by themselves: the times of a timeline, the axis of a chart.
_OWN_COLOURS = {"timeline": "brand", "chart": "quiet"}


class ColourUse(Value, kw_only=True):
    """A text `style` on a `ground`, and where in the template that is: the `place` of a `layout`,
    None for documents on paper. `colour` is the one that a kind of slot gives its texts by itself,
    "" where they have those of the style."""

    style: TextStyle
    ground: Colour
    place: SlotSpec | FurnitureSpec | None = None
    layout: str = ""
    colour: Colour = ""

    @property
    def path(self) -> tuple[str, ...]:
        """The keys in the template's file, none for paper."""
        if self.place is None:
            return ()
        kind = "slots" if isinstance(self.place, SlotSpec) else "furniture"
        return ("layouts", self.layout, kind, self.place.name)

    @property
    def words(self) -> str:
        """The same for people."""
        match self.place:
            case None:
                return "documents on paper"
            case SlotSpec(name=name):
                return f"`{name}` of `{self.layout}`"
            case FurnitureSpec(name=name):
                return f"the {name} of `{self.layout}`"


class _Pair(Value):
    """A colour on a ground, with the contrast that it needs."""

    colour: Colour
    ground: Colour
    needed: float
    use: ColourUse


def with_links(template: Template) -> Template:
    """The template, with links in the colour of the text around them in each style that stands on
    a ground where the colour of links cannot be read."""
    colours = template.theme.colours
    met = {(use.style.name, use.ground) for use in _uses(template)}
    needed = {name: _least(template.styles[name]) for name, _ in met}
    dim = {
        name
        for name, ground in met
        if any(_falls_short(role, ground, needed[name], colours) for role in _LINKS)
    }
    styles = {
        name: _without_link_colour(style) if name in dim else style
        for name, style in template.styles.items()
    }
    prints = with_links(template.prints) if template.prints else None
    return replace(template, styles=styles, prints=prints)


_LINKS = (LINK, VISITED)


def _without_link_colour(style: TextStyle) -> TextStyle:
    levels = (
        replace(level, link_colour="" if level.link_colour == LINK else level.link_colour)
        for level in style.levels
    )
    return replace(style, levels=tuple(levels))


def _least(style: TextStyle) -> float:
    """The contrast that links need in all sizes of a style."""
    return max(_needed(style, level) for level in style.levels)


def _needed(style: TextStyle, level: LevelStyle, *, strong: bool = False) -> float:
    return contrast_needed(level.size_at(min(style.ladder)), strong or level.strong)


def _falls_short(colour: Colour, ground: Colour, needed: float, rgb: Mapping[str, str]) -> bool:
    return contrast_between(rgb.get(colour, colour), rgb.get(ground, ground)) < needed


def check_contrast(template: Template, spans: Spans, faults: Faults) -> None:
    """Note each pair of colours whose contrast is too low: once, with the places it is met in."""
    low = _low_by_colours(template)
    for pairs in low.values():
        _report(pairs, template, "colours", spans, faults=faults)
    if template.prints is not None:
        for colours, pairs in _low_by_colours(template.prints).items():
            if colours not in low:
                _report(pairs, template.prints, "print", spans, faults=faults)


def _low_by_colours(template: Template) -> dict[tuple[str, str], list[_Pair]]:
    """What cannot be read, by text and ground as "#RRGGBB"."""
    low: dict[tuple[str, str], list[_Pair]] = {}
    rgb = template.theme.colours
    for pair in _low_pairs(template):
        colours = rgb.get(pair.colour, pair.colour), rgb.get(pair.ground, pair.ground)
        low.setdefault(colours, []).append(pair)
    return low


def _low_pairs(template: Template) -> Iterator[_Pair]:
    """What cannot be read. Layouts use the same few styles on the same grounds again and again:
    each is looked at once."""
    rgb = template.theme.colours
    for colour, ground in _PAIRS:
        if _falls_short(colour, ground, CONTRAST, rgb):
            use = ColourUse(style=TextStyle("", (12,), ()), ground=ground)
            yield _Pair(colour, ground, CONTRAST, use)
    known: dict[tuple[str, Colour, Colour], list[_Pair]] = {}
    for use in _uses(template):
        what = (use.style.name, use.ground, use.colour)
        if what not in known:
            pairs = _pairs_of(use)
            known[what] = [p for p in pairs if _falls_short(p.colour, p.ground, p.needed, rgb)]
        yield from (replace(pair, use=use) for pair in known[what])


def _pairs_of(use: ColourUse) -> Iterator[_Pair]:
    for level in use.style.levels:
        needed = _needed(use.style, level)
        colours = [use.colour or level.colour]
        colours += [level.bullet_colour] if level.bullet and level.bullet_colour else []
        colours += [level.link_colour] if level.link_colour not in {"", LINK} else []
        for colour in colours:
            yield _Pair(colour, use.ground, needed, use)
        if level.strong_colour:
            bold = _needed(use.style, level, strong=True)
            yield _Pair(level.strong_colour, use.ground, bold, use)


@memo_while_alive
def _uses(template: Template) -> Sequence[ColourUse]:
    """What is set on what: asked for the contrast of texts, and for that of links."""
    return tuple(_all_uses(template))


def _all_uses(template: Template) -> Iterator[ColourUse]:
    """What stands behind the slides of an organisation's own file is no plain colour: it was looked
    at when the file was read."""
    if template.base is not None:
        return
    for layout in template.layouts.values():
        bars = tuple(_bars(layout))
        for slot in layout.slots:
            yield from _uses_of_slot(slot, layout, template, bars)
        for piece in layout.furniture:
            style = template.styles[piece.style]
            for ground in _grounds(piece.box, layout, bars):
                yield ColourUse(style=style, ground=ground, place=piece, layout=layout.name)


def _uses_of_slot(
    slot: SlotSpec, layout: LayoutSpec, template: Template, bars: Sequence[Area]
) -> Iterator[ColourUse]:
    behind = tuple(dict.fromkeys(_grounds_of_slot(slot, layout, bars)))
    untinted = slot.kind in _ON_CARDS and slot.card != "tint"
    for name, fill in _USES_OF_FORMS.get(slot.drawn_as, _USES.get(slot.kind, _ON_GROUND)):
        own = {"": slot.style, "centre": slot.centre_style or slot.style}
        style = template.styles[own.get(name, name)]
        for ground in (fill,) if fill and not untinted else behind:
            yield ColourUse(style=style, ground=ground, place=slot, layout=layout.name)
    if slot.kind in _OWN_COLOURS:
        for ground in behind:
            yield ColourUse(
                style=template.styles[slot.style],
                ground=ground,
                place=slot,
                layout=layout.name,
                colour=_OWN_COLOURS[slot.kind],
            )


def _grounds_of_slot(slot: SlotSpec, layout: LayoutSpec, bars: Sequence[Area]) -> Iterator[Colour]:
    """What lies behind a slot, and behind the empty neighbours whose place it may take."""
    yield from _grounds(slot.box.inset(slot.insets), layout, bars)
    for name in slot.takes:
        if (other := layout.slot(name)) is not None:
            yield from _grounds(other.box, layout, bars)


def _grounds(box: Box, layout: LayoutSpec, bars: Sequence[Area]) -> tuple[Colour, ...]:
    """The colours behind a box: a bar that covers it hides what lies below."""
    found: dict[Colour, None] = {layout.ground: None}
    for bar in bars:
        if bar.box.contains(box):
            found = {bar.fill: None}
        elif bar.box.overlaps(box):
            found[bar.fill] = None
    return tuple(found)


def _bars(layout: LayoutSpec) -> Iterable[Area]:
    drawn = (*layout.backdrop, *layout.panels)
    return (item for item in drawn if isinstance(item, Area))


def _report(
    pairs: list[_Pair], template: Template, key: str, spans: Spans, *, faults: Faults
) -> None:
    """One fault for two colours, where the file itself says something that may be the cause."""
    rgb = template.theme.colours
    pair = max(pairs, key=lambda pair: pair.needed)
    colour, ground = rgb.get(pair.colour, pair.colour), rgb.get(pair.ground, pair.ground)
    ratio = int(contrast_between(colour, ground) * 10) / 10
    changed, current, other = pair.colour, colour, ground
    if not _is_own(pair.colour, key, spans) and _is_own(pair.ground, key, spans):
        # Paper that is made grey for a new colour would spoil all that stands on it.
        changed, current, other = pair.ground, ground, colour
    better = legible(current, other, pair.needed)
    on_paper = " in print" if key == "print" else ""
    faults.say(
        "BF122",
        spans.first(*_paths(pairs, key)),
        fixes=tuple(_write_colour(better, changed, key, spans)),
        colour=_named(pair.colour, colour),
        ground=_named(pair.ground, ground),
        ratio=ratio,
        on_paper=on_paper,
        size=_size_of(pair),
        needed=pair.needed,
        better=better,
        current=current,
        places=_places(pairs),
    )


def _is_own(role: str, key: str, spans: Spans) -> bool:
    """Whether the file itself says what a role is."""
    return spans.has(key, role) or spans.has("colours", role)


def _write_colour(better: str, role: str, key: str, spans: Spans) -> Iterator[Fix]:
    """The fix that writes a colour where the file says what a role is, if it does."""
    for name in (key, "colours"):
        if spans.has(name, role):
            edit = TextEdit(span=spans.whole(name, role), text=f'"{better}"')
            yield Fix(title=f'write `{role}: "{better}"`', edits=(edit,))
            return


def _paths(pairs: list[_Pair], key: str) -> Iterator[tuple[str, ...]]:
    """Where the cause may stand, the most likely first."""
    colour, ground = pairs[0].colour, pairs[0].ground
    yield from (("styles", pair.use.style.name) for pair in pairs)
    yield from ((name, role) for name in (key, "colours") for role in (colour, ground))
    yield from (pair.use.path for pair in pairs if pair.use.path)
    yield from (pair.use.path[:2] for pair in pairs if pair.use.path)
    yield ("prints-as",)


def _named(colour: Colour, rgb: str) -> str:
    return colour if colour.startswith("#") else f"`{colour}` ({rgb})"


def _size_of(pair: _Pair) -> str:
    return "text of this size" if pair.needed == CONTRAST else "large text"


def _places(pairs: list[_Pair]) -> str:
    """Where the two colours meet: three places at most."""
    words = list(dict.fromkeys(pair.use.words for pair in pairs))
    more = f" and {len(words) - 3} more" if len(words) > 3 else ""
    return ", ".join(words[:3]) + more
