"""A link -> its label and address set large, and a square code on request."""

from __future__ import annotations

from briefgen.images.qr_code import modules_across
from briefgen.layout.slot_context import GUTTER, Placed, SlotContext
from briefgen.layout.splitting import SlotKind
from briefgen.layout.zone import grown
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.rich_text import Inline, Run
from briefgen.model.scene import Group, Item, Rectangle, SquareCode
from briefgen.model.shown_address import is_named, shown_address
from briefgen.model.text_block import DECORATION, Paragraph, Role, TextBlock
from briefgen.model.units import Box, Emu, Insets, pt
from briefgen.model.values import replace
from briefgen.text.break_opportunities import MAY_BREAK, with_breaks
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.line_placement import reseat

_FILL = "tint"
_INSETS = Insets(pt(24), pt(20), pt(24), pt(20))
_HIGHEST = pt(340)
_CODE_INSET, _QUIET_ZONE = pt(20), pt(12)
# The style of a label that stands on its panel without a code, where a template has one.
_ALONE = "link-alone"
# A code in a column of texts is no larger.
_SMALL_CODE = pt(120)


def layout_link(value: LinkTarget, place: SlotContext) -> Placed:
    """A panel with the label at its top and the address at its foot, the code at its right end."""
    panel = replace(place.box, height=Emu(min(place.box.height, _HIGHEST)))
    code = _square(panel) if value.qr else None
    right = (panel.right - code.x + GUTTER) if code else _INSETS.right
    block = _text(value, panel, replace(_INSETS, right=Emu(right)), place)
    if isinstance(block, Overflow):
        return block
    if code is None:
        needed = block.fit.needed + _INSETS.top + _INSETS.bottom
        (height,) = grown([needed], panel.height)
        block = reseat(block, replace(panel, height=Emu(min(panel.height, height))))
    items: list[Item] = [
        Rectangle(box=block.box, about=block.about, fill=_FILL, text=block, name="link"),
        *(_code(value, code, place) if code else ()),
    ]
    about = place.about(Role.BODY, value.span)
    return (Group(box=block.box, about=about, items=tuple(items), name="link-panel"),)


def layout_lines(value: LinkTarget, place: SlotContext) -> Placed:
    """The label in the slot's placeholder and the address in the layout's second one, where both
    stand on a field; the code below the address. A label that is the address is said once."""
    if not is_named(value):
        return _fill([_address(value)], value, place)
    label = _fill([_label(value)], value, place)
    second = place.companion()
    address = _fill([_address(value)], value, second)
    if isinstance(label, Overflow) or isinstance(address, Overflow):
        return label if isinstance(label, Overflow) else address
    return (*label, *address, *(_small_code(value, address, second) if value.qr else ()))


def _fill(inlines: list[Inline], value: LinkTarget, place: SlotContext) -> Placed:
    """A placeholder with texts that are parted where they break in it."""

    def fill(texts: list[Inline], at: SlotContext) -> Placed:
        paragraphs = [Paragraph(inline=inline) for inline in texts]
        return at.fill_placeholder(paragraphs, Role.BODY, value.span)

    found = fill(inlines, place)
    if isinstance(found, Overflow):
        return found
    (block,) = (item for item in found if isinstance(item, TextBlock))
    return fill(_parted(block), place.at_size(block.fit.size))


def _small_code(
    value: LinkTarget, address: tuple[Item, ...], place: SlotContext
) -> tuple[Item, ...]:
    (block,) = (item for item in address if isinstance(item, TextBlock))
    room = place.box.inset(place.spec.insets)
    top = Emu(room.y + block.fit.needed + pt(8))
    side = Emu(min(_SMALL_CODE, max(0, room.bottom - top)))
    return _code(value, Box(room.x, top, side, side), place, quiet=pt(6)) if side else ()


def _square(panel: Box) -> Box:
    side = Emu(panel.height - 2 * _CODE_INSET)
    return Box(Emu(panel.right - _CODE_INSET - side), Emu(panel.y + _CODE_INSET), side, side)


def _text(value: LinkTarget, box: Box, insets: Insets, place: SlotContext) -> TextBlock | Overflow:
    # A smaller size is better than joined words: it leaves an address on fewer lines.
    setter = replace(place.setter, may_join=False)

    def fit(texts: list[Inline], sizes: tuple[int, ...]) -> TextBlock | Overflow:
        label, *address = texts
        return fit_text(
            [
                Paragraph(inline=label, level=0, heading=True),
                *(Paragraph(inline=inline, level=1) for inline in address),
            ],
            style,
            box,
            place.about(Role.BODY, value.span),
            setter=setter,
            insets=insets,
            anchor="middle",
            sizes=sizes,
        )

    label = [_label(value)] if is_named(value) else []
    style = place.styles.get(_ALONE, place.style) if label and not value.qr else place.style
    block = fit([*label, _address(value)], place.sizes)
    return block if isinstance(block, Overflow) else fit(_parted(block), (block.fit.size,))


def _parted(block: TextBlock) -> list[Inline]:
    """The texts with a forced break where a line ends inside an address. Some programs know no
    other: they cut a link wherever its line is full."""
    return [
        _broken(paragraph.inline, [line.text for line in block.lines if line.paragraph == index])
        for index, paragraph in enumerate(block.paragraphs)
    ]


def _broken(inline: Inline, lines: list[str]) -> Inline:
    if len(inline.runs) != 1 or (" " in inline.text and MAY_BREAK not in inline.text):
        return inline
    text = "\n".join(line.replace(MAY_BREAK, "") for line in lines)
    return replace(inline, runs=(replace(inline.runs[0], text=text),))


def _address(value: LinkTarget) -> Inline:
    return Inline((Run(text=with_breaks(shown_address(value)), link=value.to),), value.span)


def _label(value: LinkTarget) -> Inline:
    """The label; one that is an address itself may be parted as one."""
    if " " in value.label.text:
        return value.label
    runs = tuple(replace(run, text=with_breaks(run.text)) for run in value.label.runs)
    return replace(value.label, runs=runs)


def _code(
    value: LinkTarget, box: Box, place: SlotContext, quiet: Emu = _QUIET_ZONE
) -> tuple[Rectangle, SquareCode]:
    """The code on a white ground, which leaves it room to be found."""
    across = modules_across(value.to)
    words = place.say("code-for", address=shown_address(value))
    about = place.described(Role.FIGURE, value.span, words)
    about = replace(about, link=value.to)
    side = (box.width - 2 * quiet) // across * across
    inset = (box.width - side) // 2
    square = Box(Emu(box.x + inset), Emu(box.y + inset), Emu(side), Emu(side))
    return Rectangle(box=box, about=DECORATION, fill="#FFFFFF"), SquareCode(square, about, value.to)


KIND = SlotKind(layout=layout_link, floats=True)
