"""model/diagnostic_codes -> the tables and explanations in docs/diagnostics.md.

Run it after a change of the codes.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.model.diagnostic_codes import CODES

PAGE = Path(__file__).with_name("diagnostics.md")
BANDS = {
    "BF1": "Reading files",
    "BF2": "Putting a deck together",
    "BF3": "Setting texts",
    "BF4": "Writing files",
    "BF5": "Style and accessibility",
    "BF9": "Our own fault",
}
_GENERATED = re.compile(r"(?<=<!-- generated -->\n).*(?=<!-- end -->)", re.DOTALL)
_EXPLAINED = re.compile(
    r"(?<=<!-- explanations -->\n).*(?=<!-- end of explanations -->)", re.DOTALL
)


def tables() -> str:
    """A table of codes for each band that has any."""
    return "".join(_table(band, title) for band, title in BANDS.items())


def _table(band: str, title: str) -> str:
    rows = [
        f"| {number} | `{code.name}` | {code.severity} | {code.summary} |\n"
        for number, code in CODES.items()
        if number.startswith(band)
    ]
    head = f"\n### {title}\n\n| code | name | severity | what it says |\n|---|---|---|---|\n"
    return head + "".join(rows) if rows else ""


def explanations() -> str:
    """What each code means, with an example of what is wrong and what is right."""
    return "".join(
        f"\n### {number} `{code.name}` ({code.severity})\n\n{code.explanation}\n"
        + _example("Wrong", code.wrong)
        + _example("Right", code.right)
        for number, code in CODES.items()
    )


def _example(title: str, text: str) -> str:
    return f"\n{title}:\n\n```yaml\n{text}```\n" if text else ""


def with_tables(page: str) -> str:
    """The page with its generated parts made anew."""
    page = _GENERATED.sub(lambda _: tables() + "\n", page)
    return _EXPLAINED.sub(lambda _: explanations() + "\n", page)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
