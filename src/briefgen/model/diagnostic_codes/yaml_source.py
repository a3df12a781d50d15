"""BF1: the YAML that people write."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording
from briefgen.model.diagnostic_codes.data_files import DATA_FILES
from briefgen.model.diagnostic_codes.project_and_seminars import PROJECT

_QUOTE_IT = 'put quotes round the text: "..."'
_APOSTROPHE = (
    "close it where the text ends; if it is an apostrophe, put double quotes round the text"
)
_ALIGN = "begin it in the same column as the lines it belongs with"

YAML_SOURCE: dict[str, Code] = {
    "BF102": Code(
        name="yaml-syntax",
        severity="error",
        summary="A line cannot be understood as YAML.",
        wordings={
            **DATA_FILES["BF102"],
            "quote-not-closed": Wording("the quote that begins here is never closed", _APOSTROPHE),
            "stray-quote": Wording(
                "the quote that begins here is closed on line {line}, inside another text",
                _APOSTROPHE,
            ),
            "backslash": Wording(
                "a backslash inside double quotes begins a special character",
                "write two backslashes, or put single quotes round the text",
            ),
            "percent": Wording("a line cannot begin with %", _QUOTE_IT),
            "star-for-dash": Wording(
                "an entry of a list begins with a dash, not with a star",
                f"write - in place of *; or, if the star is part of the text, {_QUOTE_IT}",
            ),
            "bullets-for-dashes": Wording(
                "an entry of a list begins with a dash; these lines are read as one text",
                "write - in place of the sign at the start of each line",
            ),
            "question-mark": Wording("a text cannot begin with `?` and a space", _QUOTE_IT),
            "first-character": Wording(
                "a text cannot begin with {character} unless it is in quotes", _QUOTE_IT
            ),
            "list-beside-name": Wording(
                "a list cannot begin on the line of its name",
                f"begin it on the next line; or, if the dash is part of the text, {_QUOTE_IT}",
            ),
            "no-colon": Wording(
                "a name and a colon are needed on this line",
                "write `name: text`; if the line continues the text above it, indent it further",
            ),
            "text-beside-bar": Wording(
                "the text cannot begin on the line of `|` or `>`",
                f"begin it on the next line, indented; or {_QUOTE_IT}",
            ),
            "bracket-not-closed": Wording(
                "the bracket that begins here is never closed",
                f"close it; or, if it is part of the text, {_QUOTE_IT}",
            ),
            "indentation": Wording(
                "this line's indentation does not match the lines above it", _ALIGN
            ),
            "indentation-or-text": Wording(
                "this line's indentation does not match the lines above it",
                f"{_ALIGN}; if it continues a text, {_QUOTE_IT}",
            ),
            "not-text": Wording("this file cannot be understood", "save it as UTF-8 text"),
            "tab": Wording("this line is indented with the Tab key", "indent it with spaces"),
            "text-after-quote": Wording(
                "there is more text after the closing {closing}",
                'put quotes round the whole text: "..."; inside them, use single quotes',
            ),
            "curly-quotes": Wording(
                "there is a second colon on this line, and curly quotes do not count as quotes",
                'put straight quotes round the whole text: "..."',
            ),
            "gap-between-commas": Wording(
                "there is nothing before this comma or bracket",
                "write what belongs here (`none` for a gap in a chart), or take out a comma",
            ),
            "second-colon": Wording("there is a second colon on this line", _QUOTE_IT),
            "no-space-after-colon": Wording(
                "a space is missing after this colon", "write `name: text`"
            ),
            "list-in-text": Wording(
                "this list is read as part of the text before it",
                "end the text before it with a colon; if the dash is part of the text, "
                "put quotes round the text",
            ),
            "folded-list": Wording(
                "the lines of this list are joined into one, as `>` says",
                "write `|` in place of `>`, which keeps lines as they are",
            ),
            "dash-too-deep": Wording(
                "this dash stands one column too far to the right, "
                "and its line is read as part of the text above",
                "move it one column to the left",
            ),
            "no-space-after-dash": Wording(
                "a space is missing after the dash",
                f"type a space after the dash; if it is part of the text, {_QUOTE_IT}",
            ),
            "ends-early": Wording(
                "the file ends too early: something in it is not complete", "close every bracket"
            ),
            "second-document": Wording(
                "a second document begins here", "remove the line with three dashes"
            ),
            "no-name": Wording(
                "there must be a name before the colon",
                'put quotes round the text: "{{{{ name }}}}"',
            ),
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
            "unseen": Wording(
                "there is an invisible character here (U+{number:04X})",
                "delete it; such characters often slip in when text is pasted",
            ),
            "space-before-line": Wording(
                "there is a non-breaking space at the start of this line (U+00A0)",
                "type ordinary spaces",
            ),
            "space-after-colon": Wording(
                "there is a non-breaking space after the colon (U+00A0)", "type an ordinary space"
            ),
            "escape": Wording(
                "this text has an invisible character in it (U+{number:04X})",
                "delete the backslash and the letter behind it; if the backslash is part of the "
                "text, write two",
            ),
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
            **PROJECT["BF105"],
            **DATA_FILES["BF105"],
            "key": Wording(
                "`{name}` is given twice", "it was first given on line {line}; keep one of the two"
            ),
            "entry": Wording(
                "`{name}` is given twice, first on line {line}",
                "if a new entry begins here, put a dash and a space before it: `- {name}:`; "
                "otherwise keep one of the two",
            ),
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
        wordings={
            "tag": Wording("a text cannot begin with `{tag}`", _QUOTE_IT),
            "merge": Wording("merge keys (<<) are not allowed", "write the lines out in full"),
            "nowhere": Wording(
                "the reference *{name} leads nowhere",
                f"if the text begins with an asterisk, {_QUOTE_IT}",
            ),
            "many": Wording(
                "there are more than {most} references (*name)", "write the lines out in full"
            ),
        },
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
        wordings={
            "": Wording(
                "the text after ` #` is a comment and is lost",
                "put quotes round the whole text; for a comment, type a space after #",
            ),
        },
        explanation="""\
A space and `#` begin a comment, so of `title: Item #1` only `Item` is left. Put quotes round the
whole text. If it is meant to be a comment, type a space after `#`.""",
        wrong="- layout: statement\n  title: Item #1\n",
        right='- layout: statement\n  title: "Item #1"\n',
    ),
}
