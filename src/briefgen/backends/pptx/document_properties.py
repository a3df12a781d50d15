"""Scene -> presentation part and document properties: what the deck says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.backends.pptx.masters import FIRST_ID, plain_styles_xml
from briefgen.backends.pptx.notes_slides import NOTES_SIZE
from briefgen.model.scene import Scene
from briefgen.model.scene_properties import Meta, SceneSection
from briefgen.model.units import Size, pt
from briefgen.ooxml.xml import escape, guid, root_xml

FIRST_SLIDE_ID = 256
_SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
# The date of a deck that has none: nothing may come from the clock.
_NO_DATE = "2000-01-01"


def presentation_xml(
    scene: Scene, size: Size, masters: tuple[str, str, str], slide_ids: Sequence[str]
) -> str:
    """The presentation: masters (slide, notes, handout) and slides by relationship, sections."""
    master, notes, handout = masters
    return root_xml(
        "p:presentation",
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_ID}" r:id="{master}"/></p:sldMasterIdLst>'
        f'<p:notesMasterIdLst><p:notesMasterId r:id="{notes}"/></p:notesMasterIdLst>'
        f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{handout}"/></p:handoutMasterIdLst>'
        f"{slide_list_xml(slide_ids)}{_size_xml(size)}"
        f'<p:notesSz cx="{NOTES_SIZE.width}" cy="{NOTES_SIZE.height}"/>'
        f"<p:defaultTextStyle>{plain_styles_xml(scene.meta.language)}</p:defaultTextStyle>"
        f"{sections_xml(scene.sections)}",
        ' saveSubsetFonts="1"',
    )


def slide_list_xml(slide_ids: Sequence[str]) -> str:
    """The list of slides, by their relationships."""
    slides = "".join(
        f'<p:sldId id="{number}" r:id="{id_}"/>'
        for number, id_ in enumerate(slide_ids, FIRST_SLIDE_ID)
    )
    return f"<p:sldIdLst>{slides}</p:sldIdLst>"


def _size_xml(size: Size) -> str:
    """PowerPoint's name for 720 x 540 points; 960 x 540 has none."""
    kind = ' type="screen4x3"' if size == Size(pt(720), pt(540)) else ""
    return f'<p:sldSz cx="{size.width}" cy="{size.height}"{kind}/>'


def sections_xml(sections: Iterable[SceneSection]) -> str:
    """The sections, which name the slides by the numbers of the slide list."""
    found = ""
    for index, section in enumerate(sections, 1):
        ids = "".join(f'<p14:sldId id="{FIRST_SLIDE_ID + page}"/>' for page in section.pages)
        found += (
            f'<p14:section name="{escape(section.name)}" id="{guid(f"section {index}")}">'
            f"<p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>"
        )
    if not found:
        return ""
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{_SECTIONS}">{found}</p14:sectionLst></p:ext></p:extLst>'
    )


def core_xml(meta: Meta) -> str:
    """Title, subject, organisation, language, date and marking, and nothing else."""
    date = f"{(meta.date or _NO_DATE)[:10]}T00:00:00Z"
    entries = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.organisation),
        ("cp:keywords", meta.marking),
        ("dc:language", meta.language),
        ("cp:contentStatus", meta.marking),
    )
    texts = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in entries if text)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{escape(date)}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return f"<cp:coreProperties {_CORE}>{texts}{dates}</cp:coreProperties>"


def app_xml() -> str:
    """The name of the program, which PowerPoint shows nowhere but readers expect."""
    return f'<Properties xmlns="{_EXTENDED}"><Application>briefgen</Application></Properties>'


def presentation_properties_xml() -> str:
    return root_xml("p:presentationPr", "")


def view_properties_xml() -> str:
    """PowerPoint opens the deck in the normal view."""
    return root_xml("p:viewPr", "", ' lastView="sldView"')
