"""The key `variant` of a template: which of several drawings the built-in layouts have."""

from __future__ import annotations

from typing import Literal, get_args

from briefgen.model.template import CardVariant
from briefgen.model.values import Value
from briefgen.read.decode import holds
from briefgen.read.value_kinds import choice

HeadVariant = Literal["bar", "hairline", "none"]
SectionVariant = Literal["field", "white", "number"]
CoverVariant = Literal["split", "field", "full-bleed", "type"]
StatementVariant = Literal["regular", "bold"]


class VariantKeys(Value, kw_only=True):
    """Which drawing a look takes where the layouts of the built-in ones have several; "" for that
    of the template that it extends."""

    head: HeadVariant | Literal[""] = holds(
        choice(*get_args(HeadVariant)), "", about="What stands at the head of slides."
    )
    card: CardVariant | Literal[""] = holds(
        choice(*get_args(CardVariant)), "", about="What cards are drawn as."
    )
    section: SectionVariant | Literal[""] = holds(
        choice(*get_args(SectionVariant)), "", about="What the slides of sections look like."
    )
    cover: CoverVariant | Literal[""] = holds(
        choice(*get_args(CoverVariant)), "", about="What covers look like."
    )
    statement: StatementVariant | Literal[""] = holds(
        choice(*get_args(StatementVariant)), "", about="The weight of statements."
    )

    def before(self, inherited: VariantKeys) -> VariantKeys:
        """What is chosen here, and else what is inherited."""
        names = VariantKeys.__struct_fields__
        return VariantKeys(
            **{name: getattr(self, name) or getattr(inherited, name) for name in names}
        )
