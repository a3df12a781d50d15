"""Diagram: parts that are drawn in a figure, and what stands in its centre."""

from __future__ import annotations

from briefgen.model.diagram_axes import MatrixAxes
from briefgen.model.diagram_kinds import DIAGRAMS, DiagramName
from briefgen.model.resolved_deck import Cards, Diagram
from briefgen.model.rich_text import Inline
from briefgen.model.text_edits import add_key
from briefgen.model.yaml_nodes import Map
from briefgen.read.decode import as_written, holds
from briefgen.read.forms import Located
from briefgen.read.short_forms import MappingKeys, form
from briefgen.read.value_kinds import choice, listing, whole
from briefgen.resolve.binder import Binder, Kind
from briefgen.resolve.kinds.cards import CARDS, bind_cards
from briefgen.resolve.kinds.line import LINE

_TWO = listing(LINE, 2, 2)

# The diagrams whose parts may have icons.
_WITH_ICONS = ("process", "timeline")


class AxesKeys(MappingKeys, kw_only=True):
    """What lies along the sides of a matrix: what its `rows` have in common, from the top, and its
    `columns`, from the left; and what these are about (`rows-name`, `columns-name`)."""

    rows: tuple[Inline, ...] = holds(_TWO, about="What each row has in common, from the top.")
    columns: tuple[Inline, ...] = holds(
        _TWO, about="What each column has in common, from the left."
    )
    rows_name: Inline | None = holds(LINE, None, about="What distinguishes the rows, on an arrow.")
    columns_name: Inline | None = holds(
        LINE, None, about="What distinguishes the columns, on an arrow."
    )


AXES = form("axes", AxesKeys, example="{rows: [Frequent, Rare], columns: [Easy, Hard]}")


class DiagramKeys(MappingKeys, kw_only=True):
    """A diagram: its `kind`, its `parts`, and what stands in the `centre`. A matrix may have `axes`
    and a `focus`. `node` is all of it as it is written."""

    kind: DiagramName = holds(
        choice(*DIAGRAMS, unknown="BF113/diagram-kind"),
        about="Which figure is drawn.",
        is_spoken=False,
    )
    parts: Located = holds(CARDS, about="What it is made of, as a list of cards.")
    centre: Inline | None = holds(LINE, None, about="What the parts belong to.")
    axes: AxesKeys | None = holds(
        AXES, None, about="What the rows and the columns of a matrix have in common."
    )
    focus: int = holds(
        whole(1, 4), 0, about="The number of the field of a matrix that is to stand out."
    )
    node: Map | None = as_written()


def _bind(keys: DiagramKeys, binder: Binder) -> Diagram | None:
    cards = bind_cards(keys.parts, binder)
    if cards is None or not _has_right_centre(keys, binder) or _has_pictures(cards, binder):
        return None
    if not _is_for_its_kind(keys, binder):
        return None
    if keys.kind not in _WITH_ICONS and any(part.icon for part in cards.items):
        part = next(part for part in cards.items if part.icon)
        binder.faults.say("BF110/diagram-icons", part.span, kind=keys.kind)
        return None
    return Diagram(
        kind=keys.kind,
        centre=keys.centre,
        parts=cards.items,
        axes=_axes(keys.axes) if keys.axes else None,
        focus=keys.focus,
        span=keys.span,
    )


def _axes(keys: AxesKeys) -> MatrixAxes:
    return MatrixAxes(
        rows=keys.rows,
        columns=keys.columns,
        rows_name=keys.rows_name,
        columns_name=keys.columns_name,
    )


def _is_for_its_kind(keys: DiagramKeys, binder: Binder) -> bool:
    """Whether only a matrix has axes or a focus."""
    key = "axes" if keys.axes else "focus" if keys.focus else ""
    if not key or keys.kind == "matrix":
        return True
    span = keys.axes.span if keys.axes else keys.span
    binder.faults.say("BF110/matrix-only", span, kind=keys.kind, key=key)
    return False


def _has_right_centre(keys: DiagramKeys, binder: Binder) -> bool:
    """Whether there is a `centre:` where the kind needs one, and none where it has no place."""
    need, centre = DIAGRAMS[keys.kind].centre, keys.centre
    if need == "needed" and centre is None and not binder.faults.has_errors:
        fixes = add_key(keys.node, "centre", "...")
        binder.faults.say("BF112/diagram-centre", keys.span, fixes=fixes, kind=keys.kind)
        return False
    if need == "none" and centre is not None:
        possible = ", ".join(
            f"`kind: {known}`" for known, row in DIAGRAMS.items() if row.centre != "none"
        )
        binder.faults.say("BF110/diagram-centre", centre.span, kind=keys.kind, possible=possible)
        return False
    return True


def _has_pictures(parts: Cards, binder: Binder) -> bool:
    """Whether a part has a picture, which a diagram has no room for; it is noted."""
    pictures = [part.picture for part in parts.items if part.picture is not None]
    for picture in pictures:
        binder.faults.say("BF110/diagram-pictures", picture.span)
    return bool(pictures)


DIAGRAM = form("diagram", DiagramKeys, example="{kind: process, parts: [Ask, Try, Spread]}")
KIND = Kind(
    form=DIAGRAM,
    bind=_bind,
    count=lambda diagram: len(diagram.parts),
    bounds=lambda diagram: (DIAGRAMS[diagram.kind].least, DIAGRAMS[diagram.kind].most),
)
