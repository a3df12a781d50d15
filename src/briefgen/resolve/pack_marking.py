"""Entries + scheme -> the marking of the pack: never lower than that of a slide in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diagnostics import Faults, Hint
from briefgen.model.project import Deck, SectionSource, Seminar, SlideSource
from briefgen.model.protective_markings import MarkingScheme
from briefgen.model.rich_text import Field
from briefgen.model.yaml_nodes import Scalar
from briefgen.resolve.event_fields import read_field
from briefgen.resolve.slide_library import Included
from briefgen.resolve.variables import Variables
from briefgen.support.suggest import write_instead


def pack_marking(
    scheme: MarkingScheme | None,
    deck: Deck,
    seminar: Seminar | None,
    entries: Sequence[Included],
    *,
    variables: Variables,
) -> Field:
    """What the seminar says, else the deck; where neither says anything, the highest of the slides.

    Without a scheme every text is taken as it is, and nothing is compared.
    """
    faults = variables.faults
    nodes = (seminar and seminar.marking, deck.marking)
    asked = [read_field(node, variables) for node in nodes if node]
    said = asked[0] if asked else Field()
    if scheme is None:
        return said
    on_slides = (
        read_field(marking_of(entry.source), variables.with_given(entry.variables))
        for entry in entries
    )
    slides = [found for found in on_slides if found.text and _is_known(found, scheme, faults)]
    known = [marking for marking in asked if _is_known(marking, scheme, faults)]
    if not asked:
        return max(slides, key=lambda marking: _step(marking, scheme)) if slides else Field()
    if known and known[0] is asked[0]:
        for higher in _above(known[0], (*known[1:], *slides), scheme):
            _report_lower(known[0], higher, faults)
    return said


def marking_of(source: SlideSource | SectionSource) -> Scalar | None:
    """The marking of a slide as written; a divider has none of its own."""
    if not isinstance(source, SlideSource) or not source.marking:
        return None
    span = source.key_spans.get("marking", source.span)
    return Scalar(source.marking, span, quoted=True)


def _step(marking: Field, scheme: MarkingScheme) -> int:
    step = scheme.step_of(marking.text)
    assert step is not None
    return step


def _above(given: Field, others: Sequence[Field], scheme: MarkingScheme) -> Iterator[Field]:
    return (other for other in others if _step(other, scheme) > _step(given, scheme))


def _is_known(marking: Field, scheme: MarkingScheme, faults: Faults) -> bool:
    if scheme.step_of(marking.text) is not None:
        return True
    nearest = scheme.nearest(marking.text)
    fix = write_instead(marking.text, nearest, is_safe=False) if nearest else None
    said = f"did you mean `{nearest}`?" if nearest else _possible(scheme)
    hint = Hint(said, (fix,) if fix else ())
    faults.say("BF220", marking.span, hint=hint, marking=marking.text, scheme=scheme.name)
    return False


def _possible(scheme: MarkingScheme) -> str:
    more = ", with further words after it" if scheme.additions else ""
    return "possible here, from the lowest to the highest: " + ", ".join(scheme.markings) + more


def _report_lower(given: Field, higher: Field, faults: Faults) -> None:
    faults.say(
        "BF221",
        higher.span,
        given=given.text,
        higher=higher.text,
        related=[(given.span, "the pack's marking")],
    )
