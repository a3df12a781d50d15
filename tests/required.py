"""The schema of Office files, as openxml-audit has it -> a table in briefgen's ooxml.

`python -m tests.required` writes it anew. The data are those of the Open XML SDK (MIT), which are
made from ISO/IEC 29500 and Microsoft's additions to it.
"""

from __future__ import annotations

import json
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

MODULE = Path(__file__).parents[1] / "src" / "briefgen" / "ooxml" / "required_attribute_table.py"
# The vocabularies that occur in decks: what we write, and what templates bring.
VOCABULARIES = frozenset(
    {
        *("a", "p", "c", "cdr", "dgm", "dsp", "pic", "op", "vt"),
        *("a14", "a16", "asvg", "c14", "c15", "c16", "c16r3", "cs", "p14", "p15", "p188", "thm15"),
        *("a1611", "am3d", "cx", "we"),
    }
)
# What no schema of the SDK holds: the package itself (ISO/IEC 29500-2), and what stands where the
# schema lets anything stand.
OTHERS = {
    "a:graphicData/cx:chart": ("r:id",),
    "ct:Default": ("Extension", "ContentType"),
    "ct:Override": ("PartName", "ContentType"),
    "rel:Relationship": ("Id", "Type", "Target"),
}
PACKAGE_NAMESPACES = {
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
FORM = '''"""Elements of Office files -> the attributes that their schema requires.

Made by `python -m tests.required`.
"""

from __future__ import annotations

# By prefix, as both lists below use it.
NAMESPACES = {
%s}
# Attributes: the elements that must have them. An element that is another thing below another
# parent stands with its parent.
REQUIRED_ATTRIBUTES = """
%s
"""
'''

Schema = dict[str, Any]
Wanted = dict[str, tuple[str, ...]]


def schemas() -> list[Schema]:
    folder = files("openxml_audit") / "data" / "openxml" / "schemas"
    found = sorted(folder.iterdir(), key=lambda file: file.name)
    return [json.loads(file.read_text("utf-8")) for file in found if file.name.endswith(".json")]


def namespaces() -> dict[str, str]:
    """The namespaces of our vocabularies by prefix."""
    data = files("openxml_audit") / "data" / "openxml" / "namespaces.json"
    listed = {one["Prefix"]: one["Uri"] for one in json.loads(data.read_text("utf-8"))}
    return {prefix: listed[prefix] for prefix in sorted(VOCABULARIES)} | PACKAGE_NAMESPACES


def wanted() -> Wanted:
    """The attributes that each element must have; "parent/element" where that depends."""
    listed = [one | {"Schema": schema["TargetNamespace"]}
              for schema in schemas() for one in schema.get("Types", [])]  # fmt: skip
    types = {one["Name"]: one for one in listed}
    bases = {(one["Schema"], one["ClassName"]): one for one in listed}
    kinds: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for name, one in types.items():
        element = name.partition("/")[2]
        if element.partition(":")[0] in VOCABULARIES:
            kinds[element][name] = tuple(sorted(set(_required(one, bases))))
    found: Wanted = dict(OTHERS)
    for element, known in kinds.items():
        if len(set(known.values())) == 1:
            found[element] = next(iter(known.values()))
        else:
            found.update(_by_parent(element, known, types))
    return {element: attributes for element, attributes in sorted(found.items()) if attributes}


def _required(one: Schema, bases: dict[tuple[str, str], Schema]) -> Iterator[str]:
    """Also those of the type that it is made from."""
    for attribute in one.get("Attributes", []):
        rules = attribute.get("Validators", [])
        # One with arguments says that some version of Office does not require it.
        if any(rule["Name"] == "RequiredValidator" and not rule.get("Arguments") for rule in rules):
            yield attribute["QName"].removeprefix(":")
    if base := bases.get((one["Schema"], one.get("BaseClass", ""))):
        yield from _required(base, bases)


def _by_parent(element: str, known: Wanted, types: dict[str, Schema]) -> Wanted:
    """What the element must have below each parent, whichever of its types stands there."""
    below: dict[str, list[set[str]]] = defaultdict(list)
    for name, one in types.items():
        parent = name.partition("/")[2]
        if parent.partition(":")[0] in VOCABULARIES:
            below[parent] += [set(known[child["Name"]]) for child in one.get("Children", [])
                              if child["Name"] in known]  # fmt: skip
    return {f"{parent}/{element}": tuple(sorted(set.intersection(*sets)))
            for parent, sets in below.items() if sets}  # fmt: skip


def text() -> str:
    """The module."""
    grouped: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for element, attributes in wanted().items():
        grouped[attributes].append(element)
    listed = (f"{' '.join(attributes)}: {' '.join(elements)}"
              for attributes, elements in sorted(grouped.items()))  # fmt: skip
    lines = (textwrap.fill(line, 98, subsequent_indent="  ", break_long_words=False,
                           break_on_hyphens=False) for line in listed)  # fmt: skip
    used = {name.partition(":")[0] for element in wanted() for name in element.split("/")}
    spaces = "".join(f'    "{prefix}": "{uri}",\n' for prefix, uri in namespaces().items()
                     if prefix in used | {"r"})  # fmt: skip
    return FORM % (spaces, "\n".join(lines))


if __name__ == "__main__":
    MODULE.write_text(text(), encoding="utf-8")
