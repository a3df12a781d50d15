"""World -> templates: the built-in ones and the organisation's, for every aspect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath

from briefgen.model.diagnostics import Faults
from briefgen.model.page_aspects import ASPECTS, PageAspect
from briefgen.model.template import Template
from briefgen.model.values import Value, replace
from briefgen.model.yaml_nodes import Node
from briefgen.read.decode import decode_keys, near_miss
from briefgen.read.open_file import read_node
from briefgen.read.templates.built_in import FOLDER, built_in_keys, built_in_names, drawings
from briefgen.read.templates.contrast import check_contrast, with_links
from briefgen.read.templates.fonts_and_logos import located, read_fonts, read_logos
from briefgen.read.templates.source_spans import Spans
from briefgen.read.templates.template_keys import BarKeys, FileKeys, LayoutKeys
from briefgen.read.templates.template_on_base_file import LARGEST_BASE, on_base, on_built_in
from briefgen.read.templates.validate import check_logos, check_names
from briefgen.read.templates.variants import VariantKeys
from briefgen.read.templates.yaml_template_builder import TemplateBuilder
from briefgen.support.memo import memo
from briefgen.support.session import Session
from briefgen.support.world import DiskWorld, OverlayWorld, World

__all__ = ["ASPECTS", "read_templates"]

# What built-in templates were called before: decks that name them are built as ever.
OLD_NAMES = {"plain": "swiss", "seminar-dark": "night"}
_NO_VARIANT = VariantKeys()
# What a layout says for its other forms too.
_SHARED = frozenset({"ground", "shows", "backdrop", "furniture", "logo"})


class Templates(Mapping[tuple[str, str], Template]):
    """By name and aspect: those of the organisation, and the built-in ones, each made when it is
    first asked for: a deck needs one of them, and all take 70 ms."""

    def __init__(self, own: Mapping[tuple[str, str], Template], built_in: Sequence[str]) -> None:
        self._own, self._built_in = own, tuple(built_in)

    def __getitem__(self, key: tuple[str, str]) -> Template:
        name, aspect = key
        if key not in self._own and name in OLD_NAMES:
            name, key = OLD_NAMES[name], (OLD_NAMES[name], aspect)
        if key not in self._own and name in self._built_in and aspect in ASPECTS:
            return _made_built_in(name, aspect)
        return self._own[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        yield from ((name, aspect) for name in self._built_in for aspect in ASPECTS)
        yield from self._own

    def __len__(self) -> int:
        return len(self._built_in) * len(ASPECTS) + len(self._own)


def read_templates(world: World, faults: Faults, session: Session | None = None) -> Templates:
    """Every template that can be used. One that is made from the same keys and files as the last
    time in the session is the same object."""
    session = session or Session()
    nodes: dict[str, Node] = {}
    own: dict[str, FileKeys] = {}
    for name in world.names("assets/templates/*/template.yaml"):
        node = read_node(world, name, faults, session, empty="BF112/empty-template")
        if node is None:
            continue
        folder = PurePosixPath(name).parent
        model = session.keep("template keys", name, node, partial(_decode, node, folder), faults)
        if model is not None:
            own[folder.name], nodes[folder.name] = model, node
    files = _Files(own)
    found: dict[tuple[str, str], Template] = {}
    # Where one takes a built-in name, the built-in ones may inherit from it: all are made.
    replaced = not own.keys().isdisjoint(built_in_names())
    for name in files if replaced else own:
        inputs = nodes.get(name), own
        make, is_as_read = (
            partial(_made, name, files, inputs[0], world),
            partial(_is_as_read, world),
        )
        made = session.keep("templates", name, inputs, make, faults, is_as_read)
        found.update({(name, template.aspect): template for template in made.templates})
    return Templates(found, () if replaced else built_in_names())


def _decode(node: Node, folder: PurePosixPath, faults: Faults) -> FileKeys | None:
    """The keys of a template of the organisation, its files named in full."""
    keys = decode_keys(FileKeys, node, faults, "a template")
    return on_built_in(located(keys, folder.as_posix())) if keys else None


class _Made(Value):
    """A template for each aspect, and the world through which its files were read."""

    templates: list[Template]
    seen: Mapping[str, str]
    listed: Mapping[str, tuple[str, ...]]


def _made(name: str, files: _Files, node: Node | None, world: World, faults: Faults) -> _Made:
    spans, noting = Spans(node), OverlayWorld(world)
    whole = _extended(name, files, (), faults, spans=spans)
    made = _in_aspects(name, whole, noting, spans, faults=faults) if whole else []
    if whole and whole.base and made:
        made = on_base(made, whole, files[name].colours, noting, spans=spans, faults=faults)
    return _Made(made, noting.seen, noting.listed)


def _is_as_read(world: World, made: _Made) -> bool:
    """Whether the files that a template was made from still hold the same."""
    for name in made.seen:
        world.read(name, LARGEST_BASE)
    return all(world.seen[name] == digest for name, digest in made.seen.items()) and all(
        world.names(pattern) == names for pattern, names in made.listed.items()
    )


class _Files(Mapping[str, FileKeys]):
    """The keys of every template: the organisation's, and the built-in ones, read when needed."""

    def __init__(self, own: Mapping[str, FileKeys]) -> None:
        self._own = own

    def __getitem__(self, name: str) -> FileKeys:
        if name not in self._own:
            name = OLD_NAMES.get(name, name)
        if name not in self._own and name in built_in_names():
            return built_in_keys(name)
        return self._own[name]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*built_in_names(), *self._own)))

    def __len__(self) -> int:
        return len({*built_in_names(), *self._own})


@memo(32)
def _made_built_in(name: str, aspect: PageAspect) -> Template:
    """Its names and colours are checked by the tests: that would take each build 25 ms."""
    faults, spans, world = Faults(), Spans(None), DiskWorld(FOLDER)
    whole = _extended(name, _Files({}), (), faults, spans=spans)
    if whole is None:
        raise ValueError(f"the built-in template {name}: {faults.found}")
    (made,) = _unchecked(name, whole, world, spans, faults=faults, aspects=(aspect,))
    return with_links(made)


def _in_aspects(
    name: str, whole: FileKeys, world: World, spans: Spans, *, faults: Faults
) -> list[Template]:
    """The template for each aspect; none where something is wrong with it."""
    before = faults.mark()
    check_names(name, whole, spans, faults)
    if faults.since(before):
        return []
    found = _unchecked(name, whole, world, spans, faults=faults, aspects=ASPECTS)
    check_logos(found, spans, faults)
    for template in found:
        check_contrast(template, spans, faults)
    return [with_links(t) for t in found] if not faults.since(before) else []


def _unchecked(
    name: str,
    whole: FileKeys,
    world: World,
    spans: Spans,
    *,
    faults: Faults,
    aspects: Iterable[PageAspect],
) -> list[Template]:
    logos = read_logos(world, whole, spans, faults)
    fonts = read_fonts(world, whole, spans, faults)
    return [
        TemplateBuilder(
            name=name, file=whole, aspect=aspect, pictures=logos, fonts=fonts
        ).template()
        for aspect in aspects
    ]


def _extended(
    name: str,
    files: Mapping[str, FileKeys],
    chain: tuple[str, ...],
    faults: Faults,
    *,
    spans: Spans,
    variant: VariantKeys = _NO_VARIANT,
) -> FileKeys | None:
    """The template with all that it inherits. Those that extend it chose the `variant`, as far as
    they say."""
    own = files[name]
    variant = variant.before(own.variant)
    if own.prints_as and own.prints_as not in files:
        others, there = sorted(set(files) - {name}), spans.whole("prints-as")
        hint = near_miss(own.prints_as, others, span=there)
        span = spans.at("prints-as")
        faults.say("BF121/prints-as", span, hint=hint, name=name, other=own.prints_as)
        return None
    if not own.extends:
        return _with_print(_drawn_as(variant, own), files)
    if own.extends not in files or own.extends in (*chain, name):
        hint = near_miss(own.extends, sorted(set(files) - {name}), span=spans.whole("extends"))
        faults.say("BF121/extends", spans.at("extends"), hint=hint, name=name, other=own.extends)
        return None
    base = _extended(own.extends, files, (*chain, name), faults, spans=spans, variant=variant)
    return _with_print(_merged(own, base), files) if base else None


def _merged(own: FileKeys, base: FileKeys) -> FileKeys:
    """What the template says itself, before what it inherits."""
    inherited = _with_forms(base.layouts, own.layouts)
    return FileKeys(
        title=own.title or base.title,
        about=own.about,
        extends=own.extends,
        variant=base.variant,
        colours={**base.colours, **own.colours},
        print={**base.print, **own.print},
        prints_as=own.prints_as,
        base=own.base or base.base,
        base_layouts={**base.base_layouts, **own.base_layouts},
        fonts={**base.fonts, **own.fonts},
        sizes=own.sizes or base.sizes,
        grid=own.grid or base.grid,
        styles={**base.styles, **own.styles},
        furniture={**base.furniture, **own.furniture},
        backdrop=own.backdrop if own.backdrop is not None else base.backdrop,
        logo=own.logo or base.logo,
        layouts={
            **inherited,
            **{name: _overridden(name, layout, inherited) for name, layout in own.layouts.items()},
        },
    )


def _drawn_as(variant: VariantKeys, file: FileKeys) -> FileKeys:
    """A template that extends no other, its layouts drawn as the variant says."""
    for name in VariantKeys.__struct_fields__:
        value = getattr(variant, name)
        drawing = drawings().get(name, {}).get(value)
        if drawing is not None:
            own = {key: layout for key, layout in drawing.layouts.items() if key in file.layouts}
            headed = _headed(file, drawing.backdrop)
            file = _merged(replace(drawing, layouts=own, about=file.about), headed)
    return replace(file, variant=variant)


def _headed(file: FileKeys, bars: tuple[BarKeys, ...] | None) -> FileKeys:
    """The template with other bars in place of its own, also in layouts that repeat these among
    theirs."""
    if bars is None or not file.backdrop:
        return file
    layouts = {
        name: replace(layout, backdrop=tuple(_exchanged(layout.backdrop, file.backdrop, bars)))
        if layout.backdrop
        else layout
        for name, layout in file.layouts.items()
    }
    return replace(file, layouts=layouts)


def _exchanged(
    shown: Sequence[BarKeys], old: Sequence[BarKeys], new: Sequence[BarKeys]
) -> Iterator[BarKeys]:
    if any(bar in old for bar in shown):
        yield from new
    yield from (bar for bar in shown if bar not in old)


def _with_forms(
    base: Mapping[str, LayoutKeys], own: Mapping[str, LayoutKeys]
) -> dict[str, LayoutKeys]:
    """The inherited layouts. What the template says of a layout holds for its forms too, and where
    it places the slots of one itself, there are no forms of that but its own."""
    placed = {name for name, layout in own.items() if "slots" in layout.said}
    return {
        name: _alike(layout, own.get(layout.form_of))
        for name, layout in base.items()
        if layout.form_of not in placed or name in own
    }


def _alike(form: LayoutKeys, host: LayoutKeys | None) -> LayoutKeys:
    shared = host.said & _SHARED if host else frozenset()
    return replace(form, **{key: getattr(host, key) for key in shared})


def _overridden(name: str, own: LayoutKeys, base: Mapping[str, LayoutKeys]) -> LayoutKeys:
    """A layout, with what it leaves out from the one of the same name."""
    if name not in base:
        return own
    said = {key: getattr(own, key) for key in own.said}
    return replace(base[name], **said)


def _with_print(file: FileKeys, files: Mapping[str, FileKeys]) -> FileKeys:
    """The colours for paper: those of the template that it prints as, before those it inherits."""
    colours = _colours(file.prints_as, files) if file.prints_as else {}
    return replace(file, print={**colours, **file.print})


def _colours(name: str, files: Mapping[str, FileKeys]) -> dict[str, str]:
    """All colours of a template; those that it inherits end where the templates go round."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    while name in files and name not in seen:
        seen.add(name)
        found = {**files[name].colours, **found}
        name = files[name].extends
    return found
