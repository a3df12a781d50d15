"""A PowerPoint file -> a template on it: a copy of the file, and template.yaml with the guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.values import Value
from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import load, project_root
from briefgen.packs.update_template import NewVersion, Update, updated

if TYPE_CHECKING:
    from briefgen.packs.trial_deck import LayoutFit
    from briefgen.pptx_template import Guess

_ENDINGS = (".potx", ".pptx", ".potm", ".pptm", ".ppsx", ".ppsm")
_FOLDER, _KEYS = "assets/templates", "template.yaml"
_BUILT_IN = ("seminar", "16:9")
_SHEET = "trial.png"


class Adopted(Value, kw_only=True):
    """The template's `name`, the `files` written, what was found wrong with it (`faults`), and the
    layouts of ours for which the file has none (`unmade`), so that they go onto its plainest.
    `fits` say how a trial deck came out on each; `kept` are the lines of template.yaml that were
    changed by hand, and `lost` those of them whose layout the new file does not have."""

    name: str
    files: tuple[Path, ...]
    faults: tuple[Diagnostic, ...]
    unmade: tuple[str, ...] = ()
    fits: tuple[LayoutFit, ...] = ()
    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def adopt_template(
    file: Path, *, root: str | Path, name: str = "", update: bool = False
) -> Adopted:
    """Make a template of a PowerPoint file: assets/templates/<name>, named after the file unless
    a name is given. With `update`, one that is there takes the file as its new version, and keeps
    what was changed by hand in its template.yaml.

    Raises UsageError for a file that cannot be used, for a template that is there already, and
    for one to update that is not there.
    """
    if not file.exists():
        raise UsageError(f"there is no file {file}; give the place of your PowerPoint file")
    if file.suffix.lower() not in _ENDINGS or not file.is_file():
        raise UsageError(f"{file} is not a PowerPoint file; give one that ends in {_ENDINGS[0]}")
    name = name or _plain(file.stem)
    top = project_root(root)
    folder = top / _FOLDER / name
    if folder.exists() and not update:
        raise UsageError(
            f"{folder} already exists; give another name with --as, or take this file as its new "
            "version with --update"
        )
    guesses, files = _made(file, file.read_bytes(), name, root)
    changed = _update(folder, file, guesses, root) if update else Update()
    if update:
        files = {f"{_FOLDER}/{name}/{place}": data for place, data in changed.files.items()}
    for place, data in files.items():
        write_file(top / place, data)
    for gone in changed.gone:
        (folder / gone).unlink(missing_ok=True)
    return _tried(name, root, files, changed, guesses)


def _update(folder: Path, file: Path, guesses: tuple[Guess, ...], root: str | Path) -> Update:
    from briefgen.pptx_template import layout_finder

    data = file.read_bytes()
    new = NewVersion(file.suffix.lower(), data, guesses, layout_finder(data))
    return updated(_written(folder), new, partial(_guesses, root=root))


def _written(folder: Path) -> Mapping[str, bytes]:
    """The files of a template. Raises UsageError where there is none, or it is not on a file."""
    if not (folder / _KEYS).is_file():
        others = sorted(path.parent.name for path in folder.parent.glob(f"*/{_KEYS}"))
        known = f"; there are: {', '.join(others)}" if others else ""
        raise UsageError(
            f"there is no template `{folder.name}` to update; name one with --as{known}"
        )
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def _tried(
    name: str,
    root: str | Path,
    files: Mapping[str, bytes],
    update: Update,
    guesses: tuple[Guess, ...],
) -> Adopted:
    """What is said of a template that was written: what is wrong with it, and how its layouts fit
    a trial deck, of which it gets a picture."""
    from briefgen.packs.trial_deck import try_template

    top, loaded = project_root(root), load(root)
    keys = f"{_FOLDER}/{name}/{_KEYS}"
    found = tuple(fault for fault in loaded.faults if fault.span.file == keys)
    places = [top / place for place in files]
    trial = try_template(name, loaded.project)
    if trial.sheet:
        places.append(top / _FOLDER / name / _SHEET)
        write_file(places[-1], trial.sheet)
    return Adopted(
        name=name,
        files=tuple(places),
        faults=found,
        unmade=tuple(guess.ours for guess in guesses if guess.is_makeshift),
        fits=trial.fits,
        kept=update.kept,
        lost=update.lost,
    )


def adopted_files(file: Path, data: bytes, name: str, root: str | Path) -> Mapping[str, bytes]:
    """The files of a template that is made of a PowerPoint file, by their names in the project.

    Raises UsageError for a file that cannot be used.
    """
    return _made(file, data, name, root)[1]


def _made(
    file: Path, data: bytes, name: str, root: str | Path
) -> tuple[tuple[Guess, ...], Mapping[str, bytes]]:
    guesses = _guesses(data, root)
    copy = f"{name}{file.suffix.lower()}"
    text = _template_text(file.stem, copy, guesses)
    folder = f"{_FOLDER}/{name}"
    return guesses, {f"{folder}/{copy}": data, f"{folder}/{_KEYS}": text.encode()}


def _plain(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "brand"


def _guesses(data: bytes, root: str | Path) -> tuple[Guess, ...]:
    from briefgen.ooxml.reader import Refusal
    from briefgen.pptx_template import guess_layouts

    guesses = guess_layouts(load(root).project.templates[_BUILT_IN], data)
    if isinstance(guesses, Refusal):
        raise UsageError(f"{guesses.message}; {guesses.hint}")
    return guesses


def _template_text(title: str, file: str, guesses: tuple[Guess, ...]) -> str:
    width = max(len(guess.ours) for guess in guesses)
    lines = [
        f"  {f'{guess.ours}:':{width + 1}} {_quoted(guess.theirs)}  # {guess.reason}"
        for guess in guesses
    ]
    return "\n".join(
        (
            "# Decks in this template are built on the PowerPoint file named as `base`.",
            f"title: {_quoted(title)}",
            f"base: {_quoted(file)}",
            "",
            "# Left: the layouts of briefgen. Right: the layout of the file that is used for",
            "# each of them, and why. To choose another, write its name between the quotes, as",
            "# PowerPoint shows it in View > Slide Master; a line left out is guessed again.",
            "base-layouts:",
            *lines,
            "",
        )
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
