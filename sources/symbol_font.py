"""DejaVu Sans -> src/briefgen/fonts/BriefgenSymbols-Regular.ttf: the signs that people type and
that fonts of letters lack.

    python sources/symbol_font.py DejaVuSans.ttf

The file is DejaVuSans.ttf 2.37 of Debian's `fonts-dejavu-core` 2.37-6, whose licence asks that a
changed font has another name. The same file gives the same bytes.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "src" / "briefgen" / "fonts" / "BriefgenSymbols-Regular.ttf"
SHA256 = "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322"
NAME = "Briefgen Symbols"
SIGNS = (
    "✓✔✕✖✗✘✚☐☑☒★☆●○◉◎■□▪▫▲△▶▷▼▽◀◁►◄◆◇◊"
    "←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⇔➔➜➤☛☞"
    "☎✆✉⚠ℹ⚐⚑♿♻⌂✎✂☀☁☂☺☹♥♠♣♦♪♫"
    "①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿"
    "₹₺₽⅛⅜⅝⅞∞≈≠≤≥√′″∅⌘⏎"
)


def main(source: Path) -> None:
    """Writes the subset; refuses another file than the one named above."""
    if hashlib.sha256(source.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{source} is not DejaVuSans.ttf 2.37 of Debian")
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 5, 13])
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "MATH", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(text=" " + SIGNS)
    subsetter.subset(font)
    names = {1: NAME, 2: "Regular", 3: f"{NAME} 1.0", 4: NAME, 6: "BriefgenSymbols-Regular"}
    for number, name in names.items():
        font["name"].setName(name, number, 3, 1, 0x409)
    font.save(TARGET)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
