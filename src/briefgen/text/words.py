"""The words that briefgen itself prints + language -> as they are written there.

words.json beside this file is the table: each word by name, in each language, with the source of a
translation where there is one. A word with a `{count}` in it may have several forms, by the plural
rules of CLDR. French texts stand there with ordinary spaces before `: ; ! ?`; those that French and
Canadian printers set are put in here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from briefgen.model.rich_text import Inline, Run
from briefgen.support.memo import memo
from briefgen.support.package_data import shipped
from briefgen.text.locales import plural_category

# A text, or its forms by plural category.
Forms = str | dict[str, str]

_ENGLISH = "en"
# What screen readers are told where a text is English for want of a translation.
_FALLBACK = "en-GB"
_NARROW, _WIDE = "\u202f", "\u00a0"
_HIGH_MARK = " (?=[;!?])"


@memo(1)
def fixed_words() -> Mapping[str, Mapping[str, Forms]]:
    """The table: by name and by language; `from` holds the sources by language."""
    found: Mapping[str, Mapping[str, Forms]] = msgspec.json.decode(
        shipped("text/words.json").read_bytes(), type=dict[str, dict[str, Forms]]
    )
    return found


@memo(1)
def languages_of_words() -> tuple[str, ...]:
    """The languages that every word is given in."""
    first = next(iter(fixed_words().values()))
    return tuple(tag for tag in first if tag != "from")


def words_language(language: str) -> str:
    """The language that our words are in where that is another than this one; "" where they are
    given in this one."""
    return "" if _base(language) in languages_of_words() else _FALLBACK


def say(name: str, language: str, /, **parts: object) -> str:
    """A word in a language, or in English where it is not given in it; `count` chooses the form.

    Raises KeyError for a name that the table does not have.
    """
    return _form(name, language, parts.get("count")).format(**parts)


def say_inline(name: str, language: str, /, **parts: object) -> Inline:
    """A word that is set on a page; marked as English where it is not given in the language."""
    return Inline((say_run(name, language, **parts),))


def say_run(name: str, language: str, /, **parts: object) -> Run:
    """A word that is set on a page, as a part of a text."""
    # Few fonts have the narrow space, and PowerPoint draws a wide one.
    text = say(name, language, **parts).replace(_NARROW, _WIDE)
    return Run(text=text, language=words_language(language))


def own_name(english: str, language: str) -> str:
    """What a name or prompt of a built-in template is called in a language; a name that is not ours
    stays as it is."""
    name = _names().get(english)
    return say(name, language) if name else english


def spoken_name(slot: str, language: str) -> str:
    """What a slot of a template is called where people see it."""
    return own_name(slot.replace("-", " ").capitalize(), language)


@memo(1)
def _names() -> Mapping[str, str]:
    """The name of each word by what it is in English."""
    return {str(forms[_ENGLISH]): name for name, forms in fixed_words().items()}


@memo(2_000)
def _form(name: str, language: str, count: object) -> str:
    base = _ENGLISH if words_language(language) else _base(language)
    forms = fixed_words()[name][base]
    text = forms if isinstance(forms, str) else _counted(forms, base, count)
    return _spaced_in_french(text, language) if base == "fr" else text


def _counted(forms: Mapping[str, str], base: str, count: object) -> str:
    assert isinstance(count, int)
    return forms.get(plural_category(count, base), forms["other"])


def _spaced_in_french(text: str, language: str) -> str:
    """No line ends before a mark; in Canada `;`, `!` and `?` follow the word at once."""
    high = "" if language == "fr-CA" else _NARROW
    text = re.sub(_HIGH_MARK, high, text).replace(" :", f"{_WIDE}:")
    return text.replace("« ", f"«{_WIDE}").replace(" »", f"{_WIDE}»")


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
