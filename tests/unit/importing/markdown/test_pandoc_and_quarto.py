"""Slides as pandoc and Quarto write them: headings of a level, fenced divs, cells, attributes."""

from __future__ import annotations

from tests.unit.importing.markdown.read import PNG, read, slides
from tests.unit.importing.told import left_out

QUARTO = "---\ntitle: Data\nformat: revealjs\n---\n\n"


def test_lines_with_a_percent_sign_are_a_cover() -> None:
    talk = read("% Habits\n% Ann Other; Ben Baker\n% 3 March 2026\n\n# A\n\n- b\n")
    assert slides("% Habits\n% Ann Other; Ben Baker\n% 3 March 2026\n\n# A\n\n- b\n") == [
        ["title: Habits", "subtitle: Ann Other, Ben Baker", "subtitle: 3 March 2026"],
        ["title: A", "- b"],
    ]
    assert (talk.slides[0].layout, talk.author) == ("title", "Ann Other, Ben Baker")


def test_keys_at_the_head_are_a_cover_and_names_are_found_in_them() -> None:
    text = (
        "---\ntitle: Data: a tour\nsubtitle: A *short* one\nlang: en-GB\ndate: today\nauthor:\n"
        "  - name: Jo Bloggs\n    orcid: 0000-1\n  - Max\nformat:\n  revealjs:\n    theme: dark\n"
        "---\n\n## A\n\nb\n"
    )
    talk = read(text)
    assert slides(text)[0] == [
        "title: Data: a tour",
        "subtitle: A *short* one",
        "subtitle: Jo Bloggs, Max",
    ]
    assert talk.language == "en-GB"
    assert [(left.what, left.words) for left in talk.slides[0].left_out] == [("the date", "today")]


def test_slides_begin_at_the_highest_level_that_has_something_below_it() -> None:
    talk = read("# Part\n\n## One\n\na\n\n### Head\n\n- b\n\n# Other\n\n## Two\n\nc\n")
    assert [slide.layout for slide in talk.slides] == ["secHead", "", "secHead", ""]
    assert slides("# Part\n\n## One\n\na\n\n### Head\n\n- b\n") == [
        ["title: Part"],
        ["title: One", "a", "- Head", "  - b"],
    ]


def test_underlined_headings_are_headings() -> None:
    assert slides("Part\n====\n\nOne\n---\n\na\n\nTwo\n---\n\nb\n") == [
        ["title: Part"],
        ["title: One", "a"],
        ["title: Two", "b"],
    ]


def test_a_rule_begins_a_slide_without_a_title() -> None:
    assert slides("# A\n\na\n\n----------\n\n![](b.png)\n\n* * *\n\nc\n", {"b.png": PNG}) == [
        ["title: A", "a"],
        ["png: "],
        ["c"],
    ]


def test_notes_stand_in_a_div_of_their_own() -> None:
    text = (
        "# A\n\n- b\n\n::: notes\nSpeak *slowly*.\n\n- pause\n:::\n\n# B\n\n::: {.notes}\nc\n:::\n"
    )
    assert slides(text) == [
        ["title: A", "- b", "note: Speak *slowly*.", "note: - pause"],
        ["title: B", "note: c"],
    ]


def test_columns_of_text_are_two_texts() -> None:
    text = (
        "## A\n\n:::::::: {.columns}\n::: {.column width='40%'}\nleft\n:::\n::: {.column}\n"
        "- right\n:::\n::::::::\n\nbelow\n"
    )
    assert read(text.removesuffix("below\n")).slides[0].layout == "twoObj"
    assert slides(text) == [["title: A", "left", "- right", "below"]]


def test_a_column_with_a_picture_makes_no_pair_of_texts() -> None:
    text = "## A\n\n::: columns\n::: column\nleft\n:::\n::: column\n![x](b.png)\n:::\n:::\n"
    talk = read(text, {"b.png": PNG})
    assert (talk.slides[0].layout, slides(text, {"b.png": PNG})) == (
        "",
        [["title: A", "left", "png: x"]],
    )


def test_headings_in_a_column_begin_no_slide() -> None:
    text = "## A\n\n::: columns\n::: column\n## Left\n\na\n:::\n::: column\nb\n:::\n:::\n"
    assert slides(text) == [["title: A", "- Left", "  - a", "b"]]


def test_a_pause_is_dropped_and_incremental_lists_are_lists() -> None:
    text = "# A\n\na\n\n. . .\n\nb\n\n# B\n\n::: incremental\n- c\n:::\n"
    assert slides(text) == [["title: A", "a", "b"], ["title: B", "- c"]]
    assert [slide.is_animated for slide in read(text).slides] == [True, True]


def test_attributes_are_no_text() -> None:
    text = "## A {.smaller #a}\n\n[red words]{.red} and `x`{.r} ![alt](b.png){width=50%}\n"
    assert slides(text, {"b.png": PNG}) == [["title: A", "red words and `x`", "png: alt"]]


def test_braces_that_are_no_attributes_are_text() -> None:
    assert slides("# A\n\nA set {a, b} and {x}\n") == [["title: A", "A set {a, b} and {x}"]]


def test_a_footnote_stands_in_the_notes_of_its_slide() -> None:
    text = "# A\n\n- b[^1] and^[At once.] c\n\n# B\n\nd\n\n[^1]: The *loud* one.\n    Really.\n"
    assert slides(text) == [
        ["title: A", "- b and c", "note: The *loud* one. Really.", "note: At once."],
        ["title: B", "d"],
    ]


def test_a_footnote_without_a_mark_is_reported_with_its_words() -> None:
    talk = read("# A\n\nb\n\n[^x]: lost words\n")
    assert [(left.what, left.words) for left in talk.left_out] == [("the footnote x", "lost words")]


def test_addresses_at_the_end_of_the_file_serve_all_slides() -> None:
    text = "# A\n\n[see][r]\n\n# B\n\n[r]\n\n[r]: https://example.org/r 'T'\n"
    link = "(https://example.org/r)"
    assert slides(text) == [["title: A", f"[see]{link}"], ["title: B", f"[r]{link}"]]


def test_definitions_are_points_and_captions_are_lines() -> None:
    text = "# A\n\nTerm\n:   What it means\n\nOther\n\n:   Its meaning\n\n"
    text += "| a |\n|---|\n| b |\n\n: Caption\n"
    assert slides(text) == [
        ["title: A", "- Term", "  - What it means", "Other", "Its meaning", "table: a", "table: b",
         "Caption"],
    ]  # fmt: skip


def test_formulas_keep_what_they_are_written_in() -> None:
    talk = read("# A\n\nIf $a_1 * b_2$ costs $5 or $6\n\n$$\n\\frac{a}{b}\n$$\n")
    assert slides("# A\n\nIf $a_1 * b_2$ costs $5 or $6\n") == [
        ["title: A", "If a_1 * b_2 costs $5 or $6"]
    ]
    assert left_out(talk) == ["a formula", "a formula"]
    assert talk.slides[0].shapes[1].contents.paragraphs[1].text == "\\frac{a}{b}"  # type: ignore[union-attr]


def test_what_is_set_above_or_below_the_line() -> None:
    assert slides("# A\n\nH~2~O and x^2^, ~~gone~~ ~ and ^\n") == [
        ["title: A", "H~2~O and x^2^, gone ~ and ^"]
    ]


def test_code_that_is_not_shown_is_reported_with_its_words() -> None:
    talk = read(QUARTO + "## A\n\n```{r}\n#| label: fig\nplot(cars)\n```\n\nb\n")
    (left,) = talk.slides[1].left_out
    assert (left.what, left.words.strip()) == ("the result of code (r)", "plot(cars)")


def test_code_that_is_shown_is_code() -> None:
    text = QUARTO + "## A\n\n```{python}\n#| echo: true\nx = 1\n```\n"
    assert slides(text)[1] == ["title: A", "code: `x = 1`"]
    assert left_out(read(text)) == ["the result of code (python)"]


def test_a_shortcode_is_reported_and_no_text() -> None:
    talk = read(QUARTO + "## A\n\n{{< video https://example.org/v >}} and {{ name }}\n")
    assert [left.words for left in talk.slides[1].left_out] == ["video https://example.org/v"]
    assert slides(QUARTO + "## A\n\nHello {{ name }}\n")[1][1] == "Hello {{ name }}"


def test_callouts_are_points_with_a_head() -> None:
    text = (
        QUARTO + '## A\n\n::: {.callout-tip title="Good to know"}\nText.\n\n- b\n:::\n\n'
        "::: {.callout-note}\n## Its head\nBody\n:::\n\n::: {.callout-warning}\nHot\n:::\n"
    )
    assert slides(text)[1] == ["title: A", "- Good to know", "  - Text.", "  - b", "- Its head",
                               "  - Body", "- Warning", "  - Hot"]  # fmt: skip


def test_a_drawing_made_of_text_keeps_its_text() -> None:
    text = "# A\n\n```mermaid\ngraph TD\n```\n"
    assert slides(text) == [["title: A", "code: `graph TD`"]]
    assert left_out(read(text)) == ["a drawing (mermaid)"]


def test_tables_drawn_with_dashes_were_one_paragraph_of_dashes() -> None:
    edge, head = "+-------+------+\n", "| Fruit | Cost |\n+=======+======+\n"
    grid = f"{edge}{head}| Pear  | 1    |\n|       | 2    |\n{edge}"
    simple = " Fruit   Cost\n------  -----\n  Pear   1\n"
    for table, cost in ((grid, "1 2"), (simple, "1")):
        assert slides(f"# A\n\n{table}\n\nafter\n") == [
            ["title: A", "table: Fruit | Cost", f"table: Pear | {cost}", "after"]
        ]


def test_a_table_of_which_cells_reach_over_others_stays_as_it_is() -> None:
    grid = "+---+---+\n| over both |\n+---+---+\n| 1 | 2 |\n+---+---+"
    assert "table:" not in str(slides(f"# A\n\n{grid}\n"))


def test_lines_of_an_address_keep_their_ends() -> None:
    assert slides("# A\n\n| Town Hall\n| Leeds\n\nafter\n") == [
        ["title: A", "Town Hall\nLeeds", "after"]
    ]


def test_a_heading_of_attributes_alone_has_no_title_and_may_have_a_picture() -> None:
    text = '## First\n\none\n\n## {background-image="a.png"}\n\n## {.unnumbered}\n\ntwo\n'
    assert slides(text, {"a.png": PNG}) == [["title: First", "one"], ["png: "], ["two"]]


def test_words_of_the_head_and_of_code_that_is_not_run_were_lost() -> None:
    head = "---\ntitle: T\nabstract: In short.\nauthor:\n- name: Ann\n  affiliation: Leeds\n---\n"
    cell = '```{r}\n#| fig-cap: "A plot"\nplot(x)\n```\n'
    found = read(f"{head}\n## A\n\ntext\n\n{cell}")
    assert [(one.what, one.words) for one in found.left_out] == [
        ("the abstract in the head of the file", "In short.")
    ]
    assert found.author == "Ann (Leeds)"
    assert "A plot" in found.slides[1].left_out[0].words
