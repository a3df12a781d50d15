"""BF5: what the document to read says twice."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

READING: dict[str, Code] = {
    "BF539": Code(
        name="said-twice",
        severity="advice",
        summary="Texts and pictures that the document to read leaves out.",
        wordings={
            "one": Wording(
                "the document to read leaves out {names}, as it says that already",
                "`in-reading: always` on the slide keeps it",
            ),
            "": Wording(
                "the document to read leaves out {count} texts or pictures, as it has them "
                "already: {names}",
                "`in-reading: always` on a slide keeps what it says and shows",
            ),
        },
        explanation="""\
The document to read has the title of a slide, its `reading:` and its texts. Where one of them says
nearly all words of another, and each number, name and negation in it, the reader would get the same
twice; so the shorter one is left out: a card, a paragraph, an entry of a list, a sentence of
`reading:` that the title says. Where a text counts them ("three reasons"), all are or none. Tables,
charts, diagrams, figures, quotations, code and links never are. A picture that was shown before is
referred to ("see Figure 2"). `in-reading: always` on a slide keeps all that it says and shows,
`in-reading: never` leaves only its `reading:`. If all is well as it is: `allow: [said-twice]`.""",
        wrong="- layout: bullets\n  title: Aims\n  points: [We plan all schools.]\n"
        "  reading: Here we plan all schools of the region.\n",
        right="- layout: bullets\n  title: Aims\n  points: [We plan all schools.]\n"
        "  reading: A plan is made once a year.\n",
    ),
}
