"""Entries + scheme -> the marking of the pack: never lower than that of a slide in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model.diag import Faults, Span
from briefgen.model.markings import Scheme
from briefgen.model.node import Scalar
from briefgen.model.project import Deck, Seminar, SlideSource
from briefgen.model.values import dataclass
from briefgen.resolve.include import Included


def pack_marking(
    scheme: Scheme | None,
    deck: Deck,
    seminar: Seminar | None,
    entries: Sequence[Included],
    faults: Faults,
) -> str:
    """What the seminar says, else the deck; where neither says anything, the highest of the slides.

    Without a scheme every text is taken as it is, and nothing is compared.
    """
    asked = [_Marking.of(node) for node in (seminar and seminar.marking, deck.marking) if node]
    said = asked[0].text if asked else ""
    if scheme is None:
        return said
    slides = [marking for marking in _on_slides(entries) if _is_known(marking, scheme, faults)]
    known = [marking for marking in asked if _is_known(marking, scheme, faults)]
    if not asked:
        return max(slides, key=lambda marking: _step(marking, scheme)).text if slides else ""
    if known and known[0] is asked[0]:
        for higher in _above(known[0], (*known[1:], *slides), scheme):
            _report_lower(known[0], higher, faults)
    return said


@dataclass(frozen=True, slots=True)
class _Marking:
    """A marking as written, and where."""

    text: str
    span: Span

    @classmethod
    def of(cls, node: Scalar) -> _Marking:
        return cls(node.text, node.span)


def _on_slides(entries: Sequence[Included]) -> Iterator[_Marking]:
    for entry in entries:
        source = entry.source
        if isinstance(source, SlideSource) and source.marking:
            yield _Marking(source.marking, source.key_spans.get("marking", source.span))


def _step(marking: _Marking, scheme: Scheme) -> int:
    step = scheme.step_of(marking.text)
    assert step is not None
    return step


def _above(given: _Marking, others: Sequence[_Marking], scheme: Scheme) -> Iterator[_Marking]:
    return (other for other in others if _step(other, scheme) > _step(given, scheme))


def _is_known(marking: _Marking, scheme: Scheme, faults: Faults) -> bool:
    if scheme.step_of(marking.text) is not None:
        return True
    nearest = scheme.nearest(marking.text)
    hint = f"did you mean `{nearest}`?" if nearest else _possible(scheme)
    faults.add("BF220", f"`{marking.text}` is no marking of {scheme.name}", marking.span, hint=hint)
    return False


def _possible(scheme: Scheme) -> str:
    more = ", with further words after it" if scheme.additions else ""
    return "possible here, from the lowest to the highest: " + ", ".join(scheme.markings) + more


def _report_lower(given: _Marking, higher: _Marking, faults: Faults) -> None:
    faults.add(
        "BF221",
        f"the pack is marked {given.text}, but this is {higher.text}",
        higher.span,
        hint=f"mark the pack {higher.text}, or leave its marking out: it takes that of its slides",
        related=[(given.span, "the pack's marking")],
    )
