"""Values as pieces of XML."""

from __future__ import annotations

import pytest

from briefgen.model.template import THEME_SLOTS
from briefgen.ooxml.xml import OUR_COLOURS, theme_colours


def test_a_role_is_a_colour_of_the_theme_and_an_rgb_value_is_itself() -> None:
    assert OUR_COLOURS.colour_xml("ink") == '<a:schemeClr val="tx1"/>'
    assert OUR_COLOURS.colour_xml("#1d4f91") == '<a:srgbClr val="1D4F91"/>'
    assert OUR_COLOURS.fill_xml("") == "<a:noFill/>"
    assert set(OUR_COLOURS.names) == set(THEME_SLOTS)
    with pytest.raises(KeyError):
        OUR_COLOURS.colour_xml("no role")


def test_another_theme_has_its_own_names_for_roles() -> None:
    other = theme_colours((("brand", "accent5"), ("rule", "#cccccc")))
    assert other.fill_xml("brand") == '<a:solidFill><a:schemeClr val="accent5"/></a:solidFill>'
    assert other.colour_xml("rule") == '<a:srgbClr val="CCCCCC"/>'
    assert other.colour_xml("accent") == OUR_COLOURS.colour_xml("accent")
    assert other is theme_colours((("brand", "accent5"), ("rule", "#cccccc")))
