"""What a slide is written from: its blocks by what they hold, and what is noted on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

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

# So many boxes beside each other are a drawing, and a box with so few words has a label.
_BOXES, _LABEL_WORDS = 3, 8
# On so many slides, a picture is no news.
_MANY = 3


class Slots(Value):
    """The `keys` of a slide, the blocks that have no place there (`rest`), and its `layout` where
    it is another than the one asked for."""

    keys: Mapping[str, YamlContent]
    rest: tuple[ImportedShape, ...] = ()
    layout: str = ""


class Writing(Struct, kw_only=True):
    """What all slides of a deck share: their `pictures` and `data`, how texts are written
    (`markup`), and which pictures stand on many slides (`ornaments`); and what is noted of the
    slide under way: what was `left_out`, what to `look_at`, and the files of pictures that are
    `undescribed`."""

    pictures: PictureFiles
    data: DataFiles
    markup: Markup
    ornaments: frozenset[bytes] = frozenset()
    left_out: list[LeftOut] = field(default_factory=list)
    look_at: list[str] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)

    def text(self, paragraph: ImportedParagraph) -> str:
        """A paragraph with its markup."""
        self.left_out.extend(lost_links(paragraph.runs, self.markup))
        return marked(paragraph.runs, self.markup)

    def line(self, paragraphs: Sequence[ImportedParagraph]) -> str:
        """Several paragraphs on one line."""
        return self.text(one_line(paragraphs))

    def picture(
        self, shape: ImportedShape, title: str, pixels: int = 0
    ) -> Mapping[str, YamlContent] | None:
        """The keys of a picture; None where it cannot be shown, or has fewer pixels across than
        it needs."""
        found = self.pictures.shown(shape, title)
        if not isinstance(found, LeftOut) and found.width < pixels:
            found = LeftOut("a picture", "it has too few pixels for its place", shape.alt)
        if isinstance(found, LeftOut):
            self.left_out.append(found)
            return None
        self.left_out.extend(found.left_out)
        if found.look_at:
            self.look_at.append(found.look_at)
        if not found.is_described:
            self.undescribed.append(found.file)
        return found.content


def one_line(paragraphs: Sequence[ImportedParagraph]) -> ImportedParagraph:
    return _joined(paragraphs, ", ")


def _joined(paragraphs: Sequence[ImportedParagraph], between: str) -> ImportedParagraph:
    runs: list[ImportedRun] = []
    for paragraph in paragraphs:
        if runs:
            runs.append(ImportedRun(text=" " if _is_ended(runs[-1].text) else between))
        runs.extend(paragraph.runs)
    return ImportedParagraph(runs=tuple(runs))


def _is_ended(text: str) -> bool:
    return text.rstrip()[-1:] in {"", *",;:.!?/-–—·|=+"}


def blocks_of(draft: DraftSlide) -> tuple[ImportedShape, ...]:
    """The blocks one by one: those of groups, and the words of SmartArt as a text."""
    return tuple(shape for block in draft.blocks for shape in _single(block))


def _single(shape: ImportedShape) -> Iterator[ImportedShape]:
    match shape.contents:
        case ImportedGroup(shapes=shapes):
            for inner in shapes:
                yield from _single(inner)
        case ImportedSmartArt(points=points):
            yield from _single(replace(shape, contents=points))
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
                    run if run.link or run.jump else replace(run, link=shape.link, jump=shape.jump)
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


def picture_key(shape: ImportedShape) -> bytes:
    """What a picture holds, to know it again."""
    return shape.contents.data if isinstance(shape.contents, ImportedPicture) else b""


def ornaments_of(drafts: Sequence[DraftSlide]) -> frozenset[bytes]:
    """The pictures that stand on several slides."""
    counts = Counter(
        key
        for _, group in groupby(drafts, key=lambda draft: draft.source.number)
        for key in {picture_key(s) for draft in group for s in pictures(blocks_of(draft))}
    )
    return frozenset(key for key, count in counts.items() if count >= _MANY)


def paragraphs_of(shapes: Sequence[ImportedShape]) -> list[ImportedParagraph]:
    return [
        paragraph
        for shape in shapes
        if isinstance(shape.contents, ImportedText)
        for paragraph in shape.contents.paragraphs
        if paragraph.text.strip()
    ]


def points_in_boxes(shapes: Sequence[ImportedShape]) -> list[ImportedParagraph]:
    """The paragraphs of several texts as one list. Where these are boxes beside each other, each is
    a point, with what follows its first line below it."""
    free = [shape for shape in shapes if not shape.placeholder and not shape.is_code]
    if len(free) < _BOXES:
        return paragraphs_of(shapes)
    return [
        paragraph
        for shape in shapes
        for paragraph in (
            _as_one_point(paragraphs_of([shape])) if shape in free else paragraphs_of([shape])
        )
    ]


def _as_one_point(paragraphs: Sequence[ImportedParagraph]) -> Sequence[ImportedParagraph]:
    """A label of several lines is one; a box with a head, the head and what stands below it."""
    if len(paragraphs) < 2 or paragraphs[0].bullet != "none":
        return paragraphs
    first, *others = paragraphs
    words = sum(len(paragraph.text.split()) for paragraph in paragraphs)
    is_head = first.is_bold != others[0].is_bold or first.size > others[0].size
    is_label = words <= _LABEL_WORDS and all(one.bullet == "none" for one in others)
    if is_label and not is_head:
        return [_joined(paragraphs, " ")]
    return [first, *(replace(other, level=min(other.level + 1, 2)) for other in others)]


def without(
    blocks: Sequence[ImportedShape], used: Sequence[ImportedShape]
) -> tuple[ImportedShape, ...]:
    taken = {id(shape) for shape in used}
    return tuple(shape for shape in blocks if id(shape) not in taken)
