"""ImportedTalk -> files of a project: a deck that builds at once, its pictures and its data.

What is written is compiled as the project would compile it. A slide with an error steps down: from
the layout that was guessed to a list, to a list without markup, to its words in the notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct, field

from briefgen.compile import load_project
from briefgen.images import FOLDER as PICTURE_FOLDER
from briefgen.importing.arrange import arrange
from briefgen.importing.chart_data import FOLDER as DATA_FOLDER
from briefgen.importing.chart_data import DataFiles
from briefgen.importing.check_deck import errors_of, only_deck
from briefgen.importing.choose_layout import layouts_for
from briefgen.importing.code_face import without_code_face
from briefgen.importing.deck_text import (
    DeckHead,
    MadeSlide,
    NumberedEntry,
    deck_text,
    entries_of,
    is_named,
)
from briefgen.importing.draft import DraftSlide, LayoutScore
from briefgen.importing.imported import Imported, SlideReport
from briefgen.importing.imported_talk import ImportedTalk, LeftOut
from briefgen.importing.inline_text import Markup, plain
from briefgen.importing.own_slides import own_slides
from briefgen.importing.picture_files import PictureFiles
from briefgen.importing.short_names import short_name, unique_name
from briefgen.importing.signs_without_glyph import without_missing_signs
from briefgen.importing.slide_entry import (
    WrittenSlide,
    in_notes,
    own_slides_of,
    slides_of,
    tables_as_texts,
)
from briefgen.importing.slide_parts import Writing, ornaments_of
from briefgen.importing.untold_marks import untold_marks
from briefgen.importing.word_ledger import texts_of
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import Refusal
from briefgen.support.session import Session
from briefgen.support.world import OverlayWorld, World
from briefgen.text.fonts import fonts_with
from briefgen.text.locales import is_language

# As guessed; as a list; without markup, and tables as texts; the words in the notes.
_LAST_STEP = 3


class _Made(Value, kw_only=True):
    """The slides that were made of one, in which layout and why (`chosen`), and what was noted."""

    slides: Sequence[WrittenSlide]
    chosen: LayoutScore
    left_out: tuple[LeftOut, ...]
    look_at: tuple[str, ...]
    undescribed: tuple[str, ...]


class _Import(Struct, kw_only=True):
    """An import under way: the `drafts` with their `scores`, how far each has stepped down
    (`steps`), and what was made of them so far, by place and step (`made`)."""

    talk: ImportedTalk
    name: str
    drafts: Sequence[DraftSlide]
    scores: Sequence[Sequence[LayoutScore]]
    deck: DeckHead
    markup: Markup
    pictures: PictureFiles
    data: DataFiles
    ornaments: frozenset[bytes]
    own: Mapping[int, str]
    steps: list[int]
    made: dict[tuple[int, int], _Made] = field(default_factory=dict)

    def slides(self, place: int) -> _Made:
        key = (place, self.steps[place])
        if key not in self.made:
            self.made[key] = self._make(*key)
        return self.made[key]

    def _make(self, place: int, step: int) -> _Made:
        draft = self.drafts[place]
        number = draft.source.number
        if not step and number in self.own:
            first = next(n for n, d in enumerate(self.drafts) if d.source.number == number)
            if first != place and self.slides(first).chosen.reason == _OURS:
                return self._noted([], self.slides(first).chosen, draft, self._writing())
            writing = self._writing()
            slides = own_slides_of(draft, self.own[number], writing) if first == place else None
            if slides:
                chosen = LayoutScore(self.own[number], 1, _OURS)
                return self._noted(slides, chosen, draft, writing)
        if step == _LAST_STEP:
            return self._in_notes(draft)
        scores = list(self.scores[place]) if not step else []
        for score in (*scores, _AS_LIST, _AS_TITLE):
            writing = self._writing(is_plain=step > 1)
            source = tables_as_texts(draft) if step > 1 else draft
            slides = slides_of(source, score.layout, writing)
            if slides:
                chosen = score if not step else replace(score, reason=_STEPPED)
                return self._noted(slides, chosen, draft, writing)
        return self._in_notes(draft)

    def _in_notes(self, draft: DraftSlide) -> _Made:
        writing = self._writing(is_plain=True)
        slide = in_notes(draft, writing)
        writing.look_at.insert(0, "its words stand in the notes: they do not fit on a slide")
        return self._noted([slide], replace(_AS_TITLE, reason=_STEPPED), draft, writing)

    def _writing(self, *, is_plain: bool = False) -> Writing:
        markup = replace(self.markup, is_plain=is_plain)
        return Writing(
            pictures=self.pictures, data=self.data, markup=markup, ornaments=self.ornaments
        )

    def _noted(
        self,
        slides: Sequence[WrittenSlide],
        chosen: LayoutScore,
        draft: DraftSlide,
        writing: Writing,
    ) -> _Made:
        comments = (
            LeftOut("a comment", "decks have no comments", c) for c in draft.source.comments
        )
        is_told = any("drawing" in text for text in writing.look_at)
        return _Made(
            slides=slides,
            chosen=chosen,
            left_out=(*draft.left_out, *comments, *dict.fromkeys(writing.left_out)),
            look_at=(*writing.look_at, *_doubts(draft, is_told=is_told)),
            undescribed=tuple(dict.fromkeys(writing.undescribed)),
        )

    def entries(self) -> list[NumberedEntry]:
        return entries_of(list(self._numbered()))

    def _numbered(self) -> Iterator[MadeSlide]:
        for place, draft in enumerate(self.drafts):
            number = draft.source.number
            is_first = not place or self.drafts[place - 1].source.number != number
            for order, slide in enumerate(self.slides(place).slides):
                yield MadeSlide(
                    number=number,
                    slide=slide,
                    section=draft.source.section,
                    id=self.markup.ids.get(number, "") if is_first and not order else "",
                )


_AS_LIST = LayoutScore("bullets", 0.5, "no other layout fits what it says")
_AS_TITLE = LayoutScore("statement", 0.5, "there is only a title")
_OURS = "briefgen has made the slide, in this layout"
_STEPPED = "in the layout that was guessed it would not have been built"


def import_talk(talk: ImportedTalk, name: str, *, world: World, template: str = "") -> Imported:
    """The talk as a deck of that name in the project that `world` reads. It has the `template`,
    or the project's.

    Raises Refusal where it cannot be made a deck: nothing is in it, or its script cannot be set.
    """
    if not talk.slides:
        raise Refusal("there are no slides in it", "save it with at least one slide")
    session = Session()
    world = only_deck(world)
    project = load_project(world, Faults(), session)
    found = _begin(_settable(talk, project, template), name, project, template, session)
    entries, text = _sound(found, world, session)
    files = {f"decks/{name}.yaml": text.encode(), **_files_used(found, text)}
    return Imported(
        name=name,
        files=files,
        entries=tuple((entry.number, entry.content) for entry in entries),
        reports=tuple(_reports(found, entries)),
    )


def _settable(talk: ImportedTalk, project: Project, template: str) -> ImportedTalk:
    name = template or project.config.template
    look = project.templates.get((name, talk.aspect)) or project.templates["seminar", "16:9"]
    return without_code_face(without_missing_signs(talk, look.theme, fonts_with(look.fonts)))


def _begin(
    talk: ImportedTalk, name: str, project: Project, template: str, session: Session
) -> _Import:
    drafts = arrange(talk)
    spoken = talk.language if is_language(talk.language) else project.config.language
    return _Import(
        talk=talk,
        name=name,
        drafts=drafts,
        scores=[layouts_for(draft, drafts) for draft in drafts],
        deck=DeckHead(
            title=plain(" ".join(talk.title.split())) or plain(drafts[0].title) or name,
            language="" if spoken == project.config.language else spoken,
            aspect=talk.aspect,
            template=template,
        ),
        markup=Markup(ids=_ids(drafts)),
        pictures=PictureFiles(deck=name, session=session),
        data=DataFiles(deck=name, language=spoken),
        ornaments=ornaments_of(drafts),
        own=own_slides(talk.slides),
        steps=[0] * len(drafts),
    )


def _ids(drafts: Sequence[DraftSlide]) -> Mapping[int, str]:
    """Short names for the slides that links lead to, by number."""
    wanted = set(_jumps([draft.blocks for draft in drafts]))
    found: dict[int, str] = {}
    for draft in drafts:
        number = draft.source.number
        if number in wanted and number not in found:
            id_ = short_name(draft.title, f"slide-{number}")
            found[number] = unique_name(id_, set(found.values()))
    return found


def _jumps(value: Any) -> Iterator[int]:
    if isinstance(value, tuple | list):
        for item in value:
            yield from _jumps(item)
    elif isinstance(value, Struct):
        if jump := getattr(value, "jump", 0):
            yield jump
        for name in value.__struct_fields__:
            yield from _jumps(getattr(value, name))


def _sound(found: _Import, world: World, session: Session) -> tuple[list[NumberedEntry], str]:
    """The entries, and the text that has no error: slides that have one step down."""
    while True:
        entries = found.entries()
        text = deck_text(found.deck, entries)
        laid = OverlayWorld(below=world, files=_files_to_check(found, text))
        wrong = errors_of(laid, found.name, session)
        numbers = {entries[place].number for place in wrong}
        places = [
            place
            for place, draft in enumerate(found.drafts)
            if draft.source.number in numbers and found.steps[place] < _LAST_STEP
        ]
        if not places:
            return entries, text
        for place in places:
            found.steps[place] += 1


def _files_to_check(found: _Import, text: str) -> dict[str, bytes | None]:
    return {f"decks/{found.name}.yaml": text.encode(), **_files_used(found, text)}


def _files_used(found: _Import, text: str) -> dict[str, bytes]:
    """The pictures and data that the deck names."""
    pictures = {f"{PICTURE_FOLDER}/{file}": data for file, data in found.pictures.files.items()}
    data = {f"{DATA_FOLDER}/{file}": text.encode() for file, text in found.data.files.items()}
    return {
        file: content
        for file, content in {**pictures, **data}.items()
        if file.split("/", 2)[2] in text
    }


def _reports(found: _Import, entries: Sequence[NumberedEntry]) -> Iterator[SlideReport]:
    """What became of each slide; what belongs to none stands first, as number 0."""
    of_talk = (*found.talk.left_out, *_unsaid_sections(found.talk, entries))
    if of_talk:
        yield SlideReport(number=0, left_out=of_talk)
    of_slides = groupby(range(len(found.drafts)), lambda place: found.drafts[place].source.number)
    for number, of_slide in of_slides:
        places = list(of_slide)
        made = [found.slides(place) for place in places]
        own = [entry for entry in entries if entry.number == number]
        chosen = made[0].chosen
        left = [left for one in made for left in one.left_out]
        if chosen.reason != _OURS:
            texts = (text for entry in own for text in texts_of(entry.content))
            left += untold_marks(found.drafts[places[0]].source.shapes, texts, left)
        yield SlideReport(
            number=number,
            title=own[0].title,
            layout=chosen.layout,
            score=chosen.score,
            reason=chosen.reason,
            became=tuple(str(entry.content.get("layout", "section")) for entry in own),
            left_out=tuple(left),
            look_at=tuple(dict.fromkeys(text for one in made for text in one.look_at)),
            undescribed=tuple(dict.fromkeys(file for one in made for file in one.undescribed)),
        )


def _unsaid_sections(talk: ImportedTalk, entries: Sequence[NumberedEntry]) -> Iterator[LeftOut]:
    """Sections that begin with a slide which says something else."""
    titles = {entry.title.casefold() for entry in entries}
    for name in dict.fromkeys(slide.section for slide in talk.slides):
        if is_named(name) and plain(name).casefold() not in titles:
            yield LeftOut(f"the section “{name}”", "the slide that begins it has another title")


def _doubts(draft: DraftSlide, *, is_told: bool) -> Iterator[str]:
    """What a person should look at, whatever the layout. Of a drawing it may be told already."""
    if not draft.source.shapes and not draft.left_out:
        yield "nothing stands on the slide: delete it if it is not needed"
    elif draft.title_from == "made":
        yield "give it a title: the slide had none"
    if len(draft.drawings) > 2 and not is_told:
        yield "the slide had a drawing: its words are kept, its lines and shapes are not"
