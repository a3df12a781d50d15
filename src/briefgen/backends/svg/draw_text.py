"""A TextBlock -> texts, one for each run, at the place where the run was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from briefgen.backends.item_geometry import LINK_RULE, LINK_RULE_BELOW
from briefgen.backends.numbers import number
from briefgen.backends.svg.faces import family_list
from briefgen.backends.svg.markup import attributes, escaped, points
from briefgen.backends.svg.shared import SvgScene
from briefgen.model.diagnostics import Span
from briefgen.model.rich_text import SCRIPT_RISES, SCRIPT_SIZE
from briefgen.model.text_block import FontKey, PlacedRun, TextBlock, TextLine
from briefgen.model.units import EMU_PER_POINT
from briefgen.support.memo import memo


class SvgTexts(Struct, eq=False):
    """Draws texts with what all pages share (`shared`). `family` is what the page's root says: the
    families of its first text."""

    shared: SvgScene
    family: str = ""

    def block(self, block: TextBlock, within: Span, *, is_read: bool) -> str:
        """The lines of a block. A paragraph says where it is written, where that is not what is
        said already (`within`). What is not read on its own has no rules below its links."""
        parts = []
        for index, found in groupby(block.lines, key=lambda line: line.paragraph):
            paragraph = block.paragraphs[index]
            span = paragraph.inline.span
            at = self.shared.at(span, within)
            body = "".join(self._line(block, line, is_read=is_read) for line in found)
            parts.append(f"<g{at}>{body}</g>" if at else body)
        return "".join(parts)

    def _line(self, block: TextBlock, line: TextLine, *, is_read: bool) -> str:
        if not is_read:
            runs = [line.label, *line.runs] if line.label else line.runs
            return "".join(self._run(run, line.baseline) for run in runs)
        return self._label(block, line) + "".join(self._read(line))

    def _label(self, block: TextBlock, line: TextLine) -> str:
        """The mark of a paragraph; one that means something says what."""
        if line.label is None:
            return ""
        says = block.levels[block.paragraphs[line.paragraph].level].bullet_says
        meaning = attributes(role="img", aria_label=says.text, lang=says.language) if says else ""
        return self._run(line.label, line.baseline, meaning)

    def _read(self, line: TextLine) -> Iterator[str]:
        for link, found in groupby(line.runs, key=lambda run: run.link):
            runs = list(found)
            body = "".join(self._run(run, line.baseline) for run in runs)
            if self.shared.leads(link):
                body += self._rule(runs, line.baseline)
                if self.shared.is_linked:
                    body = f"<a{attributes(href=self.shared.href(link))}>{body}</a>"
            yield body

    def _run(self, run: PlacedRun, baseline: int, meaning: str = "") -> str:
        self.family = self.family or family_list(run.font.family)
        size = run.size * SCRIPT_SIZE if run.script else run.size
        y = baseline - run.size * SCRIPT_RISES[run.script] * EMU_PER_POINT
        face = _face(run.font, run.language, self.family)
        place = f'x="{points(run.x)}" y="{points(y)}" font-size="{number(size, 3)}"'
        colour = self.shared.colour(run.colour)
        return f'<text {place} fill="{colour}"{face}{meaning}>{escaped(run.text)}</text>'

    def _rule(self, runs: Sequence[PlacedRun], baseline: int) -> str:
        """A link must not be told from text by its colour alone."""
        first, last = runs[0], runs[-1]
        size = first.size * EMU_PER_POINT
        spaces = len(last.text) - len(last.text.rstrip(" "))
        face = self.shared.fonts.face(last.font)
        end = (
            last.x
            + last.width
            - spaces * last.size * EMU_PER_POINT * face.advance(" ") / face.units
        )
        place = attributes(
            x=points(first.x),
            y=points(baseline + LINK_RULE_BELOW * size),
            width=points(end - first.x),
            height=points(LINK_RULE * size),
            fill=self.shared.colour(first.colour),
        )
        return f"<rect{place}/>"


@memo(1_000)
def _face(font: FontKey, language: str, family: str) -> str:
    """What a run says of its face, where the page's root does not say it. Kept: it takes longer
    than all else of a run."""
    families = family_list(font.family)
    return attributes(
        font_family="" if families == family else families,
        font_weight="700" if font.bold else "",
        font_style="italic" if font.italic else "",
        lang=language,
    )
