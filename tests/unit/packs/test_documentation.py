"""The documentation, as `briefgen help` shows it: from a checkout, and as it is installed."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from briefgen import cli
from briefgen.cli import exit_codes
from briefgen.packs.build_results import UsageError
from briefgen.packs.documentation import list_pages, pages, tell_topic
from briefgen.support import package_data
from tests.packs import ROOT

CHART = ROOT / "docs" / "language" / "chart.md"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the wheel that no package folder holds, where an installer puts them."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for source, place in included.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / source).is_dir() else shutil.copy
        copy(ROOT / source, tmp_path / place)
    inside = tmp_path / "briefgen" / "support" / "package_data.py"
    monkeypatch.setattr(package_data, "__file__", str(inside))
    return tmp_path / "briefgen" / "docs"


def test_the_wheel_had_no_documentation(installed: Path) -> None:
    assert {path.relative_to(installed) for path in pages().values()} >= {Path("language/chart.md")}
    in_wheel, said = set(pages()), tell_topic("chart")
    assert said.endswith(f"The whole page: {installed / 'language' / 'chart.md'}")
    for page in installed.rglob("*.md"):
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
        pictures = [link for link in links if link.endswith(".png")]
        assert [link for link in pictures if not (page.parent / link).exists()] == [], page
    shutil.rmtree(installed)
    package_data.__file__ = str(ROOT / "src" / "briefgen" / "support" / "package_data.py")
    assert set(pages()) == in_wheel


def test_a_page_is_told_to_the_end_of_its_first_example() -> None:
    said = tell_topic("chart")
    example = re.search(r"^```yaml\n(.*?)^```$", CHART.read_text("utf-8"), re.M | re.S)
    assert example is not None
    for line in example[1].splitlines():
        assert f"    {line}\n" in said
    assert "Also on this page: Bars, and parts of a whole; " in said
    assert said.endswith(f"The whole page: {CHART}")


@pytest.mark.parametrize("topic", pages())
def test_every_page_is_told_without_markup_for_the_web(topic: str) -> None:
    said = tell_topic(topic)
    assert not re.search(r"^#+ |^```|\]\(|^!\[|<!--", said, re.M), said
    assert f"  {topic} " in list_pages()


def test_a_heading_of_a_page_is_a_topic_too() -> None:
    said = tell_topic("Seminars")
    assert said.startswith("Seminars\n\n`decks/seminars.yaml` names the events.")
    assert "Text\n" not in said


@pytest.mark.parametrize(
    ("topic", "hint"),
    [
        ("tabel", "did you mean `table`?"),
        ("photo", "did you mean `picture`?"),
        ("semnars", "did you mean `seminars`?"),
        ("../../README", "`briefgen help` lists the pages"),
    ],
)
def test_a_topic_that_is_not_there_leads_to_one_that_is(topic: str, hint: str) -> None:
    with pytest.raises(UsageError, match=re.escape(hint)):
        tell_topic(topic)


def test_help_of_a_command_was_asked_for_like_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["help", "build"]) == exit_codes.OK
    assert capsys.readouterr().out.startswith("Usage: briefgen build ")
    assert cli.run(["help", "templates"]) == exit_codes.OK
    said = capsys.readouterr().out
    assert said.startswith("Templates: making a look")
    assert said.endswith("`briefgen templates --help` explains the command templates.\n")
    assert cli.run(["help"]) == exit_codes.OK
    assert "  chart-points  " in capsys.readouterr().out
