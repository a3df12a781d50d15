"""The count of the ledger sees what the importer might not, and names what is nowhere."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from zipfile import ZipFile

import pytest

from briefgen.edit.new_yaml import Commented, InBrackets, InLines, Word, YamlContent
from briefgen.importing.imported import SlideReport
from briefgen.importing.imported_talk import LeftOut
from briefgen.importing.presentation_words import presentation_words
from briefgen.importing.word_ledger import unplaced_words, words_of

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:a="a" xmlns:p="p" xmlns:r="r" xmlns:mc="mc" xmlns:c="c" xmlns:dgm="dgm" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def paragraph(*runs: str) -> str:
    inner = "".join(run if run.startswith("<") else f"<a:r><a:t>{run}</a:t></a:r>" for run in runs)
    return f"<a:p>{inner}</a:p>"


def part(name: str, inner: str) -> str:
    return f"<{name} {SPACES}>{inner}</{name}>"


def related(**parts: str) -> str:
    entries = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{target.split("/")[-1].rstrip("1.xml")}" '
        f'Target="{target}"/>'
        for id_, target in parts.items()
    )
    return f'<Relationships xmlns="x">{entries}</Relationships>'


def package(slide: str, **parts: str) -> bytes:
    """A presentation of one slide with parts that belong to it, by the kind of relationship."""
    targets = {f"r{n}": f"../{kind}/{kind}1.xml" for n, kind in enumerate(parts)}
    main = part("p:presentation", '<p:sldIdLst><p:sldId id="256" r:id="r1"/></p:sldIdLst>')
    files = {
        "_rels/.rels": related(r1="ppt/officeDocument.xml"),
        "ppt/officeDocument.xml": main,
        "ppt/_rels/officeDocument.xml.rels": related(r1="slides/slide1.xml"),
        "ppt/slides/slide1.xml": part("p:sld", slide),
        "ppt/slides/_rels/slide1.xml.rels": related(**targets),
        **{f"ppt/{kind}/{kind}1.xml": inner for kind, inner in parts.items()},
    }
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return written.getvalue()


def counted(slide: str, **parts: str) -> Counter[str]:
    return Counter(presentation_words(package(slide, **parts))[1])


def test_a_word_in_two_runs_is_one_and_a_break_parts_two() -> None:
    assert counted(paragraph("Wel", "come", "<a:br/>", "all")) == Counter(["Welcome", "all"])


def test_one_branch_counts_the_newer_where_it_has_words() -> None:
    old = f"<mc:Fallback>{paragraph('old')}</mc:Fallback>"
    new = f"<mc:Choice>{paragraph('new')}</mc:Choice>"
    empty = "<mc:Choice/>"
    both, only_old = (
        f"<mc:AlternateContent>{choice}{old}</mc:AlternateContent>" for choice in (new, empty)
    )
    assert counted(both) == Counter(["new"])
    assert counted(only_old) == Counter(["old"])


def test_notes_comments_smart_art_and_names_in_charts_count() -> None:
    number = f'<p:sp><p:nvPr><p:ph type="sldNum"/></p:nvPr>{paragraph("7")}</p:sp>'
    names = "<c:strCache><c:pt><c:v>North</c:v></c:pt><c:pt><c:v>South</c:v></c:pt></c:strCache>"
    found = counted(
        paragraph("Slide"),
        notesSlide=part("p:notes", number + paragraph("Say", " ", "this")),
        comments=part("p:cmLst", "<p:cm><p:text>Ask Ann</p:text></p:cm>"),
        diagramData=part("dgm:dataModel", f"<dgm:pt>{paragraph('Plan')}</dgm:pt>"),
        chart=part(
            "c:chart",
            f"<c:ser><c:tx><c:v>Calls</c:v></c:tx><c:cat>{names}</c:cat></c:ser>"
            f"<c:ser><c:cat>{names}</c:cat><c:val><c:v>12</c:v></c:val></c:ser>",
        ),
        diagramDrawing=part("dgm:drawing", paragraph("Plan")),
    )
    assert found == Counter(
        ["Slide", "Say", "this", "Ask", "Ann", "Plan", "Calls", "North", "South"]
    )


def test_letters_of_formulas_are_counted_one_by_one() -> None:
    formula = "<m:oMath><m:r><m:t>ab</m:t></m:r><m:r><m:t>2</m:t></m:r></m:oMath>"
    assert counted(paragraph("If ", formula)) == Counter(["If", "=a", "=b", "=2"])
    placed = [(1, {"points": ["If a^(b2)"]})]
    assert not unplaced_words({1: Counter(["If", "=a", "=b", "=2"])}, placed, {}, ())
    missing = unplaced_words({1: Counter(["If", "=a", "=c"])}, placed, {}, ())
    assert missing == {1: Counter(["=c"])}


def test_a_damaged_part_and_parts_that_lead_to_each_other_end_the_count() -> None:
    notes = part("p:notes", paragraph("Two"))
    data = package(paragraph("One"), chart="<broken", notesSlide=notes)
    assert presentation_words(data)[1] == Counter(["One", "Two"])
    looped = BytesIO(data)
    with ZipFile(looped, "a") as archive:
        to_itself = related(r1="../notesSlide/notesSlide1.xml")
        archive.writestr("ppt/notesSlide/_rels/notesSlide1.xml.rels", to_itself)
    assert presentation_words(looped.getvalue())[1] == Counter(["One", "Two"])


@pytest.mark.parametrize(
    "content",
    [
        {"title": "Alpha beta"},
        {"points": [{"Alpha": ["beta"]}]},
        {"points": ["**Al**pha [beta](https://example.org)"]},
        {"points": Commented(["Alpha", Commented("beta", ("look",))], ())},
        {"code": InLines("Alpha_beta")},
        {"rows": InBrackets(["Alpha", Word("beta")])},
        {"chart": {"data": "talk/x.csv"}},
    ],
)
def test_words_are_found_wherever_an_entry_has_them(content: YamlContent) -> None:
    counted = {3: words_of("Alpha beta")}
    data = {"assets/data/talk/x.csv": "Alpha,1\nbeta,2\n"}
    assert unplaced_words(counted, [(3, content)], data, ()) == {}


@pytest.mark.parametrize(
    ("entries", "left"),
    [
        ([(3, {"title": "Alpha"})], LeftOut("a footer", "the template has its own", "")),
        ([(2, {"title": "Alpha beta"})], LeftOut("a footer", "the template has its own", "Alpha")),
        ([(3, {"layout": "beta", "id": "beta", "beta": "Alpha"})], LeftOut("a", "b")),
        ([(3, {"title": Commented("Alpha", ("beta",))})], LeftOut("beta", "beta")),
    ],
)
def test_a_word_that_is_nowhere_is_named(
    entries: list[tuple[int, YamlContent]], left: LeftOut
) -> None:
    counted = {3: words_of("Alpha beta")}
    reports = [SlideReport(number=3, left_out=(left,))]
    assert unplaced_words(counted, entries, {}, reports) == {3: Counter(["beta"])}


def test_words_in_the_report_are_placed_once() -> None:
    counted = {3: words_of("Draft Draft")}
    reports = [SlideReport(number=3, left_out=(LeftOut("a footer", "it is dropped", "Draft"),))]
    assert unplaced_words(counted, [], {}, reports) == {3: Counter(["Draft"])}
