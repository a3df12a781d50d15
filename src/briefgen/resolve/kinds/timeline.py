"""Node -> timeline."""

from __future__ import annotations

from briefgen.model.resolved_deck import Phase, Timeline
from briefgen.model.yaml_nodes import Map, Node, Seq
from briefgen.resolve.binder import Binder

_PHASE = "write `{when: 2008, name: The white paper, text: What happened}`"


def bind_timeline(binder: Binder, node: Node) -> Timeline | None:
    """A list of `{when, name, text}`."""
    if not isinstance(node, Seq):
        binder.wrong(node, "a list of phases", _PHASE)
        return None
    found = [_phase(binder, item) for item in node.items]
    phases = tuple(phase for phase in found if phase is not None)
    return Timeline(phases, node.span) if phases else None


def _phase(binder: Binder, node: Node) -> Phase | None:
    if not isinstance(node, Map):
        binder.wrong(node, "a phase", _PHASE)
        return None
    if not binder.are_known(node, ("when", "name", "text")):
        return None
    when, name = binder.inline(node.get("when")), binder.inline(node.get("name"))
    if when is None or name is None:
        message = "a phase needs `when:` and `name:`"
        binder.faults.add("BF112", message, node.span, hint=_PHASE)
        return None
    text = node.get("text")
    return Phase(when, name, binder.text(text) if text is not None else None, node.span)
