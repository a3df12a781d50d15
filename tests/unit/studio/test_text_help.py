"""What can stand at the cursor, and what the word there means."""

from __future__ import annotations

import pytest

from briefgen.compile import load_project
from briefgen.model.diagnostics import Faults
from briefgen.resolve.file_schemas import file_schema
from briefgen.studio.line_ends import file_bytes, page_text
from briefgen.studio.messages import Help
from briefgen.studio.text_help import text_help
from briefgen.studio.text_position import position_in
from briefgen.support.world import MemoryWorld


@pytest.fixture(scope="module")
def schema() -> object:
    return file_schema("deck", load_project(MemoryWorld({"briefgen.yaml": b""}), Faults()))


@pytest.fixture
def ask(schema: dict[str, object]):  # type: ignore[no-untyped-def]
    def asked(text: str) -> Help:
        before, _, after = text.partition("@")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return text_help(position_in(before + after, line, column), schema)

    return asked


@pytest.mark.parametrize(
    ("text", "title", "offered"),
    [
        ("tit@le: x", "title", "title"),
        ("@", "", "slides"),
        ("slides:\n  - @", "", "layout"),
        ("slides:\n  - layout: @", "layout", "bullets"),
        ("slides:\n- layout: bullets\n  @", "", "points"),
        ("slides:\n  - layout: bullets\n    points@: x", "points", "points"),
        ("slides:\n  # why\n  - layout: chart\n    chart:\n      @", "", "kind"),
        ("slides:\n  - layout: chart\n    chart:\n      kind: co@", "kind", "column"),
        ("slides:\n  - layout: picture\n    picture:\n      f@", "", "file"),
        ("slides:\n  - title: [broken\n    layout: bullets\n    @", "", "points"),
        ("template: @", "template", "chancery"),
        ("outputs:\n  - @", "", "handout"),
        ("outputs: [deck, @]", "", "handout"),
        ("outputs: [deck, {handout: {per-page: @}}]", "per-page", "auto"),
        ("slides: [{layout: @}]", "layout", "bullets"),
        ("slides:\n  - layout: picture\n    picture: {file: a.jpg, @", "", "alt"),
        ("slides:\n  - layout: picture\n    picture: {file: 'a, {b', fit: @}", "fit", "contain"),
        (
            "slides:\n  - layout: bullets\n    points:\n      - A:\n          - {text: C, @}",
            "",
            "bullet",
        ),
        ("slides:\n  - layout: timeline\n    phases:\n      - {when: May, @}", "", "name"),
        ("slides:\n  - layout: picture\n    picture: {file: a.jpg}\n    @", "", "notes"),
    ],
)
def test_help_is_that_of_the_place(ask, text: str, title: str, offered: str) -> None:  # type: ignore[no-untyped-def]
    found = ask(text)
    assert found.title == title
    assert offered in [one.word for one in found.completions]
    assert bool(found.what) == bool(title)


def test_a_text_of_several_lines_has_no_help(ask) -> None:  # type: ignore[no-untyped-def]
    assert ask("slides:\n  - layout: bullets\n    notes: |\n      say @it").completions == ()


def test_what_is_there_already_is_not_offered(ask) -> None:  # type: ignore[no-untyped-def]
    offered = [one.word for one in ask("title: x\n@").completions]
    assert "title" not in offered
    assert "subtitle" in offered


@pytest.mark.parametrize(
    "data",
    [
        b"a\r\nb\r\n", b"a\nb\n", b"\xef\xbb\xbfa\r\nb", b"a\r\nb\nc\r\n", b"a\rb\r", b"", b"a",
        b"\r\n\r\n", b"a\r\n\nb\r", "ü\r\nx\u2028y\n".encode(),
    ],
)  # fmt: skip
def test_a_text_that_is_not_changed_has_its_bytes(data: bytes) -> None:
    text = page_text(data)
    assert text is not None
    assert "\r" not in text
    assert file_bytes(text, data) == data


def test_a_new_line_ends_as_most_do() -> None:
    data = b"a\r\nb\nc\r\n"
    assert file_bytes("a\nnew\nb\nc\n", data) == b"a\r\nnew\r\nb\nc\r\n"
    assert page_text(b"\xff") is None


def test_what_a_layout_has_of_its_own_is_offered_first(ask) -> None:  # type: ignore[no-untyped-def]
    offered = [one.word for one in ask("slides:\n  - layout: bullets\n    @").completions]
    assert offered[0] == "title"
    assert offered.index("points") < offered.index("notes")
