"""What codes of BF1 say of slides: what stands in their slots, and what is chosen for them."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Wording

SLIDES: dict[str, dict[str, Wording]] = {
    "BF106": {
        "slides": Wording("the deck has more than {most:,} slides", "split it into several decks"),
        "uses": Wording(
            "the deck looks into files of the slide library more than {most:,} times",
            "let files of the library use each other less, and not all of them all others",
        ),
        "letters": Wording(
            "the slides up to here have more than {most:,} letters, with their variables filled in",
            "split the deck, or use long variables less often",
        ),
        "filled": Wording(
            "this text is longer than {most:,} characters once its variables are filled in",
            "use a shorter variable, or use it less often",
        ),
        "errors": Wording(
            "there are more than {most:,} errors; what comes after this is not looked at",
            "fix the first ones, and check again",
        ),
        "sections": Wording(
            "the deck has more than {most} sections", "split it into several decks"
        ),
        "points": Wording(
            "there are more than {most} points",
            "split them over several slides, or put them in a document",
        ),
        "code-lines": Wording(
            "there are more than {most} lines of code",
            "show the few that matter, and put the rest in a document",
        ),
        "table-rows": Wording(
            "the table has more than {most} rows",
            "show the rows that matter, and keep the whole table for a document",
        ),
    },
    "BF110": {
        "section-slides": Wording(
            "`{name}` is not known here",
            "write the slides below the section, each with a dash in the same column as that of "
            "`- section:`",
        ),
        "second-axis": Wording(
            "a chart has one axis of values: with a second one, any two lines can be made to meet",
            "draw two charts on one slide or on two, or show both series as changes from 100",
        ),
        "diagram-pictures": Wording(
            "a diagram cannot have pictures",
            "use the layout `case-study`, whose cards can have pictures",
        ),
        "diagram-icons": Wording(
            "a `{kind}` diagram cannot have icons",
            "these have room for icons: `kind: process`, `kind: timeline`, cards and numbers",
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
    "BF111": {
        "field": Wording(
            "a text is needed here",
            "write it as text, each line on a line of its own below a `|`",
        ),
        "deep-points": Wording(
            "points can have at most two levels below them", "move these points one level up"
        ),
        "figures": Wording(
            "a data file or a set of numbers is needed here, names apart from numbers",
            "write `{text}`, with what is counted in place of `Name`",
        ),
        "footnotes": Wording(
            "the texts of footnotes are needed here, each behind its name",
            "put each on a line of its own below `footnotes:`: what stands in its mark, a colon "
            "and its text",
        ),
        "footnote": Wording(
            "the footnote `{name}` needs a text",
            "write it behind the colon, or delete its name and its mark [^{name}]",
        ),
        "source": Wording(
            "a source must be a text", "write its name, or `text:` and `checked: 2026-11-24`"
        ),
        "icon-and-picture": Wording(
            "a card cannot have both an `icon` and a `picture`", "keep one of them"
        ),
        "code": Wording(
            "a text is needed here, not a list or a mapping",
            "put a `|` behind the colon, and the lines below it, without dashes",
        ),
        "line": Wording(
            "a text is needed here, not a list or a mapping",
            "write it on one line, in quotes if it has a colon, an asterisk or a dash in it",
        ),
    },
    "BF112": {
        "icon-alone": Wording(
            "an icon needs words beside it",
            "add `name: ...` or `text: ...`: not everybody can see an icon or knows what it means",
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
        "area-gap": Wording(
            "an area has no gaps: each of its points needs a value",
            "write 0 where there is nothing, or use `kind: line`, which leaves a gap",
        ),
        "area-points": Wording(
            "an area runs from one point to the next, and there is only one",
            "add a category, or use `kind: column`",
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
    "BF113": {
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
        "no-labels": Wording(
            "a chart of the kind `{kind}` has no room for values at its points",
            "remove `labels:`, or use `kind: column`",
        ),
        "negative-area": Wording(
            "an area shows amounts from 0 on, and one of them is below 0", "use `kind: line`"
        ),
        "only-scatter": Wording(
            "only a scatter chart (`kind: scatter`) counts something from left to right",
            "remove `across:`; what the values count is said by `unit:`",
        ),
        "scatter-place": Wording(
            "`{text}` is not a number, and the points of a scatter chart stand by two numbers",
            "write as `categories:` the numbers from left to right, such as [12, 15.5, 20], or use "
            "`kind: column`",
        ),
        "chart-focus": Wording("no series or category of the chart is called `{name}`"),
        "chart-focus-series": Wording(
            "`{name}` is a category, and the colours of this chart are those of its series"
        ),
        "number-format": Wording(
            "`{text}` does not show how numbers are to be written",
            "write an example with one of the signs £, $, € or %, such as £1,234 or 12.5%, or with "
            "k for thousands or m for millions, such as £1.2m",
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
            "`{text}` can be read in two ways",
            "write {plain}, or {other} for the fraction; or say what a file means by it, such as "
            "`decimal: {sign}`",
        ),
        "format-sign": Wording(
            "`format: {text}` has another sign than the numbers, which are in {unit}",
            "write the same sign in both",
        ),
        "two-numbers-here": Wording(
            "`{text}` can be read in two ways", "write {plain}, or {other} for the fraction"
        ),
        "decimal-comma": Wording(
            "`{text}` is not a number", "write {plain}, with a point before the fraction"
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
            "possible: `stacked: no`, `stacked: yes`, `stacked: percent`",
        ),
        "parted-number": Wording(
            "`{text}` is not a number",
            "write {figure}, without the comma: a comma begins another entry",
        ),
    },
}
