"""BF1: what stands in files: names, and what stands after them."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.data_files import DATA_FILES
from briefgen.model.diagnostic_codes.dates import DATES
from briefgen.model.diagnostic_codes.project_and_seminars import PROJECT
from briefgen.model.diagnostic_codes.slides import SLIDES

_A_MAPPING = "write names and values, such as `place: Oldham`, each on a line of its own"
_ON_ONE_LINE = "write it on one line; put quotes round it if it has a colon or a bracket in it"
_WITH = "write something like `with: {{place: Oldham}}`"

KEYS_AND_VALUES: dict[str, Code] = {
    "BF110": Code(
        name="unknown-key",
        severity="error",
        summary="A name that is not known here.",
        wordings={
            **PROJECT["BF110"],
            **SLIDES["BF110"],
            **DATA_FILES["BF110"],
            "part": Wording(
                "`{part}` belongs to the text before it: in braces a comma begins another entry",
                "put quotes round a text with a comma in it: {whole}",
            ),
            "": Wording("`{name}` is not known here"),
            "pair": Wording(
                "`{name}` is not known here",
                "write `{first}: {name}`, and on the next line `{second}:` before the text",
            ),
            "below": Wording(
                "`{name}` is not known here",
                "write it below `{outer}:`, as `{outer}: {{{key}: ...}}`",
            ),
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
            **PROJECT["BF111"],
            **SLIDES["BF111"],
            **DATA_FILES["BF111"],
            "list-alone": Wording(
                "there is a list here, and nothing says of what",
                "a line of its own above it is missing, which says `{name}:`",
            ),
            "whole": Wording("{what} must be written as lines such as `title: ...`", _A_MAPPING),
            "mapping": Wording("`{name}` needs lines such as `name: ...` below it", _A_MAPPING),
            "kind": Wording("{what} is needed here"),
            "text": Wording("a text is needed here, not a list or a mapping", _ON_ONE_LINE),
            "prose": Wording(
                "a text is needed here, not a list or a mapping",
                "put a `|` behind the colon: the lines below it can begin with dashes",
            ),
            "names": Wording(
                "a name or a list of names is needed here",
                "write something like `health`, or `[health, police]`",
            ),
            "whole-number": Wording(
                "a whole number is needed here, such as 10", "write it in digits only"
            ),
            "number": Wording(
                "a number is needed here, such as 10 or 0.5",
                "write it in digits, with a point before any decimals",
            ),
            "two-numbers": Wording(
                "two whole numbers are needed here, such as [1, 6]", "write them in digits only"
            ),
            "flag": Wording(
                "`true` or `false` is needed here", "write one of the two, without quotes"
            ),
            "texts": Wording("names with a text for each are needed here", _A_MAPPING),
            "list": Wording(
                "a list is needed here: lines that begin with a dash",
                "write each entry on a line of its own that begins with a dash",
            ),
            "too-few": Wording(
                "`{name}`: there must be at least {entries} here",
                "add what is missing, or remove the line",
            ),
            "too-many": Wording(
                "`{name}`: there can be at most {most} entries here",
                "there are {count} now: leave some out",
            ),
            "together": Wording("{names} cannot be used together", "keep the one that is true"),
            "together-body": Wording(
                "{names} cannot be used together", "write the text as the first of the points"
            ),
            "together-rows": Wording(
                "{names} cannot be used together", "move the rows into a group of their own"
            ),
            "list-in-text": Wording(
                "there is a list in this text, and there is no room for one here",
                "take out the dashes, and leave an empty line between the lines, which makes "
                "paragraphs of them; or use a layout with points, such as `bullets`",
            ),
            "list-in-line": Wording(
                "there is a list in this text, and there is no room for one here",
                "write it as one sentence, or show it as the points of a layout such as `bullets`",
            ),
            "list-as-text": Wording(
                "`|` makes one text of these lines, and a list is needed here",
                "delete the `|` behind `{name}:`, and begin each line with a dash",
            ),
            "languages": Wording(
                "a text in several languages is read where its tags stand in `languages:`; here "
                "they are {tags}",
                "name the languages at the top of the file, such as `languages: [en, cy]`, and "
                "write the same tags here",
            ),
            "colon-without-points": Wording(
                "a point that ends with a colon needs points below it",
                'if the colon is part of the text, put quotes round it: "..."',
            ),
            "with": Wording("`with:` needs names, each with a text", _WITH),
            "with-text": Wording("the value of a variable must be a text", _WITH),
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
            **PROJECT["BF112"],
            **SLIDES["BF112"],
            **DATA_FILES["BF112"],
            "layout-key": Wording(
                "the layout `{layout}` needs `{name}`", "add `{name}: ...` to the layout"
            ),
            "": Wording("`{name}` is missing", "add a line `{name}: ...`"),
            "empty": Wording("`{name}` is empty", "write it after the colon"),
            "empty-list": Wording("`{name}` is empty", "add an entry"),
            "no-entries": Wording(
                "the list `{name}:` is empty",
                "write at least one entry, such as `{name}: {example}`",
            ),
            "part": Wording("the {noun} has no `{name}:`", "add `{name}: ...`{about}"),
            "part-of-several": Wording(
                "the {noun} has no `{name}:`; it needs {needed}", "add `{name}: ...`{about}"
            ),
            "empty-column": Wording("there is nothing in the column", "add `{name}: ...`{about}"),
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
            **PROJECT["BF113"],
            **SLIDES["BF113"],
            **DATES["BF113"],
            **DATA_FILES["BF113"],
            "choice": Wording("`{name}` must be {possible}"),
            "typography": Wording(
                "`{name}` must be {possible}",
                "`as-typed` leaves quotes, dashes and spaces as you typed them; `typeset`, which "
                "is usual, improves them",
            ),
            "in-reading": Wording(
                "`{name}` must be {possible}",
                "`always` keeps all texts of the slide in the document to read, `never` leaves "
                "only its `reading:` there; without the key, what `reading:` says too is left out",
            ),
            "between": Wording("it must be between {least:g} and {most:g}", "it is {value:g} now"),
            "too-long": Wording("this can be at most {characters} long", "make it shorter"),
            "too-short": Wording("a text is needed here", "write something after the colon"),
            "chart-kind": Wording("there is no chart of the kind `{found}`"),
            "diagram-kind": Wording("there is no diagram of the kind `{found}`"),
            "comparison-form": Wording("a comparison cannot be shown as `{found}`"),
            "picture-fit": Wording(
                "a picture cannot `fit: {found}`",
                "possible: `fit: contain` shows all of it, `fit: cover` fills its place and cuts "
                "off the rest",
            ),
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
            "meant": Wording("a link to `{address}` is not allowed", "write `{instead}`"),
            "space": Wording("there is a space in the address `{address}`", "write `{instead}`"),
        },
        explanation="""\
Links lead to web pages (`https:`, `http:`), e-mail (`mailto:`), telephones (`tel:`) or slides of
the same deck (`#id`). Scripts and files on somebody's own disk could do harm, or lead nowhere for
everybody else.""",
        wrong="- layout: bullets\n  title: More\n  points: ['[The plan](file:///C:/plan.docx)']\n",
        right="- layout: bullets\n  title: More\n  points: ['[The plan](https://example.org/plan)']\n",
    ),
}
