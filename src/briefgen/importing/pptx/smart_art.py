"""The data of a SmartArt drawing -> its points, in order and with levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from briefgen.importing.imported_talk import (
    ImportedBox,
    ImportedParagraph,
    ImportedPicture,
    ImportedSmartArt,
    ImportedText,
)
from briefgen.importing.pptx.boxes import box_of
from briefgen.importing.pptx.inherited_looks import InheritedLook
from briefgen.importing.pptx.pictures import read_picture
from briefgen.importing.pptx.slide_reading import SlideReading
from briefgen.importing.pptx.text_body import BodyReader
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import OFFICE, Element, find, parse_xml, whole, word
from briefgen.pptx_template.transforms import Matrix

_D = f"{{{OFFICE}/drawingml/2006/diagram}}"
_DEEPEST = 2
_SHOWN = frozenset({"node", "asst"})


class DrawnPicture(Value):
    """A `picture` in a SmartArt drawing, its place in shares of this (`box`), and its `alt`."""

    picture: ImportedPicture
    box: ImportedBox
    alt: str


def pictures_in(
    ids: Element, part: Any, size: tuple[int, int], reading: SlideReading
) -> Iterator[DrawnPicture]:
    """The pictures as the program that made the drawing has drawn it last, in EMU on a frame of
    this size. Without that, nothing says where and how large they are."""
    data = _related(ids, "dm", part)
    drawn = next(parse_xml(data.blob, str(data.partname)).iter("{*}dataModelExt"), None)
    relation = None if drawn is None else part.rels.get(drawn.get("relId", ""))
    if relation is None or relation.is_external or not min(size) > 0:
        return
    drawing = relation.target_part
    for shape in parse_xml(drawing.blob, str(drawing.partname)).iter("{*}sp"):
        fill, frame = (shape.find(f"{{*}}spPr/{{*}}{name}") for name in ("blipFill", "xfrm"))
        named = shape.find("{*}nvSpPr/{*}cNvPr")
        alt = reading.cleaned("" if named is None else named.get("descr", ""))
        box = box_of(frame, Matrix(), size)
        picture = read_picture(fill, drawing, reading, alt) if fill is not None and box else None
        if picture and box:
            yield DrawnPicture(picture, box, alt)


def read_smart_art(
    ids: Element, part: Any, reading: SlideReading, *, has_pictures: bool
) -> ImportedSmartArt:
    """`ids` names the relationships of `part` to the drawing's data and layout; whether it
    `has_pictures` that are read already."""
    data = _related(ids, "dm", part)
    root = parse_xml(data.blob, str(data.partname))
    points = {point.get("modelId"): point for point in root.iter(f"{_D}pt")}
    below: dict[str | None, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iter(f"{_D}cxn"):
        if link.get("type", "parOf") == "parOf":
            below[link.get("srcId")].append((whole(link.get("srcOrd")), link.get("destId", "")))
    bodies = BodyReader(reading=reading, part=data)
    found: list[ImportedParagraph] = []
    tops = [id_ for id_, point in points.items() if point.get("type") == "doc"]
    waiting = [(0, id_) for id_ in tops]
    seen = set()
    while waiting:
        level, id_ = waiting.pop()
        if id_ in seen or id_ not in points:
            continue
        seen.add(id_)
        texts = _texts(points[id_], bodies)
        found.extend(replace(one, level=min(level, _DEEPEST), bullet="sign") for one in texts)
        inner = level + 1 if texts else level
        waiting.extend((inner, id_) for _, id_ in sorted(below[id_], reverse=True))
    _leave_out_others(points, seen, bodies, has_pictures=has_pictures)
    return ImportedSmartArt(ImportedText(tuple(found)), _layout_name(ids, part))


def _texts(point: Element, bodies: BodyReader) -> tuple[ImportedParagraph, ...]:
    body = find(point, f"{_D}t")
    return () if body is None else bodies.read(body, InheritedLook((), {})).text.paragraphs


def _leave_out_others(
    points: dict[str, Element], seen: set[str], bodies: BodyReader, *, has_pictures: bool
) -> None:
    """Pictures that are not read, words at the arrows of a drawing, or at what hangs on nothing."""
    for id_, point in points.items():
        if id_ not in seen and point.get("type") != "pres":
            for paragraph in _texts(point, bodies):
                why = "it stands at an arrow, not in a box"
                bodies.reading.leave_out("a text of a SmartArt drawing", why, paragraph.text)
        if not has_pictures and any(word(one) == "blip" for one in point.iter()):
            bodies.reading.leave_out("a picture in a SmartArt drawing", "its words are taken only")


def _related(ids: Element, name: str, part: Any) -> Any:
    return part.related_part(ids.get(f"{{{ids.nsmap['r']}}}{name}", ""))


def _layout_name(ids: Element, part: Any) -> str:
    """As Office names it: "hierarchy1"."""
    try:
        layout = _related(ids, "lo", part)
        root = parse_xml(layout.blob, str(layout.partname))
    except Exception:  # the layout only says how the words are drawn
        return ""
    return str(root.get("uniqueId", "")).rpartition("/")[2].partition("#")[0]
