"""Address of a link -> what people read of it."""

from __future__ import annotations

from briefgen.model.resolved_deck import LinkTarget


def shown_address(link: LinkTarget) -> str:
    """The address without scheme and closing slash."""
    return link.to.partition("://")[2].rstrip("/") or link.to.partition(":")[2] or link.to


def is_named(link: LinkTarget) -> bool:
    """Whether its label says more than the address."""
    return link.label.text not in ("", shown_address(link))
