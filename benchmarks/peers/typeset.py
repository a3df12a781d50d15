"""The same slides and handouts by Typst: python typeset.py CONTENT.json PICTURE FOLDER PACKS

Both PDFs of each pack, with Typst's own defaults, in one process.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import typst  # type: ignore[import-not-found,unused-ignore]

_SHAPES = """\
#set text(font: "Liberation Sans", size: 20pt)
#let card(name, body) = block(fill: rgb("#EEF2F7"), inset: 12pt, width: 100%)[
  #text(fill: rgb("#1D4F91"), weight: "bold")[#name] \\ #text(size: 16pt)[#body]]
"""
_PAGE = """\
#set page(width: 960pt, height: 540pt, margin: 48pt, footer: [{title} #h(1fr) 15 October 2008])"""
_PAPER = '#set page(paper: "a4", margin: 57pt)\n#set document(title: "{title}")'


def _string(text: str) -> str:
    return f"#{json.dumps(text, ensure_ascii=False)}"


def _slide(slide: dict[str, Any]) -> str:
    lines = [f'#text(size: 30pt, weight: "bold")[{_string(slide["title"])}]', ""]
    lines += [f"{'  ' * level}- {_string(text)}" for text, level in slide["lines"]]
    if slide["cards"]:
        cards = ", ".join(f"card([{_string(n)}], [{_string(t)}])" for n, t in slide["cards"])
        lines.append(f"#grid(columns: 3, gutter: 24pt, {cards})")
    if slide.get("rows"):
        cells = ", ".join(f"[{_string(cell)}]" for row in slide["rows"] for cell in row)
        lines.append(f"#table(columns: 3, {cells})")
    for series in slide.get("chart", ()):
        lines += [f"#rect(fill: rgb(\"#1D4F91\"), height: 16pt, width: {6 * value}pt)"
                  for value in series["values"]]  # fmt: skip
    if slide.get("picture"):
        lines.append('#image("picture.jpg", width: 600pt)')
    return "\n".join(lines)


def _slides(deck: dict[str, Any]) -> str:
    pages = "\n#pagebreak()\n".join(_slide(slide) for slide in deck["slides"])
    return f"{_PAGE.format(title=deck['title'])}\n{_SHAPES}{pages}\n"


def _handout(deck: dict[str, Any]) -> str:
    rules = "#stack(spacing: 18pt, ..range(7).map(i => line(length: 100%, stroke: 0.4pt)))"
    rows = "\n".join(
        "#grid(columns: (220pt, 1fr), gutter: 20pt, "
        "box(stroke: 0.5pt, width: 220pt, height: 124pt, clip: true, "
        "scale(23%, origin: top + left, reflow: true, "
        f"block(width: 960pt, height: 540pt, inset: 48pt)[{_slide(slide)}])), [{rules}])\n#v(80pt)"
        for slide in deck["slides"]
    )
    return f"{_PAPER.format(title=deck['title'])}\n{_SHAPES}{rows}\n"


def main() -> None:
    content, picture, folder, packs = sys.argv[1:]
    deck = json.loads(Path(content).read_text(encoding="utf-8"))
    shutil.copy(picture, Path(folder, "picture.jpg"))
    for pack in range(int(packs)):
        for name, text in (("slides", _slides(deck)), ("handout", _handout(deck))):
            source = Path(folder, f"{name}.typ")
            source.write_text(text, encoding="utf-8")
            typst.compile(str(source), output=str(Path(folder, f"peer-{pack}-{name}.pdf")))


if __name__ == "__main__":
    main()
