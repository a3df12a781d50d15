"""BF3: texts that are set, and paper."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code

LAYOUT: dict[str, Code] = {
    "BF302": Code(
        name="text-overflow",
        severity="error",
        summary="The text does not fit its slot at the smallest size.",
        explanation="""\
briefgen tried smaller sizes, tighter spacing and further slides before it gave up. The message
says how much is too much: shorten the text, remove `continue: false`, or choose a layout with
more room. Text is never cut off and never runs out of its box.""",
    ),
    "BF303": Code(
        name="missing-glyph",
        severity="error",
        summary="The font has no glyph for a character.",
        explanation="""\
Neither the deck's font nor those that stand in for it have this character (a smiley, a Chinese
character). PowerPoint would take it from another font, and the PDF would show an empty box. Use a
word, or another character; ticks, boxes, stars and arrows are there.""",
        wrong="- layout: bullets\n  title: Done\n  points: [😀 The budget]\n",
        right="- layout: bullets\n  title: Done\n  points: ['Done: the budget']\n",
    ),
    "BF304": Code(
        name="fragile-break",
        severity="advice",
        summary="A long word without spaces decides the line break.",
        explanation="""\
A long address or a word without spaces fills a line. PowerPoint may break it at another place
than the PDF does. Shorten it, or give the address words: `[the report](https://...)`.""",
    ),
    "BF305": Code(
        name="right-to-left",
        severity="error",
        summary="Right-to-left text cannot be set yet.",
        explanation="""\
Hebrew, Arabic and other scripts that run from right to left would come out in the wrong order,
which is worse than not at all. Leave the text out, or put it into a picture with an `alt`.""",
        wrong="- layout: bullets\n  title: Greetings\n  points: [שלום]\n",
        right="- layout: bullets\n  title: Greetings\n  points: [Shalom]\n",
    ),
    "BF306": Code(
        name="too-wide",
        severity="error",
        summary="A table or drawing does not fit the width of the paper.",
        explanation="""\
On paper a table cannot be made wider than the sheet, and its text no smaller than can be read.
Use larger paper, leave columns out, or leave this output out of `outputs:`.""",
    ),
    "BF310": Code(
        name="small-print",
        severity="advice",
        summary="Text of a slide prints too small on a handout.",
        explanation="""\
Slides on a handout are small, and so is their text: below 7 points many people cannot read it.
Print fewer slides on a page, or print the reading document.""",
    ),
}
