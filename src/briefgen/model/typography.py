"""The choices of setting text that styles, templates and placed text have in common."""

from __future__ import annotations

from typing import Literal

# What programs put before the points of a list, those of the font Symbol among them.
BULLETS = "•◦▪▫‣⁃●○■∙\uf0a7\uf0b7\uf0d8"
# How the lines of a paragraph stand, and where a text stands in the height of its box.
Align = Literal["left", "center", "right"]
Anchor = Literal["top", "middle", "bottom"]
# Whether quotes, dashes and spaces are set as a typesetter sets them, or stay as they were typed.
Typography = Literal["typeset", "as-typed"]
# Whether the texts of a slide stand in the document to read: where its `reading:` does not say them
# already (""), all of them, or none.
InReading = Literal["", "always", "never"]
# Which family of the theme. Numbers, tables and charts have figures that stand in columns.
FontRole = Literal["heading", "body", "numbers"]
# The same for a level of a style; `figures` are large numbers, in the family of headings where its
# figures have one height.
LevelFont = Literal["heading", "body", "numbers", "figures", "code"]
