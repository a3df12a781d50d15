"""What codes of BF1 say of the project: decks, seminars and outputs."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Wording

_OPTION = "`{key}: {value}` is not an option of {whom}"
_FORM = "list the form by itself: `- {output}: {form}`, with its own options"
_SLIDES = "write something like {examples}"

PROJECT: dict[str, dict[str, Wording]] = {
    "BF105": {
        "seminars-files": Wording(
            "both {first} and {second} are there, and only one of them can count",
            "delete the one that is out of date",
        ),
        "output": Wording(
            "this is the same output as one above it: `{kind}`", "leave one of the two out"
        ),
    },
    "BF110": {
        "seminar-column": Wording(
            "`{name}` is not a column that briefgen knows, and no deck uses `{{{{ {name} }}}}`",
            "did you mean `{close}`?",
        ),
        "output-option": Wording("`{key}` is not an option of {whom}"),
        "form-option": Wording("`{key}` is not an option of {whom}", _FORM),
        "no-options": Wording(
            "`{key}` is not an option of {whom}", "it has no options: write `{kind}`"
        ),
    },
    "BF111": {
        "copies": Wording(
            "`{name}`: a number is needed here, or a number for each output",
            "write something like `copies: 40`, or `copies: {{handout: 40, notes: 2}}`",
        ),
        "output-name": Wording(
            "the name of an output is needed here",
            "write a name, such as `- deck`, or delete the dash",
        ),
        "two-outputs": Wording(
            "`{first}` and `{second}` are in one entry", "begin each output with a dash of its own"
        ),
        "beside-output": Wording(
            "`{second}` is beside `{first}`, not below it", "write `- {entry}`"
        ),
        "output-values": Wording("`{output}` takes {takes}", "possible: {possible}"),
        "output-for-each": Wording(
            "`{output}` takes {takes}", "list the output once for each: {entries}"
        ),
        "slide-choice": Wording("`{name}` takes a text or a list of texts", _SLIDES),
    },
    "BF112": {
        "empty-deck": Wording(
            "there is nothing in this file", "write `title:` and `slides:` in it, or delete it"
        ),
        "empty-template": Wording(
            "there is nothing in this file", "write `extends: seminar` in it, or delete it"
        ),
        "empty-seminars": Wording(
            "there is nothing in this file", "list seminars below `seminars:`, or delete the file"
        ),
        "empty-csv": Wording(
            "there is nothing in this file",
            "name the columns in the first row, such as `id,deck,date`, or delete the file",
        ),
        "no-title": Wording("the deck has no `title:`", "add a line `title: ...` at the top"),
        "seminar": Wording("the seminar has no `{name}`", "add `{name}: ...`"),
        "seminar-row": Wording(
            "the cell `{name}` of this row is empty",
            "fill it in; if the row is no seminar, delete it",
        ),
        "no-column": Wording(
            "the file has no column `{name}`",
            "name one of the columns in the first row `{name}`, or add it",
        ),
        "column-called": Wording(
            "the file has no column `{name}`, and has `{close}`",
            "if that is the `{name}` of the seminars, rename it; otherwise add a column `{name}`",
        ),
        "no-outputs": Wording(
            "no output is listed here", "name at least one, such as `- deck`, or remove the line"
        ),
        "output-option": Wording("`{name}` is empty", "possible: {possible}"),
        "slide-choice": Wording("`{name}` is empty", _SLIDES),
    },
    "BF113": {
        "ending": Wording("files that end in {ending} are not read", "rename it to {better}"),
        "seminars-name": Wording(
            "{name} is not read: seminars are listed in seminars.yaml, .csv or .xlsx",
            "rename it to {better}, or move it out of decks if it does not list seminars",
        ),
        "seminars-kind": Wording(
            "{name} is not read: seminars are listed in seminars.yaml, .csv or .xlsx",
            "save it as seminars.xlsx or seminars.csv, or move it out of decks",
        ),
        "kept": Wording(
            "a pack cannot be called `{name}`: copies of what was changed by hand stand there",
            "give the seminar or the deck another name",
        ),
        "pack-name": Wording(
            "`{name}` cannot be the name of a pack",
            "use letters, digits, hyphens and dots, such as 2026-11-24-leeds",
        ),
        "pack-reserved": Wording(
            "`{name}` cannot be the name of a pack: Windows takes no folder of this name",
            "add something to it, such as `{longer}`",
        ),
        "scheme": Wording("there is no marking scheme `{name}`"),
        "audience-spellings": Wording(
            "the deck also writes the audience `{name}` as `{other}`",
            "write it in one way in the deck: capitals count",
        ),
        "audience": Wording("the deck does not mention the audience `{name}`"),
        "audience-nowhere": Wording(
            "no deck mentions the audience `{name}`", "possible: {possible}"
        ),
        "copies": Wording(
            "copies of `{name}` are not counted: it is shown or sent, not printed",
            "to print one slide on each page, list the output `handout: 1`, and count copies of "
            "`handout`",
        ),
        "paper": Wording("the paper {name} is not known"),
        "output": Wording("the output {name} is not known"),
        "any-output-option": Wording(
            "the output {name} is not known", "it is an option of an output, such as `{entry}`"
        ),
        "one-output-option": Wording(
            "the output {name} is not known", "it is an option of `{kind}`: write `{entry}`"
        ),
        "output-later": Wording("briefgen cannot make {output} yet", "leave it out for now"),
        "form-later": Wording("briefgen cannot make {output} yet", "possible now: {possible}"),
        "empty-zip": Wording(
            "there is nothing to put into the .zip",
            "list what it should hold, such as `- slides`; notes never go into it",
        ),
        "output-value": Wording("`{name}: {value}` cannot be read", "possible: {possible}"),
        "output-off": Wording("`{name}: {value}` cannot be read", "remove the entry"),
        "output-plain": Wording("`{name}: {value}` cannot be read", "write `{name}`"),
        "output-alone": Wording(
            "`{name}: {value}` cannot be read", "write `{name}`: it has no options"
        ),
        "option-value": Wording(_OPTION),
        "form-option-value": Wording(_OPTION, _FORM),
        "contradiction": Wording(
            "`{key}: {value}` contradicts what comes before it", "leave one of the two out"
        ),
        "slide-choice": Wording("`{piece}` does not say which slides", _SLIDES),
        "slides-missing": Wording("this does not say which slides", _SLIDES),
    },
}
