"""The package: fixed order, dates and attributes, equal bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO

from briefgen.backends.pptx import render_pptx
from briefgen.backends.pptx.shared_parts import base_of
from briefgen.model.rich_text import Run
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from briefgen.ooxml.writer import Relations, make_part, write_package
from tests.unit.backends.pptx.scenes import deck, part, template, whole_scene


def _entries(data: bytes) -> list[zipfile.ZipInfo]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.infolist()


def test_the_zip_tells_nothing_of_the_machine() -> None:
    entries = _entries(deck())
    assert entries[0].filename == "[Content_Types].xml"
    assert len({entry.filename for entry in entries}) == len(entries)
    assert {
        (entry.date_time, entry.create_system, entry.external_attr, entry.compress_type)
        for entry in entries
    } == {((1980, 1, 1, 0, 0, 0), 3, 0o100644 << 16, zipfile.ZIP_DEFLATED)}


def test_equal_scenes_give_equal_bytes() -> None:
    assert render_pptx(whole_scene(), template()) == deck()


def test_a_template_is_written_once_and_found_by_value() -> None:
    look, again = template(), replace(template())
    assert again is not look
    texts = {"footer": Run(text="A title")}
    assert base_of(again, "en-GB", texts) is base_of(look, "en-GB", dict(texts))
    assert base_of(again, "en-GB", {}) is not base_of(look, "en-GB", texts)


def test_a_template_of_other_colours_is_another() -> None:
    from briefgen.model.values import replace

    look = template()
    theme = replace(look.theme, colours={**look.theme.colours, "brand": "#123456"})
    other = render_pptx(whole_scene(), replace(look, theme=theme))
    assert b"123456" in zipfile.ZipFile(BytesIO(other)).read("ppt/theme/theme1.xml")
    assert b"123456" not in zipfile.ZipFile(BytesIO(deck())).read("ppt/theme/theme1.xml")


def test_relationships_are_relative_and_given_once() -> None:
    relations = Relations("ppt/slides/slide1.xml")
    first = relations.add("slideLayout", "ppt/slideLayouts/slideLayout2.xml")
    link = relations.add("hyperlink", "https://example.org/?a&b", external=True)
    assert relations.add("hyperlink", "https://example.org/?a&b", external=True) == link != first
    found = relations.part()
    assert found.name == "ppt/slides/_rels/slide1.xml.rels"
    entries = part(write_package([found]), found.name)
    assert [(entry.get("Target"), entry.get("TargetMode")) for entry in entries] == [
        ("../slideLayouts/slideLayout2.xml", None),
        ("https://example.org/?a&b", "External"),
    ]


def test_only_parts_with_relationships_declare_their_namespace() -> None:
    with zipfile.ZipFile(BytesIO(deck())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    declaring = {name for name, xml in parts.items() if b" xmlns:r=" in xml}
    assert declaring == {name for name, xml in parts.items() if b" r:" in xml}
    assert "ppt/presentation.xml" in declaring
    assert "ppt/slides/slide2.xml" not in declaring


def test_parts_are_read_back_as_written() -> None:
    data = write_package([make_part("a/b.xml", "presentationml.slide", "<ü>é</ü>")])
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.read("a/b.xml").decode().endswith("<ü>é</ü>")
    types = part(data, "[Content_Types].xml")
    assert types[-1].get("PartName") == "/a/b.xml"
    assert types[-1].get("ContentType", "").endswith("presentationml.slide+xml")


def test_a_slide_that_a_user_adds_finds_the_footer_in_its_layout() -> None:
    footers = [block for page in whole_scene().pages for block in page.furniture
               if isinstance(block, TextBlock) and block.placeholder == "footer"]  # fmt: skip
    assert footers
    for number, layout in enumerate(template().layouts.values(), 1):
        if layout.form_of:
            continue
        xml = part(deck(), f"ppt/slideLayouts/slideLayout{number}.xml")
        texts = [node.text for node in xml.iter("{*}t")]
        assert footers[0].text in texts, layout.name


def test_half_of_a_deck_was_layouts_that_it_did_not_use() -> None:
    """Seventy of them; whoever added a slide had to find the right one."""
    look, names = template(), list(template().layouts)
    form = next(one.name for one in look.layouts.values() if one.form_of)
    used = base_of(look, "en-GB", {}, used=[form])
    assert list(used.layouts) == [name for name in names if name in look.offered or name == form]
    assert form not in base_of(look, "en-GB", {}).layouts
    there = {part.name for part in used.parts if "slideLayouts/slide" in part.name}
    assert there == set(used.layouts.values())
