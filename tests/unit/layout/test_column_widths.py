"""Texts of a table -> the widths of its columns."""

from __future__ import annotations

from briefgen.layout.column_widths import Columns, longest_word, measure_columns
from briefgen.model.rich_text import plain
from briefgen.model.template import Theme
from briefgen.model.units import Emu, pt
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter


def _columns(words: list[float], texts: list[float], width: Emu, *, even: bool = False) -> Columns:
    """Columns whose longest words and texts are so many ems long."""
    return Columns(
        words=tuple({Emu(0): word} for word in words),
        texts=tuple({Emu(0): text} for text in texts),
        margins=(pt(10),) * len(words),
        width=width,
        even=even,
    )


def test_a_column_of_numbers_does_not_take_from_one_of_sentences() -> None:
    """A text of 40 ems had nine lines of 50 points beside numbers with room to spare."""
    columns = _columns([4, 3, 5, 3], [8, 4, 40, 4], pt(350))
    names, numbers, sentences, others = columns.widths(10)
    assert numbers == pt(3 * 10 * 1.01 + 10) or numbers < pt(52)
    assert sentences > 2.5 * max(numbers, others)
    assert names + numbers + sentences + others == pt(350)


def test_texts_have_about_as_few_lines_as_all_can_have() -> None:
    columns = _columns([4, 4, 4], [10, 30, 60], pt(400))
    _, second, third = columns.widths(10)
    lines = pt(30 * 10) / second, pt(60 * 10) / third
    assert abs(lines[0] - lines[1]) < 0.5


def test_no_column_is_narrower_than_its_longest_word() -> None:
    columns = _columns([9, 3, 8], [9, 200, 90], pt(300))
    widths = columns.widths(10)
    assert all(width >= pt(word * 10 + 10) for width, word in zip(widths, (9, 3, 8), strict=True))
    assert sum(widths) == pt(300)


def test_a_date_has_the_room_of_one_word() -> None:
    """`3 May`, which no line parts, had the room of `May`, and a table of four was refused."""
    setter = Typesetter(fonts=built_in_fonts(), theme=Theme({}, "Arial", "Arial"), language="en-GB")
    date, long = plain("3\u00a0May"), plain("Everything that was said on the first evening " * 4)
    cells = [[(date, Emu(0))], [(long, Emu(0))]]
    columns = measure_columns(cells, pt(300), (Emu(0), Emu(0)), setter)
    assert longest_word(date, setter) > longest_word(plain("3 May"), setter)
    assert columns.widths(18)[0] >= pt(18 * longest_word(date, setter))


def test_a_narrow_column_has_no_more_lines_than_the_others() -> None:
    """Margins were divided like texts, and what stays empty at the ends of lines was left out:
    names of 12 ems had eight lines beside sentences of five."""
    columns = _columns([2, 4, 4], [12, 40, 40], pt(250))
    names, first, second = columns.widths(10)
    lines = [
        pt(text * 10) / (width - pt(10) - pt(word * 10) / 2)
        for word, text, width in ((2, 12, names), (4, 40, first), (4, 40, second))
    ]
    assert max(lines) - min(lines) < 0.7
