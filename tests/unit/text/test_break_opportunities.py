"""Where a line may end: the rule that PowerPoint and LibreOffice follow, not UAX #14."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.text.break_opportunities import parts_badly_at, seams_of, tokens_of


def _pieces(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokens_of(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("one", ["one"]),
        ("one two", ["one ", "two"]),
        ("one  two ", ["one  ", "two "]),
        (" one", [" ", "one"]),
        ("well-known fact", ["well-", "known ", "fact"]),
        ("step-by-step", ["step-", "by-", "step"]),
        ("R-02", ["R-", "02"]),
        ("mid-2024", ["mid-", "2024"]),
        ("-5 to -3", ["-5 ", "to ", "-3"]),
        ("a - b", ["a ", "- ", "b"]),
        ("2007–08", ["2007–", "08"]),
        ("yes—no", ["yes—", "no"]),
        ("a – b", ["a ", "– ", "b"]),
        ("and/or", ["and/or"]),
        ("well-known/unknown-well", ["well-known/unknown-well"]),
        ("name@well-known.org", ["name@well-known.org"]),
        ("https://open-std.org/a-b", ["https://open-std.org/a-b"]),
        ("(a)(b)", ["(a)(b)"]),
        ("10\xa0km far", ["10\xa0km ", "far"]),
        ("non\u2011breaking", ["non\u2011breaking"]),
        ("wait! (why)", ["wait! ", "(why)"]),
        ("Ŵyth-ŷ", ["Ŵyth-", "ŷ"]),
        ("e.g.-x", ["e.g.-x"]),
        ("a_-b", ["a_-b"]),
    ],
)
def test_lines_may_end_here(text: str, pieces: list[str]) -> None:
    assert _pieces(text) == pieces


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        (
            "https://example.org/excellence_and_fairness.aspx?a=1&b=2",
            "https:// example. org/ excellence_ and_ fairness. aspx? a=1& b=2",
        ),
        ("somebody.longname@example-town.gov.uk", "somebody. longname@ example- town. gov. uk"),
        ("excellence_and_fairness.aspx", "excellence_ and_ fairness. aspx"),
        ("incomprehensibilities", "incomprehensibilities"),
    ],
)
def test_an_address_wider_than_its_line_is_cut_behind_its_signs(address: str, pieces: str) -> None:
    """One was cut inside a word: excellence_and_fairness.as | px."""
    edges = [0, *seams_of(address), len(address)]
    assert " ".join(address[a:b] for a, b in pairwise(edges)) == pieces


@given(st.text(st.sampled_from("ab1 -–—/@().\xa0"), max_size=40), st.integers(0, 99))
def test_tokens_cover_the_text_without_a_gap(text: str, offset: int) -> None:
    tokens = tokens_of(text, offset)
    position = offset
    for token in tokens:
        assert token.start == position
        assert token.start <= token.seen <= token.end
        assert not text[token.seen - offset : token.end - offset].strip(" ")
        assert all(token.start < doubt < token.end for doubt in token.doubts)
        position = token.end
    assert position == offset + len(text)


@pytest.mark.parametrize(
    ("text", "badly"),
    [
        ("by e-|mail", True),
        ("a dial-|a-ride", True),
        ("a dial-a-|ride", True),
        ("to co-|ordinate", True),
        ("up-to-|date", True),
        ("Covid-|19", True),
        ("2024–|25", True),
        ("2024–|2026", False),
        ("well-|known fact", False),
        ("‘auto-|enrolment’.", False),
        ("yes—|no", False),
        ("one |two", False),
        ("a - |b", False),
    ],
)
def test_no_short_part_of_a_word_should_stand_alone(text: str, badly: bool) -> None:
    """A page ended a line with "e-" and another with "dial-", which "a-ride" followed."""
    at = text.index("|")
    whole = text.replace("|", "")
    assert parts_badly_at(whole, at) is badly


def test_places_where_renderers_disagree_are_noted() -> None:
    (token,) = tokens_of("open-std.org/wg21")
    assert [token.start + d for d in token.doubts] == [5, 13]
    (token,) = tokens_of("(a)(b)")
    assert token.doubts == (3,)
    assert all(not token.doubts for token in tokens_of("well-known fact"))
