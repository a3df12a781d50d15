"""Language tags -> what PowerPoint writes of them: a language and its country, as in cy-GB."""

from __future__ import annotations

from briefgen.ooxml.xml import escape
from briefgen.support.memo import memo
from briefgen.text.locales import with_country


@memo(100)
def language_xml(tag: str) -> str:
    """The attribute of a run or of the mark of an empty paragraph."""
    return f'lang="{escape(with_country(tag))}"'
