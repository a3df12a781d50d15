"""Nodes -> outputs and papers, as a deck, a seminar or briefgen.yaml names them.

An output is a name, a name with its main option (`handout: 6`, `reading: large-print`), or a name
with options. What cannot be read is refused where it stands, with what can be written instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.outputs import (
    AS,
    OUTPUTS,
    PAPERS,
    DeckOptions,
    Form,
    HandoutOptions,
    Output,
    Paper,
    SlidesOptions,
)
from briefgen.model.project import OutputSpec
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import ValueKind, near_miss, one_of
from briefgen.read.value_kinds import LISTING
from briefgen.support.suggest import hint_instead

DEFAULT_OUTPUTS = (
    OutputSpec(DeckOptions()),
    OutputSpec(SlidesOptions()),
    OutputSpec(HandoutOptions()),
)
# Where several have what is meant, one for delegates is proposed.
_BY_USE = sorted(OUTPUTS, key=lambda kind: not OUTPUTS[kind].is_for_delegates)
# How people write the two values of a flag, and other words for what options are called here.
_SAME = {"true": "yes", "false": "no"}
_MEANT = {
    "gray": "grey", "greyscale": "grey", "grayscale": "grey", "mono": "grey", "black": "grey",
    "black-and-white": "grey", "colour": "full", "color": "full", "on": "yes", "off": "no",
    "large": "large-print", "largeprint": "large-print", "large print": "large-print",
    "docx": "word", "html": "web", "txt": "text",
}  # fmt: skip


def decode_paper(node: Scalar | None, faults: Faults) -> Paper | None:
    """The paper, None where there is none or it is not known (then it is in faults)."""
    paper = one_of(_value_of(node.text, PAPERS), PAPERS) if node else None
    if node is not None and paper is None:
        hint = _instead(node.text, PAPERS)
        faults.add("BF113", f"the paper {node.text} is not known", node.span, hint=hint)
    return paper


def decode_outputs(node: Seq | None, faults: Faults) -> tuple[OutputSpec, ...] | None:
    """`deck`, `handout: 6` or `handout: {per-page: 6}`; None where nothing is given."""
    if node is None:
        return None
    if not node.items:
        hint = "name at least one, such as `- deck`, or leave the key out"
        faults.add("BF112", "no output is listed here", node.span, hint=hint)
    found = [_output(item, faults) for item in node.items]
    return tuple(output for output in found if output is not None)


def _output(node: Node, faults: Faults) -> OutputSpec | None:
    entry = _entry_of(node, faults)
    if entry is None:
        return None
    name, value = entry
    if name.text not in OUTPUTS:
        message, hint = _unknown(name, value)
        faults.add("BF113", message, name.span, hint=hint)
        return None
    reading = _Reading(name=name.text, kind=name.text, faults=faults)
    reading.read(value)
    if reading.is_broken:
        return None
    return OutputSpec(decode_options(reading.kind, reading.options), node.span)


def decode_options(kind: str, given: Mapping[str, str]) -> Output:
    """An output with the options given, each in a text that the table of outputs has for it."""
    of = OUTPUTS[kind]
    values = {name.replace("-", "_"): of.options[name][text] for name, text in given.items()}
    texts = ((name, given[name]) for name in of.options if name in given)
    words = (name if text == "yes" else text for name, text in texts if text != "no")
    return of.type(**values, variant="-".join(words))


def _entry_of(node: Node, faults: Faults) -> tuple[Scalar, Node | None] | None:
    """The name of an output and what stands behind it."""
    match node:
        case Scalar() if not node.is_empty:
            return node, None
        case Map(entries=((name, value),)):
            return name, value
        case Map(entries=entries) if entries:
            message, hint = _side_by_side(entries)
            faults.add("BF111", message, entries[1][0].span, hint=hint)
        case _:
            hint = "write a name, such as `- deck`, or delete the dash"
            faults.add("BF111", "the name of an output is needed here", node.span, hint=hint)
    return None


def _side_by_side(entries: Sequence[tuple[Scalar, Node]]) -> tuple[str, str]:
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


def _unknown(name: Scalar, value: Node | None) -> tuple[str, str | Hint]:
    """What is said of a name that is not an output's."""
    text, message = name.text, f"the output {name.text} is not known"
    first, *rest = text.lower().replace(":", " ").replace("=", " ").split() or [""]
    if first in OUTPUTS and (found := _canonical(first, OUTPUTS[first].main, " ".join(rest))):
        return message, f"write `{first}: {found}`"
    for kind in _BY_USE:
        if text != "pdf" and (form := _canonical(kind, AS, _MEANT.get(text.lower(), text))):
            return message, f"write `{kind}: {form}`"
        if possible := _possible(kind, text):
            given = value.text if isinstance(value, Scalar) else ""
            found = _value_of(_MEANT.get(given.lower(), given), possible) or possible[-1]
            said = written(kind, {text: found}, name.span)
            return message, f"it is an option of `{kind}`: write `{said}`"
    return message, _instead(text, tuple(OUTPUTS))


class _Reading(Struct, kw_only=True):
    """One output as it is read: what stands behind its name -> its kind and its options."""

    name: str
    kind: str
    faults: Faults
    options: dict[str, str] = field(default_factory=dict)
    is_broken: bool = False

    def _refuse(self, code: str, message: str, span: Span, hint: str | Hint) -> None:
        self.is_broken = True
        self.faults.add(code, message, span, hint=hint)

    def read(self, value: Node | None) -> None:
        match value:
            case None | Scalar(text="", quoted=False):
                pass
            case Scalar():
                self._main(value)
            case Map():
                self._all(value)
            case Seq():
                self._refuse_list(self.name, OUTPUTS[self.name].main, value)

    def _main(self, value: Scalar) -> None:
        main = OUTPUTS[self.name].main
        if main and _canonical(self.name, main, value.text):
            self._set(Scalar(main, value.span), value)
        elif not self._is_for_later(value):
            message = f"`{self.name}: {value.text}` cannot be read"
            self._refuse("BF113", message, value.span, self._hint_for(value))

    def _all(self, value: Map) -> None:
        """The form first, as it may make another kind of the output."""
        for key, inner in sorted(value.entries, key=lambda entry: entry[0].text != AS):
            of = OUTPUTS[self.kind]
            if key.text not in of.options and (key.text != AS or not of.forms):
                self._refuse_key(key)
            elif isinstance(inner, Seq | Map):
                self._refuse_list(f"{self.name}: {key.text}", key.text, inner)
            else:
                self._set(key, inner)

    def _set(self, key: Scalar, value: Scalar) -> None:
        found = _canonical(self.kind, key.text, value.text)
        said = f"`{key.text}: {value.text}`"
        if value.is_empty:
            possible = f"possible: {', '.join(_possible(self.kind, key.text))}"
            self._refuse("BF112", f"`{key.text}` is empty", key.span, possible)
        elif not found and (key.text != AS or not self._is_for_later(value)):
            hint = _instead(value.text, _possible(self.kind, key.text))
            message = f"{said} is not an option of the output {self.kind}"
            self._refuse("BF113", message, value.span, hint)
        elif self.options.get(key.text, found) != found:
            message = f"{said} contradicts what stands before it"
            self._refuse("BF113", message, key.span, "leave one of the two out")
        elif found and key.text == AS:
            form = OUTPUTS[self.name].forms[found]
            self.kind = form.kind or self.name
            self.options.update(form.options)
        elif found:
            self.options[key.text] = found

    def _is_for_later(self, value: Scalar) -> bool:
        """Whether a value is a form that is not built yet; then that is said."""
        name = _MEANT.get(value.text.lower(), value.text.lower())
        form = OUTPUTS[self.name].forms.get(name, Form())
        if not form.is_built:
            message = f"`{self.name}` as {name} is not built yet"
            hint = "possible now: " + _listed(self.name, OUTPUTS[self.name].main, value.span)
            self._refuse("BF113", message, value.span, hint)
        return not form.is_built

    def _hint_for(self, value: Scalar) -> str:
        """What can be written in place of a value behind the name."""
        name, of, text = self.name, OUTPUTS[self.name], value.text
        if text.lower() in ("yes", "true", "no", "false"):
            return f"write `{name}`" if text.lower() in ("yes", "true") else "leave the entry out"
        main = _canonical(name, of.main, _MEANT.get(text.lower(), text)) if of.main else ""
        if main:
            return f"write `{written(name, {of.main: main}, value.span)}`"
        for option in of.options:
            if found := _canonical(name, option, _MEANT.get(text.lower(), text)):
                return f"write `{written(name, {option: found}, value.span)}`"
        for other in _BY_USE:
            option = OUTPUTS[other].main
            if found := _canonical(other, option, _MEANT.get(text.lower(), text)):
                return f"write `{written(other, {option: found}, value.span)}`"
        if not of.main:
            return f"write `{name}`" + ("" if of.options else ": it has no options")
        return "possible: " + _listed(name, of.main, value.span)

    def _refuse_key(self, key: Scalar) -> None:
        of = OUTPUTS[self.kind]
        known = [*of.options, *([AS] if of.forms else [])]
        hint = near_miss(key.text, known) if known else f"it has no options: write `{self.kind}`"
        message = f"`{key.text}` is not an option of the output {self.kind}"
        self._refuse("BF110", message, key.span, hint)

    def _refuse_list(self, what: str, option: str, value: Seq | Map) -> None:
        items = value.items if isinstance(value, Seq) else ()
        texts = [item.text for item in items if isinstance(item, Scalar)]
        good = [
            found for text in texts if option and (found := _canonical(self.name, option, text))
        ]
        if len(good) > 1:
            each = (f"`- {written(self.name, {option: one}, value.span)}`" for one in good)
            hint = f"list the output once for each: {', '.join(each)}"
        else:
            possible = _listed(self.name, option, value.span) if option else f"`{self.name}`"
            hint = f"possible: {possible}"
        self._refuse("BF111", f"`{what}` takes one value", value.span, hint)


def _possible(kind: str, option: str) -> tuple[str, ...]:
    """The values of an option; of `as`, the forms that are built."""
    of = OUTPUTS[kind]
    if option == AS:
        return tuple(name for name, form in of.forms.items() if form.is_built)
    return tuple(of.options.get(option, ()))


def _canonical(kind: str, option: str, text: str) -> str:
    return _value_of(text, _possible(kind, option))


def _value_of(text: str, possible: Iterable[str]) -> str:
    """The possible value that a text stands for, in capitals or not; "" where there is none."""
    typed = _SAME.get(text.lower(), text.lower())
    return next((value for value in possible if value.lower() == typed), "")


def _instead(text: str, possible: Sequence[str]) -> Hint:
    return hint_instead(_value_of(_MEANT.get(text.lower(), text), possible) or text, possible)


def _listed(kind: str, option: str, span: Span) -> str:
    """An output with each value of an option, as they can be written."""
    return ", ".join(f"`{written(kind, {option: one}, span)}`" for one in _possible(kind, option))


def written(kind: str, options: Mapping[str, str], span: Span) -> str:
    """An output as it is written where a span stands: in YAML, or in a cell of a table."""
    main = options.get(OUTPUTS[kind].main) if len(options) == 1 else None
    if not options:
        return kind
    if main is not None:
        return f"{kind}: {main}"
    if span.file.endswith(".yaml"):
        return f"{kind}: {{{', '.join(f'{key}: {value}' for key, value in options.items())}}}"
    return " ".join([kind, *(f"{key}={value}" for key, value in options.items())])


def output_in_cell(text: str, span: Span) -> Node:
    """An entry of `outputs` in a table: `handout`, `handout 6`, `handout: 6`, `handout ink=light`
    or both of these."""
    first, *rest = text.split()
    name = first.removesuffix(":")
    if name not in OUTPUTS or not rest:
        return Scalar(text, span)
    pairs = [word.partition("=") for word in rest if "=" in word]
    plain = " ".join(word for word in rest if "=" not in word)
    inner = [(Scalar(key, span), Scalar(value, span, quoted=True)) for key, _, value in pairs]
    main = OUTPUTS[name].main
    if plain and not (pairs and main):
        whole = " ".join(rest)
        return Map(((Scalar(name, span), Scalar(whole, span)),), span)
    if plain:
        inner.insert(0, (Scalar(main, span), Scalar(plain, span)))
    return Map(((Scalar(name, span), Map(tuple(inner), span)),), span)


def _schema_of(kind: str) -> dict[str, Any]:
    """What may stand behind an output's name, in the words of JSON Schema."""
    of = OUTPUTS[kind]
    options = {name: _value_schema(values) for name, values in of.options.items()}
    if of.forms:
        options[AS] = _value_schema(_possible(kind, AS))
    whole = {"type": "object", "properties": options, "additionalProperties": False}
    main = [_value_schema(_possible(kind, of.main))] if of.main else []
    return {"description": of.about, "anyOf": [{"type": "null"}, *main, whole]}


def _value_schema(values: Collection[str]) -> dict[str, Any]:
    """The values as a parser of YAML gives them: numbers and flags are no texts."""
    numbers = [int(value) for value in values if value.isdigit()]
    flags = [typed == "true" for typed, value in _SAME.items() if value in values]
    typed = [*values, *_SAME] if flags else values
    cased = "|".join(
        "".join(f"[{c.upper()}{c}]" if c.isalpha() else c for c in value.lower()) for value in typed
    )
    pattern = {"type": "string", "pattern": f"^({cased})$"}
    return {"anyOf": [{"enum": [*flags, *numbers, *values]}, pattern]}


def outputs_schema() -> dict[str, Any]:
    """What may stand as `outputs`, in the words of JSON Schema: made from the table of outputs."""
    named = {
        "minProperties": 1,
        "maxProperties": 1,
        "properties": {kind: _schema_of(kind) for kind in OUTPUTS},
        "additionalProperties": False,
    }
    entry = {"if": {"type": "object"}, "then": named, "else": {"enum": list(OUTPUTS)}}
    return {"type": "array", "minItems": 1, "items": entry}


OUTPUT_LIST = ValueKind(LISTING.read, outputs_schema())
