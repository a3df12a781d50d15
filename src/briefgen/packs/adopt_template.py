"""A PowerPoint file -> a template on it: a copy of the file, and template.yaml with the guesses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.model.diagnostics import Diagnostic
from briefgen.model.values import Value
from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.open_project import load, project_root

if TYPE_CHECKING:
    from briefgen.pptx_template import Guess

_ENDINGS = (".potx", ".pptx", ".potm", ".pptm", ".ppsx", ".ppsm")
_FOLDER, _KEYS = "assets/templates", "template.yaml"
_BUILT_IN = ("seminar", "16:9")


class Adopted(Value):
    """The template's `name`, the `files` written, what was found wrong with it (`faults`), and the
    layouts of ours for which the file has none (`unmade`), so that they go onto its plainest."""

    name: str
    files: tuple[Path, ...]
    faults: tuple[Diagnostic, ...]
    unmade: tuple[str, ...] = ()


def adopt_template(file: Path, *, root: str | Path, name: str = "") -> Adopted:
    """Make a template of a PowerPoint file: assets/templates/<name>, named after the file unless
    a name is given.

    Raises UsageError for a file that cannot be used, and for a template that is there already.
    """
    if not file.exists():
        raise UsageError(f"there is no file {file}; give the place of your PowerPoint file")
    if file.suffix.lower() not in _ENDINGS or not file.is_file():
        raise UsageError(f"{file} is not a PowerPoint file; give one that ends in {_ENDINGS[0]}")
    name = name or _plain(file.stem)
    top = project_root(root)
    if (folder := top / _FOLDER / name).exists():
        raise UsageError(f"{folder} already exists; remove it, or give another name with --as")
    guesses, files = _made(file, file.read_bytes(), name, root)
    for place, data in files.items():
        write_file(top / place, data)
    loaded = load(root)
    keys = f"{_FOLDER}/{name}/{_KEYS}"
    found = tuple(fault for fault in loaded.faults if fault.span.file == keys)
    unmade = tuple(guess.ours for guess in guesses if guess.is_makeshift)
    return Adopted(name, tuple(top / place for place in files), found, unmade)


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
