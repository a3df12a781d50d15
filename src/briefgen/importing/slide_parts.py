"""What a slide is written from: its blocks by what they hold, and what is noted on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.chart_data import DataFiles
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import (
    ImportedGroup,
    ImportedParagraph,
    ImportedPicture,
    ImportedRun,
    ImportedShape,
    ImportedSmartArt,
    ImportedText,
    LeftOut,
)
from briefgen.importing.inline_text import Markup, lost_links, marked
from briefgen.importing.picture_files import PictureFiles
from briefgen.model.values import Value, replace


class Slots(Value):
    """The `keys` of a slide, the blocks that have no place there (`rest`), and its `layout` where
    it is another than the one asked for."""

    keys: Mapping[str, YamlContent]
    rest: tuple[ImportedShape, ...] = ()
    layout: str = ""


class Writing(Struct, kw_only=True):
    """What all slides of a deck share: their `pictures` and `data`, and how texts are written
    (`markup`); and what is noted of the slide under way: what was `left_out`, what to `look_at`."""

    pictures: PictureFiles
    data: DataFiles
    markup: Markup
    left_out: list[LeftOut] = field(default_factory=list)
    look_at: list[str] = field(default_factory=list)

    def text(self, paragraph: ImportedParagraph) -> str:
        """A paragraph with its markup."""
        self.left_out.extend(lost_links(paragraph.runs, self.markup))
        return marked(paragraph.runs, self.markup)

    def line(self, paragraphs: Sequence[ImportedParagraph]) -> str:
        """Several paragraphs on one line."""
        return self.text(one_line(paragraphs))

    def picture(self, shape: ImportedShape, title: str) -> Mapping[str, YamlContent] | None:
        """The keys of a picture; None where it cannot be shown."""
        found = self.pictures.shown(shape, title)
        if isinstance(found, LeftOut):
            self.left_out.append(found)
            return None
        self.left_out.extend(found.left_out)
        if shape.link or shape.jump:
            self.left_out.append(LeftOut("a link on a picture", "pictures have no links"))
        if found.look_at:
            self.look_at.append(found.look_at)
        return found.content


def one_line(paragraphs: Sequence[ImportedParagraph]) -> ImportedParagraph:
    runs: list[ImportedRun] = []
    for paragraph in paragraphs:
        if runs:
            runs.append(ImportedRun(text=" " if _is_ended(runs[-1].text) else ", "))
        runs.extend(paragraph.runs)
    return ImportedParagraph(runs=tuple(runs))


def _is_ended(text: str) -> bool:
    return text.rstrip()[-1:] in {"", *",;:.!?/-–—·|"}


def blocks_of(draft: DraftSlide) -> tuple[ImportedShape, ...]:
    """The blocks one by one: those of groups, and the words of SmartArt as a text."""
    return tuple(shape for block in draft.blocks for shape in _single(block))


def _single(shape: ImportedShape) -> Iterator[ImportedShape]:
    match shape.contents:
        case ImportedGroup(shapes=shapes):
            for inner in shapes:
                yield from _single(inner)
        case ImportedSmartArt(points=points):
            yield replace(shape, contents=points)
        case ImportedText() as text if shape.jump or shape.link:
            yield replace(shape, contents=_linked(text, shape))
        case _:
            yield shape


def _linked(text: ImportedText, shape: ImportedShape) -> ImportedText:
    """The text of a shape that leads somewhere as a whole."""
    return ImportedText(
        tuple(
            replace(
                paragraph,
                runs=tuple(
                    run
                    if run.link or run.jump
                    else replace(run, link=shape.link, jump=shape.jump)
                    for run in paragraph.runs
                ),
            )
            for paragraph in text.paragraphs
        )
    )


def texts(blocks: Sequence[ImportedShape]) -> list[ImportedShape]:
    return [shape for shape in blocks if isinstance(shape.contents, ImportedText)]


def pictures(blocks: Sequence[ImportedShape]) -> list[ImportedShape]:
    return [shape for shape in blocks if isinstance(shape.contents, ImportedPicture)]


def paragraphs_of(shapes: Sequence[ImportedShape]) -> list[ImportedParagraph]:
    return [
        paragraph
        for shape in shapes
        if isinstance(shape.contents, ImportedText)
        for paragraph in shape.contents.paragraphs
        if paragraph.text.strip()
    ]


def without(
    blocks: Sequence[ImportedShape], used: Sequence[ImportedShape]
) -> tuple[ImportedShape, ...]:
    taken = {id(shape) for shape in used}
    return tuple(shape for shape in blocks if id(shape) not in taken)


