"""Office package -> its masters and layouts, with what their placeholders give to slides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy

from briefgen.model.typography import Anchor
from briefgen.model.units import Box, Emu, Insets, Size
from briefgen.model.values import Value, replace
from briefgen.ooxml.reader import (
    Element,
    OfficePackage,
    Refusal,
    find,
    find_all,
    whole,
    word,
    written,
)
from briefgen.pptx_template.text_levels import (
    FoundLevel,
    first_attribute,
    has_levels,
    read_levels,
    shown_style,
)
from briefgen.pptx_template.theme import ColourScheme, read_scheme

TITLES = frozenset({"title", "ctrTitle"})
FURNITURE = frozenset({"dt", "ftr", "sldNum", "hdr"})
ANCHORS: Mapping[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom"}
# A placeholder of which less is on the slide is none.
_SEEN = 0.5
_STYLES = {"title": "titleStyle", "ctrTitle": "titleStyle"}
_DEFAULT_INSETS = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}


class FoundHolder(Value, kw_only=True):
    """A placeholder of a layout or master, with all that it inherits: its `type` as PowerPoint
    names it ("obj" for any content), and its number `idx`. Its text stands in `box` less `insets`,
    by `anchor` in the height, and looks as `levels` say. `fixed` where its frame holds what slides
    had better not inherit; `name` is what PowerPoint's Selection Pane shows."""

    type: str
    idx: int
    box: Box
    levels: tuple[FoundLevel, ...]
    insets: Insets
    anchor: Anchor
    fixed: bool = False
    name: str = ""

    @property
    def is_title(self) -> bool:
        return self.type in TITLES

    @property
    def is_content(self) -> bool:
        return not self.is_title and self.type not in FURNITURE


class FoundMaster(Value):
    """A master: the name of its `part`, as `scheme` its theme as its slides see it, the root of its
    `tree`, and as `holders` its placeholders."""

    part: str
    scheme: ColourScheme
    tree: Element
    holders: tuple[FoundHolder, ...]


class FoundLayout(Value, kw_only=True):
    """A layout of a `master`: its `part`, the `name` that people see, its `type` as PowerPoint
    names it ("" if none), as `scheme` the theme as its slides see it, the root of its `tree`, and
    as `holders` its placeholders in the file's order."""

    part: str
    name: str
    type: str
    master: FoundMaster
    scheme: ColourScheme
    tree: Element
    holders: tuple[FoundHolder, ...]

    @property
    def title(self) -> FoundHolder | None:
        return next((holder for holder in self.holders if holder.is_title), None)

    def master_levels(self, *, is_title: bool) -> tuple[FoundLevel, ...]:
        """The master's text style, for a text that has no placeholder anywhere."""
        name = "titleStyle" if is_title else "bodyStyle"
        style = find(self.master.tree, f"p:txStyles/p:{name}")
        return read_levels([] if style is None else [style], self.scheme, is_title)

    @property
    def contents(self) -> tuple[FoundHolder, ...]:
        return tuple(holder for holder in self.holders if holder.is_content)


class FoundFile(Value, kw_only=True):
    """What a base is read as: its `package`, the name of its `presentation` part, the `size` of
    its slides, and its `layouts` in their order. Of its own sample slides, `first` is the layout
    part of the first one ("" without any), and `used` counts by part the layouts of the others.
    `presentation_style` is the text style that all others fall back on, None where there is
    none."""

    package: OfficePackage
    presentation: str
    size: Size
    layouts: tuple[FoundLayout, ...]
    first: str
    used: Counter[str]
    presentation_style: Element = None


def read_layouts(package: OfficePackage) -> FoundFile:
    """All masters and layouts. Raises Refusal where there are none, or where they are damaged."""
    main = _presentation(package)
    root = package.tree(main)
    layouts = tuple(_layouts(package, main, root))
    if not layouts:
        raise Refusal(
            "the file does not have a slide layout", "add one in PowerPoint's slide master view"
        )
    samples = tuple(_samples(package, main, root))
    return FoundFile(
        package=package,
        presentation=main,
        size=_size(root),
        layouts=layouts,
        first=samples[0] if samples else "",
        used=Counter(samples[1:]),
        presentation_style=find(root, "p:defaultTextStyle"),
    )


def _presentation(package: OfficePackage) -> str:
    found = package.relations("").values()
    main = next((relation.target for relation in found if relation.kind == "officeDocument"), "")
    if not main or word(package.tree(main)) != "presentation":
        raise Refusal(
            "the file is not a PowerPoint file", "give a .potx, .pptx, .potm or .ppsx file"
        )
    return main


def _size(root: Element) -> Size:
    found = find(root, "p:sldSz")
    width, height = (whole(found.get(name)) if found is not None else 0 for name in ("cx", "cy"))
    if not (914_400 <= width <= 51_206_400 and 914_400 <= height <= 51_206_400):
        raise Refusal("the file does not say how large its slides are")
    return Size(Emu(width), Emu(height))


def relation_id(element: Element) -> str:
    """The id of the relationship that an element names."""
    return str(
        element.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", "")
    )


# Reading one takes some milliseconds; no real file among a thousand has a third of them.
MOST_LAYOUTS = 300


def _layouts(package: OfficePackage, main: str, root: Element) -> Iterator[FoundLayout]:
    relations = package.relations(main)
    common = _Common(find(root, "p:defaultTextStyle"), _size(root))
    for entry in find_all(root, "p:sldMasterIdLst/p:sldMasterId"):
        if (relation := relations.get(relation_id(entry))) is not None:
            yield from _of_master(package, relation.target, common)


class _Common(Value):
    """What all masters share: the presentation's text style (`default`), and the slides' `size`."""

    default: Element
    size: Size

    def shows(self, box: Box) -> bool:
        """Whether a place is on the slide, where people see it; some are put aside."""
        seen = box.within(Box(Emu(0), Emu(0), self.size.width, self.size.height))
        area, slide = seen.width * seen.height, self.size.width * self.size.height
        return area >= _SEEN * box.width * box.height or area >= _SEEN**2 * slide


def _of_master(package: OfficePackage, part: str, common: _Common) -> Iterator[FoundLayout]:
    tree, relations = package.tree(part), package.relations(part)
    theme = next((found.target for found in relations.values() if found.kind == "theme"), "")
    if not theme:
        raise Refusal(f"the master {part} does not have a theme")
    scheme = read_scheme(package.tree(theme), find(tree, "p:clrMap"))
    reader = _HolderReader(tree, scheme, common)
    master = FoundMaster(part, scheme, tree, tuple(reader.holders(tree)))
    entries = find_all(tree, "p:sldLayoutIdLst/p:sldLayoutId")
    if len(entries) > MOST_LAYOUTS:
        hint = "delete layouts that nobody uses: View, Slide Master"
        raise Refusal(f"the master {part} has more than {MOST_LAYOUTS} layouts", hint)
    for entry in entries:
        if (relation := relations.get(relation_id(entry))) is not None:
            yield _layout(package, relation.target, master, common)


def _layout(package: OfficePackage, part: str, master: FoundMaster, common: _Common) -> FoundLayout:
    tree = package.tree(part)
    if renumber_holders(tree):
        package.kept[part] = written(tree)
    name = find(tree, "p:cSld").get("name") or "" if find(tree, "p:cSld") is not None else ""
    scheme = master.scheme
    if (override := find(tree, "p:clrMapOvr/a:overrideClrMapping")) is not None:
        scheme = read_scheme(scheme.root, override)
    reader = _HolderReader(master.tree, scheme, common)
    holders = tuple(reader.holders(tree))
    return FoundLayout(
        part=part,
        name=name,
        type=tree.get("type") or "",
        master=master,
        scheme=scheme,
        tree=tree,
        holders=holders,
    )


def renumber_holders(tree: Element) -> bool:
    """Give placeholders that share a number, or have none, numbers of their own: slides name their
    placeholders by them."""
    holders = [found for shape in find_all(tree, "p:cSld/p:spTree/*")
               if (found := find(shape, "*/p:nvPr/p:ph")) is not None]  # fmt: skip
    others = [one for one in holders if (one.get("type") or "") not in {"title", "ctrTitle"}]
    counted = Counter(one.get("idx") or "0" for one in others)
    taken, changed = set(counted), False
    for holder in others:
        number = holder.get("idx") or "0"
        if number == "0" or counted[number] > 1:
            counted[number] -= 1
            free = next(str(n) for n in range(1, 10_000) if str(n) not in taken)
            taken.add(free)
            holder.set("idx", free)
            changed = True
    return changed


class _HolderReader(Value):
    """Reads placeholders: what a layout does not say, its master does."""

    master: Element
    scheme: ColourScheme
    common: _Common

    def holders(self, tree: Element) -> Iterator[FoundHolder]:
        for shape in find_all(tree, "p:cSld/p:spTree/*"):
            holder = find(shape, "*/p:nvPr/p:ph")
            if holder is not None and (found := self._holder(shape, holder)) is not None:
                yield found

    def _holder(self, shape: Element, holder: Element) -> FoundHolder | None:
        type_ = holder.get("type") or "obj"
        parent = parent_of(self.master, type_)
        place = _place(shape) or _place(parent)
        if place is None or not self.common.shows(place):
            return None
        frames = [
            frame
            for one in (shape, parent)
            if (frame := find(one, "p:txBody/a:bodyPr")) is not None
        ]
        is_upright = (first_attribute(frames, "vert") or "horz") != "horz"
        placed = shape if _place(shape) else parent
        if is_upright or holder.get("orient") == "vert" or _is_turned(placed):
            return None
        return FoundHolder(
            type=type_,
            idx=whole(holder.get("idx")),
            box=place,
            levels=self._levels(shape, parent, type_),
            insets=insets_of(frames),
            anchor=ANCHORS.get(first_attribute(frames, "anchor") or "t", "top"),
            fixed=_is_odd(frames),
            name=find(shape, "*/p:cNvPr").get("name") or "",
        )

    def _levels(self, shape: Element, parent: Element, type_: str) -> tuple[FoundLevel, ...]:
        """The levels that slides inherit. A file without text styles, as LibreOffice writes it,
        has its look on the paragraphs of its placeholders: those are taken, and written out.
        Where sample paragraphs are aligned otherwise than the style says, PowerPoint goes by the
        style and LibreOffice by the paragraph: slides write the style's alignment out."""
        fallback = "otherStyle" if type_ in FURNITURE else "bodyStyle"
        common = find(self.master, f"p:txStyles/p:{_STYLES.get(type_, fallback)}")
        chain = [find(shape, "p:txBody/a:lstStyle"), find(parent, "p:txBody/a:lstStyle"), common]
        is_title = type_ in TITLES
        if not any(has_levels(style) for style in chain):
            own_first = is_title or type_ in FURNITURE or type_ == "subTitle"
            sources = (shape, parent) if own_first else (parent, shape)
            looks = [shown_style(one) for one in sources]
            levels = read_levels([*looks, *_there(self.common.default)], self.scheme, is_title)
            return tuple(replace(level, exact=False, family="") for level in levels)
        levels = read_levels(_there(*chain, self.common.default), self.scheme, is_title)
        shown = read_levels(
            _there(shown_style(shape), *chain, self.common.default), self.scheme, is_title
        )
        return tuple(
            level if level.align == other.align else replace(level, exact=False)
            for level, other in zip(levels, shown, strict=True)
        )


def parent_of(master: Element, type_: str) -> Element:
    """The master's placeholder that one of a type inherits from."""
    wanted = "title" if type_ in TITLES else type_ if type_ in FURNITURE else "body"
    for shape in find_all(master, "p:cSld/p:spTree/p:sp"):
        holder = find(shape, "p:nvSpPr/p:nvPr/p:ph")
        if holder is not None and (holder.get("type") or "obj") == wanted:
            return shape
    return None


def holder_key(shape: Element) -> tuple[str, int] | None:
    """Type and number of a placeholder, None for another shape."""
    holder = find(shape, "p:nvSpPr/p:nvPr/p:ph")
    return (holder.get("type") or "obj", whole(holder.get("idx"))) if holder is not None else None


def merged_properties(shape: Element, parent: Element) -> Element:
    """A copy of a placeholder whose place, outline, fill and line are its own or inherited."""
    made = deepcopy(shape)
    own, theirs = find(made, "p:spPr"), find(parent, "p:spPr")
    if own is None or theirs is None:
        return made
    has = {_aspect_of(word(child)) for child in own}
    own.extend(deepcopy(child) for child in theirs if _aspect_of(word(child)) not in has)
    return made


def _aspect_of(name: str) -> str:
    """What an element of shape properties says something about."""
    return next((end for end in ("Geom", "Fill") if name.endswith(end)), name)


def _there(*elements: Element) -> list[Element]:
    return [element for element in elements if element is not None]


def _place(shape: Element) -> Box | None:
    """The box of a shape, None where it inherits it."""
    frame = find(shape, "p:spPr/a:xfrm")
    offset, extent = find(frame, "a:off"), find(frame, "a:ext")
    if offset is None or extent is None:
        return None
    x, y = (Emu(whole(offset.get(name))) for name in "xy")
    width, height = (Emu(whole(extent.get(name))) for name in ("cx", "cy"))
    return Box(x, y, width, height) if width > 0 and height > 0 else None


def _is_turned(shape: Element) -> bool:
    frame = find(shape, "p:spPr/a:xfrm")
    return frame is not None and whole(frame.get("rot")) % 21_600_000 != 0


def insets_of(frames: list[Element]) -> Insets:
    left, top, right, bottom = (
        Emu(whole(first_attribute(frames, name), default))
        for name, default in _DEFAULT_INSETS.items()
    )
    return Insets(left, top, right, bottom)


def _is_odd(frames: list[Element]) -> bool:
    """Whether the frame shrinks its text, grows with it, or sets it in columns or unwrapped."""
    fitting = next((child for frame in frames for child in frame if word(child).endswith("utofit")
                    or word(child) == "noAutofit"), None)  # fmt: skip
    scaled = fitting is not None and (fitting.get("fontScale") or fitting.get("lnSpcReduction"))
    grows = fitting is not None and word(fitting) == "spAutoFit"
    columns = whole(first_attribute(frames, "numCol"), 1) > 1
    return bool(scaled or grows or columns or first_attribute(frames, "wrap") == "none")


def _samples(package: OfficePackage, main: str, root: Element) -> Iterator[str]:
    """The layout part of each sample slide, in their order."""
    relations = package.relations(main)
    for entry in find_all(root, "p:sldIdLst/p:sldId"):
        relation = relations.get(relation_id(entry))
        for found in package.relations(relation.target).values() if relation else ():
            if found.kind == "slideLayout":
                yield found.target
