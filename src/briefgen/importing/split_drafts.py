"""A slide that says more than one layout holds -> several slides, each with what one holds.

A layout holds one table or chart, or one picture beside a text, or four pictures with few words.
What opens or closes a talk is not split: a cover keeps its largest picture, and others are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.importing.boxes import area
from briefgen.importing.choose_layout import layouts_for
from briefgen.importing.code_blocks import is_block_of_code
from briefgen.importing.draft import DraftSlide
from briefgen.importing.furniture import BIG
from briefgen.importing.imported_talk import (
    ImportedChart,
    ImportedPicture,
    ImportedShape,
    ImportedTable,
    LeftOut,
)
from briefgen.importing.layout_rules.pictures import MOST_PICTURES, go_with_pictures
from briefgen.importing.shape_words import words_of
from briefgen.model.values import replace

_WORDS_BESIDE_CODE = 20
# A picture that is so much larger than the next is the one that the text is about.
_MUCH_LARGER = 2

Blocks = tuple[ImportedShape, ...]


def split_drafts(drafts: Sequence[DraftSlide]) -> tuple[DraftSlide, ...]:
    """The slides of a deck, each with what one layout can hold."""
    return tuple(
        part for draft in drafts for part in _as_slides(draft, layouts_for(draft, drafts)[0].layout)
    )


def _as_slides(draft: DraftSlide, layout: str) -> list[DraftSlide]:
    match layout:
        case "cover":
            return [_with_one_picture(draft)]
        case "closing":
            return [_without(draft, draft.blocks, "it lies behind all of the slide")]
        case _:
            return _split(draft)


def _with_one_picture(draft: DraftSlide) -> DraftSlide:
    shown = [shape for shape in draft.blocks if _is_picture(shape)]
    large = [shape for shape in shown if not shape.box or area(shape.box) >= BIG]
    largest = max(large, key=lambda shape: area(shape.box), default=None)
    others = [shape for shape in shown if shape is not largest]
    return _without(draft, others, "a cover has one picture, and no logos")


def _without(draft: DraftSlide, shapes: Sequence[ImportedShape], why: str) -> DraftSlide:
    """The slide without those of the shapes that are pictures."""
    out = {id(shape): shape for shape in shapes if _is_picture(shape)}
    told = [
        LeftOut(f'picture "{shape.alt}"' if shape.alt else "picture", why) for shape in out.values()
    ]
    kept = tuple(shape for shape in draft.blocks if id(shape) not in out)
    return replace(draft, blocks=kept, left_out=(*draft.left_out, *told))


def _split(draft: DraftSlide) -> list[DraftSlide]:
    parts = [part for part in _parts(draft) if part]
    if len(parts) < 2:
        return [draft]
    first, *others = parts
    source = replace(draft.source, notes=(), comments=(), left_out=())
    return [
        replace(draft, blocks=first),
        *(
            DraftSlide(source=source, title=draft.title, title_from="repeated", blocks=part)
            for part in others
        ),
    ]


def _parts(draft: DraftSlide) -> list[Blocks]:
    blocks = draft.blocks
    if any(isinstance(shape.contents, ImportedTable | ImportedChart) for shape in blocks):
        return _parts_with_objects(blocks)
    shown = tuple(shape for shape in blocks if _is_picture(shape))
    others = tuple(shape for shape in blocks if not _is_picture(shape))
    if len(shown) > 1:
        return _parts_with_pictures(shown, others, blocks)
    return _parts_with_code(shown, others)


def _is_picture(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedPicture)


def _is_object(shape: ImportedShape) -> bool:
    return isinstance(shape.contents, ImportedTable | ImportedChart | ImportedPicture)


def _parts_with_objects(blocks: Blocks) -> list[Blocks]:
    """One table, chart or picture in each, with the texts above it, or below it where the slide
    begins with one of these."""
    heads = not _is_object(blocks[0])
    parts: list[list[ImportedShape]] = [[]]
    for block in blocks:
        if _is_object(block) and any(map(_is_object, parts[-1])):
            last = max(at for at, shape in enumerate(parts[-1]) if _is_object(shape)) + 1
            above = parts[-1][last:] if heads else []
            parts[-1] = parts[-1][: last if heads else None]
            parts.append(above)
        parts[-1].append(block)
    return _pictures_together([tuple(part) for part in parts])


def _pictures_together(parts: Sequence[Blocks]) -> list[Blocks]:
    """Pictures without words that follow each other stand on one slide."""
    found: list[Blocks] = []
    for part in parts:
        together = (*found[-1], *part) if found else part
        if found and len(together) <= MOST_PICTURES and all(map(_is_picture, together)):
            found[-1] = together
        else:
            found.append(part)
    return found


def _parts_with_pictures(shown: Blocks, others: Blocks, blocks: Blocks) -> list[Blocks]:
    if go_with_pictures(others, len(shown)):
        return _by_nearest(_in_even_parts(shown), blocks)
    largest, second = sorted(shown, key=lambda shape: -area(shape.box))[:2]
    if area(largest.box) >= _MUCH_LARGER * area(second.box) > 0:
        rest = tuple(shape for shape in shown if shape is not largest)
        first = tuple(shape for shape in blocks if shape is largest or not _is_picture(shape))
        return [first, *_in_even_parts(rest)]
    return [others, *_in_even_parts(shown)]


def _in_even_parts(shown: Blocks) -> list[Blocks]:
    count = -(-len(shown) // MOST_PICTURES)
    bounds = [len(shown) * at // count for at in range(count + 1)]
    return [shown[start:end] for start, end in pairwise(bounds)]


def _by_nearest(parts: Sequence[Blocks], blocks: Blocks) -> list[Blocks]:
    """Each text with the picture that it stands nearest to."""
    if len(parts) < 2:
        return [blocks]
    of = {id(shape): at for at, part in enumerate(parts) for shape in part}
    for text in blocks:
        if id(text) not in of:
            shown = min(
                (shape for part in parts for shape in part),
                key=lambda shape: _distance(shape, text),
            )
            of[id(text)] = of[id(shown)]
    return [tuple(shape for shape in blocks if of[id(shape)] == at) for at in range(len(parts))]


def _distance(one: ImportedShape, other: ImportedShape) -> float:
    """Between their middles; 0 where a format knows no places, so that the first is nearest."""
    if not one.box or not other.box:
        return 0
    across = one.box.left + one.box.right - other.box.left - other.box.right
    down = one.box.top + one.box.bottom - other.box.top - other.box.bottom
    return across * across + down * down


def _parts_with_code(shown: Blocks, others: Blocks) -> list[Blocks]:
    """A block of code has a slide of its own where more than a line is said beside it."""
    code = tuple(shape for shape in others if is_block_of_code(shape))
    rest = tuple(shape for shape in others if not is_block_of_code(shape))
    if code and (shown or sum(map(words_of, rest)) > _WORDS_BESIDE_CODE):
        return [(*rest, *shown), code]
    return [(*others, *shown)]
