"""Project + chosen targets -> files: each target whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.build.manifest import PackFile, make_manifest
from briefgen.build.write import write_file
from briefgen.compile import Compiled, compile_target, faults_of_sources, render_output
from briefgen.model.diag import Diagnostic, Faults, Span
from briefgen.model.project import OutputSpec, Project, Target


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """A file of a pack; `written` is false where it held the same bytes already."""

    path: Path
    kind: str
    pages: int
    sheets: int
    written: bool


@dataclass(frozen=True, slots=True)
class BuiltTarget:
    """What became of one target: its files, or the faults that kept it from being written."""

    id: str
    files: tuple[BuiltFile, ...]
    faults: tuple[Diagnostic, ...]

    @property
    def is_built(self) -> bool:
        return bool(self.files)


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Where to write, which outputs to make, and whether warnings keep a target from being
    written."""

    output: Path
    only: tuple[str, ...] = ()
    strict: bool = False


def build_targets(
    project: Project,
    targets: Sequence[Target],
    options: BuildOptions,
    source_faults: Sequence[Diagnostic],
) -> Iterator[BuiltTarget]:
    """Build one target after the other; what is wrong with one keeps no other from being built."""
    for target in targets:
        faults = Faults(list(faults_of_sources(project, target, source_faults)))
        compiled = compile_target(project, target, faults)
        files: tuple[BuiltFile, ...] = ()
        if compiled is not None and not _is_blocked(faults, options):
            files = _write_pack(compiled, options, faults)
        yield BuiltTarget(target.id, files, faults.in_order())


def check_targets(
    project: Project, targets: Sequence[Target], source_faults: Sequence[Diagnostic]
) -> Faults:
    """Everything that building would say, without rendering or writing anything."""
    found = Faults(list(source_faults))
    for target in targets:
        faults = Faults()
        compile_target(project, target, faults)
        found.extend(faults, target=target.id)
    return found


def _is_blocked(faults: Faults, options: BuildOptions) -> bool:
    return faults.has_errors or (options.strict and faults.has_warnings)


def _write_pack(compiled: Compiled, options: BuildOptions, faults: Faults) -> tuple[BuiltFile, ...]:
    """Render every output first, so that a fault in the last leaves the first unwritten."""
    specs = [
        spec for spec in compiled.target.outputs if not options.only or spec.kind in options.only
    ]
    pack = [_render(compiled, spec, faults) for spec in specs]
    if faults.has_errors:
        return ()
    return _write_files(compiled.target, pack, options, faults)


def _render(compiled: Compiled, spec: OutputSpec, faults: Faults) -> PackFile:
    rendered = render_output(compiled, spec, faults)
    name = file_name(compiled.target.id, spec)
    return PackFile(name, spec.kind, rendered.data, rendered.pages, rendered.sheets)


def file_name(target: str, spec: OutputSpec) -> str:
    """`<target>[-<output>][-<variant>].<extension>`."""
    if spec.kind == "deck":
        return f"{target}.pptx"
    variant = f"-{spec.options['per-page']}" if "per-page" in spec.options else ""
    return f"{target}-{spec.kind}{variant}.pdf"


def _write_files(
    target: Target, pack: Sequence[PackFile], options: BuildOptions, faults: Faults
) -> tuple[BuiltFile, ...]:
    folder = options.output / target.id
    built: list[BuiltFile] = []
    for file in pack:
        path = folder / file.name
        written = _write(path, file.data, faults)
        if written is not None:
            built.append(BuiltFile(path, file.kind, file.pages, file.sheets, written))
    if not options.only and len(built) == len(pack):
        _write(folder / "manifest.json", make_manifest(target.id, pack), faults)
    return tuple(built)


def _write(path: Path, data: bytes, faults: Faults) -> bool | None:
    """Whether the file was written; None where it could not be, which is then in faults."""
    try:
        return write_file(path, data)
    except OSError as error:
        faults.add("BF402", f"{path} cannot be written: {error.strerror or error}",
                   Span(""), hint=_advice(error))  # fmt: skip
        return None


def _advice(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "close the file in PowerPoint or the PDF reader, then run again"
    return "is there room on the disk, and may you write into this folder?"
