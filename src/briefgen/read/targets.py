"""Config + decks + seminars -> targets: what is built as one pack each, under a safe name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefgen.model.copy_counts import names_of
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Config, Deck, EventTexts, Seminar, Target
from briefgen.model.safe_names import KEPT, folded, is_safe_name


def list_targets(
    config: Config, decks: Mapping[str, Deck], seminars: Mapping[str, Seminar], faults: Faults
) -> tuple[Target, ...]:
    """Each seminar, then each deck that no seminar names. A pack is a folder: what cannot be the
    name of one, or would be the same folder as another's, is reported and left out."""
    taken: dict[str, Target] = {}
    for target in (*_seminars(config, decks, seminars), *_lone_decks(config, decks, seminars)):
        if not is_safe_name(target.id):
            # A name that would do with something more is one that Windows keeps for itself.
            longer = f"{target.id}-1"
            what = "BF113/pack-reserved" if is_safe_name(longer) else "BF113/pack-name"
            faults.say(what, target.span, name=target.id, longer=longer)
            continue
        if folded(target.id) == KEPT:
            faults.say("BF113/kept", target.span, name=target.id)
            continue
        _check_copies(target, faults)
        same = taken.setdefault(folded(target.id), target)
        if same is not target:
            other = [(same.span, f"`{same.id}` is here")]
            faults.say("BF206/pack", target.span, related=other, name=target.id)
    return tuple(taken.values())


def _check_copies(target: Target, faults: Faults) -> None:
    """Copies of what the pack does not have are of no use, and somebody counts on them."""
    wanted = target.seminar.copies_spans if target.seminar else {}
    there = {name for spec in target.outputs for name in names_of(spec.output)}
    for name, span in wanted.items():
        if name not in there:
            kinds = ", ".join(spec.output.kind for spec in target.outputs)
            faults.say("BF222", span, pack=target.id, name=name, kinds=kinds)


def _seminars(
    config: Config, decks: Mapping[str, Deck], seminars: Mapping[str, Seminar]
) -> Iterator[Target]:
    for seminar in seminars.values():
        deck = decks.get(seminar.deck.text)
        outputs = seminar.outputs or (deck and deck.outputs) or config.outputs
        paper = seminar.paper or config.paper
        yield Target(
            id=seminar.id,
            deck=seminar.deck.text,
            seminar=seminar,
            outputs=outputs,
            paper=paper,
            date=_day(seminar.event.or_else(deck.event) if deck else seminar.event),
            span=seminar.span,
        )


def _lone_decks(
    config: Config, decks: Mapping[str, Deck], seminars: Mapping[str, Seminar]
) -> Iterable[Target]:
    named = {seminar.deck.text for seminar in seminars.values()}
    return (
        Target(
            id=name,
            deck=name,
            seminar=None,
            outputs=deck.outputs or config.outputs,
            paper=config.paper,
            date=_day(deck.event),
            span=deck.span,
        )
        for name, deck in decks.items()
        if name not in named
    )


def _day(event: EventTexts) -> str:
    return event.date.text.strip() if event.date else ""
