"""The body of a text -> its paragraphs: runs of one look, levels by rank, bullets and numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from briefgen.importing.equations import spoken
from briefgen.importing.imported_talk import (
    ImportedCell,
    ImportedParagraph,
    ImportedRun,
    ImportedTable,
    ImportedText,
    struck,
)
from briefgen.importing.pptx.inherited_looks import (
    InheritedLook,
    LevelLook,
    attribute,
    flag,
    look_of,
)
from briefgen.importing.pptx.list_marks import (
    list_numbers,
    ranked,
    typed_depths,
    without_typed_bullets,
)
from briefgen.importing.pptx.sign_fonts import in_signs
from briefgen.importing.pptx.slide_reading import SlideReading, raw_words
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import Element, find, find_all, whole, word

_MOST_LEVELS = 9
# Fewer are words with a space between them.
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 3
# How wide a tab is in code.
_TAB = "    "


class ReadText(Value, kw_only=True):
    """A `text`, or the `table` that was typed with tabs, with the largest `size` in it in points;
    whether most of it `is_bold`, is in a face of equal widths (`is_code`), and runs from right to
    left (`is_right_to_left`)."""

    text: ImportedText
    table: ImportedTable | None = None
    size: float = 0
    is_bold: bool = False
    is_code: bool = False
    is_right_to_left: bool = False


class _Piece(Value, kw_only=True):
    """Letters as a run of the file has them: bold and italic by whatever reason in `run`, and their
    `size`."""

    run: ImportedRun
    size: float

    @property
    def is_blank(self) -> bool:
        return not self.run.text.strip()


class _Line(Value, kw_only=True):
    """A paragraph while it is read: with its `raw` level, the `look` that it has by itself, and its
    `pieces`."""

    raw: int
    look: LevelLook
    pieces: tuple[_Piece, ...]

    @property
    def cells(self) -> list[_Line]:
        """What stands between tabs; all as one in code and in a list."""
        if self.is_code or self.look.bullet in ("sign", "number"):
            return [self]
        parts: list[list[_Piece]] = [[]]
        for piece in self.pieces:
            first, *others = piece.run.text.split("\t")
            for at, text in enumerate((first, *others)):
                if at:
                    parts.append([])
                parts[-1].append(replace(piece, run=replace(piece.run, text=text)))
        cells = [replace(self, pieces=tuple(part)) for part in parts]
        return [cell for cell in cells if cell.shown]

    @property
    def typed(self) -> str:
        """Its letters, with the blanks before them; none where a bullet stands there anyway."""
        letters = "" if self.is_code else "".join(piece.run.text for piece in self.pieces)
        return "" if self.look.bullet in ("sign", "number") else letters

    @property
    def shown(self) -> tuple[_Piece, ...]:
        return tuple(piece for piece in self.pieces if not piece.is_blank)

    def parted(self) -> tuple[_Line, ...]:
        """Line breaks that leave a line blank part paragraphs, but in code."""
        parts: list[list[_Piece]] = [[]]
        breaks = 0
        for piece in self.pieces:
            breaks = breaks + 1 if piece.run.text == "\n" else breaks * piece.is_blank
            if breaks == 2 and any(not one.is_blank for one in parts[-1]):
                parts.append([])
            parts[-1].append(piece)
        is_one = self.is_code or self.look.bullet == "number"
        return (self,) if is_one else tuple(replace(self, pieces=tuple(p)) for p in parts)

    @property
    def is_code(self) -> bool:
        return bool(self.shown) and all(piece.run.code for piece in self.shown)


class BodyReader(Value, kw_only=True):
    """Reads texts of a `part`, which has the relationships of their links, while a slide is read
    (`reading`)."""

    reading: SlideReading
    part: Any

    def read(self, body: Element, inherited: InheritedLook) -> ReadText:
        look = inherited.below(find(body, "a:lstStyle"))
        scale = find(body, "a:bodyPr/a:normAutofit")
        factor = whole(attribute(scale, "fontScale"), 100_000) / 100_000
        paragraphs = find_all(body, "a:p")
        lines = [line for one in paragraphs for line in self._line(one, look, factor).parted()]
        read = without_typed_bullets(self._paragraphs(lines), self.reading)
        return ReadText(
            text=ImportedText(read),
            table=self._table(lines),
            size=max((paragraph.size for paragraph in read), default=0),
            is_bold=_is_most(lines, lambda line, run: run.bold),
            is_code=_is_most(lines, lambda line, run: run.code),
            is_right_to_left=_is_most(lines, lambda line, run: bool(line.look.rtl)),
        )

    def _line(self, paragraph: Element, inherited: InheritedLook, factor: float) -> _Line:
        properties = find(paragraph, "a:pPr")
        raw = whole(attribute(properties, "lvl"))
        raw = min(max(raw, 0), _MOST_LEVELS - 1)
        look = look_of(properties).over(inherited.level(raw))
        pieces = []
        for child in paragraph:
            letters = find(child, "a:rPr")
            if text := self._text(child, letters):
                size = whole(attribute(letters, "sz")) / 100 or look.size
                run = self._run(text, letters, look, inherited.is_same_width)
                pieces.append(_Piece(run=run, size=size * factor))
        return _Line(raw=raw, look=look, pieces=tuple(pieces))

    def _text(self, child: Element, letters: Element) -> str:
        match word(child):
            case "r" | "fld":
                found = find(child, "a:t")
                text = "" if found is None else found.text or ""
                return in_signs(text, letters, self.reading)
            case "br":
                return "\n"
            case "m" | "oMath" | "oMathPara":
                why = "it became text: see whether it reads well"
                self.reading.leave_out("an equation", why, raw_words(child))
                return spoken(child)
        return ""

    def _run(
        self, text: str, letters: Element, look: LevelLook, is_same_width: Callable[[str], bool]
    ) -> ImportedRun:
        bold, italic = flag(letters, "b"), flag(letters, "i")
        raised = whole(attribute(letters, "baseline"))
        inner = {word(one): one for one in letters} if letters is not None else {}
        face, click = inner.get("latin"), inner.get("hlinkClick", inner.get("hlinkMouseOver"))
        link, jump = ("", 0) if click is None else self.reading.target(click, self.part)
        if attribute(letters, "strike") in ("sngStrike", "dblStrike") and text.strip():
            self.reading.left_out.append(struck(text))
        self.reading.languages[attribute(letters, "lang") or ""] += len(text)
        return ImportedRun(
            text=text,
            bold=bool(look.bold if bold is None else bold),
            italic=bool(look.italic if italic is None else italic),
            code=is_same_width(attribute(face, "typeface") or look.face),
            script="super" if raised > 0 else "sub" if raised < 0 else "",
            link=link,
            jump=jump,
        )

    def _paragraphs(self, lines: Sequence[_Line]) -> list[ImportedParagraph]:
        """Without those that are empty; between two of code these are its empty lines."""
        found: list[tuple[_Line, ImportedParagraph]] = []
        empty = 0
        for line in lines:
            paragraph = self._paragraph(line)
            if not paragraph.text.strip():
                empty += 1
                continue
            if empty and found and line.is_code and found[-1][0].is_code:
                found[-1] = (found[-1][0], _longer(found[-1][1], empty))
            found.append((line, paragraph))
            empty = 0
        typed = typed_depths([line.typed for line, _ in found])
        raws = [(line.raw, *depth) for (line, _), depth in zip(found, typed, strict=True)]
        numbers = list_numbers([(line.raw, line.look) for line, _ in found])
        return [
            replace(paragraph, level=level, number=number)
            for (_, paragraph), level, number in zip(found, ranked(raws), numbers, strict=True)
        ]

    def _table(self, lines: Sequence[_Line]) -> ImportedTable | None:
        """Rows of as many cells each, with tabs between them; a tab before the first is an indent,
        and several in a row are one."""
        rows = [line.cells for line in lines if line.shown]
        widths = set(map(len, rows))
        if len(rows) < _FEWEST_ROWS or len(widths) > 1 or min(widths) < _FEWEST_COLUMNS:
            return None
        return ImportedTable(
            tuple(
                tuple(ImportedCell(ImportedText((self._paragraph(cell),))) for cell in row)
                for row in rows
            ),
            has_head=False,
        )

    def _paragraph(self, line: _Line) -> ImportedParagraph:
        base_bold = bool(line.look.bold)
        all_bold = bool(line.shown) and all(piece.run.bold for piece in line.shown)
        all_italic = bool(line.shown) and all(piece.run.italic for piece in line.shown)
        runs = [
            replace(
                piece.run,
                bold=piece.run.bold and not (base_bold or all_bold),
                italic=piece.run.italic and not (line.look.italic or all_italic),
            )
            for piece in line.pieces
        ]
        bullet = line.look.bullet or "none"
        return ImportedParagraph(
            runs=self._merged(runs, is_code=line.is_code),
            bullet=bullet,
            numbered=line.look.numbered if bullet == "number" else "",
            size=max((piece.size for piece in line.shown), default=0),
            is_bold=all_bold and not base_bold,
        )

    def _merged(self, runs: Sequence[ImportedRun], *, is_code: bool) -> tuple[ImportedRun, ...]:
        """One run for neighbours of one look, with clean texts and no blanks at the ends."""
        merged = []
        for look, same in groupby(_without_marked_blanks(runs), lambda run: replace(run, text="")):
            text = "".join(run.text for run in same)
            text = self.reading.cleaned(text.replace("\t", _TAB) if look.code else text)
            merged.append(replace(look, text=text))
        return _stripped([run for run in merged if run.text], is_code=is_code)


def _without_marked_blanks(runs: Sequence[ImportedRun]) -> Iterator[ImportedRun]:
    """A blank looks as what stands on both sides of it, or plain."""
    plain = before = ImportedRun(text="")
    blanks: list[ImportedRun] = []
    for run in (*runs, None):
        if run and not run.text.strip():
            blanks.append(run)
            continue
        after = replace(run, text="") if run else plain
        look = after if after == before else plain
        yield from (replace(look, text=blank.text) for blank in blanks)
        blanks, before = [], after
        if run:
            yield run


def _stripped(runs: list[ImportedRun], *, is_code: bool) -> tuple[ImportedRun, ...]:
    """Without blanks at the ends; code keeps its indent."""
    while runs and not (text := runs[-1].text.rstrip()):
        runs.pop()
    if runs:
        runs[-1] = replace(runs[-1], text=text)
    while runs and not is_code and not (text := runs[0].text.lstrip()):
        runs.pop(0)
    if runs and not is_code:
        runs[0] = replace(runs[0], text=text)
    return tuple(runs)


def _longer(paragraph: ImportedParagraph, empty: int) -> ImportedParagraph:
    *before, last = paragraph.runs
    return replace(paragraph, runs=(*before, replace(last, text=last.text + "\n" * empty)))


def _is_most(lines: Sequence[_Line], holds: Callable[[_Line, ImportedRun], bool]) -> bool:
    """Whether something holds for most of the letters."""
    counts = [
        (len(piece.run.text), holds(line, piece.run)) for line in lines for piece in line.shown
    ]
    return 2 * sum(count for count, does in counts if does) > sum(count for count, _ in counts)
