"""`only` and `without`: which slides each output has, what is printed on them, where links lead."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from briefgen.compile import Compiled, compile_target, load_project
from briefgen.model.diagnostics import Faults
from briefgen.model.outputs import Output
from briefgen.model.slide_choice import read_choice
from briefgen.packs.pack_folder import outputs_in_zip
from briefgen.read.outputs import decode_options
from briefgen.render import render_output
from briefgen.support.world import DiskWorld

_MANY = "".join(f"      - Point number {n} of a long list that goes on and on\n" for n in range(30))
# Pages: 1 cover, 2 agenda, 3 Alpha, 4 apple, 5 Beta, 6 to 8 (or so) banana, then cherry and damson.
DECK = f"""title: Fruit
slides:
  - layout: cover
  - {{layout: agenda, title: Today}}
  - section: Alpha
  - {{layout: statement, id: apple, title: Apples, text: "See [the last](#damson)", minutes: 5}}
  - section: Beta
  - layout: bullets
    id: banana
    title: Bananas
    points:
{_MANY}
  - {{layout: statement, id: cherry, title: Cherries, text: "See [the first](#apple)", minutes: 5,
     notes: Said of cherries}}
  - {{layout: statement, id: damson, title: Damsons, text: "See [cherries](#cherry)", hidden: yes}}
"""
WORDS = ("Apples", "Bananas", "Cherries", "Damsons")


@cache
def _compiled(template: str = "seminar") -> Compiled:
    with TemporaryDirectory() as scratch:
        root = Path(scratch)
        (root / "decks").mkdir()
        (root / "briefgen.yaml").write_text(f"template: {template}\n", encoding="utf-8")
        (root / "decks/fruit.yaml").write_text(DECK, encoding="utf-8")
        faults = Faults()
        project = load_project(DiskWorld(root), faults)
        compiled = compile_target(project, project.targets[0], faults)
    assert compiled is not None
    assert not faults.has_errors, faults.found
    return compiled


def _output(kind: str, only: str = "", without: str = "", **options: str) -> Output:
    chosen = {"only": only, "without": without}
    named = {name.replace("_", "-"): text for name, text in options.items()}
    return decode_options(kind, named, {n: read_choice(t) for n, t in chosen.items() if t})


def _data(output: Output) -> bytes:
    faults = Faults()
    data = render_output(_compiled(), output, faults).data
    assert not faults.has_errors, faults.found
    return data


def _pdf_text(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def _slides(data: bytes) -> list[str]:
    """The XML of each slide of a deck, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[-1]))
        return [archive.read(name).decode() for name in names]


def _pages_of(word: str) -> list[int]:
    return [page.number for page in _compiled().scene.pages if word.casefold() in page.source_id]


@pytest.mark.parametrize("kind", ["slides", "handout", "notes", "reading", "booklet"])
@pytest.mark.parametrize(
    ("only", "without", "there"),
    [
        ("4", "", {"Apples"}),
        ("section Alpha", "", {"Apples"}),
        ("section 2", "7", {"Cherries"}),
        ("1-4, section beta", "section, agenda", {"Apples", "Bananas", "Cherries"}),
        ("", "section 2", {"Apples"}),
        ("", "bullets", {"Apples", "Cherries"}),
    ],
)
def test_an_output_has_the_slides_that_were_chosen(
    kind: str, only: str, without: str, there: set[str]
) -> None:
    text = _pdf_text(_data(_output(kind, only, without)))
    # The notes have hidden slides too.
    hidden = {"Damsons"} if kind == "notes" and "Cherries" in there else set()
    assert {word for word in WORDS if word in text} == there | hidden


def test_a_slide_that_is_continued_is_chosen_whole() -> None:
    pages = _pages_of("banana")
    assert len(pages) > 1
    for number in pages:
        shown = _slides(_data(_output("deck", str(number))))
        assert len(shown) == len(pages)


def test_printed_numbers_are_those_of_the_whole_deck() -> None:
    """PowerPoint counts a field anew, so the number of the sixth slide became a 1."""
    numbers = [str(n) for page in ("apple", "cherry") for n in _pages_of(page)]
    for kind in ("deck", "deck-share"):
        shown = _slides(_data(_output(kind, "section Alpha, section Beta", "section, bullets")))
        for xml, number in zip(shown, numbers, strict=False):
            assert 'type="slidenum"' not in xml
            assert f"<a:t>{number}</a:t>" in xml
    text = _pdf_text(_data(_output("notes", numbers[1])))
    assert f"Slide {numbers[1]}" in text
    assert 'type="slidenum"' in _slides(_data(_output("deck")))[3]


def test_links_to_slides_that_are_left_out_are_no_links() -> None:
    (xml,) = _slides(_data(_output("deck", "4")))
    assert "hlinksldjump" not in xml
    _, xml = _slides(_data(_output("deck", f"4, {_pages_of('damson')[0]}")))[::-1]
    assert "hlinksldjump" in xml
    for kind in ("slides", "handout", "reading", "notes"):
        assert _data(_output(kind, "4"))


def test_bookmarks_below_a_section_that_is_left_out_move_up() -> None:
    with pypdfium2.PdfDocument(_data(_output("slides", "", "section 1, section"))) as document:
        levels = {mark.get_title(): mark.level for mark in document.get_toc()}
    assert levels["Cherries"] == 0
    with pypdfium2.PdfDocument(_data(_output("slides"))) as document:
        levels = {mark.get_title(): mark.level for mark in document.get_toc()}
    assert levels["Cherries"] == 1


def test_the_clock_of_some_slides_is_that_of_the_whole_seminar() -> None:
    assert "0:05 to 0:10" in _pdf_text(_data(_output("notes", "section 2", "bullets")))


def test_all_slides_by_number_are_the_same_bytes_as_none_named() -> None:
    assert _data(_output("slides", "1-20", "hidden")) == _data(_output("slides"))


def test_the_zip_has_the_slides_of_the_deck_that_was_chosen() -> None:
    deck = _output("deck", "4")
    ((name, shared),) = outputs_in_zip("fruit", [deck]).items()
    assert name == "fruit-deck-share-only-4.pptx"
    assert len(_slides(_data(shared))) == 1
