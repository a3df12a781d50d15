"""Nodes -> outputs and papers, as a deck, a seminar or briefgen.yaml names them.

An output is a name, a name with its main option (`handout: 6`, `reading: large-print`), or a name
with options. What cannot be read is refused where it stands, with what can be written instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from msgspec import Struct, field

from briefgen.model.diagnostics import Diagnostic, Faults, Span, diagnose
from briefgen.model.outputs import (
    AS,
    CHOICES,
    LARGE_PRINT,
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
from briefgen.model.slide_choice import SlideChoice, choice_in_file_name, read_choice
from briefgen.model.text_edits import extent
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import ValueKind, one_of
from briefgen.read.output_hints import (
    instead,
    like_choice,
    listed,
    meant_choice,
    side_by_side,
    unknown_output,
)
from briefgen.read.output_schema import outputs_schema
from briefgen.read.output_values import MEANT, canonical, possible_values, value_of
from briefgen.read.schema_words import one_of_words
from briefgen.read.value_kinds import LISTING, WORDS, seen_as

if TYPE_CHECKING:
    from briefgen.read.output_faults import AskedOutput

DEFAULT_OUTPUTS = (
    OutputSpec(DeckOptions()),
    OutputSpec(SlidesOptions()),
    OutputSpec(HandoutOptions()),
)


Pair: TypeAlias = tuple[Scalar, Node]


def decode_paper(node: Scalar | None, faults: Faults) -> Paper | None:
    """The paper, None where there is none or it is not known (then it is in faults)."""
    paper = one_of(value_of(node.text, PAPERS), PAPERS) if node else None
    if node is not None and paper is None:
        hint = instead(node.text, PAPERS)
        faults.say("BF113/paper", node.span, hint=hint, name=node.text)
    return paper


def decode_outputs(node: Seq | None, faults: Faults) -> tuple[OutputSpec, ...] | None:
    """`deck`, `handout: 6` or `handout: {per-page: 6}`; None where nothing is given."""
    if node is None:
        return None
    if not node.items:
        faults.say("BF112/no-outputs", node.span)
    between = ", " if node.closing else "\n" + " " * (node.span.column - 1) + "- "
    found = tuple(spec for item in node.items for spec in _outputs(item, between, faults))
    _check_twice(found, faults)
    kinds = {spec.output.kind for spec in found}
    if kinds and kinds <= {"notes", "zip"} and "zip" in kinds:
        place = next(spec.span for spec in found if spec.output.kind == "zip")
        faults.say("BF113/empty-zip", place)
    return found


def _check_twice(found: Iterable[OutputSpec], faults: Faults) -> None:
    """The same output in two spellings, or two whose files would have the same name."""
    seen: dict[object, OutputSpec] = {}
    for spec in found:
        same = replace(spec.output, variant=""), (spec.output.kind, spec.output.variant)
        first = next((seen[key] for key in same if key in seen), None)
        if first is not None:
            related = [(first.span, "the first one")]
            faults.say("BF105/output", spec.span, related=related, kind=spec.output.kind)
        seen.update(dict.fromkeys(same, spec))


def _outputs(node: Node, between: str, faults: Faults) -> Iterator[OutputSpec]:
    """The outputs of an entry: one for each form."""
    entry = _entry_of(node, faults)
    if entry is None:
        return
    name, value = entry
    if name.text not in OUTPUTS:
        faults.note((unknown_output(name, value, node),))
        return
    readings = _Entry(name=name.text, node=node, between=between, faults=faults).readings(value)
    for reading in readings if not any(one.is_broken for one in readings) else ():
        span = reading.form.span if reading.form and len(readings) > 1 else node.span
        output = decode_options(reading.kind, reading.options, reading.choices)
        yield OutputSpec(output, span, reading.choice_spans)


def decode_options(
    kind: str, given: Mapping[str, str], chosen: Mapping[str, SlideChoice] | None = None
) -> Output:
    """An output with the options given, each in a text that the table of outputs has for it, and
    the slides that are chosen by `only` and `without`."""
    of, chosen = OUTPUTS[kind], chosen or {}
    values: dict[str, Any] = {
        name.replace("-", "_"): of.options[name][text] for name, text in given.items()
    }
    texts = ((name, given[name]) for name in of.options if name in given)
    words = [name if text == "yes" else text for name, text in texts if text != "no"]
    words += [f"{name}-{choice_in_file_name(chosen[name])}" for name in CHOICES if name in chosen]
    values = {**values, **chosen, "variant": "-".join(words)}
    return cast("type[Output]", of.type)(**values)


def _entry_of(node: Node, faults: Faults) -> tuple[Scalar, Node | None] | None:
    """The name of an output and what stands behind it."""
    match node:
        case Scalar() if not node.is_empty:
            return node, None
        case Map(entries=((name, value),)):
            return name, value
        case Map(entries=(_, _, *_)):
            faults.note((side_by_side(node),))
        case _:
            faults.say("BF111/output-name", node.span)
    return None


class _Entry(Struct, kw_only=True):
    """One entry as it is read: what stands behind its name -> the outputs that it asks for."""

    name: str
    node: Node
    between: str
    faults: Faults

    def readings(self, value: Node | None) -> Sequence[_Reading]:
        """One for each form, or the first that is broken."""
        found: list[_Reading] = []
        for form, pairs in self._forms(value):
            reading = _Reading(
                name=self.name,
                kind=self.name,
                node=self.node,
                between=self.between,
                form=form,
                faults=self.faults,
            )
            found.append(reading)
            reading.read(value, pairs)
            if found[-1].is_broken:
                break
        return found

    def _forms(self, value: Node | None) -> Iterator[tuple[Scalar | None, Sequence[Pair]]]:
        """Each of the forms, and the other options with it; what is no list of forms stays among
        the options."""
        of = OUTPUTS[self.name]
        pairs = value.entries if isinstance(value, Map) else ()
        forms: Node | None = value if of.main == AS else None
        if of.forms and isinstance(value, Map):
            forms = value.get(AS)
        if not isinstance(forms, Seq) or not forms.items:
            yield None, pairs
            return
        others = [pair for pair in pairs if pair[0].text != AS]
        for item in forms.items:
            form = item if isinstance(item, Scalar) else None
            yield form, [(Scalar(AS, item.span), item), *others]


class _Reading(Struct, kw_only=True):
    """One output as it is read: its kind and its options. `node` is the whole entry, `between`
    what parts two of them, `form` the one of several."""

    name: str
    kind: str
    node: Node
    between: str
    faults: Faults
    form: Scalar | None = None
    options: dict[str, str] = field(default_factory=dict)
    choices: dict[str, SlideChoice] = field(default_factory=dict)
    choice_spans: dict[str, Span] = field(default_factory=dict)
    is_broken: bool = False

    def _refuse(self, fault: Diagnostic) -> None:
        self.is_broken = True
        self.faults.note((fault,))

    def read(self, value: Node | None, pairs: Sequence[Pair]) -> None:
        """What stands behind the name, or the options that were found there."""
        match value:
            case Scalar() if not value.is_empty:
                self._main(value)
            case Seq() if not pairs:
                self._refuse(self._asked.several(self.name, OUTPUTS[self.name].main, value))
            case _:
                self._all(pairs)

    def _main(self, value: Scalar) -> None:
        main = OUTPUTS[self.name].main
        if main and canonical(self.name, main, value.text):
            self._set(Scalar(main, value.span), value)
        elif not self._is_for_later(value):
            self._refuse(self._asked.value(value))

    def _all(self, pairs: Sequence[Pair]) -> None:
        """The form first, as it may make another kind of the output."""
        for key, inner in sorted(pairs, key=lambda entry: entry[0].text != AS):
            of = OUTPUTS[self.kind]
            if key.text in of.chooses:
                self._choose(key, inner)
            elif key.text not in of.options and (key.text != AS or not of.forms):
                self._refuse(self._asked.key(key))
            elif isinstance(inner, Seq | Map):
                said = f"{self.name}: {key.text}"
                self._refuse(self._asked.several(said, key.text, inner))
            else:
                self._set(key, inner)

    def _choose(self, key: Scalar, value: Node) -> None:
        """`only` and `without`: a text, or a list of texts."""
        items = value.items if isinstance(value, Seq) else (value,)
        texts = [item for item in items if isinstance(item, Scalar) and not item.is_empty]
        if not items or any(isinstance(item, Scalar) and item.is_empty for item in items):
            examples = like_choice(key.text, key.span)
            self._refuse(diagnose("BF112/slide-choice", key.span, name=key.text, examples=examples))
        elif len(texts) < len(items):
            hint, examples = None, like_choice(key.text, key.span)
            if isinstance(value, Map) and len(value.entries) == 1:
                (word, inner), *_ = value.entries
                said = f"{word.text} {inner.text}" if isinstance(inner, Scalar) else ""
                hint = meant_choice(key.text, said, value) if said else None
            self._refuse(
                diagnose(
                    "BF111/slide-choice", value.span, hint=hint, name=key.text, examples=examples
                )
            )
        else:
            self.choice_spans[key.text] = extent(value)
            self.choices[key.text] = tuple(
                dict.fromkeys(part for text in texts for part in self._parts(key, text))
            )

    def _parts(self, key: Scalar, text: Scalar) -> SlideChoice:
        try:
            return read_choice(text.text)
        except ValueError as error:
            piece, examples = str(error), like_choice(key.text, text.span)
            hint = meant_choice(key.text, piece, text)
            if piece:
                self._refuse(
                    diagnose(
                        "BF113/slide-choice", text.span, hint=hint, piece=piece, examples=examples
                    )
                )
            else:
                self._refuse(
                    diagnose("BF113/slides-missing", text.span, hint=hint, examples=examples)
                )
            return ()

    def _set(self, key: Scalar, value: Scalar) -> None:
        found = canonical(self.kind, key.text, value.text)
        if value.is_empty:
            possible = ", ".join(possible_values(self.kind, key.text))
            self._refuse(
                diagnose("BF112/output-option", key.span, name=key.text, possible=possible)
            )
        elif not found and (key.text != AS or not self._is_for_later(value)):
            self._refuse(self._asked.option(key, value))
        elif self.options.get(key.text, found) != found or self._contradicts(key.text, found):
            self._refuse(diagnose("BF113/contradiction", key.span, key=key.text, value=value.text))
        elif found and key.text == AS:
            form = OUTPUTS[self.name].forms[found]
            self.kind = form.kind or self.name
            self.options.update(form.options)
        elif found:
            self.options[key.text] = found

    def _contradicts(self, option: str, found: str) -> bool:
        """Whether several slides a page are asked for in large print, which has one."""
        asked = {**self.options, option: found}
        return asked.get(LARGE_PRINT) == "yes" and asked.get("per-page", "1") != "1"

    def _is_for_later(self, value: Scalar) -> bool:
        """Whether a value is a form that cannot be made yet; then that is said."""
        name = MEANT.get(value.text.lower(), value.text.lower())
        form = OUTPUTS[self.name].forms.get(name, Form())
        if not form.is_built:
            possible = listed(self.name, OUTPUTS[self.name].main, value.span)
            said = f"`{self.name}` as {name}"
            self._refuse(diagnose("BF113/form-later", value.span, output=said, possible=possible))
        return not form.is_built

    @property
    def _asked(self) -> AskedOutput:
        """The entry as it stands now, for what is said of it."""
        from briefgen.read.output_faults import AskedOutput

        return AskedOutput(
            name=self.name, kind=self.kind, node=self.node, between=self.between, form=self.form
        )


OUTPUT_LIST = ValueKind(LISTING.read, outputs_schema())
PAPER = seen_as(WORDS, one_of_words(dict.fromkeys(PAPERS, ""), in_any_case=True))
