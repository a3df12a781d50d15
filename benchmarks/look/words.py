"""Files of a pack -> the straight quotes that readers see in them.

    python -m benchmarks.look.words

Makes the deck, the notes and the document to read of every deck that the looks are measured with,
and lists what is there of typewriters' quotes: feet, inches and code aside, there is to be none.
"""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.look.__main__ import projects
from briefgen.compile import Compiled, compile_target
from briefgen.model.diagnostics import Faults
from briefgen.model.project import Project
from briefgen.model.slide_contents import slide_inlines
from briefgen.read.outputs import decode_options
from briefgen.render import render_output

PRODUCTS = ("deck", "notes", "reading")
# With so much of the text round it; digits before it make it feet or inches.
_STRAIGHT = re.compile(r".{0,20}(?<!\d)['\"].{0,20}")


def straight_quotes(compiled: Compiled) -> Iterator[str]:
    """Each straight quote in the files of a target, with the product and the words round it."""
    for name in PRODUCTS:
        data = render_output(compiled, decode_options(name, {}), Faults()).data
        words = _words_of_deck(data) if name == "deck" else _words_of_pdf(data)
        for code in _code_of(compiled):
            words = words.replace(code, "")
        yield from (f"{compiled.target.id} {name}: {found}" for found in _STRAIGHT.findall(words))


def _code_of(compiled: Compiled) -> set[str]:
    inlines = (inline for slide in compiled.deck.slides for inline in slide_inlines(slide))
    return {run.text for inline in inlines for run in inline.runs if run.code}


def _words_of_deck(data: bytes) -> str:
    """What is shown, what is said, and what is told to those who cannot see."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(data))
    found = [deck.core_properties.title, deck.core_properties.subject]
    for slide in deck.slides:
        parts = [slide, *([slide.notes_slide] if slide.has_notes_slide else [])]
        for part in parts:
            for paragraph in part.element.iter("{*}p"):
                found.append("".join(run.text or "" for run in paragraph.iter("{*}t")))
            for drawn in part.element.iter("{*}cNvPr"):
                found += [drawn.get("descr", ""), drawn.get("name", "")]
    return "\n".join(found)


def _words_of_pdf(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    pages = (page.get_textpage().get_text_range() for page in document)
    marks = (mark.get_title() for mark in document.get_toc())
    return "\n".join([*document.get_metadata_dict().values(), *pages, *marks])


def compiled_once(project: Project) -> Iterator[Compiled]:
    """Each deck of a project, once."""
    targets = {target.deck: target for target in project.targets}
    found = (compile_target(project, target, Faults()) for target in targets.values())
    yield from (compiled for compiled in found if compiled is not None)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for project in projects(Path(folder)):
            for compiled in compiled_once(project):
                found = list(straight_quotes(compiled))
                print(f"{compiled.target.id:40} {len(found)} straight quotes")
                for line in found:
                    print(f"  {line}")


if __name__ == "__main__":
    main()
