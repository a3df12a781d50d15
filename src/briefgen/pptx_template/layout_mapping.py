"""Our layouts + the file's layouts -> which is written onto which, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from briefgen.model.template import LayoutSpec
from briefgen.model.values import Value
from briefgen.pptx_template.layouts import FoundFile, FoundLayout

# Words of the names that PowerPoint and designers give, in the languages of many templates.
_COVER = (
    *("title slide", "titelfolie", "titelblatt", "deckblatt", "diapositive de titre"),
    *("diapositiva de titulo", "sleid deitl", "diapositiva titolo", "titeldia", "rubrikbild"),
    *(
        "slide de titulo",
        "slajd tytulowy",
        "otsikkodia",
        "forside",
        "portada",
        "cover",
        "startfolie",
        "标题幻灯片",
    ),
)
_SECTION = (
    *(
        "section header",
        "abschnitt",
        "kapitel",
        "trenn",
        "titre de section",
        "encabezado de seccion",
    ),
    *("pennyn adran", "intestazione sezione", "sectiekop", "avsnittsrubrik", "naglowek sekcji"),
    *("separador", "section", "divider", "break", "chapter", "节标题"),
)
_BODY = (
    *("title and content", "titel und inhalt", "titre et contenu", "titulo y objetos"),
    *("titulo y contenido", "teitl a chynnwys", "titolo e contenuto", "titel en object"),
    *("rubrik och innehall", "tytul i zawartosc", "titulo e conteudo", "standard", "content"),
    *("inhalt", "contenu", "标题和内容", "bullets", "text"),
)
_TWO = (
    *("two content", "zwei inhalte", "deux contenus", "dos objetos", "dau gynnwys"),
    *("due contenuti", "inhoud van twee", "tva innehallsdelar", "dwa elementy", "2 columns"),
    *("two column", "zweispaltig", "zwei spalten"),
)
_PLAIN = (
    *("title only", "nur titel", "titre seul", "solo el titulo", "teitl yn unig"),
    *("solo titolo", "alleen titel", "endast rubrik", "tylko tytul", "somente titulo"),
)
# A placeholder that covers less of the slide than this is no place for the content.
_LEAST_SHARE = 0.12
_CONTENT_HEIGHT = 0.4
# One place for all content is at least so wide and so high: less stands beside a picture.
_WIDE, _HIGH = 0.5, 0.25


_NUMBERED = re.compile(r"(?:(.*) )?#(\d+)")


class Wish(Value):
    """What suits one of our layouts: PowerPoint's `types` of layouts, best first, how many
    placeholders for content (`contents`), and words of `names` as `plain_name` writes them."""

    types: tuple[str, ...]
    contents: int
    names: tuple[str, ...]


_ON_BODY = Wish(("obj", "tx", "objOnly"), 1, _BODY)
_ON_PLAIN = Wish(("titleOnly",), 0, _PLAIN)
_WISHES: dict[str, Wish] = {
    "cover": Wish(("title",), 1, _COVER),
    "section": Wish(("secHead",), 1, _SECTION),
    "two-columns": Wish(("twoObj", "twoColTx", "txAndObj", "objAndTx"), 2, _TWO),
    "table-points": Wish(("twoObj", "txAndObj", "objAndTx"), 2, _TWO),
    "chart-points": Wish(("twoObj", "txAndObj", "objAndTx", "chartAndTx"), 2, _TWO),
    "picture-text": Wish(("twoObj", "txAndObj", "objAndTx", "picTx"), 2, _TWO),
    "table": Wish(("tbl", "obj", "tx"), 1, _BODY),
    "comparison": Wish(("tbl", "obj", "tx"), 1, _BODY),
    "chart": Wish(("chart", "obj", "tx"), 1, _BODY),
}
_IN_PLACEHOLDERS = frozenset({"body", "tbl", "chart", "pic", "subTitle"})


class LayoutChoice(Value):
    """The file's `layout` for one of ours, and the `reason` in words. It `is_makeshift` where
    nothing in the file is made for it."""

    layout: FoundLayout
    reason: str
    is_makeshift: bool = False


def wish_for(spec: LayoutSpec) -> Wish:
    """What suits a layout; one that nobody knows by name is judged by its slots."""
    if spec.name in _WISHES:
        return _WISHES[spec.name]
    mains = [slot for slot in spec.slots if slot.required and slot.name != "title"]
    fills = any(slot.placeholder in _IN_PLACEHOLDERS for slot in mains)
    return _ON_BODY if fills else _ON_PLAIN


def choose_layouts(
    specs: Iterable[LayoutSpec], found: FoundFile, named: Mapping[str, str]
) -> dict[str, LayoutChoice]:
    """A layout of the file for each of ours. `named` are the author's own choices, by our name:
    those are taken as they are, and a name that the file lacks is passed over."""
    ordered = _ordered(found)
    return {spec.name: _choose(spec, ordered, found, named.get(spec.name, "")) for spec in specs}


def with_name(layouts: Sequence[FoundLayout], name: str) -> FoundLayout | None:
    """The layout of that name, the first where several share it. A number after the name, as in
    "Content #14", names the part: ppt/slideLayouts/slideLayout14.xml."""
    numbered = _NUMBERED.fullmatch(name.strip())
    is_whole = any(plain_name(layout.name) == plain_name(name) for layout in layouts)
    words, number = (name, "") if is_whole or not numbered else (numbered[1] or "", numbered[2])
    return next(
        (
            layout
            for layout in layouts
            if plain_name(layout.name) == plain_name(words)
            and (not number or number_of(layout) == number)
        ),
        None,
    )


def number_of(layout: FoundLayout) -> str:
    """The number in the name of a layout's part, "" where it has none."""
    stem = layout.part.rpartition("/")[2].removesuffix(".xml")
    return stem[len(stem.rstrip("0123456789")) :]


def name_for(layout: FoundLayout, found: FoundFile) -> str:
    """The name by which an author names the layout, with its number where others share the name."""
    alike = [one for one in found.layouts if plain_name(one.name) == plain_name(layout.name)]
    name = _seen(layout.name)
    number = number_of(layout) if len(alike) > 1 or not name else ""
    return f"{name} #{number}".strip() if number else name


def _seen(name: str) -> str:
    """A name on one line, without characters that nobody sees."""
    spaced = " ".join(name.split())
    return "".join(sign for sign in spaced if sign.isprintable()).strip()


def _ordered(found: FoundFile) -> tuple[FoundLayout, ...]:
    """The layouts, those of the master first that suits content, and of several such the one that
    most of the file's own slides use."""
    masters = list(dict.fromkeys(layout.master.part for layout in found.layouts))
    uses = dict.fromkeys(masters, 0)
    suits = dict.fromkeys(masters, False)
    for layout in found.layouts:
        uses[layout.master.part] += found.used.get(layout.part, 0)
        suits[layout.master.part] |= _suits_content(layout, found)
    ranked = sorted(masters, key=lambda part: (not suits[part], -uses[part], masters.index(part)))
    return tuple(sorted(found.layouts, key=lambda layout: ranked.index(layout.master.part)))


def _suits_content(layout: FoundLayout, found: FoundFile) -> bool:
    """Whether a layout has its title above a large place for content."""
    title, contents = layout.title, layout.contents
    if title is None or not contents or _is_cover(layout):
        return False
    box = max((holder.box for holder in contents), key=lambda one: one.width * one.height)
    is_large = box.height >= _CONTENT_HEIGHT * found.size.height
    return is_large and title.box.y < box.y and title.box.y < found.size.height // 4


def _choose(
    spec: LayoutSpec, layouts: tuple[FoundLayout, ...], found: FoundFile, name: str
) -> LayoutChoice:
    if name and (own := with_name(layouts, name)) is not None:
        return LayoutChoice(own, "named in template.yaml")
    wish = wish_for(spec)
    titled = [layout for layout in layouts if layout.title is not None]
    if spec.name == "cover" and (first := _first_of(found, titled)) is not None:
        return first
    return (
        _by_type(wish, titled, found)
        or _by_signature(wish, titled, found)
        or _by_name(wish, titled, found)
        or _plainest(titled or layouts, found)
    )


def _first_of(found: FoundFile, titled: Sequence[FoundLayout]) -> LayoutChoice | None:
    """The layout of the file's own first slide, where that is a title slide."""
    for layout in titled:
        if layout.part == found.first and _is_cover(layout):
            return LayoutChoice(
                layout, "the file's own first slide uses it, and it is a title slide"
            )
    return None


def _is_cover(layout: FoundLayout) -> bool:
    kinds = {holder.type for holder in layout.holders}
    return layout.type == "title" or bool(kinds & {"ctrTitle", "subTitle"})


def _by_type(wish: Wish, layouts: Sequence[FoundLayout], found: FoundFile) -> LayoutChoice | None:
    for type_ in wish.types:
        of_type = [layout for layout in layouts if layout.type == type_]
        sound = [layout for layout in of_type if len(contents_of(layout, found)) >= wish.contents]
        if sound:
            return LayoutChoice(_clearest(wish, sound), f"its type is `{type_}`")
    return None


def _clearest(wish: Wish, layouts: Sequence[FoundLayout]) -> FoundLayout:
    """Of several that share a type, the one with the usual name, else the first."""
    named = [layout for layout in layouts if plain_name(layout.name) in wish.names]
    return (named or list(layouts))[0]


def _by_signature(
    wish: Wish, layouts: Sequence[FoundLayout], found: FoundFile
) -> LayoutChoice | None:
    """By placeholders: a title, and as many large ones as are wanted."""
    if wish.types[0] in {"title", "secHead"}:
        return _by_title(wish, layouts, found)
    for layout in layouts:
        is_odd = layout.type in {"secHead", "vertTx", "vertTitleAndTx", "blank"}
        if not (is_odd or _is_cover(layout)) and _has_places(layout, wish.contents, found):
            return LayoutChoice(layout, f"it has {_counted(wish.contents)}")
    return None


def _counted(contents: int) -> str:
    if not contents:
        return "a title at the head, and the rest is free"
    return f"a title and {contents} large places" if contents > 1 else "a title and one large place"


def _has_places(layout: FoundLayout, count: int, found: FoundFile) -> bool:
    """Whether a layout has just so many places for content; a single one must be a large one, and
    with none, the title must leave room."""
    if not len(contents_of(layout, found)) == count == len(layout.contents):
        return False
    return _is_head(layout, found) if count == 0 else count > 1 or _has_large(layout, found)


def _has_large(layout: FoundLayout, found: FoundFile) -> bool:
    """Whether one of its places is large, and for more than a picture."""
    size = found.size
    return any(
        holder.box.width >= _WIDE * size.width
        and holder.box.height >= _HIGH * size.height
        and holder.type != "pic"
        for holder in layout.contents
    )


def _is_head(layout: FoundLayout, found: FoundFile) -> bool:
    """Whether the title stands at the head of the slide, and over most of it."""
    title, size = layout.title, found.size
    return (
        title is not None
        and title.box.bottom < size.height * 2 // 5
        and title.box.width >= _WIDE * size.width
    )


def _by_title(wish: Wish, layouts: Sequence[FoundLayout], found: FoundFile) -> LayoutChoice | None:
    """A title slide has a centred title or a subtitle; a divider is known by its name first."""
    if wish.types[0] == "secHead":
        return _by_name(wish, layouts, found)
    for layout in layouts:
        if _is_cover(layout):
            return LayoutChoice(layout, "it has a title and a subtitle")
    return None


def _by_name(wish: Wish, layouts: Sequence[FoundLayout], found: FoundFile) -> LayoutChoice | None:
    """By a word of its name. "Contents" may be a list of contents, with twelve small places."""
    for word in wish.names:
        for layout in layouts:
            is_fit = wish.names is not _BODY or _has_large(layout, found)
            if is_fit and word in plain_name(layout.name):
                return LayoutChoice(layout, f"its name has the words `{word}`")
    return None


def plainest(found: FoundFile) -> LayoutChoice:
    """The layout of the file that leaves most of a slide to us."""
    layouts = _ordered(found)
    return _plainest([one for one in layouts if one.title is not None] or layouts, found)


def _plainest(layouts: Sequence[FoundLayout], found: FoundFile) -> LayoutChoice:
    """A title and as little else as there is."""

    def rank(layout: FoundLayout) -> tuple[bool, bool, bool, int]:
        is_odd = _is_cover(layout) or layout.type in {"secHead", "vertTx", "vertTitleAndTx"}
        is_typed = layout.type in {"titleOnly", "obj", "tx"}
        return (is_odd, not is_typed, not _is_head(layout, found), len(layout.contents))

    reason = "nothing in the file is made for this; this is the plainest layout"
    return LayoutChoice(min(layouts, key=rank), reason, is_makeshift=True)


def contents_of(layout: FoundLayout, found: FoundFile) -> list[int]:
    """The indexes of the placeholders that are large enough for content, from the top left."""
    whole = found.size.width * found.size.height
    least = 0.01 if layout.type in {"title", "secHead"} else _LEAST_SHARE
    large = [
        index
        for index, holder in enumerate(layout.holders)
        if holder.is_content and holder.box.width * holder.box.height >= least * whole
    ]
    return sorted(
        large, key=lambda at: (layout.holders[at].box.y // 400_000, layout.holders[at].box.x)
    )


def plain_name(name: str) -> str:
    """A name without accents, capitals and the number that PowerPoint puts before a copy."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(
        sign
        for sign in plain
        if not unicodedata.combining(sign) and (sign.isprintable() or sign.isspace())
    ).casefold()
    head, _, rest = letters.partition("_")
    return " ".join((rest if head.strip().isdigit() else letters).split())
