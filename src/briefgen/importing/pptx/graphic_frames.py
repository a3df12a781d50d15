"""A frame of a slide -> the table, chart, SmartArt or other file in it."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import ShapeContents
from briefgen.importing.pptx.charts import ChartReader
from briefgen.importing.pptx.inherited_looks import attribute
from briefgen.importing.pptx.new_charts import read_new_chart
from briefgen.importing.pptx.pictures import read_picture
from briefgen.importing.pptx.slide_reading import SlideReading, raw_words, relation_id
from briefgen.importing.pptx.smart_art import DrawnPicture, pictures_in, read_smart_art
from briefgen.importing.pptx.tables import read_table
from briefgen.importing.pptx.text_body import BodyReader
from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, parse_xml, word

_NO_PREVIEW = "decks hold no other files: write what it says, or link to it"
_PREVIEW = "only its picture is taken: write what it says, or link to the file"


class ReadFrame(Value):
    """What a frame shows (`contents`), None where that is left out; the largest `size` of its text,
    an alternative text that stands inside (`alt`), and the `pictures` in a SmartArt drawing."""

    contents: ShapeContents | None = None
    size: float = 0
    alt: str = ""
    pictures: tuple[DrawnPicture, ...] = ()


class FrameReader(Value, kw_only=True):
    """Reads a graphic frame of python-pptx (`shape`) while its slide is read (`reading`)."""

    reading: SlideReading
    shape: Any

    def read(self, alt: str) -> ReadFrame:
        data = find(self.shape.element, "a:graphic/a:graphicData")
        if self.shape.has_table:
            bodies = BodyReader(reading=self.reading, part=self.reading.part)
            look = self.reading.places.look(None)
            return ReadFrame(*read_table(self.shape.table, look, bodies))
        if self.shape.has_chart:
            return ReadFrame(self._chart())
        inner = next(iter(data), None) if data is not None else None
        match word(inner) if inner is not None else "":
            case "relIds":
                return self._smart_art(inner)
            case "oleObj":
                return self._embedded(inner, alt)
            case "chart":
                return ReadFrame(self._new_chart(inner))
        kind = (attribute(data, "uri") or "").rpartition("/")[2] or "of no kind"
        self.reading.leave_out(f"an object ({kind})", "it is of a kind that is not known", alt)
        return ReadFrame()

    def _chart(self) -> ShapeContents:
        space = self.shape.chart._chartSpace
        read = ChartReader(space=space, clean=self.reading.cleaned).read()
        if read.other:
            why = "labels of a chart are written by the new deck"
            self.reading.leave_out("labels in a chart", why, read.other)
        if read.no_numbers:
            why = "it is no number: the chart has a gap there"
            self.reading.leave_out("what stands for a value of a chart", why, read.no_numbers)
        self._drawn_over(self.shape.chart.part)
        return read.chart

    def _drawn_over(self, chart: Any) -> None:
        """What somebody drew on a chart."""
        for relation in chart.rels.values():
            if relation.reltype.endswith("/chartUserShapes") and not relation.is_external:
                part = relation.target_part
                words = raw_words(parse_xml(part.blob, str(part.partname)))
                self.reading.leave_out("a drawing on a chart", "charts have none here", words)

    def _new_chart(self, inner: Element) -> ShapeContents:
        part = self.reading.part.related_part(relation_id(inner))
        return read_new_chart(parse_xml(part.blob, str(part.partname)), self.reading.cleaned)

    def _smart_art(self, inner: Element) -> ReadFrame:
        part, size = self.reading.part, (self.shape.width, self.shape.height)
        pictures = tuple(pictures_in(inner, part, size, self.reading))
        read = read_smart_art(inner, part, self.reading, has_pictures=bool(pictures))
        if not read.points.paragraphs:
            self.reading.leave_out("a SmartArt drawing", "there are no words in it")
        return ReadFrame(read if read.points.paragraphs else None, pictures=pictures)

    def _embedded(self, inner: Element, alt: str) -> ReadFrame:
        """An embedded file is known by the picture of it."""
        picture = find(inner, "p:pic")
        program = f" ({inner.get('progId')})" if inner.get("progId") else ""
        why = _NO_PREVIEW if picture is None else _PREVIEW
        self.reading.leave_out(f"an embedded file{program}", why)
        if picture is None:
            return ReadFrame()
        inner_alt = attribute(find(picture, "p:nvPicPr/p:cNvPr"), "descr") or ""
        inner_alt = self.reading.cleaned(inner_alt)
        part = self.reading.part
        fill = find(picture, "p:blipFill")
        return ReadFrame(read_picture(fill, part, self.reading, alt or inner_alt), 0, inner_alt)
