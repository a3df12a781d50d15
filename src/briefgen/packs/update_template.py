"""A template that was adopted + a new version of its PowerPoint file -> its files, changed.

What was changed by hand in template.yaml stays as it is, with its comments and its order. A layout
that was guessed is guessed anew; one that was chosen stays chosen, as long as the file has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.edit.set_text import CannotSetError, set_text
from briefgen.model.diagnostics import Faults
from briefgen.model.values import Value
from briefgen.model.yaml_nodes import Map, Scalar
from briefgen.packs.build_results import UsageError
from briefgen.read.yaml_source import read_source

if TYPE_CHECKING:
    from briefgen.pptx_template import Guess

_KEYS = "template.yaml"


class Update(Value):
    """The `files` of the template by name that change, and those that are `gone`; the layouts of
    ours whose lines were changed by hand and are `kept`, and those that are `lost` because the new
    file does not have what they name."""

    files: Mapping[str, bytes] = {}
    gone: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class NewVersion(Value):
    """A new version of a file, by its name's `ending` and its bytes (`data`), with the `guesses` of
    its layouts; `has` tells whether it has a layout of a name."""

    ending: str
    data: bytes
    guesses: tuple[Guess, ...]
    has: Callable[[str], bool]


def updated(
    written: Mapping[str, bytes], new: NewVersion, guess: Callable[[bytes], tuple[Guess, ...]]
) -> Update:
    """The template in `written`, its files by name, on the new file; `guess` makes the guesses for
    the old one. Raises UsageError where template.yaml cannot be read, or has no file."""
    source = written[_KEYS].decode("utf-8", "replace")
    faults = Faults()
    root = read_source(written[_KEYS], _KEYS, faults)
    base = root.get("base") if isinstance(root, Map) else None
    if not isinstance(root, Map) or not isinstance(base, Scalar) or faults.has_errors:
        raise UsageError(f"{_KEYS} cannot be updated: it has errors, or no line `base:`")
    old = written.get(base.text, b"")
    before = {one.ours: one for one in guess(old)} if old else {}
    name = Path(base.text).with_suffix(new.ending).name
    source = set_text(source, ["base"], name) if name != base.text else source
    lines = root.get("base-layouts")
    kept, lost = list[str](), list[str]()
    for one in new.guesses:
        said = lines.get(one.ours) if isinstance(lines, Map) else None
        if not isinstance(said, Scalar):
            continue
        was = before.get(one.ours)
        if was is None or said.text != was.theirs:
            (kept if new.has(said.text) else lost).append(one.ours)
        if one.ours not in kept and said.text != one.theirs:
            source = _chosen(source, one, was)
    files = {_KEYS: source.encode(), name: new.data}
    gone = (base.text,) if name != base.text else ()
    return Update(files, gone, tuple(kept), tuple(lost))


def _chosen(source: str, new: Guess, was: Guess | None) -> str:
    """The source with another layout for one of ours, and the reason that we gave for the old."""
    try:
        source = set_text(source, ["base-layouts", new.ours], new.theirs)
    except CannotSetError as error:
        raise UsageError(f"the line `{new.ours}` of {_KEYS} cannot be changed: {error}") from error
    if was is None:
        return source
    line = re.compile(rf"(?m)^(\s+{re.escape(new.ours)}:.*#\s*){re.escape(was.reason)}[ \t]*$")
    return line.sub(lambda found: found[1] + new.reason, source, count=1)
