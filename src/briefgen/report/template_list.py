"""Templates -> what can be written with them, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.model.template import SlotSpec, Template


def list_templates(templates: Iterable[Template]) -> str:
    """A line for each template, and below those that have the same layouts these, with their
    slots; * marks required ones. At the end stands how each kind of slot is written."""
    names: dict[str, list[Template]] = {}
    for template in templates:
        names.setdefault(template.name, []).append(template)
    sets: dict[tuple[str, ...], list[str]] = {}
    width = max(map(len, names))
    for name, found in names.items():
        sets.setdefault(tuple(_layout_lines(found[0])), []).append(
            f"{name:<{width}}  {_about(found[0])} ({', '.join(t.aspect for t in found)})"
        )
    lines = [line for layouts, heads in sets.items() for line in (*heads, *layouts)]
    return "\n".join([*lines, *_kind_lines()]) + "\n"


def _about(template: Template) -> str:
    return f"{template.title}: {template.about}" if template.about else template.title


def _kind_lines() -> Iterator[str]:
    from briefgen.resolve.slot_values import KINDS, kind_named

    width = max(map(len, KINDS))
    yield "How each kind of slot is written:"
    for name in KINDS:
        yield f"  {name:<{width}}  {kind_named(name).form.written.replace('`', '')}"
    yield ""


def _layout_lines(template: Template) -> Iterator[str]:
    width = max(len(name) for name in template.offered)
    for name, layout in template.offered.items():
        slots = "  ".join(_slot_name(slot) for slot in layout.slots)
        yield f"  {name:<{width}}  {slots}"
    yield ""


def _slot_name(slot: SlotSpec) -> str:
    required = "*" if slot.required and not slot.default else ""
    return f"{slot.name}{required} ({slot.kind})"
