"""Icon: the name of one of the icons that come with briefgen."""

from __future__ import annotations

from typing import Any

from briefgen.images.icons import icon_names
from briefgen.model.diagnostics import Faults
from briefgen.model.yaml_nodes import Node, Scalar
from briefgen.read.decode import BROKEN
from briefgen.read.forms import NamedKind, reference
from briefgen.read.value_kinds import choice
from briefgen.support.suggest import hint_instead

_LIST = "`briefgen icons` lists them, `briefgen icons --sheet icons.pdf` shows them"


def _read(node: Node, _: str, faults: Faults) -> Any:
    """The names are read where there is one to compare: few decks have icons."""
    if not isinstance(node, Scalar):
        return ICON.refuse(node, faults)
    if node.text in icon_names():
        return node.text
    hint = hint_instead(node.text, icon_names(), otherwise=_LIST)
    faults.say("BF113/icon", node.span, hint=hint, name=node.text)
    return BROKEN


ICON = NamedKind(
    read=_read,
    schema=reference("icon"),
    name="icon",
    what="the name of an icon",
    written="the name of an icon",
    hint=f"write a name such as `house`; {_LIST}",
    example="house",
    fits=lambda node: isinstance(node, Scalar),
    define=lambda: choice(*icon_names()).schema,
)
