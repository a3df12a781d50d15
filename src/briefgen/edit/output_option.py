"""The source of a YAML file + an option of an output in its list -> the source with that."""

from __future__ import annotations

from typing import Any

from briefgen.edit.change_entries import with_key
from briefgen.edit.set_text import CannotSetError, Path, set_text
from briefgen.edit.source_at import SourceAt
from briefgen.model.outputs import OUTPUTS
from briefgen.model.yaml_nodes import Map, Scalar


def with_output_option(source: str, path: Path, key: str, value: str) -> str:
    """The source where the output at a path has an option, in the shortest form that says so."""
    file = SourceAt.of(source, path)
    match file.node:
        case Scalar(text=name):
            return _behind_name(file, name, key, value)
        case Map(entries=((Scalar(text=name), Map()), *_)):
            return with_key(source, (*path, name), key, value)
        case Map(entries=((Scalar(text=name), Scalar() as main), *_)):
            if main.is_empty or key == OUTPUTS[name].main:
                return set_text(source, (*path, name), value)
            return with_key(source, path, name, {OUTPUTS[name].main: main.text, key: value})
    raise CannotSetError("this output cannot be changed from here; change it in the text")


def _behind_name(file: SourceAt, name: str, key: str, value: str) -> str:
    """`handout` becomes `handout: 4`, or `handout: {ink: light}`."""
    is_main = key == OUTPUTS[name].main
    *above, number = file.path
    span = file.node.span
    end = file.offset(span.end_line, span.end_column)
    said = f": {value}" if is_main else f": {{{key}: {value}}}"

    def wanted(outputs: list[Any]) -> None:
        text = value, False
        outputs[int(number)] = [(name, text if is_main else [(key, text)])]

    whole = SourceAt.of(file.source, tuple(above))
    return whole.checked(file.body[:end] + said + file.body[end:], wanted)
