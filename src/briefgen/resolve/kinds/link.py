"""Link: an address shown large, with a QR code if it is to be photographed."""

from __future__ import annotations

from briefgen.model.diagnostics import Fix, TextEdit
from briefgen.model.resolved_deck import LinkTarget
from briefgen.model.rich_text import Inline
from briefgen.model.yaml_nodes import Scalar
from briefgen.read.decode import holds
from briefgen.read.short_forms import MappingKeys, form
from briefgen.read.value_kinds import FLAG, WORDS
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.text.inline_markup import is_allowed


class LinkKeys(MappingKeys, kw_only=True):
    """A link: where it leads `to`, its `label`, and whether it has a `qr` code."""

    to: Scalar = holds(WORDS, about="The address, such as `https://...`.", is_spoken=False)
    label: Inline = holds(LINE, about="The name of the page.")
    qr: bool = holds(FLAG, False, about="`yes`: with a QR code.", is_spoken=False)


def _bind(keys: LinkKeys, binder: Binder) -> LinkTarget | None:
    if not is_allowed(address := keys.to.text):
        whole = "%20".join(address.split())
        fix = Fix(title=f"write `{whole}`", edits=(TextEdit(was=address, text=whole),))
        if is_allowed(whole):
            binder.faults.say("BF120/space", keys.to.span, fix=fix, address=address, instead=whole)
        else:
            binder.faults.say("BF120", keys.to.span, address=address)
        return None
    return LinkTarget(keys.to.text, keys.label, keys.qr, keys.span)


LINK = form("link", LinkKeys, example="{to: https://example.org, label: The name of the page}")
KIND = Kind(form=LINK, bind=_bind)
