"""Address of a link -> what people read of it."""

from __future__ import annotations

import re

from briefgen.model.resolved_deck import LinkTarget

# What people leave out of an address.
_SPARED = re.compile(r"^(?:https?://|mailto:|tel:)?(?:www\.)?|/$")


def shown_address(link: LinkTarget) -> str:
    """The address without scheme and closing slash."""
    return link.to.partition("://")[2].rstrip("/") or link.to.partition(":")[2] or link.to


def is_named(link: LinkTarget) -> bool:
    """Whether its label says more than the address, however much of that it writes."""
    return _SPARED.sub("", link.label.text) not in ("", _SPARED.sub("", link.to))
