"""Node -> link."""

from __future__ import annotations

from briefgen.model.diagnostics import Span
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.yaml_nodes import Map, Node, Scalar
from briefgen.resolve.binder import Binder
from briefgen.text.inline_markup import SCHEME_HINT, is_allowed


def bind_link(binder: Binder, node: Node) -> LinkTarget | None:
    if not isinstance(node, Map):
        binder.wrong(node, "a link", "write `to: https://...` and `label: The page`")
        return None
    if not binder.are_known(node, ("to", "label", "qr")):
        return None
    to, label = node.get("to"), binder.inline(node.get("label"))
    if not isinstance(to, Scalar) or label is None:
        hint = "write `to: https://...` and `label: The name of the page`"
        binder.faults.add("BF112", "the link needs `to:` and `label:`", node.span, hint=hint)
        return None
    if not is_allowed(to.text):
        _bad_address(binder, to.text, to.span)
        return None
    return LinkTarget(to.text, label, binder.flag(node.get("qr")), node.span)


def _bad_address(binder: Binder, address: str, span: Span) -> None:
    message = f"a link to `{address}` is not allowed"
    binder.faults.add("BF120", message, span, hint=SCHEME_HINT)
