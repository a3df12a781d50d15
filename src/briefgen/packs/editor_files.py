"""Project -> what editors need to complete and check its files: schemas, and settings of VS Code.

They are part of the project and go with it. A file finds its schema by the line that `briefgen new`
writes at its top, or by where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.model.author_files import AUTHOR_FILES, FileKind, kind_of, matches
from briefgen.model.diagnostics import Diagnostic, Span, diagnose
from briefgen.packs.open_project import Loaded

if TYPE_CHECKING:
    from briefgen.model.project import Project

_FOLDER = ".briefgen/schemas"
_EXTENSION = "redhat.vscode-yaml"


def schema_text(kind: FileKind, project: Project) -> str:
    """The schema of a kind of file, as it is written."""
    from briefgen.resolve.file_schemas import file_schema

    return _as_json(file_schema(kind, project), 1)


def write_editor_files(loaded: Loaded, root: Path) -> tuple[Path, ...]:
    """Write the schemas; settings of VS Code that are there already are the author's, and stay."""
    from briefgen.packs.atomic_write import write_file  # a check writes nothing

    written = {_name_of(kind): schema_text(kind, loaded.project) for kind in AUTHOR_FILES}
    settings = {name: text for name, text in _settings() if not (root / name).exists()}
    for name, text in {**written, **settings}.items():
        write_file(root / name, text.encode())
    return tuple(root / name for name in (*written, *settings))


def with_modeline(name: str, data: bytes) -> bytes:
    """A file with the line by which editors find its schema; `name` is its name in the project."""
    kind = kind_of(name)
    if kind is None:
        return data
    schema = f"{'../' * name.count('/')}{_name_of(kind)}"
    return f"# yaml-language-server: $schema={schema}\n".encode() + data


def stale_schemas(loaded: Loaded) -> Iterator[Diagnostic]:
    """Schemas that say something else than the project and this version of briefgen."""
    for name in loaded.world.names(f"{_FOLDER}/*.json"):
        kind = next((kind for kind in AUTHOR_FILES if name == _name_of(kind)), None)
        if kind and loaded.world.read(name) != schema_text(kind, loaded.project).encode():
            yield diagnose("BF536", Span(file=name))


def _name_of(kind: FileKind) -> str:
    return f"{_FOLDER}/{kind}.json"


def _settings() -> Iterator[tuple[str, str]]:
    """The settings of VS Code: which schema is for which files, and the extension that reads it."""
    schemas = {f"./{_name_of(kind)}": _patterns(kind) for kind in AUTHOR_FILES}
    yield ".vscode/settings.json", _as_json({"yaml.schemas": schemas})
    yield ".vscode/extensions.json", _as_json({"recommendations": [_EXTENSION]})


def _patterns(kind: FileKind) -> list[str]:
    """Where the files of a kind stand, but for those of another kind that stand there too."""
    own, names = AUTHOR_FILES[kind].pattern, [row.pattern for row in AUTHOR_FILES.values()]
    others = [name for name in names if name != own and matches(name, own)]
    return [own, *(f"!{name}" for name in others)]


def _as_json(value: dict[str, Any], indent: int = 2) -> str:
    import json  # mostly there is no schema to be compared

    return json.dumps(value, indent=indent, ensure_ascii=False) + "\n"
