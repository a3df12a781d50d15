"""Whatever is given to a kind of slot, its pages keep the rules: continued, smaller or refused;
nothing overlaps, nothing leaves the page, every word is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise, takewhile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.layout.column_widths import measure_columns
from briefgen.layout.splitting import cut_evenly
from briefgen.model.page_aspects import PageAspect
from briefgen.model.resolved_deck import (
    Aspect,
    Card,
    Cards,
    Column,
    Comparison,
    ComparisonForm,
    Line,
    LinkTarget,
    Number,
    Numbers,
    Points,
    Quote,
    RowGroup,
    SlotValue,
    Subject,
    Table,
    Text,
)
from briefgen.model.scene import Grid
from briefgen.model.text_block import TextBlock
from briefgen.model.units import Emu, pt
from briefgen.text.fonts import built_in_fonts
from briefgen.text.line_breaking import Typesetter
from tests.unit.layout.pages import (
    ASPECTS,
    Laid,
    broken_rules,
    lay_out,
    points,
    template_for,
    text,
    words_of,
)

BY_ASPECT = pytest.mark.parametrize("aspect", ASPECTS)
WORD_OF_80 = "Donaudampfschifffahrts" * 3 + "gesellschaftsk"
TWO_LINES = (
    "A point that says what was agreed with the councils and the regulators, who pays for it and "
    "what the next step is"
)
TWELVE = points(*[TWO_LINES] * 12)
SLOW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Words:
    """Hands out words that are all different, so that each can be counted."""

    def __init__(self) -> None:
        self.made = 0
        self.once: Counter[str] = Counter()
        self.repeated: set[str] = set()

    def text(self, length: int, *, head: bool = False) -> str:
        """`length` words; those of heads may be repeated on further slides."""
        words = [self._word() for _ in range(length)]
        if head:
            self.repeated.update(words)
        else:
            self.once.update(words)
        return " ".join(words)

    def _word(self) -> str:
        self.made += 1
        return f"{'abcdefghijklmnop'[: 1 + self.made * 7 % 12]}{self.made}"


def _check(laid: Laid, words: Words, *, refused: bool = True) -> None:
    """The rules, and every word exactly once. `refused` is whether the kind may be too long for
    its slot; then nothing more is to be seen."""
    assert broken_rules(laid.pages) == []
    if laid.errors:
        assert refused
        assert {fault.code for fault in laid.errors} == {"BF302"}
        return
    found = words_of(laid)
    for known in ("–", "(continued)"):
        found.pop(known, None)
    assert set(found) == set(words.once) | words.repeated
    assert {word: count for word, count in found.items() if word not in words.repeated} == dict(
        words.once
    )


LENGTHS = st.integers(1, 30)


def _point(words: Words, lengths: Sequence[int]) -> str | tuple[str, tuple[str, ...]]:
    head = words.text(lengths[0], head=len(lengths) > 1)
    below = tuple(words.text(length) for length in lengths[1:])
    return (head, below) if below else head


@SLOW
@given(st.lists(st.lists(LENGTHS, min_size=1, max_size=6), min_size=1, max_size=14))
@BY_ASPECT
def test_points(aspect: PageAspect, lengths: list[list[int]]) -> None:
    words = Words()
    value = points(*(_point(words, given) for given in lengths))
    _check(lay_out("bullets", {"points": value}, aspect=aspect), words, refused=False)


@SLOW
@given(
    st.lists(LENGTHS, min_size=1, max_size=10), st.lists(LENGTHS, min_size=1, max_size=10),
    st.booleans(),
)  # fmt: skip
@BY_ASPECT
def test_columns(aspect: PageAspect, left: list[int], right: list[int], as_text: bool) -> None:
    words = Words()
    slots: dict[str, SlotValue] = {}
    for name, lengths in (("left", left), ("right", right)):
        head = text(words.text(2, head=True))
        body: Text | Points
        if as_text and name == "left":
            body = Text(tuple(text(words.text(length)) for length in lengths))
        else:
            body = points(*(words.text(length) for length in lengths))
        slots[name] = Column(head, body, head.span)
    laid = lay_out("two-columns", slots, aspect=aspect)
    _check(laid, words, refused=False)
    for page in laid.pages:
        blocks = [item for item in page.items if isinstance(item, TextBlock)]
        assert len({block.fit.size for block in blocks if block.about.slot in slots}) <= 1


@SLOW
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 50)), min_size=1, max_size=8))
@BY_ASPECT
def test_cards(aspect: PageAspect, lengths: list[tuple[int, int]]) -> None:
    words = Words()
    value = Cards(tuple(_card(words, *given) for given in lengths))
    _check(lay_out("case-study", {"cards": value}, aspect=aspect), words, refused=False)


def _card(words: Words, head: int, body: int) -> Card:
    below = Text((text(words.text(body)),)) if body else None
    return Card(name=text(words.text(head)), body=below)


@SLOW
@given(
    st.integers(2, 5),
    st.lists(st.lists(st.integers(0, 12), min_size=5, max_size=5), min_size=1, max_size=12),
    st.integers(0, 3), st.booleans(), st.integers(0, 2), st.booleans(),
)  # fmt: skip
@BY_ASPECT
def test_tables(
    aspect: PageAspect, width: int, lengths: list[list[int]], named: int, total: bool, notes: int,
    caption: bool,
) -> None:  # fmt: skip
    words = Words()
    rows = tuple(tuple(text(words.text(n)) if n else None for n in row[:width]) for row in lengths)
    cuts = [rows[index :: max(1, named)] for index in range(max(1, named))]
    groups = tuple(_group(words, cut, named > 0) for cut in cuts if cut)
    value = Table(
        columns=tuple(text(words.text(1, head=True)) for _ in range(width)),
        groups=groups,
        caption=text(words.text(4, head=True)) if caption else None,
        total=tuple(text(words.text(1)) for _ in range(width)) if total else (),
        notes=tuple(text(words.text(12)) for _ in range(notes)),
    )
    _check(lay_out("table", {"table": value}, aspect=aspect), words, refused=False)


def _group(words: Words, rows: tuple[tuple[object, ...], ...], named: bool) -> RowGroup:
    name = text(words.text(2, head=True)) if named else None
    return RowGroup(name, rows, text("").span)  # type: ignore[arg-type]


@SLOW
@given(
    st.integers(2, 6),
    st.lists(st.lists(st.integers(0, 15), min_size=6, max_size=6), min_size=1, max_size=8),
    st.sampled_from(["table", "columns"]),
)
@BY_ASPECT
def test_comparisons(
    aspect: PageAspect, count: int, lengths: list[list[int]], form: ComparisonForm
) -> None:
    words = Words()
    subjects = tuple(
        Subject(text(words.text(2, head=True)), text(words.text(1, head=True)))
        for _ in range(count)
    )
    aspects = []
    for row in lengths:
        name = text(words.text(2, head=True))
        values = (Text((text(words.text(n)),)) if n else None for n in row[:count])
        aspects.append(Aspect(name, tuple(values)))
    value = Comparison(subjects=subjects, aspects=tuple(aspects), form=form)
    _check(lay_out("comparison", {"comparison": value}, aspect=aspect), words)


@SLOW
@given(st.lists(st.tuples(st.integers(1, 3), LENGTHS, st.integers(0, 12)), min_size=1, max_size=4))
@BY_ASPECT
def test_numbers(aspect: PageAspect, lengths: list[tuple[int, int, int]]) -> None:
    words = Words()
    value = Numbers(tuple(_number(words, *given) for given in lengths))
    _check(lay_out("numbers", {"numbers": value}, aspect=aspect), words)


def _number(words: Words, value: int, label: int, source: int) -> Number:
    return Number(
        value=text(words.text(value)), label=text(words.text(label)),
        source=text(words.text(source)) if source else None,
    )  # fmt: skip


@SLOW
@given(st.lists(st.integers(1, 60), min_size=1, max_size=3), st.integers(0, 6), st.integers(0, 12))
@BY_ASPECT
def test_quotations(aspect: PageAspect, lengths: list[int], by: int, role: int) -> None:
    words = Words()
    value = Quote(
        tuple(text(words.text(n)) for n in lengths),
        text(words.text(by)) if by else None,
        text(words.text(role)) if role else None,
    )
    _check(lay_out("quote", {"quote": value}, aspect=aspect), words)


@SLOW
@given(st.integers(1, 60), st.lists(st.integers(1, 60), min_size=1, max_size=3), st.booleans())
@BY_ASPECT
def test_sentences_and_texts(
    aspect: PageAspect, title: int, lengths: list[int], long: bool
) -> None:
    words = Words()
    value = Text(tuple(text(words.text(n)) for n in lengths))
    layout = "closing" if long else "statement"
    _check(lay_out(layout, {"text": value}, " ".join(["title"] * title), aspect=aspect), words)


@SLOW
@given(LENGTHS, st.integers(5, 120), st.booleans())
@BY_ASPECT
def test_links(aspect: PageAspect, label: int, length: int, qr: bool) -> None:
    words = Words()
    address = "example.org/" + "a" * length
    words.once.update([address])
    value = LinkTarget(f"https://{address}", text(words.text(label)), qr)
    _check(lay_out("link", {"link": value}, aspect=aspect), words)


# What was found by these tests, or is worth seeing on its own.


@BY_ASPECT
def test_twelve_points_of_two_lines_go_on(aspect: PageAspect) -> None:
    laid = lay_out("bullets", {"points": TWELVE}, aspect=aspect)
    assert laid.errors == []
    assert broken_rules(laid.pages) == []
    assert 2 <= len(laid.pages) <= 3


@BY_ASPECT
def test_sixty_rows_go_on_under_repeated_heads(aspect: PageAspect) -> None:
    rows = tuple((text(f"row {n}"), text("two"), text(str(n))) for n in range(60))
    table = Table(
        columns=(text("Name"), text("Kind"), text("Sum")), groups=(RowGroup(text("Group"), rows),),
        caption=text("Caption"), notes=(text("note"),),
    )  # fmt: skip
    laid = lay_out("table", {"table": table}, aspect=aspect)
    assert laid.errors == []
    assert broken_rules(laid.pages) == []
    found, count = words_of(laid), len(laid.pages)
    assert found["Name"] == found["Group"] == found["Caption"] == count
    assert found["row"] == 60
    assert found["note"] == 1
    heights = [sum(row.height for row in grid.rows) for grid in _grids(laid)]
    assert max(heights) < 1.3 * min(heights), "the parts are about even"


def test_a_last_row_that_fills_its_slide_leaves_total_and_notes_to_a_further_one() -> None:
    rows = ((text("first"), text("1")), (text("last " * 480), text("2")))
    table = Table(
        columns=(text("A"), text("B")), groups=(RowGroup(text("Group"), rows),),
        total=(text("Total"), text("3")), notes=(text("note"),),
    )  # fmt: skip
    laid = lay_out("table", {"table": table})
    assert laid.errors == []
    found = [words_of(Laid((page,), ())) for page in laid.pages]
    assert found[-1]["Total"] == found[-1]["note"] == 1
    assert found[-1]["Group"] == found[-1]["last"] == 0


def test_the_columns_of_all_parts_stand_at_the_same_places_with_the_same_alignment() -> None:
    rows = [(text(f"row {n}"), text(str(n)), text("short")) for n in range(30)]
    rows += [(text("A name that is rather long"), text("more than ten"), text("s"))]
    table = Table(columns=(text("A"), text("B"), text("C")), groups=(RowGroup(None, tuple(rows)),))
    grids = _grids(lay_out("table", {"table": table}))
    assert len(grids) > 1
    assert len({grid.columns for grid in grids}) == 1
    aligns = {row.cells[1].text.levels[0].align for grid in grids for row in grid.rows}
    assert aligns == {"left"}


def _grids(laid: Laid) -> list[Grid]:
    return [item for page in laid.pages for item in page.items if isinstance(item, Grid)]


@BY_ASPECT
def test_eight_cards_fit_or_go_on(aspect: PageAspect) -> None:
    cards = Cards(
        tuple(Card(name=text(f"Card {n}"), body=Text((text(TWO_LINES),))) for n in range(8))
    )
    laid = lay_out("case-study", {"cards": cards}, aspect=aspect)
    assert laid.errors == []
    assert broken_rules(laid.pages) == []
    assert words_of(laid)["Card"] == 8


def _values() -> dict[str, tuple[str, str, Callable[[str], SlotValue]]]:
    """For each kind: its layout, its slot, and a value that holds a given word."""
    return {
        "points": ("bullets", "points", lambda word: points(word, "two")),
        "text": ("statement", "text", lambda word: Text((text(word),))),
        "cards": (
            "case-study", "cards",
            lambda word: Cards((Card(name=text(word)), Card(name=text("b")))),
        ),
        "numbers": (
            "numbers", "numbers",
            lambda word: Numbers((Number(value=text("1"), label=text(word)),)),
        ),
        "quote": ("quote", "quote", lambda word: Quote((text("Words"),), text(word))),
        "table": (
            "table", "table",
            lambda word: Table(
                columns=(text("A"), text("B")),
                groups=(RowGroup(None, ((text(word), None),)),),
            ),
        ),
        "comparison": (
            "comparison", "comparison",
            lambda word: Comparison(
                subjects=(Subject(text("A")), Subject(text("B"))),
                aspects=(Aspect(text("is"), (Text((text(word),)), None)),),
            ),
        ),
        "link": (
            "link", "link", lambda word: LinkTarget("https://example.org", text(word), True),
        ),
    }  # fmt: skip


@pytest.mark.parametrize("kind", _values())
@BY_ASPECT
def test_a_word_of_eighty_letters_is_cut_where_it_fills_the_line(
    aspect: PageAspect, kind: str
) -> None:
    layout, slot, make = _values()[kind]
    laid = lay_out(layout, {slot: make(WORD_OF_80)}, aspect=aspect)
    assert laid.errors == []
    assert broken_rules(laid.pages) == []
    assert words_of(laid)[WORD_OF_80] == 1


@pytest.mark.parametrize("kind", _values())
@BY_ASPECT
def test_a_title_that_is_far_too_long_is_refused_once(aspect: PageAspect, kind: str) -> None:
    layout, slot, make = _values()[kind]
    layout = "closing" if layout == "statement" else layout
    laid = lay_out(layout, {slot: make("word")}, "A title " * 200, aspect=aspect)
    assert [fault.code for fault in laid.errors] == ["BF302"]
    assert broken_rules(laid.pages) == []


def test_a_long_title_of_a_slide_that_goes_on_is_refused_once() -> None:
    laid = lay_out("bullets", {"points": TWELVE}, "A title " * 80)
    assert [fault.code for fault in laid.errors] == ["BF302"]


def test_a_title_that_has_no_room_for_its_number_is_refused_once() -> None:
    titles = ("title " * count for count in range(1, 100))
    short = {"points": points("One", "Two")}
    *_, full = takewhile(lambda title: not lay_out("bullets", short, title).errors, titles)
    laid = lay_out("bullets", {"points": TWELVE}, full)
    assert [fault.code for fault in laid.errors] == ["BF302"]


@pytest.mark.parametrize("kind", _values())
def test_what_may_not_go_on_is_refused(kind: str) -> None:
    layout, slot, make = _values()[kind]
    laid = lay_out(layout, {slot: make("word " * 900)}, may_continue=False)
    assert [fault.code for fault in laid.errors] == ["BF302"]
    assert slot in laid.errors[0].message


def test_a_word_that_decides_a_break_inside_a_card_is_told() -> None:
    cards = Cards((Card(name=text(WORD_OF_80)), Card(name=text("b"))))
    laid = lay_out("case-study", {"cards": cards})
    assert "BF304" in [fault.code for fault in laid.faults]


def test_a_word_that_decides_a_break_on_a_further_slide_is_told() -> None:
    """What went on on further slides was once not looked at."""
    laid = lay_out("bullets", {"points": points(*[TWO_LINES] * 12, WORD_OF_80 * 3)})
    assert len(laid.pages) > 1
    assert [fault.code for fault in laid.faults] == ["BF304"]


def test_the_name_of_a_column_stands_over_both_of_its_parts() -> None:
    right = Column(text("Right"), points("few"))
    laid = lay_out("two-columns", {"left": Column(text("Left"), TWELVE), "right": right})
    assert laid.errors == []
    found = words_of(laid)
    assert found["Left"] == len(laid.pages) > 1
    assert found["few"] == found["Right"] == 1


def test_what_opens_a_list_stands_on_its_first_slide_only() -> None:
    laid = lay_out("bullets", {"lead": Line(text("Lead")), "points": TWELVE})
    assert len(laid.pages) > 1
    assert words_of(laid)["Lead"] == 1


@pytest.mark.parametrize("count", [3, 7, 8, 60])
def test_equal_weights_are_cut_into_runs_that_differ_by_one_at_most(count: int) -> None:
    for parts in range(1, count + 1):
        lengths = [len(run) for run in cut_evenly([5] * count, parts)]
        assert sum(lengths) == count
        assert len(lengths) == parts
        assert max(lengths) - min(lengths) <= 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=9), st.data())
def test_runs_are_cut_as_light_as_any_cut_could_make_them(
    weights: list[int], data: st.DataObject
) -> None:
    count = data.draw(st.integers(1, len(weights)))
    found = cut_evenly(weights, count)
    assert [index for run in found for index in run] == list(range(len(weights)))
    assert all(found)
    heaviest = min(
        max(sum(weights[a:b]) for a, b in pairwise((0, *cuts, len(weights))))
        for cuts in combinations(range(1, len(weights)), count - 1)
    )
    assert max(sum(weights[index] for index in run) for run in found) == heaviest


def test_a_long_word_makes_only_its_own_column_wide() -> None:
    setter = Typesetter(fonts=built_in_fonts(), theme=template_for("16:9").theme, language="en-GB")
    words = ("short", "short", WORD_OF_80)
    texts = [[(text(word), Emu(0))] for word in words]
    widths = measure_columns(texts, pt(400), [Emu(0)] * 3, setter).widths(20)
    assert sum(widths) == pt(400)
    assert widths[0] == widths[1] < pt(60)


def test_a_column_leaves_room_for_its_words_beside_their_bullets() -> None:
    """The only word of a list stood beside its narrow column."""
    setter = Typesetter(fonts=built_in_fonts(), theme=template_for("16:9").theme, language="en-GB")
    texts = [[(text("a"), Emu(0))], [(text("a"), pt(14))], [(text(WORD_OF_80), Emu(0))]]
    plain, bulleted, _ = measure_columns(texts, pt(400), [Emu(0)] * 3, setter).widths(20)
    assert bulleted == plain + pt(14)


def test_a_line_keeps_its_slot_when_another_goes_on() -> None:
    cards = Cards(
        tuple(Card(name=text(f"C{n}"), body=Text((text(TWO_LINES * 3),))) for n in range(6))
    )
    lines = {"place": Line(text("Oldham")), "lesson": Line(text("Lesson"))}
    laid = lay_out("case-study", {"cards": cards, **lines})
    assert len(laid.pages) > 1
    first, *_, last = [words_of(Laid((page,), ())) for page in laid.pages]
    assert first["Oldham"] == last["Lesson"] == 1
