"""model/diagnostic_codes and model/outputs.py -> tables and explanations in the documentation.

Run it after a change of the codes, or of an output.
"""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.model.diagnostic_codes import CODES
from briefgen.model.outputs import AS, NOT_BUILT_YET, OPTIONS, OUTPUTS, OutputKind

PAGE = Path(__file__).with_name("diagnostics.md")
OUTPUTS_PAGE = Path(__file__).with_name("language") / "outputs.md"
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


def outputs_table() -> str:
    """A row for each output with its options, a row for each option, and what is planned."""
    rows = [
        f"| `{name}` | {': '.join(filter(None, (of.about, of.more)))} | {_options(of)} |\n"
        for name, of in OUTPUTS.items()
    ]
    said = [f"| `{name}` | {about} |\n" for name, about in OPTIONS.items()]
    forms = [
        f"`{name}: {form}`"
        for name, of in OUTPUTS.items()
        for form, found in of.forms.items()
        if not found.is_built
    ]
    later = ", ".join((*forms, *(f"`{name}`" for name in NOT_BUILT_YET)))
    return (
        "\n| output | what it is | options |\n|---|---|---|\n"
        + "".join(rows)
        + "\n| option | what it says |\n|---|---|\n"
        + "".join(said)
        + f"\nNot built yet, and refused by name: {later}.\n\n"
    )


def _options(of: OutputKind) -> str:
    """The options with what they can be; the main one, which may stand behind the name, first."""
    built = ", ".join(form for form, found in of.forms.items() if found.is_built)
    values = {AS: built} if built else {}
    values |= {name: ", ".join(texts) for name, texts in of.options.items()}
    named = [f"`{name}`: {texts}" for name, texts in values.items()]
    return "; ".join((*named, *(f"`{name}`" for name in of.chooses)))


def with_outputs(page: str) -> str:
    """The page of outputs with its tables made anew."""
    return _GENERATED.sub(lambda _: outputs_table(), page)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    OUTPUTS_PAGE.write_text(
        with_outputs(OUTPUTS_PAGE.read_text(encoding="utf-8")), encoding="utf-8"
    )
