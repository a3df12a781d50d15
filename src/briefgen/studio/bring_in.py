"""Files that were dropped on the page -> files of the project: pictures, decks of presentations.

What is dropped is taken for hostile: its name becomes letters and hyphens, its bytes go through the
same readers as every file from outside.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from briefgen.images import FOLDER, read_picture
from briefgen.importing.imported import Imported, SlideReport
from briefgen.importing.imported_talk import ImportedParagraph, LeftOut
from briefgen.importing.short_names import short_name
from briefgen.importing.word_ledger import words_of
from briefgen.model.diagnostics import Diagnostic, Faults
from briefgen.model.pictures import Original
from briefgen.model.values import Value, replace
from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.import_files import FORMATS, Format, import_file
from briefgen.read.yaml_source import read_source
from briefgen.studio.kept_reports import KeptReport, keep_report
from briefgen.studio.listed_slides import listed_slides
from briefgen.studio.messages import (
    ImportPoint,
    ImportReport,
    NewImport,
    NewPicture,
    PictureAdded,
)
from briefgen.studio.slide_before import slide_before
from briefgen.support.world import DiskWorld, OverlayWorld

_MOST_NAMES = 1000
_DESCRIBE = (
    "Somebody who cannot see the picture hears this instead. Say what it shows and why it is there."
)
# What there is to look at, as a word, by what its sentence speaks of.
_REASONS = (
    ("description", "Check description"),
    ("drawing", "Drawing"),
    ("chart", "Chart"),
    ("table", "Table"),
    ("notes", "Notes"),
    ("order", "Order of texts"),
)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".tif", ".tiff", ".bmp")


_NO_PICTURE = "This is not a picture that can be used; save it as PNG or JPEG."
_OLD = "This is an old kind of file; open it, save it as {}, and drop that."
_TABLE = (
    "This is a table: put it into the folder assets/data as CSV, and name it in a chart or table; "
    "or copy its cells, and paste them into the text."
)
# What to do with a file that is no picture, by its ending.
_INSTEAD = {
    **dict.fromkeys((".ppt", ".pps", ".pot", ".odp", ".key"), _OLD.format(".pptx")),
    **dict.fromkeys((".doc", ".odt", ".rtf", ".pages"), _OLD.format(".docx")),
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".csv", ".numbers"), _TABLE),
    ".txt": "This is a text: copy its words, and paste them into the text.",
    ".pdf": (
        "A PDF cannot be taken apart; drop the presentation that it was made from, or save a page "
        "of it as PNG."
    ),
}


def add_picture(root: Path, asked: NewPicture) -> PictureAdded:
    """Put a picture into assets/images under a name that is free, unless it cannot be used."""
    ending = PurePosixPath(asked.file_name.lower()).suffix
    if ending not in _PICTURES:
        return _refused_picture(_INSTEAD.get(ending, _NO_PICTURE))
    try:
        data = bytes_of(asked.data)
    except UsageError as error:
        return _refused_picture(sentence(str(error)))
    stem = short_name(PurePosixPath(asked.file_name).stem, "picture")
    disk = DiskWorld(root)
    for name in _names(stem, ending):
        path = f"{FOLDER}/{name}"
        if disk.is_there(path) and disk.read(path) == data:
            return PictureAdded(name=name, refused="")
        if not disk.is_there(path):
            break
    else:
        return _refused_picture("There are too many pictures of that name.")
    found = read_picture(OverlayWorld(below=disk, files={path: data}), name)
    if isinstance(found, Diagnostic):
        return _refused_picture(sentence(f"{found.message}; {found.hint}"))
    return _written_picture(root, path, found, data)


def _written_picture(root: Path, path: str, found: Original, data: bytes) -> PictureAdded:
    folder = (root / path).parent
    if not folder.resolve().is_relative_to(root.resolve()):
        return _refused_picture(f"{FOLDER} is a link that leads out of the project.")
    try:
        write_file(root / path, data)
    except OSError as error:
        return _refused_picture(f"The picture cannot be written: {error.strerror}.")
    return PictureAdded(name=PurePosixPath(path).name, refused="")


def _names(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in range(2, _MOST_NAMES))


def bytes_of(data: str) -> bytes:
    """The bytes of a file that came as base64. Raises UsageError where some are missing."""
    try:
        return b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise UsageError("the file did not come over whole; try once more") from None


def _refused_picture(why: str) -> PictureAdded:
    return PictureAdded(name="", refused=why)


def sentence(text: str) -> str:
    """A message with a capital and a full stop; the name of a file stays as it is."""
    is_name = "." in text.partition(" ")[0].rstrip(".:,;")
    return (
        f"{text[:1] if is_name else text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
    )


class BroughtIn(Value):
    """The `name` of the deck that was made of a presentation, or why none was (`refused`)."""

    name: str = ""
    refused: str = ""


def import_presentation(root: Path, asked: NewImport) -> BroughtIn:
    """Make a deck of a presentation, under a name that is free, and keep its report."""
    file = PurePosixPath(asked.file_name.replace("\\", "/"))
    ending = file.suffix.lower()
    kind = next((kind for kind in FORMATS if ending in kind.endings), None)
    if kind is None:
        return BroughtIn(refused="This file cannot be imported; save it as .pptx in PowerPoint.")
    try:
        data = bytes_of(asked.data)
    except UsageError as error:
        return BroughtIn(refused=sentence(str(error)))
    with TemporaryDirectory(prefix="briefgen-") as folder:
        path = Path(folder) / f"{short_name(file.stem, 'talk')}{ending}"
        path.write_bytes(data)
        try:
            found = import_file(path, root=root, name=_free_name(root, path.stem))
            keep_report(root, _report_of(kind, data, found.imported))
        except (UsageError, OSError) as error:
            return BroughtIn(refused=sentence(str(error)))
    return BroughtIn(found.imported.name)


def _report_of(kind: Format, data: bytes, imported: Imported) -> KeptReport:
    """What became of the words and slides of a file, whose deck is new."""

    def nothing(_: str) -> None:
        return None

    talk, counted = kind.read(data, nothing), kind.counted(data, nothing)
    words = sum((Counter(words) for words in counted.values()), Counter()).total()
    text = imported.files[f"decks/{imported.name}.yaml"].decode()
    slides = listed_slides(read_source(text.encode(), "", Faults()), text) or ()
    entries = tuple(slide.text for slide in slides)
    points = _points(imported, entries)
    left = [one for report in imported.reports for one in report.left_out]
    left_out = sum(words_of(one.words).total() for one in left)
    in_notes = sum(_words_in(slide.notes) for slide in talk.slides)
    report = ImportReport(
        refused="",
        deck=imported.name,
        words=words,
        on_slides=max(words - in_notes - left_out, 0),
        in_notes=in_notes,
        left_out=left_out,
        points=points,
        remarks=tuple(sentence(f"{one.what}: {one.why}") for one in _different(left)),
    )
    before = tuple(slide_before(slide, talk.aspect) for slide in talk.slides)
    return KeptReport(report=report, entries=entries, slides=before)


def _free_name(root: Path, stem: str) -> str:
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, _MOST_NAMES))
    taken = ("decks/{}.yaml", "assets/images/{}", "assets/data/{}")
    return next(
        (
            name
            for name in names
            if not any((root / place.format(name)).exists() for place in taken)
        ),
        stem,
    )


def _points(imported: Imported, entries: Sequence[str]) -> tuple[ImportPoint, ...]:
    """What is to be looked at, pictures first, each with the number of its entry."""
    first: dict[int, str] = {}
    for at, (number, _) in enumerate(imported.entries):
        first.setdefault(number, str(at))
    found = (
        replace(point, slide=_shown_in(point, imported, entries) or first.get(point.old, ""))
        for report in imported.reports
        for point in _points_of(report)
    )
    return tuple(sorted(found, key=lambda one: not one.picture))


def _points_of(report: SlideReport) -> Iterator[ImportPoint]:
    for name in report.undescribed:
        yield ImportPoint(
            old=report.number, slide="", reason="Description missing", sentence=_DESCRIBE,
            picture=name,
        )  # fmt: skip
    for text in report.look_at:
        reason = next((said for word, said in _REASONS if word in text), "Look at it")
        yield ImportPoint(old=report.number, slide="", reason=reason, sentence=sentence(text))


def _shown_in(point: ImportPoint, imported: Imported, entries: Sequence[str]) -> str:
    """The number of the entry in which the picture is shown that a point speaks of, or ""."""
    of_slide = (at for at, (number, _) in enumerate(imported.entries) if number == point.old)
    shown = (str(at) for at in of_slide if point.picture and point.picture in entries[at])
    return next(shown, "")


def _different(left: Sequence[LeftOut]) -> list[LeftOut]:
    return list({(one.what, one.why): one for one in left}.values())


def _words_in(paragraphs: Sequence[ImportedParagraph]) -> int:
    text = "\n".join("".join(run.text for run in one.runs) for one in paragraphs)
    return words_of(text).total()
