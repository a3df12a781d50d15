"""A slide that is arranged: its title found, what is left in the order in which it is read."""

from __future__ import annotations

from typing import Literal

from briefgen.importing.imported_talk import ImportedShape, ImportedSlide, LeftOut
from briefgen.model.values import Value

TitleOrigin = Literal["placeholder", "found", "repeated", "made"]


class DraftSlide(Value, kw_only=True):
    """What a slide is to say. `source` is the slide as it was read; `title` its title without
    markup, `title_from` where that was found (made: nothing on the slide could be one); `subtitle`
    the text of a subtitle's place. `blocks` are the shapes with words, pictures, tables or charts
    in reading order, title, footers and furniture aside; `drawings` the shapes that only draw;
    `left_out` what is not taken over and why, that of the slide and more."""

    source: ImportedSlide
    title: str
    title_from: TitleOrigin
    subtitle: str = ""
    blocks: tuple[ImportedShape, ...] = ()
    drawings: tuple[ImportedShape, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class LayoutScore(Value):
    """A `layout` that a slide may have, how sure that is (`score`, 0 to 1), and the `reason` in
    words for the report ("one picture and two texts beside it")."""

    layout: str
    score: float
    reason: str
