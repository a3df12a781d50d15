"""What is known, and what is found, while a slide is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import field

from briefgen.importing.clean_text import clean, signs_taken_out
from briefgen.importing.imported_talk import LeftOut
from briefgen.importing.pptx.inherited_looks import LayoutPlaces
from briefgen.importing.pptx.sound_package import SoundPackage
from briefgen.ooxml.reader import NAMESPACES, OFFICE, Element, find_all

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_PARAGRAPH, _TEXT, _BREAK = (f"{{{NAMESPACES['a']}}}{name}" for name in ("p", "t", "br"))
_SAID = (_TEXT, _BREAK, f"{{{OFFICE}/officeDocument/2006/math}}t")
_HOST = re.compile(r"(?:https?://|www\.)[^\s/?#]+[/?#]|mailto:|tel:", re.IGNORECASE)
_JUMP = "ppaction://hlinksldjump"


class SlideReading(msgspec.Struct, kw_only=True):
    """A slide of python-pptx while it is read: its `number` and `part`, the `package` that it is
    in, the `size` of the page in EMU, the places of its layout (`places`), the numbers of all
    slides by their parts (`numbers`), and the slots of a deck of ours by shape (`slots`). What is
    found meanwhile: what is `left_out`, the signs `taken_out` of texts, and how many letters are
    in which language (`languages`)."""

    number: int
    part: Any
    package: SoundPackage
    size: tuple[int, int]
    places: LayoutPlaces
    numbers: Mapping[Any, int]
    slots: Mapping[str, str] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    taken_out: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)

    def leave_out(self, what: str, why: str, words: str = "") -> None:
        self.left_out.append(LeftOut(what, why, words))

    def cleaned(self, text: str) -> str:
        self.taken_out.update(signs_taken_out(text))
        return clean(text)

    def target(self, click: Element, part: Any) -> tuple[str, int]:
        """The address, or the slide, that a click leads to; neither where it does something else,
        which is left out. `part` has its relationship."""
        action = click.get("action", "")
        id_ = relation_id(click)
        if tip := clean(click.get("tooltip", "")).strip():
            self.leave_out("the tip of a link", "links of ours have none", tip)
        relation = part.rels.get(id_)
        if action == _JUMP or (not action and relation and not relation.is_external):
            return "", self._jump(relation)
        if action in ("", "ppaction://hlinkfile") and relation and relation.is_external:
            address = _with_scheme(clean(relation.target_ref).strip())
            if address.lower().startswith(_SCHEMES) and not set(address) & set(" \n<>"):
                return address, 0
            self.leave_out("a link to a file", f"only web and mail addresses are taken: {address}")
        elif action != "ppaction://noaction" and (action or id_):
            self.leave_out("a click", f"{_what(action)} cannot be done from the new deck")
        return "", 0

    def address_of(self, id_: str) -> str:
        """The address on the web that a relationship of the slide leads to; "" for none."""
        relation = self.part.rels.get(id_)
        if relation is None or not relation.is_external:
            return ""
        address = clean(relation.target_ref).strip()
        return address if address.lower().startswith(_SCHEMES) else ""

    def _jump(self, relation: Any) -> int:
        number = 0
        if relation is not None and not relation.is_external:
            number = self.numbers.get(relation.target_part, 0)
        if not number:
            self.leave_out("a link to another slide", "the slide that it leads to is not there")
        return number


def relation_id(element: Element) -> str:
    """The relationship that an element names."""
    return str(element.get(f"{{{NAMESPACES['r']}}}id", ""))


def _with_scheme(address: str) -> str:
    """Browsers add what people leave out, and write blanks behind the host as they are meant."""
    if begins := _HOST.match(address):
        blank = "" if address.lower().startswith("tel:") else "%20"
        address = begins[0] + address[begins.end() :].replace(" ", blank)
    return f"http://{address}" if address.lower().startswith("www.") else address


def _what(action: str) -> str:
    done = {"macro": "running a macro", "program": "running a program", "media": "playing a file"}
    word = action.partition("://")[2].partition("?")[0]
    return done.get(word, f"what it does there ({word or 'nothing'})")


def is_typed(body: Element) -> bool:
    """Whether somebody typed any of it: the number of a slide and the date come by themselves."""
    return any((text.text or "").strip() for text in find_all(body, "a:p/a:r/a:t"))


def raw_words(element: Element) -> str:
    """All that stands in an element, paragraph by paragraph, as it is counted."""
    paragraphs = list(element.iter(_PARAGRAPH)) or [element]
    found = (
        "".join(" " if one.tag == _BREAK else one.text or "" for one in paragraph.iter(*_SAID))
        for paragraph in paragraphs
    )
    return " ".join(clean(" ".join(found)).split())
