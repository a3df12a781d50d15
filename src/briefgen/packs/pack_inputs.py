"""Project + target -> digests of what its pack is made from, before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.diagnostics import Faults
from briefgen.model.project import Deck, Project, SectionSource, SlideSource, Target
from briefgen.model.values import Value, compared_fields
from briefgen.model.yaml_nodes import Scalar
from briefgen.packs.fingerprint import fingerprint, known_print
from briefgen.packs.program_digest import program_digest
from briefgen.resolve.audience import choose_audience
from briefgen.resolve.settings import Settings, cascade_settings
from briefgen.resolve.slide_library import Included, id_of, include_entries
from briefgen.support.memo import memo_while_alive

# Fields of a deck that are told apart slide by slide, or do not matter.
_NOT_COMPARED = frozenset({"slides", "translations", "outputs", "file", "name"})


class Inputs(Value):
    """Digests of what a pack is made from: by name (`named`), and of each of its `slides` in order,
    as the place that it is written at and its digest."""

    named: Mapping[str, str]
    slides: tuple[tuple[str, str], ...]


def inputs_of(project: Project, target: Target) -> Inputs | None:
    """None where the target cannot be resolved anyway."""
    deck, faults = project.decks.get(target.deck), Faults()
    settings = cascade_settings(project, target, deck, faults) if deck else None
    if deck is None or settings is None:
        return None
    deck = deck.in_language(settings.language)
    included = include_entries(project, deck, settings.language, faults)
    slides = choose_audience(included, settings.audience)
    named = {
        "program": program_digest(),
        **dict(_of_settings(settings)),
        "deck": _of_deck(deck),
        "paper": target.paper,
        # They are in no file but the manifest.
        "copies": fingerprint(target.seminar.copies if target.seminar else {}),
    }
    return Inputs(named, tuple(_of_slides(slides)))


def _of_settings(settings: Settings) -> Iterator[tuple[str, str]]:
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if name == "event":
            for part in value.__struct_fields__:
                yield f"event.{part}", fingerprint(getattr(value, part))
        elif name == "texts":
            yield name, fingerprint(value, settings.fields)
        elif name == "template":
            yield name, known_print(value)
        elif name != "fields" and not callable(value):
            yield name, fingerprint(value)


@memo_while_alive
def _of_deck(deck: Deck) -> str:
    kept = (name for name in compared_fields(Deck) if name not in _NOT_COMPARED)
    return fingerprint(*(getattr(deck, name) for name in kept))


def _of_slides(entries: Iterable[Included]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        source = entry.source
        place = f"{source.span.file}#{id_of(source) or _title_of(source)}"
        own = known_print(source)
        yield place, fingerprint(own, entry.variables) if entry.variables else own


def _title_of(source: SlideSource | SectionSource) -> str:
    """A slide without an id is known by its title."""
    title = source.name if isinstance(source, SectionSource) else source.slots.get("title")
    return title.text[:40] if isinstance(title, Scalar) else "cover"
