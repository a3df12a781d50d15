"""The recipes for nightly builds: their commands run as they stand in the documents."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.packs.new_project import CODE_HOSTS, make_project
from tests.packs import ROOT

_PAGE = (ROOT / "docs" / "nightly.md").read_text("utf-8")
_INSTALL = 'python -m pip install "$BRIEFGEN"'


def _recipe(host: str) -> str:
    found = re.search(rf"<!-- ci: {host} -->\n\n```yaml\n(.*?)```", _PAGE, re.DOTALL)
    assert found
    return found[1]


def _commands(host: str) -> list[str]:
    said: Any = yaml.safe_load(_recipe(host))
    if host == "gitlab":
        return list(said["packs"]["script"])
    return [step["run"] for step in said["jobs"]["packs"]["steps"] if "run" in step]


@pytest.mark.parametrize("host", CODE_HOSTS)
def test_the_documents_show_what_new_projects_get(host: str) -> None:
    assert _recipe(host) == (ROOT / "src/briefgen/ci" / f"{host}.yml").read_text("utf-8")


@pytest.mark.parametrize("host", CODE_HOSTS)
@pytest.mark.skipif(sys.platform == "win32", reason="code hosts run the commands in a shell")
def test_the_commands_of_the_recipes_keep_good_packs_when_one_fails(
    host: str, tmp_path: Path
) -> None:
    folder = tmp_path / "ours"
    make_project(folder, code_host=host)
    (folder / "decks/broken.yaml").write_text("title: Broken\nslides:\n  - layout: none\n")
    commands = _commands(host)
    assert commands[0] == _INSTALL
    paths = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    codes = [
        subprocess.run(
            ["sh", "-e", "-c", command],
            cwd=folder,
            env={**os.environ, "PATH": paths},
            capture_output=True,
            check=False,
        ).returncode
        for command in commands[1:]
    ]
    assert sorted(codes) == [0, 1]
    assert codes[[c.startswith("briefgen build") for c in commands[1:]].index(True)] == 1
    packs = [path.parent.name for path in (folder / "output").glob("*/manifest.json")]
    assert packs
    assert "broken" not in packs
    faults = json.loads((folder / "faults.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert "decks/broken.yaml" in json.dumps(faults)
