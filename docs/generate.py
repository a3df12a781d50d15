"""The program -> the tables of the documentation that come from it.

model/diagnostic_codes.py and lint make the tables and rules in docs/diagnostics.md, text/words.json
the table in docs/language/languages.md.

Run it after a change of the codes, of the words at the top of a rule, or of the fixed words.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.lint import MODULES
from briefgen.model.diagnostic_codes import CODES
from briefgen.text.words import Forms, fixed_words, languages_of_words

PAGE = Path(__file__).with_name("diagnostics.md")
LANGUAGES = Path(__file__).with_name("language") / "languages.md"
BANDS = {
    "BF1": "Reading files",
    "BF2": "Putting a deck together",
    "BF3": "Setting texts",
    "BF4": "Writing files",
    "BF5": "Style and accessibility",
    "BF9": "Our own fault",
}
_GENERATED = re.compile(r"(?<=<!-- generated -->\n).*(?=<!-- end -->)", re.DOTALL)
_WORDS = re.compile(r"(?<=<!-- words -->\n).*(?=<!-- end of words -->)", re.DOTALL)
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


def with_words(page: str) -> str:
    """The page with its table of fixed words made anew."""
    tags = languages_of_words()
    head = "| " + " | ".join(f"`{tag}`" for tag in tags) + " | source |\n"
    rows = (_row(forms, tags) for forms in fixed_words().values())
    table = head + "|---" * (len(tags) + 1) + "|\n" + "".join(rows)
    return _WORDS.sub(lambda _: table, page)


def _row(forms: Mapping[str, Forms], tags: Sequence[str]) -> str:
    sources = forms.get("from")
    named = sources.items() if isinstance(sources, dict) else ()
    said = ", ".join(f"{tag}: {source}" for tag, source in named)
    return "| " + " | ".join(_cell(forms[tag]) for tag in tags) + f" | {said} |\n"


def _cell(forms: Forms) -> str:
    texts = [forms] if isinstance(forms, str) else [f"{k}: {v}" for k, v in forms.items()]
    return "; ".join(f"`{text.strip()}`" for text in texts)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    LANGUAGES.write_text(with_words(LANGUAGES.read_text(encoding="utf-8")), encoding="utf-8")
