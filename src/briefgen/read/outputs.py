"""Nodes -> outputs and papers, as a deck, a seminar or briefgen.yaml names them."""

from __future__ import annotations

from briefgen.model.diag import Faults
from briefgen.model.node import Map, Node, Scalar, Seq
from briefgen.model.outputs import OUTPUTS, PAPERS
from briefgen.model.project import OutputSpec

DEFAULT_OUTPUTS = tuple(OutputSpec(kind, {}) for kind in ("deck", "slides", "handout"))


def decode_paper(node: Scalar | None, faults: Faults) -> str:
    """The paper's name, "" where there is none or it is not known (then it is in faults)."""
    if node is None or node.text in PAPERS:
        return node.text if node else ""
    hint = "possible: " + ", ".join(PAPERS)
    faults.add("BF113", f"the paper {node.text} is not known", node.span, hint=hint)
    return ""


def decode_outputs(node: Seq | None, faults: Faults) -> tuple[OutputSpec, ...] | None:
    """`deck`, or `handout: {per-page: 6}`; None where nothing is given."""
    if node is None:
        return None
    found = [_output(item, faults) for item in node.items]
    return tuple(output for output in found if output is not None)


def _output(node: Node, faults: Faults) -> OutputSpec | None:
    options: dict[str, str] = {}
    name: Node = node
    if isinstance(node, Map) and len(node.entries) == 1:
        name, inner = node.entries[0]
        if isinstance(inner, Map):
            options = {k.text: v.text for k, v in inner.entries if isinstance(v, Scalar)}
    kind = name.text if isinstance(name, Scalar) else ""
    if kind not in OUTPUTS:
        hint = "possible: " + ", ".join(OUTPUTS)
        faults.add("BF113", f"the output {kind or 'here'} is not known", node.span, hint=hint)
        return None
    possible = OUTPUTS[kind].options
    for option, value in options.items():
        if value not in possible.get(option, ()):
            values = "; ".join(f"{key}: {', '.join(known)}" for key, known in possible.items())
            faults.add("BF113", f"`{option}: {value}` is no option of the output {kind}", node.span,
                       hint=f"possible: {values}" if values else "it takes no options")  # fmt: skip
            return None
    return OutputSpec(kind, options, node.span)
