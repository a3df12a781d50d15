"""The shapes of a slide of python-pptx -> ImportedShapes, with their places in shares of the slide.

A shape that cannot be read costs that shape, and is told with its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from briefgen.importing.boxes import is_off_slide, part_of, union
from briefgen.importing.imported_talk import (
    ImportedDrawing,
    ImportedGroup,
    ImportedShape,
    PlaceholderKind,
    ShapeContents,
)
from briefgen.importing.pptx.boxes import box_of, turned_by
from briefgen.importing.pptx.graphic_frames import FrameReader
from briefgen.importing.pptx.inherited_looks import attribute, placeholder_of
from briefgen.importing.pptx.pictures import read_picture
from briefgen.importing.pptx.slide_reading import SlideReading, is_typed, raw_words
from briefgen.importing.pptx.text_body import BodyReader, ReadText
from briefgen.importing.shape_words import all_shapes, texts_in
from briefgen.model.values import replace
from briefgen.ooxml.reader import NAMESPACES, Element, find, find_all, whole, word
from briefgen.pptx_template.transforms import Matrix, group_matrix

_KINDS: dict[str, PlaceholderKind] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "subtitle",
    "pic": "picture",
    "clipArt": "picture",
    "tbl": "table",
    "chart": "chart",
    "dt": "furniture",
    "ftr": "furniture",
    "sldNum": "furniture",
    "hdr": "furniture",
}
_FILLS = frozenset({"solidFill", "gradFill", "pattFill", "blipFill", "grpFill"})
# How texts that are set upwards or downwards are turned.
_SET = {"vert": 90, "vert270": 270, "eaVert": 90, "wordArtVert": 90}


class ShapesReader(Struct, kw_only=True):
    """Reads the shapes of a slide (`reading`), and counts them from the back (`order`)."""

    reading: SlideReading
    order: int = 0

    def read(self, shapes: Any, outer: Matrix) -> Iterator[ImportedShape]:
        """The shapes of a slide or group of python-pptx, which is placed by `outer`."""
        from pptx.shapes.shapetree import SlideShapeFactory

        for element in shapes.element.iter_shape_elms():
            if word(element) == "contentPart":
                self.reading.leave_out("ink", "what is drawn by hand has no words")
                continue
            try:
                yield from self._checked(SlideShapeFactory(element, shapes), outer)
            # What can be wrong in a shape, python-pptx tells in many ways.
            except Exception:
                name = attribute(find(element, "*/p:cNvPr"), "name") or "a shape"
                words = raw_words(element)
                self.reading.leave_out(f"the shape “{name}”", "it is damaged", words)

    def _checked(self, shape: Any, outer: Matrix) -> Iterator[ImportedShape]:
        """Without what is hidden, or stands beside the slide."""
        element = shape.element
        properties = find(element, "*/p:cNvPr")
        if attribute(properties, "hidden") in ("1", "true"):
            for found in self._read(shape, outer):
                words = " ".join(texts_in(found))
                self.reading.leave_out(_called("a hidden shape", found), "it is not shown", words)
            return
        for found in self._read(shape, outer):
            if found.box and is_off_slide(found.box) and found.placeholder != "furniture":
                self._park(found)
            else:
                yield found

    def _park(self, found: ImportedShape) -> None:
        words = " ".join(texts_in(found))
        if words or not isinstance(found.contents, ImportedDrawing):
            what = "a text" if words else "a shape"
            called = _called(f"{what} beside the slide", found)
            self.reading.leave_out(called, "nobody sees it there", words)

    def _read(self, shape: Any, outer: Matrix) -> Iterator[ImportedShape]:
        element = shape.element
        match word(element):
            case "grpSp":
                yield from self._group(shape, outer)
            case "sp":
                yield from self._text(element, outer)
            case "cxnSp" if raw_words(element):
                yield from self._text(element, outer)
            case "pic":
                yield from self._picture(element, outer)
            case "cxnSp":
                yield self._shape(element, _line_of(element), outer)
            case "graphicFrame":
                frames = FrameReader(reading=self.reading, shape=shape)
                read = frames.read(self._alt(element))
                if read.contents is not None:
                    shown = self._shape(element, read.contents, outer)
                    yield replace(shown, size=read.size, alt=shown.alt or read.alt)
                for one in read.pictures:
                    shown = self._shape(element, one.picture, outer)
                    yield replace(shown, alt=one.alt, box=part_of(shown.box, one.box))

    def _group(self, shape: Any, outer: Matrix) -> Iterator[ImportedShape]:
        element = shape.element
        inner = tuple(self.read(shape.shapes, outer.after(group_matrix(element))))
        if inner:
            found = self._shape(element, ImportedGroup(inner), outer)
            yield found if found.box else replace(found, box=union(inner))

    def _picture(self, element: Element, outer: Matrix) -> Iterator[ImportedShape]:
        if kind := _media(element):
            where = self.reading.address_of(_recording(element))
            called = f"{kind} ({where})" if where else kind
            self.reading.leave_out(called, "it cannot be played from the new deck")
            if kind == "a sound":
                return
        alt = self._alt(element)
        contents = read_picture(find(element, "p:blipFill"), self.reading.part, self.reading, alt)
        if contents is not None:
            yield self._shape(element, contents, outer)

    def _text(self, element: Element, outer: Matrix) -> Iterator[ImportedShape]:
        """A shape that may have words, and may be filled with a picture."""
        properties = find(element, "p:spPr")
        fill = find(properties, "a:blipFill")
        if fill is not None:
            alt = self._alt(element)
            picture = read_picture(fill, self.reading.part, self.reading, alt)
            if picture is not None:
                yield replace(self._shape(element, picture, outer), placeholder="picture")
        read = self._words(element)
        if read is not None and read.text.paragraphs:
            shown = self._shape(element, read.table or read.text, outer)
            turned = shown.turned + _SET.get(_way(element), 0)
            yield replace(
                shown,
                placeholder="furniture" if _is_counted(element) else shown.placeholder,
                is_filled=_is_filled(element),
                is_code=read.is_code,
                is_bold=read.is_bold,
                is_right_to_left=read.is_right_to_left,
                size=read.size,
                turned=turned % 360,
            )
        elif fill is None and placeholder_of(element) is None:
            drawing = self._shape(element, ImportedDrawing(), outer)
            if _is_drawn(element):
                yield drawing
            elif drawing.alt:
                called = _called("an empty shape", drawing)
                self.reading.leave_out(called, "there is nothing to be seen")

    def _words(self, element: Element) -> ReadText | None:
        body = find(element, "p:txBody")
        if body is None:
            return None
        look = self.reading.places.look(placeholder_of(element))
        return BodyReader(reading=self.reading, part=self.reading.part).read(body, look)

    def _shape(self, element: Element, contents: ShapeContents, outer: Matrix) -> ImportedShape:
        place = placeholder_of(element)
        frame = _frame(element)
        if frame is None or find(frame, "a:ext") is None:
            frame = self.reading.places.frame(place)
        properties = find(element, "*/p:cNvPr")
        clicks = find_all(properties, "a:hlinkClick") + find_all(properties, "a:hlinkHover")
        click = next(iter(clicks), None)
        link, jump = ("", 0) if click is None else self.reading.target(click, self.reading.part)
        self.order += 1
        return ImportedShape(
            name=attribute(properties, "name") or "",
            contents=contents,
            box=box_of(frame, outer, self.reading.size),
            order=self.order - 1,
            placeholder=_KINDS.get(place.type, "body") if place else "",
            index=place.index if place else -1,
            turned=turned_by(frame),
            alt=self._alt(element),
            is_decorative=_is_decorative(properties),
            link=link,
            jump=jump,
            slot=self.reading.slots.get(attribute(properties, "id") or "", ""),
            id=attribute(properties, "id") or "",
        )

    def _alt(self, element: Element) -> str:
        """Its description; older programs wrote its title, and nothing else, into another place."""
        properties = find(element, "*/p:cNvPr")
        described = attribute(properties, "descr") or attribute(properties, "title") or ""
        return " ".join(self.reading.cleaned(described).split())


def _called(what: str, shape: ImportedShape) -> str:
    """The shape with its description, and those of what is in it."""
    alts = [one.alt for one in all_shapes([shape]) if one.alt]
    return f"{what} ({'; '.join(alts)})" if alts else what


def _frame(element: Element) -> Element:
    for path in ("p:spPr/a:xfrm", "p:grpSpPr/a:xfrm", "p:xfrm"):
        if (found := find(element, path)) is not None:
            return found
    return None


def _line_of(element: Element) -> ImportedDrawing:
    """A connector, with what it joins, from where its arrow begins."""
    ends = (f"p:nvCxnSpPr/p:cNvCxnSpPr/a:{name}" for name in ("stCxn", "endCxn"))
    first, last = (attribute(find(element, end), "id") or "" for end in ends)
    heads = (f"p:spPr/a:ln/a:{name}" for name in ("headEnd", "tailEnd"))
    back, forth = (attribute(find(element, head), "type") not in (None, "none") for head in heads)
    joins = (last, first) if back and not forth else (first, last)
    return ImportedDrawing(is_connector=True, joins=joins, is_arrow=back != forth)


def _media(element: Element) -> str:
    """The recording that a picture stands for, in words."""
    for one in find_all(element, "p:nvPicPr/p:nvPr/*"):
        if word(one) in ("audioFile", "wavAudioFile", "audioCd"):
            return "a sound"
        if word(one) in ("videoFile", "quickTimeFile"):
            return "a video"
    return ""


def _recording(element: Element) -> str:
    """The relationship of the recording that a picture stands for."""
    linked = (
        one.get(f"{{{NAMESPACES['r']}}}link", "") for one in find_all(element, "p:nvPicPr/p:nvPr/*")
    )
    return next(filter(None, linked), "")


def _way(element: Element) -> str:
    return attribute(find(element, "p:txBody/a:bodyPr"), "vert") or ""


def _is_counted(element: Element) -> bool:
    """Whether all that it says is the number of the slide, or the date."""
    body = find(element, "p:txBody")
    fields = find_all(body, "a:p/a:fld")
    return (
        bool(fields)
        and not is_typed(body)
        and all((one.get("type") or "").startswith(("slidenum", "datetime")) for one in fields)
    )


def _is_filled(element: Element) -> bool:
    for child in find_all(element, "p:spPr/*"):
        if word(child) in _FILLS:
            return True
        if word(child) == "noFill":
            return False
    return whole(attribute(find(element, "p:style/a:fillRef"), "idx")) > 0


def _is_drawn(element: Element) -> bool:
    """Whether a shape without words shows anything: a fill or an outline."""
    line = find(element, "p:spPr/a:ln")
    if line is not None and find(line, "a:noFill") is None and len(line):
        return True
    return _is_filled(element) or whole(attribute(find(element, "p:style/a:lnRef"), "idx")) > 0


def _is_decorative(properties: Element) -> bool:
    found = find(properties, "a:extLst/a:ext/adec:decorative")
    return attribute(found, "val") in ("1", "true")
