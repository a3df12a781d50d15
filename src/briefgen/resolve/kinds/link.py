"""Link: an address shown large, with a QR code if it is to be photographed."""

from __future__ import annotations

from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.rich_text import Inline, plain
from briefgen.model.shown_address import shown_address
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.decode import holds
from briefgen.read.short_forms import MappingKeys, alone, form
from briefgen.read.value_kinds import FLAG, WORDS
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.text.link_addresses import is_allowed, refused_link


class LinkKeys(MappingKeys, kw_only=True):
    """A link: where it leads `to`, its `label`, and whether it has a `qr` code."""

    to: Scalar = holds(WORDS, about="The address, such as `https://...`.", is_spoken=False)
    label: Inline | None = holds(
        LINE, None, about="The name of the page; the address, if it is not given."
    )
    qr: bool = holds(FLAG, False, about="`yes`: with a QR code.", is_spoken=False)


def _bind(keys: LinkKeys, binder: Binder) -> LinkTarget | None:
    if not is_allowed(address := keys.to.text):
        binder.faults.note((replace(refused_link(address), span=keys.to.span),))
        return None
    link = LinkTarget(keys.to.text, keys.label or Inline(()), keys.qr, keys.span)
    return link if keys.label else replace(link, label=plain(shown_address(link), keys.to.span))


LINK = form(
    "link", LinkKeys, alone("to"), example="{to: https://example.org, label: The name of the page}"
)
KIND = Kind(form=LINK, bind=_bind)
