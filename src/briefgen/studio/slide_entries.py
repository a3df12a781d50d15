"""Written slides + what they became -> the entries of the page's list, by sections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from briefgen.compile import Compiled
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Project
from briefgen.model.resolved_deck import ResolvedSlide
from briefgen.model.scene import Page
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Scalar
from briefgen.resolve.slide_library import include_entries
from briefgen.studio.fault_messages import is_advice, slide_finder
from briefgen.studio.listed_slides import ListedSlide
from briefgen.studio.messages import Place, SectionEntry, SlideEntry
from briefgen.studio.source_places import SourcePlaces


class Became(Value):
    """What a written slide became: its `slides`, and the numbers of their `pages` in the scene."""

    slides: tuple[ResolvedSlide, ...]
    pages: tuple[int, ...]


def what_became(
    slides: Sequence[ListedSlide], compiled: Compiled, project: Project
) -> Mapping[str, Became]:
    """What became of each entry, by its key."""
    at = {(slide.span.file, slide.span.line): slide.key for slide in slides}
    pages: dict[str, list[int]] = {}
    for number, page in enumerate(compiled.scene.pages):
        pages.setdefault(page.source_id, []).append(number)
    uses = _uses(compiled, project)
    found: dict[str, list[ResolvedSlide]] = {}
    for slide in compiled.deck.slides:
        place = (slide.span.file, slide.span.line)
        # A slide of the library may be used in several places: they come in order.
        used = uses[place].pop(0) if uses.get(place) else place
        found.setdefault(at.get(used, ""), []).append(slide)
    return {
        key: Became(
            tuple(made), tuple(number for slide in made for number in pages.get(slide.id, ()))
        )
        for key, made in found.items()
    }


def _uses(compiled: Compiled, project: Project) -> dict[tuple[str, int], list[tuple[str, int]]]:
    """Where the deck uses each slide of the library, by where that is written."""
    deck = project.decks[compiled.target.deck]
    found: dict[tuple[str, int], list[tuple[str, int]]] = {}
    for one in include_entries(project, deck, compiled.deck.language, Faults()):
        if one.chain:
            place = (one.source.span.file, one.source.span.line)
            found.setdefault(place, []).append((one.chain[0].file, one.chain[0].line))
    return found


def slide_entries(
    slides: Sequence[ListedSlide],
    became: Mapping[str, Became],
    scene_pages: Sequence[Page],
    pages: Mapping[str, tuple[int, ...]],
    old: Mapping[str, str],
    *,
    places: SourcePlaces,
    faults: Sequence[Diagnostic],
) -> tuple[SlideEntry, ...]:
    """The entries. `pages` are the numbers of their pictures, `old` says since when they show an
    older text."""
    find = slide_finder(slides)
    counts = Counter((find(fault), is_advice(fault)) for fault in faults)
    found = []
    section = -1
    for index, slide in enumerate(slides):
        made = became.get(slide.key, Became((), ()))
        section += bool(slide.said("section")) or section < 0
        first = scene_pages[made.pages[0]] if made.pages else None
        one = made.slides[0] if made.slides else None
        found.append(
            SlideEntry(
                key=slide.key,
                id=one.id if one else slide.said("id"),
                title=first.title if first else _title(slide),
                layout=one.layout if one else slide.said("layout"),
                section=section,
                entry=index,
                place=places.place(slide.span),
                pages=pages.get(slide.key, ()),
                is_hidden=bool(one and one.hidden),
                faults=counts[slide.key, False],
                advice=counts[slide.key, True],
                old_since=old.get(slide.key, ""),
                notes=slide.said("notes"),
                notes_place=_notes_place(slide, places),
                minutes=sum(made.minutes or 0 for made in made.slides),
            )
        )
    return tuple(found)


def _title(slide: ListedSlide) -> str:
    said = (slide.said(name) for name in ("title", "section", "use", "layout"))
    return " ".join(next((text for text in said if text), "").split())


def _notes_place(slide: ListedSlide, places: SourcePlaces) -> Place | None:
    value = slide.node.get("notes") if isinstance(slide.node, Map) else None
    return places.place(value.span) if isinstance(value, Scalar) else None


def section_entries(
    slides: Sequence[ListedSlide], entries: Sequence[SlideEntry]
) -> tuple[SectionEntry, ...]:
    """The parts of the deck, each with the number of its entries."""
    counts = Counter(entry.section for entry in entries)
    titles = {
        entry.section: slide.said("section")
        for slide, entry in reversed(list(zip(slides, entries, strict=True)))
    }
    return tuple(
        SectionEntry(title=titles[number], slides=counts[number]) for number in sorted(counts)
    )
