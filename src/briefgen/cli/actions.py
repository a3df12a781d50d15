"""What each command does with its arguments: the exit code. What is imported is imported here, as
no command shall wait for what another needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from briefgen.cli import options
from briefgen.cli.exit_codes import OK

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.model.author_files import FileKind
    from briefgen.packs.build_results import Shard


def build(
    targets: Sequence[str],
    root: Path,
    output: Path | None,
    only: str,
    deck: Sequence[str] | None,
    since: str,
    match: Sequence[str] | None,
    shard: Shard | None,
    form: str,
    why: bool,
    **how: Any,
) -> int:
    from briefgen.cli.build import build_and_say
    from briefgen.cli.console import kinds_of
    from briefgen.packs import BuildOptions, Choice, output_folder

    choice = Choice(
        names=tuple(targets),
        decks=tuple(deck or ()),
        since=since,
        matching=tuple(match or ()),
        shard=shard,
    )
    asked = BuildOptions(output=output_folder(root, output), only=kinds_of(only), **how)
    return build_and_say(root, choice, asked, form, why=why)


def studio(port: int, is_quiet: bool, root: Path) -> int:
    from briefgen.cli.studio import serve_and_say

    return serve_and_say(root, port, with_browser=not is_quiet)


def watch(targets: Sequence[str], root: Path, output: Path | None, only: str) -> int:
    from briefgen.cli.console import kinds_of
    from briefgen.cli.watch import watch_and_say
    from briefgen.packs import BuildOptions, Choice, output_folder

    asked = BuildOptions(output=output_folder(root, output), only=kinds_of(only))
    return watch_and_say(root, Choice(names=tuple(targets)), asked)


def check(
    targets: Sequence[str],
    root: Path,
    form: str,
    select: Sequence[str] | None,
    ignore: Sequence[str] | None,
    fit: bool,
    fix: bool,
    strict: bool,
) -> int:
    from briefgen.cli.check import check_and_say
    from briefgen.cli.console import say_fits, words_of

    if fit:
        say_fits(targets, root)
    chosen, left_out = words_of(select), words_of(ignore)
    return check_and_say(
        targets, root, form, strict=strict, select=chosen, ignore=left_out, fix=fix
    )


def explain(name: str) -> int:
    from briefgen.cli.explain import explain_and_say

    return explain_and_say(name)


def show(target: str, output: Path, root: Path, width: int) -> int:
    from briefgen.cli.console import exit_code, say_faults
    from briefgen.packs.slide_pictures import show_target

    shown = show_target(target, root=root, output=output, width=width)
    say_faults(shown.faults, options.TEXT, root)
    for path in shown.files[-1:]:
        print(f"{len(shown.files) - 1} pages and the contact sheet {path}")
    return exit_code(shown.faults, strict=False)


def schema(kind: FileKind, root: Path, write: bool) -> int:
    from briefgen.packs.editor_files import schema_text, write_editor_files
    from briefgen.packs.open_project import load, project_root

    loaded = load(root)
    if not write:
        print(schema_text(kind, loaded.project), end="")
        return OK
    for path in write_editor_files(loaded, project_root(root)):
        print(path)
    return OK


def icons(sheet: Path | None) -> int:
    from briefgen.packs import UsageError
    from briefgen.packs.icon_sheet import icon_list, write_icon_sheet

    if sheet is None:
        print(icon_list())
        return OK
    if sheet.suffix.lower() != ".pdf":
        raise UsageError(f"{sheet} is not the name of a PDF; give a name such as icons.pdf")
    write_icon_sheet(sheet)
    print(sheet)
    return OK


def templates(
    name: str,
    file: Path | None,
    root: Path,
    new_name: str,
    gallery: Path | None,
    aspect: str,
    update: bool,
) -> int:
    from briefgen.cli import templates

    if name == "adopt":
        return templates.adopt_and_say(file, root, new_name, gallery, aspect, update=update)
    if file is not None:
        from briefgen.packs import UsageError

        raise UsageError(f"only `adopt` takes a file: briefgen templates adopt {file}")
    if gallery is not None:
        return templates.show_gallery(name, root, gallery, aspect)
    return templates.list_and_say(name, root)


def changes(target: str, root: Path, output: Path | None, as_json: bool) -> int:
    from briefgen.cli.console import exit_code, say_faults
    from briefgen.packs.changes import find_changes, say_changes

    found = find_changes(target, root=root, output=output)
    say_faults(found.faults, options.TEXT, root)
    if found.changes is not None:
        print(say_changes(found.changes, as_json=as_json), end="")
    return exit_code(found.faults, strict=False)


def new(folder: Path, look: str, ci: str | None) -> int:
    from briefgen.packs.new_project import make_project

    files = make_project(folder, look, ci or "")
    print(f"{len(files)} files in {folder}. Now:\n\n    cd {folder}\n    briefgen build\n")
    print("Then open output, and read README.md for what to change first.")
    if ci:
        print("`briefgen help nightly` says what the code host needs.")
    return OK


def import_file(file: Path, name: str, with_template: bool, report: Path | None, root: Path) -> int:
    from briefgen.cli.import_file import import_and_say

    return import_and_say(file, root, name, report, with_template=with_template)


def seminar(
    action: str,
    root: Path,
    id_: str | None,
    deck: str | None,
    date: str | None,
    venue: str | None,
    speaker: str | None,
    more: Sequence[str] | None,
) -> int:
    from briefgen.cli.seminars import add_and_say

    given = {"id": id_, "deck": deck, "date": date, "venue": venue, "speaker": speaker}
    return add_and_say(root, given, more or ())


def merge(folders: Sequence[Path], root: Path, output: Path | None) -> int:
    from briefgen.cli.merge import merge_and_say
    from briefgen.packs import output_folder

    return merge_and_say(folders, root, output_folder(root, output))


def clean(root: Path, output: Path | None, force: bool, stale: bool) -> int:
    from briefgen.cli.clean import clean_and_say
    from briefgen.packs import output_folder

    return clean_and_say(root, output_folder(root, output), force=force, stale=stale)
