"""A slide's content -> the forms that suit it, and whether one turned out well.

A form is a layout of its own, named for what it makes of the slots of the layout that an author
writes (`form-of` in a template): a list of one short point becomes a sentence, three become rows.
The first that suits the content and fits is taken; an author's `form:` overrules the choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from briefgen.layout.lone_words import heads_with_lone_words
from briefgen.layout.picture_forms import captions_have_places, photos_fill
from briefgen.model.diagram_kinds import DiagramName
from briefgen.model.resolved_deck import (
    Column,
    Diagram,
    Point,
    Points,
    ResolvedSlide,
    SlotValue,
    Timeline,
)
from briefgen.model.scene import Item
from briefgen.model.scene_walk import blocks_in, cuts_a_word
from briefgen.model.slide_contents import inlines_of, parts_of
from briefgen.model.template import PLAIN, SPARE, FormName, LayoutSpec, Template
from briefgen.model.text_block import Role, TextBlock
from briefgen.support.memo import memo_while_alive

# What is no longer than this can be set as large as a title page.
_FEW_WORDS = 40
# A head of so many characters stands beside what belongs to it.
_SHORT_HEAD = 30
_LEAST_ROWS, _MOST_ROWS = 2, 4
# Rows beside an exhibit are narrow, and two rows have room for a line more than others.
_MOST_LINES, _MOST_LINES_OF_TWO, _MOST_LINES_BESIDE = 2, 3, 4
# A name and three lines.
_MOST_PANEL_LINES = 4
# From so many points on a list stands in two columns.
_MANY = 9
# More sections than this need the whole height of a divider; a statement that is no longer than
# this is set as large as a title page.
_FEW_SECTIONS = 6
_SHORT_TITLE = 30
# Texts of phases and steps that are longer than this want a row each, steps from so many on.
_LONG_PHASE, _LONG_STEP, _MANY_STEPS = 60, 40, 4


# What is said where an author asks for a form in which not all has a place.
_FORM_FAULTS = {
    "": "BF307",
    "heads": "BF307/heads",
    "columns": "BF307/columns",
    "rows": "BF307/rows",
}


def forms_for(
    slide: ResolvedSlide, template: Template, *, at_need: bool = False
) -> Iterator[LayoutSpec]:
    """The forms that suit a slide, or those that its author asks for, in the template's order;
    `at_need` all that draw its figure in another way, or have more room."""
    layouts = _forms_in(template).get(slide.layout, ())
    # What no layout is named for is a form of the group in it.
    is_free = slide.form not in {PLAIN, *(layout.form for layout in layouts)}
    for layout in layouts:
        if layout.form == SPARE:
            suits: object = at_need
        else:
            asked = is_free or slide.form == layout.form
            suits = asked and (
                slide.form or (_redraws(layout) if at_need else _suits(layout, slide))
            )
        if suits and _takes(layout, slide):
            yield layout


@memo_while_alive
def _forms_in(template: Template) -> dict[str, tuple[LayoutSpec, ...]]:
    """The other forms of each layout that has any: every slide asks for those of its own."""
    names = {layout.form_of for layout in template.layouts.values()} - {""}
    return {name: template.forms_of(name) for name in names}


def _takes(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    """Whether a form has a place for all that the slide says, and nothing in it stays empty."""
    slots = {slot.name: slot for slot in layout.slots}
    drawn = slide.slots.get("diagram")
    if isinstance(drawn, Diagram) and drawn.kind not in _KINDS.get(layout.form, (drawn.kind,)):
        return False
    is_whole = all(name in slide.slots or slot.of for name, slot in slots.items() if slot.required)
    has_places = slide.slots.keys() <= slots.keys() and captions_have_places(layout, slide)
    return is_whole and has_places and _can_draw(layout, slide)


def _can_draw(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    """Whether the way in which lists are drawn there has a place for each of their points."""
    shown = [(slot.drawn_as, slide.slots.get(slot.name)) for slot in layout.slots]
    lists = [(drawn, value) for drawn, value in shown if isinstance(value, Points | Column)]
    return all(
        need([value for other, value in lists if other == drawn])
        for drawn, need in _NEEDS.items()
        if any(other == drawn for other, _ in lists)
    )


def has_form(template: Template, slide: ResolvedSlide) -> bool:
    """Whether the author of a whole slide asks for a form that is a layout of its own."""
    forms = {layout.form for layout in _forms_in(template).get(slide.layout, ())} - {PLAIN}
    plain = template.layouts[slide.layout]
    return slide.form in forms and all(
        slot.name in slide.slots or slot.of for slot in plain.slots if slot.required
    )


def form_fault(form: str) -> str:
    """What is said where an author asks for a form in which not all has a place."""
    return _FORM_FAULTS[form if form in _FORM_FAULTS else ""]


def _redraws(layout: LayoutSpec) -> bool:
    return any(slot.kind in {"diagram", "timeline"} for slot in layout.slots)


def _suits(layout: LayoutSpec, slide: ResolvedSlide) -> bool:
    found = tuple([slide.slots.get(slot.name) for slot in layout.slots if slot.required])
    # Lists are looked for last, at any depth: that takes longest.
    return _has_room(layout, slide, found) and not any(map(_is_mixed, parts_of(found, Points)))


def _has_room(layout: LayoutSpec, slide: ResolvedSlide, found: Sequence[SlotValue | None]) -> bool:
    """Whether what the slide says is as short and as simple as the form wants it; `found` is what
    it must have."""
    rule = _OWN_RULES.get((layout.form_of, layout.form)) or _RULES.get(layout.form)
    columns = [value for value in found if isinstance(value, Column)]
    if columns:
        return _COLUMN_RULES[layout.form](columns)
    figures = (value for value in slide.slots.values() if isinstance(value, Diagram | Timeline))
    figure_rule = _FIGURE_RULES.get(layout.form)
    if figure_rule and not all(map(figure_rule, figures)):
        return False
    lists = (value for value in found if isinstance(value, Points))
    is_short = len(slide.title.text) <= _SHORT_TITLE
    if layout.form == "full" and not photos_fill(layout, slide):
        return False
    return (layout.form != "large" or layout.form_of != "statement" or is_short) and (
        rule is None or all(rule(one) for one in lists)
    )


def is_good(layout: LayoutSpec, items: Sequence[Item]) -> bool:
    """Whether a form turned out well: no text of it had to be squeezed, and rows are short."""
    blocks = list(blocks_in(items))
    if any(block.fit.squeezed or not block.fit.stable for block in blocks):
        return False
    if layout.form == "panels":
        return all(len(block.lines) <= _MOST_PANEL_LINES for block in blocks)
    if layout.form == "beside" and (cuts_a_word(items) or heads_with_lone_words(items)):
        return False
    if layout.form != "rows":
        return True
    is_narrow = any(slot.drawn_as == "takeaways" for slot in layout.slots)
    return all(
        sum(line.paragraph == index for line in block.lines) <= _most_lines(block, is_narrow)
        for block in blocks
        if block.about.role is Role.LIST
        for index in range(len(block.paragraphs))
    )


def _most_lines(rows: TextBlock, is_narrow: bool) -> int:
    if is_narrow:
        return _MOST_LINES_BESIDE
    return _MOST_LINES_OF_TWO if len(rows.paragraphs) == _LEAST_ROWS else _MOST_LINES


def _is_mixed(points: Points) -> bool:
    """Whether some of several points have no bullet: forms would draw all alike."""
    return not _is_sentence(points) and _has_lines(points.items)


def _has_lines(points: Sequence[Point]) -> bool:
    return any(not point.bullet or _has_lines(point.children) for point in points)


def _is_sentence(points: Points) -> bool:
    return len(points.items) == 1 and not points.items[0].children


def _is_short(points: Points) -> bool:
    return _is_sentence(points) and len(points.items[0].inline.text) <= _FEW_WORDS


def _are_rows(points: Points) -> bool:
    few = _LEAST_ROWS <= len(points.items) <= _MOST_ROWS
    return few and not any(point.children for point in points.items)


def _are_heads(points: Points) -> bool:
    """Whether several points are short enough to stand beside what is below them."""
    is_short = all(len(point.inline.text) <= _SHORT_HEAD for point in points.items)
    return len(points.items) > 1 and is_short


def _are_level(columns: Sequence[Column]) -> bool:
    """Whether columns have names and few points."""
    lists = [column.body for column in columns if isinstance(column.body, Points)]
    return all(column.name for column in columns) and all(map(_are_rows, lists))


def _are_brief(columns: Sequence[Column]) -> bool:
    """Whether columns have so few words that they are panels; how many lines that takes is known
    when they are laid out."""
    return all(column.name for column in columns) and not any(
        isinstance(column.body, Points) and not _are_flat(column.body) for column in columns
    )


def _are_named(columns: Sequence[Column]) -> bool:
    return all(column.name for column in columns)


def _are_many(points: Points) -> bool:
    return len(points.items) >= _MANY


def _are_few_rights(points: Points) -> bool:
    return len(points.items) < _MANY and not any(point.children for point in points.items)


def _are_flat(points: Points) -> bool:
    return not any(point.children for point in points.items)


def _are_takeaways(points: Points) -> bool:
    """Whether they are few, each with two texts below it at most."""
    few = len(points.items) <= _MOST_ROWS
    return few and all(len(point.children) <= 2 for point in points.items)


def _are_few_sections(points: Points) -> bool:
    return len(points.items) <= _FEW_SECTIONS


def _are_many_sections(points: Points) -> bool:
    return len(points.items) > _FEW_SECTIONS


def _has_long_texts(figure: Diagram | Timeline) -> bool:
    """Whether the texts of a timeline, or of a process of many steps, want a row each."""
    if isinstance(figure, Timeline):
        return any(_length_of(phase.text) > _LONG_PHASE for phase in figure.phases)
    longest = max(_length_of(part.body) for part in figure.parts)
    if figure.kind == "timeline":
        return longest > _LONG_PHASE
    return len(figure.parts) >= _MANY_STEPS and longest > _LONG_STEP


def _length_of(body: object) -> int:
    return sum(len(inline.text) for inline in inlines_of(body))


def _is_venn(figure: Diagram | Timeline) -> bool:
    return isinstance(figure, Diagram) and figure.kind == "venn"


def _are_shallow(lists: Sequence[Points | Column]) -> bool:
    """Whether what stands below the points has nothing below it."""
    return not any(
        child.children
        for points in lists
        if isinstance(points, Points)
        for point in points.items
        for child in point.children
    )


def _have_texts_below(lists: Sequence[Points | Column]) -> bool:
    """Whether every point has others below it, which have none."""
    points = (point for one in lists if isinstance(one, Points) for point in one.items)
    return _are_shallow(lists) and all(point.children for point in points)


def _are_flat_lists(lists: Sequence[Points | Column]) -> bool:
    return all(_are_flat(points) for points in lists if isinstance(points, Points))


def _can_be_parted(lists: Sequence[Points | Column]) -> bool:
    return all(len(points.items) > 1 for points in lists if isinstance(points, Points))


def _can_stand_level(columns: Sequence[Points | Column]) -> bool:
    """Whether columns are lists of as many points, with nothing below them."""
    lists = [
        one.body for one in columns if isinstance(one, Column) and isinstance(one.body, Points)
    ]
    counts = {len(points.items) for points in lists}
    return len(lists) == len(columns) and len(counts) == 1 and all(map(_are_flat, lists))


# What can be drawn in one of these ways at all, whatever the author asks for.
_NEEDS: Mapping[str, Callable[[Sequence[Points | Column]], bool]] = {
    "agenda": _are_flat_lists,
    "heads": _have_texts_below,
    "takeaways": _are_shallow,
    "columns": _can_be_parted,
    "level": _can_stand_level,
}
_COLUMN_RULES: Mapping[FormName, Callable[[Sequence[Column]], bool]] = {
    "rows": _are_level,
    "panels": _are_brief,
    "heads": _are_named,
}
# The kinds of diagram that can be drawn in a form, where not all can.
_KINDS: Mapping[FormName, tuple[DiagramName, ...]] = {
    "rows": ("process", "timeline"),
    "inside": ("cycle",),
}
_FIGURE_RULES: Mapping[FormName, Callable[[Diagram | Timeline], bool]] = {
    "rows": _has_long_texts,
    "beside": _is_venn,
}
# What suits a form of one layout only.
_OWN_RULES: Mapping[tuple[str, FormName], Callable[[Points], bool]] = {
    ("agenda", "rows"): _are_flat,
    ("charter", "rows"): _are_few_rights,
    ("numbered", "rows"): _are_few_rights,
    ("chart-points", "rows"): _are_takeaways,
    ("table-points", "rows"): _are_takeaways,
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
