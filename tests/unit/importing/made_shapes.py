"""Small shapes and slides as a reader gives them."""

from __future__ import annotations

from typing import Any

from briefgen.importing.imported_talk import (
    BulletKind,
    ImportedBox,
    ImportedDrawing,
    ImportedGroup,
    ImportedParagraph,
    ImportedPicture,
    ImportedRun,
    ImportedShape,
    ImportedSlide,
    ImportedTalk,
    ImportedText,
)


def paragraph(
    text: str, bullet: BulletKind = "none", size: float = 0, level: int = 0
) -> ImportedParagraph:
    return ImportedParagraph(runs=(ImportedRun(text=text),), bullet=bullet, size=size, level=level)


def text(
    *lines: str,
    box: tuple[float, float, float, float] | None = None,
    bullet: BulletKind = "none",
    size: float = 18,
    **more: Any,
) -> ImportedShape:
    """A text of so many paragraphs; `box` is left, top, right, bottom."""
    paragraphs = tuple(paragraph(line, bullet, size) for line in lines)
    return ImportedShape(
        name=lines[0] if lines else "",
        contents=ImportedText(paragraphs),
        box=ImportedBox(*box) if box else None,
        size=size,
        **more,
    )


def title(words: str = "A title") -> ImportedShape:
    return text(words, box=(0.1, 0.05, 0.9, 0.15), size=32, placeholder="title")


def picture(
    box: tuple[float, float, float, float] | None = (0.1, 0.3, 0.5, 0.8),
    data: bytes = b"picture",
    **more: Any,
) -> ImportedShape:
    contents = ImportedPicture(data=data, ending="png")
    return ImportedShape(
        name="picture", contents=contents, box=ImportedBox(*box) if box else None, **more
    )


def drawing(
    box: tuple[float, float, float, float] = (0, 0, 0.2, 0.2), is_connector: bool = False
) -> ImportedShape:
    return ImportedShape(name="", contents=ImportedDrawing(is_connector), box=ImportedBox(*box))


def group(*shapes: ImportedShape, order: int = 0) -> ImportedShape:
    return ImportedShape(
        name="group", contents=ImportedGroup(shapes), box=ImportedBox(0, 0, 1, 1), order=order
    )


def slide(*shapes: ImportedShape, number: int = 1, **more: Any) -> ImportedSlide:
    return ImportedSlide(number=number, shapes=shapes, **more)


def talk(*slides: ImportedSlide) -> ImportedTalk:
    return ImportedTalk(slides=slides)
