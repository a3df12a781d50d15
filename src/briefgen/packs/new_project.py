"""Folder -> a project that can be built at once: a deck, a library, seminars and a template."""

from __future__ import annotations

from pathlib import Path

from briefgen.packs.atomic_write import write_file
from briefgen.packs.build_results import UsageError
from briefgen.packs.editor_files import with_modeline, write_editor_files
from briefgen.packs.open_project import load
from briefgen.support.package_data import shipped
from briefgen.support.suggest import hint_instead

_STARTER = shipped("starter")
_LOOK = "seminar"
# Code hosts that can build at night, each with the file that says how.
CODE_HOSTS = {"github": ".github/workflows/packs.yml", "gitlab": ".gitlab-ci.yml"}


def make_project(folder: Path, look: str = "", code_host: str = "") -> tuple[Path, ...]:
    """Write the files of the project; returns them. `look` is the built-in template whose look it
    has, `code_host` one of CODE_HOSTS that is to build it at night, if any. Raises UsageError where
    the folder has something in it already, and for a look that does not exist."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} already exists and is not empty; name another folder")
    looks = sorted(path.parent.name for path in shipped("templates").glob("*/template.yaml"))
    if look and look not in looks:
        raise UsageError(f"there is no look `{look}`; {hint_instead(look, looks)}")
    found = sorted(path for path in _STARTER.rglob("*") if path.is_file())
    names = {path.relative_to(_STARTER).as_posix(): path.read_bytes() for path in found}
    if code_host:
        names[CODE_HOSTS[code_host]] = (shipped("ci") / f"{code_host}.yml").read_bytes()
    for name, data in names.items():
        write_file(folder / name, _own(name, data, look or _LOOK))
        if name.endswith((".command", ".desktop")):
            (folder / name).chmod(0o755)
    return *(folder / name for name in names), *write_editor_files(load(folder), folder)


def _own(name: str, data: bytes, look: str) -> bytes:
    """A file as the new project has it."""
    if name.endswith("template.yaml"):
        data = data.replace(f"extends: {_LOOK}".encode(), f"extends: {look}".encode())
    if name.endswith(".cmd"):  # Windows may pass over lines that end otherwise
        data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return with_modeline(name, data)
