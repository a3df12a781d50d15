"""Scene + `only` and `without` of an output -> the scene with the slides that were chosen.

A slide is chosen whole: with all the pages that it is continued on, and those keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, assert_never

from briefgen.handouts.redact import with_pages
from briefgen.model.diagnostics import Diagnostic, Faults, Fix, Hint, Span, TextEdit, diagnose
from briefgen.model.outputs import (
    BookletOptions,
    DeckOptions,
    NotesOptions,
    OutputOptions,
    ReadingOptions,
    SlidesOutput,
)
from briefgen.model.project import OutputSpec
from briefgen.model.resolved_deck import ELSEWHERE, ResolvedDeck
from briefgen.model.rich_text import as_compared
from briefgen.model.scene import Page, Scene
from briefgen.model.slide_choice import (
    HIDDEN,
    SlideChoice,
    SlidesBy,
    choice_as_written,
    several_as_written,
)
from briefgen.model.text_edits import in_quotes
from briefgen.model.values import Value
from briefgen.support.suggest import nearest


def choose_slides(scene: Scene, deck: ResolvedDeck, output: OutputOptions) -> Scene:
    """The scene with the slides of an output."""
    if not isinstance(output, SlidesOutput) or not (output.only or output.without):
        return scene
    only, without = (_ids(scene, deck, choice) for choice in (output.only, output.without))
    return with_pages(
        scene,
        [
            index
            for index, page in enumerate(scene.pages)
            if (not output.only or page.source_id in only) and page.source_id not in without
        ],
    )


def _ids(scene: Scene, deck: ResolvedDeck, choice: SlideChoice) -> set[str]:
    """The ids of the slides that are named."""
    tests = [_test(part, deck) for part in choice]
    return {page.source_id for page in scene.pages for test in tests if test(page)}


def _test(part: SlidesBy, deck: ResolvedDeck) -> Callable[[Page], bool]:
    """What tells whether a page is named."""
    match part.by:
        case "number":
            first, last = part.numbers
            return lambda page: first <= page.number <= last
        case "section":
            sections = _sections(part.text, deck)
            return lambda page: page.section in sections
        case "layout" if part.text == HIDDEN:
            return lambda page: page.hidden
        case "layout":
            return lambda page: part.text in {page.layout, page.written_as}
        case _:
            assert_never(part.by)


def _sections(text: str, deck: ResolvedDeck) -> set[int]:
    """The indexes of the sections with a name, else of the one with that number."""
    names = [_name(section.name.text) for section in deck.sections]
    named = {index for index, name in enumerate(names) if name == _name(text)}
    is_number = text.isascii() and text.isdigit() and 1 <= int(text) <= len(names)
    return named or ({int(text) - 1} if is_number else set())


def _name(text: str) -> str:
    return as_compared(text).casefold()


def check_choice(
    scene: Scene,
    deck: ResolvedDeck,
    layouts: Sequence[str],
    spec: OutputSpec,
    span: Span,
    *,
    faults: Faults,
) -> bool:
    """Note what an output chooses that the deck does not have, or that no slide is left; false
    then. `layouts` are those of the template, `span` is where the output is listed."""
    output = spec.output
    if not isinstance(output, SlidesOutput) or not (output.only or output.without):
        return True
    found: list[Diagnostic] = []
    for name, choice in (("only", output.only), ("without", output.without)):
        place = spec.choice_spans.get(name, span)
        given = _Given(
            choice=choice,
            option=name,
            place=place,
            is_its_own=name in spec.choice_spans,
            scene=scene,
            deck=deck,
            layouts=(HIDDEN, *layouts),
        )
        found.extend(given.faults())
    if not found and (empty := _emptiness(scene, deck, output)):
        place = spec.choice_spans.get("only" if output.only else "without", span)
        found.append(diagnose(empty, place, output=output.kind))
    faults.note(found)
    return not found


class _Given(Value, kw_only=True):
    """A choice of an option, `place` is where it stands, by itself if it `is_its_own`, and what
    there is to be chosen from."""

    choice: SlideChoice
    option: str
    place: Span
    is_its_own: bool
    scene: Scene
    deck: ResolvedDeck
    layouts: Sequence[str]

    def faults(self) -> Iterator[Diagnostic]:
        for part in self.choice:
            match part.by:
                case "number":
                    yield from self._beyond(part)
                case "section":
                    yield from self._no_section(part)
                case "layout":
                    yield from self._no_layout(part)
                case _:
                    assert_never(part.by)

    def _written(self, words: str) -> str:
        return f"`{choice_as_written(self.option, words, self.place)}`"

    def _write(self, part: SlidesBy, text: str) -> Fix | None:
        """The fix that writes something in place of a part of the choice."""
        words = text if re.fullmatch(r"[\w -]+", text) else in_quotes(text)
        edit = TextEdit(was="" if len(self.choice) == 1 else part.words, text=words)
        is_yaml = self.is_its_own and self.place.file.endswith(".yaml")
        return Fix(title=f"write `{words}`", edits=(edit,)) if is_yaml else None

    def _meant(self, part: SlidesBy, words: str) -> Hint:
        fix = self._write(part, words)
        return Hint(f"did you mean {self._written(words)}?", (fix,) if fix else ())

    def _said(
        self,
        what: str,
        part: SlidesBy,
        *,
        hint: Hint | None = None,
        fix: Fix | None = None,
        **fields: Any,
    ) -> Diagnostic:
        written = self._written(part.words)
        return diagnose(what, self.place, hint=hint, fix=fix, written=written, **fields)

    def _beyond(self, part: SlidesBy) -> Iterator[Diagnostic]:
        first, last = part.numbers
        most = max((page.number for page in self.scene.pages), default=0)
        if last > most:
            slides = f"{most} slide" + ("" if most == 1 else "s")
            better = f"{first}-{most}" if first < most else f"{most}"
            parts = [better if other == part else other.words for other in self.choice]
            fix = self._write(part, better)
            better = self._written(several_as_written(parts, self.place))
            yield self._said("BF113/no-such-slide", part, fix=fix, slides=slides, better=better)

    def _no_section(self, part: SlidesBy) -> Iterator[Diagnostic]:
        if _sections(part.text, self.deck):
            return
        names = {_name(section.name.text): section.name.text for section in self.deck.sections}
        if not names:
            yield self._said("BF113/no-sections", part)
            return
        close = nearest(_name(part.text), tuple(names))
        numbered = enumerate(self.deck.sections, 1)
        possible = ", ".join(f"`section {at}` ({s.name.text})" for at, s in numbered)
        hint = self._meant(part, f"section {names[close]}") if close else None
        yield self._said("BF113/no-such-section", part, hint=hint, possible=possible)

    def _no_layout(self, part: SlidesBy) -> Iterator[Diagnostic]:
        if part.text in self.layouts:
            return
        found = _MEANT.get(part.text.removesuffix("s")) or nearest(part.text, self.layouts)
        if not found and _sections(part.text, self.deck):
            found = f"section {part.text}"
        hint = self._meant(part, found) if found else None
        yield self._said("BF113/no-such-layout", part, hint=hint, layout=part.text)


# What slides are called that have another name here.
_MEANT = {"title": "cover", "title-page": "cover", "content": "agenda", "divider": "section",
          "end": "closing", "thank": "closing", "thank-you": "closing"}  # fmt: skip


def _emptiness(scene: Scene, deck: ResolvedDeck, output: SlidesOutput) -> str:
    """What is said where none of the chosen slides is shown in an output; "" where one is."""
    chosen = choose_slides(scene, deck, output).pages
    if any(_is_shown(page, output) for page in chosen):
        return ""
    if not chosen:
        return "BF113/none-left"
    is_hidden = all(page.hidden for page in chosen)
    return "BF113/all-hidden" if is_hidden else "BF113/nothing-shown"


def _is_shown(page: Page, output: SlidesOutput) -> bool:
    match output:
        case DeckOptions() | NotesOptions():
            return True
        case ReadingOptions() | BookletOptions():
            return not page.hidden and (page.written_as or page.layout) not in ELSEWHERE
        case _:
            return not page.hidden
