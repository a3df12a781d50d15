"""A compiled target + a kind of sheet -> its pages as pictures, and whose words stand on each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from briefgen.backends.svg import SvgScene, page_svg
from briefgen.compile import Compiled
from briefgen.documents.too_wide_error import TooWideError
from briefgen.model.copy_counts import copies_of
from briefgen.model.diagnostics import Span
from briefgen.model.outputs import HandoutOptions, NotesOptions, ReadingOptions
from briefgen.model.project import Target
from briefgen.model.units import EMU_PER_POINT
from briefgen.model.values import Value
from briefgen.render import layout_sheets
from briefgen.studio.listed_slides import ListedSlide
from briefgen.studio.messages import HandoutChoice, SameWords, SheetKind, SheetPicture
from briefgen.studio.shown_pages import ShownPages
from briefgen.studio.slide_entries import Became
from briefgen.studio.source_places import SourcePlaces
from briefgen.support.world import ROOT_FILE

_SLIDE = re.compile('data-slide="([^"]*)"')
_PLACE = re.compile('data-at="([0-9]+)/([0-9]+):')


class SheetPages(Value):
    """The `pages` of a kind of sheet, the keys of the entries whose words stand on each (`keys`),
    and the `version` that they are of."""

    version: int
    pages: tuple[SheetPicture, ...]
    keys: tuple[frozenset[str], ...]


class KnownSheets(Struct, eq=False):
    """The sheets that were laid out last, by kind (`kinds`)."""

    kinds: dict[SheetKind, SheetPages] = field(default_factory=dict)

    def same_words(self, key: str) -> tuple[SameWords, ...]:
        """The pages on which the words of an entry stand."""
        return tuple(
            SameWords(sheet=kind, page=number)
            for kind, sheets in self.kinds.items()
            for number, keys in enumerate(sheets.keys)
            if key in keys
        )

    def page_of(self, kind: SheetKind, key: str) -> int:
        """The first page of a kind with words of an entry, else the first of all."""
        return next((one.page for one in self.same_words(key) if one.sheet == kind), 0)


def sheet_kinds(compiled: Compiled | None) -> tuple[SheetKind, ...]:
    """The kinds of sheets that are made of a target."""
    outputs = [spec.output for spec in compiled.target.outputs] if compiled else []
    kinds: dict[SheetKind, type] = {
        "handout": HandoutOptions,
        "notes": NotesOptions,
        "reading": ReadingOptions,
    }
    return tuple(
        kind for kind, type_ in kinds.items() if any(isinstance(one, type_) for one in outputs)
    )


def handout_choice(
    target: Target, places: SourcePlaces, names: Sequence[str]
) -> HandoutChoice | None:
    """What can be chosen of the first handout, which is written in one of the files `names`; None
    where it is in large print."""
    spec = next((one for one in target.outputs if isinstance(one.output, HandoutOptions)), None)
    if spec is None or not isinstance(spec.output, HandoutOptions) or spec.output.large_print:
        return None
    is_named = bool(spec.span.line)
    is_known = spec.span.file in names and not spec.span.file.endswith(".csv")
    return HandoutChoice(
        per_page=str(spec.output.per_page),
        file=-1
        if is_named and not is_known
        else places.number(spec.span.file if is_named else f"decks/{target.deck}.yaml"),
        place=places.place(spec.span) if is_named and is_known else None,
        is_shared=spec.span.file == ROOT_FILE,
        copies=copies_of(spec.output, target.seminar.copies if target.seminar else {}),
    )


def layout_sheet_pages(
    kind: SheetKind,
    compiled: Compiled,
    slides: Sequence[ListedSlide],
    became: Mapping[str, Became],
    shown: ShownPages,
    *,
    names: Mapping[str, int],
    version: int,
) -> SheetPages:
    """The pages of the first output of a kind; none where it cannot be laid out."""
    output = next(
        (
            spec.output
            for spec in compiled.target.outputs
            if isinstance(spec.output, HandoutOptions | NotesOptions | ReadingOptions)
            and spec.output.kind == kind
        ),
        None,
    )
    try:
        scene = layout_sheets(compiled, output) if output else None
    except TooWideError:
        scene = None
    if scene is None:
        return SheetPages(version, (), ())
    shared = SvgScene(
        scene=scene,
        fonts=compiled.fonts,
        picture=lambda name: shown.address(scene.assets[name]),
        place=lambda span: _place(span, names),
        slides={one.id: key for key, made in became.items() for one in made.slides},
    )
    pages = [
        SheetPicture(
            kind=kind,
            page=number,
            page_count=len(scene.pages),
            svg=page_svg(page, shared, label=page.title or f"Page {number + 1}"),
            width=page.size.width / EMU_PER_POINT,
            height=page.size.height / EMU_PER_POINT,
        )
        for number, page in enumerate(scene.pages)
    ]
    at = _keys_by_line(slides, became, names)
    return SheetPages(version, tuple(pages), tuple(_keys_on(page.svg, at) for page in pages))


def _place(span: Span, names: Mapping[str, int]) -> str:
    number = names.get(span.file)
    return f"{number}/{span.line}:{span.column}" if number is not None else ""


def _keys_by_line(
    slides: Sequence[ListedSlide], became: Mapping[str, Became], names: Mapping[str, int]
) -> dict[tuple[int, int], str]:
    """The key of the entry for each line that a slide is written on."""
    found = {
        (names[slide.span.file], line): slide.key
        for slide in slides
        for line in range(slide.span.line, slide.span.end_line + 1)
        if slide.span.file in names
    }
    for key, made in became.items():
        for slide in made.slides:
            for file, line in slide.lines:
                if file in names:
                    found.setdefault((names[file], line), key)
    return found


def _keys_on(svg: str, at: Mapping[tuple[int, int], str]) -> frozenset[str]:
    written = (at.get((int(file), int(line)), "") for file, line in _PLACE.findall(svg))
    return frozenset(key for key in (*_SLIDE.findall(svg), *written) if key)
