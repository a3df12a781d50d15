"""Comparison: subjects side by side, by aspects."""

from __future__ import annotations

from briefgen.model.resolved_deck import (
    FORMS,
    Aspect,
    Comparison,
    ComparisonForm,
    Points,
    Subject,
    Text,
)
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key
from briefgen.read.decode import holds, near_miss
from briefgen.read.forms import Located, by_name, entries, one_of_forms, text_form
from briefgen.read.short_forms import MappingKeys, alone, form, named
from briefgen.read.value_kinds import choice
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.points import POINTS, bind_body
from briefgen.resolve.kinds.table import NONE, is_none
from briefgen.resolve.kinds.text import LINES_OR_LIST

_NOT_STATED = text_form(
    NONE,
    lambda *_: None,
    {"const": NONE},
    what="`none`",
    written="`none`",
    example=NONE,
    fits=is_none,
)
VALUE = one_of_forms("value", "a text or a list of points", _NOT_STATED, POINTS, LINES_OR_LIST)
VALUES = by_name("values", VALUE, "a value for each subject", example="{Leeds: all, York: none}")


class SubjectKeys(MappingKeys, kw_only=True):
    """What is compared: its `name`, and the word that places it (`when`)."""

    name: Inline = holds(LINE, about="What it is called.")
    when: Inline | None = holds(LINE, None, about="A word that places it, such as a year.")


class AspectKeys(MappingKeys, kw_only=True):
    """One aspect: its `name`, and the `values` by the names of the subjects."""

    name: Inline = holds(LINE, about="What is compared.")
    values: Located = holds(
        VALUES, about="A value for each subject by its name; `none` where there is nothing to say."
    )


SUBJECT = form("subject", SubjectKeys, alone("name"), example="Leeds")
SUBJECTS = entries("subjects", SUBJECT, "a list of subjects", least=0, is_whole=True)
ASPECT = form(
    "aspect",
    AspectKeys,
    named("name", "values"),
    what="an aspect",
    example="{name: Reach, values: {Leeds: all, York: none}}",
)
ASPECTS = entries("aspects", ASPECT, "a list of aspects", least=1)


class ComparisonKeys(MappingKeys, kw_only=True):
    """A comparison: the `subjects`, the `aspects`, and how it is shown (`form`, written `as`)."""

    subjects: Located = holds(SUBJECTS, about="What is compared, as a list of names.")
    aspects: Located = holds(ASPECTS, about="By what it is compared.")
    form: ComparisonForm = holds(
        choice(*FORMS, unknown="BF113/comparison-form"),
        FORMS[0],
        name="as",
        about="A table, columns, or a slide for each subject.",
        is_spoken=False,
    )


def _bind(keys: ComparisonKeys, binder: Binder) -> Comparison:
    subjects = tuple(Subject(one.name, one.when, one.span) for one in keys.subjects.value)
    names = [subject.name.text for subject in subjects]
    for place, subject in enumerate(subjects):
        if subject.name.text in names[:place]:
            related = [(subjects[names.index(subject.name.text)].span, "the first of this name")]
            said = subject.name.text
            binder.faults.say("BF105/subject", subject.span, related=related, name=said)
    aspects = tuple(_aspect(one, names, binder) for one in keys.aspects.value)
    return Comparison(subjects=subjects, aspects=aspects, form=keys.form, span=keys.span)


def _aspect(keys: AspectKeys, names: list[str], binder: Binder) -> Aspect:
    found = {name.text: value for name, value in keys.values.value}
    for name, _ in keys.values.value:
        if name.text not in names:
            hint = near_miss(name.text, names, found)
            binder.faults.say("BF110/subject", name.span, hint=hint, name=name.text)
    for name in names:
        if name not in found:
            fixes = add_key(keys.values.node, name, "none")
            aspect = keys.name.text
            binder.faults.say("BF210", keys.values.span, fixes=fixes, aspect=aspect, subject=name)
    cells = tuple(_value(found.get(name), binder) for name in names)
    return Aspect(keys.name, cells, keys.span)


def _value(found: Located | Text | None, binder: Binder) -> Text | Points | None:
    return bind_body(found, binder) if found is not None else None


COMPARISON = form(
    "comparison",
    ComparisonKeys,
    example="{subjects: [Leeds, York], aspects: [{name: Reach, values: {Leeds: all, York: none}}]}",
)
KIND = Kind(form=COMPARISON, bind=_bind, count=lambda comparison: len(comparison.subjects))
