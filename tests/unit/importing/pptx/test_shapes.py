"""The shapes of a slide: places, groups, pictures, what is hidden, tables."""

from __future__ import annotations

import pytest

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedDrawing,
    ImportedGroup,
    ImportedPicture,
    ImportedShape,
    ImportedTable,
    ImportedText,
)
from tests.pictures import SVG, flat_picture, saved
from tests.unit.importing.pptx.small_decks import (
    HEIGHT,
    WIDTH,
    frame,
    paragraphs,
    paragraphs_of,
    read,
    relation,
    shape,
)

PNG = saved(flat_picture(4, 3), "PNG")
EMF = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(60)
_IMAGE = relation("rId9", "image", "../media/image9.png")
_DECORATIVE = '<a:extLst><a:ext uri="{C}"><adec:decorative val="1"/></a:ext></a:extLst>'


def _corners(box: ImportedBox | None) -> tuple[float, ...]:
    assert box is not None
    return tuple(round(edge, 3) for edge in (box.left, box.top, box.right, box.bottom))


def _grouped(inner: str, attributes: str = "") -> str:
    """A group at the right bottom, half as large as what is in it."""
    outside = frame(0.5, 0.5, 0.5, 0.5, attributes).replace(
        "</a:xfrm>", f'<a:chOff x="0" y="0"/><a:chExt cx="{WIDTH}" cy="{HEIGHT}"/></a:xfrm>'
    )
    return (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="8" name="Group" descr="Both"/><p:cNvGrpSpPr/><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr>{outside}</p:grpSpPr>{inner}</p:grpSp>"
    )


def _text_at(left: float, top: float, width: float, height: float, attributes: str = "") -> str:
    return shape(paragraphs("x"), properties=frame(left, top, width, height, attributes))


def _only(shapes: tuple[ImportedShape, ...]) -> ImportedShape:
    (found,) = shapes
    return found


def _inner(found: ImportedShape) -> ImportedShape:
    assert isinstance(found.contents, ImportedGroup)
    return _only(found.contents.shapes)


def test_places_are_shares_of_the_slide() -> None:
    found = _only(read(_text_at(0.1, 0.2, 0.3, 0.4)).shapes)
    assert _corners(found.box) == (0.1, 0.2, 0.4, 0.6)


def test_a_placeholder_stands_where_its_layout_says() -> None:
    found = _only(read(shape(paragraphs("x"), place='type="title"')).shapes)
    assert _corners(found.box) == (0.05, 0.04, 0.95, 0.207)
    assert (found.placeholder, found.index) == ("title", 0)


def test_groups_in_groups_are_placed_and_sized_by_both() -> None:
    found = _only(read(_grouped(_grouped(_text_at(0, 0, 1, 0.5)))).shapes)
    assert (found.alt, _corners(found.box)) == ("Both", (0.5, 0.5, 1, 1))
    assert _corners(_inner(found).box) == (0.75, 0.75, 1, 1)
    assert _corners(_inner(_inner(found)).box) == (0.75, 0.75, 1, 0.875)


def test_a_group_without_a_size_inside_keeps_that_of_its_shapes() -> None:
    group = _grouped(_text_at(0.1, 0.1, 0.2, 0.2)).replace(
        f'<a:chExt cx="{WIDTH}" cy="{HEIGHT}"/>', '<a:chExt cx="0" cy="0"/>'
    )
    assert _corners(_inner(_only(read(group).shapes)).box) == (0.6, 0.6, 0.8, 0.8)


@pytest.mark.parametrize("flips", ['flipH="1"', 'flipV="1"', 'flipH="1" flipV="1"'])
def test_flips_leave_a_shape_where_it_is(flips: str) -> None:
    found = _only(read(_text_at(0.1, 0.2, 0.3, 0.4, flips)).shapes)
    assert _corners(found.box) == (0.1, 0.2, 0.4, 0.6)
    assert found.turned == 0


@pytest.mark.parametrize(
    ("degrees", "stands"), [(90, True), (50, True), (270, True), (180, False), (20, False)]
)
def test_a_shape_that_stands_is_as_wide_as_it_was_high(degrees: int, stands: bool) -> None:
    square = WIDTH / HEIGHT
    found = _only(read(_text_at(0.4, 0.4, 0.2, 0.1, f'rot="{degrees * 60_000}"')).shapes)
    assert found.box is not None
    wide = 0.1 / square if stands else 0.2
    assert found.box.width == pytest.approx(wide, abs=1e-3)
    assert found.turned == degrees


def test_text_that_is_set_upwards_is_turned() -> None:
    upwards = shape(paragraphs("x")).replace("<a:bodyPr>", '<a:bodyPr vert="vert270">')
    assert _only(read(upwards).shapes).turned == 270


def test_shapes_keep_their_order_from_back_to_front() -> None:
    found = read(_text_at(0, 0, 0.1, 0.1) + _grouped(_text_at(0, 0, 1, 1)) + _text_at(0, 0, 1, 1))
    assert [one.order for one in found.shapes] == sorted(one.order for one in found.shapes)


def test_a_shape_with_a_size_beyond_all_numbers_is_still_read() -> None:
    wild = shape(paragraphs("x")).replace('cx="', 'cx="1e9999" old="')
    assert paragraphs_of(_only(read(wild).shapes))[0].text == "x"


def _either(requires: str, choice: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def test_one_branch_of_two_is_read_at_its_place() -> None:
    both = _either("a14", shape(paragraphs("newer")), shape(paragraphs("older")))
    found = read(shape(paragraphs("before")) + both + shape(paragraphs("after"))).shapes
    assert [paragraphs_of(one)[0].text for one in found] == ["before", "newer", "after"]


def test_the_older_branch_is_read_where_the_newer_says_nothing_that_is_known() -> None:
    both = _either("new", "<new:thing/>", shape(paragraphs("older")))
    assert [paragraphs_of(one)[0].text for one in read(both).shapes] == ["older"]


def test_an_object_of_which_only_a_picture_is_taken_is_told() -> None:
    both = _either("new", _framed("urn:x/model3d", "<new:model/>"), _picture())
    slide = read(both, _IMAGE, more={"ppt/media/image9.png": PNG})
    assert isinstance(_only(slide.shapes).contents, ImportedPicture)
    assert [one.what for one in slide.left_out] == ["an object (model3d)"]


def test_branches_in_branches_are_taken_once() -> None:
    inner = _either("a14", shape(paragraphs("inner")), shape(paragraphs("inner, older")))
    assert len(read(_either("a14", inner, shape(paragraphs("older")))).shapes) == 1


def test_ink_is_told_and_its_picture_is_not_taken() -> None:
    ink = '<p:contentPart r:id="rId9"/>'
    slide = read(_either("p14", ink, _picture()), _IMAGE, more={"ppt/media/image9.png": PNG})
    assert slide.shapes == ()
    assert [one.what for one in slide.left_out] == ["ink"]


def test_a_hidden_shape_is_told_with_its_words() -> None:
    slide = read(shape(paragraphs("a secret"), about='hidden="1"'))
    assert slide.shapes == ()
    assert [(one.what, one.words) for one in slide.left_out] == [("a hidden shape", "a secret")]


@pytest.mark.parametrize(
    "place", [(1.1, 0, 0.2, 0.1), (-0.5, 0, 0.4, 0.1), (0, 1, 1, 1), (0, -0.4, 1, 0.3)]
)
def test_a_text_beside_the_slide_is_told_with_its_words(
    place: tuple[float, float, float, float],
) -> None:
    slide = read(shape(paragraphs("a remark"), properties=frame(*place)))
    assert slide.shapes == ()
    assert [one.words for one in slide.left_out] == ["a remark"]


def test_a_text_that_reaches_over_the_edge_is_on_the_slide() -> None:
    assert len(read(_text_at(-0.2, 0.2, 0.3, 0.1)).shapes) == 1


def test_footers_dates_and_numbers_are_furniture() -> None:
    places = ('type="ftr" idx="11"', 'type="dt" idx="10"', 'type="sldNum" idx="12"')
    slide = read("".join(shape(paragraphs("x"), place=place) for place in places))
    assert [one.placeholder for one in slide.shapes] == ["furniture"] * 3


def test_a_text_box_with_nothing_but_the_number_of_the_slide_is_furniture() -> None:
    field = '<a:p><a:fld id="{0}" type="slidenum"><a:rPr/><a:t>7</a:t></a:fld></a:p>'
    assert _only(read(shape(field)).shapes).placeholder == "furniture"
    assert _only(read(shape(field + paragraphs("Page"))).shapes).placeholder == ""


def test_empty_placeholders_and_empty_text_boxes_are_nothing() -> None:
    assert read(shape("<a:p/>", place='idx="1"') + shape("<a:p/>")).shapes == ()


def test_a_shape_without_words_is_a_drawing_where_it_is_seen() -> None:
    filled = frame(0, 0, 0.5, 0.5) + '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'
    found = read(shape("<a:p/>", properties=filled)).shapes
    assert [one.contents for one in found] == [ImportedDrawing()]
    assert _only(read(shape(paragraphs("x"), properties=filled)).shapes).is_filled


def test_a_connector_is_one() -> None:
    line = (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="5" name="Line"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
        f"<p:spPr>{frame(0, 0, 0.5, 0)}</p:spPr></p:cxnSp>"
    )
    assert _only(read(line).shapes).contents == ImportedDrawing(is_connector=True)


def test_words_on_a_connector_are_a_text() -> None:
    line = (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="5" name="Line"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>'
        f"<p:spPr>{frame(0, 0, 0.5, 0.1)}</p:spPr><p:txBody><a:bodyPr/>{paragraphs('yes')}"
        "</p:txBody></p:cxnSp>"
    )
    assert paragraphs_of(_only(read(line).shapes))[0].text == "yes"


def test_a_damaged_shape_costs_that_shape_and_is_told_with_its_words() -> None:
    wrong = shape(paragraphs("lost"), place='type="nonsense" idx="1"')
    slide = read(wrong + shape(paragraphs("kept")))
    assert [paragraphs_of(one)[0].text for one in slide.shapes] == ["kept"]
    assert [one.words for one in slide.left_out] == ["lost"]


# --- pictures ---


def _picture(blip: str = '<a:blip r:embed="rId9"/>', more: str = "", media: str = "") -> str:
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="4" name="Photo" descr="A hall">{more}</p:cNvPr>'
        f"<p:cNvPicPr/><p:nvPr>{media}</p:nvPr></p:nvPicPr><p:blipFill>{blip}</p:blipFill>"
        f"<p:spPr>{frame(0, 0, 0.5, 0.5)}</p:spPr></p:pic>"
    )


def _shown(pictures: str, data: bytes = PNG, **more: bytes) -> ImportedPicture:
    files = {"ppt/media/image9.png": data, **{f"ppt/media/{k}": v for k, v in more.items()}}
    listed = (_IMAGE, relation("rId8", "image", "../media/image8"))
    contents = _only(read(pictures, *listed, more=files).shapes).contents
    assert isinstance(contents, ImportedPicture)
    return contents


def test_a_picture_is_known_by_its_bytes_whatever_its_name() -> None:
    found = _shown(_picture(), saved(flat_picture(4, 3), "JPEG"))
    assert found.ending == "jpg"


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("PNG", "png"), ("GIF", "gif"), ("TIFF", "tif"), ("BMP", "bmp"), ("WEBP", "webp")],
)
def test_what_decks_can_show_keeps_its_bytes(kind: str, ending: str) -> None:
    data = saved(flat_picture(4, 3), kind)
    found = _shown(_picture(), data)
    assert (found.ending, found.data) == (ending, data)


def test_a_picture_that_no_deck_can_show_is_taken_from_the_older_branch() -> None:
    both = _either("a14", _picture('<a:blip r:embed="rId8"/>'), _picture())
    assert _shown(both, image8=b"\1\0\0\0" + 36 * b"\0" + b" EMF").data == PNG


def test_what_is_cut_off_is_a_share_of_the_picture() -> None:
    cut = '<a:blip r:embed="rId9"/><a:srcRect l="10000" t="20000" r="30000" b="-5000"/>'
    assert _shown(_picture(cut)).crop == (0.1, 0.2, 0.3, 0)


def test_a_picture_that_would_be_cut_off_whole_is_not_cut() -> None:
    cut = '<a:blip r:embed="rId9"/><a:srcRect l="60000" r="60000"/>'
    assert _shown(_picture(cut)).crop == (0, 0, 0, 0)


_SVG_BLIP = (
    '<a:blip r:embed="rId9"><a:extLst><a:ext uri="{9}"><asvg:svgBlip r:embed="rId8"/></a:ext>'
    "</a:extLst></a:blip>"
)


def test_the_drawing_that_a_picture_was_made_from_is_kept() -> None:
    found = _shown(_picture(_SVG_BLIP), image8=SVG.encode())
    assert (found.ending, found.original) == ("png", SVG.encode())


def test_a_drawing_stands_in_for_a_picture_that_no_deck_can_show() -> None:
    found = _shown(_picture(_SVG_BLIP), EMF, image8=SVG.encode())
    assert (found.ending, found.data) == ("svg", SVG.encode())


@pytest.mark.parametrize(
    ("blip", "data", "what"),
    [
        ('<a:blip r:embed="rId77"/>', PNG, "a picture whose file is missing"),
        ('<a:blip r:link="rId9"/>', PNG, "a picture that is only linked to"),
        ("", PNG, "a picture whose file is missing"),
        ('<a:blip r:embed="rId9"/>', EMF, "a picture in the format EMF"),
        (
            '<a:blip r:embed="rId9"/>',
            b"\xd7\xcd\xc6\x9a" + bytes(40),
            "a picture in the format WMF",
        ),
        ('<a:blip r:embed="rId9"/>', b"%PDF-1.4", "a picture in the format PDF"),
        ('<a:blip r:embed="rId9"/>', b"what?", "a picture in a format that is not known"),
    ],
)
def test_a_picture_that_cannot_be_used_is_told(blip: str, data: bytes, what: str) -> None:
    slide = read(_picture(blip), _IMAGE, more={"ppt/media/image9.png": data})
    assert slide.shapes == ()
    assert [one.what for one in slide.left_out] == [what]


def test_a_shape_filled_with_a_picture_is_one_and_keeps_its_words() -> None:
    fill = frame(0, 0, 0.5, 0.5) + '<a:blipFill><a:blip r:embed="rId9"/></a:blipFill>'
    filled = shape(paragraphs("Words on it"), properties=fill)
    picture, text = read(filled, _IMAGE, more={"ppt/media/image9.png": PNG}).shapes
    assert isinstance(picture.contents, ImportedPicture)
    assert isinstance(text.contents, ImportedText)
    assert (text.is_filled, picture.order < text.order) == (True, True)


def test_alternative_texts_and_the_mark_of_decoration() -> None:
    slide = read(_picture(more=_DECORATIVE), _IMAGE, more={"ppt/media/image9.png": PNG})
    assert (slide.shapes[0].alt, slide.shapes[0].is_decorative) == ("A hall", True)


def test_a_film_is_told_and_its_picture_kept_and_a_sound_has_none() -> None:
    files = {"ppt/media/image9.png": PNG}
    film = read(_picture(media='<a:videoFile r:link="rId5"/>'), _IMAGE, more=files)
    assert (len(film.shapes), [one.what for one in film.left_out]) == (1, ["a video"])
    sound = read(_picture(media='<a:audioFile r:link="rId5"/>'), _IMAGE, more=files)
    assert (len(sound.shapes), [one.what for one in sound.left_out]) == (0, ["a sound"])


# --- frames ---


def _framed(uri: str, inner: str, about: str = "") -> str:
    return (
        f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="6" name="Frame" {about}/>'
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr><p:xfrm>"
        f"{frame(0.1, 0.1, 0.5, 0.5).partition('>')[2].replace('</a:xfrm>', '')}</p:xfrm>"
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )


_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
_OLE = "http://schemas.openxmlformats.org/presentationml/2006/ole"


def _cell(text: str, attributes: str = "") -> str:
    return f"<a:tc {attributes}><a:txBody><a:bodyPr/>{paragraphs(text)}</a:txBody><a:tcPr/></a:tc>"


def test_cells_of_a_table_reach_over_columns_and_rows() -> None:
    rows = (
        _cell("Head", 'gridSpan="2"') + _cell("", 'hMerge="1"'),
        _cell("Down", 'rowSpan="2"') + _cell("1"),
        _cell("under", 'vMerge="1"') + _cell("2"),
    )
    inner = "".join(f'<a:tr h="1">{row}</a:tr>' for row in rows)
    grid = '<a:tblGrid><a:gridCol w="1"/><a:gridCol w="1"/></a:tblGrid>'
    table = f'<a:tbl><a:tblPr firstRow="1"/>{grid}{inner}</a:tbl>'
    slide = read(_framed(_TABLE, table, 'descr="Sales"'))
    found = _only(slide.shapes)
    assert isinstance(found.contents, ImportedTable)
    assert found.contents.has_head
    assert [[(one.across, one.down) for one in row] for row in found.contents.rows] == [
        [(2, 1), (0, 0)],
        [(1, 2), (1, 1)],
        [(0, 0), (1, 1)],
    ]
    assert (found.alt, _corners(found.box)) == ("Sales", (0.1, 0.1, 0.6, 0.6))
    assert [one.words for one in slide.left_out] == ["under"]


def test_an_embedded_file_is_told_and_its_preview_is_a_picture() -> None:
    ole = f'<p:oleObj progId="Excel.Sheet.12" r:id="rId5">{_picture()}</p:oleObj>'
    slide = read(_framed(_OLE, ole), _IMAGE, more={"ppt/media/image9.png": PNG})
    found = _only(slide.shapes)
    assert isinstance(found.contents, ImportedPicture)
    assert found.alt == "A hall"
    assert [one.what for one in slide.left_out] == ["an embedded file (Excel.Sheet.12)"]


def test_the_preview_of_an_embedded_file_is_found_in_the_older_branch() -> None:
    older = f'<p:oleObj progId="Word.Document.8" r:id="rId5">{_picture()}</p:oleObj>'
    both = _either("new", '<p:oleObj progId="Word.Document.8" r:id="rId5"/>', older)
    slide = read(_framed(_OLE, both), _IMAGE, more={"ppt/media/image9.png": PNG})
    assert isinstance(_only(slide.shapes).contents, ImportedPicture)


def test_a_frame_of_an_unknown_kind_is_told() -> None:
    slide = read(_framed("urn:something/model3d", "<new:model/>"))
    assert [one.what for one in slide.left_out] == ["an object (model3d)"]


def test_descriptions_of_what_nobody_sees_are_told() -> None:
    where = frame(1.5, 0, 0.2, 0.2)
    said = 'descr="A hill"'
    slide = read(
        shape(paragraphs("x"), about=f'{said} hidden="1"')
        + shape(paragraphs("y"), properties=where, about=said)
        + shape("<a:p/>", about=said)
    )
    assert [one.what for one in slide.left_out] == [
        "a hidden shape (A hill)",
        "a text beside the slide (A hill)",
        "an empty shape (A hill)",
    ]


def test_a_description_that_an_older_program_wrote_as_a_title_is_one() -> None:
    old = _picture().replace('descr="', 'title="')
    slide = read(old, _IMAGE, more={"ppt/media/image9.png": PNG})
    assert slide.shapes[0].alt == "A hall"


def test_where_a_film_on_the_web_stands_is_told() -> None:
    address = "https://films.example.org/1"
    film = _picture(media='<a:videoFile r:link="rId8"/>')
    given = relation("rId8", "video", address, "External")
    found = read(film, _IMAGE, given, more={"ppt/media/image9.png": PNG})
    assert [one.what for one in found.left_out] == [f"a video ({address})"]


def test_what_a_line_joins_and_whither_its_arrow_points_is_known() -> None:
    ends = '<a:stCxn id="4" idx="0"/><a:endCxn id="7" idx="0"/>'
    line = (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="5" name="Line"/><p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr>'
        f"<p:nvPr/></p:nvCxnSpPr><p:spPr>{frame(0.1, 0.1, 0.5, 0.5)}<a:ln>{{}}</a:ln></p:spPr>"
        "</p:cxnSp>"
    )
    for arrows, joins, is_arrow in (
        ("", ("4", "7"), False),
        ('<a:tailEnd type="triangle"/>', ("4", "7"), True),
        ('<a:headEnd type="arrow"/>', ("7", "4"), True),
        ('<a:headEnd type="arrow"/><a:tailEnd type="arrow"/>', ("4", "7"), False),
    ):
        (shape_,) = read(line.format(arrows)).shapes
        assert shape_.contents == ImportedDrawing(True, joins, is_arrow)
