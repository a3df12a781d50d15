"""Scene + template -> the bytes of a PowerPoint deck.

Everything of Office Open XML is inside this package; docs/analysis/pptx.md shows what is written
and why. Text becomes native paragraphs in the layout's placeholders, tables native tables, cards
and diagrams groups of native shapes; a slide writes only what differs from its layout.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.backends.pptx import shared_parts as shared
from briefgen.backends.pptx.deck_keys import keys_parts
from briefgen.backends.pptx.document_properties import FIRST_SLIDE_ID, core_xml, presentation_xml
from briefgen.backends.pptx.layout_placeholders import Holder
from briefgen.backends.pptx.notes_slides import notes_slide_xml
from briefgen.backends.pptx.pictures import media_of, media_parts
from briefgen.backends.pptx.shared_parts import SharedParts, base_of
from briefgen.backends.pptx.slide_context import Media, ShapeIds, SlideWriter
from briefgen.backends.pptx.slides import FIRST_NUMBER, sites_of, slide_xml
from briefgen.model.output_progress import OutputProgress
from briefgen.model.rich_text import Run
from briefgen.model.scene import Page, Scene
from briefgen.model.template import Template
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from briefgen.ooxml.writer import Part, Relations, make_part, write_package
from briefgen.ooxml.xml import ThemeColours, theme_colours

_PRESENTATION = "ppt/presentation.xml"
_CORE = "docProps/core.xml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def render_pptx(
    scene: Scene,
    template: Template,
    *,
    pack: str = "",
    output: str = "deck",
    progress: OutputProgress | None = None,
) -> bytes:
    """The deck as the bytes of a .pptx file: the same bytes for the same scene, and the same `pack`
    that it is a file of, as which `output`. `progress` hears of its slides.

    Raises KeyError where an item names a layout, slot or shape that does not exist.
    """
    own_file = template.base
    taken = _taken(template)
    media = media_of(scene, () if own_file else template.pictures, taken=taken)
    if own_file is not None:
        from briefgen.backends.pptx.deck_on_base_file import shared_parts

        base = shared_parts(template, own_file, scene.meta.language)
    else:
        used = {page.layout for page in scene.pages}
        base = base_of(template, scene.meta.language, _furniture_texts(scene), media, used=used)
    slides = {page.id: _slide_name(number) for number, page in enumerate(scene.pages, 1)}
    charts = ShapeIds(1)
    pages = tuple(
        part
        for number, page in enumerate((progress or OutputProgress()).each(scene.pages), 1)
        for part in _page_parts(
            number, page, scene, template, base=base, slides=slides, media=media, charts=charts
        )
    )
    keys = _keys_name(taken)
    own = (*_package_parts(scene), *_presentation_parts(scene, template, keys))
    known = keys_parts(scene.pages, FIRST_SLIDE_ID, keys, pack=pack, output=output)
    return write_package((*own, *base.parts, *pages, *media_parts(media, scene.assets), *known))


def _keys_name(taken: frozenset[str]) -> str:
    names = (f"customXml/item{number}.xml" for number in range(1, len(taken) + 2))
    return next(name for name in names if name.lower() not in taken)


def _taken(template: Template) -> frozenset[str]:
    """The names of the parts that an organisation's own file brings, in small letters: names of
    parts that differ in nothing else are the same."""
    own_file = template.base
    return frozenset(name.lower() for name in own_file.part_names) if own_file else frozenset()


def _colours(template: Template, layout: str) -> ThemeColours:
    roles = template.base.layouts[layout].roles if template.base else {}
    return theme_colours(tuple(roles.items()), tuple(template.theme.colours.items()))


def _furniture_texts(scene: Scene) -> dict[str, Run]:
    """Footer and date, which are the same on every slide that has them."""
    blocks = [block for page in scene.pages for block in page.furniture]
    return {
        block.placeholder: block.paragraphs[0].inline.runs[0]
        for block in blocks
        if isinstance(block, TextBlock) and block.placeholder in {"footer", "date"}
    }


def _slide_name(number: int) -> str:
    return f"ppt/slides/slide{number}.xml"


def _package_parts(scene: Scene) -> tuple[Part, Part]:
    """The relationships of the package, and the document properties."""
    relations = Relations("")
    relations.add("officeDocument", _PRESENTATION)
    relations.add("core-properties", _CORE)
    relations.add("extended-properties", shared.APP)
    return relations.part(), make_part(_CORE, _CORE_TYPE, core_xml(scene.meta))


def _presentation_parts(scene: Scene, template: Template, keys: str) -> tuple[Part, Part]:
    if template.base is not None:
        from briefgen.backends.pptx.deck_on_base_file import presentation_parts

        names = [_slide_name(number + 1) for number in range(len(scene.pages))]
        return presentation_parts(scene, template.base, _PRESENTATION, names, keys)
    relations = Relations(_PRESENTATION)
    masters = (
        relations.add("slideMaster", shared.MASTER),
        relations.add("notesMaster", shared.NOTES_MASTER),
        relations.add("handoutMaster", shared.HANDOUT_MASTER),
    )
    slides = [relations.add("slide", _slide_name(number + 1)) for number in range(len(scene.pages))]
    relations.add("presProps", shared.PRESENTATION_PROPERTIES)
    relations.add("viewProps", shared.VIEW_PROPERTIES)
    relations.add("theme", shared.THEME)
    relations.add("tableStyles", shared.TABLE_STYLES)
    relations.add("customXml", keys)
    xml = presentation_xml(scene, template.size, masters, slides)
    return make_part(_PRESENTATION, "presentationml.presentation.main", xml), relations.part()


def _page_parts(
    number: int,
    page: Page,
    scene: Scene,
    template: Template,
    *,
    base: SharedParts,
    slides: Mapping[str, str],
    media: Mapping[str, Media],
    charts: ShapeIds,
) -> tuple[Part, ...]:
    """A slide, its notes, and the relationships of both."""
    name, notes_name = _slide_name(number), f"ppt/notesSlides/notesSlide{number}.xml"
    relations = Relations(name)
    relations.add("slideLayout", base.layouts[page.layout])
    if page.notes:
        relations.add("notesSlide", notes_name)
    sheet = SlideWriter(
        language=scene.meta.language,
        slides=slides,
        holders=base.holders[page.layout],
        sites=sites_of(page),
        numbers=ShapeIds(FIRST_NUMBER),
        relations=relations,
        charts=charts,
        media=media,
        colours=_colours(template, page.layout),
        taken=_taken(template),
        is_kept=template.base is None,
    )
    xml = slide_xml(_shown(page, sheet, template), template.layouts[page.layout], sheet)
    slide = make_part(name, "presentationml.slide", xml)
    notes = _notes_parts(page, notes_name, name, sheet, base=base) if page.notes else ()
    return (slide, relations.part(), *sheet.parts, *notes)


def _shown(page: Page, sheet: SlideWriter, template: Template) -> Page:
    """The page with what has no placeholder on its layout as texts of its own."""
    if template.base is None:
        return _without_unasked(page, sheet.holders)
    from briefgen.backends.pptx.deck_on_base_file import on_holders

    return on_holders(page, sheet.holders)


def _without_unasked(page: Page, holders: Mapping[str, Holder]) -> Page:
    """The page, its marking and the name of its section as texts of its own: the layout has no
    placeholder for what nobody is to type."""
    furniture = tuple(
        replace(item, placeholder="", about=replace(item.about, slot=item.placeholder))
        if isinstance(item, TextBlock) and holders[item.placeholder].is_unasked
        else item
        for item in page.furniture
    )
    return replace(page, furniture=furniture)


def _notes_parts(
    page: Page, name: str, slide: str, of_slide: SlideWriter, *, base: SharedParts
) -> tuple[Part, Part]:
    relations = Relations(name)
    relations.add("notesMaster", base.notes_master)
    relations.add("slide", slide)
    sheet = replace(of_slide, relations=relations)
    part = make_part(name, "presentationml.notesSlide", notes_slide_xml(page, sheet))
    return part, relations.part()
