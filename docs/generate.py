"""The program -> the tables and explanations of the docs: diagnostics, outputs, kinds of slot and
fixed words; and the built-in templates as they are decoded. Run it after a change of one of them.
"""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.outputs import AS, NOT_BUILT_YET, OPTIONS, OUTPUTS, OutputKind
from briefgen.read.decode import keys_of
from briefgen.read.forms import kinds_in
from briefgen.read.templates.built_in import decoded_files
from briefgen.resolve.slot_values import KINDS, kind_named
from briefgen.text.words import Forms, fixed_words, languages_of_words

LANGUAGE = Path(__file__).with_name("language")
PAGE = Path(__file__).with_name("diagnostics.md")
OUTPUTS_PAGE = Path(__file__).with_name("language") / "outputs.md"
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
_KINDS = re.compile(r"(?<=<!-- kinds -->\n).*(?=<!-- end of kinds -->)", re.DOTALL)
_KEYS = re.compile(r"(<!-- keys of ([a-z-]+) -->\n).*?(?=<!-- end of keys -->)", re.DOTALL)
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
    """What each code means and says, with an example of what is wrong and what is right."""
    return "".join(
        f"\n### {number} `{code.name}` ({code.severity})\n\n{code.explanation}\n"
        + _says(code)
        + _example("Wrong", code.wrong)
        + _example("Right", code.right)
        for number, code in CODES.items()
    )


def _says(code: Code) -> str:
    said = "".join(f"- {words}\n" for words in code.says)
    return f"\nIt says:\n\n{said}" if said else ""


def _example(title: str, text: str) -> str:
    return f"\n{title}:\n\n```yaml\n{text}```\n" if text else ""


def with_tables(page: str) -> str:
    """The page with its generated parts made anew."""
    page = _GENERATED.sub(lambda _: tables() + "\n", page)
    return _EXPLAINED.sub(lambda _: explanations() + "\n", page)


def kind_table() -> str:
    """How each kind of slot is written."""
    rows = [f"| [{name}]({name}.md) | {kind_named(name).form.written} |\n" for name in KINDS]
    return "| kind | how it is written |\n|---|---|\n" + "".join(rows)


def key_table(name: str) -> str:
    """The keys of a named kind, and what is said of each."""
    kinds = {kind.name: kind for kind in kinds_in(kind_named(kind).form for kind in KINDS)}
    rows = [
        f"| `{key}`{', needed' if said.is_required or said.wanted else ''} | {said.about} |\n"
        for key, said in keys_of(kinds[name].model).items()
    ]
    return f"| key of {kinds[name].what} | what it says |\n|---|---|\n" + "".join(rows)


def with_kinds(page: str) -> str:
    """A page of the language with its generated tables made anew."""
    page = _KINDS.sub(lambda _: f"\n{kind_table()}\n", page)
    return _KEYS.sub(lambda found: f"{found[1]}\n{key_table(found[2])}\n", page)


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
    for path in LANGUAGE.glob("*.md"):
        path.write_text(with_kinds(path.read_text(encoding="utf-8")), encoding="utf-8")
    OUTPUTS_PAGE.write_text(
        with_outputs(OUTPUTS_PAGE.read_text(encoding="utf-8")), encoding="utf-8"
    )
    types = runpy.run_path(str(Path(__file__).with_name("messages_typescript.py")))
    types["FILE"].write_text(types["messages_typescript"](), encoding="utf-8")
    for path, text in decoded_files().items():
        path.write_bytes(text)
