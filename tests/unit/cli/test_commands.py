"""Every command: its help, what it makes of words, and what it says of wrong ones."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from briefgen import cli
from briefgen.cli import exit_codes
from briefgen.cli.argument_parser import MisuseError
from briefgen.cli.commands import COMMANDS, command_parser, program_parser

EACH = pytest.mark.parametrize("command", COMMANDS)


def _help(command: str, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What `briefgen COMMAND --help` prints."""
    assert cli.run([*command.split(), *words, "--help"]) == exit_codes.OK
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def _wrong(command_line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence that is said of a wrong command line, which a usage and a way on follow."""
    assert cli.run(command_line.split()) == exit_codes.USED_WRONGLY
    said = capsys.readouterr()
    assert said.out == ""
    sentence, usage, way_on = said.err.splitlines()
    assert sentence.startswith("briefgen: ")
    assert usage.startswith("Usage: briefgen")
    assert re.fullmatch(r"Try `briefgen( \w+)? --help`\.", way_on)
    return sentence.removeprefix("briefgen: ")


def _parsed(command: str, words: str) -> dict[str, Any]:
    return command_parser(command).parse(words.split())


def test_the_help_of_the_program_has_a_whole_line_for_each_command(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines ended in `...` once, at the width of every terminal."""
    monkeypatch.setenv("COLUMNS", "100")
    said = _help("", capsys)
    for name, command in COMMANDS.items():
        assert f"    {name:<11}{command.summary}\n" in said
    assert "..." not in said
    assert "Options:\n  --version   Show the version.\n" in said


@EACH
def test_help_speaks_of_no_types(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It showed `<list[str]>`, `<int range>` and `[default: 0; x>=0]` to people who never coded."""
    said = _help(command, capsys)
    leaked = r"<\w|\bTEXT\b|\b(str|int|float|bool|list|Path|PosixPath|None|True|False)\b|\[\]|>="
    assert not re.search(leaked, said), said
    assert f"Usage: briefgen {command} " in said
    assert COMMANDS[command].summary.split()[0] in said
    assert f"Examples:\n  briefgen {command}" in said


@EACH
def test_each_option_has_a_sentence_in_a_section_with_a_name(command: str) -> None:
    parser = command_parser(command)
    for action in parser._actions:
        assert re.fullmatch(r"[A-Z`].*[.\]]", action.help or ""), action.option_strings
    sections = [found.title for found in parser._action_groups if found._group_actions]
    assert sections[-1] == "In general"
    assert not {"options", "positional arguments"} & set(sections)


@EACH
def test_the_function_of_a_command_gets_what_is_declared(command: str) -> None:
    declared = {a.dest for a in command_parser(command)._actions} - {"help"}
    wanted = inspect.signature(COMMANDS[command].run).parameters
    named = {name for name, one in wanted.items() if one.kind is not one.VAR_KEYWORD}
    assert named <= declared
    assert named == declared or len(named) < len(wanted)


@EACH
@pytest.mark.parametrize("columns", [30, 50, 80, 100, 300])
def test_help_is_as_wide_as_the_terminal_and_no_wider_than_can_be_read(
    command: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for said in (_help(command, capsys), _help("", capsys)):
        lines = said.splitlines()[1:]  # the usage is one line
        assert max(map(len, lines)) <= min(columns, 100) - 2


def test_help_names_what_is_possible_and_what_is_so_by_itself(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    said = _help("build", capsys)
    for part in (
        "[possible: text, line, json, github, sarif; default: text]",
        "[possible: deck, deck-share, slides",
        "[default: one per processor]",
        "Time allowed for one pack. [default: 30]",
        "0 for no limit. [default: 2048]",
        "-o, --output DIR",
    ):
        assert part in re.sub(r"\s+", " ", said)
    assert "[possible: 16:9, 4:3; default: 16:9]" in _help("templates", capsys)


def test_help_is_given_where_something_else_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert _help("build", capsys, "--jobs", "x").startswith("Usage: briefgen build ")
    assert _help("build", capsys, "--no-such", "-x").startswith("Usage: briefgen build ")


def test_briefgen_alone_prints_its_help_and_is_used_wrongly(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run([]) == exit_codes.USED_WRONGLY
    assert capsys.readouterr().err == program_parser().format_help()


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == exit_codes.OK
    assert re.fullmatch(r"briefgen \d+\.\d+\.\d+\n", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("bild", "there is no command `bild`; did you mean `build`?"),
        ("bild --force", "there is no command `bild`; did you mean `build`?"),
        ("BUILD", "there is no command `BUILD`; did you mean `build`?"),
        ("print", "there is no command `print`; possible: studio, build, watch, check, explain, "
            "help, "
         "show, schema, templates, icons, changes, new, import, seminar, merge, clean"),
        ("--versoin", "`briefgen` has no option `--versoin`; did you mean `--version`?"),
        ("--root . build", "`briefgen` has no option `--root`"),
        ("build --forc", "`briefgen build` has no option `--forc`; did you mean `--force`?"),
        ("build --jbos=3 x", "`briefgen build` has no option `--jbos`; did you mean `--jobs`?"),
        ("build --FORCE", "`briefgen build` has no option `--FORCE`; did you mean `--force`?"),
        ("check -x", "`briefgen check` has no option `-x`"),
        ("check --output x", "`briefgen check` has no option `--output`"),
        ("show x --ouput y", "`briefgen show` has no option `--ouput`; did you mean `--output`?"),
        ("show", "`TARGET` is missing: the name of a seminar or deck"),
        ("show x", "`--output DIR` is missing: the folder to write them to"),
        ("new", "`DIR` is missing: a folder that does not exist yet"),
        ("new a b", "`briefgen new` does not take a further word such as `b`"),
        ("schema x", "`KIND` cannot be `x`; possible: deck, project, seminars, template, library"),
        ("schema deck x", "`briefgen schema` does not take a further word such as `x`"),
        ("build --jobs -1", "`--jobs` needs a whole number of 0 or more, not `-1`"),
        ("build -j 1.5", "`--jobs` needs a whole number of 0 or more, not `1.5`"),
        ("build --time-limit 0.5", "`--time-limit` needs a number of 1 or more, not `0.5`"),
        ("build --time-limit nan", "`--time-limit` needs a number of 1 or more, not `nan`"),
        ("build --time-limit inf", "`--time-limit` needs a number of 1 or more, not `inf`"),
        ("build --memory-limit x", "`--memory-limit` needs a whole number of 0 or more, not `x`"),
        ("show x -o y --width 0", "`--width` needs a whole number from 16 to 10,000, not `0`"),
        ("check --format jso", "`--format` cannot be `jso`; did you mean `json`?"),
        ("check --format x", "`--format` cannot be `x`; possible: text, line, json, github, sarif"),
        ("templates --aspect 3:2", "`--aspect` cannot be `3:2`; possible: 16:9, 4:3"),
        ("build --root", "`--root` needs a value"),
        ("build --root --force", "`--root` needs a value"),
        ("build --output=", "`--output` cannot be empty"),
        ("build --force=1", "`--force` does not take a value"),
        ("build -- --force", "`--force` cannot come after `--`"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_one_sentence(
    line: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _wrong(line, capsys) == sentence


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("a --strict b", ["a", "b"]),
        ("--strict a b", ["a", "b"]),
        ("a b --strict", ["a", "b"]),
        ("a --jobs 1 b --strict c", ["a", "b", "c"]),
        ("--strict -- a", ["a"]),
        ("--strict", []),
    ],
)
def test_options_stand_before_between_and_after_names(words: str, targets: list[str]) -> None:
    asked = _parsed("build", words)
    assert (asked["targets"], asked["strict"]) == (targets, True)


def test_options_given_again_add_up_or_the_last_one_counts() -> None:
    asked = _parsed("build", "--deck a --deck=b --match c --match d -j1 -j 2 --root x --root y")
    assert (asked["deck"], asked["match"]) == (["a", "b"], ["c", "d"])
    assert (asked["jobs"], asked["root"]) == (2, Path("y"))
    asked = _parsed("check", "--select BF5,BF6 --select x --ignore y")
    assert (asked["select"], asked["ignore"]) == (["BF5,BF6", "x"], ["y"])


def test_one_command_line_leaves_nothing_behind_for_the_next() -> None:
    assert _parsed("build", "a --deck b --force")["force"]
    asked = _parsed("build", "")
    assert (asked["targets"], asked["deck"], asked["force"]) == ([], None, False)


def test_words_are_read_in_small_and_capital_letters() -> None:
    assert _parsed("build", "--format JSON")["form"] == "json"
    assert _parsed("check", "--format=GitHub")["form"] == "github"


def test_options_are_not_shortened() -> None:
    for word in ("--stri", "--forc", "--fo", "--out"):
        with pytest.raises(MisuseError, match="has no option"):
            _parsed("build", word)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("adopt", "`adopt` needs a file: briefgen templates adopt brand.potx"),
        ("seminar x.potx", "only `adopt` takes a file: briefgen templates adopt x.potx"),
    ],
)
def test_a_file_is_for_adopt(words: str, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`templates adopt` said that there is no such template, and a file elsewhere was ignored."""
    assert cli.run(["templates", *words.split()]) == exit_codes.USED_WRONGLY
    assert capsys.readouterr().err == f"briefgen: {sentence}\n"


def test_the_looks_are_listed_with_a_line_each_and_their_layouts_once(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Six looks with twenty layouts each were 140 lines, five sixths of them the same."""
    (tmp_path / "briefgen.yaml").write_text("language: en-GB\n")
    assert cli.run(["templates", "--root", str(tmp_path)]) == exit_codes.OK
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:6]] == [
        "chancery", "gazette", "ledger", "night", "seminar", "swiss",
    ]  # fmt: skip
    assert all(len(line) > 60 for line in lines[:6])
    assert sum(line.startswith("  cover ") for line in lines) == 1


@pytest.mark.parametrize("old", ["plain", "seminar-dark"])
def test_a_look_is_listed_by_its_old_name_too(
    old: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "briefgen.yaml").write_text("language: en-GB\n")
    assert cli.run(["templates", old, "--root", str(tmp_path)]) == exit_codes.OK
    assert f"its old name is {old}" in capsys.readouterr().out.splitlines()[0]


def test_commands_do_not_wait_for_what_msgspec_can_do_without() -> None:
    code = (
        "import sys; from briefgen.cli import run; run(['explain', 'BF217']);"
        "assert 'msgspec' in sys.modules and 'typing_extensions' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
