"""Entries of a deck -> slides and sections, with every `use:` replaced by what it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import PureWindowsPath

from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.project import Deck, Entry, Project, SectionSource, SlideSource, Target, Use
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Map, Scalar
from briefgen.read.deck_entries import decode_slide
from briefgen.read.decode import near_miss
from briefgen.resolve.pack_language import deck_in_language
from briefgen.support.memo import memo_while_alive
from briefgen.support.suggest import hint_instead

# A fault in these may hide that a seminar names a deck, so it concerns decks without one.
# Nobody shows more in a day, and everything is made in seconds up to here.
MOST_SLIDES = 1_000
SEMINARS_FILES = ("decks/seminars.yaml", "decks/seminars.csv", "decks/seminars.xlsx")


class Included(Value):
    """A slide or section, the `source`, with the `variables` given where it was used, and the
    `chain` of uses that led to it, the deck's own first: empty where it stands in the deck."""

    source: SlideSource | SectionSource
    variables: Mapping[str, Scalar]
    chain: tuple[Span, ...] = ()


def include_entries(
    project: Project, deck: Deck, language: str, faults: Faults
) -> tuple[Included, ...]:
    """The deck's slides and sections in order, those of the library among them."""
    includer = Includer(project, language, faults)
    return tuple(islice(includer.entries(deck.slides, deck.variables, (), ()), MOST_SLIDES + 1))


class Includer(Value):
    """Follows the uses of a `project`'s files, whose texts are taken in one `language`; what is
    wrong with a use is noted in `faults`."""

    project: Project
    language: str
    faults: Faults

    def entries(
        self,
        entries: tuple[Entry, ...],
        variables: Mapping[str, Scalar],
        files: tuple[str, ...],
        chain: tuple[Span, ...],
    ) -> Iterator[Included]:
        for entry in entries:
            if isinstance(entry, Use):
                if not self.faults.work.take("steps"):
                    return
                yield from self._used(entry, variables, files, chain)
            else:
                yield Included(entry, variables, chain)

    def _used(
        self,
        use: Use,
        variables: Mapping[str, Scalar],
        files: tuple[str, ...],
        chain: tuple[Span, ...],
    ) -> Iterator[Included]:
        library = self.library(use, files)
        if library is None:
            return
        chosen = self.chosen(use, library)
        given = {**library.variables, **variables, **use.variables}
        inner = self.entries(chosen, given, (*files, library.name), (*chain, use.span))
        # Ten files that use each other ten times are thousands of millions of slides.
        found = list(islice(inner, MOST_SLIDES + 1))
        yield from self._overridden(use, found) if use.overrides else found

    def library(self, use: Use, files: tuple[str, ...]) -> Deck | None:
        """The file that a use names; `files` are those that led to it."""
        name = use.target.text.partition("#")[0].strip()
        library = self.project.library.get(name)
        if library is None:
            hint = near_miss(name, list(self.project.library))
            plain = name.removesuffix(".yaml")
            self.faults.say("BF201/file", use.target.span, hint=hint, name=plain)
            return None
        if name in files:
            chain = " -> ".join((*files, name))
            self.faults.say("BF202", use.target.span, chain=chain)
            return None
        return deck_in_language(library, self.language, self.project.config, self.faults)

    def chosen(self, use: Use, library: Deck) -> tuple[Entry, ...]:
        """The entries of the library that `file`, `file#id` or `file#id..id` names."""
        _, hash_sign, wanted = use.target.text.partition("#")
        if not hash_sign:
            return library.slides
        first, _, last = wanted.partition("..")
        start = self._find(use, library, first.strip())
        end = self._find(use, library, last.strip()) if last else start
        if start is None or end is None:
            return ()
        if end < start:
            self.faults.say(
                "BF201/order",
                use.target.span,
                first=first,
                last=last,
                file=library.file,
                name=library.name,
            )
        return library.slides[start : end + 1]

    def _find(self, use: Use, library: Deck, wanted: str) -> int | None:
        known = _places(library)
        if wanted and wanted in known:
            return known[wanted]
        hint = near_miss(wanted, [name for name in known if name])
        self.faults.say("BF201/slide", use.target.span, hint=hint, file=library.file, id=wanted)
        return None

    def _overridden(self, use: Use, found: list[Included]) -> Iterator[Included]:
        """The used slide, with the keys that stand beside `use:` in the place of its own."""
        slides = [item for item in found if isinstance(item.source, SlideSource)]
        if len(found) != 1 or len(slides) != 1:
            if found:
                name = use.target.text.partition("#")[0]
                self.faults.say("BF213", use.span, name=name)
            return
        item = slides[0]
        assert isinstance(item.source, SlideSource)
        own = Faults()
        changed = decode_slide(_merged(item.source.node, use), own)
        # What is wrong with the rest was said where it was read.
        self.faults.note(fault for fault in own if fault.span.file == use.span.file)
        if changed is not None:
            given = {key.text for key, _ in use.overrides}
            missing = tuple(path for path in item.source.untranslated if path[0] not in given)
            yield replace(item, source=replace(changed, untranslated=missing))


@memo_while_alive
def _places(library: Deck) -> dict[str, int]:
    """Where in a file each id comes first."""
    return {id_of(entry): at for at, entry in reversed([*enumerate(library.slides)])}


def id_of(entry: Entry) -> str:
    """The id that `file#id` can name an entry by, "" where it has none."""
    if isinstance(entry, Use):
        return entry.target.text.partition("#")[2]
    return entry.id.text if entry.id else ""


def _merged(node: Map, use: Use) -> Map:
    names = {key.text for key, _ in use.overrides}
    kept = tuple(entry for entry in node.entries if entry[0].text not in names)
    return Map((*kept, *use.overrides), node.span, node.closing)


def nearest_deck(project: Project, name: str) -> Hint:
    """A hint for a name that is no deck."""
    known = sorted(project.decks)
    if not known:
        return Hint("there is no deck at all; is the folder decks where it should be?")
    return hint_instead(name, known, 0.5)


def deck_of_file(project: Project, name: str) -> str:
    """The deck that is named by its file or the way to it, such as decks/letters.yaml; or ""."""
    path = PureWindowsPath(name.strip())
    stem = path.stem if path.suffix.lower() in (".yaml", ".yml") else path.name
    return next((deck for deck in project.decks if deck.casefold() == stem.casefold()), "")


def files_of(project: Project, target: Target) -> frozenset[str]:
    """The files of decks, library and seminars that a target is made from."""
    deck = project.decks.get(target.deck)
    found = set(SEMINARS_FILES) if deck is None or target.seminar is None else set()
    if deck is None:  # it may be there and broken
        found.add(f"decks/{target.deck}.yaml")
    waiting = [deck] if deck else []
    while waiting:
        file = waiting.pop()
        found.add(file.file)
        uses = [entry for entry in file.slides if isinstance(entry, Use)]
        names = {use.target.text.partition("#")[0].strip() for use in uses}
        library = [project.library[name] for name in names if name in project.library]
        waiting.extend(used for used in library if used.file not in found)
    return frozenset(found)
