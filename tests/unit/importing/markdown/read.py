"""Markdown as people write it, read with some files beside it."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.importing.imported_talk import ImportedTalk
from briefgen.importing.markdown.read_markdown import read_markdown
from tests.unit.importing.told import told

PNG = b"\x89PNG\r\n\x1a\n..."


def read(text: str, files: Mapping[str, bytes] | None = None) -> ImportedTalk:
    return read_markdown(text, (files or {}).get)


def slides(text: str, files: Mapping[str, bytes] | None = None) -> list[list[str]]:
    return [told(slide) for slide in read(text, files).slides]
