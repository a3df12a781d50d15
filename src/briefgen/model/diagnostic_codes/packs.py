"""BF2: what a pack is made for: its language, its seminar and its marking."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.dates import DATES

PACKS: dict[str, Code] = {
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
        wordings={
            "": Wording(
                "no deck uses the slide `{name}`",
                "write `- use: {library}#{name}` in a deck, or delete the slide",
            ),
            "without-id": Wording(
                "no deck uses this slide", "write `- use: {library}` in a deck, or delete the slide"
            ),
        },
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
        wordings={
            "": Wording(
                "{names}: there is no text in `{language}`",
                "write each text as `{{en: ..., cy: ...}}`, in each of the deck's languages",
            ),
            "file": Wording(
                "the {file} has no texts in `{language}`",
                "its texts are read aloud in `{known}`: add `languages: [{known}, {language}]` "
                "and give each in both, or write `language: {language}` if that is the language "
                "they are in",
            ),
            "file-of-several": Wording(
                "the {file} has no texts in `{language}`",
                "it has texts in {known}; add `{language}` to `languages:`",
            ),
            "statement": Wording(
                "the accessibility statement has no text in `{language}`",
                "write it as `{{en: ..., cy: ...}}`, and name the project's languages in "
                "`languages:`",
            ),
        },
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
        wordings=DATES["BF217"],
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
        summary="A column, time or audience of the seminars that no deck uses.",
        wordings={
            "column": Wording(
                "no deck uses the column `{name}`",
                "write {{{{ {name} }}}} in a text where it should appear, or delete the column",
            ),
            "called-otherwise": Wording(
                "no deck uses the column `{name}`",
                "did you mean `{close}`? If so, rename the column; otherwise write "
                "{{{{ {name} }}}} in a text where it should appear",
            ),
            "audience": Wording(
                "no deck has anything for the audience `{name}`",
                "mark the slides or points that are for it with `audience: {name}`, or delete it",
            ),
            "time": Wording(
                "the deck does not use the time {time}",
                "write {{{{ seminar.time }}}} in a text where it should appear, or delete the time",
            ),
        },
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
        wordings={
            "": Wording(
                "briefgen does not have its own words in `{language}`, so it prints them in "
                "English",
                "words such as `Page 1 of 3` and `Source:` are marked as English for screen "
                "readers; docs/language/languages.md lists them, and the languages that they are "
                "in",
            ),
        },
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
                "mark the pack {higher}, or leave its marking out: then it has that of its slides",
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
        wordings={
            "": Wording(
                "{pack} has no output `{name}` to make copies of",
                "it has {kinds}; add what is missing to `outputs:`",
            ),
        },
        explanation="""\
`copies:` says how many of each output are printed, but the seminar does not make this output. Add
it to `outputs:`, or take the number out.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, outputs: [deck], copies: {handout: 40}}\n",
        right="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, outputs: [deck, handout: 6], copies: {handout: 40}}\n",
    ),
    "BF224": Code(
        name="not-known-yet",
        severity="advice",
        summary="The date, the venue or the speaker is still to be confirmed.",
        wordings={
            "": Wording(
                "the {name} is not known yet, and `{text}` is printed",
                "write it as soon as it is known; where it is left out, nothing is printed",
            ),
        },
        explanation="""\
`tbc`, `TBA` and the like are printed as they stand, on covers and at the head of pages. Write what
is known before you hand anything out. `n/a`, `none` and a dash mean that there is nothing to say,
and nothing is printed.""",
        wrong="# file: decks/seminars.yaml\nseminars:\n  - {id: may, deck: spec, venue: tbc}\n",
        right="# file: decks/seminars.yaml\nseminars:\n"
        "  - {id: may, deck: spec, venue: Town Hall}\n",
    ),
}
