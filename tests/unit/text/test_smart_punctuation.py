"""Marks as a typesetter sets them: what is changed, what stays, and where each change stands."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.model.rich_text import Inline, Run, as_compared, plain
from briefgen.text.smart_punctuation import changes_of, with_smart_punctuation

LANGUAGES = ("en-GB", "cy", "fr", "fr-CA", "fr-CH", "de", "sv", "pl")


def _set(text: str, language: str = "en-GB") -> str:
    return with_smart_punctuation(plain(text), language).text


@pytest.mark.parametrize(
    ("typed", "typeset"),
    [
        ('"Have your say"', "“Have your say”"),
        ("'Excellence and Fairness'", "‘Excellence and Fairness’"),
        ("\"He said 'yes'\" and 'no'", "“He said ‘yes’” and ‘no’"),
        ("'\"Both\" begin'", "‘“Both” begin’"),
        ("Finland's schools, pupils' views", "Finland’s schools, pupils’ views"),
        ("U.S.'s and O'Brien's", "U.S.’s and O’Brien’s"),
        ("'the dogs' home'", "‘the dogs’ home’"),
        ("the '90s, in '08", "the ’90s, in ’08"),
        ("'Tis so, rock 'n' roll", "’Tis so, rock ’n’ roll"),
        ("'twas 'ere", "’twas ’ere"),
        ('("in brackets"), -"after a dash"', "(“in brackets”), -“after a dash”"),
        ('He said: "What—"', "He said: “What—”"),
        ('"...and so on"', "“…and so on”"),
        ('no closing "quote', "no closing “quote"),
        ('no opening" quote', "no opening” quote"),
        ('"in 2008" and "in 2009"', "“in 2008” and “in 2009”"),
        ('in 2008" he said', "in 2008” he said"),
        ("budgets... and [...]", "budgets… and […]"),
        ("Leeds - the city -- at night", "Leeds – the city – at night"),
        ("from 1997-2008 and 1997 - 2008", "from 1997–2008 and 1997 – 2008"),
        ("pp 12-15, p. 7", "pp\xa012–15, p.\xa07"),
        (
            "-5 to -3, -11%, (-1.9 days), -£4, -0.5 °C",
            "−5 to −3, −11%, (−1.9 days), −£4, −0.5\xa0°C",
        ),
        (
            "on 3 October, am 3. Mai, 3 mai, 3 Hydref",
            "on 3\xa0October, am 3.\xa0Mai, 3\xa0mai, 3\xa0Hydref",
        ),
        ("11 miles, 1 Gbit/s, 9 Maybe", "11\xa0miles, 1\xa0Gbit/s, 9 Maybe"),
        ("10 km, 20 %, £4.20 million, 9 am", "10\xa0km, 20\xa0%, £4.20\xa0million, 9\xa0am"),
        ("Mr Smith, Dr. Jones, Cllr Ŵyn", "Mr\xa0Smith, Dr.\xa0Jones, Cllr\xa0Ŵyn"),
    ],
)
def test_marks_are_typeset(typed: str, typeset: str) -> None:
    assert _set(typed) == typeset


@pytest.mark.parametrize(
    "typed",
    [
        'a 12" pipe, 5\'10" tall, 12"x8", 2½" wide',
        "won 3-1 and 3 - 1, 9:00 - 17:00, 0161 -496, 5 -3, -1-2, x-1, -3a, -v",
        "2024-01-02, 1997-2008-01, 2008-09",
        "ISO 9001-2015, ISO/IEC 1701-2005, BS 1192-2007, DIN EN 1991-2001",
        "tel. 1234-5678, 0161 496 1997-2008, ref: 1997-2008, 2008-1997",
        "A-1997-2008, x1997-2008, 1997-2008/4, 1997-2008.5",
        "https://example.org/what's-new?q='1'&y=1997-2008",
        "www.example.org/it's...x, example.org/1997-2008/don't",
        "o'neil's@example.org, mailto:o'neil@example.org",
        "what's-new.pdf, notes/1997-2008.csv, ~/o'neil/it's.txt",
        "wait....., ../up, a/.../b",
        "a - b, x - y",
        "well-known, twenty-one",
        "Mr and Mrs, am, I am, St. a",
    ],
)
def test_what_means_something_else_stays(typed: str) -> None:
    assert _set(typed) == typed


@pytest.mark.parametrize(
    ("language", "typeset"),
    [
        ("en-GB", "“a ‘b’” l’école"),
        ("cy", "“a ‘b’” l’école"),
        ("fr", "«\u202fa “b”\u202f» l’école"),
        ("fr-CA", "«\xa0a “b”\xa0» l’école"),
        ("fr-CH", "«a ‹b›» l’école"),
        ("de", "„a ‚b‘“ l’école"),
        ("de-AT", "„a ‚b‘“ l’école"),
        ("sv", "”a ’b’” l’école"),
        ("mi", "“a ‘b’” l’école"),
    ],
)
def test_quotes_are_those_of_the_language(language: str, typeset: str) -> None:
    assert _set("\"a 'b'\" l'école", language) == typeset


def test_spaces_before_french_marks_hold() -> None:
    assert _set("Oui ! Non : « mot »", "fr") == "Oui\u202f! Non\xa0: «\u202fmot\u202f»"
    assert _set('Il dit " mot " !', "fr") == "Il dit «\u202fmot\u202f»\u202f!"
    assert _set("Oui ! Non : « mot »", "en-GB") == "Oui ! Non : « mot »"


def test_quotes_stand_round_pieces_of_other_kinds() -> None:
    """A quote beside markup was taken for the other one of its pair."""
    runs = (
        Run(text='"'),
        Run(text="bold", strong=True),
        Run(text='" ("'),
        Run(text='mot "d\'ordre"', language="fr"),
        Run(text="\") '"),
        Run(text="it's here", link="https://example.org/it's"),
        Run(text="'"),
    )
    found = with_smart_punctuation(Inline(runs), "en-GB")
    assert found.text == "“bold” (“mot «\u202fd’ordre\u202f»”) ‘it’s here’"
    assert [run.link for run in found.runs] == [run.link for run in runs]


def test_code_stays_and_counts_as_a_word() -> None:
    runs = (Run(text='"'), Run(text="x = '1' - 2...", code=True), Run(text='"'))
    found = with_smart_punctuation(Inline(runs), "en-GB")
    assert [run.text for run in found.runs] == ["“", "x = '1' - 2...", "”"]


def test_marks_do_not_count_where_texts_are_compared() -> None:
    typed = '"It\'s" - 10 km...'
    assert as_compared(_set(typed)) == as_compared(typed)


_PIECES = "' \" ... . - s a 12 1997-2008 Mr p km ! « ’ “ / @x.org .pdf https:// ( ) … 5' x p. S."
_SPACES = [" ", " - ", "\n", "\xa0", " : ", " km", "Mr ", "p "]
_TEXTS = st.lists(st.sampled_from([*_PIECES.split(), *_SPACES, *_SPACES]), max_size=25).map("".join)
_RUNS = st.lists(
    st.builds(
        Run,
        text=_TEXTS,
        code=st.sampled_from([False, False, False, True]),
        language=st.sampled_from(["", "", "fr", "de"]),
    ),
    max_size=4,
).map(tuple)


def _words(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@given(_RUNS, st.sampled_from(LANGUAGES))
@example((Run(text='5\'10" x "12""'),), "en-GB")
def test_no_word_is_lost_and_twice_is_once(runs: tuple[Run, ...], language: str) -> None:
    once = with_smart_punctuation(Inline(runs), language)
    assert _words("".join(run.text for run in once.runs)) == _words("".join(r.text for r in runs))
    assert [run.text for run in once.runs if run.code] == [run.text for run in runs if run.code]
    assert with_smart_punctuation(once, language) == once


@given(_RUNS, st.sampled_from(LANGUAGES))
def test_places_lead_back_in_order(runs: tuple[Run, ...], language: str) -> None:
    """Each change stands after the one before, inside one piece, and changes no letter."""
    text = "".join(run.text for run in runs)
    end = 0
    for change in changes_of(runs, language):
        assert end <= change.start < change.end <= len(text)
        assert change.new
        assert not _words(text[change.start : change.end] + change.new)
        end = change.end


@pytest.mark.parametrize(
    "piece",
    ["'", '"a ', "5' ", "a-", " - ", "p 1", "a.", "a", "www.", "a@", "x.y/", "a'", "1"],
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    def seconds(count: int) -> float:
        runs = (Run(text=f"{piece * count} x.pdf a@b.org a/b www.c.org 10 km"),)
        begun = time.process_time()
        changes_of(runs, "fr")
        return time.process_time() - begun

    short, long = (min(seconds(count) for _ in range(3)) for count in (2_000, 32_000))
    assert long < 40 * short + 0.3
