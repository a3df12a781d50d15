"""What a document says of a slide: nothing twice, and nothing that is not said is left out."""

from __future__ import annotations

import cProfile
import time

import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.documents.reading_document import make_reading
from briefgen.model.diagnostics import Faults
from briefgen.model.document import Block, Bullets, Document, Figure, Heading, Para
from briefgen.support.world import MemoryWorld
from briefgen.text.said_already import said_already

# Two texts that say the same, in other words or in more.
SAME = [
    (
        "en",
        "Two schools lost a week of teaching to an attack in 2025.",
        "Two schools lost a week in 2025",
    ),
    ("en", "Twelve schools lost a week in the storm.", "12 schools lost a week in the storm"),
    (
        "en",
        "Nobody owned the question, and letters were hard to understand.",
        "Letters were hard to understand",
    ),
    ("en", "In 2025 costs of the desk fell by 12%.", "Costs of the desk fell by 12% in 2025"),
    (
        "en",
        "Contractors are paid per visit and not per repair.",
        "Contractors are paid per visit",
    ),
    (
        "en",
        "Finland's boards are made up of teachers and staff.",
        "Boards in Finland are comprised of teachers and staff",
    ),
    (
        "de",
        "Alle Schulen der Stadt öffnen im August ihre Türen für Eltern.",
        "Alle Schulen der Stadt öffnen Eltern im August die Tür",
    ),
    (
        "de",
        "Zwölf Schulen verloren im Winter eine Woche Unterricht.",
        "12 Schulen verloren im Winter eine Woche",
    ),
    (
        "fr",
        "Les écoles de la commune ouvrent leurs portes aux parents en juin.",
        "L’école de la commune ouvre ses portes aux parents en juin",
    ),
    (
        "fr",
        "Au guichet, 41% des questions ont reçu une réponse immédiate.",
        "41 % des questions ont reçu une réponse immédiate au guichet",
    ),
    (
        "cy",
        "Mae gan ysgolion Caerdydd gynllun newydd erbyn mis Mehefin.",
        "Cynllun newydd i ysgolion yng Nghaerdydd erbyn Mehefin",
    ),
    (
        "cy",
        "Collodd dwy ysgol wythnos o ddysgu yn y storm.",
        "Collodd 2 ysgol wythnos o ddysgu yn y storm",
    ),
]
# Two texts that differ by one thing.
OTHER = [
    (
        "a negation",
        "en",
        "The council pays grants for private roads in winter.",
        "The council doesn't pay grants for private roads in winter",
    ),
    (
        "a negation in the longer",
        "en",
        "The council will not pay grants for private roads.",
        "The council will pay grants for private roads",
    ),
    (
        "never",
        "en",
        "The desk never answers letters about repairs within the week.",
        "The desk answers letters about repairs within the week",
    ),
    (
        "a modal",
        "en",
        "The council pays grants for private roads in winter.",
        "The council should pay grants for private roads in winter",
    ),
    (
        "a modal in the longer",
        "en",
        "A repeated call may cost a resident half an hour.",
        "A repeated call costs a resident half an hour",
    ),
    (
        "a number in words",
        "en",
        "Two schools lost a week of teaching in the storm.",
        "Three schools lost a week of teaching in the storm",
    ),
    (
        "a percentage",
        "en",
        "5% of schools of the district have a lead for digital work.",
        "5 schools of the district have a lead for digital work",
    ),
    (
        "a half",
        "en",
        "Half of the repeated calls came from the two wards.",
        "The repeated calls came from the two wards",
    ),
    (
        "a name",
        "en",
        "The new bus goes from the hospital to York every hour.",
        "The new bus goes from the hospital to Leeds every hour",
    ),
    (
        "a year",
        "en",
        "The present funding for the schools ends in March.",
        "The present funding for the schools ends in March 2028",
    ),
    (
        "an opposite",
        "en",
        "The library desk opens at nine on Mondays in winter.",
        "The library desk closes at nine on Mondays in winter",
    ),
    (
        "a noun",
        "en",
        "The grant is paid within ten days of the decision in writing.",
        "The loan is paid within ten days of the decision in writing",
    ),
    (
        "two words for one",
        "en",
        "The desk answers letters about repairs within the week.",
        "The desk answers letters about council tax within the week",
    ),
    (
        "who does it",
        "en",
        "Tenants ring most about repairs and rents in spring.",
        "Carers ring most about repairs and rents in spring",
    ),
    (
        "the order of numbers",
        "en",
        "Answers at once went from 32 to 71 in the trial.",
        "Answers at once went from 71 to 32 in the trial",
    ),
    (
        "the order of names",
        "en",
        "In each year Westbrook costs less a contact than Norden.",
        "Norden costs less a contact than Westbrook in each year",
    ),
    (
        "words far apart",
        "en",
        "The council runs buses. The library opens on Mondays. Wardens tell schools. Ann visits.",
        "The council visits schools on Mondays",
    ),
    (
        "kein",
        "de",
        "Die Gemeinde zahlt Zuschüsse für private Wege im Winter.",
        "Die Gemeinde zahlt keine Zuschüsse für private Wege im Winter",
    ),
    (
        "nicht at the end",
        "de",
        "Die Gemeinde zahlt die Zuschüsse für Wege im Winter nicht.",
        "Die Gemeinde zahlt die Zuschüsse für Wege im Winter",
    ),
    (
        "a German noun",
        "de",
        "Der Kreis zahlt den Zuschuss binnen zehn Tagen nach dem Antrag.",
        "Der Kreis zahlt das Darlehen binnen zehn Tagen nach dem Antrag",
    ),
    (
        "a German place",
        "de",
        "Der neue Bus fährt jede Stunde vom Krankenhaus nach Altenberg.",
        "Der neue Bus fährt jede Stunde vom Krankenhaus nach Altenburg",
    ),
    (
        "a German number",
        "de",
        "Zwei Schulen verloren im Winter eine Woche Unterricht.",
        "Drei Schulen verloren im Winter eine Woche Unterricht",
    ),
    (
        "muss",
        "de",
        "Der Antrag muss binnen zehn Tagen beim Amt eingehen.",
        "Der Antrag geht binnen zehn Tagen beim Amt ein",
    ),
    (
        "als",
        "de",
        "Westbrook kostet weniger je Anruf als Norden.",
        "Norden kostet weniger je Anruf als Westbrook",
    ),
    (
        "ne pas",
        "fr",
        "La commune verse une aide pour les chemins privés en hiver.",
        "La commune ne verse pas d’aide pour les chemins privés en hiver",
    ),
    (
        "n’ plus",
        "fr",
        "La mairie n’ouvre plus ses guichets aux usagers le matin.",
        "La mairie ouvre ses guichets aux usagers le matin",
    ),
    (
        "a French month",
        "fr",
        "Les écoles de la commune ouvrent leurs portes en juin.",
        "Les écoles de la commune ouvrent leurs portes en juillet",
    ),
    (
        "a French number",
        "fr",
        "Deux écoles ont perdu une semaine de cours pendant la tempête.",
        "Trois écoles ont perdu une semaine de cours pendant la tempête",
    ),
    (
        "que",
        "fr",
        "Le bus de Westbrook coûte moins par trajet que celui de Norden.",
        "Le bus de Norden coûte moins par trajet que celui de Westbrook",
    ),
    (
        "ni",
        "cy",
        "Ni fydd y cyngor yn talu grantiau am ffyrdd preifat.",
        "Bydd y cyngor yn talu grantiau am ffyrdd preifat",
    ),
    (
        "a Welsh place",
        "cy",
        "Bydd y bws newydd yn mynd o’r ysbyty i Gaerdydd bob awr.",
        "Bydd y bws newydd yn mynd o’r ysbyty i Fangor bob awr",
    ),
    (
        "a Welsh number",
        "cy",
        "Collodd dwy ysgol wythnos o ddysgu yn y storm.",
        "Collodd tair ysgol wythnos o ddysgu yn y storm",
    ),
    (
        "na",
        "cy",
        "Mae Westbrook yn costio llai fesul galwad na Norden.",
        "Mae Norden yn costio llai fesul galwad na Westbrook",
    ),
]


@pytest.mark.parametrize(("language", "read", "text"), SAME)
def test_what_was_read_is_said(language: str, read: str, text: str) -> None:
    assert said_already([[read]], language).says([text], language)


@pytest.mark.parametrize(
    ("language", "read", "text"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER]
)
def test_what_differs_by_one_thing_is_not_said(language: str, read: str, text: str) -> None:
    assert not said_already([[read]], language).says([text], language, 70)


def test_the_time_grows_with_the_length_alone() -> None:
    """Each text of a slide was compared with all the others."""

    def steps(count: int) -> int:
        texts = [
            f"Sentence {number} names place{number} and many other things."
            for number in range(count)
        ]
        profile = cProfile.Profile()
        with profile:
            said = said_already([texts], "en")
            assert all(said.says([text], "en") for text in texts)
        return sum(row.callcount for row in profile.getstats())

    assert steps(4_000) < 2.2 * steps(2_000)


def test_a_sentence_without_an_end_takes_no_longer() -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    start = time.process_time()
    said = said_already([[words]], "en")
    assert not any(said.says([f"some other text {number} of words"], "en") for number in range(500))
    assert time.process_time() - start < 3


def _document(slides: str, language: str = "en", picture: bytes = b"") -> Document:
    deck = f"title: A talk\nlanguage: {language}\noutputs: [reading]\nslides:\n{slides}"
    files = {
        "briefgen.yaml": b"organisation: {name: The Unit}\n",
        "decks/talk.yaml": deck.encode(),
        "assets/images/hills.svg": picture or _HILLS,
    }
    faults = Faults()
    project = load_project(MemoryWorld(files), faults)
    found: Compiled | None = compile_target(project, project.targets[0], faults)
    assert found is not None, [fault.message for fault in faults]
    return make_reading(found.deck, found.template)


_SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"'
_HILLS = f'<svg {_SVG}><rect width="40" height="30"/></svg>'.encode()


def _left(document: Document) -> list[str]:
    return [one.text for one in document.left_out]


def _paragraphs(document: Document) -> list[str]:
    return [block.inline.text for block in document.blocks if isinstance(block, Para)]


def _lists(document: Document) -> list[list[str]]:
    found = [block for block in document.blocks if isinstance(block, Bullets)]
    return [[point.inline.text for point in block.points.items] for block in found]


_RISKS = """
- layout: bullets
  title: Risks
  points:
    - Cyber attacks
    - Funding ends in March 2028
    - Energy
  reading: |
    The register holds 34 risks.

    - Present funding ends in March 2028.
    - Schools close early.
"""


def test_a_list_of_the_prose_takes_the_place_of_the_entries_that_it_has() -> None:
    """Three points of `reading:` and nine of the slide followed as one list of twelve."""
    document = _document(_RISKS)
    assert _lists(document) == [
        ["Present funding ends in March 2028.", "Schools close early.", "Cyber attacks", "Energy"]
    ]
    assert _left(document) == ["Funding ends in March 2028"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "In addition:"), ("de", "Außerdem:"), ("fr", "En outre\u00a0:"), ("cy", "Yn ogystal:")],
)
def test_words_stand_between_two_lists(language: str, words: str) -> None:
    document = _document(_RISKS.replace("Funding ends in March 2028", "Staff"), language)
    assert len(_lists(document)) == 2
    assert words in _paragraphs(document)
    assert not document.left_out


_REASONS = """
- layout: bullets
  title: Reasons
  points: [Nobody owned the whole question, Letters were hard, The line was busy until noon]
  reading: On 3 March it was said that nobody owned the whole question.
"""


def test_an_entry_that_the_prose_says_is_left_out() -> None:
    """A report said the first of its list, and then the list."""
    document = _document(_REASONS)
    assert _lists(document) == [["Letters were hard", "The line was busy until noon"]]
    assert _left(document) == ["Nobody owned the whole question"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Reasons", "title: Three reasons"),
        ("title: Reasons", "title: 3 reasons"),
        ("points:", "lead: What we heard\n  points:"),
        ("layout: bullets", "layout: numbered"),
    ],
)
def test_a_list_that_is_counted_or_led_to_stays_whole(old: str, new: str) -> None:
    document = _document(_REASONS.replace(old, new))
    assert len(_lists(document)[0]) == 3


_OFFERS = """
- layout: case-study
  title: Offers of the trust
  cards:
    - Pupils: Reading pens and speech to text in each school
    - Staff: A helpline that is open all day and on Saturdays
    - Families: A loan for the holidays and long weekends
  reading: For staff there is a helpline that is open all day and on Saturdays until noon.
"""


def test_a_card_is_compared_without_its_name() -> None:
    """The cards of Oldham and of Finland said the paragraph above them again."""
    document = _document(_OFFERS)
    assert _left(document) == ["Staff A helpline that is open all day and on Saturdays"]


def test_of_cards_that_are_counted_none_is_left_out() -> None:
    assert not _document(_OFFERS.replace("Offers of", "Three offers of")).left_out


def test_a_card_that_says_little_is_not_told_without_its_name() -> None:
    slides = """
- layout: case-study
  title: A desk in the library
  cards: [{Cost: "£11,000"}, {Staff: Four in turn}, {Since: April 2023}]
  reading: In April 2023 four in turn began with £11,000.
"""
    assert not _document(slides).left_out


def test_a_statement_and_its_text_say_it_once() -> None:
    slides = """
- layout: statement
  title: Another one
  reading: It comes first.
- layout: statement
  title: Every repeated call costs a resident half an hour, and the borough as much again
  reading: >
    A repeated call costs a resident half an hour, and the borough as much. Letters cost less.
"""
    document = _document(slides)
    assert _paragraphs(document) == ["Letters cost less."]
    assert _left(document) == [
        "A repeated call costs a resident half an hour, and the borough as much."
    ]


def test_the_fuller_of_two_sentences_stays() -> None:
    """41 % were answered at once, it was said above the numbers and below them."""
    slides = """
- layout: numbers
  title: After a year
  numbers: [{value: "75%", label: answered at once}]
  text: In the year before, 41% were answered at once, and a question took three calls.
  reading: In the year before, 41% of questions were answered at once.
"""
    said = _paragraphs(_document(slides))
    assert said == [
        "In the year before, 41% were answered at once, and a question took three calls."
    ]


def test_words_that_a_list_is_read_on_from_stay() -> None:
    slides = """
- layout: charter
  title: What we owe to each other
  lead: Everybody who leaves this hospital should
  rights: [know the date, know who is in charge]
  reading: Everybody who leaves this hospital should expect two things.
"""
    assert not _document(slides).left_out


def test_the_measure_of_a_table_stays() -> None:
    slides = """
- layout: table-points
  title: A contact costs less
  lead: Costs of each contact
  table: {columns: [Way, Cost], rows: [[At the desk, £4.20], [By letter, £9.40]]}
  points: [The desk saves most, Letters are dear]
  reading: Letters remain the dearest.
"""
    assert not _document(slides).left_out


def test_always_keeps_it_and_never_leaves_the_prose_as_it_is() -> None:
    for word, count in (("always", 3), ("never", 1)):
        slides = f"""
- layout: bullets
  title: Letters are hard
  in-reading: {word}
  points: [Nobody owned the question, Nobody wrote the answer down]
  reading: Letters are hard. Nobody owned the question, and nobody wrote the answer down.
"""
        document = _document(slides)
        assert not document.left_out
        assert (
            len(_paragraphs(document)) + len([one for found in _lists(document) for one in found])
            == count
        )


_OPENING = """
- layout: statement
  id: aim
  title: Services improve by choice, by staff and by the centre
  reading: >
    Three things improve services. They are choice, staff and the centre. Services improve by each.
- layout: bullets
  title: Choice
  points: [One, MORE]
"""


def test_a_statement_that_is_the_summary_is_not_said_below_it() -> None:
    """The summary and the first statement stood on one page, and said the same."""
    slides = _OPENING.replace("They are choice", "Services improve by choice")
    document = _document(slides)
    assert document.summary
    assert _left(document) == ["Services improve by choice, by staff and by the centre"]


def test_a_statement_that_a_link_leads_to_stays() -> None:
    slides = _OPENING.replace("They are choice", "Services improve by choice")
    document = _document(slides.replace("MORE", '"[The aim](#aim)"'))
    assert not document.left_out


_PICTURES = """
- layout: picture
  title: The hills
  picture: {file: hills.svg, alt: Hills in the morning}
- layout: picture
  title: The school
  picture: {file: hills.svg, alt: Hills behind the playing field}
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "see Figure 1"),
        ("de", "siehe Abbildung 1"),
        ("fr", "voir la figure 1"),
        ("cy", "gweler Ffigur 1"),
    ],
)
def test_a_picture_that_was_shown_is_referred_to(language: str, words: str) -> None:
    """The same hills stood in one paper three times."""
    document = _document(_PICTURES, language)
    figures = [block for block in document.blocks if isinstance(block, Figure)]
    assert len(figures) == 1
    assert _paragraphs(document) == [f"Hills behind the playing field ({words})"]
    assert _left(document) == ["Hills behind the playing field"]


def test_a_picture_that_is_to_stand_there_always_does() -> None:
    slides = _PICTURES.replace("title: The school", "title: The school\n  in-reading: always")
    document = _document(slides)
    assert len([block for block in document.blocks if isinstance(block, Figure)]) == 2


def test_a_caption_with_a_full_stop_is_followed_by_a_sentence() -> None:
    slides = _PICTURES.replace("playing field}", "playing field, caption: It was early.}")
    assert _paragraphs(_document(slides)) == ["It was early. See Figure 1."]


@pytest.mark.parametrize("more", ["credit: Ann Example", "fit: cover, focus: [0, 0]"])
def test_a_picture_of_somebody_or_another_part_of_a_drawing_is_another(more: str) -> None:
    document = _document(_PICTURES.replace("playing field}", f"playing field, {more}}}"))
    assert not document.left_out


def test_a_picture_that_decorates_is_shown_once() -> None:
    slides = _PICTURES.replace("alt: Hills behind the playing field", "decorative: yes")
    document = _document(slides)
    assert not _paragraphs(document)
    assert _left(document) == ["The school"]


def _captions(blocks: tuple[Block, ...]) -> list[str]:
    return [block.caption.text for block in blocks if isinstance(block, Figure) and block.caption]


@pytest.mark.parametrize(
    ("alt", "caption"),
    [
        ("Column chart of questions answered at once: rising", "Questions answered at once"),
        ("Line chart of the share of calls, by month: falling", "Share of calls, by month"),
        ("Answers rose from 32 to 71.", "More answers"),
        ("Column chart of the answers at once: rising", "More answers"),
        ("Columns: calls fall from 64 to 41", "More answers"),
        ("Säulendiagramm der Antworten: steigend", "Säulendiagramm der Antworten"),
    ],
)
def test_a_chart_has_a_title_beside_its_number(alt: str, caption: str) -> None:
    """ "Figure 6" stood alone in the margin."""
    slides = f"""
- layout: chart
  title: More answers
  chart:
    kind: column
    unit: answers at once
    alt: "{alt}"
    data: {{categories: ["2023", "2025"], series: [{{Answers: [32, 71]}}]}}
"""
    assert _captions(_document(slides).blocks) == [caption]


def test_a_date_has_a_mark_before_what_it_is_the_date_of() -> None:
    """May 2024, Visits and Two boroughs stood there without a mark."""
    slides = """
- layout: timeline
  title: Two years
  phases:
    - {when: May 2024, name: Visits, text: Two boroughs}
    - {when: June, name: Why now?, text: Money}
    - {when: July, name: Opening}
"""
    expected = [["May 2024: Visits. Two boroughs", "June: Why now? Money", "July: Opening"]]
    assert _lists(_document(slides)) == expected


_PARTS = """
- layout: bullets
  title: What councils said (1 of 2)
  points: [One, Two]
- layout: bullets
  id: second
  title: What councils said (2 of 2)
  points: [Three, OTHER]
"""


def _headings(document: Document) -> list[str]:
    return [block.inline.text for block in document.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (" (1 of 2)", " (2 of 2)"),
        ("", " (cont.)"),
        (" (1/2)", " [2/2]"),
        ("", ""),
        (" (1 von 2)", " (2 von 2)"),
    ],
)
def test_slides_that_go_on_have_one_heading(first: str, second: str) -> None:
    slides = _PARTS.replace(" (1 of 2)", first).replace(" (2 of 2)", second)
    document = _document(slides)
    assert _headings(document) == ["What councils said"]
    assert _left(document) == [f"What councils said{second}"]


def test_a_part_that_a_link_leads_to_keeps_its_heading() -> None:
    document = _document(_PARTS.replace("OTHER", '"[Here](#second)"'))
    assert _headings(document) == ["What councils said", "What councils said"]


def test_a_title_that_ends_in_brackets_is_left_as_it_is() -> None:
    document = _document(_PARTS.replace("(1 of 2)", "(draft 4)").replace("(2 of 2)", "(7 of 10)"))
    assert _headings(document) == ["What councils said (draft 4)", "What councils said (7 of 10)"]


def test_a_contact_of_the_slide_is_not_lost() -> None:
    """Only that of the organisation stood in the document, at its end."""
    slides = """
- layout: closing
  title: Agree to two vans
  text: Agree today.
  contact: repairs@example.org
"""
    assert "repairs@example.org" in _paragraphs(_document(slides))


def test_an_event_that_is_typed_on_the_cover_is_not_lost() -> None:
    """The first page had neither the date nor the place."""
    slides = """
- layout: cover
  event: |
    Corn Exchange, Arvelbridge

    Tuesday 9 June 2026
- layout: bullets
  title: Points
  points: [One, Two]
"""
    details = [inline.text.replace("\u00a0", " ") for inline in _document(slides).details]
    assert details == ["Corn Exchange, Arvelbridge", "Tuesday 9 June 2026"]


_HEARD = """
- layout: bullets
  title: What we heard
  lead: "From 12 meetings:"
  points: [Buses are often late, Buses are often full, Drivers are kind to us]
  reading: |
    In twelve meetings people said that buses are often late and often full, and drivers kind to us.
"""


def test_a_list_that_goes_takes_its_lead_along() -> None:
    """Words with a colon hung in the air."""
    document = _document(_HEARD)
    assert len(_paragraphs(document)) == 1
    assert not _lists(document)
    assert "From 12 meetings:" in _left(document)


def test_a_list_stays_with_a_lead_that_says_more() -> None:
    document = _document(_HEARD.replace("From 12 meetings", "From 12 meetings in Leeds"))
    assert len(_lists(document)[0]) == 3
    assert not document.left_out


def test_the_last_entry_of_a_list_that_goes_on_is_an_entry() -> None:
    slides = _RISKS.replace("    - Energy\n", "")
    assert _lists(_document(slides)) == [
        ["Present funding ends in March 2028.", "Schools close early.", "Cyber attacks"]
    ]


def test_what_is_always_in_the_document_has_its_heading() -> None:
    always = "  in-reading: always\n"
    parts = _document(_PARTS.replace("  id: second\n", always))
    assert _headings(parts) == ["What councils said", "What councils said (2 of 2)"]
    opening = _OPENING.replace("They are choice", "Services improve by choice")
    assert not _document(opening.replace("  id: aim\n", always)).left_out


def test_prose_that_is_the_summary_is_not_said_again_where_it_stands_alone() -> None:
    document = _document(_OPENING.replace("  id: aim\n", "  in-reading: never\n"))
    assert document.summary
    assert not _paragraphs(document)
