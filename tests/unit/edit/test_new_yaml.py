"""YAML that is written anew looks as a person would have written it."""

from __future__ import annotations

from textwrap import dedent

from briefgen.edit.new_yaml import (
    Commented,
    InBrackets,
    InLines,
    Word,
    YamlContent,
    written_yaml,
)


def assert_written(content: YamlContent, expected: str) -> None:
    assert written_yaml(content) == dedent(expected).lstrip("\n")


def test_a_deck_has_a_blank_line_between_its_slides_and_short_brackets() -> None:
    content: YamlContent = {
        "title": "Money: what we spend",
        "language": "en-GB",
        "slides": [
            {"layout": "cover", "picture": {"file": "hills.jpg", "decorative": "yes"}},
            {
                "layout": "bullets",
                "points": [
                    "No",
                    "12:30",
                    {"Two things:": ["One", {"text": "Two", "bullet": "no"}]},
                ],
                "notes": "First.\n\nThen.",
            },
            {"chart": {"categories": ["2024", "2025"], "series": [{"Web": ["1,5", "2%"]}]}},
        ],
    }
    expected = """
        title: "Money: what we spend"
        language: en-GB

        slides:
          - layout: cover
            picture: {file: hills.jpg, decorative: yes}

          - layout: bullets
            points:
              - No
              - 12:30
              - "Two things:":
                  - One
                  - {text: Two, bullet: no}
            notes: |
              First.

              Then.

          - chart:
              categories: [2024, 2025]
              series:
                - Web: ["1,5", 2%]
        """
    assert_written(content, expected)


def test_rows_of_a_table_are_written_alike() -> None:
    assert_written(
        {"rows": [["a", Word("none")], ["none", ""]]},
        """
        rows:
          - [a, none]
          - ["none", ""]
        """,
    )
    assert_written(
        {"rows": [["a", "b"], ["c", "too long for a row in brackets, by a word or two"]]},
        """
        rows:
          - - a
            - b
          - - c
            - too long for a row in brackets, by a word or two
        """,
    )


def test_a_long_text_is_folded_but_no_line_of_it_looks_like_a_point_or_a_comment() -> None:
    text = " ".join(["word"] * 18 + ["- dash # hash"] * 2 + ["word"] * 3)
    assert_written(
        {"title": text},
        f"""
        title: >
          {" ".join(["word"] * 18)} - dash #
          hash - dash # hash word word word
        """,
    )


def test_comments_stand_above_what_they_are_about() -> None:
    content: YamlContent = Commented(
        {
            "title": Commented("A", ("On the title\nin two lines",)),
            "slides": [
                Commented({"layout": Commented("b", ("first key",)), "id": "x"}, ("slide",)),
                {"points": [Commented("One", ("A\u2028B",))]},
            ],
        },
        ("The file",),
    )
    expected = """
        # The file
        # On the title in two lines
        title: A

        slides:
          # slide
          # first key
          - layout: b
            id: x

          - points:
              # AB
              - One
        """
    assert_written(content, expected)


def test_what_is_asked_for_is_done_where_it_can_be() -> None:
    assert_written({"code": InLines("x = 1")}, "code: |\n  x = 1\n")
    assert_written({"code": InLines("\tx\n\n  y")}, "code: |2\n  \tx\n\n    y\n")
    assert_written({"columns": InBrackets(["Item", "Cost"])}, "columns: [Item, Cost]\n")
    assert_written({"columns": InBrackets(["a" * 90, "b"])}, f"columns:\n  - {'a' * 90}\n  - b\n")


def test_a_key_longer_than_yaml_looks_for_its_colon_is_marked() -> None:
    assert_written({"k" * 1001: ["a"]}, f"? {'k' * 1001}\n:\n  - a\n")
