"""What a seminar or a deck says of its event -> its texts, with the date read as a day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.project import Config, EventTexts
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.audiences_and_variables_used import Mentions
from briefgen.read.date_reader import DateReader, Day
from briefgen.read.decode import holds
from briefgen.read.value_kinds import WORDS

# What people write where there is nothing to say, and where it is not known yet.
_NOTHING = re.compile(
    "[-\u2010-\u2015]{1,3}|n\\.?/a\\.?|n\\.a\\.?|none|not applicable", re.IGNORECASE
)
_OPEN = re.compile(
    r"tb[acd]|to be (?:announced|arranged|confirmed|decided|determined|advised)|\?{1,3}",
    re.IGNORECASE,
)
DATE = "The day, such as 2026-11-24, or words such as Spring 2027."
VENUE = "Where the seminar is held."
SPEAKER = "Who speaks."


class EventKeys(Value, kw_only=True):
    """The keys of an `event`: what stands on the cover and at the head of pages, where a seminar
    does not say otherwise."""

    date: Scalar | None = holds(WORDS, None, about=DATE)
    venue: Scalar | None = holds(WORDS, None, about=VENUE)
    speaker: Scalar | None = holds(WORDS, None, about=SPEAKER)


def read_event(
    keys: EventKeys, config: Config, languages: Iterable[str], faults: Faults
) -> EventTexts:
    """The texts; a date may be written as in the languages of the project, or in these."""
    date, time = _date_and_time(_said("date", keys.date, faults), config, languages, faults)
    venue, speaker = _said("venue", keys.venue, faults), _said("speaker", keys.speaker, faults)
    return EventTexts(date=date, venue=venue, speaker=speaker, time=time)


def _said(name: str, node: Scalar | None, faults: Faults) -> Scalar | None:
    """The text, empty where it says that there is none."""
    if node is None:
        return None
    text = node.text.strip()
    if _OPEN.fullmatch(text):
        faults.say("BF224", node.span, name=name, text=text)
    return replace(node, text="") if _NOTHING.fullmatch(text) else node


def _date_and_time(
    node: Scalar | None, config: Config, languages: Iterable[str], faults: Faults
) -> tuple[Scalar | None, str]:
    """The date as 2026-11-24, or the words that stand for it; and the time beside it, if any."""
    if node is None or not node.text:
        return node, ""
    found = DateReader(config.dates, (config.language, *config.languages, *languages)).read(
        node.text
    )
    match found:
        case Day():
            return Scalar(found.day.isoformat(), node.span, quoted=True), found.time
        case Diagnostic():
            faults.note((replace(found, span=node.span),))
    return node, ""


def check_time(event: EventTexts, deck: str, mentions: Mentions, faults: Faults) -> None:
    """A time that stands beside the date is a variable, and lost where no text asks for it."""
    if not event.time or event.date is None or deck not in mentions.decks:
        return
    if "seminar.time" not in mentions.variables(deck):
        faults.say("BF218/time", event.date.span, time=event.time)
