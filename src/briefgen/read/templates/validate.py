"""Keys of a template -> faults: names that do not exist, colours that are none."""

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
            faults.add(
                "BF121",
                f"`{colour}` is no colour of the template",
                span,
                hint=_instead(colour, spans.whole(*path)),
            )
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
            message = f"there is no layout `{layout_name}` to carry the logo"
            faults.add("BF121", message, span, hint=hint)


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
            needed = f"the template {name} needs the colour `{role}` as #RRGGBB"
            hint = _in_quotes(role, file.colours.get(role, ""), spans.whole("colours", role))
            faults.add("BF121", needed, spans.at("colours", role), hint=hint)
    for key, colours in (("colours", file.colours), ("print", file.print)):
        for role, value in colours.items():
            if role not in _NAMED:
                message = f"there is no colour `{role}`"
                hint = near_miss(role, _NAMED, colours)
                faults.add("BF121", message, spans.at(key, role), hint=hint)
            elif role in FIELD_COLOURS and value not in THEME_SLOTS and not is_rgb(value):
                message = f"the colour `{role}` is neither #RRGGBB nor another colour's name"
                hint = Hint("possible: #RRGGBB in quotes, " + ", ".join(THEME_SLOTS))
                faults.add("BF121", message, spans.at(key, role), hint=hint)
            elif key == "print" and role in THEME_SLOTS and not is_rgb(value):
                message = f"the colour `{role}` is needed as #RRGGBB"
                hint = _in_quotes(role, value, spans.whole(key, role))
                faults.add("BF121", message, spans.at(key, role), hint=hint)


def _in_quotes(role: str, value: str, span: Span) -> Hint:
    """How a colour is written; #RRGGBB without quotes would be a comment."""
    fixes = _instead(value, span).fixes if is_rgb(f"#{value}") else ()
    return Hint(f'write it in quotes, such as `{role}: "#1D4F91"`', fixes)


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
            faults.add("BF121", f"the style `{style}` does not exist", span, hint=hint)
    if not slot.within and slot.columns is None:
        missing = "give it `columns`, `top` and `height`"
        faults.add("BF121", f"the slot `{name}` has no place", span, hint=missing)


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
            said = f"give the first and the last column, such as `columns: [1, {last}]`"
            faults.add("BF121", f"`{name}` stands in columns that are none",
                       spans.at(*path, "furniture", name), hint=said)  # fmt: skip
        if piece.style not in file.styles:
            span, there = spans.at(*path, "furniture", name), spans.whole(*path, "furniture", name)
            hint = near_miss(piece.style, list(file.styles), span=there)
            faults.add("BF121", f"the style `{piece.style}` does not exist", span, hint=hint)


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
    hint = f"give the first and the last column, such as `columns: [1, {last}]`"
    narrow = slot.narrow.columns if slot.narrow else None
    for columns in (slot.columns, narrow):
        if columns is not None and not 1 <= columns[0] <= columns[1] <= last:
            faults.add("BF121", f"`{name}` stands in columns that are none", spans.at(*path),
                       hint=hint)  # fmt: skip
    if slot.columns is not None and not slot.height:
        faults.add("BF121", f"the slot `{name}` has no height", spans.at(*path),
                   hint="give it `top` and `height` in points")  # fmt: skip
    has_place = slot.columns is not None and slot.style in file.styles
    if name == "title" and has_place and slot.placeholder not in {"title", "ctrTitle"}:
        faults.add("BF121", "the title is no title in PowerPoint", spans.at(*path),
                   hint="give it `placeholder: title`")  # fmt: skip


def _check_layout(
    name: str, layout: LayoutKeys, file: FileKeys, spans: Spans, *, faults: Faults
) -> None:
    for slot_name in _without_companion(layout):
        span = spans.at("layouts", name, "slots", slot_name)
        hint = f"add a slot with `of: {slot_name}`"
        what = "the attribution" if layout.slots[slot_name].kind == "quote" else "its second text"
        faults.add("BF121", f"`{slot_name}` has no place for {what}", span, hint=hint)
    for slot_name, slot in layout.slots.items():
        for other in (slot.within, slot.of, slot.below, *slot.takes):
            if other and other not in layout.slots:
                span = spans.at("layouts", name, "slots", slot_name)
                hint = "possible: " + ", ".join(layout.slots)
                message = f"the layout `{name}` has no slot `{other}`"
                faults.add("BF121", message, span, hint=hint)
        host = layout.slots.get(slot.within)
        if host is not None and (host.within or host is slot):
            span = spans.at("layouts", name, "slots", slot_name)
            message = f"`{slot_name}` cannot stand within `{slot.within}`"
            faults.add("BF121", message, span, hint="name a slot that has a place of its own")
    if (layout.form_of or layout.form) and not (
        layout.form_of in file.layouts and layout.form_of != name and layout.form
    ):
        span, hint = spans.at("layouts", name), "such as `form-of: bullets` and `form: rows`"
        faults.add("BF121", f"`{name}` is the form of no layout", span, hint=hint)
    for key in ("title", "type"):
        if not getattr(layout, key):
            span = spans.at("layouts", name)
            hint = f"add `{key}: ...` to the layout"
            faults.add("BF112", f"the layout `{name}` needs `{key}`", span, hint=hint)
    if "title" not in layout.slots:
        span = spans.at("layouts", name)
        hint = "add a slot `title` with `placeholder: title`"
        faults.add("BF121", f"the layout `{name}` has no title", span, hint=hint)


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
        faults.add(
            "BF121",
            f"the logo lies over {words}{more}",
            span,
            hint="move it, make it smaller or what lies below it narrower, or name the `layouts` "
            "that carry it",
        )


def _under_logo(layout: LayoutSpec) -> list[str]:
    logos = [item for item in layout.backdrop if isinstance(item, PlacedPicture)]
    texts: tuple[SlotSpec | FurnitureSpec, ...] = (*layout.slots, *layout.furniture)
    under = [spec for spec in texts if any(spec.box.overlaps(logo.box) for logo in logos)]
    # A form whose picture would hide the logo is not taken by itself (layout/forms.py).
    return [one.name for one in under if getattr(one, "drawn_as", "") != "full"]
