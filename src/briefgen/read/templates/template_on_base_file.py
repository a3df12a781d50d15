"""Templates + the PowerPoint file that they name as their base -> the same, standing on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.model.diagnostics import Faults, diagnose
from briefgen.model.template import Template
from briefgen.model.values import replace
from briefgen.read.templates.source_spans import Spans
from briefgen.read.templates.template_keys import FileKeys
from briefgen.support.world import World

LARGEST_BASE = 100 * 1024 * 1024
BUILT_IN = "seminar"


def on_built_in(file: FileKeys) -> FileKeys:
    """A template with a base needs no layouts of its own: it has those of the built-in one."""
    return replace(file, extends=BUILT_IN) if file.base and not file.extends else file


def on_base(
    made: Sequence[Template],
    file: FileKeys,
    colours: Mapping[str, str],
    world: World,
    *,
    spans: Spans,
    faults: Faults,
) -> list[Template]:
    """The templates (one for each aspect) on the file; none where it cannot be used. The file has
    one size, whatever aspect a deck asks for."""
    from briefgen.pptx_template import Wanted, base_template

    span = spans.at("base")
    data = world.read(file.base, LARGEST_BASE)
    if data is None:
        absent = diagnose("BF101/absent", name=file.base)
        why = world.why_unread(file.base, LARGEST_BASE) or absent
        faults.note((replace(why, span=span),))
        return []
    wanted = Wanted(file.base.rpartition("/")[2], span, file.base_layouts, colours)
    found = base_template({one.aspect: one for one in made}, data, wanted, faults)
    return [replace(found, aspect=one.aspect) for one in made] if found else []
