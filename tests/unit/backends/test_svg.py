"""A page as SVG, read as the XML that it is."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults, Span
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import MemoryWorld
from tests.pictures import flat_picture, saved

DECK = """
title: Words & signs
slides:
  - layout: statement
    id: first
    title: Is 3 < 4 & "5" > 4?
    text: See [the second](#second), [a page](https://example.org/?a=1&b=2) or [nobody](#third).
  - layout: bullets
    id: second
    title: "A <b>second</b> slide"
    points: [One **strong** point, "]]> a hostile point", "Cwmni [Cymru]{cy}"]
  - layout: chart
    title: A chart
    chart:
      kind: pie
      alt: "One & two"
      data: {categories: [Left, Right], series: [Sum: [30, 70]]}
  - {layout: table, title: Rows, table: {columns: [Name, Sum], rows: [[Leeds, 3], [York, none]]}}
  - {layout: picture, title: A photo, picture: {file: red.png, alt: A "red" field, fit: cover}}
  - {layout: statement, id: third, title: Nobody sees it, hidden: true}
"""


@cache
def compiled() -> Compiled:
    files = {
        "briefgen.yaml": b"organisation: {name: Unit}\n",
        "decks/one.yaml": DECK.encode(),
        "assets/images/red.png": saved(flat_picture(400, 100), "PNG"),
    }
    faults = Faults()
    project = load_project(MemoryWorld(files), faults)
    found = compile_target(project, project.targets[0], faults)
    assert [fault.message for fault in faults if fault.is_error] == []
    assert found is not None
    return found


def drawn(number: int, **shared: Any) -> Any:
    found = compiled()
    scene = SvgScene(scene=found.scene, fonts=found.fonts, picture=lambda key: "a/1", **shared)
    return etree.fromstring(page_svg(found.scene.pages[number], scene))


def words(root: Any) -> str:
    return "".join(text.text for text in root.iter("{*}text"))


@cache
def files() -> dict[str, bytes]:
    made = render_output(compiled(), decode_options("slides-svg", {}), Faults())
    with ZipFile(io.BytesIO(made.data)) as package:
        return {Path(name).name: package.read(name) for name in package.namelist()}


def test_what_an_author_types_never_becomes_markup() -> None:
    assert "Is 3 < 4 & “5” > 4?" in words(drawn(0))
    assert "A <b>second</b> slide" in words(drawn(1))
    assert "]]> a hostile point" in words(drawn(1))


def test_titles_tables_and_charts_say_what_they_are() -> None:
    chart = drawn(2).find(".//{*}g[@role='img']")
    assert "One & two" in chart.get("aria-label")
    roles = [cell.get("role") for cell in drawn(3).iter("{*}g") if cell.get("role")]
    assert roles[0] == "heading"
    assert [role for role in roles if role != "heading"] == [
        "table", "row", *["columnheader"] * 2, "row", *["cell"] * 2, "row", *["cell"] * 2
    ]  # fmt: skip


def test_an_empty_cell_is_told_as_not_stated() -> None:
    assert drawn(3).find(".//{*}g[@aria-label='not stated']") is not None


def test_a_picture_is_cut_to_its_box() -> None:
    frame = drawn(4).find(".//{*}image").getparent()
    assert frame.get("overflow") == "hidden"
    assert float(frame[0].get("width")) > float(frame.get("width"))


def test_items_say_where_they_are_written() -> None:
    def place(span: Span) -> str:
        return f"{span.line}:{span.column}"

    found = {
        DECK.splitlines()[int(at.partition(":")[0]) - 1].strip()
        for item in drawn(1, place=place).iter("{*}g")
        if (at := item.get("data-at"))
    }
    assert any(line.startswith("title:") for line in found)
    assert any(line.startswith("points:") for line in found)
    places = [item.get("data-at") for item in drawn(1, place=place).iter() if item.get("data-at")]
    assert len(places) == len(set(places))


def test_a_link_is_followed_in_a_file_and_underlined_in_both() -> None:
    scene = compiled().scene
    targets = {"second": "2.svg"}
    plain, linked = drawn(0, targets=targets), drawn(0, targets=targets, is_linked=True)
    assert plain.find(".//{*}a") is None
    assert [link.get("href") for link in linked.iter("{*}a")] == [
        "2.svg", "https://example.org/?a=1&b=2"
    ]  # fmt: skip
    assert len(list(plain.iter("{*}rect"))) == len(list(linked.iter("{*}rect")))
    assert scene.pages[0].id == "first"


def test_a_file_a_slide_leaves_hidden_ones_out_and_links_to_the_others() -> None:
    found = files()
    assert list(found)[:2] == ["01-first.svg", "02-second.svg"]
    assert len(found) == 5
    first = etree.fromstring(found["01-first.svg"])
    assert next(link.get("href") for link in first.iter("{*}a")) == "02-second.svg"
    assert "#third" not in found["01-first.svg"].decode()


def test_a_file_needs_nothing_but_itself() -> None:
    for data in files().values():
        text = data.decode()
        root = etree.fromstring(data)
        assert [str(a.get("href"))[:5] for a in root.iter("{*}image")] in ([], ["data:"])
        assert "@font-face" in text
        assert text.count("url(") == text.count('url("data\\3a font')


def test_the_same_slides_give_the_same_bytes() -> None:
    output = decode_options("slides-svg", {})
    assert render_output(compiled(), output, Faults()) == render_output(
        compiled(), output, Faults()
    )


@pytest.mark.parametrize("family", ['A"B', "</style><script>", "a;b}c{d"])
def test_the_name_of_a_family_stays_a_name(family: str) -> None:
    from briefgen.backends.svg.faces import text_rules
    from briefgen.model.text_block import FontKey

    rules = text_rules([FontKey(family)], lambda key: "f/0")
    assert rules.count("{") == rules.count("}") == 2
    assert "<" not in rules
    assert rules.count('"') == 4
