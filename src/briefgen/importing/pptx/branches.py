"""A slide's tree -> the same with one branch of each alternative, in place."""

from __future__ import annotations

from briefgen.ooxml.reader import NAMESPACES, Element, find, find_all, word

_MC, _A, _P = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("mc", "a", "p"))
# What newer programs write and is read here: ink and media, equations, the newer kinds of charts.
_KNOWN = (NAMESPACES["p14"], "http://schemas.microsoft.com/office/drawing/2010/main")
_NEW_CHART = "/chartex"


def take_one_branch(tree: Element) -> list[str]:
    """Where a program wrote the same in a newer and an older way, the newer where it is known here
    or has words, else the older: both together would say everything twice. The kinds of objects of
    which only the older way is taken."""
    kinds = []
    for alternative in list(tree.iter(f"{_MC}AlternateContent")):
        parent = alternative.getparent()
        if parent is not None:
            branch = _branch(alternative)
            if word(branch) == "Fallback":
                objects = alternative.iterfind("mc:Choice//a:graphicData", NAMESPACES)
                kinds += [one.get("uri", "").rpartition("/")[2] for one in objects]
            for child in list(branch):
                alternative.addprevious(child)
            parent.remove(alternative)
    return kinds


def _branch(alternative: Element) -> Element:
    choices = find_all(alternative, "mc:Choice")
    for choice in choices:
        if _is_known(choice) or _has_words(choice):
            return choice
    fallback = find(alternative, "mc:Fallback")
    if fallback is not None:
        return fallback
    return choices[0] if choices else alternative


def _is_known(choice: Element) -> bool:
    spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    return bool(spaces) and all(space in _KNOWN or space.endswith(_NEW_CHART) for space in spaces)


def _has_words(choice: Element) -> bool:
    if next(choice.iter(f"{_P}contentPart"), None) is not None:
        return True
    return any((text.text or "").strip() for text in choice.iter(f"{_A}t"))
