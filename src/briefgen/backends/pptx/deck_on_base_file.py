"""A deck on the organisation's own PowerPoint file: its parts, and slides that name its layouts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from lxml import etree

from briefgen.backends.pptx import shared_parts as shared
from briefgen.backends.pptx.document_properties import (
    app_xml,
    presentation_properties_xml,
    sections_xml,
    slide_list_xml,
    view_properties_xml,
)
from briefgen.backends.pptx.layout_placeholders import Holder
from briefgen.backends.pptx.notes_slides import notes_master_xml
from briefgen.backends.pptx.theme import table_styles_xml, theme_xml
from briefgen.model.base_file import Base, BaseHolder, KeptPart
from briefgen.model.scene import (
    Area,
    Grid,
    Group,
    Item,
    LineShape,
    Page,
    PlacedChart,
    PlacedPicture,
    Scene,
    SquareCode,
)
from briefgen.model.template import Template
from briefgen.model.text_block import TextBlock
from briefgen.model.values import replace
from briefgen.ooxml.writer import Part, Relations, make_part, pack_part
from briefgen.ooxml.xml import root_xml
from briefgen.support.memo import memo
from briefgen.text.words import say

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELS = ".rels"
# Already packed: to try it again gains nothing.
_PACKED = ("png", "jpeg", "jpg", "gif", "xlsx", "docx", "fntdata", "mp4", "wdp")
# What stands before the list of slides, and before the sections, in a presentation part.
_BEFORE_SLIDES = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")


def shared_parts(template: Template, base: Base, language: str) -> shared.SharedParts:
    """What all decks on the file share, kept for the next deck."""
    return _make_shared(_Key(template, base, language))


class _Key:
    """A template and a language as a key: the file's digest tells it from others, with its name
    and aspect."""

    __slots__ = ("base", "language", "name", "template")

    def __init__(self, template: Template, base: Base, language: str) -> None:
        self.template, self.base, self.language = template, base, language
        self.name = (template.name, template.aspect, base.digest, language)

    def __hash__(self) -> int:
        return hash(self.name)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Key)
            and self.template is other.template
            and self.language == other.language
        )


@memo(4)
def _make_shared(key: _Key) -> shared.SharedParts:
    template, base = key.template, key.base
    parts = (*(_kept(part) for part in base.parts), *_added_parts(template, base, key.language))
    layouts = {name: layout.part for name, layout in base.layouts.items()}
    holders = {
        name: {slot: _holder(slot, holder) for slot, holder in layout.holders.items()}
        for name, layout in base.layouts.items()
    }
    notes = base.part_of("notesMaster") or shared.NOTES_MASTER
    return shared.SharedParts(parts, layouts, holders, notes)


def _kept(part: KeptPart) -> Part:
    kind = "" if part.name.endswith(_RELS) else part.type or "application/xml"
    return pack_part(part.name, kind, part.data, is_packed=part.name.endswith(_PACKED))


def _added_parts(template: Template, base: Base, language: str) -> tuple[Part, ...]:
    """What every deck needs and the file lacks, and what says nothing of people."""
    parts = [
        make_part(
            shared.PRESENTATION_PROPERTIES,
            "presentationml.presProps",
            presentation_properties_xml(),
        ),
        make_part(shared.VIEW_PROPERTIES, "presentationml.viewProps", view_properties_xml()),
        make_part(shared.APP, "extended-properties", app_xml()),
    ]
    if not base.part_of("tableStyles"):
        parts.append(
            make_part(shared.TABLE_STYLES, "presentationml.tableStyles", table_styles_xml())
        )
    if not base.part_of("notesMaster"):
        parts += _notes_parts(template, base, language)
    return tuple(parts)


def _notes_parts(template: Template, base: Base, language: str) -> tuple[Part, ...]:
    """Our notes master with a theme of its own, for a file that has none."""
    taken = {part.name.lower() for part in base.parts}
    numbers = range(1, len(taken) + 2)
    theme = next(name for n in numbers if (name := f"ppt/theme/theme{n}.xml") not in taken)
    relations = Relations(shared.NOTES_MASTER)
    relations.add("theme", theme)
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    return (
        make_part(theme, kind, theme_xml(template.prints or template, say("notes", language))),
        make_part(
            shared.NOTES_MASTER,
            "presentationml.notesMaster",
            notes_master_xml(template.size, (template.prints or template).theme, language),
        ),
        relations.part(),
    )


def _holder(slot: str, holder: BaseHolder) -> Holder:
    kind = "" if holder.type == "obj" else holder.type
    return Holder(
        name=slot,
        type=kind,
        idx=holder.idx,
        box=holder.box,
        levels=holder.levels,
        insets=holder.insets,
        anchor=holder.anchor,
        exact=holder.exact,
        fixed=holder.fixed,
        shaded=holder.shaded,
    )


def presentation_parts(
    scene: Scene, base: Base, name: str, slide_names: Sequence[str], keys: str
) -> tuple[Part, Part]:
    """The file's presentation part with the deck's slides and sections, and its relationships."""
    relations = Relations(name)
    root = etree.fromstring(base.presentation)
    new = {id_: relations.add(kind, part) for id_, (kind, part) in base.relations.items()}
    for element in root.iter():
        if (old := element.get(_RELATION_ID)) is not None:
            element.set(_RELATION_ID, new[old])
    slides = [relations.add("slide", slide) for slide in slide_names]
    if not base.part_of("notesMaster"):
        _add_notes_master(root, relations.add("notesMaster", shared.NOTES_MASTER))
    relations.add("presProps", shared.PRESENTATION_PROPERTIES)
    relations.add("viewProps", shared.VIEW_PROPERTIES)
    if not base.part_of("tableStyles"):
        relations.add("tableStyles", shared.TABLE_STYLES)
    relations.add("customXml", keys)
    _insert_after(root, _BEFORE_SLIDES, slide_list_xml(slides))
    if sections := sections_xml(scene.sections):
        root.append(_element(sections))
    xml = etree.tostring(root, encoding="unicode")
    return make_part(name, "presentationml.presentation.main", xml), relations.part()


def _element(xml: str) -> etree._Element:
    """One element of ours, which knows the usual prefixes."""
    return etree.fromstring(root_xml("x", xml))[0]


def _insert_after(root: etree._Element, names: Sequence[str], xml: str) -> None:
    last = max(
        (index for index, child in enumerate(root) if str(child.tag).removeprefix(_MAIN) in names),
        default=-1,
    )
    root.insert(last + 1, _element(xml))


def _add_notes_master(root: etree._Element, id_: str) -> None:
    entry = f'<p:notesMasterIdLst><p:notesMasterId r:id="{id_}"/></p:notesMasterIdLst>'
    _insert_after(root, _BEFORE_SLIDES[:1], entry)


def on_holders(page: Page, holders: Mapping[str, Holder]) -> Page:
    """The page, its items in placeholders only where the file's layout has them. A number that
    has none is one that the file shows by itself."""
    items, furniture = (
        tuple(_on_holder(item, holders) for item in found if not _is_shown(item, holders))
        for found in (page.items, page.furniture)
    )
    return replace(page, items=items, furniture=furniture)


def _is_shown(item: Item, holders: Mapping[str, Holder]) -> bool:
    return isinstance(item, TextBlock) and item.placeholder == "number" and "number" not in holders


def _on_holder(item: Item, holders: Mapping[str, Holder]) -> Item:
    match item:
        case TextBlock() | Grid() | PlacedPicture() | PlacedChart():
            if item.placeholder not in holders:
                return replace(item, placeholder="")
            return _in_own_place(item, holders[item.placeholder])
        case Group():
            return replace(item, items=tuple(_on_holder(one, holders) for one in item.items))
        case Area() | LineShape() | SquareCode():
            return item
        case _:
            assert_never(item)


def _in_own_place(item: Item, holder: Holder) -> Item:
    """A text that had more room than its placeholder, and did not need it, inherits its place."""
    own, kept = item.box, holder.box
    if not isinstance(item, TextBlock) or (own.x, own.width) != (kept.x, kept.width):
        return item
    is_held = {"top": own.y == kept.y, "bottom": own.bottom == kept.bottom}.get(item.anchor, False)
    if not is_held or own.height <= kept.height:
        return item
    fits = item.fit.needed <= kept.inset(item.insets).height
    return replace(item, box=kept) if fits and item.insets == holder.insets else item
