"""What a presentation says, by two readers that the importer does not share: office-oxide, and the
ledger's own count with a few lines of lxml."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree
from office_oxide import Document

from briefgen.importing.presentation_words import presentation_words
from briefgen.importing.word_ledger import words_of


@dataclass
class Said:
    """What a slide says: its `words` by the ledger's count, and those that office-oxide reads
    (`read`).

    `cells` are the texts of its tables' cells, `figures` the figures in them, `numbers` those of
    its charts, `links` the addresses that its words lead to, `alts` the alternative texts of its
    shapes, groups among them.
    """

    words: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    cells: Counter[str] = field(default_factory=Counter)
    numbers: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)
    links: set[str] = field(default_factory=set)
    alts: Counter[str] = field(default_factory=Counter)

    def add(self, other: Said) -> None:
        for mine, theirs in ((self.words, other.words), (self.read, other.read),
                             (self.cells, other.cells), (self.numbers, other.numbers),
                             (self.figures, other.figures), (self.alts, other.alts)):  # fmt: skip
            mine.update(theirs)
        self.links |= other.links


def said_by(data: bytes) -> Mapping[int, Said]:
    """By the numbers of slides."""
    counted = presentation_words(data)
    found = {number: Said(words=words) for number, words in counted.items()}
    sections = Document.from_bytes(data, "pptx").to_ir()["sections"]
    for number, section in enumerate(sections, 1):
        if number in found:
            found[number].read = words_of(" ".join(_texts(section["elements"])))
            cells = list(_cells(section["elements"]))
            words = (" ".join(sorted(words_of(cell).elements())) for cell in cells)
            found[number].cells = Counter(filter(None, words))
            found[number].figures = Counter(filter(None, map(_figure, cells)))
    with ZipFile(BytesIO(data)) as package:
        for number, part in enumerate(_slides(package), 1):
            _add_facts(package, part, found[number])
    return found


def said_by_source(data: bytes, sources: Sequence[int]) -> Mapping[int, Said]:
    """What a built deck says, by the numbers of the slides that its pages come from."""
    found: dict[int, Said] = {}
    for page, said in said_by(data).items():
        found.setdefault(sources[page - 1], Said()).add(said)
    return found


def _texts(element: Any) -> Iterator[str]:
    """The texts in a tree of office-oxide; a paragraph ends a word."""
    if isinstance(element, list):
        for part in element:
            yield from _texts(part)
    elif isinstance(element, dict):
        content = element.get("content")
        if element.get("type") in ("paragraph", "heading") and isinstance(content, list):
            yield "".join(str(run.get("text", " ")) for run in content)
        else:
            yield from (text for part in element.values() for text in _texts(part))


def _cells(element: Any) -> Iterator[str]:
    """The texts of the cells of all tables."""
    if isinstance(element, dict) and element.get("type") == "table":
        cells = [cell for row in element["rows"] for cell in row["cells"]]
        yield from (" ".join(_texts(cell)) for cell in cells)
    elif isinstance(element, list | dict):
        for part in element.values() if isinstance(element, dict) else element:
            yield from _cells(part)


def _figure(text: str) -> str:
    """A figure as those of charts are compared; of a share in percent, the share."""
    bare = text.strip().rstrip("%").replace("\N{MINUS SIGN}", "-")
    try:
        return f"{float(bare) / (100 if text.strip().endswith('%') else 1):.6g}"
    except ValueError:
        return ""


def _slides(package: ZipFile) -> list[str]:
    """The parts of the slides, in order."""
    main = "ppt/presentation.xml"
    targets = dict(_relations(package, main))
    ids = etree.fromstring(package.read(main)).iterfind("{*}sldIdLst/{*}sldId")
    r_ids = [str(one.xpath("string(@*[local-name()='id' and namespace-uri()])")) for one in ids]
    return [targets[r_id] for r_id in r_ids]


def _relations(package: ZipFile, part: str) -> Iterator[tuple[str, str]]:
    folder, file = posixpath.split(part)
    listed = f"{folder}/_rels/{file}.rels"
    for entry in etree.fromstring(package.read(listed)) if listed in package.namelist() else ():
        target = entry.get("Target", "")
        is_external = entry.get("TargetMode") == "External"
        yield (
            entry.get("Id", ""),
            target if is_external else posixpath.normpath(posixpath.join("/", folder, target))[1:],
        )


def _add_facts(package: ZipFile, part: str, said: Said) -> None:
    tree = etree.fromstring(package.read(part))
    for shape in tree.iter("{*}cNvPr"):
        if alt := shape.get("descr", "").strip():
            said.alts[" ".join(words_of(alt).elements())] += 1
    used = {
        link.xpath("string(@*[local-name()='id'])")
        for run in tree.iter("{*}r")
        if any((one.text or "").strip() for one in run.iter("{*}t"))
        for link in run.iter("{*}hlinkClick")
    }
    for id_, target in _relations(package, part):
        if id_ in used and re.match("https?:|mailto:", target):
            said.links.add(target)
        elif re.search(r"/charts/chart[^/]*\.xml$", target):
            chart = etree.fromstring(package.read(target))
            values = chart.iterfind(".//{*}ser/{*}val//{*}v")
            said.numbers.update(f"{float(value.text or 0):.6g}" for value in values)
