"""Quote: somebody's words, and whose they are."""

from __future__ import annotations

import re

from briefgen.model.resolved_deck import Quote, Text
from briefgen.model.rich_text import Inline
from briefgen.read.decode import holds
from briefgen.read.short_forms import MappingKeys, alone, form, listed
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.text import TEXT
from briefgen.resolve.typed_marks import without_dash


class QuoteKeys(MappingKeys, kw_only=True):
    """A quotation: its `text`, whose it is (`by`), and what that person is (`role`)."""

    text: Text = holds(TEXT, about="The words themselves.")
    by: Inline | None = holds(LINE, None, about="Whose words they are.")
    role: Inline | None = holds(LINE, None, about="What makes that person worth hearing.")


# Behind a sentence, a dash and a name.
_NAMED = re.compile(
    "[.!?\u2026\"'\u201d\u2019]\\s*(?P<name>[-\u2013\u2014\u2015]{1,2}\\s*[^\\W\\d_a-z][^.!?\\n]{2,60})$"
)


def _bind(keys: QuoteKeys, binder: Binder) -> Quote:
    last = keys.text.paragraphs[-1]
    if keys.by is None and (found := _NAMED.search(last.text)):
        binder.faults.say("BF123/named", last.span, text=found["name"])
    by = without_dash(keys.by, binder)
    return Quote(keys.text.paragraphs, by, keys.role, keys.span)


QUOTE = form(
    "quote",
    QuoteKeys,
    alone("text"),
    listed("text"),
    what="a quotation",
    example="{text: I decide., by: A resident}",
)
KIND = Kind(form=QUOTE, bind=_bind)
