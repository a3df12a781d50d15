"""BF1: what stands in files: names, and what stands after them."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.data_files import DATA_FILES
from briefgen.model.diagnostic_codes.dates import DATES
from briefgen.model.diagnostic_codes.slides import SLIDES

KEYS_AND_VALUES: dict[str, Code] = {
    "BF110": Code(
        name="unknown-key",
        severity="error",
        summary="A name that is not known here.",
        wordings={
            **SLIDES["BF110"],
            **DATA_FILES["BF110"],
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
            **SLIDES["BF111"],
            **DATA_FILES["BF111"],
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
            **SLIDES["BF112"],
            **DATA_FILES["BF112"],
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
            **SLIDES["BF113"],
            **DATES["BF113"],
            **DATA_FILES["BF113"],
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
        },
        explanation="""\
Links lead to web pages (`https:`, `http:`), e-mail (`mailto:`), telephones (`tel:`) or slides of
the same deck (`#id`). Scripts and files on somebody's own disk could do harm, or lead nowhere for
everybody else.""",
        wrong="- layout: bullets\n  title: More\n  points: ['[The plan](file:///C:/plan.docx)']\n",
        right="- layout: bullets\n  title: More\n  points: ['[The plan](https://example.org/plan)']\n",
    ),
}
