"""A slide's content -> the forms that suit it, and whether one turned out well.

A form is a layout of its own, named for what it makes of the slots of the layout that an author
writes (`form-of` in a template): a list of one short point becomes a sentence, three become rows.
The first that suits the content and fits is taken; an author's `form:` overrules the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.model.resolved_deck import Points, ResolvedSlide
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in
from briefgen.model.template import PLAIN, FormName, LayoutSpec, Template
from briefgen.model.text_block import Role

# What is no longer than this can be set as large as a title page.
_FEW_WORDS = 40
# A head of so many characters stands beside what belongs to it.
_SHORT_HEAD = 30
_LEAST_ROWS, _MOST_ROWS = 2, 4
_MOST_LINES = 2
# From so many points on a list stands in two columns.
_MANY = 9
# More sections than this need the whole height of a divider; a statement that is no longer than
# this is set as large as a title page.
_FEW_SECTIONS = 6
_SHORT_TITLE = 30


def forms_for(slide: ResolvedSlide, template: Template) -> Iterator[LayoutSpec]:
    """The forms that suit a slide, or those that its author asks for, in the template's order."""
    layouts = template.forms_of(slide.layout)
    # What no layout is named for is a form of the group in it.
    is_free = slide.form not in {PLAIN, *(layout.form for layout in layouts)}
    for layout in layouts:
        asked = is_free or slide.form == layout.form
        if asked and _takes(layout, slide) and (slide.form or _suits(layout, slide)):
            yield layout


def _takes(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    """Whether a form has a place for all that the slide says, and nothing in it stays empty."""
    slots = {slot.name: slot for slot in layout.slots}
    return slide.slots.keys() <= slots.keys() and all(
        name in slide.slots for name, slot in slots.items() if slot.required
    )


def _suits(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    rule = _OWN_RULES.get((layout.form_of, layout.form)) or _RULES.get(layout.form)
    values = (slide.slots.get(slot.name) for slot in layout.slots if slot.required)
    lists = (value for value in values if isinstance(value, Points))
    is_short = len(slide.title.text) <= _SHORT_TITLE
    return (layout.form != "large" or layout.form_of != "statement" or is_short) and (
        rule is None or all(rule(one) for one in lists)
    )


def is_good(layout: LayoutSpec, items: Sequence[Item]) -> bool:
    """Whether a form turned out well: no text of it had to be squeezed, and rows are short."""
    blocks = list(blocks_in(items))
    if any(block.fit.squeezed or not block.fit.stable for block in blocks):
        return False
    if layout.form != "rows":
        return True
    lines = (
        sum(line.paragraph == index for line in block.lines)
        for block in blocks
        if block.about.role is Role.LIST
        for index in range(len(block.paragraphs))
    )
    return all(count <= _MOST_LINES for count in lines)


def _is_sentence(points: Points) -> bool:
    return len(points.items) == 1 and not points.items[0].children


def _is_short(points: Points) -> bool:
    return _is_sentence(points) and len(points.items[0].inline.text) <= _FEW_WORDS


def _are_rows(points: Points) -> bool:
    few = _LEAST_ROWS <= len(points.items) <= _MOST_ROWS
    return few and not any(point.children for point in points.items)


def _are_heads(points: Points) -> bool:
    """Whether every point has others below it, which have none, and is short itself."""
    return len(points.items) > 1 and all(
        point.children
        and len(point.inline.text) <= _SHORT_HEAD
        and not any(child.children for child in point.children)
        for point in points.items
    )


def _are_many(points: Points) -> bool:
    return len(points.items) >= _MANY


def _are_few_rights(points: Points) -> bool:
    return len(points.items) < _MANY and not any(point.children for point in points.items)


def _are_flat(points: Points) -> bool:
    return not any(point.children for point in points.items)


def _are_few_sections(points: Points) -> bool:
    return len(points.items) <= _FEW_SECTIONS


def _are_many_sections(points: Points) -> bool:
    return len(points.items) > _FEW_SECTIONS


# What suits a form of one layout only.
_OWN_RULES: Mapping[tuple[str, FormName], Callable[[Points], bool]] = {
    ("agenda", "rows"): _are_flat,
    ("charter", "rows"): _are_few_rights,
    ("section", "one-line"): _are_few_sections,
    ("section", "many"): _are_many_sections,
}
_RULES: Mapping[FormName, Callable[[Points], bool]] = {
    "large": _is_short,
    "sentence": _is_sentence,
    "rows": _are_rows,
    "heads": _are_heads,
    "columns": _are_many,
}
