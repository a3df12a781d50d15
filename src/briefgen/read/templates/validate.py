"""Keys of a template -> faults: names that do not exist, colours that are not colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.diagnostics import Faults, Fix, Hint, Span, TextEdit
from briefgen.model.scene import PlacedPicture
from briefgen.model.template import (
    FIELD_COLOURS,
    THEME_SLOTS,
    FurnitureSpec,
    LayoutSpec,
    SlotSpec,
    Template,
)
from briefgen.model.units import Box
from briefgen.read.decode import near_miss
from briefgen.read.templates.source_spans import Spans
from briefgen.read.templates.template_keys import FileKeys, FurnitureKeys, LayoutKeys, SlotKeys
from briefgen.support.suggest import hint_instead

# The styles that a kind uses besides its slot's own.
_STYLES_OF_KINDS = {
    "table": ("table-header", "table-group", "table-caption", "table-note"),
    "comparison": ("table-header", "comparison-card"),
}
_STYLES_OF_FORMS = {
    "heads": ("row-head",),
    "agenda": ("agenda-number", "agenda-page"),
    "level": ("column-head",),
    "headed": ("column-head",),
}
_WITH_COMPANION = frozenset({"columns", "lines"})
_NAMED = (*THEME_SLOTS, *FIELD_COLOURS)
_HEX = frozenset("0123456789ABCDEFabcdef")


def check_names(name: str, file: FileKeys, spans: Spans, faults: Faults) -> None:
    """All names that the file uses exist; every fault is reported."""
    _check_palette(name, file, spans, faults)
    # A layout and its other forms may share one line.
    found = {(spans.at(*path), colour): path for path, colour in _colours_of(file)}
    for (span, colour), path in found.items():
        if colour not in _NAMED and not is_rgb(colour):
            hint = _instead(colour, spans.whole(*path))
            faults.say("BF121/colour", span, hint=hint, colour=colour)
    for layout_name, layout in file.layouts.items():
        for slot_name, slot in layout.slots.items():
            place = ("layouts", layout_name, "slots", slot_name)
            _check_slot(slot_name, slot, file, place, spans=spans, faults=faults)
        _check_layout(layout_name, layout, file, spans, faults=faults)
        _check_furniture(layout.furniture, ("layouts", layout_name), file, spans, faults=faults)
    _check_furniture(file.furniture, (), file, spans, faults=faults)
    for layout_name in file.logo.layouts if file.logo else ():
        if layout_name not in file.layouts:
            span, there = spans.at("logo", "layouts"), spans.whole("logo", "layouts")
            hint = near_miss(layout_name, list(file.layouts), span=there)
            faults.say("BF121/logo-layout", span, hint=hint, layout=layout_name)


def _instead(colour: str, span: Span) -> Hint:
    """What to write in place of what is not a colour."""
    if is_rgb(rgb := f"#{colour}"):
        edit = TextEdit(was=colour, text=f'"{rgb}"', span=span)
        return Hint(f'write `"{rgb}"`', (Fix(title=f'write `"{rgb}"`', edits=(edit,)),))
    there = "possible: #RRGGBB, " + ", ".join(_NAMED)
    return hint_instead(colour, _NAMED, otherwise=there, span=span)


def is_rgb(colour: str) -> bool:
    """Whether a colour is written as #RRGGBB."""
    return len(colour) == 7 and colour[0] == "#" and not set(colour[1:]) - _HEX


def _check_palette(name: str, file: FileKeys, spans: Spans, faults: Faults) -> None:
    for role in THEME_SLOTS:
        if not is_rgb(file.colours.get(role, "")):
            fixes = _in_quotes(file.colours.get(role, ""), spans.whole("colours", role))
            span = spans.at("colours", role)
            faults.say("BF121/theme-colour", span, fixes=fixes, name=name, role=role)
    for key, colours in (("colours", file.colours), ("print", file.print)):
        for role, value in colours.items():
            if role not in _NAMED:
                hint = near_miss(role, _NAMED, colours)
                faults.say("BF121/role", spans.at(key, role), hint=hint, role=role)
            elif role in FIELD_COLOURS and value not in THEME_SLOTS and not is_rgb(value):
                span, others = spans.at(key, role), ", ".join(THEME_SLOTS)
                faults.say("BF121/field-colour", span, role=role, possible=others)
            elif key == "print" and role in THEME_SLOTS and not is_rgb(value):
                fixes = _in_quotes(value, spans.whole(key, role))
                faults.say("BF121/print-colour", spans.at(key, role), fixes=fixes, role=role)


def _in_quotes(value: str, span: Span) -> tuple[Fix, ...]:
    """The fix for a colour without quotes: #RRGGBB would be a comment."""
    return _instead(value, span).fixes if is_rgb(f"#{value}") else ()


def _colours_of(file: FileKeys) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every colour that the file names, with the path of keys to its place."""
    for name, style in file.styles.items():
        for level in style.levels:
            yield ("styles", name), level.colour
            for colour in (level.bullet_colour, level.strong_colour, level.link_colour):
                if colour:
                    yield ("styles", name), colour
    for bar in file.backdrop or ():
        yield ("backdrop",), bar.fill
    for name, layout in file.layouts.items():
        host = file.layouts.get(layout.form_of)
        where = layout.form_of if host and host.ground == layout.ground else name
        yield ("layouts", where, "ground"), layout.ground
        for key, bars in (("backdrop", layout.backdrop), ("panels", layout.panels)):
            for bar in bars or ():
                yield ("layouts", name, key), bar.fill


def _check_slot(
    name: str,
    slot: SlotKeys,
    file: FileKeys,
    path: tuple[str, ...],
    *,
    spans: Spans,
    faults: Faults,
) -> None:
    span = spans.at(*path)
    _check_place(name, slot, file, path, spans=spans, faults=faults)
    for style in (slot.style, slot.centre_style, *_STYLES_OF_KINDS.get(slot.kind, ()),
                  *_STYLES_OF_FORMS.get(slot.drawn_as, ())):  # fmt: skip
        if style and style not in file.styles:
            hint = near_miss(style, list(file.styles), span=spans.whole(*path))
            faults.say("BF121/style", span, hint=hint, style=style)
    if not slot.within and slot.columns is None:
        faults.say("BF121/no-place", span, name=name)


def _check_furniture(
    furniture: Mapping[str, FurnitureKeys],
    path: tuple[str, ...],
    file: FileKeys,
    spans: Spans,
    *,
    faults: Faults,
) -> None:
    last = file.grid.columns if file.grid else 12
    for name, piece in furniture.items():
        if not 1 <= piece.columns[0] <= piece.columns[1] <= last:
            faults.say("BF121/columns", spans.at(*path, "furniture", name), name=name, last=last)
        if piece.style not in file.styles:
            span, there = spans.at(*path, "furniture", name), spans.whole(*path, "furniture", name)
            hint = near_miss(piece.style, list(file.styles), span=there)
            faults.say("BF121/style", span, hint=hint, style=piece.style)


def _check_place(
    name: str,
    slot: SlotKeys,
    file: FileKeys,
    path: tuple[str, ...],
    *,
    spans: Spans,
    faults: Faults,
) -> None:
    """The columns are those of the grid and in their order, a place has a height, and the title
    fills the placeholder that makes it the slide's title."""
    last = file.grid.columns if file.grid else 12
    narrow = slot.narrow.columns if slot.narrow else None
    for columns in (slot.columns, narrow):
        if columns is not None and not 1 <= columns[0] <= columns[1] <= last:
            faults.say("BF121/columns", spans.at(*path), name=name, last=last)
    if slot.columns is not None and not slot.height:
        faults.say("BF121/no-height", spans.at(*path), name=name)
    has_place = slot.columns is not None and slot.style in file.styles
    if name == "title" and has_place and slot.placeholder not in {"title", "ctrTitle"}:
        faults.say("BF121/title-placeholder", spans.at(*path))


def _check_layout(
    name: str, layout: LayoutKeys, file: FileKeys, spans: Spans, *, faults: Faults
) -> None:
    for slot_name in _without_companion(layout):
        span = spans.at("layouts", name, "slots", slot_name)
        what = "the attribution" if layout.slots[slot_name].kind == "quote" else "its second text"
        faults.say("BF121/no-companion", span, name=slot_name, what=what)
    for slot_name, slot in layout.slots.items():
        for other in (slot.within, slot.of, slot.below, *slot.takes):
            if other and other not in layout.slots:
                span = spans.at("layouts", name, "slots", slot_name)
                there = ", ".join(layout.slots)
                faults.say("BF121/no-slot", span, layout=name, name=other, possible=there)
        host = layout.slots.get(slot.within)
        if host is not None and (host.within or host is slot):
            span = spans.at("layouts", name, "slots", slot_name)
            faults.say("BF121/within", span, name=slot_name, host=slot.within)
    if (layout.form_of or layout.form) and not (
        layout.form_of in file.layouts and layout.form_of != name and layout.form
    ):
        faults.say("BF121/form-of", spans.at("layouts", name), name=name)
    for key in ("title", "type"):
        if not getattr(layout, key):
            faults.say("BF112/layout-key", spans.at("layouts", name), layout=name, name=key)
    if "title" not in layout.slots:
        faults.say("BF121/no-title", spans.at("layouts", name), layout=name)


def _without_companion(layout: LayoutKeys) -> list[str]:
    """The slots that have no second placeholder, such as that for whose a quotation is."""
    served = {slot.of for slot in layout.slots.values()}
    return [
        name
        for name, slot in layout.slots.items()
        if (slot.kind == "quote" or slot.drawn_as in _WITH_COMPANION) and name not in served
    ]


def check_logos(templates: Iterable[Template], spans: Spans, faults: Faults) -> None:
    """No logo lies where a text may stand."""
    hits: dict[Span, dict[str, None]] = {}
    for template in templates:
        for layout in template.layouts.values():
            span = spans.first(("layouts", layout.name, "logo"), ("logo",))
            for name in _under_logo(layout):
                hits.setdefault(span, {})[f"`{name}` of `{layout.name}`"] = None
    for span, places in hits.items():
        words = ", ".join(list(places)[:3])
        more = f" and {len(places) - 3} more" if len(places) > 3 else ""
        faults.say("BF121/logo-covers", span, places=f"{words}{more}")


def _under_logo(layout: LayoutSpec) -> list[str]:
    logos = [item.box for item in layout.backdrop if isinstance(item, PlacedPicture)]
    return [name for box in logos for name in texts_under(box, layout)]


def texts_under(box: Box, layout: LayoutSpec) -> list[str]:
    """The texts of a layout that a logo in that place would lie on."""
    texts: tuple[SlotSpec | FurnitureSpec, ...] = (*layout.slots, *layout.furniture)
    under = [spec for spec in texts if spec.box.overlaps(box)]
    # A form whose picture would hide the logo is not taken by itself (layout/forms.py).
    return [one.name for one in under if getattr(one, "drawn_as", "") != "full"]
