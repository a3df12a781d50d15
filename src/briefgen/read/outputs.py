"""Nodes -> outputs and papers, as a deck, a seminar or briefgen.yaml names them.

An output is a name, a name with its main option (`handout: 6`, `reading: large-print`), or a name
with options. What cannot be read is refused where it stands, with what can be written instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

from msgspec import Struct, field

from briefgen.model.diagnostics import Faults, Hint, Span
from briefgen.model.outputs import (
    AS,
    CHOICES,
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
from briefgen.model.text_edits import extent, write, write_over
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import ValueKind, near_miss, one_of
from briefgen.read.output_hints import (
    BY_USE,
    chosen_behind,
    instead,
    like_choice,
    listed,
    meant_choice,
    own_entry,
    several_forms,
    side_by_side,
    unknown_output,
)
from briefgen.read.output_schema import outputs_schema
from briefgen.read.output_values import MEANT, canonical, possible_values, value_of, written
from briefgen.read.schema_words import one_of_words
from briefgen.read.value_kinds import LISTING, WORDS, seen_as

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
        faults.add("BF113", f"the paper {node.text} is not known", node.span, hint=hint)
    return paper


def decode_outputs(node: Seq | None, faults: Faults) -> tuple[OutputSpec, ...] | None:
    """`deck`, `handout: 6` or `handout: {per-page: 6}`; None where nothing is given."""
    if node is None:
        return None
    if not node.items:
        hint = "name at least one, such as `- deck`, or leave the key out"
        faults.add("BF112", "no output is listed here", node.span, hint=hint)
    between = ", " if node.closing else "\n" + " " * (node.span.column - 1) + "- "
    found = tuple(spec for item in node.items for spec in _outputs(item, between, faults))
    _check_twice(found, faults)
    kinds = {spec.output.kind for spec in found}
    if kinds and kinds <= {"notes", "zip"} and "zip" in kinds:
        place = next(spec.span for spec in found if spec.output.kind == "zip")
        hint = "list what it is to hold, such as `- slides`; notes are never in it"
        faults.add("BF113", "there is nothing to put into the .zip", place, hint=hint)
    return found


def _check_twice(found: Iterable[OutputSpec], faults: Faults) -> None:
    """The same output in two spellings, or two whose files would have the same name."""
    seen: dict[object, OutputSpec] = {}
    for spec in found:
        same = replace(spec.output, variant=""), (spec.output.kind, spec.output.variant)
        first = next((seen[key] for key in same if key in seen), None)
        if first is not None:
            message = f"this is the same output as one above it: `{spec.output.kind}`"
            faults.add("BF105", message, spec.span, hint="leave one of the two out",
                       related=[(first.span, "the first one")])  # fmt: skip
        seen.update(dict.fromkeys(same, spec))


def _outputs(node: Node, between: str, faults: Faults) -> Iterator[OutputSpec]:
    """The outputs of an entry: one for each form."""
    entry = _entry_of(node, faults)
    if entry is None:
        return
    name, value = entry
    if name.text not in OUTPUTS:
        message, hint = unknown_output(name, value, node)
        faults.add("BF113", message, name.span, hint=hint)
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
        case Map(entries=(_, (second, _), *_)):
            message, hint = side_by_side(node)
            faults.add("BF111", message, second.span, hint=hint)
        case _:
            hint = "write a name, such as `- deck`, or delete the dash"
            faults.add("BF111", "the name of an output is needed here", node.span, hint=hint)
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

    def _refuse(self, code: str, message: str, span: Span, hint: str | Hint) -> None:
        self.is_broken = True
        self.faults.add(code, message, span, hint=hint)

    def read(self, value: Node | None, pairs: Sequence[Pair]) -> None:
        """What stands behind the name, or the options that were found there."""
        match value:
            case Scalar() if not value.is_empty:
                self._main(value)
            case Seq() if not pairs:
                self._refuse_list(self.name, OUTPUTS[self.name].main, value)
            case _:
                self._all(pairs)

    def _main(self, value: Scalar) -> None:
        main = OUTPUTS[self.name].main
        if main and canonical(self.name, main, value.text):
            self._set(Scalar(main, value.span), value)
        elif not self._is_for_later(value):
            message = f"`{self.name}: {value.text}` cannot be read"
            self._refuse("BF113", message, value.span, self._hint_for(value))

    def _all(self, pairs: Sequence[Pair]) -> None:
        """The form first, as it may make another kind of the output."""
        for key, inner in sorted(pairs, key=lambda entry: entry[0].text != AS):
            of = OUTPUTS[self.kind]
            if key.text in of.chooses:
                self._choose(key, inner)
            elif key.text not in of.options and (key.text != AS or not of.forms):
                self._refuse_key(key)
            elif isinstance(inner, Seq | Map):
                self._refuse_list(f"{self.name}: {key.text}", key.text, inner)
            else:
                self._set(key, inner)

    def _choose(self, key: Scalar, value: Node) -> None:
        """`only` and `without`: a text, or a list of texts."""
        items = value.items if isinstance(value, Seq) else (value,)
        texts = [item for item in items if isinstance(item, Scalar) and not item.is_empty]
        if not items or any(isinstance(item, Scalar) and item.is_empty for item in items):
            self._refuse(
                "BF112", f"`{key.text}` is empty", key.span, like_choice(key.text, key.span)
            )
        elif len(texts) < len(items):
            hint: str | Hint = like_choice(key.text, key.span)
            if isinstance(value, Map) and len(value.entries) == 1:
                (word, inner), *_ = value.entries
                said = f"{word.text} {inner.text}" if isinstance(inner, Scalar) else ""
                hint = meant_choice(key.text, said, value) if said else hint
            message = f"`{key.text}` takes a text or a list of texts"
            self._refuse("BF111", message, value.span, hint)
        else:
            self.choice_spans[key.text] = extent(value)
            self.choices[key.text] = tuple(
                dict.fromkeys(part for text in texts for part in self._parts(key, text))
            )

    def _parts(self, key: Scalar, text: Scalar) -> SlideChoice:
        try:
            return read_choice(text.text)
        except ValueError as error:
            piece = str(error)
            message = f"`{piece}` does not say which slides" if piece else "slides are missing here"
            self._refuse("BF113", message, text.span, meant_choice(key.text, piece, text))
            return ()

    def _set(self, key: Scalar, value: Scalar) -> None:
        found = canonical(self.kind, key.text, value.text)
        said = f"`{key.text}: {value.text}`"
        if value.is_empty:
            hint = f"possible: {', '.join(possible_values(self.kind, key.text))}"
            self._refuse("BF112", f"`{key.text}` is empty", key.span, hint)
        elif not found and (key.text != AS or not self._is_for_later(value)):
            message = f"{said} is not an option of {self._whom}"
            self._refuse("BF113", message, value.span, self._in_place_of(key, value))
        elif self.options.get(key.text, found) != found:
            message = f"{said} contradicts what stands before it"
            self._refuse("BF113", message, key.span, "leave one of the two out")
        elif found and key.text == AS:
            form = OUTPUTS[self.name].forms[found]
            self.kind = form.kind or self.name
            self.options.update(form.options)
        elif found:
            self.options[key.text] = found

    @property
    def _is_alone(self) -> bool:
        """Whether the entry has one option, so that nothing is lost where it is written anew."""
        values = self.node.values if isinstance(self.node, Map) else ()
        return not any(isinstance(value, Map) and len(value.entries) > 1 for value in values)

    @property
    def _whom(self) -> str:
        """What an option does not fit: the output, in the form that it has."""
        is_form = self.form is not None and self.kind != self.name
        return f"`{self.name}` as {self.kind}" if is_form else f"the output {self.kind}"

    def _in_place_of(self, key: Scalar, value: Scalar) -> str | Hint:
        """What can be written in place of a value: for forms on one line, a list of them."""
        possible = possible_values(self.kind, key.text)
        if key.text == AS and (several := several_forms(self.name, value.text)):
            text = f"{self.name}: {{{AS}: {several}}}"
            return Hint(f"write `{text}`", write_over(value, several))
        if self.form is not None and key.text != AS:
            return own_entry(self.name, self.form.text)
        return instead(value.text, possible)

    def _is_for_later(self, value: Scalar) -> bool:
        """Whether a value is a form that is not built yet; then that is said."""
        name = MEANT.get(value.text.lower(), value.text.lower())
        form = OUTPUTS[self.name].forms.get(name, Form())
        if not form.is_built:
            message = f"`{self.name}` as {name} is not built yet"
            hint = "possible now: " + listed(self.name, OUTPUTS[self.name].main, value.span)
            self._refuse("BF113", message, value.span, hint)
        return not form.is_built

    def _hint_for(self, value: Scalar) -> str | Hint:
        """What to do about a value behind the name."""
        name, of = self.name, OUTPUTS[self.name]
        if value.text.lower() in ("no", "false"):
            return "leave the entry out"
        if text := self._instead_of(value):
            return write(self.node, text)
        if not of.main:
            said = f"write `{name}`" + ("" if of.options else ": it has no options")
            return Hint(said, write_over(self.node, name))
        return "possible: " + listed(name, of.main, value.span)

    def _instead_of(self, value: Scalar) -> str:
        """The entry that may have been meant, "" where nobody knows."""
        name, of, text = self.name, OUTPUTS[self.name], value.text
        if text.lower() in ("yes", "true"):
            return name
        if of.main == AS and (several := several_forms(name, text)):
            return f"{name}: {{{AS}: {several}}}"
        main = canonical(name, of.main, MEANT.get(text.lower(), text)) if of.main else ""
        if main:
            return written(name, {of.main: main}, value.span)
        for option in of.options:
            if found := canonical(name, option, MEANT.get(text.lower(), text)):
                return written(name, {option: found}, value.span)
        if chosen := chosen_behind(name, text, value.span):
            return chosen
        for other in BY_USE:
            option = OUTPUTS[other].main
            if found := canonical(other, option, MEANT.get(text.lower(), text)):
                return written(other, {option: found}, value.span)
        return ""

    def _refuse_key(self, key: Scalar) -> None:
        of = OUTPUTS[self.kind]
        known = [*of.options, *([AS] if of.forms else []), *of.chooses]
        alone = Hint(f"it has no options: write `{self.kind}`", write_over(self.node, self.kind))
        hint: str | Hint = near_miss(key.text, known) if known else alone
        if of.main and (main := canonical(self.name, of.main, key.text)):
            said = f"{of.main}: {main}"
            fixes = write_over(self.node, f"{self.name}: {main}") if self._is_alone else ()
            hint = Hint(f"write `{said}`", fixes)
        if self.form is not None and key.text in OUTPUTS[self.name].options:
            hint = own_entry(self.name, self.form.text)
        message = f"`{key.text}` is not an option of {self._whom}"
        self._refuse("BF110", message, key.span, hint)

    def _refuse_list(self, what: str, option: str, value: Seq | Map) -> None:
        items = value.items if isinstance(value, Seq) else ()
        texts = [item.text for item in items if isinstance(item, Scalar)]
        good = [found for text in texts if option and (found := canonical(self.name, option, text))]
        if len(good) > 1:
            hint: str | Hint = self._once_for_each(
                [written(self.name, {option: x}, value.span) for x in good]
            )
        else:
            possible = listed(self.name, option, value.span) if option else f"`{self.name}`"
            hint = f"possible: {possible}"
        takes = "one form, or a list of forms" if option == AS else "one value"
        self._refuse("BF111", f"`{what}` takes {takes}", value.span, hint)

    def _once_for_each(self, texts: Sequence[str]) -> Hint:
        """What to do about several values of an option that takes one."""
        said = ", ".join(f"`- {text}`" for text in texts)
        fixes = write_over(self.node, self.between.join(texts)) if self._is_alone else ()
        return Hint(f"list the output once for each: {said}", fixes)


OUTPUT_LIST = ValueKind(LISTING.read, outputs_schema())
PAPER = seen_as(WORDS, one_of_words(dict.fromkeys(PAPERS, ""), in_any_case=True))
