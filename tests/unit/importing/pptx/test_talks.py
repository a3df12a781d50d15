"""What belongs to a whole talk or slide: order, sections, notes, comments, kinds of files."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from briefgen.importing.imported_talk import ImportedTalk
from briefgen.importing.presentation_words import presentation_words
from tests.unit.importing.pptx.small_decks import (
    LAYOUT,
    PRESENTATION,
    SLIDE,
    SPACES,
    TYPES,
    deck,
    packed,
    paragraph,
    paragraphs,
    paragraphs_of,
    parts,
    read,
    relation,
    run,
    shape,
    slide_xml,
    talk,
)

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_MODERN = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"


def _presentation(old: str, new: str) -> str:
    text = parts()[PRESENTATION].decode()
    assert old in text
    return text.replace(old, new, 1)


def _titles(found: ImportedTalk) -> list[str]:
    return [
        paragraphs_of(slide.shapes[0])[0].text if slide.shapes else "" for slide in found.slides
    ]


def _slides(*texts: str) -> dict[str, str]:
    return {
        f"ppt/slides/slide{number}.xml": slide_xml(shape(paragraphs(text)))
        for number, text in enumerate(texts, 1)
    }


def test_slides_stand_in_the_order_of_the_presentation_not_of_their_names() -> None:
    text = parts()[PRESENTATION].decode()
    first, last = 'r:id="rId7"', 'r:id="rId9"'
    assert first in text
    assert last in text
    swapped = text.replace(first, "@").replace(last, first).replace("@", last)
    found = talk(packed({**_slides("a", "b", "c"), PRESENTATION: swapped}))
    assert _titles(found) == ["c", "b", "a"]
    assert [slide.number for slide in found.slides] == [1, 2, 3]


def test_hidden_slides_and_the_layout_of_each() -> None:
    slide = read(attributes='show="0"')
    assert slide.is_hidden
    assert (slide.layout, slide.layout_name) == ("obj", "Title and Content")


def test_sections_are_known_by_the_ids_of_slides() -> None:
    ids = parts()[PRESENTATION].decode().split("<p:sldId ")[1:]
    second = ids[1].partition('id="')[2].partition('"')[0]
    listed = (
        f'<p:extLst><p:ext uri="{{5}}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/'
        f'office/powerpoint/2010/main"><p14:section name="Middle" id="{{6}}"><p14:sldIdLst>'
        f'<p14:sldId id="{second}"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext>'
        "</p:extLst></p:presentation>"
    )
    found = talk(packed({PRESENTATION: _presentation("</p:presentation>", listed)}))
    assert [slide.section for slide in found.slides] == ["", "Middle", ""]


def _notes(shapes: str) -> dict[str, str]:
    return {
        "ppt/notesSlides/notesSlide7.xml": slide_xml(shapes)
        .replace("p:sld ", "p:notes ")
        .replace("</p:sld>", "</p:notes>")
    }


_NOTES = relation("rId9", "notesSlide", "../notesSlides/notesSlide7.xml")


def test_notes_are_found_by_their_relationship_with_what_else_stands_on_their_page() -> None:
    page = (
        shape(paragraphs("Say this", "and that"), place='type="body" idx="1"')
        + shape(
            '<a:p><a:fld id="{0}" type="slidenum"><a:t>1</a:t></a:fld></a:p>', place='type="sldNum"'
        )
        + shape(paragraphs("A remark"))
    )
    slide = read("", _NOTES, more=_notes(page))
    assert [one.text for one in slide.notes] == ["Say this", "and that", "A remark"]
    assert slide.left_out == ()


def test_a_footer_that_somebody_typed_on_a_page_of_notes_is_told() -> None:
    slide = read("", _NOTES, more=_notes(shape(paragraphs("For staff"), place='type="ftr"')))
    assert [one.words for one in slide.left_out] == ["For staff"]


def test_a_slide_without_notes_has_none() -> None:
    assert read().notes == ()


def test_comments_of_both_kinds_are_read_with_their_answers() -> None:
    old = f'<p:cmLst {SPACES}><p:cm authorId="0"><p:text>Check this</p:text></p:cm></p:cmLst>'
    body = "<p188:txBody><a:bodyPr/>{}</p188:txBody>"
    reply = (
        f"<p188:replyLst><p188:reply>{body.format(paragraphs('Done'))}</p188:reply></p188:replyLst>"
    )
    new = (
        f'<p188:cmLst {SPACES} xmlns:p188="{_MODERN}"><p188:cm>{reply}'
        f"{body.format(paragraphs('Is it', 'true?'))}</p188:cm></p188:cmLst>"
    )
    modern = relation("rId9", "comments", "../comments/new.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://schemas.microsoft.com/office/2018/10",
    )
    slide = read(
        "",
        relation("rId8", "comments", "../comments/comment1.xml"),
        modern,
        more={"ppt/comments/comment1.xml": old, "ppt/comments/new.xml": new},
    )
    assert set(slide.comments) == {"Check this", "Is it true?", "Done"}


def test_animations_are_told_and_films_are_none() -> None:
    moving = "<p:timing><p:tnLst><p:par><p:anim/></p:par></p:tnLst></p:timing>"
    film = "<p:timing><p:tnLst><p:par><p:video/></p:par></p:tnLst></p:timing>"
    found = read(after=moving)
    assert (found.is_animated, [one.what for one in found.left_out]) == (True, ["animations"])
    assert not read(after=film).is_animated


def test_transitions_are_told_once_for_all_slides() -> None:
    moving = slide_xml("", after="<p:transition/>")
    found = talk(packed({SLIDE: moving, "ppt/slides/slide2.xml": moving}))
    assert [one.what for one in found.left_out] == ["the transitions of 2 slides"]
    assert found.slides[0].left_out == ()


def test_a_picture_behind_a_slide_is_told() -> None:
    ground = '<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId9"/></a:blipFill></p:bgPr></p:bg>'
    assert [one.what for one in read(before=ground).left_out] == ["a picture as the background"]


def test_the_language_is_that_of_most_letters() -> None:
    line = paragraph(
        run("word", 'lang="cy-GB"'), run("many more words", 'lang="fr-CA"'), "none at all said"
    )
    assert talk(deck(shape(line))).language == "fr-CA"
    assert talk(deck(shape(paragraphs("x")))).language == ""


@pytest.mark.parametrize(
    ("size", "aspect", "is_told"),
    [((12_192_000, 6_858_000), "16:9", False), ((9_144_000, 6_858_000), "4:3", False),
     ((9_144_000, 5_715_000), "16:9", True), ((6_858_000, 9_906_000), "4:3", True)],
)  # fmt: skip
def test_the_shape_of_the_page_is_the_nearest_that_we_have(
    size: tuple[int, int], aspect: str, is_told: bool
) -> None:
    page = _presentation('cx="9144000" cy="6858000"', f'cx="{size[0]}" cy="{size[1]}"')
    found = talk(packed({PRESENTATION: page}))
    assert found.aspect == aspect
    assert any("shape of the page" in one.what for one in found.left_out) == is_told


def test_title_and_author_are_those_of_the_file() -> None:
    core = parts()["docProps/core.xml"].decode()
    core = core.replace("<dc:title/>", "<dc:title>Trust &amp; tea</dc:title>")
    core = core.replace("<dc:creator/>", "<dc:creator>Ann</dc:creator>")
    found = talk(packed({"docProps/core.xml": core}))
    assert (found.title, found.author) == ("Trust & tea", "Ann")
    assert talk(packed({"docProps/core.xml": "<broken"})).title == ""


@pytest.mark.parametrize("made", ["PowerPoint-Präsentation", "Présentation PowerPoint", "Slide 1"])
def test_a_title_that_a_program_gave_is_none(made: str) -> None:
    core = parts()["docProps/core.xml"].decode()
    core = core.replace("<dc:title/>", f"<dc:title>{made}</dc:title>")
    assert talk(packed({"docProps/core.xml": core})).title == ""


def test_words_that_the_layout_puts_on_every_slide_are_told_once() -> None:
    layout = parts()[LAYOUT].decode()
    changed = layout.replace("</p:spTree>", shape(paragraphs("In confidence")) + "</p:spTree>")
    changed = changed.replace("<p:sldLayout ", f"<p:sldLayout {SPACES} ", 1)
    found = talk(packed({LAYOUT: _once(changed)}))
    assert [(one.what, one.words) for one in found.left_out] == [
        ("words on the layout “Title and Content”", "In confidence")
    ]


def _once(text: str) -> str:
    """Without namespaces that the root declares twice."""
    head, _, rest = text.partition("<p:sldLayout ")
    tag, _, inner = rest.partition(">")
    words = [one for one in tag.split() if "=" in one]
    kept = {one.partition("=")[0]: one for one in words}
    return f"{head}<p:sldLayout {' '.join(kept.values())}>{inner}"


def test_macros_are_told() -> None:
    listed = parts()["ppt/_rels/presentation.xml.rels"].decode()
    more = relation("rId99", "vbaProject", "vbaProject.bin").replace(
        "http://schemas.openxmlformats.org/officeDocument", "http://schemas.microsoft.com/office"
    )
    changed = listed.replace("</Relationships>", f"{more}</Relationships>")
    found = talk(packed({"ppt/_rels/presentation.xml.rels": changed, "ppt/vbaProject.bin": b"x"}))
    assert [one.what for one in found.left_out] == ["macros"]


@pytest.mark.parametrize(
    "type_",
    [
        "openxmlformats-officedocument.presentationml.slideshow.main+xml",
        "openxmlformats-officedocument.presentationml.template.main+xml",
        "ms-powerpoint.presentation.macroEnabled.main+xml",
        "ms-powerpoint.slideshow.macroEnabled.main+xml",
        "ms-powerpoint.template.macroEnabled.main+xml",
    ],
)
def test_shows_templates_and_files_with_macros_are_opened(type_: str) -> None:
    types = parts()[TYPES].decode().replace(_MAIN, f"application/vnd.{type_}")
    assert type_ in types
    assert _titles(talk(packed({**_slides("a"), TYPES: types}))) == ["a", "", ""]


def _strict(data: bytes) -> bytes:
    text = data.decode()
    for kind, rest in (
        ("officeDocument", "relationships"), ("drawingml", "main"), ("presentationml", "main"),
    ):  # fmt: skip
        usual = f"http://schemas.openxmlformats.org/{kind}/2006/{rest}"
        text = text.replace(usual, f"http://purl.oclc.org/ooxml/{kind}/{rest}")
    return text.replace("extended-properties", "extendedProperties").encode()


def test_strict_files_are_read_as_the_others() -> None:
    given = {
        name: _strict(data) for name, data in parts().items() if name.endswith((".xml", ".rels"))
    }
    given[SLIDE] = _strict(slide_xml(shape(paragraphs("Strictly"))).encode())
    given[PRESENTATION] = given[PRESENTATION].replace(
        b"<p:presentation ", b'<p:presentation conformance="strict" ', 1
    )
    assert b"openxmlformats.org/presentationml" not in given[SLIDE]
    found = talk(packed(given))
    assert _titles(found) == ["Strictly", "", ""]
    assert found.slides[0].layout == "obj"


def test_a_damaged_slide_costs_that_slide() -> None:
    found = talk(packed({**_slides("a", "b", "c"), "ppt/slides/slide2.xml": "<p:sld"}))
    assert _titles(found) == ["a", "", "c"]
    (told,) = found.slides[1].left_out
    assert (told.what, told.why) == ("slide 2", "it is damaged, and could not be read")


def test_a_slide_whose_part_is_missing_costs_that_slide() -> None:
    found = talk(packed({**_slides("a", "b", "c"), "ppt/slides/slide2.xml": None}))
    assert _titles(found) == ["a", "", "c"]


def test_a_part_of_another_kind_in_place_of_a_slide_costs_that_slide() -> None:
    wrong = parts()[LAYOUT]
    found = talk(packed({**_slides("a", "b", "c"), "ppt/slides/slide2.xml": wrong}))
    assert _titles(found)[::2] == ["a", "c"]


def test_damaged_notes_cost_the_notes() -> None:
    slide = read(shape(paragraphs("kept")), _NOTES, more={"ppt/notesSlides/notesSlide7.xml": "<p"})
    assert (len(slide.shapes), slide.notes) == (1, ())
    assert [one.what for one in slide.left_out] == ["its notes"]


def test_python_pptx_is_not_imported_before_a_file_is_read() -> None:
    names = "briefgen.cli, briefgen.importing.pptx.read_presentation"
    code = f"import sys, {names}; print('pptx' in sys.modules)"
    run_ = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run_.stdout.strip() == "False"


def test_relationships_that_lead_nowhere_or_round_do_no_harm() -> None:
    listed = (
        relation("rId6", "slide", "slide1.xml"),
        relation("rId7", "image", "NULL"),
        relation("rId8", "image", "../../../../etc/passwd"),
    )
    assert len(read(shape(paragraphs("x")), *listed).shapes) == 1


def test_time_does_not_grow_with_the_square_of_shapes() -> None:
    few, many = _seconds(40), _seconds(400)
    assert many < 30 * few


def _seconds(count: int) -> float:
    """How long a slide of so many shapes takes, at best."""
    data = deck("".join(shape(paragraphs(f"Text {n}", "More")) for n in range(count)))
    taken = []
    for _ in range(2):
        start = time.process_time()
        talk(data)
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_custom_show_is_told() -> None:
    shows = (
        '<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst/></p:custShow></p:custShowLst>'
    )
    listed = parts()[PRESENTATION].decode().replace("<p:notesSz", f"{shows}<p:notesSz")
    found = talk(packed({PRESENTATION: listed}))
    assert [one.what for one in found.left_out] == ["the custom show “Short”"]


def test_parts_whose_names_are_spelt_otherwise_than_where_they_are_named_are_found() -> None:
    found = {name.replace("slides/slide", "slides/Slide"): data for name, data in parts().items()}
    data = packed({**dict.fromkeys(parts()), **found})
    assert not [left for one in talk(data).slides for left in one.left_out]
    assert len(presentation_words(data)) == 3
    windows = packed({name.replace("/", "\\"): part for name, part in parts().items()})
    assert len(presentation_words(windows)) == 3


def test_a_few_words_in_another_language_are_not_the_language_of_a_talk_that_says_none() -> None:
    said = paragraphs("a talk of which nothing says in which language it is written")
    french = paragraph(run("le chien", 'lang="fr-FR"'))
    assert talk(deck(shape(said + french))).language == ""
