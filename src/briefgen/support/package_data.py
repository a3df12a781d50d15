"""A name -> the file or folder that comes with briefgen: templates, fonts, markings, decks."""

from __future__ import annotations

from pathlib import Path


def shipped(name: str) -> Path:
    """The one door to what is installed with the program, beside the code."""
    return Path(__file__).parents[1] / name


def documentation() -> Path:
    """The folder of the pages for users: installed beside the code, or in a checkout, above it."""
    installed = shipped("docs")
    return installed if installed.is_dir() else Path(__file__).parents[3] / "docs"
