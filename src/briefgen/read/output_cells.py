"""A cell of a table of seminars -> the outputs that it lists, as nodes."""

from __future__ import annotations

import re

from briefgen.model.diagnostics import Span
from briefgen.model.outputs import AS, CHOICES, OUTPUTS
from briefgen.model.yaml_nodes import Map, Node, Scalar, Seq


def outputs_in_cell(text: str, span: Span) -> Seq:
    """The entries of `outputs` in a cell of a table, separated by commas or semicolons. A list of
    forms or of slides stays together: `reading as=pdf, booklet; handout only=1-4, 9`."""
    parts: list[str] = []
    for piece in re.findall(r"[,;]?[^,;]+", text):
        part = piece.strip(",; \t\n")
        option = re.search(r"\b(as|only|without)=[^=]*$", parts[-1]) if parts else None
        goes_on = option and piece.startswith(",") and not _begins_output(part, option[1])
        if goes_on and part:
            parts[-1] += f", {part}"
        elif part:
            parts.append(part)
    return Seq(tuple(output_in_cell(part, span) for part in parts), span)


def _begins_output(text: str, option: str) -> bool:
    """Whether a piece is an entry of its own and no further value of the option before it."""
    first = re.split(r"[\s:=]", text, maxsplit=1)[0]
    return first in OUTPUTS and not (option == AS and text == "booklet")


def output_in_cell(text: str, span: Span) -> Node:
    """An entry of `outputs` in a table: `handout`, `handout 6`, `handout: 6`, `handout ink=light`
    or both of these, `handout only=section 2`."""
    first, *rest = text.split()
    name = first.removesuffix(":")
    if name not in OUTPUTS or not rest:
        return Scalar(text, span)
    pairs: list[list[str]] = []
    plain: list[str] = []
    for word in rest:
        key, is_pair, value = word.partition("=")
        if is_pair:
            pairs.append([key, value])
        elif pairs and pairs[-1][0] in (AS, *CHOICES):
            pairs[-1][1] += f" {word}"
        else:
            plain.append(word)
    inner = [(Scalar(key, span), _cell_value(key, value, span)) for key, value in pairs]
    main = OUTPUTS[name].main
    if plain and not (pairs and main):
        return Map(((Scalar(name, span), Scalar(" ".join(rest), span)),), span)
    if plain:
        inner.insert(0, (Scalar(main, span), Scalar(" ".join(plain), span)))
    return Map(((Scalar(name, span), Map(tuple(inner), span)),), span)


def _cell_value(key: str, value: str, span: Span) -> Node:
    if key == AS and "," in value:
        forms = [form.strip() for form in value.split(",")]
        return Seq(tuple(Scalar(form, span, quoted=True) for form in forms if form), span)
    return Scalar(value, span, quoted=True)
