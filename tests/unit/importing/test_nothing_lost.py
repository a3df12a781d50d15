"""Whatever stands on slides is arranged, or told as left out: no word and no picture vanishes."""

from __future__ import annotations

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from briefgen.importing.arrange import arrange
from briefgen.importing.choose_layout import layouts_for
from briefgen.importing.draft import DraftSlide
from briefgen.importing.imported_talk import (
    ImportedPicture,
    ImportedShape,
    ImportedSlide,
    ImportedTalk,
)
from briefgen.importing.pptx.read_presentation import read_presentation
from briefgen.importing.reading_order import leaves
from briefgen.importing.shape_words import texts_in
from tests.unit.importing.made_shapes import drawing, group, picture, slide, talk, text, title

REAL_DECKS = Path(os.environ.get("BRIEFGEN_REAL_DECKS", "nowhere"))


def words(*texts: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", " ".join(texts)))


def shown(shapes: tuple[ImportedShape, ...]) -> int:
    return sum(isinstance(shape.contents, ImportedPicture) for shape in leaves(shapes))


def told(parts: list[DraftSlide]) -> int:
    """The pictures that are said to be left out."""
    what = [left.what for part in parts for left in part.left_out]
    counted = [re.search(r"\((\d+) times\)$", name) for name in what if name.startswith("picture")]
    return sum(int(count[1]) if count else 1 for count in counted)


def assert_all_there(imported: ImportedTalk) -> None:
    drafts = arrange(imported)
    titles = [draft.title.casefold() for draft in drafts]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for source in imported.slides:
        parts = [draft for draft in drafts if draft.source.number == source.number]
        there = words(*(said for shape in leaves(source.shapes) for said in texts_in(shape)))
        kept = words(
            *(said for part in parts for block in part.blocks for said in texts_in(block)),
            *(said for part in parts for said in (part.title, part.subtitle)),
            *(left.words for part in parts for left in part.left_out),
        )
        assert not there - kept, source.number
        known = sum(left.what.startswith("picture") for left in source.left_out)
        pictures = sum(shown(part.blocks) for part in parts) + told(parts) - known
        assert pictures == shown(source.shapes), source.number
    for draft in drafts:
        assert layouts_for(draft, drafts)[-1].layout == "bullets"


def any_box(chance: random.Random) -> tuple[float, float, float, float]:
    left, top = chance.uniform(-0.3, 1.1), chance.uniform(-0.3, 1.1)
    return left, top, left + chance.choice([0, 0.05, 0.3, 1]), top + chance.choice([0, 0.1, 0.9])


def any_shape(chance: random.Random, order: int, depth: int = 0) -> ImportedShape:
    word = f"w{chance.randrange(12)}"
    match chance.randrange(6 if depth < 2 else 5):
        case 0:
            return picture(any_box(chance), data=word.encode(), order=order)
        case 1:
            return drawing(any_box(chance), is_connector=chance.random() < 0.5)
        case 5:
            inside = [any_shape(chance, order, depth + 1) for _ in range(chance.randrange(4))]
            return group(*inside, order=order)
        case _:
            return text(
                *(" ".join([word] * chance.randrange(1, 30)) for _ in range(chance.randrange(5))),
                box=any_box(chance),
                order=order,
                bullet=chance.choice(["sign", "none", "number"]),
                size=chance.choice([0, 12, 24, 44]),
                turned=chance.choice([0, 0, 0, -90]),
                is_filled=chance.random() < 0.3,
                is_code=chance.random() < 0.2,
                is_right_to_left=chance.random() < 0.1,
                index=chance.randrange(-1, 6),
                placeholder=chance.choice(["", "", "body", "subtitle", "title", "furniture"]),
            )


def any_slide(chance: random.Random, number: int) -> ImportedSlide:
    shapes = [any_shape(chance, order) for order in range(chance.randrange(9))]
    head = [title(f"Title {chance.randrange(4)}")] if chance.random() < 0.5 else []
    layout = chance.choice(["", "title", "secHead", "obj", "twoObj", "twoTxTwoObj"])
    return slide(*head, *shapes, number=number, layout=layout)


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_whatever_stands_where(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same slides each time
    assert_all_there(talk(*(any_slide(chance, number) for number in range(1, 12))))


@pytest.mark.skipif(not REAL_DECKS.is_dir(), reason="BRIEFGEN_REAL_DECKS names no folder")
def test_nothing_is_lost_of_real_decks() -> None:
    for file in sorted(REAL_DECKS.glob("*.pptx")):
        assert_all_there(read_presentation(file.read_bytes()))
