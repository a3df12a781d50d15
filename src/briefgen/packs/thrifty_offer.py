"""A compiled target -> one way to save paper or ink, with the option that does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from briefgen.compile import Compiled
from briefgen.handouts.print_size import check_print, slides_a_page
from briefgen.handouts.slides_per_page import PER_PAGE
from briefgen.model.colour_contrast import luminance
from briefgen.model.copy_counts import copies_of
from briefgen.model.diagnostics import NOWHERE, Faults
from briefgen.model.outputs import HandoutOptions, sheet_of
from briefgen.model.values import Value, replace
from briefgen.render import layout_sheets

# A ground that is darker takes ink worth saving.
_DARK = 0.4


class ThriftyOption(Value, kw_only=True):
    """A way to save paper or ink: an option of the handout by its `key` and `value`, and what comes
    of it in a sentence (`words`)."""

    words: str
    key: Literal["per-page", "ink"]
    value: str


def thrifty_offer(compiled: Compiled) -> ThriftyOption | None:
    """What would save most of the handout's sheets, or else of its ink; None for what is not
    printed in copies. No text comes out smaller than can be read."""
    handout = next(
        (
            spec.output
            for spec in compiled.target.outputs
            if isinstance(spec.output, HandoutOptions) and not spec.output.large_print
        ),
        None,
    )
    seminar = compiled.target.seminar
    copies = copies_of(handout, seminar.copies) if handout and seminar else 1
    if handout is None or copies < 2:
        return None
    return next(_offers(compiled, handout, copies), None)


def _offers(compiled: Compiled, handout: HandoutOptions, copies: int) -> Iterator[ThriftyOption]:
    paper = sheet_of(handout, compiled.target.paper)
    now = _sheets(compiled, handout)
    for number in sorted(PER_PAGE) if handout.per_page != "auto" else ():
        faults = Faults()
        check_print(compiled.scene, number, paper, NOWHERE, faults=faults)
        if number <= slides_a_page(compiled.scene, handout.per_page, paper) or faults.found:
            continue
        fewer = now - (sheets := _sheets(compiled, replace(handout, per_page=number)))
        if fewer > 0:
            yield ThriftyOption(
                words=f"With {number} slides a page the handout needs {_said(sheets)}, not "
                f"{now}: {_said(fewer * copies)} fewer for {copies} copies.",
                key="per-page",
                value=f"{number}",
            )
            return
    dark = sum(
        luminance(compiled.scene.palette.get(page.ground, page.ground)) < _DARK
        for page in compiled.scene.pages
    )
    if handout.ink == "full" and dark:
        slides = f"{dark} slides have" if dark > 1 else "1 slide has"
        yield ThriftyOption(
            words=f"{slides} a dark ground. In light ink they are printed on white, with outlines "
            f"in place of dark areas: less ink for {copies} copies.",
            key="ink",
            value="light",
        )


def _sheets(compiled: Compiled, handout: HandoutOptions) -> int:
    """What one copy takes, printed on both sides."""
    return -(-len(layout_sheets(compiled, handout).pages) // 2)


def _said(sheets: int) -> str:
    return f"{sheets:,} sheet{'s' if sheets != 1 else ''}"
