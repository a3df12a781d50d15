"""What cannot be read as an output -> what can be written instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.diagnostics import Span
from briefgen.model.outputs import AS, NOT_BUILT_YET, OUTPUTS
from briefgen.model.slide_choice import meant_by
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.output_values import MEANT, canonical, possible_values, value_of, written
from briefgen.support.suggest import hint_instead, nearest

# Where several have what is meant, one for delegates is proposed.
BY_USE = sorted(OUTPUTS, key=lambda kind: not OUTPUTS[kind].is_for_delegates)


def side_by_side(entries: Sequence[tuple[Scalar, Node]]) -> tuple[str, str]:
    """What is said of several names that stand where one output should."""
    (first, value), (second, _), *_ = entries
    if first.text not in OUTPUTS or second.text in OUTPUTS:
        both = f"`{first.text}` and `{second.text}`"
        return f"{both} stand in one entry", "begin each output with a dash of its own"
    given = {key.text: inner.text for key, inner in entries[1:] if isinstance(inner, Scalar)}
    if isinstance(value, Scalar) and not value.is_empty and OUTPUTS[first.text].main:
        given = {OUTPUTS[first.text].main: value.text, **given}
    known = {*OUTPUTS[first.text].options, OUTPUTS[first.text].main}
    given = {key: text for key, text in given.items() if key in known and text}
    message = f"`{second.text}` stands beside `{first.text}`, not below it"
    return message, f"write `- {written(first.text, given, first.span)}`"


def unknown_output(name: Scalar, value: Node | None) -> tuple[str, str]:
    """What is said of a name that is not an output's."""
    text, message = name.text, f"the output {name.text} is not known"
    if later := _not_built_yet(text):
        return later, "leave it out for now"
    first, *rest = re.split(r"[\s:=(),]+", text.lower().strip(" )"))
    first = first if first in OUTPUTS else first.removesuffix("s")
    if first in OUTPUTS and (found := canonical(first, OUTPUTS[first].main, " ".join(rest))):
        return message, f"write `{first}: {found}`"
    for kind in BY_USE:
        if text != "pdf" and (form := canonical(kind, AS, MEANT.get(text.lower(), text))):
            return message, f"write `{kind}: {form}`"
        if possible := possible_values(kind, text):
            given = value.text if isinstance(value, Scalar) else ""
            found = value_of(MEANT.get(given.lower(), given), possible) or possible[-1]
            said = written(kind, {text: found}, name.span)
            return message, f"it is an option of `{kind}`: write `{said}`"
    return message, instead(text, tuple(OUTPUTS))


def _not_built_yet(text: str) -> str:
    """What is said of an output that is planned, "" of others."""
    name = nearest(text.lower(), NOT_BUILT_YET, 0.85)
    if name:
        return f"`{name}` is not built yet"
    form = MEANT.get(text.lower(), text.lower())
    of = next((kind for kind in BY_USE if form in OUTPUTS[kind].forms), "")
    return (
        "" if not of or OUTPUTS[of].forms[form].is_built else f"`{of}` as {form} is not built yet"
    )


def own_entry(name: str, form: str) -> str:
    """What to do about an option that one of several forms does not have."""
    return f"list the form by itself: `- {name}: {form.lower()}`, with the options that it has"


def like_choice(option: str) -> str:
    return f"such as `{option}: 5-12`, `{option}: section 2` or `{option}: [cover, agenda]`"


def meant_choice(option: str, piece: str) -> str:
    """What can be written in place of what names no slides."""
    meant = meant_by(piece)
    return f"write `{option}: {meant}`" if meant else like_choice(option)


def words_of(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,+&/]+|\band\b", text) if word]


def instead(text: str, possible: Sequence[str]) -> str:
    return hint_instead(value_of(MEANT.get(text.lower(), text), possible) or text, possible)


def listed(kind: str, option: str, span: Span) -> str:
    """An output with each value of an option, as they can be written."""
    return ", ".join(
        f"`{written(kind, {option: one}, span)}`" for one in possible_values(kind, option)
    )
