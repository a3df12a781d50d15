"""Which slides an output has: `only` and `without`, by number, section, layout or as hidden."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from briefgen.model.diagnostics import Span
from briefgen.model.values import Value

HIDDEN = "hidden"
_RANGE = r"(?i)([0-9]{1,6})(?:\s*(?:-|–|to)\s*([0-9]{1,6}))?"
_SECTION = r"(?is)section\s+(\S.*)"
_LAYOUT = r"(?i)[a-z][a-z0-9-]*"
# What a name of a section may be so that the name of a file says it without a mistake.
_PLAIN = r"(?!.*\b(?:and|only|without)\b)[a-z]+(?: [a-z]+)*|[0-9]+"
_LONGEST = 40


class SlidesBy(Value):
    """Some slides of a deck: those with printed numbers such as `5-12` (`by` is "number"), those of
    a section by its number or name, or those of a layout; hidden ones are a layout for this.
    `text` is what names them: in small letters, without the word that says by what."""

    by: Literal["number", "section", "layout"]
    text: str

    @property
    def numbers(self) -> tuple[int, int]:
        """The first and the last number of a range."""
        first, _, last = self.text.partition("-")
        return int(first), int(last or first)

    @property
    def words(self) -> str:
        """As an author writes it."""
        return f"section {self.text}" if self.by == "section" else self.text


SlideChoice = tuple[SlidesBy, ...]


def read_choice(text: str) -> SlideChoice:
    """`1-4, 9, section Law, and order, agenda`: a comma in the name of a section stays in it.
    Raises ValueError for what names no slides."""
    parts: list[SlidesBy] = []
    for piece in text.split(","):
        part = _read(" ".join(piece.split()))
        if part is not None:
            parts.append(part)
        elif parts and parts[-1].by == "section":
            name = f"{parts[-1].text}, {' '.join(piece.split()).casefold()}"
            parts[-1] = SlidesBy("section", name)
        else:
            raise ValueError(piece.strip())
    return tuple(dict.fromkeys(parts))


def _read(piece: str) -> SlidesBy | None:
    if found := re.fullmatch(_RANGE, piece):
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= last:
            return None
        return SlidesBy("number", f"{first}-{last}" if first < last else f"{first}")
    if found := re.fullmatch(_SECTION, piece):
        return SlidesBy("section", found[1].casefold())
    return SlidesBy("layout", piece.lower()) if re.fullmatch(_LAYOUT, piece) else None


def choice_as_written(option: str, words: str, span: Span) -> str:
    """A choice as it is written where a span stands: in YAML, or in a cell of a table."""
    return f"{option}: {words}" if span.file.endswith(".yaml") else f"{option}={words}"


def several_as_written(words: Sequence[str], span: Span) -> str:
    """Parts of a choice as they are written side by side where a span stands."""
    said = ", ".join(words)
    return f"[{said}]" if len(words) > 1 and span.file.endswith(".yaml") else said


def meant_by(piece: str) -> str:
    """How what names no slides may have been meant, "" where nobody knows."""
    numbers = re.findall(r"[0-9]+", piece)
    rest = re.sub(r"[0-9]+", "", piece).strip(" .:-–#()[]").lower()
    if rest in ("section", "sections", "part") and len(numbers) == 1:
        return f"section {numbers[0]}"
    if 0 < len(numbers) < 3 and rest in _SLIDES and len(max(numbers, key=len)) < 7:
        found = sorted({max(int(number), 1) for number in numbers})
        return "-".join(map(str, found))
    is_name = not numbers and re.fullmatch(r"\w[\w' -]*", piece) is not None
    return f"section {piece}" if is_name else ""


_SLIDES = {"", "to", "and", "s", "p", "slide", "slides", "page", "pages", "no", "number"}


def choice_in_file_name(choice: Iterable[SlidesBy]) -> str:
    """`1-4-and-9`, `section-2`: other choices have other words."""
    from hashlib import sha256

    texts = [part.words for part in choice]
    said = re.sub(r"[^a-z0-9]+", "-", " and ".join(texts)).strip("-")
    is_plain = all(part.by != "section" or re.fullmatch(_PLAIN, part.text) for part in choice)
    if is_plain and len(said) <= _LONGEST:
        return said
    return f"{said[:_LONGEST].strip('-')}-{sha256(', '.join(texts).encode()).hexdigest()[:6]}"
