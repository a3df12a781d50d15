"""What is drawn in a Word document -> pictures, the words of text boxes, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.importing.clean_text import clean
from briefgen.importing.docx.read_runs import chosen_branch
from briefgen.importing.docx.word_names import (
    Element,
    child,
    full_name,
    inside,
    short_name_of,
    value,
    words_inside,
)
from briefgen.importing.docx.word_package import WordPackage
from briefgen.importing.imported_talk import ImportedPicture, ImportedShape, LeftOut
from briefgen.importing.picture_ending import picture_ending

_WHOLE = 100_000
_SIDES = ("l", "t", "r", "b")


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The texts in a drawing, each once: those of one branch, and none that stands in another."""
    for inner in drawing:
        name = short_name_of(inner)
        if name == "w:txbxContent":
            yield inner
        else:
            yield from text_boxes(chosen_branch(inner) if name == "mc:AlternateContent" else inner)


def drawn_things(drawing: Element, package: WordPackage) -> Iterator[ImportedShape | LeftOut]:
    """Pictures, charts and SmartArt in a drawing, those of its text boxes aside."""
    for inner in _outside_texts(drawing):
        match short_name_of(inner):
            case "a:blip":
                yield _picture(inner, value(inner, "r:embed"), _alt(drawing), package)
            case "v:imagedata":
                yield _picture(inner, value(inner, "r:id"), _alt(drawing), package)
            case "v:textpath" if words := inner.get("string", "").strip():
                yield LeftOut("words that are drawn", "write them where they belong", clean(words))
            case "c:chart":
                words = _words_of(value(inner, "r:id"), package, "c:v", "a:t")
                why = "put its numbers into a data file, and name that in the deck"
                yield LeftOut("a chart", why, words)
            case "dgm:relIds":
                words = _words_of(value(inner, "r:dm"), package, "a:t")
                yield LeftOut("a SmartArt drawing", "write its words as points", words)
    if short_name_of(drawing) == "w:object":
        yield LeftOut("an embedded file", "only its picture is taken over")


def _outside_texts(element: Element) -> Iterator[Element]:
    for inner in element:
        if short_name_of(inner) == "w:txbxContent":
            continue
        yield inner
        name = short_name_of(inner)
        yield from _outside_texts(chosen_branch(inner) if name == "mc:AlternateContent" else inner)


def _alt(drawing: Element) -> str:
    described = [one for one in drawing.iter(full_name("wp:docPr")) if one.get("descr")]
    if described:
        return " ".join(str(described[0].get("descr")).split())
    shapes = (one.get("alt") for one in drawing.iter(full_name("v:shape")))
    return " ".join((next(filter(None, shapes), "") or "").split())


def _picture(blip: Element, id_: str, alt: str, package: WordPackage) -> ImportedShape | LeftOut:
    data = _data(id_, package)
    if data is None:
        return LeftOut("a picture", "it is not in the file, which only says where it was", alt)
    original = _original(blip, package)
    ending = picture_ending(data)
    if not ending and not original:
        return LeftOut("a picture", "it is of a kind that decks cannot show: save it as PNG", alt)
    picture = ImportedPicture(
        data=data if ending else original,
        ending=ending or "svg",
        crop=_crop(blip),
        original=original,
    )
    drawing = next(blip.iterancestors(full_name("w:drawing")), blip)
    is_decorative = any(one.get("val") == "1" for one in inside(drawing, "adec:decorative"))
    return ImportedShape(name="Picture", contents=picture, alt=alt, is_decorative=is_decorative)


def _original(blip: Element, package: WordPackage) -> bytes:
    found = inside(blip, "asvg:svgBlip")
    data = _data(value(found[0], "r:embed"), package) if found else None
    return data if data and picture_ending(data) == "svg" else b""


def _data(id_: str, package: WordPackage) -> bytes | None:
    relation = package.relations.get(id_)
    if relation is None or relation.is_external:
        return None
    return package.package.data(relation.target)


def _crop(blip: Element) -> tuple[float, float, float, float]:
    cut = child(blip.getparent(), "a:srcRect")
    left, top, right, bottom = (_share(cut, side) for side in _SIDES)
    return (left, top, right, bottom) if left + right < 1 and top + bottom < 1 else (0, 0, 0, 0)


def _share(cut: Element, side: str) -> float:
    text = "" if cut is None else cut.get(side, "")
    return min(int(text) / _WHOLE, 1) if text.isdecimal() else 0


def _words_of(id_: str, package: WordPackage, *names: str) -> str:
    relation = package.relations.get(id_)
    if relation is None or relation.is_external:
        return ""
    return words_inside(package.package.tree(relation.target), *names)
