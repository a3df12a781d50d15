"""The keys of a template file, as pydantic checks them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SLIDE_HEIGHT = 540.0
_KINDS = Literal[
    "line",
    "text",
    "points",
    "column",
    "cards",
    "numbers",
    "quote",
    "table",
    "comparison",
    "diagram",
    "timeline",
    "chart",
    "picture",
    "link",
]
_SIDES = Literal["", "left", "right", "both"]
# The types of slide layouts that PowerPoint has and that our kinds of slot can fill.
_TYPES = Literal[
    "", "title", "obj", "secHead", "twoObj", "twoTxTwoObj", "titleOnly", "blank", "objTx", "picTx",
    "tbl", "chart", "tx", "cust",
]  # fmt: skip
# A size of type in points, an inset or margin in points.
_Points = Annotated[int, Field(ge=8, le=200)]
_Length = Annotated[float, Field(ge=-SLIDE_HEIGHT, le=SLIDE_HEIGHT)]


class Keys(BaseModel):
    """Names are written with dashes; a name that is not known is a fault."""

    model_config = ConfigDict(
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
        populate_by_name=True,
        frozen=True,
        allow_inf_nan=False,
    )


class ChangeKeys(Keys):
    """What is different on a narrower slide."""

    columns: tuple[int, int] | None = None
    top: float | None = Field(default=None, ge=0, le=SLIDE_HEIGHT)
    height: float | None = Field(default=None, gt=0, le=SLIDE_HEIGHT)


class RegionKeys(Keys):
    """A place: from one column to another, and from `top` down, in points."""

    columns: tuple[int, int]
    top: float = Field(ge=0, le=SLIDE_HEIGHT)
    height: float = Field(gt=0, le=SLIDE_HEIGHT)
    narrow: ChangeKeys | None = Field(default=None, alias="4:3")


class BarKeys(RegionKeys):
    fill: str
    bleed: _SIDES = ""


class LogoKeys(RegionKeys):
    """A picture that layouts carry; `print` is the one for paper, `layouts` are all if empty."""

    file: str
    alt: str = Field(min_length=1)
    print: str = ""
    align: Literal["left", "center", "right"] = "right"
    layouts: tuple[str, ...] = ()


class FontKeys(Keys):
    """A family by name, and its files if it is not one of ours."""

    family: str = Field(min_length=1)
    regular: str = ""
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, value: Any) -> Any:
        return {"family": value} if isinstance(value, str) else value

    @property
    def files(self) -> dict[tuple[bool, bool], str]:
        """The files that are named, by (bold, italic)."""
        named = {
            (False, False): self.regular,
            (True, False): self.bold,
            (False, True): self.italic,
            (True, True): self.bold_italic,
        }
        return {style: file for style, file in named.items() if file}


class LevelKeys(Keys):
    colour: str
    less: int = Field(default=0, ge=0, le=200)
    floor: int = Field(default=12, ge=12, le=200)
    strong: bool = False
    font: Literal["body", "heading"] = "body"
    align: Literal["left", "center", "right"] = "left"
    space_before: float = Field(default=0, ge=0, le=10)
    line_spacing: int = Field(default=100, ge=90, le=150)
    margin: float = Field(default=0, ge=0, le=SLIDE_HEIGHT)
    indent: _Length = 0
    bullet: str = Field(default="", max_length=1)
    bullet_colour: str = ""
    strong_colour: str = ""
    link_colour: str = ""


class StyleKeys(Keys):
    ladder: tuple[_Points, ...] = Field(min_length=1)
    levels: tuple[LevelKeys, ...] = Field(min_length=1)


class FurnitureKeys(RegionKeys):
    style: str


class SlotKeys(Keys):
    kind: _KINDS
    style: str
    columns: tuple[int, int] | None = None
    top: float = Field(default=0, ge=0, le=SLIDE_HEIGHT)
    height: float = Field(default=0, ge=0, le=SLIDE_HEIGHT)
    narrow: ChangeKeys | None = Field(default=None, alias="4:3")
    required: bool = False
    placeholder: Literal["", "title", "ctrTitle", "subTitle", "body", "tbl", "chart", "pic"] = ""
    anchor: Literal["top", "middle", "bottom"] = "top"
    inset_left: float = Field(default=0, ge=0, le=SLIDE_HEIGHT)
    inset_bottom: float = Field(default=0, ge=0, le=SLIDE_HEIGHT)
    bleed: _SIDES = ""
    fit: Literal["", "contain", "cover"] = ""
    prompt: str = ""
    within: str = ""
    takes: tuple[str, ...] = ()
    default: str = ""
    least: int = Field(default=0, ge=0, le=100)
    most: int = Field(default=0, ge=0, le=100)
    centre_style: str = ""
    of: str = ""


class LayoutKeys(Keys):
    """A layout; what it leaves out it has from the layout of the same name that it overrides."""

    title: str = ""
    type: _TYPES = ""
    slots: dict[str, SlotKeys] = Field(default_factory=dict)
    ground: str = "paper"
    shows: tuple[str, ...] = ("section", "footer", "marking", "date", "number")
    backdrop: tuple[BarKeys, ...] | None = Field(default=None, max_length=40)
    furniture: dict[str, FurnitureKeys] = Field(default_factory=dict)
    logo: LogoKeys | None = None


class GridKeys(Keys):
    columns: int = Field(default=12, ge=1, le=24)
    margin: float = Field(default=48, ge=0, le=240)
    gutter: float = Field(default=24, ge=0, le=48)


class FileKeys(Keys):
    """A template file. `print` gives the colours that are others on paper; `base` is a PowerPoint
    file that decks are built on, `base_layouts` names its layouts for ours."""

    title: str = ""
    extends: str = ""
    base: str = ""
    base_layouts: dict[str, str] = Field(default_factory=dict)
    colours: dict[str, str] = Field(default_factory=dict)
    print: dict[str, str] = Field(default_factory=dict)
    prints_as: str = ""
    fonts: dict[Literal["heading", "body"], FontKeys] = Field(default_factory=dict)
    grid: GridKeys | None = None
    styles: dict[str, StyleKeys] = Field(default_factory=dict)
    furniture: dict[str, FurnitureKeys] = Field(default_factory=dict)
    backdrop: tuple[BarKeys, ...] | None = Field(default=None, max_length=40)
    logo: LogoKeys | None = None
    layouts: dict[str, LayoutKeys] = Field(default_factory=dict, max_length=200)
