"""Fitting and placing: PowerPoint's line model, ladders, the nudge, and what does not fit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.text_block import About, Paragraph, Role, TextBlock
from briefgen.model.typography import Align, Anchor
from briefgen.model.units import Box, Insets, pt, to_pt
from briefgen.model.values import replace
from briefgen.text.fitting import SPARE_BELOW, Overflow, fit_text
from briefgen.text.fonts import built_in_fonts
from briefgen.text.least_height import least_height
from briefgen.text.line_breaking import (
    TOLERANCE,
    Typesetter,
    break_block,
    least_width,
    measure,
)
from briefgen.text.line_placement import reseat, set_line
from briefgen.text.stable_lines import is_stable
from briefgen.text.stand_ins import width_of

FONTS = built_in_fonts()
SETTER = Typesetter(fonts=FONTS, theme=Theme({}, "Arial", "Arial"), language="en-GB")
BODY = About(role=Role.BODY)
LEVEL = LevelStyle(colour="ink")
SENTENCE = "Excellence and fairness in public services is driven by empowering citizens"
# Arial's line: the first baseline lies this share of the size below the line's top.
ARIAL = 1.2 * 0.9053 / (0.9053 + 0.2119)
WORDS = ("reform", "citizens", "a", "of", "professional", "the", "in", "well-known", "and/or")
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


def _style(*sizes: int, levels: Sequence[LevelStyle] = (LEVEL,)) -> TextStyle:
    return TextStyle("style", sizes, tuple(levels))


def _box(width: float, height: float) -> Box:
    return Box(pt(48), pt(136), pt(width), pt(height))


def _fit(
    *paragraphs: Inline | Paragraph | str,
    style: TextStyle | None = None,
    width: float = 400,
    height: float = 300,
    anchor: Anchor = "top",
    insets: Insets | None = None,
) -> TextBlock | Overflow:
    whole = [
        p if isinstance(p, Paragraph) else Paragraph(inline=plain(p) if isinstance(p, str) else p)
        for p in paragraphs
    ]
    style = style or _style(20)
    return fit_text(
        whole, style, _box(width, height), BODY, setter=SETTER, anchor=anchor, insets=insets
    )


def _block(*paragraphs: Inline | Paragraph | str, **options: object) -> TextBlock:
    block = _fit(*paragraphs, **options)  # type: ignore[arg-type]
    assert isinstance(block, TextBlock), block
    return block


def _texts(block: TextBlock) -> list[str]:
    return [line.text for line in block.lines]


_LEVEL = _block("x").levels[0]


# --- the line model


def test_a_line_is_twelve_tenths_of_its_size_high() -> None:
    block = _block(SENTENCE, width=200)
    tops = [to_pt(line.top) for line in block.lines]
    assert tops == pytest.approx([136 + 24 * n for n in range(len(tops))])
    assert all(to_pt(line.height) == pytest.approx(24) for line in block.lines)


@pytest.mark.parametrize(
    ("percent", "share"),
    [
        (100, ARIAL),
        (90, ARIAL - 0.1 * 1.2),  # below one, all is taken off the top
        (150, 0.75 * 1.2 * 1.5),  # above one, three quarters of the line
    ],
)
def test_the_first_baseline_is_powerpoints(percent: int, share: float) -> None:
    style = _style(40, levels=[LevelStyle(colour="ink", line_spacing=percent)])
    (line,) = _block("Reform", style=style).lines
    assert to_pt(line.baseline - line.top) == pytest.approx(40 * share, abs=0.01)
    assert to_pt(line.height) == pytest.approx(48 * percent / 100)


def test_arials_baseline_is_the_measured_one() -> None:
    """PowerPoint's is 0.9724 of the size below the top of the line."""
    (line,) = _block("Reform", style=_style(100)).lines
    assert to_pt(line.baseline - line.top) == pytest.approx(97.24, abs=0.01)


def test_space_before_counts_between_paragraphs_only() -> None:
    style = _style(20, levels=[LevelStyle(colour="ink", space_before=0.5)])
    block = _block("one", "two", "three", style=style)
    tops = [to_pt(line.top) - 136 for line in block.lines]
    assert tops == pytest.approx([0, 34, 68])
    assert to_pt(block.fit.needed) == pytest.approx(3 * 24 + 2 * 10)


def test_scripts_are_as_wide_as_they_are_drawn() -> None:
    """Two thirds of the size, as PowerPoint has it; the text around is where it would be."""
    raised = Inline((Run(text="10"), Run(text="1234", script="super"), Run(text=" m")))
    first, script, last = _block(raised).lines[0].runs
    full = _block("101234 m").lines[0].runs[0]
    digit = width_of("1", first.font, 20, FONTS)
    assert to_pt(script.width) == pytest.approx(4 * digit * 2 / 3, abs=0.01)
    assert script.x == first.x + first.width
    assert full.width - (last.x + last.width - first.x) == pytest.approx(pt(4 * digit / 3), abs=2)
    assert (script.size, script.script) == (20, "super")


def test_a_break_that_hangs_on_the_size_of_a_script_is_not_stable() -> None:
    """LibreOffice draws scripts smaller than PowerPoint: here one more word fits on the line."""
    raised = Inline((Run(text="x"), Run(text="1234567890", script="super"), Run(text=" the")))
    measured = [measure(Paragraph(inline=raised), [LEVEL], SETTER)]
    levels = _style(20).levels_at(20)
    whole = measured[0].kerned[-1] * 20
    for width, stable in ((whole * 0.95, False), (whole * 0.85, True), (whole * 1.1, True)):
        lines, _ = break_block(measured, levels, width)
        assert is_stable(lines, measured, levels, width) is stable


@given(texts, st.floats(90, 500))
def test_lines_are_stable_only_where_all_that_is_slightly_off_breaks_there(
    text: str, width: float
) -> None:
    levels = _style(20).levels_at(20)
    measured = [measure(Paragraph(inline=plain(text)), _style(20).levels, SETTER)]
    lines, whole = break_block(measured, levels, width)
    assume(whole)
    shares = [1 - TOLERANCE, 1 - TOLERANCE / 2, 1 + TOLERANCE / 2, 1 + TOLERANCE]
    others = [break_block(measured, levels, width, scale=share)[0] for share in shares]
    others.append(break_block(measured, levels, width, kern=False)[0])
    if is_stable(lines, measured, levels, width):
        assert all(other == lines for other in others)
    elif "/" not in text:
        fits_at_once = len(lines) == 1 and len(others[3]) == 1
        assert fits_at_once or any(other != lines for other in others)


@given(texts, st.floats(90, 500), st.floats(0, 1))
def test_lines_are_the_same_down_to_the_least_width_that_they_need(
    text: str, width: float, share: float
) -> None:
    levels = _style(20).levels_at(20)
    measured = [measure(Paragraph(inline=plain(one)), [LEVEL], SETTER) for one in (text, SENTENCE)]
    lines, whole = break_block(measured, levels, width)
    assume(whole)
    least = least_width(lines, measured, levels)
    assert least <= width
    between = least + share * (width - least)
    assert break_block(measured, levels, between + 0.001)[0] == lines
    assert break_block(measured, levels, least - 0.01)[0] != lines


@given(texts, st.floats(90, 500), st.sampled_from([12, 20, 28]))
def test_no_text_is_lower_than_what_is_known_before_its_lines(
    text: str, width: float, size: int
) -> None:
    style, paragraphs = _style(size), [Paragraph(inline=plain(text))] * 2
    block = fit_text(paragraphs, style, _box(width, 5_000), BODY, setter=SETTER)
    least = least_height(paragraphs, style, pt(width), size, SETTER)
    assert isinstance(block, Overflow) or least <= block.fit.needed


def test_nearly_all_of_the_height_of_a_long_text_is_known_before_its_lines() -> None:
    style, paragraphs = _style(20), [Paragraph(inline=plain(f"{SENTENCE} " * 5))]
    block = _block(*paragraphs, style=style)
    least = least_height(paragraphs, style, pt(400), 20, SETTER)
    assert 0.85 * block.fit.needed < least <= block.fit.needed


@pytest.mark.parametrize(("anchor", "share"), [("top", 0), ("middle", 0.5), ("bottom", 1)])
def test_anchors_share_out_what_is_left(anchor: Anchor, share: float) -> None:
    insets = Insets(top=pt(10), bottom=pt(30))
    block = _block("one", anchor=anchor, height=100, insets=insets)
    assert to_pt(block.lines[0].top) == pytest.approx(136 + 10 + share * (100 - 40 - 24))


def test_levels_have_their_own_size_and_place() -> None:
    levels = [
        LevelStyle(colour="ink", margin=pt(22), indent=pt(-22), bullet="•"),
        LevelStyle(colour="ink", less=4, floor=16, margin=pt(44), indent=pt(-20), bullet="–"),
    ]
    style = _style(24, 18, levels=levels)
    block = _block(
        Paragraph(inline=plain("one")), Paragraph(inline=plain("two"), level=1), style=style
    )
    one, two = block.lines
    assert (one.runs[0].size, two.runs[0].size) == (24, 20)
    assert (to_pt(one.runs[0].x), to_pt(two.runs[0].x)) == (48 + 22, 48 + 44)
    assert one.label is not None
    assert two.label is not None
    assert (one.label.text, two.label.text) == ("•", "–")
    assert (to_pt(one.label.x), to_pt(two.label.x)) == (48, 48 + 24)


def test_a_sub_level_is_never_below_its_floor() -> None:
    levels = [LEVEL, LevelStyle(colour="ink", less=4, floor=16)]
    block = _block(Paragraph(inline=plain("one"), level=1), style=_style(18, levels=levels))
    assert block.lines[0].runs[0].size == 16


def test_a_paragraph_without_bullet_has_neither_label_nor_margin() -> None:
    style = _style(20, levels=[LevelStyle(colour="ink", margin=pt(22), indent=pt(-22), bullet="•")])
    (line,) = _block(Paragraph(inline=plain("lead"), bullet=False), style=style).lines
    assert line.label is None
    assert to_pt(line.runs[0].x) == 48


def test_numbers_are_the_paragraphs_own() -> None:
    style = _style(20, levels=[LevelStyle(colour="ink", margin=pt(36), indent=pt(-36), bullet="#")])
    (line,) = _block(Paragraph(inline=plain("right"), number=7), style=style).lines
    assert line.label is not None
    assert line.label.text == "7."


def test_only_the_first_line_of_a_paragraph_has_a_label() -> None:
    style = _style(20, levels=[LevelStyle(colour="ink", margin=pt(22), indent=pt(-22), bullet="•")])
    first, *others = _block(SENTENCE, style=style, width=200).lines
    assert first.label is not None
    assert others
    assert all(line.label is None for line in others)


@pytest.mark.parametrize(("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_alignment_shares_out_the_slack_without_trailing_spaces(align: Align, share: float) -> None:
    block = _block(
        SENTENCE, style=_style(20, levels=[LevelStyle(colour="ink", align=align)]), width=300
    )
    left, right = (to_pt(nudge) for nudge in block.nudges)
    room = 300 - left - right
    for line in block.lines:
        seen = width_of(line.text.rstrip(), line.runs[0].font, 20, FONTS)
        assert to_pt(line.runs[0].x) == pytest.approx(48 + left + share * (room - seen), abs=0.02)


def test_centred_lines_stay_in_the_middle_of_their_box_when_they_are_balanced() -> None:
    """The whole nudge at the right would move a centred title to the left of its place."""
    style = _style(20, levels=[LevelStyle(colour="ink", align="center")])
    block = _block(SENTENCE, style=style, width=300)
    assert block.fit.nudge > 0
    line = block.lines[0]
    seen = width_of(line.text.rstrip(), line.runs[0].font, 20, FONTS)
    assert to_pt(line.runs[0].x) + seen / 2 == pytest.approx(48 + 150, abs=0.02)


# --- breaking


def test_trailing_spaces_hang() -> None:
    """A line is as wide as its last visible character needs; its spaces take no room."""
    exact = width_of("empowering citizens", SETTER.key(Run(text=""), _LEVEL), 20, FONTS)
    measured = measure(Paragraph(inline=plain("empowering citizens  now")), [_LEVEL], SETTER)
    assert break_block([measured], [_LEVEL], exact)[0] == [(0, 0, 19, 21), (0, 21, 24, 24)]
    narrower, _ = break_block([measured], [_LEVEL], exact - 0.01)
    assert narrower[0] == (0, 0, 10, 11)


def test_forced_breaks_break_and_leave_no_character() -> None:
    block = _block("one\ntwo\n\nthree")
    assert _texts(block) == ["one", "two", "", "three"]
    assert {line.paragraph for line in block.lines} == {0}


def test_a_forced_break_between_runs() -> None:
    """The break alone is a run without a glyph."""
    inline = Inline((Run(text="one", strong=True), Run(text="\n"), Run(text="two", emphasis=True)))
    assert _texts(_block(inline)) == ["one", "two"]


def test_a_word_wider_than_the_line_is_cut_and_called_unstable() -> None:
    word = "Donaudampfschifffahrtsgesellschaften"
    block = _block(word, width=100)
    assert "".join(_texts(block)) == word
    assert len(block.lines) > 2
    assert not block.fit.stable
    for line in block.lines:
        assert sum(to_pt(run.width) for run in line.runs) <= 100.01


@pytest.mark.parametrize("width", [90, 130, 200, 260])
def test_an_address_is_not_cut_inside_a_word(width: int) -> None:
    """One was: excellence_and_fairness.as | px."""
    address = "https://www.cabinetoffice.gov.uk/strategy/excellence_and_fairness.aspx"
    block = _block(f"See {address}", style=_style(12), width=width)
    first, *lines = [line.text for line in block.lines]
    assert "".join(lines) == address
    assert first.strip() == "See"
    assert len(lines) > 1
    assert all(line[-1] in "/._" for line in lines[:-1])


def test_a_box_narrower_than_a_letter_still_ends() -> None:
    word = "abc" * 12
    assert _texts(_block(word, width=2, height=1000)) == list(word)


@pytest.mark.parametrize(
    "text",
    ["12,345,678.90", "\u00a312\xa0345", "GB29NWBK60161331926819", "31/12/2026", "12,345km\u00b2",
     "responsibility", "Llanfairpwllgwyngyll", "Kinderbetreuungseinrichtungen", "Straße"],
)  # fmt: skip
def test_no_number_and_no_word_is_broken_for_want_of_width(text: str) -> None:
    """An IBAN in a narrow column lost its last two digits to the next line, without a word."""
    found = _fit(f"See {text}, please", style=_style(20, 12), width=30)
    assert isinstance(found, Overflow)
    assert (found.word.rstrip(","), found.size, found.lines) == (text, 12, 1)


def test_the_parts_of_a_path_stand_on_lines_of_their_own() -> None:
    """It was cut inside a word: Docume | nts."""
    lines = _texts(_block(r"C:\Users\planning\Documents\report-2026.docx", width=120))
    assert "|".join(lines) == "C:\\Users\\|planning\\|Documents\\|report-|2026.docx"


def test_a_word_that_fits_at_a_smaller_size_is_set_smaller() -> None:
    block = _block("responsibility", style=_style(20, 12), width=100)
    assert (block.fit.size, len(block.lines)) == (12, 1)


@pytest.mark.parametrize("text", ["", " ", "   "])
def test_an_empty_paragraph_is_an_empty_line(text: str) -> None:
    block = _block("before", text, "after")
    assert [line.paragraph for line in block.lines] == [0, 1, 2]
    assert _texts(block)[1].strip() == ""


def test_runs_are_split_where_their_properties_change() -> None:
    inline = Inline(
        (
            Run(text="one "),
            Run(text="two three", strong=True),
            Run(text=" four", link="https://x.y"),
        )
    )
    (line,) = _block(inline, width=600).lines
    assert [run.text for run in line.runs] == ["one ", "two three", " four"]
    assert [run.font.bold for run in line.runs] == [False, True, False]
    assert [run.colour for run in line.runs] == ["ink", "ink", "link"]
    for before, after in zip(line.runs, line.runs[1:], strict=False):
        assert abs(before.x + before.width - after.x) <= 1


def _joined(*runs: Run, width: float) -> list[str]:
    block = fit_text(
        [Paragraph(inline=Inline(runs))],
        _style(20),
        _box(width, 300),
        BODY,
        setter=replace(SETTER, may_join=True),
    )
    assert isinstance(block, TextBlock)
    return _texts(block)


def test_a_last_line_of_one_short_word_takes_the_word_before_with_it() -> None:
    """The title of a slide ended in "water" alone."""
    lines = _joined(Run(text="Before and after the water"), width=200)
    assert lines == ["Before and after ", "the\u00a0water"]


def test_no_space_in_code_is_another_than_was_typed() -> None:
    """People copy code from slides into a terminal."""
    runs = Run(text="Run "), Run(text="make all the docs", code=True)
    assert _joined(*runs, width=180)[-1] == "docs"
    assert _joined(replace(runs[1], code=False), width=140)[-1] == "the\u00a0docs"


def test_no_article_stands_alone_above_joined_words() -> None:
    """It read "A", and below it "good answer"."""
    assert _joined(Run(text="A good answer"), width=125)[0] == "A good "


@given(texts, st.integers(140, 700))
def test_no_character_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    block = _block(text, width=width, height=2000)
    assert "".join(_texts(block)) == text
    for line in block.lines:
        seen = width_of(line.text.rstrip(" "), line.runs[0].font, 20, FONTS)
        assert seen <= width - to_pt(block.fit.nudge) + 0.01


@given(texts, st.integers(150, 700))
def test_stable_breaks_bear_wider_and_narrower_letters(text: str, width: int) -> None:
    """A renderer that is off by less than the tolerance breaks the lines as we do."""
    block = _block(text, width=width, height=2000)
    assume(block.fit.stable)
    room = width - to_pt(block.fit.nudge)
    for scale in (1 - TOLERANCE, 1, 1 + TOLERANCE):
        other = _greedy(text, room / scale)
        assert other == [line.text.rstrip() for line in block.lines]


def _greedy(text: str, room: float) -> list[str]:
    """Lines as a simple renderer makes them."""
    pieces = text.replace("well-known", "well-\0known").replace(" ", " \0").split("\0")
    lines = [""]
    for piece in pieces:
        longer = (lines[-1] + piece).rstrip()
        if (
            lines[-1]
            and width_of(longer, SETTER.key(Run(text=""), _LEVEL), 20, FONTS) > room + 1e-6
        ):
            lines.append(piece)
        else:
            lines[-1] += piece
    return [line.rstrip() for line in lines]


_RIDE = "The county asks everyone who uses the dial-a-ride service to say so by e-mail in May"
_SHORT_PARTS = ("e-", "dial-", "a-")


def _parted_widths(setter: Typesetter, *, balance: bool) -> list[int]:
    """The widths at which a line ends with a short part of a word."""
    found = []
    for width in range(200, 500, 5):
        paragraphs, box = [Paragraph(inline=plain(_RIDE))], _box(width, 300)
        fitted = fit_text(paragraphs, _style(18), box, BODY, setter=setter, balance=balance)
        assert isinstance(fitted, TextBlock)
        if any(line.text.endswith(_SHORT_PARTS) for line in fitted.lines):
            found.append(width)
    return found


@pytest.mark.parametrize("balance", [False, True])
def test_on_paper_no_line_ends_beside_a_short_part_of_a_word(balance: bool) -> None:
    """Lines ended with "e-" and "dial-"."""
    assert _parted_widths(replace(SETTER, on_paper=True), balance=balance) == []


@pytest.mark.parametrize("balance", [False, True])
def test_on_slides_a_narrower_box_keeps_short_parts_of_words_together(balance: bool) -> None:
    """PowerPoint breaks after any hyphen, so that no more can be done there."""
    block = [measure(Paragraph(inline=plain(_RIDE)), (LEVEL,), SETTER)]
    broken = {
        width: break_block(block, _style(18).levels_at(18), width)[0]
        for width in range(200, 500, 5)
    }
    greedy = [
        width
        for width, lines in broken.items()
        if any(_RIDE[start:seen].endswith(_SHORT_PARTS) for _, start, seen, _ in lines)
    ]
    parted = _parted_widths(SETTER, balance=balance)
    assert len(parted) <= len(greedy) * 2 // 3


def test_a_word_with_hyphens_that_is_wider_than_its_column_is_parted_there() -> None:
    setter = replace(SETTER, on_paper=True)
    paragraphs = [Paragraph(inline=plain("co-ordinate"))]
    fitted = fit_text(paragraphs, _style(18), _box(80, 300), BODY, setter=setter)
    assert isinstance(fitted, TextBlock)
    assert [line.text for line in fitted.lines] == ["co-", "ordinate"]


def test_the_nudge_moves_the_right_edge_and_keeps_the_lines() -> None:
    """Some width between those where a word just fits needs a nudge."""
    nudged = [
        block
        for width in range(200, 400, 2)
        if (block := _block(SENTENCE, width=width)).fit.nudge > 0
    ]
    assert nudged
    for block in nudged:
        assert block.fit.stable
        assert 0 < block.fit.nudge <= 0.12 * block.box.width


def test_a_slash_that_would_fit_on_the_line_before_is_a_doubt() -> None:
    """Another renderer might break after it, so the box is nudged until it cannot."""
    key = SETTER.key(Run(text=""), _LEVEL)
    before, whole = (
        width_of(f"the choice of {word}", key, 20, FONTS) for word in ("and/", "and/or")
    )
    width = (before + whole) / 2
    doubtful = _block("the choice of and/or is open", width=width)
    assert doubtful.lines[0].text == "the choice of "
    assert doubtful.fit.nudge > 0 or not doubtful.fit.stable
    certain = _block("the choice of and\u2044or is open", width=width)
    assert certain.lines[0].text == "the choice of "
    assert certain.fit.nudge == 0
    assert certain.fit.stable


def test_a_box_without_a_text_has_stable_breaks() -> None:
    """An empty cell of a table was once told of as a break that PowerPoint may make elsewhere."""
    assert _block().fit.stable


# --- ladders


def test_the_largest_size_that_fits_is_taken() -> None:
    style = _style(24, 22, 20, 18)
    sizes = [_block(SENTENCE, style=style, height=h).fit.size for h in (200, 60, 58, 53)]
    assert sizes[0] == 24
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 24


def test_a_text_needs_half_a_point_to_spare() -> None:
    assert isinstance(_fit("one", height=24 + SPARE_BELOW - 0.01), Overflow)
    assert isinstance(_fit("one", height=24 + SPARE_BELOW), TextBlock)


def test_space_between_paragraphs_gives_way_after_the_ladder() -> None:
    style = _style(24, 20, levels=[LevelStyle(colour="ink", space_before=0.5)])
    loose = _block("a", "b", "c", style=style, height=93)
    assert (loose.fit.size, loose.fit.squeezed) == (20, False)
    tight = _block("a", "b", "c", style=style, height=88)
    assert (tight.fit.size, tight.fit.squeezed) == (20, True)
    assert to_pt(tight.lines[1].top - tight.lines[0].top) == pytest.approx(24 + 7)
    assert to_pt(tight.levels[0].space_before) == pytest.approx(7)


def test_what_does_not_fit_says_by_how_much() -> None:
    result = _fit("one", "two", "three", "four", height=60)
    assert isinstance(result, Overflow)
    assert (to_pt(result.needed), to_pt(result.given), result.size) == (96, 60, 20)
    assert result.lines == 2


@given(texts, st.integers(100, 500), st.integers(30, 200))
def test_what_is_said_to_fit_fits(text: str, width: int, height: int) -> None:
    result = _fit(text, style=_style(24, 20, 16), width=width, height=height)
    if isinstance(result, TextBlock):
        last = result.lines[-1]
        assert last.top + last.height <= result.box.bottom
        assert result.fit.needed <= result.fit.given
    else:
        assert result.lines >= 1
        assert result.size == 16


# --- moving and single lines


def test_reseating_moves_the_lines_along() -> None:
    block = _block("one", "two", anchor="bottom", height=100)
    taller = reseat(block, Box(block.box.x + 10, block.box.y, block.box.width, pt(150)))
    assert {b.top - a.top for a, b in zip(block.lines, taller.lines, strict=True)} == {pt(50)}
    assert {b.baseline - a.baseline for a, b in zip(block.lines, taller.lines, strict=True)} == {
        pt(50)
    }
    assert taller.lines[0].runs[0].x == block.lines[0].runs[0].x + 10
    assert taller.fit.given == pt(150)


@pytest.mark.parametrize(("align", "share"), [("left", 0), ("center", 0.5), ("right", 1)])
def test_a_single_line_is_aligned_in_its_field(align: Align, share: float) -> None:
    key = SETTER.key(Run(text=""), _LEVEL)
    line = set_line(
        "Reform",
        pt(10),
        pt(50),
        key,
        size=12,
        colour="ink",
        fonts=FONTS,
        align=align,
        width=pt(200),
    )
    slack = 200 - width_of("Reform", key, 12, FONTS)
    assert to_pt(line.runs[0].x) == pytest.approx(10 + share * slack, abs=0.01)
    assert line.baseline == pt(50)
