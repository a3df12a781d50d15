"""Theme part + colour map -> colours and fonts as the slides of a master see them."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Mapping

from briefgen.model.values import Value
from briefgen.ooxml.reader import Element, find, find_all, whole, word

_HUNDRED = 100_000
_CIRCLE = 21_600_000
# Fills of backgrounds are counted on from here.
_BACKGROUNDS = 1_000
_PLAIN_MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_NAMED = {
    "black": "#000000", "white": "#FFFFFF", "red": "#FF0000", "green": "#008000",
    "blue": "#0000FF", "yellow": "#FFFF00", "gray": "#808080", "grey": "#808080",
    "dkGray": "#A9A9A9", "ltGray": "#D3D3D3", "orange": "#FFA500", "navy": "#000080",
    "cyan": "#00FFFF", "magenta": "#FF00FF", "purple": "#800080", "teal": "#008080",
}  # fmt: skip


class Ink(Value):
    """A colour: `rgb` as "#RRGGBB", and as `alpha` how far it covers what lies below: 1 is all."""

    rgb: str
    alpha: float = 1.0


class ColourScheme(Value):
    """A theme behind a colour map. `colours` are keyed by the names that slides use (tx1, bg1,
    accent1, ...), each "#RRGGBB"; `major` and `minor` are the font families of headings and of
    texts; `root` is the theme part's."""

    colours: Mapping[str, str]
    major: str
    minor: str
    root: Element

    def family(self, typeface: str) -> str:
        """The family behind a typeface, which may stand for one of the theme's."""
        if typeface.startswith("+mj"):
            return self.major
        return self.minor if typeface.startswith("+mn") or not typeface else typeface

    def fill_style(self, index: int) -> Element:
        """A fill of the theme's lists, counted from 1, those of backgrounds from 1,001; None where
        there is none."""
        is_background = index > _BACKGROUNDS
        return self._style(
            "bgFillStyleLst" if is_background else "fillStyleLst",
            index - _BACKGROUNDS if is_background else index,
        )

    def line_style(self, index: int) -> Element:
        """A line of the theme's list, counted from 1; None where there is none."""
        return self._style("lnStyleLst", index)

    def _style(self, list_name: str, index: int) -> Element:
        found = find(self.root, f".//a:fmtScheme/a:{list_name}")
        return found[index - 1] if found is not None and 0 < index <= len(found) else None


def read_scheme(root: Element, mapping: Element) -> ColourScheme:
    """The theme as its master's colour map shows it."""
    # Old files list further schemes to choose from (extraClrSchemeLst): those are not in force.
    scheme = find(root, "a:themeElements/a:clrScheme")
    scheme = find(root, "a:clrScheme") if scheme is None else scheme
    slots = {word(entry): _base_rgb(entry[0]) for entry in find_all(scheme, "*") if len(entry)}
    names = {**_PLAIN_MAP, **{name: name for name in (*_ACCENTS, "hlink", "folHlink")}}
    if mapping is not None:
        names.update({key: value for key, value in mapping.attrib.items() if key in names})
    colours = {name: slots.get(slot, _spare(name)) for name, slot in names.items()}
    return ColourScheme(
        {**slots, **colours},
        _latin(root, "majorFont"),
        _latin(root, "minorFont"),
        root,
    )


def _spare(name: str) -> str:
    return "#FFFFFF" if name.startswith(("bg", "lt")) else "#000000"


def _latin(root: Element, kind: str) -> str:
    found = find(root, f".//a:fontScheme/a:{kind}/a:latin")
    return (found.get("typeface") if found is not None else "") or "Arial"


def _base_rgb(element: Element) -> str:
    """The colour that an element names, before its changes; "" for one of the theme."""
    value = element.get("val") or ""
    match word(element):
        case "srgbClr":
            return f"#{value.upper()}" if _is_hex(value) else "#000000"
        case "sysClr":
            last = element.get("lastClr") or ("FFFFFF" if value == "window" else "000000")
            return f"#{last.upper()}"
        case "prstClr":
            return _NAMED.get(value, "#808080")
        case "scrgbClr":
            parts = (whole(element.get(name)) / _HUNDRED for name in "rgb")
            return _hex([_companded(part) for part in parts])
        case "hslClr":
            hue = whole(element.get("hue")) / _CIRCLE
            rest = (whole(element.get(name)) / _HUNDRED for name in ("lum", "sat"))
            return _hex(list(colorsys.hls_to_rgb(hue, *rest)))
    return ""


def _is_hex(value: str) -> bool:
    return len(value) == 6 and not set(value) - set("0123456789abcdefABCDEF")


def ink_of(element: Element, scheme: ColourScheme, own: str = "") -> Ink | None:
    """The colour that a fill or another element holds as its child; None where it holds none.

    `own` is what the theme's "phClr" stands for.
    """
    return next(inks_of(element, scheme, own), None)


def inks_of(element: Element, scheme: ColourScheme, own: str = "") -> Iterator[Ink]:
    """All colours that an element holds as its children."""
    for child in element if element is not None else ():
        rgb = _base_rgb(child)
        if word(child) == "schemeClr":
            name = child.get("val") or ""
            rgb = (own or "#000000") if name == "phClr" else scheme.colours.get(name, "#808080")
        if rgb:
            yield _changed(rgb, child)


def _changed(rgb: str, element: Element) -> Ink:
    """The colour after lumMod, tint and their like, in the order in which they stand."""
    alpha = 1.0
    for change in element:
        share = whole(change.get("val"), _HUNDRED) / _HUNDRED
        if word(change) == "alpha":
            alpha = share
        elif change_of := _CHANGES.get(word(change)):
            rgb = change_of(rgb, share)
    return Ink(rgb, alpha)


def _parts(rgb: str) -> list[float]:
    return [int(rgb[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def _hex(parts: list[float]) -> str:
    return "#" + "".join(f"{round(min(1.0, max(0.0, part)) * 255):02X}" for part in parts)


def _with_light(rgb: str, scale: float = 1.0, shift: float = 0.0, saturate: float = 1.0) -> str:
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(rgb))
    light = min(1.0, max(0.0, light * scale + shift))
    return _hex(list(colorsys.hls_to_rgb(hue, light, min(1.0, saturation * saturate))))


def _with_hue(rgb: str, scale: float = 1.0, shift: float = 0.0) -> str:
    """The hue as a share of the circle, scaled or moved on."""
    hue, light, saturation = colorsys.rgb_to_hls(*_parts(rgb))
    return _hex(list(colorsys.hls_to_rgb((hue * scale + shift) % 1.0, light, saturation)))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _companded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _shade(rgb: str, share: float) -> str:
    return _hex([_companded(_linear(part) * share) for part in _parts(rgb)])


def _tint(rgb: str, share: float) -> str:
    return _hex([_companded(_linear(part) * share + 1 - share) for part in _parts(rgb)])


_CHANGES = {
    "lumMod": lambda rgb, share: _with_light(rgb, scale=share),
    "lumOff": lambda rgb, share: _with_light(rgb, shift=share),
    "hueMod": lambda rgb, share: _with_hue(rgb, scale=share),
    "hueOff": lambda rgb, share: _with_hue(rgb, shift=share * _HUNDRED / _CIRCLE),
    "satMod": lambda rgb, share: _with_light(rgb, saturate=share),
    "shade": _shade,
    "tint": _tint,
}
