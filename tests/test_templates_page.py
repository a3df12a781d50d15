"""docs/templates.md: its examples compile, it names every key, its message is the real one."""

from __future__ import annotations

import re
import shutil
from importlib import resources
from pathlib import Path

import pytest

from briefgen.compile import compile_target, load_project
from briefgen.model.diagnostics import Faults, Severity
from briefgen.model.template import THEME_SLOTS
from briefgen.read.decode import keys_of
from briefgen.read.templates import read_templates
from briefgen.read.templates.template_keys import FileKeys, LayoutKeys, LevelKeys, SlotKeys
from briefgen.support.world import DiskWorld

PAGE = (Path(__file__).parents[1] / "docs" / "templates.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
LOOKS = [block for block in BLOCKS if "extends:" in block]
FONTS = Path(str(resources.files("briefgen"))) / "fonts"


def _project(folder: Path, look: str, deck: str = "") -> DiskWorld:
    """The example with the files that it names."""
    place = folder / "assets/templates/eastmere"
    place.mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("language: en-GB\n")
    (place / "template.yaml").write_text(look, encoding="utf-8")
    for name in re.findall(r"[\w-]+\.ttf", look):
        style = "Bold" if "Bold" in name else "Regular"
        shutil.copy(FONTS / f"LiberationSans-{style}.ttf", place / name)
    for name in re.findall(r"[\w-]+\.svg", look):
        svg = (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>'
        )
        (place / name).write_text(svg)
    if deck:
        (folder / "decks").mkdir()
        (folder / "decks/example.yaml").write_text(deck, encoding="utf-8")
    return DiskWorld(folder)


@pytest.mark.parametrize("look", LOOKS, ids=range(len(LOOKS)))
def test_an_example_of_a_look_is_a_template(tmp_path: Path, look: str) -> None:
    faults = Faults()
    found = read_templates(_project(tmp_path, look), faults)
    assert faults.found == []
    assert {("eastmere", "16:9"), ("eastmere", "4:3")} <= set(found)


def test_the_deck_of_the_page_compiles_in_the_look_before_it(tmp_path: Path) -> None:
    (deck,) = [block for block in BLOCKS if "slides:" in block]
    look = BLOCKS[BLOCKS.index(deck) - 1]
    faults = Faults()
    project = load_project(_project(tmp_path, look, deck), faults)
    compiled = compile_target(project, project.targets[0], faults)
    assert [fault for fault in faults.found if fault.severity is not Severity.ADVICE] == []
    assert compiled is not None
    assert [page.layout for page in compiled.scene.pages] == ["pledge"]


def test_the_message_of_the_page_is_the_real_one(tmp_path: Path) -> None:
    faults = Faults()
    look = 'extends: seminar\ncolours: {quiet: "#9AA5B1"}\n'
    read_templates(_project(tmp_path, look), faults)
    told = [f"error[{f.code}] {f.name}: {f.message}\n  = hint: {f.hint}" for f in faults.found]
    assert any(words in PAGE for words in told)


@pytest.mark.parametrize("model", [FileKeys, LayoutKeys, LevelKeys, SlotKeys])
def test_every_key_is_on_the_page(model: type[object]) -> None:
    names = set(keys_of(model))
    others = {"extends", "title", "base", "base-layouts"}
    missing = sorted(name for name in names - others if f"`{name}`" not in PAGE and
                     f"`{name}:" not in PAGE and f"`\"{name}\"" not in PAGE)  # fmt: skip
    assert missing == []


def test_every_colour_is_on_the_page() -> None:
    assert [role for role in THEME_SLOTS if f"`{role}`" not in PAGE] == []
