"""What is said of texts that are read as they stand, and were meant otherwise."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

WRITTEN_TEXTS = {
    "BF109": Code(
        name="text-cut-off",
        severity="advice",
        summary="A number behind # may belong to the text before it.",
        wordings={
            "": Wording(
                "what stands behind ` #` is a comment; is it part of the text?",
                "if it is part of the text, put quotes round the whole text",
            ),
        },
        explanation="""\
A space and `#` begin a comment, so of `title: Question # 1` only `Question` is shown. Where it is
part of the text, put quotes round the whole text. Where it is a comment, nothing needs to be
done; begin it with a word, and nothing is said of it any more.""",
        wrong="- layout: statement\n  title: Question # 1\n",
        right='- layout: statement\n  title: "Question # 1"\n',
    ),
    "BF115": Code(
        name="pasted-bullet",
        severity="warning",
        summary="A bullet, a number or a box that was typed or pasted in before a point.",
        wordings={
            "": Wording(
                "a bullet stands before the text, and is left out",
                "delete it: the slide draws its own",
            ),
            "number": Wording(
                "a number stands before the text, and is left out",
                "delete it: the slide draws its own",
            ),
            "box": Wording(
                "a box stands before the text, and is left out",
                "delete it: the slide draws its own, which is empty",
            ),
            "other-numbers": Wording(
                "the points have numbers of their own, and others are drawn before them",
                "delete them; a list with `{{start: {first}, points: [...]}}` begins with another "
                "number",
            ),
            "paragraphs": Wording(
                "the points have numbers of paragraphs, and others are drawn before them",
                "delete them, or use the layout `bullets`, which draws no numbers",
            ),
            "dash": Wording(
                "a dash stands before the name, and is left out",
                "delete it: the slide sets the name apart from the words",
            ),
            "by-hand": Wording(
                "the points have numbers of their own behind the bullets",
                "delete them, or use the layout `numbered`, which draws them",
            ),
            "sections": Wording(
                "the sections have numbers of their own, and others are drawn before them",
                "delete those in the names of the sections",
            ),
            "boxes": Wording(
                "the points have boxes of their own behind the bullets",
                "delete them, or use the layout `checklist`, which draws them",
            ),
        },
        explanation="""\
A list that is copied out of a document brings its bullets, numbers and boxes along as characters.
The slide draws its own, so that there would be two; what was pasted in is left out. A sign that may
belong to the text, such as a dash, is one where it stands before most points. A number is left out
where the same one is drawn.""",
        wrong="- layout: bullets\n  title: Aims\n  points:\n    - • Shorter letters\n    - Calls\n",
        right="- layout: bullets\n  title: Aims\n  points:\n    - Shorter letters\n    - Calls\n",
    ),
    "BF123": Code(
        name="unread-markup",
        severity="warning",
        summary="What looks like markup, and is shown as it was typed.",
        wordings={
            "stars": Wording(
                "`{text}` is shown as it is typed",
                "write ** before and after what is strong, without spaces inside; "
                "to show stars, put a backslash before each",
            ),
            "link": Wording(
                "`{text}` is not read as a link",
                "write [words](https://...), without a space between the brackets",
            ),
            "html": Wording(
                "`{text}` is shown as it is typed",
                "write **strong**, *emphasis*, CO~2~ or m^2^; a line that ends in a backslash "
                "is broken there",
            ),
            "entity": Wording(
                "`{text}` is shown as it is typed", "type the character itself: `{character}`"
            ),
            "script": Wording(
                "`{text}` is shown as it is typed",
                "write it directly behind the word or the number that it belongs to: CO~2~, m^2^; "
                "to show the signs, put a backslash before the first",
            ),
            "mark-in-link": Wording(
                "`{text}` is not read as a link",
                "write the mark of a footnote behind the link: [words](https://...)[^1]",
            ),
            "footnote": Wording(
                "`{text}` is shown as it is typed",
                "name a footnote by a number or a word, such as [^1], and write its text below "
                "`footnotes:` of the slide",
            ),
            "footnote-text": Wording(
                "`{text}` is not read as the text of a footnote",
                "write it below `footnotes:` of the slide, as `{name}: ...`",
            ),
            "star": Wording(
                "`{text}` begins with a star that is shown as it is typed",
                "write another star behind the words: *words*; to show it, put a backslash before "
                "it",
            ),
            "backquote": Wording(
                "the back quote before `{text}` is shown as it is typed",
                "write another one behind the words, or an apostrophe; to show it, put a backslash "
                "before it",
            ),
            "emphasis": Wording(
                "`{text}` is shown as it is typed",
                "write *emphasis* or **strong**; to show the signs, put a backslash before the "
                "first",
            ),
            "mark": Wording(
                "`{text}` is shown as it is typed",
                "write **strong**; to show the signs, put a backslash before the first",
            ),
            "heading": Wording(
                "`{text}` is not read as a heading",
                "write it as **strong**, or as the `title:` of a slide; to show the sign, put a "
                "backslash before it",
            ),
            "cited": Wording(
                "`{text}` is not read as a quotation",
                "use the layout `quote`; to show the sign, put a backslash before it",
            ),
            "row": Wording(
                "`{text}` is not read as the row of a table",
                "use the layout `table`; to show the signs, put a backslash before the first",
            ),
            "reference": Wording(
                "`{text}` is not read as a link",
                "write the address behind the words: [words](https://...); to show the brackets, "
                "put a backslash before the first",
            ),
            "wiki": Wording(
                "`{text}` is not read as a link",
                "write [words](https://...), or [words](#id) for a slide; to show the brackets, "
                "put a backslash before the first",
            ),
            "attributes": Wording(
                "`{text}` is shown as it is typed",
                "delete it: how a text looks is for the template; to show it, put a backslash "
                "before it",
            ),
            "emoji": Wording(
                "`{text}` is shown as it is typed", "type the sign itself, or leave it out"
            ),
            "character": Wording("`{text}` is shown as it is typed", "type the character itself"),
            "newline": Wording(
                "`{text}` is shown as it is typed",
                "to break a line, end it with a backslash, and go on in the next line; to show the "
                "signs, write two backslashes",
            ),
            "picture": Wording(
                "`{text}` is not read as a picture",
                "use the layout `picture` or `picture-text`; for a link, write it without the "
                "exclamation mark",
            ),
            "autolink": Wording(
                "`{text}` is not read as a link",
                "write words and the address: [words](https://...), or "
                "[words](mailto:name@example.org)",
            ),
            "comment": Wording(
                "`{text}` is shown as it is typed",
                "delete it, or write it behind `private:`, which nobody is shown",
            ),
            "field": Wording(
                "`{text}` is not filled in",
                "write what is meant, or a variable with two braces on each side: {{{{ name }}}}; "
                "to show it, put a backslash before it",
            ),
            "formula": Wording(
                "`{text}` is not read as a formula",
                "say it in words, or with m^2^ and CO~2~; show a longer one as a picture",
            ),
            "named": Wording(
                "`{text}` is set as part of the quotation",
                "write the name behind `by:`, without the dash",
            ),
            "quotes": Wording(
                "the quotation marks of `{text}` are doubled",
                "write one at each end",
            ),
            "strike": Wording(
                "`{text}` is shown as it is typed",
                "say in words that it no longer holds: not everybody can see a line through it",
            ),
        },
        explanation="""\
Texts know `**strong**`, `*emphasis*`, `` `code` ``, `CO~2~`, `m^2^`, `[words](address)` and nothing
else. What looks like the markup of a web page or of another program stands on the slide as it was
typed. Write it as the hint says, or put it between back quotes where it is to be shown.""",
        wrong="- layout: bullets\n  title: Aims\n  points: [Answers <b>within</b> a week]\n",
        right='- layout: bullets\n  title: Aims\n  points: ["Answers **within** a week"]\n',
    ),
    "BF134": Code(
        name="wrong-letters",
        severity="warning",
        summary="Letters that a program read with another code page.",
        wordings={
            "": Wording(
                "`{was}` is what `{meant}` looks like in another code page",
                "write `{meant}`; better still, copy the text anew from a file that is opened "
                "as UTF-8",
            ),
            "file": Wording(
                "{name}, line {line}: `{was}` is what `{meant}` looks like in another code page",
                "save the file anew as CSV UTF-8, from a program that shows `{meant}` there",
            ),
        },
        explanation="""\
A program that opens a UTF-8 file as an old Windows file makes two or three signs of each accent,
currency sign and curly quote: `Ã©` for é, `Â£` for £, `â€™` for an apostrophe. They would be
printed like this. `briefgen check --fix` writes what was meant.""",
        wrong="- layout: statement\n  title: It costs Â£5\n",
        right="- layout: statement\n  title: It costs £5\n",
    ),
    "BF124": Code(
        name="empty-variable",
        severity="warning",
        summary="A variable without a value leaves a gap in a text.",
        wordings={
            "": Wording(
                "the variable `{name}` is empty, and leaves a gap in the text",
                "give it a value, or say what stands there otherwise: "
                '`{{{{ {name} | or "to be announced" }}}}`',
            ),
        },
        explanation="""\
A cell of `seminars.csv` that was left empty gives its variable an empty value, and the sentence
around it reads "Please come to room  at once". Fill the cell, or say in the text what stands there
where nobody gave a value: `{{ room | or: "the main hall" }}`.""",
        wrong='title: Plan\nvariables: {room: ""}\nslides:\n'
        '  - {layout: statement, title: "Come to room {{ room }}"}\n',
        right='title: Plan\nvariables: {room: ""}\nslides:\n'
        "  - {layout: statement, title: 'Come to {{ room | or: \"the main hall\" }}'}\n",
    ),
}
