"""What nobody sees is taken out of texts once."""

from __future__ import annotations

import pytest

from briefgen.importing.clean_text import clean, signs_taken_out
from briefgen.read.yaml_source import UNSEEN


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\vb", "a\nb"),
        ("a\u2028b\u2029c\x85d\r\ne\rf", "a\nb\nc\nd\ne\nf"),
        ("a_x000D_b", "a\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x41_ and _xyz1_", "_x41_ and _xyz1_"),
        ("a\xa0b", "a b"),
        ("10\xa0km", "10\xa0km"),
        ("10\xa0000\u202f000", "10\xa0000\xa0000"),
        ("£\xa05", "£\xa05"),
        ("10\xa0percent", "10 percent"),
        ("a\tb\u2009c\u3000d", "a b c\u3000d"),
        ("e\u0301", "é"),
        ("\uf0b7 one \uf0e0 two", "• one → two"),
        ("𝐸 = 𝑚𝑐²", "E = mc²"),
        ("sof\u00adt\u200b\ufeff", "soft"),
        ("✓\ufe0f", "✓"),
    ],
)
def test_texts_are_made_plain(text: str, plain: str) -> None:
    assert clean(text) == plain


@pytest.mark.parametrize(
    "sign", ["\x07", "\u200e", "\u202e", "\uf123", "\ud800", "\ufffe", "\U000e0041"]
)
def test_what_is_taken_out_is_known(sign: str) -> None:
    assert clean(f"a{sign}b") == "ab"
    assert signs_taken_out(f"a{sign}b") == (sign,)


def test_what_has_a_plain_spelling_is_not_taken_out() -> None:
    assert signs_taken_out("a\xa0b\vc\uf0b7_x000D_") == ()


def test_nothing_is_left_that_a_deck_refuses() -> None:
    every = "".join(map(chr, range(0x11_000)))
    assert not UNSEEN.search(clean(every))


def test_to_clean_twice_changes_nothing() -> None:
    every = "".join(map(chr, range(0x11_000)))
    assert clean(clean(every)) == clean(every)
