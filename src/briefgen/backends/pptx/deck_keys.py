"""A deck's slides and texts as keys, in a custom XML part: so edits can find back to their source.

It is the only part of ours that LibreOffice keeps. Keys and digests are opaque: nobody reads ids,
names of files or texts in them, and whoever has the source can make them again. A text whose digest
is another now was edited; that is known even where the source has moved on.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from briefgen.backends.pptx.selection_names import text_of
from briefgen.backends.pptx.slides import numbered_items
from briefgen.model.scene import Grid, Item, Page, PlacedChart, PlacedPicture
from briefgen.model.text_block import Role, TextBlock
from briefgen.ooxml.writer import Part, Relations, make_part
from briefgen.ooxml.xml import DECK_KEYS, escape, guid
from briefgen.support.memo import memo

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_KEY, _DIGEST = 10, 4


def key_of_slide(pack: str, slide: str) -> str:
    """The key of a slide, by its id in the deck and the pack that it is in."""
    return _opaque(f"{pack}\0{slide}", _KEY)


@memo(2_000)
def digest_of_text(text: str) -> str:
    """A short digest of a text; white space counts as one blank, since programs change it."""
    return _opaque(" ".join(text.split()), _DIGEST)


def keys_parts(
    pages: tuple[Page, ...], first_slide_id: int, name: str, *, pack: str, output: str
) -> tuple[Part, ...]:
    """The part, called `name`, with its properties and the relationship between the two. A deck to
    share (`output`) lacks slides by our doing."""
    slides = "".join(
        f'<slide id="{id_}" key="{key_of_slide(pack, page.id)}"{_items_xml(page)}/>'
        for id_, page in enumerate(pages, first_slide_id)
    )
    build = _opaque(slides, _KEY)
    xml = f'<deck xmlns="{DECK_KEYS}" output="{escape(output)}" build="{build}">{slides}</deck>'
    properties = name.replace("item", "itemProps")
    relations = Relations(name)
    relations.add("customXmlProps", properties)
    return (
        make_part(name, "", xml),
        make_part(properties, _PROPERTIES_TYPE, _properties_xml(pack)),
        relations.part(),
    )


def _properties_xml(pack: str) -> str:
    space = f"{_OFFICE}/customXml"
    return (
        f'<ds:datastoreItem ds:itemID="{guid(f"keys of {pack}")}" xmlns:ds="{space}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{DECK_KEYS}"/></ds:schemaRefs></ds:datastoreItem>'
    )


def _items_xml(page: Page) -> str:
    items = list(numbered_items(page))
    return _texts_xml(items) + _slots_xml(items)


def _texts_xml(items: Sequence[tuple[int, Item]]) -> str:
    """Each text by the id of its shape; their order is that of the slots."""
    texts = (
        f"{number}:{digest_of_text(text)}"
        for number, item in items
        if item.about.role is not Role.FURNITURE and (text := "\n".join(_texts(item)))
    )
    found = " ".join(texts)
    return f' texts="{found}"' if found else ""


def _slots_xml(items: Sequence[tuple[int, Item]]) -> str:
    """The shapes that fill each slot of the layout, by their ids. It is what layouts call their
    places, and no name of the author's."""
    by_slot: dict[str, list[int]] = {}
    for number, item in items:
        if slot := slot_of(item):
            by_slot.setdefault(slot, []).append(number)
    found = (f"{slot}:{','.join(map(str, ids))}" for slot, ids in by_slot.items())
    return f' slots="{escape(" ".join(found))}"' if by_slot else ""


def slot_of(item: Item) -> str:
    """The slot that an item fills; a table, a chart and a picture are called what they are."""
    match item:
        case Grid():
            return "table"
        case PlacedChart():
            return "chart"
        case PlacedPicture():
            return "picture"
        case TextBlock(placeholder=placeholder):
            return placeholder or item.about.slot
        case _:
            return item.about.slot if text_of(item) else ""


def _texts(item: Item) -> Iterator[str]:
    """What an item says, as a reader of the deck finds it."""
    if isinstance(item, Grid):
        yield from (cell.text.text for row in item.rows for cell in row.cells)
    elif isinstance(item, PlacedChart):
        yield from item.categories
        for one in item.series:
            yield one.name
            yield from ("" if value is None else f"{value:f}" for value in one.values)
    elif text := text_of(item):
        yield text.text


def _opaque(text: str, length: int) -> str:
    return b32encode(sha256(text.encode()).digest()[:length]).decode()[:length]
