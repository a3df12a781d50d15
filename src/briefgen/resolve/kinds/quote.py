"""Quote: somebody's words, and whose they are."""

from __future__ import annotations

from briefgen.model.resolved_deck import Quote, Text
from briefgen.model.rich_text import Inline
from briefgen.read.decode import holds
from briefgen.read.short_forms import MappingKeys, alone, form, listed
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.line import LINE
from briefgen.resolve.kinds.text import TEXT


class QuoteKeys(MappingKeys, kw_only=True):
    """A quotation: its `text`, whose it is (`by`), and what that person is (`role`)."""

    text: Text = holds(TEXT, about="The words themselves.")
    by: Inline | None = holds(LINE, None, about="Whose words they are.")
    role: Inline | None = holds(LINE, None, about="What makes that person worth hearing.")


def _bind(keys: QuoteKeys, _: Binder) -> Quote:
    return Quote(keys.text.paragraphs, keys.by, keys.role, keys.span)


QUOTE = form(
    "quote",
    QuoteKeys,
    alone("text"),
    listed("text"),
    what="a quotation",
    example="{text: I decide., by: A resident}",
)
KIND = Kind(form=QUOTE, bind=_bind)
