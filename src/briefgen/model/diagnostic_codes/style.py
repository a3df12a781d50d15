"""Style and accessibility, but for pictures and charts: BF52 to BF53."""

from __future__ import annotations

from briefgen.model.diagnostic_codes.code import Code, Wording

STYLE: dict[str, Code] = {
    "BF520": Code(
        name="over-time",
        severity="warning",
        summary="The slides take longer than the seminar.",
        wordings={
            "": Wording(
                "the slides take {needed} minutes, but the seminar has {given}",
                "shorten some or leave some out; the longest: {longest}",
            ),
        },
        explanation="""\
The `minutes` of the slides add up to more than the seminar or the deck has. Take slides out, give
them fewer minutes, or make the seminar longer.""",
        wrong="title: Plan\nminutes: 5\nslides:\n  - {layout: statement, title: One, minutes: 8}\n",
        right="title: Plan\nminutes: 10\nslides:\n"
        "  - {layout: statement, title: One, minutes: 8}\n",
    ),
    "BF521": Code(
        name="no-minutes",
        severity="advice",
        summary="Some slides have no minutes, and others have.",
        wordings={
            "": Wording(
                "{slides} no minutes, but others do: {names}",
                "give each slide its `minutes:`, or a whole section at its `section:`",
            ),
        },
        explanation="""\
The running time is only right when every slide says how long it takes. Give these slides
`minutes:` too; 0 is a good answer for a slide that is skipped.""",
        wrong="- {layout: statement, title: One, minutes: 3}\n- {layout: statement, title: Two}\n",
        right="- {layout: statement, title: One, minutes: 3}\n"
        "- {layout: statement, title: Two, minutes: 2}\n",
    ),
    "BF522": Code(
        name="vague-link",
        severity="warning",
        summary="A link whose words do not say where it leads.",
        wordings={
            "": Wording(
                "the link `{words}` does not say where it leads",
                "name what is there, such as [the report](https://...)",
            ),
        },
        explanation="""\
People who use a screen reader can hear the links of a page one after the other, without the text
round them: "here, here, more". On paper "click here" leads nowhere at all. Let the words of a
link name what it leads to.""",
        wrong="- layout: bullets\n  title: More\n"
        "  points: ['The report is [here](https://example.org/report)']\n",
        right="- layout: bullets\n  title: More\n"
        "  points: ['Read [the report](https://example.org/report)']\n",
    ),
    "BF523": Code(
        name="bare-address",
        severity="warning",
        summary="An address where a reader needs words.",
        wordings={
            "": Wording(
                "the address `{address}` is written out in the text",
                "write words for it, such as [the report](https://...), or use the layout `link`",
            ),
        },
        explanation="""\
A screen reader spells an address out, letter by letter; and nobody in a room can copy one down
from a sentence. Give it words. Where people are to have the address itself, use the layout
`link`, which shows it large, with a square code if wanted. Addresses in `sources:`, in `code` and
for e-mail are left alone.""",
        wrong="- layout: bullets\n  title: More\n  points: ['See https://example.org/report']\n",
        right="- layout: bullets\n  title: More\n"
        "  points: ['See [the report](https://example.org/report)']\n",
    ),
    "BF524": Code(
        name="stale-source",
        severity="warning",
        summary="A source that nobody has checked for a long time.",
        wordings={
            "event": Wording(
                "the source `{source}` was checked on {day}, {days} days before the event",
                "check that it still says so, and write the new date after `checked:`",
            ),
            "today": Wording(
                "the source `{source}` was checked on {day}, {days} days ago",
                "check that it still says so, and write the new date after `checked:`",
            ),
        },
        explanation="""\
`checked:` says when somebody last looked whether a source still says so. When a seminar takes
place more than a year after that day, look again and write the new date. For a deck without a
date, today counts. A source without `checked:` is left alone.""",
        wrong="- layout: statement\n  title: Output grew\n"
        "  sources: [{text: Annual report, checked: 2019-03-01}]\n",
    ),
    "BF525": Code(
        name="empty-section",
        severity="warning",
        summary="A section without a slide.",
        wordings={
            "": Wording(
                "the section `{name}` has no slides",
                "write a slide below it, or remove the section",
            ),
        },
        explanation="""\
A section with nothing in it is left out, and so is its divider: perhaps its slides were moved
away, or never written. Write them, or take the section out. Sections whose slides are all for
another audience are left out as well; they are no fault.""",
        wrong="- {layout: statement, title: A slide}\n- section: Later\n",
        right="- section: Now\n- {layout: statement, title: A slide}\n",
    ),
    "BF526": Code(
        name="unused-allow",
        severity="warning",
        summary="`allow:` accepts something that is not there.",
        wordings={
            "unknown": Wording(
                "`allow: {name}`: there is no warning or advice with this name",
                "`briefgen explain` lists all",
            ),
            "error": Wording(
                "`{name}` is an error and cannot be accepted", "fix the error instead"
            ),
            "stays": Wording(
                "`{name}` cannot be accepted: it says what is still to do",
                "do that, and remove it here",
            ),
            "unused": Wording(
                "`allow: {name}` accepts nothing here",
                "remove it, so that it does not hide a later fault",
            ),
        },
        explanation="""\
Write `allow: [name]` on a slide, or at the top of a deck for all its slides, to accept a warning
or advice for good reasons; an error never, nor what is still to be done. What is accepted but never
happens is reported, so that `allow:` does not hide the next mistake.""",
        wrong="- {layout: statement, title: In vain, allow: [bare-address]}\n",
        right="- {layout: statement, title: In vain}\n",
    ),
    "BF527": Code(
        name="duplicate-title",
        severity="warning",
        summary="Two slides have the same title.",
        wordings={
            "": Wording(
                "another slide also has the title `{title}`",
                "say in the title what is new on this slide",
            ),
        },
        explanation="""\
Titles are how people find a slide: in the outline, in the bookmarks of a PDF, and with a screen
reader, which reads a list of titles aloud. Two that are alike cannot be told apart there. Give
each slide a title that says what is new on it. The slides on which a long text is continued are
numbered by briefgen and do not count.""",
        wrong="- {layout: statement, title: Results}\n- {layout: statement, title: Results}\n",
        right="- {layout: statement, title: Results in schools}\n"
        "- {layout: statement, title: Results in colleges}\n",
    ),
    "BF530": Code(
        name="many-words",
        severity="advice",
        summary="A slide with more words than people read on it.",
        wordings={
            "": Wording(
                "the slide `{title}` has {count} words",
                "{most} are plenty: move the rest to `notes:` or `reading:`",
            ),
        },
        explanation="""\
People cannot read and listen at the same time. A hundred words take half a minute to read;
whoever reads them does not hear the speaker. Keep the sentence that matters, and move the rest to
`notes:`, which the speaker has, or to `reading:`, which the reading document prints. Tables do
not count: they are looked up, not read.""",
    ),
    "BF531": Code(
        name="long-sentence",
        severity="advice",
        summary="A sentence too long to be followed.",
        wordings={
            "": Wording(
                "this sentence has {count} words: `{sentence}`", "split it into two sentences"
            ),
        },
        explanation="""\
By the end of a sentence of forty words most readers have lost its beginning, and those who listen
to a speaker lose it earlier. The style of GOV.UK asks for twenty-five words; briefgen advises
from thirty on a slide and in `reading:`. Make two sentences of it. Words that you quote and may
not change are a good reason to `allow: [long-sentence]`.""",
        wrong="- layout: bullets\n  title: Aims\n  points:\n    - We aim to plan and to fund and to"
        " build and to repair and to staff and to run and to inspect and to improve and to"
        " close and to replace all schools of the region\n",
        right="- layout: bullets\n  title: Aims\n  points: [We aim to plan all schools.]\n",
    ),
    "BF532": Code(
        name="small-text",
        severity="advice",
        summary="Text too small to be read in the room.",
        wordings={
            "": Wording(
                "the smallest text of the slide `{title}` is {size} pt",
                "write less, so that it can be set in {least} pt or more",
            ),
            "drawing": Wording(
                "the smallest text in the drawing is {size:.1f} pt on the slide `{title}`",
                "make it at least {least} pt there: {times:.1f} times as large in the drawing",
            ),
        },
        explanation="""\
From the last row of a room, text below 14 points on a slide can hardly be read. It comes from a
table, a chart or a card that holds more than it should: leave out what nobody will ask for, or
show a part and hand the whole out with the reading document. The texts in a drawing (SVG) count as
they are shown: draw them larger, or give the drawing more room. Captions, sources and what stands
in the margin of every slide do not count.""",
    ),
    "BF533": Code(
        name="tight-fit",
        severity="advice",
        summary="A slot with no room for another word.",
        wordings={
            "": Wording(
                "`{slot}` is {percent} % full at its smallest size ({size} pt)",
                "shorten it by a few words",
            ),
        },
        explanation="""\
The text stands at its smallest size, with less space between its paragraphs, and fills its place.
One word more, a longer name of a venue, or a translation, and it is continued on a further slide
or refused. Shorten it now, while there is time. `briefgen check --fit` lists how full every slot
is.""",
    ),
    "BF534": Code(
        name="empty-heading",
        severity="advice",
        summary="A heading with nothing below it.",
        wordings={
            "": Wording(
                "there is nothing below `{name}`, though the others have text",
                "write some text for it, or leave it out",
            ),
        },
        explanation="""\
Where some cards or columns of a slide have a text below their heading, one without looks as if
its text had been lost; so does the heading of a group of rows in a table that has no rows. Write
the text, or leave the heading out. Cards that are names only, all of them, are left alone.""",
        wrong="""\
- layout: timeline
  title: Phases
  phases:
    - {when: January, name: Ontario, text: Education reform}
    - {when: April, name: Victoria}
""",
        right="""\
- layout: timeline
  title: Phases
  phases:
    - {when: January, name: Ontario, text: Education reform}
    - {when: April, name: Victoria, text: School funding}
""",
    ),
    "BF535": Code(
        name="unused-file",
        severity="advice",
        summary="A picture or data file that no deck uses, or a deck where none is looked for.",
        wordings={
            "": Wording("no deck uses {file}", "use it in a slide, or delete it"),
            "deck": Wording(
                "{file} is not read",
                "decks stand in the folder decks itself, and what several decks use in "
                "decks/library: move it to one of the two, or out of decks",
            ),
            "seminars": Wording(
                "{file} is not read",
                "the list of seminars stands in the folder decks: move it there",
            ),
        },
        explanation="""\
What nobody uses is kept, sent and searched through for nothing; often it is the old version of a
picture. Delete it, or use it. A deck in a folder inside `decks`, or a list of seminars beside it,
is not read at all: move it to where it counts. This is said only where everything is checked, not
a single target.""",
    ),
    "BF536": Code(
        name="stale-schema",
        severity="advice",
        summary="A schema for editors that is out of date.",
        wordings={
            "": Wording(
                "the schema for editors is out of date: it knows other templates or keys",
                "run `briefgen schema --write`",
            ),
        },
        explanation="""\
The schemas in the project tell an editor what can stand in a deck. They were written by another
version of briefgen, or before a template changed, so the editor may offer or mark the wrong things.
Write them again with `briefgen schema --write`.""",
    ),
    "BF537": Code(
        name="placeholder-organisation",
        severity="warning",
        summary="The organisation is still that of a new project.",
        wordings={
            "name": Wording(
                "`{name}` is what a new project says, and stands on every deck",
                "write the name of your organisation here",
            ),
            "contact": Wording(
                "`{name}` is what a new project says, and stands where people look for you",
                "write here how people can reach you",
            ),
        },
        explanation="""\
A new project does not know whose it is, and says `Your organisation` on covers, closing slides and
handouts. Write your own name and address in `briefgen.yaml` before you give anything out.""",
        wrong="""\
# file: briefgen.yaml
organisation: {name: Your organisation}
""",
        right="""\
# file: briefgen.yaml
organisation: {name: The Planning Unit}
""",
    ),
    "BF538": Code(
        name="broken-code",
        severity="advice",
        summary="A line of code that is wider than the slide.",
        wordings={
            "": Wording(
                "a line of code is wider than the slide: `{rest}` stands below it, behind an arrow",
                "break the line where the language allows it, or shorten it",
            )
        },
        explanation="""\
A line of code that is wider than the slide even at the smallest size is broken at a blank, wherever
that is. Break it yourself where the language allows it, or leave out what nobody has to read.""",
        wrong=f"- layout: code\n  title: Words\n  code: |\n    print{' words' * 20}\n",
        right="- layout: code\n  title: Words\n  code: |\n    print words\n",
    ),
}
