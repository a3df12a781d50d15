"""What cannot be read as an output -> what can be written instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.model.diagnostics import NOWHERE, Diagnostic, Hint, Span, diagnose
from briefgen.model.outputs import AS, CHOICES, NOT_BUILT_YET, OUTPUTS
from briefgen.model.slide_choice import (
    choice_as_written,
    meant_by,
    read_choice,
    several_as_written,
)
from briefgen.model.text_edits import write, write_over
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.output_values import MEANT, canonical, possible_values, value_of, written
from briefgen.support.suggest import hint_instead, nearest, write_instead

# Where several have what is meant, one for delegates is proposed.
BY_USE = sorted(OUTPUTS, key=lambda kind: not OUTPUTS[kind].is_for_delegates)


def side_by_side(entry: Map) -> Diagnostic:
    """What is said of several names that stand where one output should."""
    entries = entry.entries
    (first, value), (second, _), *_ = entries
    if first.text not in OUTPUTS or second.text in OUTPUTS:
        return diagnose("BF111/two-outputs", second.span, first=first.text, second=second.text)
    given = {key.text: inner.text for key, inner in entries[1:] if isinstance(inner, Scalar)}
    if isinstance(value, Scalar) and not value.is_empty and OUTPUTS[first.text].main:
        given = {OUTPUTS[first.text].main: value.text, **given}
    known = {*OUTPUTS[first.text].options, OUTPUTS[first.text].main}
    given = {key: text for key, text in given.items() if key in known and text}
    text = written(first.text, given, first.span)
    return diagnose(
        "BF111/beside-output",
        second.span,
        fixes=write_over(entry, text),
        first=first.text,
        second=second.text,
        entry=text,
    )


def unknown_output(name: Scalar, value: Node | None, entry: Node) -> Diagnostic:
    """What is said of a name that is not an output's."""
    # What stands below the name would be lost.
    entry = entry if not isinstance(value, Map | Seq) else Scalar("", NOWHERE)
    text, span = name.text, name.span
    if later := _not_built_yet(text):
        return diagnose("BF113/output-later", span, output=later)
    first, *rest = re.split(r"[\s:=(),]+", text.lower().strip(" )"))
    first = first if first in OUTPUTS else first.removesuffix("s")
    if first in OUTPUTS and (found := canonical(first, OUTPUTS[first].main, " ".join(rest))):
        hint = write(entry, f"{first}: {found}")
        return diagnose("BF113/output", span, hint=hint, name=text)
    for kind in BY_USE:
        if text != "pdf" and (form := canonical(kind, AS, MEANT.get(text.lower(), text))):
            hint = write(entry, f"{kind}: {form}")
            return diagnose("BF113/output", span, hint=hint, name=text)
        if text in CHOICES:
            shown = choice_as_written(text, "5-12", name.span)
            of = f"{kind}: {{{shown}}}" if ":" in shown else f"{kind} {shown}"
            return diagnose("BF113/any-output-option", span, name=text, entry=of)
        if possible := possible_values(kind, text):
            given = value.text if isinstance(value, Scalar) else ""
            found = value_of(MEANT.get(given.lower(), given), possible) or possible[-1]
            said = written(kind, {text: found}, name.span)
            fixes = write_over(entry, said)
            return diagnose(
                "BF113/one-output-option", span, fixes=fixes, name=text, kind=kind, entry=said
            )
    return diagnose("BF113/output", span, hint=instead(text, tuple(OUTPUTS)), name=text)


def _not_built_yet(text: str) -> str:
    """What an output is called that is planned, "" for others."""
    name = nearest(text.lower(), NOT_BUILT_YET, 0.85)
    if name:
        return f"`{name}`"
    form = MEANT.get(text.lower(), text.lower())
    of = next((kind for kind in BY_USE if form in OUTPUTS[kind].forms), "")
    return "" if not of or OUTPUTS[of].forms[form].is_built else f"`{of}` as {form}"


def like_choice(option: str, span: Span) -> str:
    """How slides are chosen."""
    several = several_as_written(("cover", "agenda"), span)
    said = [choice_as_written(option, words, span) for words in ("5-12", "section 2", several)]
    return "`{}`, `{}` or `{}`".format(*said)


def meant_choice(option: str, piece: str, value: Node) -> Hint | None:
    """What can be written in place of what names no slides, None where nobody knows."""
    meant = meant_by(piece)
    if not meant:
        return None
    text = choice_as_written(option, meant, value.span)
    is_all = not isinstance(value, Scalar) or value.text.strip() == piece
    return Hint(f"write `{text}`", write_over(value, meant) if is_all else ())


def chosen_behind(name: str, text: str, span: Span) -> str:
    """An output as it is written where slides stand behind its name, "" where none do."""
    text = re.sub(r"^only[\s:=]+", "", text, flags=re.IGNORECASE)
    try:
        is_choice = any(part.by != "layout" for part in read_choice(text))
    except ValueError:
        return ""
    if not is_choice or not OUTPUTS[name].chooses:
        return ""
    if not span.file.endswith(".yaml"):
        return f"{name} only={text}"
    words = f'"{text}"' if "," in text else text
    return f"{name}: {{only: {words}}}"


def several_forms(name: str, text: str) -> str:
    """A list of the forms that stand in one text, as `pdf, booklet`; "" where it is no such."""
    words = [word for word in re.split(r"[\s,;+&/]+|\band\b", text) if word]
    forms = [canonical(name, AS, word) for word in words]
    several = len(forms) > 1 and all(forms)
    return f"[{', '.join(forms)}]" if several else ""


def instead(text: str, possible: Sequence[str]) -> Hint:
    found = value_of(MEANT.get(text.lower(), text), possible)
    fix = write_instead(text, found, is_safe=True) if found else None
    return Hint(f"did you mean `{found}`?", (fix,)) if fix else hint_instead(text, possible)


def listed(kind: str, option: str, span: Span) -> str:
    """An output with each value of an option, as they can be written."""
    return ", ".join(
        f"`{written(kind, {option: one}, span)}`" for one in possible_values(kind, option)
    )
