"""Project + target -> ResolvedDeck: every choice made, every slide bound to its layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from briefgen.model.diagnostics import Faults, Span
from briefgen.model.project import Deck, Project, Target
from briefgen.model.resolved_deck import (
    Line,
    Opening,
    Point,
    Points,
    ResolvedDeck,
    ResolvedSlide,
    Section,
)
from briefgen.model.rich_text import Inline, plain
from briefgen.model.slide_contents import links_of
from briefgen.model.span_moves import all_lowered
from briefgen.model.template import LayoutSpec
from briefgen.model.values import replace
from briefgen.model.work import MOST_STEPS
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import near_miss
from briefgen.resolve.audience import choose_audience
from briefgen.resolve.event_fields import read_field
from briefgen.resolve.footnotes import check_stray_marks
from briefgen.resolve.last_slides import LastSlides
from briefgen.resolve.pack_language import deck_in_language
from briefgen.resolve.pack_marking import pack_marking
from briefgen.resolve.settings import CONTACT, Settings, cascade_settings
from briefgen.resolve.slide_binder import SlideBinder, report_untranslated
from briefgen.resolve.slide_library import MOST_SLIDES, deck_of_file, include_entries, nearest_deck
from briefgen.resolve.slide_texts import SECTION_NUMBER, SECTIONS
from briefgen.resolve.speaking_time import check_minutes
from briefgen.resolve.typed_marks import check_numbers
from briefgen.resolve.variables import Variables
from briefgen.support.session import MadeLast, MovedDown, Session
from briefgen.support.suggest import write_instead
from briefgen.text.inline_markup import as_typed, parse_inline, parse_paragraphs

# Each is listed on the divider of every other.
MOST_SECTIONS = 100


def resolve_deck(
    project: Project, target: Target, faults: Faults, session: Session | None = None
) -> ResolvedDeck | None:
    """The target's deck, or None where it cannot be made out at all (faults say why)."""
    deck = project.decks.get(target.deck)
    if deck is None:
        span = target.seminar.deck.span if target.seminar else target.span
        if meant := deck_of_file(project, target.deck):
            fix = write_instead(target.deck, meant, is_safe=True)
            faults.say("BF212/file", span, fix=fix, name=target.deck, meant=meant)
        else:
            faults.say("BF212", span, hint=nearest_deck(project, target.deck), name=target.deck)
        return None
    settings = cascade_settings(project, target, deck, faults)
    if settings is None:
        return None
    deck = deck_in_language(deck, settings.language, project.config, faults)
    if target.seminar:  # its own variables win over the deck's, and those of the library
        deck = replace(deck, variables={**deck.variables, **target.seminar.variables})
    if deck.untranslated:
        top = Span(file=deck.file, line=1, column=1)
        report_untranslated(deck.untranslated, settings.language, top, faults)
    included = include_entries(project, deck, settings.language, faults)
    if faults.work.steps > MOST_STEPS:
        faults.say("BF106/uses", Span(file=deck.file, line=1, column=1), most=MOST_STEPS)
        return None
    if len(included) > MOST_SLIDES:
        entry = included[MOST_SLIDES]
        span = entry.chain[0] if entry.chain else entry.source.span
        faults.say("BF106/slides", span, most=MOST_SLIDES)
        return None
    entries = choose_audience(included, settings.audience)
    variables = Variables(settings.variables, settings.language, faults, settings.empty)
    marking = pack_marking(
        project.config.marking_scheme, deck, target.seminar, entries, variables=variables
    )
    settings = replace(settings, marking=marking)
    session = session or Session()
    binder = SlideBinder(settings=settings, faults=faults, session=session)
    slides = binder.slides(entries)
    known = session.of(LastSlides)
    sections = known.same_sections(binder.sections)
    if binder.stopped:
        return None
    if len(sections) > MOST_SECTIONS:
        faults.say("BF106/sections", sections[MOST_SECTIONS].span, most=MOST_SECTIONS)
        return None
    check_numbers([section.name for section in sections], faults)
    slides = known.same_slides(
        [_with_sections(slide, sections, settings, faults) for slide in slides],
        session.of(MovedDown),
    )
    _check_links(slides, session, faults)
    _check_minutes(deck, target, slides, sections, faults=faults)
    _check_something_is_shown(deck, slides, faults)
    found = _deck(deck, target, settings, slides, sections, faults)
    if found is not None:
        check_stray_marks(found, faults)
    return found


def _deck(
    source: Deck,
    target: Target,
    settings: Settings,
    slides: tuple[ResolvedSlide, ...],
    sections: tuple[Section, ...],
    faults: Faults,
) -> ResolvedDeck | None:
    variables = Variables(settings.variables, settings.language, faults, settings.empty)

    def filled(name: str) -> Scalar | None:
        node: Node | None = settings.texts.get(name)
        node = variables.fill(node) if node is not None else None
        return node if isinstance(node, Scalar) else None

    def text(name: str) -> Inline | None:
        node = filled(name)
        inline = parse_inline(node, faults) if node else None
        return settings.typeset(inline) if inline and inline.text.strip() else None

    def paragraphs(name: str) -> tuple[Inline, ...]:
        node = filled(name)
        return settings.typeset(parse_paragraphs(node, faults)) if node else ()

    title = text("deck.title")
    if title is None:
        faults.note(source.no_title)
        if source.title is not None:
            faults.say("BF112/deck-title", source.title.span)
        return None
    return ResolvedDeck(
        target=target.id,
        title=title,
        subtitle=text("deck.subtitle"),
        organisation=settings.fields["deck.organisation"],
        template=settings.template.name,
        aspect=settings.template.aspect,
        language=settings.language,
        slides=slides,
        sections=sections,
        event=settings.event,
        marking=settings.marking,
        allow=source.allow,
        span=source.span,
        contact=settings.fields[CONTACT].paragraphs,
        summary=paragraphs("deck.summary"),
        accessibility=paragraphs("organisation.accessibility"),
        abbreviations=tuple(
            (
                as_typed(short, long.span, long.language),
                settings.typeset(read_field(long, variables).inline),
            )
            for short, long in source.abbreviations.items()
        ),
    )


def _with_sections(
    slide: ResolvedSlide, sections: Sequence[Section], settings: Settings, faults: Faults
) -> ResolvedSlide:
    """The slide with the list of the deck's sections, where a slot of its layout asks for it."""
    layout = settings.template.layouts[slide.layout]
    slide = _with_number(slide, layout, sections)
    name = next((slot.name for slot in layout.slots if slot.default == SECTIONS), "")
    if not name or name in slide.slots:
        return slide
    is_divider = any(section.slide_id == slide.id for section in sections)
    if is_divider and len(sections) > 1:
        items = tuple(_listed(section, slide) for section in sections)
    elif not is_divider and sections:
        items = tuple(_linked(section) for section in sections)
    else:
        _report_no_sections(slide, layout, name, faults)
        return slide
    return replace(slide, slots={**slide.slots, name: Points(items, slide.span)})


def _with_number(
    slide: ResolvedSlide, layout: LayoutSpec, sections: Sequence[Section]
) -> ResolvedSlide:
    """The divider of a section with the section's number, where its layout has a place for it."""
    name = next((slot.name for slot in layout.slots if slot.default == SECTION_NUMBER), "")
    at = next((at for at, one in enumerate(sections, 1) if one.slide_id == slide.id), 0)
    if not (name and at) or name in slide.slots:
        return slide
    return replace(slide, slots={name: Line(plain(str(at)), slide.span), **slide.slots})


def _linked(section: Section) -> Point:
    """An entry of an agenda: it leads to the section."""
    runs = tuple(replace(run, link=f"#{section.slide_id}") for run in section.name.runs)
    return Point(inline=Inline(runs, section.span), span=section.span, opens=Opening(section.about))


def _listed(section: Section, divider: ResolvedSlide) -> Point:
    """An entry on a divider: the section that begins here stands out."""
    is_here = section.slide_id == divider.id
    runs = tuple(replace(run, strong=run.strong or is_here) for run in section.name.runs)
    return Point(inline=Inline(runs, section.span), span=section.span)


def _report_no_sections(
    slide: ResolvedSlide, layout: LayoutSpec, name: str, faults: Faults
) -> None:
    slot = layout.slot(name)
    if slot is not None and slot.required:
        faults.say("BF205/no-sections", slide.span)


def _check_links(slides: Sequence[ResolvedSlide], session: Session, faults: Faults) -> None:
    """Each link to a slide leads to a slide of this deck."""
    known = {slide.id: slide for slide in slides}
    last, moved = session.of(MadeLast, "links"), session.of(MovedDown)
    links = last.of_each(slides, _inner_links, move=_lower_links, moved=moved)
    for address, span in chain.from_iterable(links):
        name = address.removeprefix("#")
        if name not in known:
            faults.say("BF207", span, hint=near_miss(name, list(known)), name=name)


def _lower_links(
    links: list[tuple[str, Span]], slide: ResolvedSlide, lines: int
) -> list[tuple[str, Span]]:
    return list(all_lowered(links, lines, slide.span.file))


def _inner_links(slide: ResolvedSlide) -> list[tuple[str, Span]]:
    return [(address, span) for address, span in links_of(slide) if address.startswith("#")]


def _check_minutes(
    deck: Deck,
    target: Target,
    slides: Sequence[ResolvedSlide],
    sections: Sequence[Section],
    *,
    faults: Faults,
) -> None:
    seminar = target.seminar
    own = seminar.minutes if seminar else None
    given = deck.minutes if own is None else own
    span = seminar.span if seminar is not None and own is not None else deck.span
    check_minutes(given, slides, sections, span.start, faults=faults)


def _check_something_is_shown(deck: Deck, slides: Sequence[ResolvedSlide], faults: Faults) -> None:
    """A deck has a slide that is not hidden; that there is none is said where nothing else is."""
    if faults.has_errors or not all(slide.hidden for slide in slides):
        return
    span = Span(file=deck.file, line=1, column=1)
    faults.say("BF112/all-hidden" if slides else "BF112/no-slides", span)
