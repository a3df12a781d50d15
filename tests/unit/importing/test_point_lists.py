"""Paragraphs become points."""

from __future__ import annotations

from briefgen.importing.imported_talk import ImportedParagraph, ImportedRun
from briefgen.importing.inline_text import Markup
from briefgen.importing.point_lists import first_number, numbered_points, points_of

from .made_shapes import paragraph


def counted(text: str, number: int, level: int = 0, kind: str = "1") -> ImportedParagraph:
    return ImportedParagraph(
        runs=(ImportedRun(text=text),),
        bullet="number",
        number=number,
        numbered=kind,  # type: ignore[arg-type]
        level=level,
    )


def test_points_stand_below_those_that_they_belong_to() -> None:
    found = points_of(
        [
            paragraph("a", "sign"),
            paragraph("b", "sign", level=1),
            paragraph("c", "sign", level=2),
            paragraph("d", "sign"),
        ],
        Markup(),
    )
    assert found == [{"a": [{"b": ["c"]}]}, "d"]


def test_a_line_without_a_bullet_says_so_only_among_others() -> None:
    assert points_of([paragraph("a"), paragraph("b")], Markup()) == ["a", "b"]
    assert points_of([paragraph("a"), paragraph("b", "sign")], Markup()) == [
        {"text": "a", "bullet": "no"},
        "b",
    ]


def test_a_long_text_or_the_name_of_a_key_is_no_key() -> None:
    (long,) = points_of([paragraph("x" * 91, "sign"), paragraph("b", "sign", level=1)], Markup())
    assert long == {"text": "x" * 91, "points": ["b"]}
    (named,) = points_of([paragraph("text", "sign"), paragraph("b", "sign", level=1)], Markup())
    assert named == {"text": "text", "points": ["b"]}


def test_bullets_that_were_typed_are_taken_off() -> None:
    assert points_of([paragraph("• a"), paragraph("• b"), paragraph("c")], Markup()) == [
        "a",
        "b",
        {"text": "c", "bullet": "no"},
    ]
    assert points_of([paragraph("- a"), paragraph("b"), paragraph("c")], Markup())[0] == "- a"


def test_numbers_are_counted_by_the_layout_or_typed() -> None:
    list_ = [counted("a", 3), paragraph("below", "sign", level=1), counted("b", 4)]
    assert first_number(list_) == 3
    assert numbered_points(list_, Markup()) == {"start": "3", "points": [{"a": ["below"]}, "b"]}
    broken = [counted("a", 1), counted("b", 4, kind="a"), paragraph("c", "sign")]
    assert first_number(broken) == 0
    assert points_of(broken, Markup()) == [
        {"text": "1. a", "bullet": "no"},
        {"text": "d. b", "bullet": "no"},
        "c",
    ]
    assert points_of([counted("x", 14, kind="I")], Markup()) == [{"text": "XIV. x", "bullet": "no"}]
