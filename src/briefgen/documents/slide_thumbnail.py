"""A slide's page -> a group that shows it in a box: its own text and vectors, scaled."""

from __future__ import annotations

from briefgen.documents.running_heads import HAIRLINE_COLOUR
from briefgen.model.scene import Group, Page, Rectangle, Stroke
from briefgen.model.text_block import DECORATION, About, Role, TextBlock
from briefgen.model.units import Box, Emu, pt

_FRAME = Stroke(HAIRLINE_COLOUR, pt(0.5))


def slide_box(page: Page, x: int, y: int, width: int) -> Box:
    """The box that a slide fills at a width, in its own proportions."""
    height = page.size.height * width // page.size.width
    return Box(Emu(x), Emu(y), Emu(width), Emu(height))


def show_slide(slide: Page, box: Box) -> Group:
    """A slide in a box. Of its furniture only the marking is shown: the paper has its own."""
    whole = Box(Emu(0), Emu(0), slide.size.width, slide.size.height)
    ground = Rectangle(box=whole, about=DECORATION, fill=slide.ground)
    texts = (item for item in slide.furniture if isinstance(item, TextBlock))
    marking = (text for text in texts if text.placeholder == "marking")
    items = (ground, *slide.backdrop, *slide.items, *marking)
    return Group(
        box=box,
        about=About(role=Role.SLIDE, span=slide.span),
        items=items,
        view=whole,
        name=slide.id,
    )


def frame_round(box: Box) -> Rectangle:
    """The hairline round a slide."""
    return Rectangle(box=box, about=DECORATION, stroke=_FRAME)
