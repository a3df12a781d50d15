"""A code or name of a diagnostic -> all that is said of it."""

from __future__ import annotations

import os
import sys
from textwrap import fill, indent

from briefgen.cli.exit_codes import OK
from briefgen.model.diagnostic_codes.all_codes import CODES
from briefgen.model.diagnostic_codes.code import Code
from briefgen.model.diagnostics import Hint
from briefgen.packs import UsageError
from briefgen.report.terminal import look_for
from briefgen.support.suggest import hint_instead


def explain_and_say(word: str) -> int:
    """Explain one diagnostic, or list all. Raises UsageError for one that does not exist."""
    if not word:
        print("\n".join(f"{number}  {_head(code)}" for number, code in CODES.items()))
        return OK
    number = word.upper()
    if number not in CODES:
        number = next((one for one, code in CODES.items() if code.name == word.lower()), "")
    if not number:
        raise UsageError(f"there is no diagnostic `{word}`; {_instead(word)}")
    print(_explained(number, CODES[number], look_for(sys.stdout, os.environ).width))
    return OK


def _instead(word: str) -> Hint:
    """The code or name that may have been meant."""
    is_code = word[:2].upper() == "BF"
    known = list(CODES) if is_code else [code.name for code in CODES.values()]
    typed = word.upper() if is_code else word.lower()
    return hint_instead(typed, known, otherwise="`briefgen explain` lists all")


def _head(code: Code) -> str:
    return f"{code.name} ({code.severity}): {code.summary}"


def _explained(number: str, code: Code, width: int) -> str:
    paragraphs = [f"{number} {_head(code)}", *code.explanation.split("\n\n")]
    parts = [fill(paragraph, width, break_long_words=False) for paragraph in paragraphs]
    if code.wordings:
        said = (fill(f"- {words}", width, subsequent_indent="  ") for words in code.says)
        parts.append("\n".join(("It says:", *said)))
    for title, example in (("Wrong:", code.wrong), ("Right:", code.right)):
        if example:
            parts.append(f"{title}\n\n{indent(example.rstrip(), '    ')}")
    return "\n\n".join(parts)
