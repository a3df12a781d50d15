"""An address -> whether a link may lead there, or what is said of it."""

from __future__ import annotations

import re

from briefgen.model.diagnostics import Diagnostic, Fix, TextEdit, diagnose

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60})+"
_LINK = r"\[[^\[\]\n]{0,200}\]\(([^()\s]{1,500})\)"
SCHEMES = ("https://", "http://", "mailto:", "tel:", "#")


def is_allowed(address: str) -> bool:
    """Whether an address has one of the schemes that may be published."""
    seen = re.sub(r"[\s\x00-\x20]", "", address).lower()
    return seen.startswith(SCHEMES) and seen == address.strip().lower()


def refused_link(address: str) -> Diagnostic:
    """What is said of an address that is not allowed, with the one that is meant."""
    plain = address.strip()
    if found := re.fullmatch(_LINK, plain):
        plain = found[1]
    elif re.fullmatch(_MAIL, plain):
        plain = f"mailto:{plain}"
    elif plain.lower().startswith("www."):
        plain = f"https://{plain}"
    gap = "" if plain.lower().startswith("tel:") else "%20"
    instead = gap.join(plain.split())
    if instead == address or not is_allowed(instead):
        return diagnose("BF120", address=address)
    fix = Fix(title=f"write `{instead}`", edits=(TextEdit(was=address, text=instead),))
    what = "BF120/space" if plain == address.strip() else "BF120/meant"
    return diagnose(what, fix=fix, address=address, instead=instead)
