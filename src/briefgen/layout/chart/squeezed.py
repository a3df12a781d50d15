"""Whether a chart has less room than it can be read in: who places it gives it more, or none."""

from __future__ import annotations

from briefgen.model.chart_kinds import ROUND
from briefgen.model.scene import PlacedChart
from briefgen.model.units import pt

# A plot of columns, lines, areas or points has so much of its width as height; a pie is so wide.
LEAST_HIGH, LEAST_ROUND = 0.35, pt(110)


def is_squeezed(chart: PlacedChart) -> bool:
    """Whether its plot is so low that its values can hardly be told apart."""
    plot = chart.look.plot
    if chart.kind in ROUND:
        return plot.height < LEAST_ROUND
    return chart.kind != "bar" and plot.height < LEAST_HIGH * plot.width
