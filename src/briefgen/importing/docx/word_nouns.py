"""What a Word document holds, in the order in which it is read."""

from __future__ import annotations

from briefgen.importing.docx.paragraph_styles import StyleRole
from briefgen.importing.imported_talk import (
    ImportedParagraph,
    ImportedShape,
    LeftOut,
)
from briefgen.model.values import Value, replace


class WordParagraph(Value, kw_only=True):
    """A `paragraph` with the level of the `heading` that it is (0: none) or another `role`, and
    whether all of it is set in bold letters (`is_bold`)."""

    paragraph: ImportedParagraph
    heading: int = 0
    role: StyleRole = ""
    is_bold: bool = False

    def as_heading(self, level: int) -> WordParagraph:
        """The paragraph as a heading, whose letters are bold anyway."""
        runs = tuple(
            replace(run, bold=run.bold and not self.is_bold) for run in self.paragraph.runs
        )
        return replace(self, paragraph=replace(self.paragraph, runs=runs), heading=level)

    @property
    def is_prose(self) -> bool:
        return not self.heading and not self.role and self.paragraph.bullet == "none"


class WordNote(Value):
    """The `paragraphs` of a footnote or an endnote, where its mark stands."""

    paragraphs: tuple[ImportedParagraph, ...]


class WordComment(Value):
    """The `text` of a comment, where it was made."""

    text: str


WordItem = WordParagraph | ImportedShape | WordNote | WordComment | LeftOut
