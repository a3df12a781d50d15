"""BF2: what a deck is put together from."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

RESOLVE: dict[str, Code] = {
    "BF201": Code(
        name="unknown-use",
        severity="error",
        summary="`use:` names a slide or file that is not there.",
        wordings={
            "file": Wording("there is no file decks/library/{name}.yaml"),
            "slide": Wording("{file} has no slide with the id `{id}`"),
            "order": Wording(
                "`{last}` comes before `{first}` in {file}", "write {name}#{last}..{first}"
            ),
        },
        explanation="""\
`use: cases` takes all slides of `decks/library/cases.yaml`, `use: cases#two` the one with the id
`two`. The file or the slide cannot be found: check the spelling, and whether the slide has an
`id`.""",
        wrong="- use: cases#one\n",
        right="- {layout: statement, id: one, title: One}\n",
    ),
    "BF202": Code(
        name="use-cycle",
        severity="error",
        summary="`use:` leads back to itself.",
        wordings={
            "": Wording("this `use:` leads back to itself: {chain}", "remove one of these uses"),
        },
        explanation="""\
A file of the library uses a second one, which uses the first again, perhaps by way of others.
Such a deck would never end. The message names the files in order; take one of the `use:` lines
out.""",
    ),
    "BF203": Code(
        name="unknown-layout",
        severity="error",
        summary="A layout that the template does not have.",
        wordings={
            "": Wording("the template has no layout `{name}`"),
        },
        explanation="""\
The slide names a layout that is not in its template. `briefgen templates` lists every layout with
its slots. Mostly it is a typing error; an organisation's own template may also lack a layout that
another has.""",
        wrong="- layout: bulets\n  title: Aims\n  points: [One, Two]\n",
        right="- layout: bullets\n  title: Aims\n  points: [One, Two]\n",
    ),
    "BF204": Code(
        name="unknown-slot",
        severity="error",
        summary="A name that the layout does not have.",
        wordings={
            "": Wording("the layout `{layout}` has no `{name}`"),
        },
        explanation="""\
Every layout has its own slots: `bullets` has `points`, `quote` has `quote`. The name before the
colon belongs to another layout, or is misspelt. Its text would be lost, so it is an error.
`briefgen templates` lists the slots of every layout.""",
        wrong="- layout: bullets\n  title: Aims\n  point: [One]\n  points: [One]\n",
        right="- layout: bullets\n  title: Aims\n  points: [One]\n",
    ),
    "BF205": Code(
        name="missing-slot",
        severity="error",
        summary="A required slot is empty.",
        wordings={
            "": Wording("a slide of the layout `{layout}` needs `{slot}`"),
            "empty": Wording(
                "`{slot}` is empty, and a slide of the layout `{layout}` needs it",
                "write it after the colon, or choose another layout",
            ),
            "for-others": Wording(
                "nothing in `{slot}` is for this audience, and a slide of the layout `{layout}`"
                " needs it",
                "write something for everybody, or put `audience:` on the whole slide",
            ),
            "no-sections": Wording(
                "the deck has no sections for the agenda",
                "add entries such as `- section: Three white papers`, or give it `points:`",
            ),
        },
        explanation="""\
A slide of this layout makes no sense without the slot that is named, such as `points` on a slide
of points. Fill it, or choose another layout: `statement` needs a title only.""",
        wrong="- layout: bullets\n  title: Aims\n",
        right="- layout: bullets\n  title: Aims\n  points: [One, Two]\n",
    ),
    "BF206": Code(
        name="duplicate-id",
        severity="error",
        summary="Two slides have the same id.",
        wordings={
            "slide": Wording(
                "two slides have the id `{name}`",
                "the first one is in {file}, line {line}; rename one of them",
            ),
            "used-twice": Wording(
                "the slide `{name}` of {file} is used twice in the deck",
                "give one of the two an id of its own beside `use:`, such as `id: {name}-2`",
            ),
            "seminar": Wording("two seminars have the id `{name}`", "give one of them another id"),
            "pack": Wording("two packs would be called `{name}`", "give the seminar another id"),
        },
        explanation="""\
Links and `use:` find a slide by its `id`, so it must be the only one. The same holds for
seminars: each makes a folder of its own. Rename one of the two.""",
        wrong="- {layout: statement, id: one, title: First}\n"
        "- {layout: statement, id: one, title: Second}\n",
        right="- {layout: statement, id: one, title: First}\n"
        "- {layout: statement, id: two, title: Second}\n",
    ),
    "BF207": Code(
        name="unknown-slide",
        severity="error",
        summary="A link to a slide that is not in the deck.",
        wordings={
            "": Wording("no slide of this deck has the id `{name}`"),
        },
        explanation="""\
`[back](#first)` leads to the slide with the id `first`. There is none in this deck: the id is
misspelt, or the slide is for another audience and left out here.""",
        wrong="- layout: bullets\n  id: first\n  title: Aims\n  points: ['[Up](#frist)']\n",
        right="- layout: bullets\n  id: first\n  title: Aims\n  points: ['[Up](#first)']\n",
    ),
    "BF208": Code(
        name="unknown-variable",
        severity="error",
        summary="A variable that is not defined.",
        wordings={
            "": Wording("the variable `{name}` is not defined"),
            "unreadable": Wording(
                "`{text}` is not a variable",
                "write `{{{{ name }}}}`, `{{{{ name | date }}}}` or "
                '`{{{{ name | or: "text" }}}}`, or a backslash before braces that are to be '
                "shown; possible: {possible}",
            ),
            "nested": Wording(
                "the value of a variable contains another variable",
                "write out what it stands for",
            ),
            "filter": Wording(
                "the filter `{name}` does not exist", "possible: date, number, upper, lower, or"
            ),
            "number": Wording(
                "`{text}` is not a number",
                "write it with a point and without spaces, such as 12500.5",
            ),
        },
        explanation="""\
`{{ topic }}` stands for a text that is given under `variables:` in the deck, in `briefgen.yaml`
or by the seminar. Nobody gave this one, and a slide must not show braces. Write the value under
`variables:`, or correct the name.""",
        wrong="title: Plan\nvariables: {topic: budgets}\nslides:\n"
        '  - {layout: statement, title: "About {{ topc }}"}\n',
        right="title: Plan\nvariables: {topic: budgets}\nslides:\n"
        '  - {layout: statement, title: "About {{ topic }}"}\n',
    ),
    "BF209": Code(
        name="number-of-parts",
        severity="error",
        summary="Too few or too many parts for the slot.",
        wordings={
            "too-few": Wording(
                "`{slot}` has {parts}; it needs {wanted}",
                "add what is missing, or use a layout such as `bullets` or `statement`",
            ),
            "too-many": Wording(
                "`{slot}` has {parts}; it needs {wanted}",
                "combine some, or spread them over two slides",
            ),
            "short-series": Wording(
                "this series has {values}, but the chart has {categories}",
                "write `none` where there is no value",
            ),
            "long-series": Wording(
                "this series has {values}, but the chart has {categories}",
                "remove a value, or add its category",
            ),
            "parted-series": Wording(
                "this series has {values}, but the chart has {categories}",
                "write {figure}, without the comma: a comma begins another entry",
            ),
            "chart-series": Wording(
                "the chart has {count} series; it can have 1 to {most}",
                "show the {most} that matter most, or use two charts",
            ),
            "categories": Wording(
                "the chart has {count} categories; it can have 1 to {most}",
                "leave some out, or add them together as `Other`",
            ),
            "pie-series": Wording(
                "a pie can show only one series", "use `kind: column` and `stacked: percent`"
            ),
            "slices": Wording(
                "the pie has {count} slices; it can have 2 to {most}",
                "use `kind: bar`, which is easier to read",
            ),
            "table-columns": Wording(
                "the table has {count} columns; it can have at most {most}",
                "split it into two tables, or swap rows and columns",
            ),
            "short-row": Wording(
                "this row has {cells}, but the table has {columns}",
                "write `none` for an empty cell",
            ),
            "long-row": Wording(
                "this row has {cells}, but the table has {columns}",
                "put quotes round a text with a comma in it, or add a column",
            ),
        },
        explanation="""\
Cards, columns, phases and the parts of a diagram are drawn side by side, so there is a least and
a greatest number that can be read. Spread them over two slides, or choose another layout.""",
        wrong="- layout: diagram\n  title: One step\n"
        "  diagram: {kind: process, parts: [Read it aloud]}\n",
        right="- layout: diagram\n  title: Two steps\n"
        "  diagram: {kind: process, parts: [Read it aloud, Cut a third]}\n",
    ),
    "BF210": Code(
        name="missing-cell",
        severity="warning",
        summary="A comparison has no value for a subject.",
        wordings={
            "": Wording(
                "`{aspect}` has no value for {subject}",
                "write `none` where there is nothing to say",
            ),
        },
        explanation="""\
An aspect says nothing about one of the subjects, so its cell stays empty. Readers will ask
whether it was forgotten: write the value, or say that there is none.""",
        wrong="""\
- layout: comparison
  title: Two regions
  comparison:
    subjects: [North, South]
    aspects:
      - {name: Reach, values: {North: schools}}
""",
        right="""\
- layout: comparison
  title: Two regions
  comparison:
    subjects: [North, South]
    aspects:
      - {name: Reach, values: {North: schools, South: none yet}}
""",
    ),
    "BF211": Code(
        name="unknown-template",
        severity="error",
        summary="A template that does not exist.",
        wordings={
            "": Wording("there is no template `{name}`"),
            "file": Wording(
                "there is no template `{name}`",
                "`briefgen templates adopt FILE` makes a template of a PowerPoint file; write its"
                " name here, which has no ending",
            ),
        },
        explanation="""\
Templates come with briefgen or lie in `assets/templates`, each in a folder of its name. This one
is in neither place. `briefgen templates` lists them.""",
        wrong="title: Plan\ntemplate: seminer\nslides:\n  - {layout: statement, title: One}\n",
        right="title: Plan\ntemplate: seminar\nslides:\n  - {layout: statement, title: One}\n",
    ),
    "BF212": Code(
        name="unknown-deck",
        severity="error",
        summary="A seminar or a command names a deck that is not there.",
        wordings={
            "": Wording("there is no deck decks/{name}.yaml"),
            "file": Wording(
                "`{name}` is not the name of a deck",
                "write `{meant}`: the name of its file in the folder decks, without .yaml",
            ),
        },
        explanation="""\
A deck is known by the name of its file in the folder `decks`, without `.yaml`. Correct the name,
or put the file there.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n  - {id: autumn, deck: spek}\n",
        right="# file: decks/seminars.yaml\nseminars:\n  - {id: autumn, deck: spec}\n",
    ),
    "BF213": Code(
        name="overrides",
        severity="error",
        summary="Overrides where several slides are used at once.",
        wordings={
            "": Wording(
                "only a single slide can be changed where it is used",
                "name one slide, such as {name}#id",
            ),
        },
        explanation="""\
`use: cases` takes several slides, so a `title:` beside it would have to be the title of them all.
Name the one that is meant, such as `use: cases#two`, or leave the overrides out.""",
    ),
    "BF223": Code(
        name="footnotes",
        severity="error",
        summary="The mark of a footnote without its text, or a text without its mark.",
        wordings={
            "": Wording("the slide has no footnote `{name}`"),
            "unused": Wording(
                "nothing refers to the footnote `{name}`",
                "write [^{name}] behind the words that it belongs to, or delete it",
            ),
            "elsewhere": Wording(
                "[^{name}] cannot be a mark here",
                "footnotes belong to the texts of slides; write the words themselves, or "
                "\\[^{name}] to show it as it is",
            ),
            "not-shown": Wording(
                "the mark of the footnote `{name}` cannot be shown where it stands",
                "write it in the title or another text: names in a chart, for one, have no marks",
            ),
            "too-long": Wording(
                "the footnotes take more than a third of the slide",
                "shorten them, or put what they belong to on two slides",
            ),
        },
        explanation="""\
`[^1]` behind a word is the mark of a footnote, and the slide says its text below `footnotes:`, by
what stands in the mark. Each mark needs a text, and each text a mark: else a reader looks in vain.
Texts around the slides, such as contact details, sources and the footnotes themselves have no
footnotes.""",
        wrong="- layout: bullets\n  title: Aims\n  points: ['Fewer calls[^1]', Shorter letters]\n",
        right="- layout: bullets\n  title: Aims\n  points: ['Fewer calls[^1]', Shorter letters]\n"
        "  footnotes: {1: Counted in the first week of each month.}\n",
    ),
}
