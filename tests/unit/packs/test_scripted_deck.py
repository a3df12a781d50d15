"""Decks that scripts change: what would be broken is not saved."""

from __future__ import annotations

import io
from pathlib import Path

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.util import Pt

import briefgen
from briefgen.backends.pptx.validate import check_package
from briefgen.packs.scripted_deck import UnsoundDeckError
from tests.unit.backends.pptx.scenes import deck


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "talk.pptx"
    found.write_bytes(deck())
    return found


def test_a_deck_is_changed_and_saved(path: Path) -> None:
    opened = briefgen.open_deck(path)
    assert isinstance(opened, Presentation)
    title = opened.slides[0].shapes.title
    assert title is not None
    title.text_frame.text = "Another title"
    opened.save(str(path))
    assert check_package(path.read_bytes()) == []
    saved = briefgen.open_deck(str(path)).slides[0].shapes.title
    assert saved is not None
    assert saved.text_frame.text == "Another title"
    stream = io.BytesIO()
    briefgen.open_deck(path).save(stream)
    assert check_package(stream.getvalue()) == []


def test_what_would_be_broken_is_not_saved(path: Path) -> None:
    """A line without alternative text, a slide without a title: PowerPoint's checker finds both."""
    before = path.read_bytes()
    opened = briefgen.open_deck(path)
    opened.slides[0].shapes.add_connector(1, Pt(0), Pt(0), Pt(9), Pt(9))
    with pytest.raises(UnsoundDeckError, match="neither text, alt text nor the decorative flag"):
        opened.save(str(path))
    opened = briefgen.open_deck(path)
    title = opened.slides[1].shapes.title
    assert title is not None
    title.text_frame.text = ""
    with pytest.raises(UnsoundDeckError, match=r"slide2\.xml: no title"):
        opened.save(str(path))
    assert path.read_bytes() == before


def test_what_was_wrong_before_is_not_the_scripts_fault(path: Path) -> None:
    broken = pptx.Presentation(str(path))
    broken.slides[0].shapes.add_connector(1, Pt(0), Pt(0), Pt(9), Pt(9))
    broken.save(str(path))
    opened = briefgen.open_deck(path)
    opened.save(str(path))
    assert len(check_package(path.read_bytes())) == 1
