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
                "`{last}` stands before `{first}` in {file}", "write {name}#{last}..{first}"
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
        summary="A name that is not a slot of the layout.",
        wordings={
            "": Wording("`{name}` is not a slot of the layout `{layout}`"),
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
        explanation="""\
Cards, columns, phases and the parts of a diagram are drawn side by side, so there is a least and
a greatest number that can be read. Spread them over two slides, or choose another layout.""",
        wrong="- layout: case-study\n  title: One card\n  cards:\n    - Only: this\n",
        right="- layout: case-study\n  title: Two cards\n"
        "  cards:\n    - One: this\n    - Two: that\n",
    ),
    "BF210": Code(
        name="missing-cell",
        severity="warning",
        summary="A comparison has no value for a subject.",
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
    "BF214": Code(
        name="bad-language",
        severity="error",
        summary="A language tag that is not known.",
        wordings={
            "": Wording(
                "the language `{language}` is not known",
                "write a language tag such as en-GB, cy or fr-CA",
            ),
        },
        explanation="""\
Screen readers, hyphenation and dates go by the language, which is written as a tag: `en-GB`,
`cy`, `fr-CA`, not as the language's name.""",
        wrong="title: Plan\nlanguage: english\nslides:\n  - {layout: statement, title: One}\n",
        right="title: Plan\nlanguage: en-GB\nslides:\n  - {layout: statement, title: One}\n",
    ),
    "BF215": Code(
        name="unused-slide",
        severity="warning",
        summary="A slide of the library that no deck uses.",
        explanation="""\
A slide that no deck shows is not looked after: its numbers grow old, and nobody notices. Use it
in a deck, or delete it. This is said only where everything is checked, not a single target.""",
        wrong="# file: decks/library/a.yaml\nslides:\n"
        "  - {layout: statement, id: one, title: One}\n",
    ),
    "BF216": Code(
        name="untranslated",
        severity="warning",
        summary="A text is not given in the language of the pack.",
        explanation="""\
The pack is made in a language for which this text, slide, deck or library file has no words;
those of its first language are shown instead, and are read aloud in that language. Write each text
as `{en: ..., cy: ...}`, and name the languages in `languages:`. If the texts of a file are in the
pack's language, give the file that `language:`.""",
        wrong="title: {en: Plan, cy: Cynllun}\nlanguage: cy\nlanguages: [en, cy]\nslides:\n"
        "  - {layout: statement, title: Hello}\n",
        right="title: {en: Plan, cy: Cynllun}\nlanguage: cy\nlanguages: [en, cy]\nslides:\n"
        "  - {layout: statement, title: {en: Hello, cy: Helo}}\n",
    ),
    "BF217": Code(
        name="unclear-date",
        severity="error",
        summary="A date that can be read in two ways.",
        explanation="""\
3/4/2026 is 3 April in Britain and 4 March in America. A wrong day on a printed programme sends
people to an empty room, so briefgen asks. Write the year first (`2026-04-03`), or the month as a
word (`3 April 2026`). If all your dates are written one way, say so once in `briefgen.yaml`:
`dates: day-month` or `dates: month-day`.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: autumn, deck: spec, date: 3/4/2026}\n",
        right="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: autumn, deck: spec, date: 2026-04-03}\n",
    ),
    "BF218": Code(
        name="unused-column",
        severity="warning",
        summary="A column or time of the seminars that no deck uses.",
        explanation="""\
The list of seminars has something that no deck shows. Perhaps the deck should say it, with `{{
seminar.name-of-the-column }}`; perhaps the column's name is misspelt. Otherwise delete it.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, date: 2026-05-03 10:30}\n",
        right="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, date: 2026-05-03}\n",
    ),
    "BF219": Code(
        name="words-in-english",
        severity="warning",
        summary="briefgen has no words of its own in the language of a pack.",
        explanation="""\
Page numbers, `Source:`, descriptions of diagrams and the like are words that briefgen prints. It
has them in English, Welsh, French and German. In a pack of any other language they are English,
and are marked so, for screen readers and spelling checkers; your own texts stay as they are.
docs/language/languages.md lists all of them: a translation of that table is welcome.""",
        wrong="title: Bienvenidos\nlanguage: es\nslides:\n  - {layout: statement, title: Hola}\n",
    ),
    "BF220": Code(
        name="unknown-marking",
        severity="error",
        summary="A marking that is not in the scheme.",
        wordings={
            "": Wording("`{marking}` is not a marking of {scheme}"),
        },
        explanation="""\
`marking-scheme:` in `briefgen.yaml` says which protective markings your organisation uses. A
marking with another spelling tells a reader nothing about how to handle the paper, so it is
refused.""",
    ),
    "BF221": Code(
        name="lower-marking",
        severity="error",
        summary="A pack is marked lower than a slide of it.",
        wordings={
            "": Wording(
                "the pack is marked {given}, but this is {higher}",
                "mark the pack {higher}, or leave its marking out: it takes that of its slides",
            ),
        },
        explanation="""\
A paper is handled by the marking on its cover, so the pack's marking must be at least that of its
most sensitive slide. Raise the marking of the seminar or the deck, or leave the slide out.""",
    ),
    "BF222": Code(
        name="no-such-copies",
        severity="warning",
        summary="Copies are wanted of what a pack does not have.",
        explanation="""\
`copies:` says how many of each output are printed, but the seminar does not make this output. Add
it to `outputs:`, or take the number out.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, outputs: [deck], copies: {handout: 40}}\n",
        right="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, outputs: [deck, handout: 6], copies: {handout: 40}}\n",
    ),
}
