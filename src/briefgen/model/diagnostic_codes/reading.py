"""BF5: what the document to read says twice."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

READING: dict[str, Code] = {
    "BF539": Code(
        name="said-twice",
        severity="advice",
        summary="Texts of slides that the document to read leaves out.",
        wordings={
            "one": Wording(
                "the document to read leaves out a text of the slide {names}, as `reading:` has it",
                "`in-reading: always` on the slide keeps it",
            ),
            "": Wording(
                "the document to read leaves out {count} texts of slides, as their `reading:` says "
                "them: {names}",
                "`in-reading: always` on a slide keeps its texts",
            ),
        },
        explanation="""\
The document to read has the texts of a slide and its `reading:`. Where `reading:` says nearly all
words of a text, and each number, name and negation in it, the reader would get the same twice; so
the text is left out. Lists, cards, columns and paragraphs are; tables, charts, diagrams, pictures,
figures, quotations, code and links never are. `in-reading: always` on a slide keeps all its texts,
`in-reading: never` leaves only its `reading:`. If all is well as it is: `allow: [said-twice]`.""",
        wrong="- layout: bullets\n  title: Aims\n  points: [We plan all schools.]\n"
        "  reading: Here we plan all schools of the region.\n",
        right="- layout: bullets\n  title: Aims\n  points: [We plan all schools.]\n"
        "  reading: A plan is made once a year.\n",
    ),
}
