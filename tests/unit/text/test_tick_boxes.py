"""Boxes to tick: as marks of the first level, in a font that has them, with words for whoever
cannot see them."""

from __future__ import annotations

import pytest

from briefgen.model.font_families import SYMBOLS
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.units import Emu, pt
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from briefgen.text.tick_boxes import BOX, with_boxes

DOT = LevelStyle(colour="ink", margin=pt(20), indent=-pt(20), bullet="•")
DASH = LevelStyle(colour="ink", margin=pt(40), indent=-pt(20), bullet="–")
PLAIN = LevelStyle(colour="ink")


def _setter(language: str) -> Typesetter:
    return Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language=language)


def test_the_first_level_has_boxes_and_those_below_move_along() -> None:
    first, second = with_boxes(TextStyle("points", (24,), (DOT, DASH)), _setter("en-GB")).levels
    assert (first.bullet, first.bullet_font, second.bullet) == (BOX, SYMBOLS, "–")
    assert first.margin + first.indent == DOT.margin + DOT.indent == 0
    assert second.margin - first.margin == DASH.margin - DOT.margin


def test_a_style_without_marks_gets_room_for_them() -> None:
    (level,) = with_boxes(TextStyle("body", (20,), (PLAIN,)), _setter("en-GB")).levels
    assert level.margin == -level.indent > pt(20)
    assert level.margin + level.indent == Emu(0)


@pytest.mark.parametrize(
    ("language", "words", "marked"),
    [("en-GB", "to do", ""), ("cy", "i’w wneud", ""), ("de-AT", "zu erledigen", ""),
     ("nl", "to do", "en-GB")],
)  # fmt: skip
def test_screen_readers_hear_what_a_box_means(language: str, words: str, marked: str) -> None:
    says = with_boxes(TextStyle("points", (24,), (DOT,)), _setter(language)).levels[0].bullet_says
    assert says is not None
    assert (says.text, says.language) == (words, marked)
