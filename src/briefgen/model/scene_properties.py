"""What a file says of itself beside its pages: properties, sections, bookmarks."""

from __future__ import annotations

from briefgen.model.values import Value


class Meta(Value, kw_only=True):
    """Document properties: `title`, `subject` and `organisation`, the `language` as a BCP 47 tag,
    the protective `marking`. `date` is ISO 8601 or "". Nothing else is ever written."""

    title: str
    subject: str = ""
    organisation: str = ""
    language: str = "en-GB"
    date: str = ""
    marking: str = ""


class SceneSection(Value):
    """A PowerPoint section: its `name` and the indexes of its `pages`, which are consecutive."""

    name: str
    pages: tuple[int, ...]


class OutlineEntry(Value):
    """A bookmark: its `title`, `level` (0 is outermost) and the index of its `page`. `slide` is the
    id of the slide where the page holds pictures of several."""

    title: str
    level: int
    page: int
    slide: str = ""
