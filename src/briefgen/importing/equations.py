"""An equation of Office -> one line of text that can be read out."""

from __future__ import annotations

from briefgen.ooxml.reader import OFFICE, Element, word

_M = f"{{{OFFICE}/officeDocument/2006/math}}"


def spoken(element: Element) -> str:
    """A part of an equation, with all that is in it."""
    match word(element):
        case "t":
            return element.text or ""
        case "f":
            return f"{_part(element, 'num')}/{_part(element, 'den')}"
        case "sSup":
            return f"{_part(element, 'e')}^{_part(element, 'sup')}"
        case "sSub":
            return f"{_part(element, 'e')}_{_part(element, 'sub')}"
        case "sSubSup" | "sPre":
            base, sub, sup = (_part(element, name) for name in ("e", "sub", "sup"))
            return f"{base}_{sub}^{sup}"
        case "rad":
            return f"{_inner(element, 'deg')}√{_part(element, 'e')}"
        case "nary":
            return _sum(element)
        case "d":
            return _bracketed(element)
        case "func":
            return f"{_inner(element, 'fName')} {_inner(element, 'e')}"
        case "limLow" | "limUpp":
            return f"{_inner(element, 'e')}_{_part(element, 'lim')}"
        case "m" if element.tag == f"{_M}m":
            return "[" + "; ".join(_row(row) for row in element.iter(f"{_M}mr")) + "]"
        case "eqArr":
            return "; ".join(spoken(row) for row in element.iterchildren(f"{_M}e"))
    return "".join(spoken(child) for child in element)


def _inner(element: Element, name: str) -> str:
    found = element.find(f"{_M}{name}")
    return "" if found is None else spoken(found)


def _part(element: Element, name: str) -> str:
    """In brackets where it is more than a letter."""
    text = _inner(element, name)
    return text if len(text) < 2 else f"({text})"


def _row(row: Element) -> str:
    return ", ".join(spoken(cell) for cell in row.iterchildren(f"{_M}e"))


def _sum(element: Element) -> str:
    sign = _said(element, "naryPr", "chr", "∫")
    limits = (f"{mark}{_part(element, name)}" for mark, name in (("_", "sub"), ("^", "sup")))
    return sign + "".join(limit for limit in limits if len(limit) > 1) + f" {_inner(element, 'e')}"


def _bracketed(element: Element) -> str:
    inner = _said(element, "dPr", "sepChr", "|").join(
        spoken(one) for one in element.iterchildren(f"{_M}e")
    )
    return _said(element, "dPr", "begChr", "(") + inner + _said(element, "dPr", "endChr", ")")


def _said(element: Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{_M}{properties}/{_M}{name}")
    return usual if found is None else found.get(f"{_M}val", "")
