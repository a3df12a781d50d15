"""A style of lists -> the same with a box to tick before each entry of the first level."""

from __future__ import annotations

from briefgen.model.template import TextStyle
from briefgen.model.units import Emu, pt
from briefgen.model.values import replace
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import family_for
from briefgen.text.words import say_run

BOX = "\u2610"
# A box is wider than a dot: it hangs this far, in ems of the largest size.
_HANG = 1.3


def with_boxes(style: TextStyle, setter: Typesetter) -> TextStyle:
    """The style with boxes; deeper levels keep their marks, and move along."""
    first, *others = style.levels
    hang = max(-first.indent, pt(_HANG * style.ladder[0]))
    more = max(Emu(0), Emu(hang - first.margin))
    family = setter.theme.family(first.font)
    found = family_for(BOX, family, setter.fonts)
    boxed = replace(
        first,
        bullet=BOX,
        bullet_font=found if found != family else "",
        bullet_says=say_run("to-do", setter.language),
        margin=first.margin + more,
        indent=-hang,
    )
    moved = (replace(level, margin=level.margin + more) for level in others)
    return replace(style, levels=(boxed, *moved))
