"""The bytes of a Word document -> the talk that its headings and texts make."""

from __future__ import annotations

from briefgen.importing.docx.document_slides import document_slides
from briefgen.importing.docx.find_headings import slide_level, with_headings
from briefgen.importing.docx.read_body import read_body
from briefgen.importing.docx.word_package import open_word
from briefgen.importing.imported_talk import ImportedTalk, LeftOut


def read_document(data: bytes) -> ImportedTalk:
    """Raises Refusal for what is no Word document, or is beyond the limits."""
    package = open_word(data)
    items, guessed = with_headings(read_body(package))
    edges = dict.fromkeys(package.edges())
    why = "the template has its own, and briefgen.yaml says what stands there"
    return ImportedTalk(
        slides=document_slides(items, slide_level(items)),
        title=package.property_text("title"),
        author=package.property_text("creator"),
        language=package.language,
        left_out=(*guessed, *(LeftOut(f"the {edge}", why, words) for edge, words in edges)),
    )
