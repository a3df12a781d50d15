"""Chain of list styles -> the levels of a text, as PowerPoint works them out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from briefgen.model.template import LevelStyle, TextStyle
from briefgen.model.text_block import FontKey
from briefgen.model.typography import Align
from briefgen.model.units import Emu
from briefgen.model.values import Value
from briefgen.ooxml.reader import NAMESPACES, Element, find, find_all, whole, word
from briefgen.pptx_template.fills import fill_in, is_gradient_of_one, plain_colour
from briefgen.pptx_template.theme import ColourScheme, ink_of
from briefgen.text.fonts import built_in_fonts

DEPTH = 5
_DRAWING = f"{{{NAMESPACES['a']}}}"
_ALIGN: Mapping[str, Align] = {
    "l": "left",
    "ctr": "center",
    "r": "right",
    "just": "left",
    "dist": "left",
}
# Marks of symbol fonts as the characters that look like them.
_SYMBOLS = {
    "§": "▪", "l": "●", "n": "■", "q": "□", "u": "■", "w": "▪", "Ø": "►", "Ü": "►", "ü": "•",
    "v": "■", "o": "○", "à": "►", "è": "►", "·": "•", "¨": "□", "Ÿ": "•", "–": "–", "-": "-",
}  # fmt: skip
# Wingdings 3 has nothing but arrows.
_ARROWHEADS = {"p": "▲", "q": "▼", "t": "◄", "u": "►"}
_SYMBOL_FONTS = ("wingdings", "symbol", "webdings", "monotype sorts", "zapf", "starsymbol")
_LEAST_LINE, _MOST_LINE = 70, 150


class FoundLevel(Value, kw_only=True):
    """One level: `size` and the space `before` a paragraph in points (with the space after, which
    is added to it), which is `relative` where the file has a percentage (the comparison with
    LibreOffice asks for it), `spacing` of lines in percent, the `margin` and first-line `indent` in
    EMU. Colours are "#RRGGBB". `strong` is bold, `caps` shows capitals. `family` is the face that
    the file names ("" where it is only on sample paragraphs), and `is_heading` says whether that is
    the theme's for headings; `align` has "left" for justified text. `bullet` is the mark ("#" for a
    number, "" for none), and `bullet_colour` is "" where it has the text's `colour`. `exact`
    is False where the level has what we do not measure, and `shaded` says whether its colour is a
    shade of another."""

    size: float
    colour: str
    strong: bool = False
    caps: bool = False
    family: str = ""
    is_heading: bool = False
    align: Align = "left"
    before: float = 0.0
    relative: bool = False
    spacing: int = 100
    margin: Emu = Emu(0)
    indent: Emu = Emu(0)
    bullet: str = ""
    bullet_colour: str = ""
    exact: bool = True
    shaded: bool = False


def read_levels(
    styles: Sequence[Element], scheme: ColourScheme, is_title: bool = False
) -> tuple[FoundLevel, ...]:
    """The levels, from list styles of which the first that says something about a thing decides."""
    return tuple(
        _read_level(
            [level for one in styles if (level := find(one, f"a:lvl{number}pPr")) is not None],
            scheme,
            is_title,
        )
        for number in range(1, DEPTH + 1)
    )


def has_levels(style: Element) -> bool:
    """Whether a list style says anything."""
    return style is not None and any(len(level) or level.attrib for level in style)


def shown_style(shape: Element) -> Element:
    """A list style made from the look of a placeholder's own paragraphs, the first of each
    level."""
    from lxml import etree

    made = etree.Element(f"{_DRAWING}lstStyle")
    for paragraph in find_all(shape, "p:txBody/a:p"):
        own = find(paragraph, "a:pPr")
        number = whole(own.get("lvl") if own is not None else None) + 1
        if find(made, f"a:lvl{number}pPr") is not None:
            continue
        level = etree.SubElement(made, f"{_DRAWING}lvl{number}pPr")
        if own is not None:
            level.attrib.update({key: value for key, value in own.attrib.items() if key != "lvl"})
            level.extend(deepcopy(child) for child in own)
        run = next((found for path in ("a:r/a:rPr", "a:fld/a:rPr", "a:endParaRPr")
                    if (found := find(paragraph, path)) is not None), None)  # fmt: skip
        if run is not None:
            font = etree.SubElement(level, f"{_DRAWING}defRPr")
            font.attrib.update({key: value for key, value in run.attrib.items() if key != "lang"})
            font.extend(deepcopy(child) for child in run if word(child) != "latin")
    return made


def _read_level(chain: list[Element], scheme: ColourScheme, is_title: bool) -> FoundLevel:
    fonts = [font for level in chain if (font := find(level, "a:defRPr")) is not None]
    size = max(1, whole(first_attribute(fonts, "sz"), 1800) / 100)
    before, after = (_space(chain, path, size) for path in ("a:spcBef", "a:spcAft"))
    spacing, is_spacing_sound = _spacing(chain)
    typeface = _child(fonts, "a:latin")
    named = typeface.get("typeface") if typeface is not None else ""
    fill = next((one for font in fonts if (one := fill_in(font)) is not None), None)
    colour = plain_colour(fill, scheme) or scheme.colours["tx1"]
    mark = _mark(chain)
    margin, indent = _indents(chain, mark)
    odd = (
        after > 0
        or (not mark and whole(first_attribute(chain, "indent")) != 0)
        or size != int(size)
        or not is_spacing_sound
        or first_attribute(fonts, "i") in {"1", "true"}
        or whole(first_attribute(fonts, "spc")) != 0
        or first_attribute(fonts, "cap") == "small"
        or (first_attribute(chain, "algn") or "l") in {"just", "dist"}
        # Readers that know no gradients in text, such as LibreOffice, show it black.
        or is_gradient_of_one(fill, scheme)
    )
    return FoundLevel(
        size=size,
        colour=colour,
        strong=first_attribute(fonts, "b") in {"1", "true"},
        caps=first_attribute(fonts, "cap") in {"all", "small"},
        family=scheme.family(named or ("+mj-lt" if is_title else "+mn-lt")),
        is_heading=(named or "").startswith("+mj") or (is_title and not named),
        align=_ALIGN.get(first_attribute(chain, "algn") or "l", "left"),
        before=before + after,
        relative=find(_child(chain, "a:spcBef"), "a:spcPct") is not None,
        spacing=spacing,
        margin=margin,
        indent=indent,
        bullet=mark,
        bullet_colour=_bullet_colour(chain, scheme) if mark else "",
        exact=not odd,
        shaded=any(len(one) for one in (fill if fill is not None else ())),
    )


def _indents(chain: Sequence[Element], mark: str) -> tuple[Emu, Emu]:
    """Margin and first-line indent. Without a mark all lines begin where the first does: many
    files take the mark away and leave the room for it."""
    margin = max(0, whole(first_attribute(chain, "marL")))
    indent = whole(first_attribute(chain, "indent"))
    if mark:
        return Emu(margin), Emu(indent)
    return Emu(max(0, margin + indent)), Emu(0)


def first_attribute(chain: Sequence[Element], name: str) -> str | None:
    """The attribute of the first element that has it."""
    return next((value for one in chain if (value := one.get(name)) is not None), None)


def _child(chain: Sequence[Element], path: str) -> Element:
    return next((found for one in chain if (found := find(one, path)) is not None), None)


def _space(chain: Sequence[Element], path: str, size: float) -> float:
    """Space before or after in points; a percentage is of the line of 1.2 x size."""
    found = _child(chain, path)
    if found is None or not len(found):
        return 0.0
    value = whole(found[0].get("val"))
    is_points = word(found[0]) == "spcPts"
    return max(0.0, value / 100 if is_points else value / 100_000 * 1.2 * size)


def _spacing(chain: Sequence[Element]) -> tuple[int, bool]:
    """Line spacing in percent, and whether it is one that we set."""
    found = _child(chain, "a:lnSpc")
    if found is None or not len(found):
        return 100, True
    value = round(whole(found[0].get("val"), 100_000) / 1000)
    if word(found[0]) == "spcPts" or not _LEAST_LINE <= value <= _MOST_LINE:
        return 100, False
    return value, value * 1000 == whole(found[0].get("val"), 100_000)


def _mark(chain: Sequence[Element]) -> str:
    """The bullet as a character that our font has, "#" for a number."""
    for level in chain:
        for child in level:
            match word(child):
                case "buNone":
                    return ""
                case "buAutoNum":
                    return "#"
                case "buBlip":
                    return "•"
                case "buChar":
                    return _drawn(child.get("char") or "•", _child(chain, "a:buFont"))
    return ""


def _drawn(char: str, font: Element) -> str:
    family = (font.get("typeface") or "").lower() if font is not None else ""
    if family == "wingdings 3":
        char = _ARROWHEADS.get(chr(ord(char[0]) & 0xFF), "►")
    elif family.startswith(_SYMBOL_FONTS):
        code = ord(char[0])
        char = _SYMBOLS.get(chr(code - 0xF000) if code >= 0xF000 else char[0], "•")
    face = built_in_fonts().face(FontKey("Arial"))
    return char[0] if char[:1].strip() and face.has(char[0]) else "•"


def _bullet_colour(chain: Sequence[Element], scheme: ColourScheme) -> str:
    for level in chain:
        for child in level:
            if word(child) == "buClr":
                ink = ink_of(child, scheme)
                return ink.rgb if ink else ""
            if word(child) == "buClrTx":
                return ""
    return ""


def style_of(
    name: str,
    levels: Sequence[FoundLevel],
    ladder: tuple[int, ...],
    change: Callable[[LevelStyle], LevelStyle] = lambda level: level,
) -> TextStyle:
    """The levels as a text style whose first size is the file's own."""
    first = int(levels[0].size)
    smallest = min(int(level.size) for level in levels)
    made = (
        LevelStyle(
            colour=level.colour,
            less=first - int(level.size),
            floor=max(1, min(smallest, ladder[-1], 12)),
            strong=level.strong,
            font="heading" if level.is_heading else "body",
            align=level.align,
            space_before=level.before / first,
            line_spacing=level.spacing,
            margin=level.margin,
            indent=level.indent,
            bullet=level.bullet,
            bullet_colour=level.bullet_colour,
            caps=level.caps,
        )
        for level in levels
    )
    return TextStyle(name, ladder, tuple(change(level) for level in made))


def ladder_from(size: float, least: int) -> tuple[int, ...]:
    """Sizes from a file's own down to the least: by 4 above 36, by 2 above 20, by 1 below."""
    found = [int(size)]
    while found[-1] > least:
        step = 4 if found[-1] > 36 else 2 if found[-1] > 20 else 1
        found.append(max(least, found[-1] - step))
    return tuple(found)
