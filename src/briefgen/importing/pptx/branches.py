"""A slide's tree -> the same with one branch of each alternative, in place."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.ooxml.reader import NAMESPACES, Element, find, find_all, word

_MC, _A, _P = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("mc", "a", "p"))
_BLIP = f"{_A}blip"
# What newer programs write and is read here: ink and media, equations, the newer kinds of charts.
_KNOWN = (NAMESPACES["p14"], "http://schemas.microsoft.com/office/drawing/2010/main")
_NEW_CHART = "/chartex"


def take_one_branch(tree: Element, shows: Callable[[Element], bool]) -> list[str]:
    """Where a program wrote the same in a newer and an older way, the newer where it is known here
    or has words, else the older: both together would say everything twice. A picture that the
    newer way has in a format that no deck `shows` is taken from the older. The kinds of objects of
    which only the older way is taken."""
    kinds = []
    for alternative in list(tree.iter(f"{_MC}AlternateContent")):
        parent = alternative.getparent()
        if parent is not None:
            branch = _branch(alternative, shows)
            if word(branch) == "Fallback":
                objects = alternative.iterfind("mc:Choice//a:graphicData", NAMESPACES)
                kinds += [one.get("uri", "").rpartition("/")[2] for one in objects]
            for child in list(branch):
                alternative.addprevious(child)
            parent.remove(alternative)
    return kinds


def _branch(alternative: Element, shows: Callable[[Element], bool]) -> Element:
    choices = find_all(alternative, "mc:Choice")
    fallback = find(alternative, "mc:Fallback")
    for choice in choices:
        if _has_words(choice) or (_is_known(choice) and not _is_blank(choice, fallback, shows)):
            return choice
    if fallback is not None:
        return fallback
    return choices[0] if choices else alternative


def _is_blank(choice: Element, other: Element, shows: Callable[[Element], bool]) -> bool:
    """Whether it has pictures of which none can be shown, and the other way has such as can."""
    own, others = (() if one is None else tuple(one.iter(_BLIP)) for one in (choice, other))
    return bool(own) and not any(map(shows, own)) and any(map(shows, others))


def _is_known(choice: Element) -> bool:
    spaces = [choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split()]
    return bool(spaces) and all(space in _KNOWN or space.endswith(_NEW_CHART) for space in spaces)


def _has_words(choice: Element) -> bool:
    if next(choice.iter(f"{_P}contentPart"), None) is not None:
        return True
    return any((text.text or "").strip() for text in choice.iter(f"{_A}t"))
