"""Drawings of a document in order -> each with its number and what it shows; one that was shown
already is referred to."""

from __future__ import annotations

import re

from msgspec import Struct, field

from briefgen.model.charts import Chart
from briefgen.model.document import Figure, NotSaid, Para
from briefgen.model.resolved_deck import Picture
from briefgen.model.rich_text import Inline, Run, unmarked
from briefgen.model.slide_contents import parts_of
from briefgen.model.values import replace
from briefgen.text.words import say_inline, say_run

# A caption has so many characters at most.
_LONG = 90
_ENDS = (".", "!", "?", "…")
# The words of a description before what is told of it: before a colon, or a whole short sentence.
_BEFORE_COLON = re.compile(r"(.+?\w) ?: ")
_CLAUSE = re.compile(r"(.+?\w[)\"”’]*)(?:[.,;:] .*|\.)?$", re.DOTALL)
# What English descriptions begin with: nobody has to be told that a chart is one.
_KIND = re.compile(
    r"(?:an? )?(?:\w+ ){0,3}?(?:charts?|graphs?|columns|bars|lines) (?:of|showing) (?:the )?",
    re.IGNORECASE,
)


class NamedExhibits(Struct, kw_only=True):
    """Numbers the drawings of a document in a `language`: `count` is how many there were so far,
    `shown` are the numbers of those with a picture, by its looks, `credits` whose pictures they
    are, and `left_out` the pictures that were shown already."""

    language: str
    count: int = 0
    shown: dict[object, int] = field(default_factory=dict)
    credits: set[str] = field(default_factory=set)
    left_out: list[NotSaid] = field(default_factory=list)

    def named(self, figure: Figure, title: Inline, *, always: bool) -> Figure | Para | None:
        """The drawing with its number and its caption, of a slide with a `title`; a reference to
        it, or nothing where it only decorates, if the document has shown it, unless it `always`
        stands there. One that only decorates has no number."""
        value = figure.value
        if isinstance(value, Picture) and not always and (number := self._seen(value)) is not None:
            self.left_out.append(NotSaid(value.alt or figure.title, value.span))
            return self._reference(value, number) if value.alt else None
        if isinstance(value, Picture) and not value.alt:
            self._note(figure, 0)
            return figure
        self.count += 1
        self._note(figure, self.count)
        label = say_inline("figure-number", self.language, number=self.count)
        return replace(figure, label=label, caption=_caption_of(figure, title))

    def _seen(self, picture: Picture) -> int | None:
        """The number of the drawing with this picture; none where this one says more."""
        number = self.shown.get(_looks_of(picture))
        is_credited = picture.credit is None or picture.credit.text in self.credits
        says_more = (number == 0 and picture.alt) or not is_credited
        return None if says_more else number

    def _note(self, figure: Figure, number: int) -> None:
        if not isinstance(figure.value, Chart):
            for picture in parts_of(figure.value, Picture):
                looks = _looks_of(picture)
                self.shown[looks] = self.shown.get(looks) or number
                self.credits |= {picture.credit.text} if picture.credit else set()

    def _reference(self, picture: Picture, number: int) -> Para:
        what = picture.caption or _first_clause(picture)
        see = say_run("see-figure", self.language, number=number)
        if what.text.endswith(_ENDS):
            begun = replace(see, text=see.text[0].upper() + see.text[1:])
            added = (Run(text=" "), begun, Run(text="."))
        else:
            added = (Run(text=" ("), see, Run(text=")"))
        return Para(replace(what, runs=(*what.runs, *added)), "caption")


def _looks_of(picture: Picture) -> object:
    """What tells a picture from another on paper: its file, and of a drawing, such as a map, the
    part of it that is shown."""
    is_part = picture.fit == "cover" and picture.original.is_drawing
    return (picture.original.digest, picture.focus if is_part else ())


def _caption_of(figure: Figure, title: Inline) -> Inline | None:
    """What the drawing shows: the beginning of its description, else the title of its slide; None
    where its author says it."""
    match figure.value:
        case Picture(caption=None) as picture:
            clause = _first_clause(picture)
            return clause if len(clause.text) <= _LONG else unmarked(title.runs)
        case Picture():
            return None
        case Chart(unit=unit) as chart:
            found = _before_colon(chart)
            # The unit stands above the chart.
            is_unit = unit is not None and found.text.casefold() == unit.text.casefold()
            is_title = " " in found.text and len(found.text) <= _LONG and not is_unit
            return found if is_title else unmarked(title.runs)
        case _:
            return unmarked(title.runs)


def _before_colon(chart: Chart) -> Inline:
    """What the description of a chart says that it shows, before it tells the figures."""
    found = _BEFORE_COLON.match(chart.alt)
    words = _KIND.sub("", found[1], count=1) if found else ""
    return _begun(words, chart.alt_language)


def _first_clause(picture: Picture) -> Inline:
    """The description where it is short, else its beginning."""
    alt = picture.alt.rstrip(".")
    found = _CLAUSE.match(alt)
    text = found[1] if found and len(alt) > _LONG else alt
    return _begun(text, picture.alt_language)


def _begun(text: str, language: str) -> Inline:
    return Inline((Run(text=text[:1].upper() + text[1:], language=language),))
