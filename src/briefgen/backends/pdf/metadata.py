"""Meta -> document information, XMP and output intent: what the file says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from briefgen.backends.pdf.objects import PdfObjects, dictionary, stream, string
from briefgen.model.scene_properties import Meta
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped

_PRODUCER = "briefgen"
# The date of a document that has none: nothing may come from the clock.
_NO_DATE = "2000-01-01"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
%(entries)s
<xmp:CreateDate>%(date)s</xmp:CreateDate>
<xmp:ModifyDate>%(date)s</xmp:ModifyDate>
<xmp:CreatorTool>%(producer)s</xmp:CreatorTool>
<pdf:Producer>%(producer)s</pdf:Producer>
<pdf:Keywords>%(keywords)s</pdf:Keywords>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def information(document: PdfObjects, meta: Meta) -> str:
    """The reference to the information dictionary, which says the same as the XMP."""
    date = f"(D:{_date(meta).replace('-', '')}000000Z)"
    entries = {
        "Title": meta.title,
        "Author": meta.organisation,
        "Subject": meta.subject,
        "Keywords": meta.marking,
        "Creator": _PRODUCER,
        "Producer": _PRODUCER,
    }
    said = {key: string(text) for key, text in entries.items() if text}
    return document.add(dictionary(**said, CreationDate=date, ModDate=date))


def catalogue_entries(document: PdfObjects, meta: Meta) -> dict[str, str]:
    """Language, title bar, metadata, and the output intent that PDF/A asks for, by their keys in
    the catalogue."""
    return {
        "Lang": string(meta.language),
        "ViewerPreferences": "<</DisplayDocTitle true>>",
        "Metadata": document.add(_xmp_stream(meta)),
        "OutputIntents": f"[{_output_intent(document)}]",
        "MarkInfo": "<</Marked true>>",
    }


def page_labels(printed: Sequence[int]) -> str:
    """What pages are called, so that "go to page 30" leads to the slide with that number; "" where
    they are counted from 1 anyway. Of `printed` numbers only those count that grow."""
    shifts = [number - index for index, number in enumerate(printed)]
    if set(shifts) <= {1} or printed[0] < 1 or shifts != sorted(shifts):
        return ""
    starts = [
        index for index, shift in enumerate(shifts) if index == 0 or shift != shifts[index - 1]
    ]
    ranges = "".join(f"{index} <</S /D /St {printed[index]}>>" for index in starts)
    return f"<</Nums [{ranges}]>>"


def _date(meta: Meta) -> str:
    return (meta.date or _NO_DATE)[:10]


def _xmp_stream(meta: Meta) -> bytes:
    """Not compressed: programs look for the packet in the bare file."""
    packet = xmp_packet(meta).encode("utf-8")
    return stream(packet, "/Type /Metadata /Subtype /XML", compress=False)


def xmp_packet(meta: Meta) -> str:
    return _PACKET % {
        "entries": _dublin_core(meta),
        "date": f"{_date(meta)}T00:00:00Z",
        "producer": _PRODUCER,
        "keywords": escape(meta.marking, quote=False),
    }


def _dublin_core(meta: Meta) -> str:
    found = [
        _list("title", "Alt", meta.title, ' xml:lang="x-default"'),
        _list("creator", "Seq", meta.organisation),
        _list("description", "Alt", meta.subject, ' xml:lang="x-default"'),
        _list("language", "Bag", meta.language),
    ]
    return "\n".join(entry for entry in found if entry)


def _list(name: str, kind: str, text: str, attribute: str = "") -> str:
    if not text:
        return ""
    item = f"<rdf:li{attribute}>{escape(text, quote=False)}</rdf:li>"
    return f"<dc:{name}><rdf:{kind}>{item}</rdf:{kind}></dc:{name}>"


@memo(1)
def srgb_profile() -> bytes:
    """The same for all files: Pillow's would hold the time of its making."""
    return shipped("colour_profiles/sRGB.icc").read_bytes()


def _output_intent(document: PdfObjects) -> str:
    profile = document.add(stream(srgb_profile(), "/N 3"))
    return dictionary(
        Type="/OutputIntent",
        S="/GTS_PDFA1",
        OutputConditionIdentifier="(sRGB IEC61966-2.1)",
        Info="(sRGB IEC61966-2.1)",
        DestOutputProfile=profile,
    )
