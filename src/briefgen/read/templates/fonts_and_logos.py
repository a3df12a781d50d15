"""World + keys of a template -> the files that it brings along: fonts and logos."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefgen.images import read_picture
from briefgen.model.diagnostics import Diagnostic, Faults, Hint
from briefgen.model.font_families import TEXT_FAMILIES
from briefgen.model.pictures import Original
from briefgen.model.template import FontFile
from briefgen.model.values import replace
from briefgen.read.templates.source_spans import Spans
from briefgen.read.templates.template_keys import FileKeys, FontKeys, LogoKeys
from briefgen.support.digests import digest_of
from briefgen.support.world import World

LARGEST_FONT = 30 * 1024 * 1024
_STYLES = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold-italic",
}
_FILES = ("regular", "bold", "italic", "bold_italic")
# The letters that no text is without, and what we write ourselves: dashes, the end of a cut line.
_ALWAYS = "".join(map(chr, range(33, 127))) + "–…•"

Fonts = dict[str, Mapping[tuple[bool, bool], FontFile]]


def located(file: FileKeys, folder: str) -> FileKeys:
    """The keys with each file's name made complete: files stand in the template's folder."""

    def logo(keys: LogoKeys | None) -> LogoKeys | None:
        names = {name: getattr(keys, name) for name in ("file", "print")} if keys else {}
        return keys and replace(keys, **_in_folder(names, folder))

    fonts = {
        place: replace(keys, **_in_folder({name: getattr(keys, name) for name in _FILES}, folder))
        for place, keys in file.fonts.items()
    }
    layouts = {
        name: replace(layout, logo=logo(layout.logo)) if layout.logo else layout
        for name, layout in file.layouts.items()
    }
    base = _in_folder({"base": file.base}, folder)
    return replace(file, fonts=fonts, layouts=layouts, logo=logo(file.logo), **base)


def _in_folder(names: Mapping[str, str], folder: str) -> dict[str, Any]:
    return {key: f"{folder}/{name}" for key, name in names.items() if name}


def read_logos(world: World, file: FileKeys, spans: Spans, faults: Faults) -> dict[str, Original]:
    """The template's logos by their files; what is wrong with them is noted."""
    found: dict[str, Original] = {}
    for keys, path in _logos(file):
        for key in ("file", "print"):
            name = getattr(keys, key)
            if not name or name in found:
                continue
            picture = read_picture(world, name, folder="")
            if isinstance(picture, Diagnostic):
                faults.note((replace(picture, span=spans.at(*path, key)),))
            else:
                found[name] = picture
    return found


def _logos(file: FileKeys) -> Iterator[tuple[LogoKeys, tuple[str, ...]]]:
    if file.logo is not None:
        yield file.logo, ("logo",)
    for name, layout in file.layouts.items():
        if layout.logo is not None:
            yield layout.logo, ("layouts", name, "logo")


def read_fonts(world: World, file: FileKeys, spans: Spans, faults: Faults) -> Fonts:
    """The files of the families that are not ours, by (bold, italic); what is wrong is noted."""
    found: Fonts = {}
    for place, keys in file.fonts.items():
        path = ("fonts", place)
        if keys.files:
            styles = _family(world, keys, _characters(file), path, spans=spans, faults=faults)
            found[keys.family] = {**found.get(keys.family, {}), **styles}
        elif keys.family not in (*TEXT_FAMILIES, *_families(file)):
            known = ", ".join(TEXT_FAMILIES)
            faults.say("BF121/no-font", spans.at(*path), family=keys.family, possible=known)
    return found


def _families(file: FileKeys) -> tuple[str, ...]:
    """The families that the template brings along."""
    return tuple(keys.family for keys in file.fonts.values() if keys.files)


def _characters(file: FileKeys) -> str:
    levels = (level for style in file.styles.values() for level in style.levels)
    # Code has a face of its own, that no template brings.
    marks = (level.bullet for level in levels if level.font != "code")
    return "".join(dict.fromkeys((*_ALWAYS, *(mark for mark in marks if mark))))


def _family(
    world: World,
    keys: FontKeys,
    characters: str,
    path: tuple[str, ...],
    *,
    spans: Spans,
    faults: Faults,
) -> dict[tuple[bool, bool], FontFile]:
    """All four styles. Where there are no italics, the upright stand in for them."""
    files: dict[tuple[bool, bool], FontFile] = {}
    for style, name in keys.files.items():
        font = _font(world, name, characters, (*path, _STYLES[style]), spans=spans, faults=faults)
        if font is not None:
            files[style] = font
    for style in ((False, False), (True, False)):
        if style not in keys.files:
            span = spans.at(*path)
            faults.say("BF121/font-style", span, family=keys.family, style=_STYLES[style])
    upright = {(bold, True): files[bold, False] for bold in (False, True) if (bold, False) in files}
    return {**upright, **files}


def _font(
    world: World, name: str, characters: str, path: tuple[str, ...], *, spans: Spans, faults: Faults
) -> FontFile | None:
    span, data = spans.at(*path), world.read(name, LARGEST_FONT)
    if data is None and (why := world.why_unread(name, LARGEST_FONT)):
        faults.note((replace(why, span=span),))
        return None
    if data is None:
        faults.say("BF101/font", span, name=name)
        return None
    # Few templates bring fonts of their own.
    from briefgen.text.font_file import FontFault, read_font

    facts = read_font(data, characters)
    if isinstance(facts, FontFault):
        hint = Hint(facts.hint)
        faults.say("BF121/font", span, hint=hint, name=name, why=facts.message)
        return None
    if facts.missing:
        missing = " ".join(facts.missing)
        faults.say("BF303/template-font", span, name=name, characters=missing)
        return None
    digest, file = digest_of(data), name.rpartition("/")[2]
    return FontFile(name=file, digest=digest, ascent=facts.ascent, descent=facts.descent, data=data)
