"""BF1: the YAML that people write."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.diagnostic_codes.data_files import DATA_FILES

YAML_SOURCE: dict[str, Code] = {
    "BF102": Code(
        name="yaml-syntax",
        severity="error",
        summary="A line cannot be understood as YAML.",
        wordings={
            **DATA_FILES["BF102"],
        },
        explanation="""\
YAML gives some characters a meaning. Put double quotes round a text that holds `: ` or ` #`, or
that begins with `*`, `@`, `&`, `%`, `!`, `[`, `{`, `'` or a backtick. Indent with spaces, never
with the Tab key. If an apostrophe begins a text (`'tis`), YAML looks for its end, perhaps many
lines below; double quotes round the text help.""",
        wrong="- {layout: statement, title: Reform: what next}\n",
        right='- {layout: statement, title: "Reform: what next"}\n',
    ),
    "BF104": Code(
        name="bad-character",
        severity="error",
        summary="A control character or a disguised space.",
        wordings={
            **DATA_FILES["BF104"],
        },
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
        wordings={
            **DATA_FILES["BF105"],
        },
        explanation="""\
Two lines of one slide, or of one part of a file, have the same name before the colon. Only one of
them could count, and nobody could tell which. Keep one; if both texts are wanted, put them
together or make a second slide.""",
        wrong="- layout: statement\n  title: Where we are\n  title: Where we go\n",
        right="- layout: statement\n  title: Where we are, and where we go\n",
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
}
