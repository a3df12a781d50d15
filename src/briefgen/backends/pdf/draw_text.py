"""A TextBlock -> text on the page, every paragraph, list item and link with its tag."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from briefgen.backends.item_geometry import LINK_RULE, LINK_RULE_BELOW
from briefgen.backends.pdf.canvas import ARTIFACT
from briefgen.backends.pdf.objects import string
from briefgen.backends.pdf.page_writer import Context, PageWriter
from briefgen.backends.pdf.paragraph_tags import ParagraphTags, format_of
from briefgen.backends.pdf.structure_tree import Element
from briefgen.model.text_block import Paragraph, PlacedRun, Role, TextBlock, TextLine
from briefgen.model.units import EMU_PER_POINT, Box, Emu
from briefgen.model.values import replace


def draw_text(block: TextBlock, context: Context, sheet: PageWriter) -> None:
    """The block's lines; each paragraph gets its tag below the context's element."""
    if context.parent is None:
        _draw_untagged(block, context, sheet)
        return
    outline = _outline(block, context.parent, sheet)
    for index, found in groupby(block.lines, key=lambda line: line.paragraph):
        lines = tuple(found)
        element = _rest_of(block, lines, outline)
        if element is None:
            element = _open_paragraph(
                block, block.paragraphs[index], lines[0], context, sheet=sheet
            )
        writer = _Writer(
            element=element,
            paragraph=block.paragraphs[index],
            context=context,
            sheet=sheet,
            link=block.about.link,
        )
        writer.write(tuple(map(_ended_line, lines)) if block.about.role is Role.CODE else lines)


def draw_cell_text(block: TextBlock, cell: Element, context: Context, sheet: PageWriter) -> None:
    """The text of a table's cell: a single paragraph is the cell's own content."""
    if len(block.paragraphs) == 1 and not format_of(block, block.paragraphs[0]).bullet:
        _Writer(element=cell, paragraph=block.paragraphs[0], context=context, sheet=sheet).write(
            block.lines
        )
    else:
        draw_text(block, replace(context, parent=cell), sheet)


def _draw_untagged(block: TextBlock, context: Context, sheet: PageWriter) -> None:
    is_figure = isinstance(context.aside, Element)
    with sheet.aside(context):
        for line in block.lines:
            for run in (*([line.label] if line.label else []), *line.runs):
                last = is_figure and run is line.runs[-1]
                sheet.canvas.text(_ended(run) if last else run, line.baseline)


def _ended(run: PlacedRun) -> PlacedRun:
    """A run with a space at its end, which keeps the words of a figure apart when it is read."""
    return run if run.text.endswith(" ") else replace(run, text=f"{run.text} ")


def _ended_line(line: TextLine) -> TextLine:
    """A line of code with a space at its end, which keeps it apart from the next in one element."""
    return replace(line, runs=(*line.runs[:-1], *map(_ended, line.runs[-1:])))


def _outline(block: TextBlock, parent: Element, sheet: PageWriter) -> ParagraphTags:
    """The elements to go on with: those of the text before, or new ones."""
    if block.about.continues and sheet.thread.outline is not None:
        return sheet.thread.outline
    if block.about.role is Role.QUOTE:
        parent = parent.add("BlockQuote")
    sheet.thread.outline = ParagraphTags(parent)
    return sheet.thread.outline


def _rest_of(block: TextBlock, lines: Sequence[TextLine], outline: ParagraphTags) -> Element | None:
    """The element of the paragraph whose rest the lines are; a further item has its label."""
    is_first = block.about.continues and lines[0] is block.lines[0]
    return outline.last if is_first and lines[0].label is None else None


def _open_paragraph(
    block: TextBlock, paragraph: Paragraph, line: TextLine, context: Context, *, sheet: PageWriter
) -> Element:
    """The element that a paragraph's lines go to, its label drawn."""
    outline = sheet.thread.outline
    assert outline is not None
    element = outline.add(block, paragraph, context.level, sheet.tags)
    is_item = element.tag == "LI"
    if line.label is not None and element.tag == "Code":
        with sheet.aside(replace(context, aside=ARTIFACT)):
            sheet.canvas.text(line.label, line.baseline)
    elif line.label is not None:
        with sheet.tagged(_add_label(element, block, paragraph) if is_item else element):
            sheet.canvas.text(line.label, line.baseline)
    return outline.open_body(element) if is_item else element


def _add_label(item: Element, block: TextBlock, paragraph: Paragraph) -> Element:
    """The element of a mark; one that means something says what."""
    says = block.levels[paragraph.level].bullet_says
    if says is None:
        return item.add("Lbl")
    language = {"Lang": string(says.language)} if says.language else {}
    return item.add("Lbl", Alt=string(says.text), **language)


class _Writer(Struct, eq=False, kw_only=True):
    """Writes the lines of one paragraph. Links, phrases in other languages and what is raised or
    lowered get elements of their own inside the paragraph's; `key` says which of them is open. What
    a note begins with, such as "Source:", is its `label`. A text that leads somewhere as a whole
    has a `link`, and is not underlined for that."""

    element: Element
    paragraph: Paragraph
    context: Context
    sheet: PageWriter
    link: str = ""
    key: str = ""
    inner: Element | None = None
    label: PlacedRun | None = None

    def write(self, lines: Sequence[TextLine]) -> None:
        current: Element | None = None
        first, *rest = lines[0].runs or (None,)
        if self.element.tag == "Note" and first and rest and first.text.rstrip().endswith(":"):
            self.label = first
        for line in lines:
            for _, found in groupby(
                line.runs, key=lambda run: (run is self.label, _inner_key(run))
            ):
                runs = list(found)
                target = self._target(runs[0])
                if target is not current:
                    if current is not None:
                        self.sheet.canvas.end()
                    self.sheet.begin(target)
                    current = target
                self._draw(runs, line)
        if current is not None:
            self.sheet.canvas.end()

    def _target(self, run: PlacedRun) -> Element:
        """The paragraph's element, or one inside it, which may go on over several lines."""
        language = {"Lang": string(run.language)} if run.language else {}
        if run is self.label:
            return self.element.add("Lbl", **language)
        link = self._link_of(run)
        key = f"{link} {run.language} {'' if link else run.script} {run.note}".strip()
        if key != self.key:
            self.key, self.inner = key, None
            if key:
                tag = "Link" if link else "Reference" if run.note else "Span"
                self.inner = self.element.add(tag, **language)
        return self.inner or self.element

    def _draw(self, runs: list[PlacedRun], line: TextLine) -> None:
        for run in runs:
            self.sheet.canvas.text(run, line.baseline)
        link = self._link_of(runs[0])
        if self.inner is not None and link:
            if link == runs[0].link:
                self._draw_rule(runs, line)
            label = _label(self.paragraph, runs[0].link)
            self.sheet.add_link(self.inner, _area(runs, line), link, label, context=self.context)

    def _link_of(self, run: PlacedRun) -> str:
        """Where a click on the run leads, "" for nowhere."""
        leads = self.sheet.links.leads
        return next((link for link in (run.link, self.link) if leads(link)), "")

    def _draw_rule(self, runs: list[PlacedRun], line: TextLine) -> None:
        """A link must not be told from text by its colour alone."""
        size = runs[0].size * EMU_PER_POINT
        area = _area(runs, line)
        top = line.baseline + round(LINK_RULE_BELOW * size)
        width = area.width - self.sheet.trailing_space(runs[-1])
        rule = Box(area.x, Emu(top), Emu(width), Emu(round(LINK_RULE * size)))
        self.sheet.canvas.rectangle(rule, runs[0].colour)


def _inner_key(run: PlacedRun) -> tuple[str, str, str, str]:
    """What the element is told by that a run belongs to; a link is one as a whole."""
    return run.link, run.language, "" if run.link else run.script, run.note


def _area(runs: list[PlacedRun], line: TextLine) -> Box:
    right = runs[-1].x + runs[-1].width
    return Box(runs[0].x, line.top, right - runs[0].x, line.height)


def _label(paragraph: Paragraph, link: str) -> str:
    """The words of a link, whatever lines they stand on."""
    runs = paragraph.inline.runs
    return "".join(run.text for run in runs if run.link == link).replace("\n", " ").strip()
