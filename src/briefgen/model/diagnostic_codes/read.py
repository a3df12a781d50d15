"""BF1: files that are read, and what stands in them."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

READ: dict[str, Code] = {
    "BF101": Code(
        name="file-not-found",
        severity="error",
        summary="A file that is needed is not there.",
        wordings={
            "leads-out": Wording(
                "{name} cannot be read: it is a link that leads out of the project, or to nothing",
                "put the file itself there",
            ),
            "folder": Wording(
                "{name} cannot be read: it is a folder", "give the name of a file in it"
            ),
            "not-a-file": Wording(
                "{name} cannot be read: it is not an ordinary file", "put the file itself there"
            ),
            "forbidden": Wording(
                "{name} cannot be read: you do not have permission to read it",
                "ask whoever gave you the file, or make a fresh copy",
            ),
            "absent": Wording(
                "there is no file {name}", "put it there, or check how its name is spelt"
            ),
        },
        explanation="""\
A deck names a picture, a data file or another file that cannot be found. Pictures are looked for
in `assets/images`, data files in `assets/data`. Check the spelling, capital letters too: on some
machines `Map.png` and `map.png` are two files. Files outside the project are never read.""",
        wrong="""\
- layout: chart
  title: Pupils
  chart: {kind: line, alt: Pupils by year, data: pupils-2026.csv}
""",
        right="""\
- layout: chart
  title: Pupils
  chart:
    kind: line
    alt: Pupils by year
    data: {categories: [2025, 2026], series: [{England: [41, 43]}]}
""",
    ),
    "BF102": Code(
        name="yaml-syntax",
        severity="error",
        summary="A line cannot be understood as YAML.",
        explanation="""\
YAML gives some characters a meaning. Put double quotes round a text that holds `: ` or ` #`, or
that begins with `*`, `@`, `&`, `%`, `!`, `[`, `{`, `'` or a backtick. Indent with spaces, never
with the Tab key. If an apostrophe begins a text (`'tis`), YAML looks for its end, perhaps many
lines below; double quotes round the text help.""",
        wrong="- {layout: statement, title: Reform: what next}\n",
        right='- {layout: statement, title: "Reform: what next"}\n',
    ),
    "BF103": Code(
        name="not-utf-8",
        severity="error",
        summary="A file is not UTF-8 text.",
        explanation="""\
Letters with accents and long dashes would come out as other characters, so the file is not read
at all. Save it again as UTF-8: in most editors *Save as*, then *Encoding*. Excel offers *CSV
UTF-8*; its *Unicode text* is not UTF-8.""",
    ),
    "BF104": Code(
        name="bad-character",
        severity="error",
        summary="A control character or a disguised space.",
        explanation="""\
Text pasted from a web page or a word processor may hold characters that nobody sees: a
non-breaking space where an ordinary one is needed, a zero-width space, a direction mark. Delete
the place that is marked, and type it again.""",
        wrong="- layout:\u00a0statement\n  title: One\n",
        right="- layout: statement\n  title: One\n",
    ),
    "BF105": Code(
        name="duplicate-key",
        severity="error",
        summary="The same name is given twice.",
        explanation="""\
Two lines of one slide, or of one part of a file, have the same name before the colon. Only one of
them could count, and nobody could tell which. Keep one; if both texts are wanted, put them
together or make a second slide.""",
        wrong="- layout: statement\n  title: Where we are\n  title: Where we go\n",
        right="- layout: statement\n  title: Where we are, and where we go\n",
    ),
    "BF106": Code(
        name="too-large",
        severity="error",
        summary="A text or a file is too long or nested too deeply.",
        wordings={
            "file": Wording(
                "{name} cannot be read: it is larger than {megabytes} MB",
                "make it smaller, or split it",
            ),
            "drawing": Wording(
                "the drawing `{name}` is too large", "simplify it, or save it as PNG"
            ),
            "pixels": Wording(
                "`{name}` has more than {millions} million pixels",
                "save it smaller: 4000 pixels a side are plenty",
            ),
            "slides": Wording(
                "the deck has more than {most:,} slides", "split it into several decks"
            ),
            "points": Wording(
                "there are more than {most} points",
                "split them over several slides, or put them in a document",
            ),
            "rows": Wording(
                "the table has more than {most} rows",
                "show the rows that matter, and keep the whole table for a document",
            ),
        },
        explanation="""\
Files have limits, so that a broken or hostile one is refused at once and does not fill the
memory. A real deck stays far below them. Divide a long file, shorten a long text, save a heavy
drawing as PNG; and look whether a bracket or a brace was left open.""",
    ),
    "BF107": Code(
        name="yaml-feature",
        severity="error",
        summary="Tags, merge keys and many references are not allowed.",
        explanation="""\
YAML can do more than a deck needs: tags (`!name`), merged mappings (`<<`) and references
(`*name`) by the hundred. They hide what a slide says, so they are refused. If the text really
begins with such a character, put quotes round it.""",
        wrong="- {layout: statement, title: !important Read this}\n",
        right='- {layout: statement, title: "!important Read this"}\n',
    ),
    "BF108": Code(
        name="lost-comment",
        severity="warning",
        summary="Text after a space and # is a comment.",
        explanation="""\
A space and `#` begin a comment, so of `title: Item #1` only `Item` is left. Put quotes round the
whole text. If it is meant to be a comment, type a space after `#`.""",
        wrong="- layout: statement\n  title: Item #1\n",
        right='- layout: statement\n  title: "Item #1"\n',
    ),
    "BF110": Code(
        name="unknown-key",
        severity="error",
        summary="A name that is not known here.",
        wordings={
            "diagram-pictures": Wording(
                "a diagram cannot have pictures",
                "use the layout `case-study`, whose cards can have pictures",
            ),
            "diagram-icons": Wording(
                "a `{kind}` diagram cannot have icons",
                "these have room for icons: `kind: process`, and the layouts with cards",
            ),
            "matrix-only": Wording(
                "a `{kind}` diagram cannot have `{key}:`",
                "remove `{key}:`, or draw a matrix: `kind: matrix`",
            ),
            "diagram-centre": Wording(
                "a `{kind}` diagram cannot have a `centre:`",
                "say it in the title or in `text:`; these can have one: {possible}",
            ),
            "subject": Wording("`{name}` is not one of the subjects"),
        },
        explanation="""\
The name before the colon is none of those that can stand at this place. What is not known would
be left out of the slides without a word, so it is an error. Mostly it is a typing error, or the
line is indented too far or not far enough.""",
        wrong="titel: Plan\ntitle: Plan\nslides:\n  - {layout: statement, title: One}\n",
        right="title: Plan\nslides:\n  - {layout: statement, title: One}\n",
    ),
    "BF111": Code(
        name="wrong-shape",
        severity="error",
        summary="A text, list or mapping where another is needed.",
        wordings={
            "field": Wording(
                "a text is needed here",
                "write it as text, each line on a line of its own below a `|`",
            ),
            "deep-points": Wording(
                "points can have at most two levels below them", "move these points one level up"
            ),
            "source": Wording(
                "a source must be a text", "write its name, or `text:` and `checked: 2026-11-24`"
            ),
            "icon-and-picture": Wording(
                "a card cannot have both an `icon` and a `picture`", "keep one of them"
            ),
            "line": Wording(
                "a text is needed here, not a list or a mapping",
                "write it on one line, in quotes if it has a colon, an asterisk or a dash in it",
            ),
        },
        explanation="""\
Some names take a text, some a list (lines that begin with a dash), some a mapping (lines such as
`name: text`). The hint says which is wanted here.""",
        wrong="- layout: statement\n  title:\n    - Welcome\n",
        right="- layout: statement\n  title: Welcome\n",
    ),
    "BF112": Code(
        name="missing-key",
        severity="error",
        summary="Something required is missing.",
        wordings={
            "icon-alone": Wording(
                "an icon needs words beside it",
                "add `name: ...` or `text: ...`: not everybody can see an icon or knows what it "
                "means",
            ),
            "diagram-centre": Wording(
                "a `{kind}` diagram needs a `centre:`",
                "add `centre:` to say what the parts belong to",
            ),
            "deck-title": Wording(
                "the title of the deck has no words in it", "write a title in its place"
            ),
            "all-hidden": Wording(
                "every slide of the deck is hidden",
                "remove `hidden: true` from at least one of them",
            ),
            "no-slides": Wording(
                "the deck has no slides",
                "add an entry below `slides:`, such as `- layout: cover`, and check that it is "
                "for this audience",
            ),
            "source-text": Wording(
                "the source has no `text:`", "write its name, or `text:` and `checked: 2026-11-24`"
            ),
            "small-sheet": Wording(
                "{file} needs at least two rows and two columns",
                "put the categories in the first column, and the names of the series in the first "
                "row",
            ),
            "series-name": Wording(
                "{place}: the series has no name",
                "write the name of the series there, or clear the column",
            ),
            "chart-values": Wording("the chart has no values", "give it at least one number"),
            "chart-alt": Wording(
                "the chart has no `alt:`, which says what it shows to people who cannot see it",
                "say what matters most, such as `alt: {offered}`",
            ),
            "no-rows": Wording(
                "no group has any `rows:`",
                "write at least one row, such as `rows: [[Finland, 15]]`",
            ),
        },
        explanation="""\
A line is not there, or has nothing after its colon, and briefgen cannot do without it. A deck
needs a `title`, a slide its `layout`, a picture its `alt`: a description for people who cannot
see it, or `decorative: true` where it says nothing.""",
        wrong="- title: Where we are\n",
        right="- layout: statement\n  title: Where we are\n",
    ),
    "BF113": Code(
        name="bad-value",
        severity="error",
        summary="A value that is not one of the possible ones.",
        wordings={
            "no-such-slide": Wording("{written}: the deck has {slides}", "write {better}"),
            "no-sections": Wording(
                "{written}: the deck has no sections",
                "add entries such as `- section: Findings`, or choose slides by number",
            ),
            "no-such-section": Wording(
                "{written}: the deck has no such section", "possible: {possible}"
            ),
            "no-such-layout": Wording(
                "{written}: there is no layout `{layout}`",
                "write something like `5-12`, `section 2`, or the name of a layout",
            ),
            "none-left": Wording("no slide is left for the output {output}", "choose more slides"),
            "all-hidden": Wording(
                "all the slides chosen are hidden, and `{output}` does not show hidden slides",
                "choose other slides as well",
            ),
            "nothing-shown": Wording(
                "`{output}` shows none of the slides chosen", "choose other slides as well"
            ),
            "icon": Wording("there is no icon called `{name}`"),
            "aspect": Wording(
                "the aspect {aspect} is not known", 'possible: "16:9", "4:3" (with quotes)'
            ),
            "checked": Wording(
                "`checked:` needs a date", "write year, month and day, such as 2026-11-24"
            ),
            "form": Wording("the layout `{layout}` does not have a form `{form}`"),
            "one-form": Wording("the layout `{layout}` has only one form", "remove the line"),
            "negative-shares": Wording(
                "parts of a whole cannot be negative", "use `stacked: yes` or `stacked: no`"
            ),
            "not-stacked": Wording(
                "a chart of the kind `{kind}` cannot be stacked",
                "remove `stacked:`, or use `kind: column`",
            ),
            "slice": Wording(
                "every slice of a pie needs a value above 0",
                "leave the slice out, or use `kind: bar`",
            ),
            "no-axis": Wording("this chart cannot have `{end}:`", "remove the line"),
            "bars-from-zero": Wording(
                "bars and columns are compared by their length, so they must begin at 0",
                "remove the line; a line chart (`kind: line`) may begin elsewhere",
            ),
            "min-too-high": Wording(
                "the lowest value, {least:f}, is below `min: {low:f}`", "make `min:` lower"
            ),
            "max-too-low": Wording(
                "the highest value, {most:f}, is above `max: {high:f}`", "make `max:` higher"
            ),
            "max-below-min": Wording("`max:` must be above `min:`", "make `max:` higher"),
            "not-a-number": Wording(
                "`{text}` is not a number",
                "write a number such as 1234.5, or `none` where there is none",
            ),
            "no-number": Wording(
                "there is no number here", "write a number, or `none` where there is none"
            ),
            "two-numbers": Wording(
                "`{text}` can be read in two ways", "write {plain}, or {text}0 for the fraction"
            ),
            "decimal-comma": Wording(
                "`{text}` is not a number", "write {plain}, with a point before the fraction"
            ),
            "thousands": Wording(
                "`{text}` is not a number",
                "write it without commas or spaces between the thousands, such as 1234.5",
            ),
            "number-with-unit": Wording(
                "`{text}` is not a number", "write {plain}, and add `unit: {unit}`"
            ),
            "large-number": Wording(
                "`{text}` is too large", "write it in thousands or millions, and say so in `unit:`"
            ),
            "focus": Wording(
                "two numbers from 0 to 1 are needed here",
                "write something like `focus: [0.5, 0.2]`: shares of the width and the height, "
                "from the top left",
            ),
            "stacked": Wording(
                "`{text}` is not one of the choices",
                "possible: stacked: no, stacked: yes, stacked: percent",
            ),
            "parted-number": Wording(
                "`{text}` is not a number",
                "write {figure}, without the comma: a comma begins another entry",
            ),
        },
        explanation="""\
The name is right, but what stands after the colon cannot be used there: a word that is not one of
those possible, a number that is too large, a date that does not exist. The hint says what is
possible.""",
        wrong="title: Spec\naspect: 16x9\nslides:\n  - {layout: statement, title: One}\n",
        right='title: Spec\naspect: "16:9"\nslides:\n  - {layout: statement, title: One}\n',
    ),
    "BF120": Code(
        name="link-scheme",
        severity="error",
        summary="A link to an address of a kind that is not allowed.",
        wordings={
            "": Wording(
                "a link to `{address}` is not allowed",
                "use a link that begins with https://, http://, mailto:, tel: or #slide-id",
            ),
        },
        explanation="""\
Links lead to web pages (`https:`, `http:`), e-mail (`mailto:`), telephones (`tel:`) or slides of
the same deck (`#id`). Scripts and files on somebody's own disk could do harm, or lead nowhere for
everybody else.""",
        wrong="- layout: bullets\n  title: More\n  points: ['[The plan](file:///C:/plan.docx)']\n",
        right="- layout: bullets\n  title: More\n  points: ['[The plan](https://example.org/plan)']\n",
    ),
    "BF121": Code(
        name="template",
        severity="error",
        summary="A template that cannot be read.",
        wordings={
            "base": Wording("{file} cannot be used as a base: {why}"),
            "no-layout-of-ours": Wording("there is no layout `{layout}`", "possible: {possible}"),
            "no-layout-in-base": Wording(
                "{file} does not have a layout `{layout}`", "it has: {possible}"
            ),
            "no-marking": Wording(
                "the layout `{layout}` has no place for the marking",
                "give the template a piece of furniture `marking`, and let the layout show it",
            ),
        },
        explanation="""\
A `template.yaml`, or the PowerPoint file that it names, asks for something that cannot be: a slot
outside the slide, a layout that the file does not have, a font file that is damaged. Nothing is
built with such a template. `docs/templates.md` tells what a template may say.""",
    ),
    "BF122": Code(
        name="contrast",
        severity="error",
        summary="Colours of a template that cannot be told apart.",
        explanation="""\
Text must stand out from its ground by 4.5 to 1, large text by 3 to 1: the law on accessible
documents asks for it, and so does the last row of a bright room. Make the one colour darker or
the other lighter; the message says how far they are apart.""",
    ),
    "BF125": Code(
        name="base-undrawn",
        severity="warning",
        summary="The PDF cannot show a part of a template.",
        wordings={
            "": Wording(
                "the PDF cannot show {what} of the {layouts}",
                "decks still have it; in slides and handouts as PDF its place is empty",
            ),
        },
        explanation="""\
Something in the organisation's PowerPoint file, such as a video or a rare effect, can be shown by
PowerPoint only. Decks have it all the same; in slides and handouts as PDF its place is empty. Use
a picture instead where that matters.""",
    ),
    "BF126": Code(
        name="substitute-font",
        severity="warning",
        summary="A font that is not there to be measured.",
        wordings={
            "": Wording(
                "the font {family} is missing, so lines are measured in {instead}",
                "in PowerPoint some lines may break elsewhere; put the font files beside "
                "template.yaml and name them under `fonts:`",
            ),
        },
        explanation="""\
The template's font is not installed with briefgen, so lines are measured in another one. In
PowerPoint some lines may break elsewhere. Put the font's files beside `template.yaml` and name
them under `fonts:`, if its licence allows that.""",
    ),
    "BF130": Code(
        name="picture",
        severity="error",
        summary="A picture file that cannot be used.",
        wordings={
            "measurements": Wording(
                "`{name}` holds measurements, not colours", "save it as JPEG or PNG"
            ),
            "wrong-ending": Wording(
                "`{name}` is really a {kind} picture",
                "rename it to end in .{ending}, or save it again in the right format",
            ),
            "unknown": Wording(
                "`{name}` is not a picture that can be read",
                "use JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP or SVG",
            ),
            "damaged": Wording(
                "`{name}` is damaged or cut short",
                "open it in a picture editor and save it again, or get a fresh copy",
            ),
            "drawing": Wording("`{name}` cannot be used: {why}", "save it as plain SVG, or as PNG"),
        },
        explanation="""\
The file is there but cannot be shown: it is damaged, of a kind that is not known, or its name
ends in `.png` while it is a photo in JPEG. Open it in a picture editor and save it again. JPEG,
PNG, GIF, WebP, AVIF, TIFF, BMP and SVG can be used.""",
    ),
}
