"""XML of a kept part -> without what refers to relationships that are left out.

One rule: every reference that stays leads to something that is kept. What needs another goes, with
all that is nothing without it; a timing goes whole, since half of one is a file to be repaired.
"""

from __future__ import annotations

from collections.abc import Collection

from briefgen.ooxml.reader import NAMESPACES, OFFICE, Element, word
from briefgen.ooxml.required_attributes import missing

_A, _P, _R, _MC = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("a", "p", "r", "mc"))
_CHOICE, _FALLBACK, _TIMING = f"{_MC}Choice", f"{_MC}Fallback", f"{_P}timing"
_LINKS = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})
# Of actions without an address, those that do something in any deck: no media, no macros.
_ACTIONS = ("ppaction://hlinkshowjump", "ppaction://noaction")
# These stay without their reference: a frame needs the element, and shows nothing.
_FRAMES = frozenset({f"{_A}blip", f"{{{OFFICE}/drawingml/2006/diagram}}shape"})
# A CD is named by its tracks, not by a relationship.
_MEDIA = frozenset({f"{_A}audioCd"})
# What plays or commands media, and objects of other programs: neither has anything to play.
_PLAYERS = frozenset({f"{_P}audio", f"{_P}video", f"{_P}cmd"})
# What is nothing without each of its parts, and what is nothing without any.
_WHOLE = frozenset(
    {
        *("stSnd", "sndAc", "graphicData", "graphic", "graphicFrame"),
        *("relSizeAnchor", "absSizeAnchor"),
    }
)
_NEVER_EMPTY = frozenset({"controls", "custDataLst", "extLst", "graphicData", "sldLayoutIdLst"})


def prune(root: Element, known: Collection[str]) -> bool:
    """Whether anything was taken out; `known` are the ids of the relationships that are kept."""
    changed = False
    for element in list(root.iter("*")):
        # Both are asked: the one that takes attributes away leaves what the other one judges.
        was_cut = _cut(element, known)
        if _is_lost(element, was_cut):
            _take_out(element)
            changed = True
        changed = changed or was_cut
    shapes = {shape.get("id") for shape in root.iter("*") if word(shape) == "cNvPr"}
    for timing in list(root.iter(_TIMING)):
        if any(_plays(step, shapes) for step in timing.iter("*")):
            _take_out(timing)
            changed = True
    return changed


def _cut(element: Element, known: Collection[str]) -> bool:
    """Take away references to what is not kept. An empty one is a link's that has an action."""
    lost = [
        key
        for key, value in element.attrib.items()
        if key.startswith(_R) and value not in known and (value or word(element) not in _LINKS)
    ]
    for key in lost:
        del element.attrib[key]
    return bool(lost)


def _is_lost(element: Element, was_cut: bool) -> bool:
    """Whether the element says nothing any more, or the schema requires what it has not."""
    has_some = any(key.startswith(_R) for key in element.attrib)
    if element.tag in _MEDIA or (was_cut and not has_some and element.tag not in _FRAMES):
        return True
    if word(element) in _LINKS:
        action = element.get("action")
        return bool(action) and not element.get(f"{_R}id") and not action.startswith(_ACTIONS)
    return any(name.startswith(_R) for name in missing(element))


def _plays(step: Element, shapes: Collection[str | None]) -> bool:
    """Whether a step of a timing plays media, or moves a shape that is not there."""
    return step.tag in _PLAYERS or (step.get("spid") is not None and step.get("spid") not in shapes)


def _take_out(element: Element) -> None:
    """Remove the element, and what would be left broken or empty by that."""
    element = _whole(element)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        _tidy(parent)


def _whole(element: Element) -> Element:
    """The element, or what is nothing without it."""
    for around in element.iterancestors():
        outer = around.getparent()
        is_extension = word(around) == "ext" and outer is not None and word(outer) == "extLst"
        if is_extension or (around.tag == _TIMING and outer is not None):
            return around
    parent = element.getparent()
    while parent is not None and word(parent) in _WHOLE:
        element, parent = parent, parent.getparent()
    return element


def _tidy(parent: Element) -> None:
    if len(parent):
        return
    if parent.tag == _CHOICE:
        _fall_back(parent)
    elif word(parent) in _NEVER_EMPTY:
        _take_out(parent)


def _fall_back(choice: Element) -> None:
    """Remove a choice that has nothing to show. After the last one, what was meant for programs
    that know none of them stands instead."""
    either = choice.getparent()
    if either is None:
        return
    either.remove(choice)
    parent = either.getparent()
    if parent is None or either.find(_CHOICE) is not None:
        return
    place = parent.index(either)
    fallback = either.find(_FALLBACK)
    parent[place : place + 1] = [] if fallback is None else list(fallback)
    _tidy(parent)
