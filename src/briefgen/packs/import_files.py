"""Another program's file -> a deck, its pictures and its data in the project: all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from msgspec import field

from briefgen.images import LARGEST_PICTURE
from briefgen.importing.import_talk import import_talk
from briefgen.importing.imported import Imported
from briefgen.importing.imported_talk import ImportedTalk
from briefgen.importing.short_names import short_name
from briefgen.importing.word_ledger import unplaced_words
from briefgen.model.safe_names import KEPT, folded, is_safe_name
from briefgen.model.values import Value
from briefgen.ooxml.reader import Refusal
from briefgen.packs.adopt_template import adopted_files
from briefgen.packs.atomic_write import discard, put_in_place, stage
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import project_root
from briefgen.support.world import DiskWorld, OverlayWorld

# More than a presentation with films has.
LARGEST_IMPORT = 500 * 1024 * 1024
# Names that mean something else in `decks` and in the output.
_TAKEN = frozenset({"seminars", KEPT})


# The bytes of a file by its path below the folder of the one that is imported; None for none.
ReadFile = Callable[[str], bytes | None]


class Format(NamedTuple):
    """A kind of file: its `endings`, how it is `read`, and how its words are `counted`, by slide,
    by somebody else than its reader."""

    endings: tuple[str, ...]
    read: Callable[[bytes, ReadFile], ImportedTalk]
    counted: Callable[[bytes, ReadFile], Mapping[int, Counter[str]]]


def _presentation(data: bytes, _: ReadFile) -> ImportedTalk:
    from briefgen.importing.pptx.read_presentation import read_presentation

    return read_presentation(data)


def _words_of_presentation(data: bytes, _: ReadFile) -> Mapping[int, Counter[str]]:
    from briefgen.importing.presentation_words import presentation_words

    return presentation_words(data)


def _markdown(data: bytes, beside: ReadFile) -> ImportedTalk:
    from briefgen.importing.markdown.read_markdown import read_markdown

    return read_markdown(_as_text(data), beside)


def _words_of_markdown(data: bytes, beside: ReadFile) -> Mapping[int, Counter[str]]:
    from briefgen.importing.markdown_words import markdown_words

    return markdown_words(_as_text(data), beside)


def _as_text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("it is not in UTF-8", "save it as UTF-8 in your editor") from error


def _document(data: bytes, _: ReadFile) -> ImportedTalk:
    from briefgen.importing.docx.read_document import read_document

    return read_document(data)


def _words_of_document(data: bytes, _: ReadFile) -> Mapping[int, Counter[str]]:
    from briefgen.importing.document_words import document_words

    return document_words(data)


_POWERPOINT = (".pptx", ".ppsx", ".potx", ".pptm", ".ppsm", ".potm")
FORMATS = (
    Format(_POWERPOINT, _presentation, _words_of_presentation),
    Format((".md", ".qmd", ".markdown"), _markdown, _words_of_markdown),
    Format((".docx",), _document, _words_of_document),
)


class ImportedFiles(Value, kw_only=True):
    """What was `imported`, the `files` that were written, and the words of each slide that are in
    none of them and in no line of the report (`unplaced`)."""

    imported: Imported
    files: tuple[Path, ...]
    unplaced: Mapping[int, Counter[str]] = field(default_factory=dict)


def import_file(
    file: Path, *, root: str | Path, name: str = "", with_template: bool = False
) -> ImportedFiles:
    """Make a deck of a file, called `name` or after the file; `with_template` in the look of the
    file.

    Raises UsageError where the file cannot be used, or something of the name is there already;
    OSError where it cannot be written. Then nothing is written.
    """
    kind = _format_of(file)
    folder = project_root(root)
    name = _sound_name(name, file)
    _refuse_taken(folder, name, [f"decks/{name}.yaml"])
    data, beside = file.read_bytes(), _beside(file)
    world = DiskWorld(folder)
    try:
        talk = kind.read(data, beside)
        look = _look(file, data, name, root) if with_template else {}
        laid = OverlayWorld(below=world, files=look)
        imported = import_talk(talk, name, world=laid, template=name if look else "")
    except Refusal as refused:
        raise UsageError(
            f"{file.name} cannot be imported: {refused.message}; {refused.hint}"
        ) from refused
    files = {**look, **imported.files}
    _refuse_taken(folder, name, files)
    texts = {
        place: data.decode() for place, data in imported.files.items() if place.endswith(".csv")
    }
    counted = kind.counted(data, beside)
    unplaced = unplaced_words(counted, imported.entries, texts, imported.reports)
    _write_new({folder / place: data for place, data in files.items()})
    return ImportedFiles(
        imported=imported, files=tuple(folder / place for place in files), unplaced=unplaced
    )


def _look(file: Path, data: bytes, name: str, root: str | Path) -> Mapping[str, bytes]:
    if file.suffix.lower() not in _POWERPOINT:
        raise UsageError(f"{file.name} has no look to take over; leave out --template")
    return adopted_files(file, data, name, root)


def _beside(file: Path) -> ReadFile:
    """Files of the same folder, and of those in it."""
    world = DiskWorld(file.parent)
    return lambda name: world.read(name, LARGEST_PICTURE)


def _format_of(file: Path) -> Format:
    ending = file.suffix.lower()
    known = [ending for kind in FORMATS for ending in kind.endings]
    found = next((kind for kind in FORMATS if ending in kind.endings), None)
    if found is None:
        instead = "; save it as .pptx in PowerPoint" if ending in {".ppt", ".odp", ".key"} else ""
        raise UsageError(f"{file} cannot be imported; possible: {', '.join(known)}{instead}")
    if not file.is_file():
        raise UsageError(f"there is no file {file}; give the place of the file to be imported")
    if file.stat().st_size > LARGEST_IMPORT:
        raise UsageError(f"{file} has more than {LARGEST_IMPORT >> 20} MB; remove films from it")
    return found


def _sound_name(name: str, file: Path) -> str:
    if name and not is_safe_name(name):
        raise UsageError(
            f"`{name}` cannot be the name of a deck; use letters, numbers and hyphens: "
            "--name my-talk"
        )
    found = name or short_name(file.stem, "talk")
    if folded(found) in _TAKEN:
        raise UsageError(f"`{found}` is taken; give the deck another name: --name my-talk")
    return found


def _refuse_taken(folder: Path, name: str, places: Mapping[str, bytes] | list[str]) -> None:
    there = next((place for place in places if (folder / place).exists()), None)
    if there:
        raise UsageError(
            f"{there} is already there, and is left as it is; give the deck another name: "
            f"--name {name}-2"
        )


def _write_new(files: Mapping[Path, bytes]) -> None:
    """All or none; the deck last, so that there is none before its pictures."""
    ready = stage(dict(sorted(files.items(), key=lambda item: item[0].suffix == ".yaml")))
    placed: list[Path] = []
    try:
        for path, temporary in ready.items():
            put_in_place(temporary, path)
            placed.append(path)
    except BaseException:
        discard([*ready.values(), *placed])
        for folder in {path.parent for path in files}:
            with suppress(OSError):
                folder.rmdir()
        raise
