"""model/diagnostic_codes.py and lint -> the tables and rules in docs/diagnostics.md.

Run it after a change of the codes, or of the words at the top of a rule.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from briefgen.lint import MODULES
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
_RULES = re.compile(r"(?<=<!-- rules -->\n).*(?=<!-- end of rules -->)", re.DOTALL)


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


def rules() -> str:
    """For each code that has a rule, what the rule's module says of it below its first line."""
    said = {module.__name__.rpartition(".")[2].replace("_", "-"): module for module in MODULES}
    return "".join(
        f"\n### {number} `{code.name}` ({code.severity})\n\n{_documentation(said.pop(code.name))}\n"
        for number, code in CODES.items()
        if code.name in said
    )


def _documentation(rule: object) -> str:
    return (inspect.getdoc(rule) or "").partition("\n")[2].strip()


def with_tables(page: str) -> str:
    """The page with its generated parts made anew."""
    page = _GENERATED.sub(lambda _: tables() + "\n", page)
    return _RULES.sub(lambda _: rules() + "\n", page)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
