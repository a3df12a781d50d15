"""Speaker's notes -> notes slides; and the notes and handout masters they are printed with."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.backends.pptx.masters import colour_map_xml
from briefgen.backends.pptx.run_language import language_xml
from briefgen.backends.pptx.shapes import named_xml
from briefgen.backends.pptx.slide_context import SlideWriter
from briefgen.backends.pptx.slides import TREE_ROOT, background_xml
from briefgen.backends.pptx.text_body import field_xml, note_xml
from briefgen.model.scene import NoteParagraph, Page
from briefgen.model.template import Theme
from briefgen.model.units import Box, Size, pt
from briefgen.ooxml.xml import place_xml, root_xml
from briefgen.text.words import say, words_language

# A notes page is 540 x 720 points, as PowerPoint has it.
NOTES_SIZE = Size(pt(540), pt(720))
_MARGIN, _WIDTH = 54.0, 432.0
_HEAD = (
    ("hdr", 'type="hdr" sz="quarter"', (36, 18, 228, 24), "l"),
    ("dt", 'type="dt" idx="1"', (276, 18, 228, 24), "r"),
)
_FOOT = (
    ("ftr", 'type="ftr" sz="quarter" idx="4"', (36, 678, 228, 24), "l"),
    ("sldNum", 'type="sldNum" sz="quarter" idx="5"', (276, 678, 228, 24), "r"),
)
_WORDS = {"hdr": "header", "dt": "date", "ftr": "footer", "sldNum": "number"}
_BULLET_STEP = 171_450


def notes_slide_xml(page: Page, sheet: SlideWriter) -> str:
    """The notes of a slide: the picture of the slide, and the text."""
    text = "".join(_paragraph_xml(paragraph, sheet) for paragraph in page.notes)
    return root_xml(
        "p:notes",
        f"<p:cSld><p:spTree>{TREE_ROOT}"
        f"<p:sp><p:nvSpPr>{named_xml(2, say('slide-image', sheet.language))}{_IMAGE_LOCKS}"
        '<p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        f"<p:sp><p:nvSpPr>{named_xml(3, say('notes', sheet.language))}{_LOCKS}"
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>",
    )


_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
_IMAGE_LOCKS = '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'


def _paragraph_xml(paragraph: NoteParagraph, sheet: SlideWriter) -> str:
    """A paragraph, or an entry of a list."""
    properties = ""
    if paragraph.level is not None:
        margin = (paragraph.level + 1) * _BULLET_STEP
        level = f' lvl="{paragraph.level}"' if paragraph.level else ""
        properties = (
            f'<a:pPr marL="{margin}" indent="-{_BULLET_STEP}"{level}>'
            '<a:buFont typeface="+mn-lt"/><a:buChar char="•"/></a:pPr>'
        )
    return f"<a:p>{properties}{note_xml(paragraph.inline, sheet)}</a:p>"


def notes_master_xml(slide: Size, theme: Theme, language: str) -> str:
    """The notes master: header, date, slide image, notes, footer and number."""
    image = (
        f"<p:sp><p:nvSpPr>{named_xml(4, say('slide-image', language))}{_IMAGE_LOCKS}"
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr><a:xfrm>{place_xml(_image_box(slide))}</a:xfrm>{_RECT}<a:noFill/>"
        '<a:ln w="6350"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:ln></p:spPr>'
        "</p:sp>"
    )
    notes = _text_xml(
        5,
        say("notes", language),
        'type="body" sz="quarter" idx="3"',
        (54, 342, 432, 324),
        text=_notes_prompt_xml(language),
    )
    head = _furnitures_xml(2, _HEAD, language)
    foot = _furnitures_xml(6, _FOOT, language)
    return root_xml(
        "p:notesMaster",
        f"<p:cSld>{background_xml('paper')}"
        f"<p:spTree>{TREE_ROOT}{head}{image}{notes}{foot}</p:spTree></p:cSld>"
        f"{colour_map_xml(theme)}<p:notesStyle>{_notes_styles_xml()}</p:notesStyle>",
    )


def handout_master_xml(theme: Theme, language: str) -> str:
    """The handout master: header, date, footer and number; PowerPoint adds the slides."""
    furniture = _furnitures_xml(2, (*_HEAD, *_FOOT), language)
    return root_xml(
        "p:handoutMaster",
        f"<p:cSld>{background_xml('paper')}"
        f"<p:spTree>{TREE_ROOT}{furniture}</p:spTree></p:cSld>{colour_map_xml(theme)}",
    )


_RECT = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
# What a piece of furniture is: its name, its placeholder, its place in points, its alignment.
_Furniture = tuple[str, str, tuple[int, int, int, int], str]


def _notes_prompt_xml(language: str) -> str:
    spoken = words_language(language) or language
    return (
        f"<a:p><a:r><a:rPr {language_xml(spoken)}/><a:t>{say('notes', language)}</a:t></a:r></a:p>"
    )


def _image_box(slide: Size) -> Box:
    """The slide at the top of a notes page, as large as the measure and its shape allow."""
    height = min(_WIDTH * slide.height / slide.width, 252.0)
    width = height * slide.width / slide.height
    return Box(pt((540 - width) / 2), pt(63), pt(width), pt(height))


def _furnitures_xml(first: int, entries: Iterable[_Furniture], language: str) -> str:
    return "".join(
        _furniture_xml(number, entry, language) for number, entry in enumerate(entries, first)
    )


def _furniture_xml(number: int, entry: _Furniture, language: str) -> str:
    kind, holder, place, align = entry
    text = f"<a:p><a:endParaRPr {language_xml(language)}/></a:p>"
    if kind == "sldNum":
        number_field = field_xml("‹#›", f"<a:rPr {language_xml(language)}/>")
        text = f"<a:p>{number_field}</a:p>"
    style = f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="1200"/></a:lvl1pPr></a:lstStyle>'
    return _text_xml(number, say(_WORDS[kind], language), holder, place, text=text, style=style)


def _text_xml(
    number: int,
    word: str,
    holder: str,
    place: tuple[int, int, int, int],
    *,
    text: str,
    style: str = "<a:lstStyle/>",
) -> str:
    box = Box(*(pt(length) for length in place))
    return (
        f"<p:sp><p:nvSpPr>{named_xml(number, word)}{_LOCKS}<p:nvPr><p:ph {holder}/></p:nvPr>"
        f"</p:nvSpPr><p:spPr><a:xfrm>{place_xml(box)}</a:xfrm>{_RECT}</p:spPr>"
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>{style}{text}</p:txBody></p:sp>'
    )


def _notes_styles_xml() -> str:
    font = (
        '<a:defRPr sz="1200" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
    )
    spacing = '<a:spcBef><a:spcPts val="600"/></a:spcBef>'
    return "".join(
        f'<a:lvl{level}pPr marL="{(level - 1) * _BULLET_STEP}" algn="l">{spacing}{font}'
        f"</a:lvl{level}pPr>"
        for level in range(1, 10)
    )
