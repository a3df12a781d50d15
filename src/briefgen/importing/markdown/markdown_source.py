"""What all slides of a Markdown file share: what it was written for, its references and files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from briefgen.importing.imported_talk import ImportedPicture, ImportedShape, LeftOut
from briefgen.importing.markdown.addresses import ReadFile, embedded_picture, path_beside
from briefgen.importing.markdown.flavours import Flavour
from briefgen.importing.markdown.inline_rules import parser
from briefgen.importing.markdown.run_builder import PictureMark
from briefgen.importing.markdown.source_lines import SourceLine
from briefgen.importing.markdown.split_slides import SourceSlide
from briefgen.importing.picture_ending import picture_ending
from briefgen.model.values import Value

_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\]]{1,500}\]:\s*\S")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,100})\]:\s*(.*)")
# What Marp and its filters have in place of an alternative text.
_MARP_WORD = re.compile(
    r"bg|fit|cover|contain|auto|vertical|horizontal|(left|right)(:\d+%)?|(w|h|width|height):\S+"
    r"|\d+%|(blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|"
    r"sepia)(:\S+)?"
)
_OUTSIDE = "only files in the folder of the text, and in folders there, are read"


class MarkdownSource(Value, kw_only=True):
    """A file's `flavour`; `references` as the parser keeps them; the text of each of its
    `footnotes`; what pictures in the text are written in (`embedded`); and `read_file`, which gives
    the bytes of a file beside it."""

    flavour: Flavour
    references: Any
    footnotes: Mapping[str, str]
    embedded: Sequence[str]
    read_file: ReadFile

    def picture(self, mark: PictureMark) -> ImportedShape | LeftOut:
        """The shape of a picture, or why it is not there."""
        alt = self._alt(mark.alt)
        what = f"the picture {mark.address[:120] or 'without an address'}"
        data = embedded_picture(mark.address, self.embedded)
        if data is None:
            path = path_beside(mark.address, "public" if self.flavour == "slidev" else "")
            if not path:
                return LeftOut(what, _OUTSIDE, alt)
            data = self.read_file(path)
        if data is None:
            return LeftOut(what, "there is no such file beside the text", alt)
        if not (ending := picture_ending(data)):
            return LeftOut(what, "it is no kind of picture that briefgen can show", alt)
        picture = ImportedPicture(data=data, ending=ending)
        return ImportedShape(name="Picture", contents=picture, alt=alt)

    def unused_footnotes(self, slides: Sequence[SourceSlide]) -> Iterator[LeftOut]:
        texts = "\n".join(line.text for slide in slides for line in slide.lines)
        for name, text in self.footnotes.items():
            if f"[^{name}]" not in texts:
                yield LeftOut(f"the footnote {name}", "no mark leads to it", text)

    def _alt(self, text: str) -> str:
        words = text.split()
        if self.flavour == "marp":
            words = [word for word in words if not _MARP_WORD.fullmatch(word)]
        return " ".join(words)


def references_in(lines: Sequence[SourceLine]) -> Any:
    """The addresses that `[name]: address` gives anywhere in a file."""
    found = [line.text for line in lines if not line.is_code and _REFERENCE.match(line.text)]
    kept: Any = {}
    parser().parse("\n".join(found), kept)
    return kept


def without_footnotes(
    lines: Sequence[SourceLine],
) -> tuple[list[SourceLine], dict[str, str]]:
    """The lines without those that say footnotes, and what these say."""
    said: dict[str, str] = {}
    kept = list(_unnoted(lines, said))
    return kept, said


def _unnoted(lines: Sequence[SourceLine], said: dict[str, str]) -> Iterator[SourceLine]:
    name = ""
    for line in lines:
        found = None if line.is_code else _FOOTNOTE.match(line.text)
        if found:
            name = found[1]
            said[name] = f"{said.get(name, '')} {found[2]}".strip()
        elif name and not line.is_code and line.text.startswith(("    ", "\t")):
            said[name] += " " + line.text.strip()
        else:
            name = name if not line.text.strip() else ""
            yield line
