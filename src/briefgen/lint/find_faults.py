"""Checked -> the faults that the rules of style find. What a rule is for is said where its code is
declared."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.lint import (
    bare_address,
    broken_code,
    duplicate_title,
    empty_heading,
    empty_section,
    long_sentence,
    many_words,
    said_twice,
    small_text,
    stale_source,
    tight_fit,
    unused_allow,
    unused_file,
    vague_link,
)
from briefgen.lint.checked_target import Checked
from briefgen.model.diagnostics import Diagnostic

RULES = (
    duplicate_title,
    vague_link,
    bare_address,
    stale_source,
    empty_section,
    many_words,
    long_sentence,
    small_text,
    tight_fit,
    empty_heading,
    broken_code,
    said_twice,
)
# All that have a code; the last two look beyond a single target.
MODULES = (*RULES, unused_allow, unused_file)


def find_faults(checked: Checked) -> Iterator[Diagnostic]:
    """What the rules find, in the order of the rules."""
    for rule in RULES:
        yield from rule.find(checked)
