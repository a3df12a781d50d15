"""What a family lacks is set in another, in pieces."""

from __future__ import annotations

import pytest

from briefgen.model.font_families import SYMBOLS
from briefgen.model.rich_text import Inline, Run, plain
from briefgen.model.template import LevelStyle, TextStyle, Theme
from briefgen.model.text_block import DECORATION, FontKey, Paragraph, TextBlock
from briefgen.model.units import Box, pt
from briefgen.text.fitting import fit_text
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from briefgen.text.stand_ins import missing_in, pieces_of, width_of, with_stand_ins

FONTS = built_in_fonts()
WELSH = "Ŵ ŵ Ŷ ŷ Ẁ ẁ Ẃ ẃ Ẅ ẅ Ỳ ỳ Â â Ê ê Î î Ô ô Û û ï"
TYPED = "✓✔✗✘☐☑☒★☆→←↑↓↔↗↘⇒●○■□▲▼►☎✉⚠①②③❶♥ℹ₹₺₽½⅓≤≥≠≈∞√×÷−″′"


@pytest.mark.parametrize("family", ["Arial", "Calibri", "Cambria", "Georgia"])
@pytest.mark.parametrize(
    "text", [WELSH, TYPED, "Ștefan Țepeș", "Ωμέγα", "Київ", "a\u00a0b\u202fc\u2011d\u2010e\u2009f"]
)
def test_nothing_that_people_type_is_missing(family: str, text: str) -> None:
    assert missing_in(text, family, FONTS) == []


def test_what_no_font_has_is_told() -> None:
    assert missing_in("Done ✅ 田 😀", "Georgia", FONTS) == ["田", "😀"]


@pytest.mark.parametrize(
    ("family", "text", "pieces"),
    [
        ("Arial", "Done ✓ now", [("Done ", "Arial"), ("✓", SYMBOLS), (" now", "Arial")]),
        ("Arial", "→ ★★", [("→ ", "Arial"), ("★★", SYMBOLS)]),
        ("Arial", "₹ 5", [("₹", "Calibri"), (" 5", "Arial")]),
        ("Cambria", "a → b", [("a ", "Cambria"), ("→", "Calibri"), (" b", "Cambria")]),
        ("Georgia", "Київ!", [("Київ", "Arial"), ("!", "Georgia")]),
        ("Calibri", "a\u00a0b", [("a\u00a0b", "Calibri")]),
        ("Arial", "“It’s – so…”", [("“It’s – so…”", "Arial")]),
        ("Arial", "\ufe0f", []),
        ("Arial", "✅\ufe0f⭐ ❗", [("✔★", SYMBOLS), (" !", "Arial")]),
        ("Cambria", "q\u0323k", [("q\u0323", "Arial"), ("k", "Cambria")]),
    ],
)
def test_a_text_is_cut_where_its_family_lacks_a_sign(
    family: str, text: str, pieces: list[tuple[str, str]]
) -> None:
    assert pieces_of(text, family, FONTS) == pieces


def test_bold_italics_and_links_stay_around_a_sign() -> None:
    link = Run(text="see ✓ here", strong=True, emphasis=True, link="https://a.org/")
    found = with_stand_ins(Inline((link,)), "Arial", FONTS).runs
    assert [run.family for run in found] == ["", SYMBOLS, ""]
    assert all((run.strong, run.emphasis, run.link) == (True, True, link.link) for run in found)


def test_plain_letters_cost_nothing() -> None:
    inline = plain("Déjà vu – “quoted”")
    assert with_stand_ins(inline, "Arial", FONTS) is inline


def _block(text: str, width: float, heading: str = "Arial") -> TextBlock:
    style = TextStyle("s", (20,), (LevelStyle(colour="ink"),))
    setter = Typesetter(fonts=FONTS, theme=Theme({}, heading, heading), language="en")
    box = Box(pt(0), pt(0), pt(width), pt(300))
    found = fit_text([Paragraph(inline=plain(text))], style, box, DECORATION, setter=setter)
    assert isinstance(found, TextBlock)
    return found


def test_lines_have_the_signs_in_a_face_of_their_own_without_kerns() -> None:
    (line,) = _block("Paid ☑ twice", 400).lines
    assert [run.font for run in line.runs] == [FontKey("Arial"), FontKey(SYMBOLS), FontKey("Arial")]
    assert line.runs[1].kerns == ()
    assert line.runs[2].x == line.runs[1].x + line.runs[1].width
    assert [run.family for run in _block("Paid ☑ twice", 400).paragraphs[0].inline.runs][1]


def test_a_line_that_only_our_sign_fits_on_is_not_stable() -> None:
    words = "☑☑☑☑☑☑ done"
    natural = width_of(words, FontKey("Arial"), 20, FONTS)
    # PowerPoint's own signs may be a quarter wider: five words of it are not one line for sure.
    assert (
        not _block(words, natural * 1.02).fit.stable
        or len(_block(words, natural * 1.02).lines) == 2
    )
    assert _block(words, natural * 1.3).fit.stable


def test_a_line_of_two_families_is_seated_by_the_higher_and_the_lower() -> None:
    alone, mixed = (_block(text, 400, "Cambria").lines[0] for text in ("a b", "a → b"))
    assert alone.baseline - mixed.baseline == pytest.approx(pt(20 * (0.9726 - 0.936)), abs=200)
