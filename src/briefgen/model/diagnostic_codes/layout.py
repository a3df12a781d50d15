"""BF3: texts that are set, and paper."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

_OTHER_FORM = (
    "the form `{form}` has no place for all that this slide says, so the slide is shown in another"
)

LAYOUT: dict[str, Code] = {
    "BF302": Code(
        name="text-overflow",
        severity="error",
        summary="The text does not fit its place at the smallest size.",
        wordings={
            "marking": Wording(
                "the marking is too long for its place",
                "write a shorter one, or give the template's furniture `marking` more room",
            ),
            "": Wording(
                "the text of `{slot}` is {lines} too long",
                "shorten it",
                label="needs {needed:.0f} pt, and has {given:.0f} pt at the smallest size "
                "({size} pt)",
            ),
            "kept-whole": Wording(
                "the text of `{slot}` is {lines} too long",
                "shorten it, or remove `continue: false`",
                label="needs {needed:.0f} pt, and has {given:.0f} pt at the smallest size "
                "({size} pt)",
            ),
            "own-place": Wording(
                "",
                "{advice}; or make `{place}` larger on the layout `{layout}` of the template "
                "`{template}` (in PowerPoint: View, Slide Master)",
            ),
            "own-layout": Wording(
                "",
                "{advice}; or give the layout `{layout}` of the template `{template}` more free "
                "room (in PowerPoint: View, Slide Master), or name another in its template.yaml",
            ),
            "broken-word": Wording(
                "`{word}` is wider than its place, and would be broken",
                "shorten it, put a hyphen or a space where it may be parted, or choose a layout "
                "with more room",
            ),
            "wide-code": Wording(
                "`{word}` is a word of {length} characters, and a line of code has room for {most}",
                "break the line where the language allows it, or shorten it: no line of code is "
                "broken inside a word",
            ),
            "narrow-columns": Wording(
                "the columns of this table are so narrow that `{word}` would be broken: about "
                "{fitting} of its {count} columns fit",
                "leave out columns (of a file, choose some with `columns:`), shorten the longest "
                "words of `{widest}`, the widest, or make two tables of it",
            ),
            "captions": Wording(
                "the words of the pictures have no room below or beside them",
                "shorten the captions",
            ),
            "legend": Wording(
                "the names of the series do not fit above the chart",
                "shorten them, or show fewer series",
            ),
            "bar-values": Wording(
                "the values do not fit on the bars", "remove `labels: yes`, or show fewer numbers"
            ),
            "line-values": Wording(
                "values can be written along one line only",
                "remove `labels: yes`, or show one series",
            ),
            "categories": Wording(
                "the names of the categories are too long", "shorten them, or use `kind: bar`"
            ),
            "slices": Wording(
                "the values of the slices, or their names, have no room beside each other",
                "shorten the names, put small slices together as `Other`, or use `kind: bar`",
            ),
            "category": Wording(
                "the name `{name}` does not fit where its category is drawn",
                "shorten it, or leave out some categories",
            ),
            "category-not-bar": Wording(
                "the name `{name}` does not fit where its category is drawn",
                "shorten it, leave out some categories, or use `kind: bar`",
            ),
        },
        explanation="""\
briefgen tried smaller sizes, tighter spacing and further slides before it gave up. The message
says how much is too much: shorten the text, remove `continue: false`, or choose a layout with
more room. Text is never cut off and never runs out of its box.""",
    ),
    "BF303": Code(
        name="missing-glyph",
        severity="error",
        summary="The font has no glyph for a character.",
        wordings={
            "template-font": Wording(
                "the font {name} does not have these characters: {characters}",
                "use another font, or another character where it is the mark of a list",
            ),
            "drawing": Wording(
                "the texts of this drawing have characters that no font of briefgen has: {names}",
                "use other characters in it, or save its texts as outlines",
            ),
            "": Wording(
                "the font {family} does not have {names}",
                "use another character, or say it in words",
            ),
        },
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
        wordings={
            "": Wording(
                "a long word without spaces decides where a line breaks",
                "PowerPoint may break it elsewhere; shorten it, or give an address a label",
            ),
            "cut": Wording(
                "the word `{word}` is longer than a line, and is broken inside",
                "shorten it, or write a hyphen where it may be broken",
            ),
        },
        explanation="""\
A long address or a word without spaces fills a line. PowerPoint may break it at another place
than the PDF does. Shorten it, or give the address words: `[the report](https://...)`.""",
    ),
    "BF305": Code(
        name="right-to-left",
        severity="error",
        summary="Right-to-left text cannot be set yet.",
        wordings={
            "": Wording(
                "text that runs from right to left cannot be set yet",
                "leave it out, or use a picture of it with an `alt`",
            )
        },
        explanation="""\
Hebrew, Arabic and other scripts that run from right to left would come out in the wrong order,
which is worse than not at all. Leave the text out, or use a picture of it with an `alt`.""",
        wrong="- layout: bullets\n  title: Greetings\n  points: [שלום]\n",
        right="- layout: bullets\n  title: Greetings\n  points: [Shalom]\n",
    ),
    "BF306": Code(
        name="too-wide",
        severity="error",
        summary="A table or drawing does not fit the width of the paper.",
        wordings={
            "": Wording(
                "`{what}` does not fit the width of the paper in the output {output}",
                "use larger paper or fewer columns, or leave this output out",
            ),
            "columns": Wording(
                "`{what}` does not fit the width of the paper in the output {output}: about "
                "{fitting} of its {count} columns do",
                "make two tables of it, shorten the longest words of `{widest}`, the widest "
                "column, use larger paper, or leave this output out",
            ),
        },
        explanation="""\
On paper a table cannot be made wider than the sheet, and its text no smaller than can be read. A
wide table is set smaller, then on a page of its own that is turned, which a booklet cannot have.
Use larger paper, leave columns out, or leave this output out of `outputs:`.""",
    ),
    "BF307": Code(
        name="form-without-place",
        severity="warning",
        summary="What a slide says has no place in the form that is asked for.",
        wordings={
            "": Wording(
                _OTHER_FORM,
                "take away `form: {form}`, or what has no place in it",
            ),
            "heads": Wording(
                _OTHER_FORM,
                "take away `form: heads`, or give each point others below it, with nothing below "
                "those",
            ),
            "columns": Wording(
                _OTHER_FORM, "take away `form: columns`, or write two points or more"
            ),
            "rows": Wording(
                _OTHER_FORM,
                "take away `form: rows`, or write points with nothing below them, and in two "
                "columns as many in both",
            ),
        },
        explanation="""\
`form:` chooses how a slide shows what it says. Some forms have no place for some contents: rows
that stand level need lists of as many points, heads need texts below them. Nothing is left out:
the slide is shown in a form that has a place for all of it.""",
        wrong="- layout: bullets\n  title: Costs\n  form: heads\n  points: [Rent, Rates]\n",
        right="- layout: bullets\n  title: Costs\n  form: rows\n  points: [Rent, Rates]\n",
    ),
    "BF310": Code(
        name="small-print",
        severity="advice",
        summary="Text of a slide prints too small on a handout.",
        wordings={
            "": Wording(
                "{small} of {slides} slides have text that prints smaller than {legible:g} pt with "
                "{per_page} on a page: {names}",
                "hand out the reading document instead",
            ),
            "fewer": Wording(
                "{small} of {slides} slides have text that prints smaller than {legible:g} pt with "
                "{per_page} on a page: {names}",
                "write `handout: {fewer}` (beside other options, `per-page: {fewer}`), which "
                "leaves {left}; or hand out the reading document",
            ),
        },
        explanation="""\
Slides on a handout are small, and so is their text: below 7 points many people cannot read it.
Print fewer slides on a page, or print the reading document.""",
    ),
}
