"""The command line: what it prints, its exit codes, and what it imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen import build, cli
from briefgen.cli import exit_codes
from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.packs.build_results import BuildOptions

GOOD = "title: Good\nslides:\n  - {layout: statement, title: A sentence}\n"
BAD = "title: Bad\nslides:\n  - {layout: statment, title: A sentence}\n"
LINKED = """\
title: Linked
slides:
  - layout: link
    title: The website
    link: {to: "https://example.org/report", label: The report, qr: true}
"""
TWO_LANGUAGES = """
title: {en: Health, cy: Iechyd}
languages: [en, cy]
slides:
  - layout: bullets
    title: {en: Points, cy: Pwyntiau}
    points: [{en: One, cy: Un}, Two]
    notes: {en: Say it., cy: Dywedwch.}
  - layout: statement
    title: {en: One, cy: Un}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "briefgen.yaml").write_text("organisation: {name: The Unit}\n")
    (tmp_path / "decks" / "good.yaml").write_text(GOOD)
    return tmp_path


def _run(*arguments: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "briefgen", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _modules(*arguments: str | Path) -> set[str]:
    """The modules that a command imports."""
    code = "import sys; from briefgen import cli; cli.run(sys.argv[1:])\nprint('\\n', *sys.modules)"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_build_writes_a_pack_and_says_so(project: Path) -> None:
    done = _run("build", "--root", project)
    assert done.returncode == exit_codes.OK, done.stderr
    names = sorted(path.name for path in (project / "output" / "good").iterdir())
    assert names == ["good-handout.pdf", "good-slides.pdf", "good.pptx", "manifest.json"]
    assert (
        "3 of 3 files written, 3 pages, 1 sheet to print, or 1 if printed on both sides"
        in done.stdout
    )
    assert "turned on the long edge; in " in done.stdout


def test_a_second_build_writes_nothing(project: Path) -> None:
    _run("build", "--root", project)
    done = _run("build", "--root", project)
    assert "3 files up to date" in done.stdout


def test_a_folder_for_the_packs_is_named_from_where_one_is(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o elsewhere` ended in BF901, and so did the same from Python."""
    done = _run("build", "-o", "elsewhere", folder=project)
    assert done.returncode == exit_codes.OK, done.stderr
    assert len(list((project / "elsewhere" / "good").iterdir())) == 4
    assert "3 files up to date" in _run("build", "-o", "elsewhere", folder=project).stdout
    assert "3 files removed" in _run("clean", "-o", "elsewhere", folder=project).stdout
    monkeypatch.chdir(project)
    assert build(output="elsewhere").is_ok
    assert build(options=BuildOptions(output=Path("elsewhere"), force=True)).is_ok


@pytest.mark.skipif(os.name == "nt", reason="not everybody may make links there")
def test_the_hint_about_a_link_that_leads_away_can_be_followed(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With --output the same message came again."""
    away = tmp_path_factory.mktemp("away")
    (project / "output").symlink_to(away)
    refused = _run("build", folder=project)
    assert refused.returncode == exit_codes.USED_WRONGLY
    assert "give it with --output DIR" in refused.stderr
    for folder in (away, "output"):
        done = _run("build", "--output", folder, folder=project)
        assert done.returncode == exit_codes.OK, done.stderr
    assert (away / "good" / "good.pptx").exists()


def test_only_some_outputs(project: Path) -> None:
    done = _run("build", "--root", project, "--only", "deck", "-o", project / "elsewhere")
    assert done.returncode == exit_codes.OK, done.stderr
    names = sorted(path.name for path in (project / "elsewhere" / "good").iterdir())
    assert names == ["good.pptx", "manifest.json"]


def test_a_target_with_an_error_is_not_written_and_others_are(project: Path) -> None:
    (project / "decks" / "bad.yaml").write_text(BAD)
    done = _run("build", "--root", project)
    assert done.returncode == exit_codes.FAULTS
    assert "decks/bad.yaml:3" in done.stderr
    assert "did you mean `statement`?" in done.stderr
    assert sorted(path.name for path in (project / "output").iterdir()) == [".briefgen", "good"]


def test_check_writes_nothing(project: Path) -> None:
    done = _run("check", "--root", project)
    assert (done.returncode, done.stdout) == (exit_codes.OK, "no faults found\n")
    assert not (project / "output").exists()


def test_faults_as_json(project: Path) -> None:
    (project / "decks" / "bad.yaml").write_text(BAD)
    done = _run("check", "--root", project, "--format", "json")
    (fault,) = json.loads(done.stdout)
    assert (fault["code"], fault["line"], fault["file"]) == ("BF203", 3, "decks/bad.yaml")


def test_a_target_that_does_not_exist_is_used_wrongly(project: Path) -> None:
    done = _run("build", "god", "--root", project)
    assert done.returncode == exit_codes.USED_WRONGLY
    assert "did you mean `good`?" in done.stderr


def test_a_folder_without_a_project_is_used_wrongly(tmp_path: Path) -> None:
    done = _run("build", folder=tmp_path)
    assert done.returncode == exit_codes.USED_WRONGLY
    assert "no briefgen.yaml" in done.stderr


def test_an_output_that_does_not_exist_is_used_wrongly(project: Path) -> None:
    done = _run("build", "--root", project, "--only", "slide")
    assert done.returncode == exit_codes.USED_WRONGLY
    assert "did you mean `slides`?" in done.stderr
    done = _run("build", "--root", project, "--only", "web")
    assert "possible: deck, deck-share, slides" in done.stderr


def test_our_own_fault_is_no_traceback(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("briefgen.cli.check.check", fail)
    assert cli.run(["check", "--root", str(project)]) == exit_codes.OUR_FAULT
    said = capsys.readouterr().err
    assert "BF901" in said
    assert "Traceback" not in said


def test_show_draws_each_page_and_a_contact_sheet(project: Path) -> None:
    done = _run("show", "good", "--root", project, "-o", project / "pictures", "--width", "320")
    assert done.returncode == exit_codes.OK, done.stderr
    names = sorted(path.name for path in (project / "pictures").glob("*.png"))
    assert names == ["good-001.png", "good-contact-sheet.png"]


def test_templates_lists_layouts_with_their_slots(project: Path) -> None:
    done = _run("templates", "--root", project)
    assert "bullets" in done.stdout
    assert "points* (points)" in done.stdout


def test_schema_accepts_a_deck_in_two_languages(project: Path) -> None:
    """Editors once told off a mapping of tags to texts."""
    jsonschema = pytest.importorskip("jsonschema")
    import yaml

    schema = json.loads(_run("schema", "--root", project).stdout)
    jsonschema.validate(yaml.safe_load(TWO_LANGUAGES), schema)
    for spoken, wrong in (("layout: bullets", "layout: {en: bullets}"), ("[{en:", "[{english:")):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(yaml.safe_load(TWO_LANGUAGES.replace(spoken, wrong)), schema)


def test_schema_accepts_the_deck(project: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    import yaml

    schema = json.loads(_run("schema", "--root", project).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(GOOD), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(BAD), schema)


@pytest.mark.parametrize("arguments", [["--help"], ["check"]])
def test_help_and_check_import_no_back_end(arguments: list[str], project: Path) -> None:
    extra = ["--root", str(project)] if arguments == ["check"] else []
    heavy = {"pptx", "PIL", "pypdfium2", "segno"}
    assert _modules(*arguments, *extra) & heavy == set()


def test_help_imports_argparse_and_nothing_to_build_with() -> None:
    """It waited for 40 ms until typer, pydantic and rich had come up."""
    found = _modules("--help")
    assert "argparse" in found
    assert found & {"msgspec", "yaml", "json", "pathlib", "inspect", "difflib", "rich"} == set()


def test_check_imports_no_more_than_it_needs(project: Path) -> None:
    """Each of these costs a cold check milliseconds. `-X importtime` shows who asks for it."""
    (project / "decks" / "good.yaml").write_text(LINKED)
    late = {"difflib", "json", "lzma", "shutil", "ssl", "tempfile", "zipfile"}
    assert _modules("check", "--root", project) & (late | {"segno"}) == set()


def test_a_build_of_one_pack_imports_no_rules_of_style_and_nothing_for_workers(
    project: Path,
) -> None:
    found = _modules("build", "--root", project)
    assert found & {"briefgen.lint.find_faults", "difflib", "pickle", "queue"} == set()
    assert {"briefgen.layout", "briefgen.lint.unused_allow"} <= found


def test_a_build_with_nothing_to_do_imports_neither_a_reader_nor_the_codes_of_faults(
    project: Path,
) -> None:
    """What it imports is a third of its time."""
    _run("build", "--root", project)
    found = _modules("build", "--root", project)
    late = {"briefgen.compile", "briefgen.model.diagnostic_codes", "lxml", "uharfbuzz", "yaml"}
    assert found & late == set()
    assert "briefgen.packs.find_unchanged" in found


def test_why_gives_the_reason_of_each_target(project: Path) -> None:
    (project / "decks" / "other.yaml").write_text(GOOD.replace("Good", "Other"))
    assert _run("build", "--root", project, "--why").stdout.count("it was not built before") == 2
    (project / "decks" / "good.yaml").write_text(GOOD.replace("A sentence", "Another"))
    said = _run("build", "--root", project, "--why").stdout
    assert "  because decks/good.yaml#A sentence was removed" in said
    assert "other: up to date" in said
    assert "built          1" in said


def test_a_wrong_name_is_told_where_nothing_has_changed(project: Path) -> None:
    _run("build", "--root", project)
    done = _run("build", "--root", project, "--deck", "god")
    assert done.returncode == exit_codes.USED_WRONGLY
    assert "did you mean `good`?" in done.stderr


@pytest.mark.parametrize("option", [["--since", "2030-01-01"], ["--match", "b*"]])
def test_choosing_targets(project: Path, option: list[str]) -> None:
    (project / "decks" / "bad.yaml").write_text(BAD)
    done = _run("build", "--root", project, *option)
    assert done.returncode == (exit_codes.OK if "--since" in option else exit_codes.FAULTS), (
        done.stderr
    )
    assert "good:" not in done.stdout


def test_strict_is_as_strict_where_nothing_has_changed(project: Path) -> None:
    (project / "decks" / "good.yaml").write_text(GOOD + "subtitle: Item #1 # lost\n")
    assert _run("build", "--root", project).returncode == exit_codes.OK
    again = _run("build", "--root", project)
    assert (again.returncode, "BF108" in again.stderr) == (exit_codes.OK, True)
    assert _run("build", "--root", project, "--strict").returncode == exit_codes.FAULTS


def test_new_changes_and_clean(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    assert _run("new", ours).returncode == exit_codes.OK
    assert _run("build", "--root", ours).returncode == exit_codes.OK
    deck = ours / "decks" / "better-letters.yaml"
    deck.write_text(deck.read_text().replace("One reader in mind", "One reader"))
    said = _run("changes", "2027-02-03-leeds", "--root", ours)
    assert said.returncode == exit_codes.OK, said.stderr
    assert "      - One reader in mind\n      + One reader\n" in said.stdout
    found = json.loads(_run("changes", "2027-02-03-leeds", "--root", ours, "--json").stdout)
    assert found["changed"][0]["texts"] == [
        {"slot": "points", "old": "One reader in mind", "new": "One reader"}
    ]
    cleaned = _run("clean", "--root", ours)
    assert cleaned.stdout.startswith("6 files removed")
    assert list((ours / "output").iterdir()) == []
    assert _run("new", ours).returncode == exit_codes.USED_WRONGLY


def test_the_public_names_are_there_in_any_order(project: Path) -> None:
    code = (
        "import sys, briefgen\nroot = sys.argv[1]\n"
        "assert briefgen.load(root).project.decks\n"
        "assert briefgen.build(root=root).is_ok\n"
        "from briefgen import build, check\n"
        "assert build(['good'], root=root).files[0].written is False\n"
        "assert check(root=root) == ()"
    )
    command = [sys.executable, "-c", code, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_diagnostic_is_explained_by_its_code_and_by_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    by_code = _explained(capsys, "bf217")
    assert by_code == _explained(capsys, "Unclear-Date")
    assert by_code.startswith("BF217 unclear-date (error): A date that can be read in two ways.\n")
    assert "\nWrong:\n\n    # file: decks/seminars.yaml\n" in by_code
    assert len(_explained(capsys, "").splitlines()) == len(CODES)
    assert cli.run(["explain", "unclear-dat"]) == 2
    assert "did you mean `unclear-date`?" in capsys.readouterr().err
    assert cli.run(["explain", "xyz"]) == 2
    assert "`briefgen explain` lists all" in capsys.readouterr().err


def _explained(capsys: pytest.CaptureFixture[str], word: str) -> str:
    assert cli.run(["explain", *([word] if word else [])]) == 0
    return capsys.readouterr().out
