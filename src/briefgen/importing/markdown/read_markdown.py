"""The text of a Markdown file, and the files beside it -> the talk that it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct, field

from briefgen.importing.clean_text import clean, signs_taken_out
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    ImportedSlide,
    ImportedTalk,
    ImportedText,
    LeftOut,
)
from briefgen.importing.markdown.addresses import ReadFile, path_beside, without_embedded
from briefgen.importing.markdown.blocks import flattened, read_blocks
from briefgen.importing.markdown.flavours import Flavour, told_flavour
from briefgen.importing.markdown.front_matter import front_matter, text_of, texts_at
from briefgen.importing.markdown.markdown_source import (
    MarkdownSource,
    references_in,
    without_footnotes,
)
from briefgen.importing.markdown.other_spellings import as_usually_written
from briefgen.importing.markdown.read_slide import furniture, read_slide
from briefgen.importing.markdown.source_lines import MOST_CHARACTERS, SourceLine, source_lines
from briefgen.importing.markdown.split_slides import SourceSlide, check_number, split_slides
from briefgen.model.values import replace
from briefgen.ooxml.reader import Refusal

# Files that a file may include, and these in turn.
MOST_INCLUDED = 50
_ASPECTS = {"4:3": "4:3", "4/3": "4:3"}
# Days that are worked out when the slides are made.
_DAYS = frozenset({"today", "now", "last-modified"})
_NOT_SHOWN = ("abstract", "summary")
_COVER = ("title", "subtitle", "author", "authors", "institute", "date")


def read_markdown(text: str, read_file: ReadFile) -> ImportedTalk:
    """`read_file` gives a picture, or a file that is included, by its path below the folder of the
    text. Raises Refusal for a text beyond the limits."""
    text, embedded = without_embedded(text)
    lines = source_lines(clean(text.expandtabs(4)))
    keys, after = front_matter(lines)
    said = {name: tuple(texts_at(keys, name)) for name in _COVER}
    if keys is None:
        said, after = _percent_block(lines)
    flavour = told_flavour(keys, lines)
    lines, footnotes = without_footnotes(as_usually_written(lines[after:]))
    inclusion = _Inclusion(flavour=flavour, read_file=read_file)
    found = list(inclusion.read(split_slides(lines, flavour, keys)))
    check_number(found)
    source = MarkdownSource(
        flavour=flavour,
        references=references_in([line for slide in found for line in slide.lines]),
        footnotes=footnotes,
        embedded=embedded,
        read_file=read_file,
    )
    cover = _cover(said, source) if flavour in ("pandoc", "quarto") else ()
    read = (read_slide(one, source, is_first=not cover and one is found[0]) for one in found)
    numbered = enumerate((*cover, *read), 1)
    return ImportedTalk(
        slides=tuple(replace(slide, number=number) for number, slide in numbered),
        title=" ".join(said.get("title", ())),
        author=", ".join(said.get("author", ())),
        language=text_of(keys, "lang"),
        aspect=_ASPECTS.get(text_of(keys, "size", "aspectRatio"), "16:9"),
        left_out=(
            *furniture(keys),
            *(() if cover else _unshown(said)),
            *_unshown({name: tuple(texts_at(keys, name)) for name in _NOT_SHOWN}),
            *source.unused_footnotes(found),
            *inclusion.left_out,
            *_taken_out(text),
        ),
    )


class _Inclusion(Struct, kw_only=True):
    """Slides of Slidev that stand in other files (`src:`). `files` and `letters` are counted."""

    flavour: Flavour
    read_file: ReadFile
    files: int = 0
    letters: int = 0
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, slides: Sequence[SourceSlide]) -> Iterator[SourceSlide]:
        for slide in slides:
            if self.flavour == "slidev" and (address := text_of(slide.keys, "src")):
                yield from self._included(address)
            if any(line.text.strip() or line.comments for line in slide.lines):
                yield slide

    def _included(self, address: str) -> Iterator[SourceSlide]:
        path = path_beside(address)
        data = self.read_file(path) if path else None
        if data is None:
            why = "there is no such file beside the text" if path else "it lies in another folder"
            self.left_out.append(LeftOut(f"the slides in {address[:120]}", why))
            return
        self.files += 1
        text = clean(data.decode("utf-8", "replace").expandtabs(4))
        self.letters += len(text)
        if self.files > MOST_INCLUDED or self.letters > MOST_CHARACTERS:
            what = f"the text includes more than {MOST_INCLUDED} files, or files that are too long"
            raise Refusal(what, "import them one by one")
        lines = source_lines(text)
        keys, after = front_matter(lines)
        yield from self.read(split_slides(lines[after:], self.flavour, keys))


def _percent_block(lines: Sequence[SourceLine]) -> tuple[dict[str, tuple[str, ...]], int]:
    """pandoc: title, authors and date in up to three lines that begin with a percent sign."""
    said: dict[str, tuple[str, ...]] = {}
    for at, name in enumerate(("title", "author", "date")):
        if at == len(lines) or not lines[at].text.startswith("%"):
            return said, at
        text = lines[at].text[1:].strip()
        said[name] = tuple(one.strip() for one in text.split(";")) if text else ()
    return said, len(said)


def _cover(said: Mapping[str, Sequence[str]], source: MarkdownSource) -> tuple[ImportedSlide, ...]:
    """The slide that pandoc and Quarto make of the keys at the head."""
    if not said.get("title"):
        return ()
    left_out = [
        LeftOut("the date", "write the day of the talk", day)
        for day in said.get("date", ())
        if day in _DAYS
    ]
    lines = [
        *said.get("subtitle", ()),
        ", ".join((*said.get("author", ()), *said.get("authors", ()))),
        ", ".join(said.get("institute", ())),
        *(day for day in said.get("date", ()) if day not in _DAYS),
    ]
    title = ImportedText(tuple(_inline(" ".join(said["title"]), source)))
    below = ImportedText(tuple(chain.from_iterable(_inline(line, source) for line in lines)))
    shapes = [ImportedShape(name="Title", contents=title, placeholder="title")]
    if below.paragraphs:
        shapes.append(
            ImportedShape(name="Subtitle", contents=below, placeholder="subtitle", order=1)
        )
    return (
        ImportedSlide(number=1, shapes=tuple(shapes), layout="title", left_out=tuple(left_out)),
    )


def _unshown(said: Mapping[str, Sequence[str]]) -> Iterator[LeftOut]:
    """What the head says, where no slide is made of it."""
    for name, texts in said.items():
        if texts:
            why = "it is on no slide; write it on the first one if it belongs there"
            yield LeftOut(f"the {name} in the head of the file", why, ", ".join(texts))


def _inline(text: str, source: MarkdownSource) -> Iterator[ImportedParagraph]:
    """A text of the head, which may have marks as any other."""
    read = read_blocks([SourceLine(number=1, text=" ".join(text.split()))], source)
    return flattened(read.blocks)


def _taken_out(text: str) -> Iterator[LeftOut]:
    counted = Counter(signs_taken_out(text))
    if counted:
        signs = ", ".join(
            f"U+{ord(sign):04X} ({count}×)" for sign, count in sorted(counted.items())
        )
        yield LeftOut("signs that cannot be seen", f"they were taken out: {signs}")
