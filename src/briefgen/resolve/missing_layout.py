"""A slide that does not say its layout -> the fault, with the layout that its keys belong to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from briefgen.model.diagnostics import Faults, Hint
from briefgen.model.project import SlideSource
from briefgen.model.template import LayoutSpec
from briefgen.model.text_edits import add_key
from briefgen.support.suggest import hint_instead, meant_by

# No layout has so many slots, and each name is compared with those of all layouts.
_LOOKED_AT = 30


def note_missing_layout(source: SlideSource, layouts: Sequence[LayoutSpec], faults: Faults) -> None:
    """Note that `layout:` is missing; `layouts` are those that the template offers."""
    written = source.node.key("layout")
    if written is not None:
        faults.say("BF112/empty", written.span, name="layout")
        return
    names = list(islice(source.slots, _LOOKED_AT))
    for name in names:
        if meant_by(name, ["layout"], 1.0):
            span = source.key_spans[name]
            hint = hint_instead(name, ["layout"], taken=source.key_spans, span=span)
            faults.say("BF112", span, hint=hint, name="layout")
            return
    meant = _layout_of(names, layouts)
    is_sure = source.slots.keys() <= {slot.name for slot in meant.slots}
    fixes = add_key(source.node, "layout", meant.name) if is_sure else ()
    text = (
        f"add a line `layout: {meant.name}`" if fixes else f"perhaps its layout is `{meant.name}`"
    )
    faults.say("BF112", source.span, hint=Hint(text, fixes), name="layout")


def _layout_of(names: Sequence[str], layouts: Sequence[LayoutSpec]) -> LayoutSpec:
    """The layout that knows most of a slide's keys, under whatever name; of these one that is
    called as a key is, and leaves no slot empty that it needs."""
    keys = [name for name in names if name != "title"]

    def score(layout: LayoutSpec) -> tuple[int, bool, bool, int, bool]:
        slots = [slot.name for slot in layout.slots if not slot.of]
        filled = {meant_by(name, slots, 1.0) for name in names}
        lacking = [slot for slot in layout.slots if slot.required and slot.name not in filled]
        is_called_so = any(meant_by(name, [layout.name], 1.0) for name in keys)
        is_filled_by_itself = any(slot.default for slot in layout.slots)
        known = len(filled - {""})
        is_other = layout.name not in keys
        return -known, is_other, is_other and not is_called_so, len(lacking), is_filled_by_itself

    return min(layouts, key=score)
