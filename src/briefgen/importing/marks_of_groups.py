"""Slides -> the same, where what is said of a group is said of what is in it.

No deck of ours has groups: a link or a mark as decoration holds for each thing in one, an
alternative text for its picture, where it has only one.
"""

from __future__ import annotations

from briefgen.importing.imported_talk import (
    ImportedGroup,
    ImportedPicture,
    ImportedShape,
    ImportedTalk,
)
from briefgen.importing.picture_files import describes
from briefgen.importing.reading_order import leaves
from briefgen.model.values import replace


def with_marks_of_groups(talk: ImportedTalk) -> ImportedTalk:
    slides = (
        replace(slide, shapes=tuple(map(_handed_down, slide.shapes))) for slide in talk.slides
    )
    return replace(talk, slides=tuple(slides))


def _handed_down(shape: ImportedShape) -> ImportedShape:
    if not isinstance(shape.contents, ImportedGroup):
        return shape
    shown = [one for one in leaves([shape]) if isinstance(one.contents, ImportedPicture)]
    alt = shape.alt if len(shown) == 1 and not describes(shown[0].alt) else ""
    inner = tuple(_handed_down(_marked(one, shape, alt)) for one in shape.contents.shapes)
    return replace(shape, contents=ImportedGroup(inner))


def _marked(shape: ImportedShape, group: ImportedShape, alt: str) -> ImportedShape:
    is_holder = isinstance(shape.contents, ImportedPicture | ImportedGroup)
    is_linked = bool(shape.link or shape.jump)
    return replace(
        shape,
        alt=alt if alt and is_holder and not describes(shape.alt) else shape.alt,
        is_decorative=shape.is_decorative or (group.is_decorative and not describes(shape.alt)),
        link=shape.link if is_linked else group.link,
        jump=shape.jump if is_linked else group.jump,
    )
