"""Letters, marks and tags of HTML, one after the other -> paragraphs of runs, and pictures."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from msgspec import Struct, field

from briefgen.importing.imported_talk import ImportedRun, LeftOut
from briefgen.importing.markdown.addresses import is_web
from briefgen.model.values import Value, replace

_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em", "cite", "var", "dfn"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_BLOCKS = frozenset({
    "p", "div", "center", "section", "article", "header", "footer", "main", "aside", "figure",
    "figcaption", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl",
    "dt", "dd", "table", "thead", "tbody", "tr", "details", "summary", "hr",
})  # fmt: skip
# Without a look of their own here: what stands in them is kept.
_PLAIN = frozenset({
    "a", "img", "br", "span", "u", "ins", "mark", "small", "big", "font", "s", "del", "strike",
    "q", "abbr", "sub", "sup", "td", "th", "wbr", "input", "label", "nobr", "v-click", "v-clicks",
    "v-after", "v-switch", "v-mark", "template", "arrow", "transform", "autofitlabel", "ul", "ol",
})  # fmt: skip
_DROPPED = frozenset({"style", "script", "svg", "iframe", "video", "audio", "canvas", "object"})
_VOID = frozenset({"img", "br", "hr", "input", "wbr", "source", "embed"})


class PictureMark(Value):
    """A picture by its `address`, with the text that says what it shows (`alt`)."""

    address: str
    alt: str


class BuiltParagraph(Value):
    """A paragraph's `runs`, the level of the `heading` that it is (0: none), and whether a dash
    stands before it (`is_point`)."""

    runs: tuple[ImportedRun, ...]
    heading: int = 0
    is_point: bool = False


class RunBuilder(Struct, kw_only=True):
    """Takes text, tags and marks in order. `open` are the tags and marks that are open, `links`
    the addresses of the links among them. `paragraphs` are those that are whole; `runs`, `heading`
    and `is_point` are of the one that is being made. `pictures` and what is `left_out` so far."""

    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    runs: list[ImportedRun] = field(default_factory=list)
    paragraphs: list[BuiltParagraph] = field(default_factory=list)
    pictures: list[PictureMark] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    heading: int = 0
    is_point: bool = False

    def text(self, text: str, is_code: bool = False) -> None:
        marks = set(self.open)
        if dropped := marks & _DROPPED:
            self._drop_words(next(name for name in self.open if name in dropped), text)
        elif text:
            self.runs.append(
                ImportedRun(
                    text=text,
                    bold=bool(marks & _BOLD),
                    italic=bool(marks & _ITALIC),
                    code=is_code or bool(marks & _CODE),
                    script="super" if "sup" in marks else "sub" if "sub" in marks else "",
                    link=self.links[-1] if self.links else "",
                )
            )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A tag or a mark begins."""
        if name in _BLOCKS:
            self.end_paragraph()
        match name:
            case "br":
                self.text("\n")
            case "img":
                self.pictures.append(
                    PictureMark(attributes.get("src", ""), attributes.get("alt", ""))
                )
            case "a":
                self.link(attributes.get("href", ""))
            case "li":
                self.is_point = True
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.heading = int(name[1])
        if name not in _VOID:
            self.open.append(name)
        if name not in _BLOCKS | _PLAIN | _BOLD | _ITALIC | _CODE:
            self._report(name)

    def end(self, name: str) -> None:
        """A tag or a mark ends; one that was not open says nothing."""
        if name in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(name)]
            if name == "a" and self.links:
                self.links.pop()
        if name in {"td", "th"}:
            self.text(" ")
        if name in _BLOCKS:
            self.end_paragraph()

    def link(self, address: str) -> None:
        if not is_web(address) and address:
            why = "only links to the web and to mail are taken over"
            self.left_out.append(LeftOut(f"the link to {address[:80]}", why))
        self.links.append(address if is_web(address) else "")

    def end_paragraph(self) -> None:
        runs = _trimmed(self.runs)
        if runs:
            self.paragraphs.append(BuiltParagraph(runs, self.heading, self.is_point))
        self.runs, self.heading, self.is_point = [], 0, False

    def _drop_words(self, name: str, text: str) -> None:
        words = "" if name in _NO_WORDS else " ".join(text.split())
        if words:
            what = "words of a drawing in SVG" if name == "svg" else f"words in <{name}>"
            self.left_out.append(LeftOut(what, _WHY_DROPPED.get(name, _WHY), words))

    def _report(self, name: str) -> None:
        why = _WHY_DROPPED.get(name, "briefgen has no such part; what stands in it is kept")
        self.left_out.append(LeftOut(f"<{name}>", why))


_NO_WORDS = frozenset({"style", "script"})
_WHY = "they are for programs that cannot show it"
_WHY_DROPPED = {
    "style": "a template decides how slides look",
    "script": "nothing that is read is run",
    "svg": "save the drawing as a file in assets/images",
    "iframe": "pages of the web are not shown on slides",
    "video": "videos are not taken over",
    "audio": "sounds are not taken over",
}


def _trimmed(runs: list[ImportedRun]) -> tuple[ImportedRun, ...]:
    """The runs without space at both ends of the paragraph."""
    kept = list(runs)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


class _Tags(HTMLParser):
    """Tells a builder of the tags and texts in a piece of HTML."""

    def __init__(self, builder: RunBuilder) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = builder

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {name: value or "" for name, value in attrs})

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.text(re.sub(r"\s+", " ", data))


def feed_html(builder: RunBuilder, html: str) -> None:
    tags = _Tags(builder)
    tags.feed(html)
    tags.close()
