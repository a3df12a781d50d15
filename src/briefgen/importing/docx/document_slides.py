"""The items of a Word document, with headings told -> slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from briefgen.importing.docx.prose_points import MOST_PROSE, points_of_prose
from briefgen.importing.docx.word_nouns import WordComment, WordItem, WordNote, WordParagraph
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    ImportedSlide,
    ImportedText,
    LeftOut,
)
from briefgen.model.values import replace
from briefgen.ooxml.reader import Refusal

MOST_SLIDES = 1_000
_DEEPEST_LEVEL = 2
_COVER_LINES, _COVER_WORDS = 4, 12
# Below a head within a slide there is room for so many sentences.
_BELOW_HEAD = 2


class _WordSlide(Struct, kw_only=True):
    """A slide while it is read: its `title` and what stands below it, in order (`items`)."""

    title: ImportedParagraph | None = None
    items: list[WordItem] = field(default_factory=list)
    is_cover: bool = False
    is_section: bool = False

    @property
    def has_content(self) -> bool:
        return any(isinstance(item, WordParagraph | ImportedShape) for item in self.items)


def document_slides(items: Sequence[WordItem], level: int) -> tuple[ImportedSlide, ...]:
    """Slides begin at headings of a level and above it. Raises Refusal where they are too many."""
    found = [one for one in _slides(items, level) if one.title or one.items]
    if len(found) > MOST_SLIDES:
        raise Refusal(f"the document makes more than {MOST_SLIDES:,} slides", "import it in parts")
    return tuple(_imported(slide, number) for number, slide in enumerate(found, 1))


def _slides(items: Sequence[WordItem], level: int) -> Iterator[_WordSlide]:
    slide = _WordSlide()
    for item in items:
        if not isinstance(item, WordParagraph):
            slide.items.append(item)
        elif item.role == "title" and not slide.has_content and not slide.title:
            slide = _WordSlide(title=item.paragraph, items=slide.items, is_cover=True)
        elif item.heading and item.heading <= level:
            yield from _ended(slide)
            slide = _WordSlide(title=item.paragraph, is_section=item.heading < level)
        else:
            slide.items.append(item)
    yield from _ended(slide)


def _ended(slide: _WordSlide) -> Iterator[_WordSlide]:
    """The slide; a cover with a text below it is two."""
    texts = [one for one in slide.items if isinstance(one, WordParagraph)]
    shapes = [one for one in slide.items if isinstance(one, ImportedShape)]
    lines = [one for one in texts if one.role != "subtitle"]
    if not slide.is_cover or (not shapes and _are_lines(lines)):
        yield slide
        return
    subtitles = [one for one in texts if one.role == "subtitle"]
    yield _WordSlide(title=slide.title, items=list(subtitles), is_cover=True)
    yield _WordSlide(items=[one for one in slide.items if one not in subtitles])


def _are_lines(texts: Sequence[WordParagraph]) -> bool:
    """Whether texts below a title are what stands on a cover: who, where and when."""
    return len(texts) <= _COVER_LINES and all(
        len(one.paragraph.text.split()) <= _COVER_WORDS for one in texts
    )


def _imported(slide: _WordSlide, number: int) -> ImportedSlide:
    shapes: list[ImportedShape] = []
    if slide.title:
        title = replace(slide.title, bullet="none", level=0)
        shapes.append(_text_shape([title], "title"))
    if slide.is_cover:
        lines = [one.paragraph for one in slide.items if isinstance(one, WordParagraph)]
        shapes += [_text_shape(lines, "subtitle")] if lines else []
        reading: tuple[ImportedParagraph, ...] = ()
    else:
        body = _Body()
        body.read(slide.items)
        shapes += body.shapes
        reading = tuple(body.whole) if body.is_shortened else ()
    is_section = slide.is_section and not slide.has_content
    return ImportedSlide(
        number=number,
        shapes=tuple(replace(shape, order=order) for order, shape in enumerate(shapes)),
        layout="title" if slide.is_cover else "secHead" if is_section else "",
        notes=tuple(
            one for item in slide.items if isinstance(item, WordNote) for one in item.paragraphs
        ),
        reading=reading,
        comments=tuple(item.text for item in slide.items if isinstance(item, WordComment)),
        left_out=tuple(_left_out(slide.items)),
    )


def _left_out(items: Sequence[WordItem]) -> Iterator[LeftOut]:
    for item in items:
        if isinstance(item, LeftOut):
            yield item
        elif isinstance(item, WordNote):
            yield LeftOut("a footnote", "its text stands in the notes")


class _Body(Struct, kw_only=True):
    """What stands below a title: `shapes` with the `points` since the last one, under a head or not
    (`is_below_head`). `prose` waits to become points, `code` are lines of a shape of its own.
    `whole` is all of the text; it `is_long` where it is more than can stand on a slide, and then
    it `is_shortened`."""

    shapes: list[ImportedShape] = field(default_factory=list)
    points: list[ImportedParagraph] = field(default_factory=list)
    prose: list[ImportedParagraph] = field(default_factory=list)
    whole: list[ImportedParagraph] = field(default_factory=list)
    code: list[ImportedParagraph] = field(default_factory=list)
    is_long: bool = False
    is_below_head: bool = False
    is_shortened: bool = False

    def read(self, items: Sequence[WordItem]) -> None:
        prose = [one for one in items if isinstance(one, WordParagraph) and one.is_prose]
        self.is_long = sum(len(one.paragraph.text.split()) for one in prose) > MOST_PROSE
        for item in items:
            if isinstance(item, WordParagraph):
                self._paragraph(item)
            elif isinstance(item, ImportedShape):
                self._end()
                self._end_code()
                self.shapes.append(item)
        self._end()
        self._end_code()

    def _paragraph(self, item: WordParagraph) -> None:
        self.whole.append(item.paragraph)
        if item.role == "code":
            self._end()
            self.code.append(_as_code(item.paragraph))
            return
        self._end_code()
        if item.is_prose:
            self.prose.append(item.paragraph)
            return
        self._end_prose()
        if item.heading:
            self.points.append(replace(item.paragraph, bullet="sign", level=0))
            self.is_below_head = True
        else:
            self._add(item.paragraph)

    def _add(self, paragraph: ImportedParagraph) -> None:
        bullet = "sign" if self.is_below_head and paragraph.bullet == "none" else paragraph.bullet
        level = paragraph.level + self.is_below_head
        self.points.append(replace(paragraph, level=level, bullet=bullet))

    def _end_prose(self) -> None:
        if self.is_long and self.prose:
            most = {"most": _BELOW_HEAD} if self.is_below_head else {}
            self.points += points_of_prose(self.prose, int(self.is_below_head), **most)
            self.is_shortened = True
        else:
            for paragraph in self.prose:
                self._add(paragraph)
        self.prose = []

    def _end_code(self) -> None:
        if self.code:
            code = ImportedText(tuple(self.code))
            self.shapes.append(ImportedShape(name="Code", contents=code, is_code=True))
        self.code = []

    def _end(self) -> None:
        self._end_prose()
        if self.points:
            self.shapes.append(_text_shape(list(_ranked(self.points)), "body"))
        self.points, self.is_below_head = [], False


def _as_code(paragraph: ImportedParagraph) -> ImportedParagraph:
    return replace(paragraph, runs=tuple(replace(run, code=True) for run in paragraph.runs))


def _ranked(paragraphs: Sequence[ImportedParagraph]) -> Iterator[ImportedParagraph]:
    """Levels by their rank: a document may have the first and the fifth only."""
    above: list[int] = []
    for one in paragraphs:
        while above and above[-1] >= one.level:
            above.pop()
        above.append(one.level)
        yield replace(one, level=min(len(above) - 1, _DEEPEST_LEVEL))


def _text_shape(paragraphs: Sequence[ImportedParagraph], placeholder: str) -> ImportedShape:
    return ImportedShape(
        name=placeholder.capitalize(),
        contents=ImportedText(tuple(paragraphs)),
        placeholder=placeholder,  # type: ignore[arg-type]
    )
