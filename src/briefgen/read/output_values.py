"""Texts -> the values of options that they stand for, and outputs as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from briefgen.model.diagnostics import Span
from briefgen.model.outputs import AS, OUTPUTS

# How people write the two values of a flag, and other words for what options are called here.
SAME = {"true": "yes", "false": "no"}


MEANT = {
    "gray": "grey", "greyscale": "grey", "grayscale": "grey", "mono": "grey", "black": "grey",
    "black-and-white": "grey", "colour": "full", "color": "full", "on": "yes", "off": "no",
    "large": "large-print", "largeprint": "large-print", "large print": "large-print",
    "docx": "word", "html": "web", "txt": "text",
}  # fmt: skip


def possible_values(kind: str, option: str) -> tuple[str, ...]:
    """The values of an option; of `as`, the forms that are built."""
    of = OUTPUTS[kind]
    if option == AS:
        return tuple(name for name, form in of.forms.items() if form.is_built)
    return tuple(of.options.get(option, ()))


def canonical(kind: str, option: str, text: str) -> str:
    return value_of(text, possible_values(kind, option))


def value_of(text: str, possible: Iterable[str]) -> str:
    """The possible value that a text stands for, in capitals or not; "" where there is none."""
    typed = SAME.get(text.lower(), text.lower())
    return next((value for value in possible if value.lower() == typed), "")


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
