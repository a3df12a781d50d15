"""Programs that do a part of the same: found where they are installed, in a folder of their own."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floor

HERE = Path(__file__).resolve().parent


# The words of a command, and what it needs in its environment.
Command = tuple[list[str | Path], dict[str, str]] | None


@dataclass(frozen=True)
class Peers:
    """The commands of those that are there, for so many packs: a word for each argument."""

    content: Path
    picture: Path
    node: Path | None
    typst: Path | None
    pandoc: str | None

    def decks(self, folder: Path, packs: int) -> Command:
        """PptxGenJS."""
        node = shutil.which("node")
        if self.node is None or node is None:
            return None
        command: list[str | Path] = [
            node,
            HERE / "deck.cjs",
            self.content,
            self.picture,
            folder,
            str(packs),
        ]
        return command, {"NODE_PATH": str(self.node)}

    def pdfs(self, folder: Path, packs: int) -> Command:
        """Typst."""
        if self.typst is None:
            return None
        source = HERE / "typeset.py"
        return [self.typst, source, self.content, self.picture, folder, str(packs)], {}

    def pandoc_deck(self, folder: Path) -> Command:
        if self.pandoc is None:
            return None
        source = self.content.with_suffix(".md")
        return [self.pandoc, source, "-o", folder / "peer.pptx"], {}


def find_peers(installed: Path | None, project: Path, scratch: Path) -> Peers:
    """`installed` holds node_modules with pptxgenjs, and a virtual environment `venv` with typst
    and, where pandoc is not on the path, pypandoc_binary."""
    scratch.mkdir(parents=True, exist_ok=True)
    content = scratch / "content.json"
    deck = floor.plain_deck(project)
    content.write_text(json.dumps(deck), encoding="utf-8")
    content.with_suffix(".md").write_text(_markdown(deck), encoding="utf-8")
    node = installed / "node_modules" if installed else None
    venv = installed / "venv/bin/python" if installed else None
    packages = list((installed / "venv").glob("lib/python*/site-packages/*")) if installed else []
    has_typst = any(package.name == "typst" for package in packages)
    carried = [package / "files/pandoc" for package in packages if package.name == "pypandoc"]
    return Peers(
        content,
        project / "assets/images/hills.jpg",
        node if node and (node / "pptxgenjs").is_dir() else None,
        venv if has_typst else None,
        shutil.which("pandoc") or next((str(path) for path in carried if path.is_file()), None),
    )


def _markdown(deck: floor.Slide) -> str:
    parts = [f"% {deck['title']}\n"]
    for slide in deck["slides"]:
        lines = [f"{'    ' * level}- {text}" for text, level in slide["lines"]]
        lines += [f"- **{name}** {text}" for name, text in slide["cards"]]
        parts.append(
            "\n".join([f"# {slide['title']}\n", *lines, f"\n::: notes\n{slide['notes']}\n:::\n"])
        )
    return "\n".join(parts)
