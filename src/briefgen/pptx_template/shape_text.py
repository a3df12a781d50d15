"""Texts of shapes of a master or layout -> texts that the PDF draws, in our own font."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.model.rich_text import Inline, Run
from briefgen.model.template import Theme
from briefgen.model.text_block import DECORATION, FontKey, Paragraph, TextBlock
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import Box, Emu, Insets
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import Element, find, find_all, whole, word
from briefgen.pptx_template.drawing_context import Shelf
from briefgen.pptx_template.fills import fill_in, plain_colour
from briefgen.pptx_template.layouts import ANCHORS, insets_of
from briefgen.pptx_template.text_levels import FoundLevel, read_levels, style_of
from briefgen.pptx_template.theme import ColourScheme
from briefgen.pptx_template.transforms import Matrix, bounds, corners
from briefgen.text.fitting import Overflow, fit_text
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter

_SMALLEST = 5
# What covers less of what is below is not seen, in thousandths of a percent.
_LEAST_ALPHA = 5_000
# Stands for the number of any slide where its place is measured.
_ANY_NUMBER = "888"
_ALIGN: Mapping[str | None, Align] = {"ctr": "center", "r": "right"}


class TextDrawer(Value):
    """Sets the texts of the shapes of one part, in the colours and fonts of `scheme`; what cannot
    be drawn is noted on the `shelf`. `style` is the default text style, `where` names the layout in
    words."""

    shelf: Shelf
    scheme: ColourScheme
    style: Element
    where: str

    def text(self, shape: Element, matrix: Matrix, width: int, height: int) -> TextBlock | None:
        body = find(shape, "p:txBody")
        paragraphs = [_paragraph(one) for one in find_all(body, "a:p")]
        if not any(paragraph.inline.text.strip() for paragraph in paragraphs) or _is_clear(body):
            return None
        frame = find(body, "a:bodyPr")
        is_turned = frame is not None and (frame.get("vert") or "horz") != "horz"
        if not matrix.is_upright or is_turned:
            self.shelf.undrawn.append(f"turned text of {self.where}")
            return None
        box = bounds([matrix.at(x, y) for x, y in corners(width, height)])
        if find(body, "a:p/a:fld[@type='slidenum']") is None:
            return self._set_text(body, frame, paragraphs, box)
        if len(paragraphs) == 1 and find(body, "a:p/a:r") is None:
            number = [Paragraph(inline=Inline((Run(text=_ANY_NUMBER),)))]
            self.shelf.number = self._set_text(body, frame, number, box)
        else:
            self.shelf.undrawn.append(f"the slide's number in a text of {self.where}")
        return None

    def _set_text(
        self, body: Element, frame: Element, paragraphs: Sequence[Paragraph], box: Box
    ) -> TextBlock | None:
        first = self._level_of(body)
        size = max(_SMALLEST, int(first.size))
        style = style_of("", (first,), tuple(range(size, _SMALLEST - 1, -1)) or (size,))
        theme = Theme(self.scheme.colours, "Arial", "Arial")
        insets = insets_of([] if frame is None else [frame])
        anchor = ANCHORS.get(frame.get("anchor") or "t", "top") if frame is not None else "top"
        setter = Typesetter(fonts=built_in_fonts(), theme=theme, language="en")
        if not all(_has_glyphs(paragraph, setter) for paragraph in paragraphs):
            self.shelf.undrawn.append(f"a text in a script that our font lacks, of {self.where}")
            return None
        block = fit_text(
            paragraphs,
            style,
            _grown(box, size, insets, anchor),
            DECORATION,
            setter=setter,
            insets=insets,
            anchor=anchor,
        )
        if isinstance(block, Overflow):
            self.shelf.undrawn.append(f"a text that is too long for its frame, of {self.where}")
            return None
        return block

    def _level_of(self, body: Element) -> FoundLevel:
        """How a text is set: by its list style, and by its first paragraph and run."""
        styles = [style for style in (find(body, "a:lstStyle"), self.style) if style is not None]
        first = read_levels(styles, self.scheme)[0]
        found = (find(body, f"a:p/a:{kind}/a:rPr") for kind in ("r", "fld"))
        run = next((one for one in found if one is not None), None)
        if run is not None:
            colour = plain_colour(fill_in(run), self.scheme)
            first = replace(
                first,
                size=max(1, whole(run.get("sz"), round(first.size * 100)) / 100),
                strong=run.get("b", "1" if first.strong else "0") in {"1", "true"},
                colour=colour or first.colour,
            )
        properties = find(body, "a:p/a:pPr")
        if properties is not None and properties.get("algn"):
            first = replace(first, align=_ALIGN.get(properties.get("algn"), "left"))
        return replace(first, bullet="", margin=Emu(0), indent=Emu(0))


def _is_clear(body: Element) -> bool:
    """Whether the first words are set in no colour, or one that covers nothing."""
    fill = fill_in(next((one for path in ("a:p/a:r/a:rPr", "a:p/a:fld/a:rPr")
                         if (one := find(body, path)) is not None), None))  # fmt: skip
    alpha = find(fill, "*/a:alpha")
    is_faint = alpha is not None and whole(alpha.get("val"), 100_000) < _LEAST_ALPHA
    return fill is not None and (word(fill) == "noFill" or is_faint)


def _has_glyphs(paragraph: Paragraph, setter: Typesetter) -> bool:
    face = setter.fonts.face(FontKey("Arial"))
    return all(face.has(character) for character in paragraph.inline.text)


def _grown(box: Box, size: int, insets: Insets, anchor: Anchor) -> Box:
    """Text boxes are often lower than their one line, which then stands out at the side away from
    its anchor."""
    more = max(0, insets.top + insets.bottom + round((1.2 * size + 1) * 12_700) - box.height)
    up = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor]
    return replace(box, y=box.y - round(more * up), height=box.height + more)


def _paragraph(element: Element) -> Paragraph:
    texts = [find(run, "a:t") for run in element if word(run) in {"r", "fld"}]
    text = "".join(found.text or "" for found in texts if found is not None)
    return Paragraph(inline=Inline((Run(text=" ".join(text.split())),) if text.strip() else ()))
