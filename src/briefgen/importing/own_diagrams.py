"""A diagram that briefgen drew -> its kind and its parts again, by what its description says.

The description is one of the fixed words, so that it is known in every language of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from briefgen.edit.new_yaml import YamlContent
from briefgen.importing.imported_talk import ImportedParagraph, LeftOut
from briefgen.importing.slide_parts import Writing
from briefgen.text.words import fixed_words

_KINDS = ("drivers", "process", "cycle", "hub", "layers", "pyramid", "timeline", "venn")
_FIELDS = {"count": r"\d+", "centre": ".+", "parts": "(?P<parts>.+?)"}


class _Parts(Struct):
    """The paragraphs of a diagram as they are sorted: each of the `parts` with its name first, what
    stands in the `centre`, and what is `said` beside them."""

    parts: list[list[ImportedParagraph]] = field(default_factory=list)
    centre: list[ImportedParagraph] = field(default_factory=list)
    said: list[ImportedParagraph] = field(default_factory=list)


def own_diagram(
    described: str, paragraphs: Sequence[ImportedParagraph], writing: Writing
) -> Mapping[str, YamlContent]:
    """The keys of the slide; none where the texts are not those that the description names."""
    kind, names = next(_described(described), ("", []))
    numbers = [one for one in paragraphs if one.text.strip().isdigit()]
    found = _sorted([one for one in paragraphs if one not in numbers], names, described)
    if not names or len(found.parts) < len(names) or max(len(found.centre), len(found.said)) > 1:
        return {}
    writing.left_out.extend(
        LeftOut("the number of a step", "it is drawn anew", number.text) for number in numbers
    )
    diagram: dict[str, YamlContent] = {"kind": kind}
    if found.centre:
        diagram["centre"] = writing.text(found.centre[0])
    diagram["parts"] = [_part([writing.text(one) for one in part]) for part in found.parts]
    return {"diagram": diagram, **({"text": writing.text(found.said[0])} if found.said else {})}


def own_layers(
    paragraphs: Sequence[ImportedParagraph], writing: Writing
) -> Mapping[str, YamlContent]:
    """The keys of a diagram that nothing describes: layers, which are all text. The names of parts
    are larger than what stands beside them; none where the texts are others."""
    found: list[list[ImportedParagraph]] = []
    largest = max((paragraph.size for paragraph in paragraphs), default=0)
    for paragraph in paragraphs:
        if paragraph.size == largest:
            found.append([paragraph])
        elif found and len(found[-1]) == 1:
            found[-1].append(paragraph)
        else:
            return {}
    parts = [_part([writing.text(one) for one in part]) for part in found]
    return {"diagram": {"kind": "layers", "parts": parts}} if len(parts) > 1 else {}


def _part(texts: Sequence[str]) -> YamlContent:
    name, *text = texts
    return {name: text[0]} if text else name


def _described(text: str) -> Iterator[tuple[str, list[str]]]:
    """The kind of a diagram and the names of its parts, in whatever language it is described."""
    for kind in _KINDS:
        for forms in fixed_words()[f"{kind}-of"].values():
            for form in [forms] if isinstance(forms, str) else forms.values():
                if found := re.search(_pattern(form), text):
                    names = re.split(r"\s?;\s", found["parts"])
                    # Of a phase, its time is the name.
                    cut = names if kind != "timeline" else [name.split(": ")[0] for name in names]
                    yield kind, cut


def _pattern(form: str) -> str:
    pieces = re.split(r"\{(\w+)\}", form)
    fields = (_FIELDS[piece] if n % 2 else re.escape(piece) for n, piece in enumerate(pieces))
    return "".join(fields) + r"(?:\s|$)"


def _sorted(
    paragraphs: Sequence[ImportedParagraph], names: Sequence[str], described: str
) -> _Parts:
    """A part begins with its name; what comes next is its text, if it is not the next name, nor
    what the description says to be in the centre."""
    found = _Parts()
    before: ImportedParagraph | None = None
    for paragraph in paragraphs:
        text = paragraph.text.strip().rstrip(".")
        if len(found.parts) < len(names) and text == names[len(found.parts)]:
            found.parts.append([paragraph])
        elif before and f"{before.text}: {text}" in described:
            found.parts[-1].append(paragraph)
        elif text in described:
            found.centre.append(paragraph)
        elif found.parts and found.parts[-1] == [before]:
            found.parts[-1].append(paragraph)
        else:
            found.said.append(paragraph)
        before = paragraph
    return found
