"""Changes of a text by meaning."""

from __future__ import annotations

from typing import Literal

from briefgen.model.values import Value
from briefgen.studio.messages.places import Place


class EditAsked(Value, kw_only=True):
    """POST api/edit -> Edited: a change of the text by meaning, of the file as it is in the page.
    It is not applied by the server: the page writes it into its own text, where it can be undone.

    - "set-text": what is written at `place` becomes `value`
    - "move": the entry `entry` comes to stand as number `to`
    - "duplicate", "drop", "hide", "show": the entry `entry`
    - "add": a slide with `layout` (its sample words in it) comes to stand as number `to`
    - "layout": the entry `entry` gets `layout`
    - "picture": the entry `entry` shows the picture `value` (a name that api/picture gave), with
      the alternative text `description`
    - "describe": the picture `key` (the name of its file) of the entry `entry` gets the alternative
      text `value`; "" says that it is only decoration
    - "output": the output at `place` (of none: the handout that is made where nobody names outputs)
      gets the option `key`, which is `value`
    - "set-key": the key `key` of the entry `entry` becomes the text `value`; "" takes it out
    """

    kind: Literal[
        "set-text",
        "move",
        "duplicate",
        "drop",
        "hide",
        "show",
        "add",
        "layout",
        "picture",
        "describe",
        "output",
        "set-key",
    ]
    """What is to be done."""
    file: int
    """The number of the file."""
    text: str
    """Its text in the page."""
    entry: int = -1
    to: int = -1
    place: Place | None = None
    value: str = ""
    layout: str = ""
    key: str = ""
    description: str = ""


class Edited(Value, kw_only=True):
    """The text after an edit; `refused` says in a sentence why there is none, else "". `cursor` is
    a place to go to, such as the title of a new slide; `entry` the number of the entry now."""

    text: str
    """The whole text; as it was where the edit was refused."""
    refused: str
    cursor: Place | None
    entry: int
