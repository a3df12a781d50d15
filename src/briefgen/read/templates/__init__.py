"""World -> templates: the built-in ones and the organisation's, for every aspect."""

from __future__ import annotations

from importlib import resources
from pathlib import Path, PurePosixPath

from briefgen.model.diag import Faults
from briefgen.model.node import Node
from briefgen.model.template import Template
from briefgen.read.decode import decode_plain
from briefgen.read.source import read_source
from briefgen.read.templates.based import on_base, on_built_in
from briefgen.read.templates.builder import ASPECTS, Builder
from briefgen.read.templates.contrast import check_contrast, with_links
from briefgen.read.templates.files import located, read_fonts, read_logos
from briefgen.read.templates.keys import FileKeys, LayoutKeys
from briefgen.read.templates.sound import check_logos, check_names
from briefgen.read.templates.spans import Spans
from briefgen.read.world import World

__all__ = ["ASPECTS", "read_templates"]


def read_templates(world: World, faults: Faults) -> dict[tuple[str, str], Template]:
    """Every template that can be used, keyed by name and aspect."""
    files = _built_in(faults)
    nodes: dict[str, Node] = {}
    for name in world.names("assets/templates/*/template.yaml"):
        data = world.read(name)
        node = read_source(data, name, faults) if data else None
        model = decode_plain(FileKeys, node, faults) if node else None
        if model is not None and node is not None:
            folder = PurePosixPath(name).parent
            files[folder.name] = on_built_in(located(model, folder.as_posix()))
            nodes[folder.name] = node
    found: dict[tuple[str, str], Template] = {}
    for name in files:
        spans = Spans(nodes.get(name))
        whole = _extended(name, files, (), faults, spans)
        made = _in_aspects(name, whole, world, spans, faults) if whole else []
        if whole and whole.base and made:
            made = on_base(made, whole, files[name].colours, world, spans, faults)
        for template in made:
            found[name, template.aspect] = template
    return found


def _built_in(faults: Faults) -> dict[str, FileKeys]:
    folder = Path(str(resources.files("briefgen"))) / "templates"
    found = {}
    for path in sorted(folder.glob("*/template.yaml")):
        name = f"briefgen/templates/{path.parent.name}/template.yaml"
        node = read_source(path.read_bytes(), name, faults)
        model = decode_plain(FileKeys, node, faults) if node else None
        if model is not None:
            found[path.parent.name] = model
    return found


def _in_aspects(
    name: str, whole: FileKeys, world: World, spans: Spans, faults: Faults
) -> list[Template]:
    """The template for each aspect; none where something is wrong with it."""
    before = len(faults.found)
    check_names(name, whole, spans, faults)
    if len(faults.found) > before:
        return []
    logos = read_logos(world, whole, spans, faults)
    fonts = read_fonts(world, whole, spans, faults)
    found = [Builder(name, whole, aspect, logos, fonts).template() for aspect in ASPECTS]
    check_logos(found, spans, faults)
    for template in found:
        check_contrast(template, spans, faults)
    return [with_links(t) for t in found] if len(faults.found) == before else []


def _extended(
    name: str, files: dict[str, FileKeys], chain: tuple[str, ...], faults: Faults, spans: Spans
) -> FileKeys | None:
    """The template with all that it inherits."""
    own = files[name]
    if own.prints_as and own.prints_as not in files:
        faults.add(
            "BF121",
            f"the template {name} prints as {own.prints_as}, which does not exist",
            spans.at("prints-as"),
            hint="possible: " + ", ".join(sorted(set(files) - {name})),
        )
        return None
    if not own.extends:
        return _with_print(own, files)
    if own.extends not in files or own.extends in (*chain, name):
        faults.add(
            "BF121",
            f"the template {name} extends {own.extends}, which cannot be used",
            spans.at("extends"),
            hint="possible: " + ", ".join(sorted(set(files) - {name})),
        )
        return None
    base = _extended(own.extends, files, (*chain, name), faults, spans)
    return _with_print(_merged(own, base), files) if base else None


def _merged(own: FileKeys, base: FileKeys) -> FileKeys:
    """What the template says itself, before what it inherits."""
    return FileKeys.model_construct(
        title=own.title or base.title,
        extends=own.extends,
        colours={**base.colours, **own.colours},
        print={**base.print, **own.print},
        prints_as=own.prints_as,
        base=own.base or base.base,
        base_layouts={**base.base_layouts, **own.base_layouts},
        fonts={**base.fonts, **own.fonts},
        grid=own.grid or base.grid,
        styles={**base.styles, **own.styles},
        furniture={**base.furniture, **own.furniture},
        backdrop=own.backdrop if own.backdrop is not None else base.backdrop,
        logo=own.logo or base.logo,
        layouts={
            **base.layouts,
            **{name: _overridden(name, layout, base) for name, layout in own.layouts.items()},
        },
    )


def _overridden(name: str, own: LayoutKeys, base: FileKeys) -> LayoutKeys:
    """A layout, with what it leaves out from the one of the same name."""
    if name not in base.layouts:
        return own
    said = {key: getattr(own, key) for key in own.model_fields_set}
    return base.layouts[name].model_copy(update=said)


def _with_print(file: FileKeys, files: dict[str, FileKeys]) -> FileKeys:
    """The colours for paper: those of the template that it prints as, before those it inherits."""
    colours = _colours(file.prints_as, files) if file.prints_as else {}
    return file.model_copy(update={"print": {**colours, **file.print}})


def _colours(name: str, files: dict[str, FileKeys]) -> dict[str, str]:
    """All colours of a template; those that it inherits end where the templates go round."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    while name in files and name not in seen:
        seen.add(name)
        found = {**files[name].colours, **found}
        name = files[name].extends
    return found
