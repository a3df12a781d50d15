"""An entry of `outputs` that cannot be read as it is written -> what is said of it."""

from __future__ import annotations

from briefgen.model.diagnostics import Diagnostic, Hint, diagnose
from briefgen.model.outputs import AS, OUTPUTS
from briefgen.model.text_edits import write, write_over
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq
from briefgen.read.decode import near_miss
from briefgen.read.output_hints import BY_USE, chosen_behind, instead, listed, several_forms
from briefgen.read.output_values import MEANT, canonical, possible_values, written


class AskedOutput(Value, kw_only=True):
    """An output as an entry asks for it."""

    name: str
    """The name that is written."""
    kind: str
    """The kind of output that the name and the form make."""
    node: Node
    """The whole entry."""
    between: str
    """What parts two entries where it is written."""
    form: Scalar | None = None
    """The one of several forms."""

    @property
    def is_alone(self) -> bool:
        """Whether the entry has one option, so that nothing is lost where it is written anew."""
        values = self.node.values if isinstance(self.node, Map) else ()
        return not any(isinstance(value, Map) and len(value.entries) > 1 for value in values)

    @property
    def whom(self) -> str:
        """What an option does not fit: the output, in the form that it has."""
        is_form = self.form is not None and self.kind != self.name
        return f"`{self.name}` as {self.kind}" if is_form else f"the output {self.kind}"

    def option(self, key: Scalar, value: Scalar) -> Diagnostic:
        """With what can be written in place of the value: for forms on one line, a list of them."""
        whom, text = self.whom, value.text
        if self.form is not None and key.text != AS:
            return diagnose(
                "BF113/form-option-value",
                value.span,
                key=key.text,
                value=text,
                whom=whom,
                output=self.name,
                form=self.form.text.lower(),
            )
        hint = instead(text, possible_values(self.kind, key.text))
        if key.text == AS and (several := several_forms(self.name, text)):
            said = f"{self.name}: {{{AS}: {several}}}"
            hint = Hint(f"write `{said}`", write_over(value, several))
        return diagnose(
            "BF113/option-value", value.span, hint=hint, key=key.text, value=text, whom=whom
        )

    def value(self, value: Scalar) -> Diagnostic:
        """What is behind the name is not one of its options."""
        of, name, text = OUTPUTS[self.name], self.name, value.text
        if text.lower() in ("no", "false"):
            return diagnose("BF113/output-off", value.span, name=name, value=text)
        if better := self._instead_of(value):
            hint = write(self.node, better)
            return diagnose("BF113/output-value", value.span, hint=hint, name=name, value=text)
        if of.main:
            possible = listed(name, of.main, value.span)
            return diagnose(
                "BF113/output-value", value.span, name=name, value=text, possible=possible
            )
        what = "BF113/output-plain" if of.options else "BF113/output-alone"
        fixes = write_over(self.node, name)
        return diagnose(what, value.span, fixes=fixes, name=name, value=text)

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
        flag = MEANT.get(text.lower(), text.lower())
        if "yes" in of.options.get(flag, ()):
            return written(name, {flag: "yes"}, value.span)
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

    def key(self, key: Scalar) -> Diagnostic:
        """What is said of a name that is not one of its options."""
        of = OUTPUTS[self.kind]
        known = [*of.options, *([AS] if of.forms else []), *of.chooses]
        hint = near_miss(key.text, known) if known else None
        if of.main and (main := canonical(self.name, of.main, key.text)):
            said = f"{of.main}: {main}"
            fixes = write_over(self.node, f"{self.name}: {main}") if self.is_alone else ()
            hint = Hint(f"write `{said}`", fixes)
        whom = self.whom
        if self.form is not None and key.text in OUTPUTS[self.name].options:
            form = self.form.text.lower()
            return diagnose(
                "BF110/form-option",
                key.span,
                key=key.text,
                whom=whom,
                output=self.name,
                form=form,
            )
        if hint:
            return diagnose("BF110/output-option", key.span, hint=hint, key=key.text, whom=whom)
        fixes = write_over(self.node, self.kind)
        return diagnose(
            "BF110/no-options",
            key.span,
            fixes=fixes,
            key=key.text,
            whom=whom,
            kind=self.kind,
        )

    def several(self, what: str, option: str, value: Seq | Map) -> Diagnostic:
        """What is said of several values where one is wanted."""
        items = value.items if isinstance(value, Seq) else ()
        texts = [item.text for item in items if isinstance(item, Scalar)]
        good = [found for text in texts if option and (found := canonical(self.name, option, text))]
        takes = "one form, or a list of forms" if option == AS else "one value"
        if len(good) > 1:
            each = [written(self.name, {option: x}, value.span) for x in good]
            return diagnose(
                "BF111/output-for-each",
                value.span,
                fixes=write_over(self.node, self.between.join(each)) if self.is_alone else (),
                output=what,
                takes=takes,
                entries=", ".join(f"`- {text}`" for text in each),
            )
        possible = listed(self.name, option, value.span) if option else f"`{self.name}`"
        return diagnose(
            "BF111/output-values", value.span, output=what, takes=takes, possible=possible
        )
