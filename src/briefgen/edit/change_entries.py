"""The source of a YAML file + a change of a list or mapping in it -> the source with that.

Entries and keys are added, moved, copied and dropped; all else stays as it is, byte for byte. What
was written is read again: what does not say what was meant is never handed out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from briefgen.edit.block_entries import BlockEntries, WrittenEntry, block_entries
from briefgen.edit.empty_collections import with_first_entry, without_last_entry
from briefgen.edit.flow_entries import flow_entries
from briefgen.edit.new_yaml import YamlContent, entry_lines, in_one_line, item_lines, written_yaml
from briefgen.edit.set_text import CannotSetError, Path, read_again, said_by, set_text, sound
from briefgen.edit.source_at import SourceAt
from briefgen.edit.yaml_spelling import on_one_line
from briefgen.model.values import replace
from briefgen.model.yaml_nodes import Map, Scalar, Seq, nodes_of

_NAME = re.compile(r"&\S+[ \t]*")


def moved(source: str, path: Path, entry: int, to: int) -> str:
    """The source with an entry of a list as number `to` (from 0, counted after the move)."""
    file = SourceAt.of(source, path)
    count = _count(file, entry)
    if not 0 <= to < count:
        raise CannotSetError(f"there is no place {to + 1} in a list of {count}")

    def wanted(said: list[Any]) -> None:
        said.insert(to, said.pop(entry))

    if file.is_in_brackets:
        texts = list(flow_entries(file).texts)
        texts.insert(to, texts.pop(entry))
        return file.checked(flow_entries(file).with_texts(texts), wanted)
    return file.checked(_block(file).moved(entry, to).written(), wanted)


def duplicated(source: str, path: Path, entry: int) -> str:
    """The source with a copy of an entry of a list behind it."""
    file = SourceAt.of(source, path)
    _count(file, entry)

    def wanted(said: list[Any]) -> None:
        said.insert(entry + 1, said[entry])

    if file.is_in_brackets:
        flow = flow_entries(file)
        return file.checked(flow.with_one_more(entry + 1, flow.texts[entry]), wanted)
    block = _block(file)
    copy = WrittenEntry("", _without_names(file, entry, block.entries[entry].text))
    return file.checked(block.with_entry(entry + 1, copy).written(), wanted)


def dropped(source: str, path: Path, entry: int) -> str:
    """The source without an entry of a list, and without the comments right above it."""
    file = SourceAt.of(source, path)
    _count(file, entry)

    def wanted(said: list[Any]) -> None:
        del said[entry]

    return file.checked(_without(file, entry, "[]"), wanted)


def added(source: str, path: Path, to: int, content: YamlContent) -> str:
    """The source with one more entry of a list, as number `to`, written as a person would."""
    file = SourceAt.of(source, path)
    new = _said_by(content)

    def wanted(said: list[Any]) -> None:
        said.insert(to, new)

    if file.is_in_brackets and file.has_entries:
        return file.checked(flow_entries(file).with_one_more(to, _short(content)), wanted)
    return file.checked(_with_lines(file, to, lambda margin: item_lines(content, margin)), wanted)


def added_yaml(source: str, path: Path, to: int, yaml: str) -> str:
    """The same with an entry that is written already: `yaml` is a mapping in lines."""
    file = SourceAt.of(source, path)
    node, faults = read_again(yaml)
    new = said_by(sound(node, faults))

    def wanted(said: list[Any]) -> None:
        said.insert(to, new)

    def lines(margin: int) -> Sequence[str]:
        first, *rest = yaml.rstrip("\n").split("\n")
        inner = " " * (margin + 2)
        return [f"{' ' * margin}- {first}", *(inner + line if line else "" for line in rest)]

    return file.checked(_with_lines(file, to, lines), wanted)


def with_key(
    source: str, path: Path, key: str, value: YamlContent, order: Sequence[str] = ()
) -> str:
    """The source with a key of a mapping that says `value`. A new key comes behind those that
    precede it in the `order`, at the end where none does."""
    file = SourceAt.of(source, path)
    keys = _keys(file)
    is_text = isinstance(file.node, Map) and isinstance(file.node.get(key), Scalar)
    if is_text and isinstance(value, str):
        return set_text(source, (*path, key), value)
    new = _said_by(value)
    at = keys.index(key) if key in keys else _place_of(key, keys, order)

    def wanted(said: list[Any]) -> None:
        said[at : at + (key in keys)] = [(key, new)]

    if file.is_in_brackets:
        text = f"{on_one_line(key, in_brackets=True)}: {_short(value)}"
        flow = flow_entries(file)
        texts = [*flow.texts[:at], text, *flow.texts[at + 1 :]]
        after = flow.with_texts(texts) if key in keys else flow.with_one_more(at, text)
        return file.checked(after, wanted)
    block = _block(file)
    lines = entry_lines(key, value, block.column)
    text = _joined(lines, block)
    if key in keys:
        entries = list(block.entries)
        entries[at] = WrittenEntry(entries[at].above, text)
        return file.checked(replace(block, entries=tuple(entries)).written(), wanted)
    return file.checked(block.with_entry(at, WrittenEntry("", text)).written(), wanted)


def without_key(source: str, path: Path, key: str) -> str:
    """The source without a key of a mapping, and without the comments right above it."""
    file = SourceAt.of(source, path)
    keys = _keys(file)
    if key not in keys:
        return source
    at = keys.index(key)

    def wanted(said: list[Any]) -> None:
        del said[at]

    return file.checked(_without(file, at, "{}"), wanted)


def _place_of(key: str, keys: Sequence[str], order: Sequence[str]) -> int:
    before = order[: order.index(key)] if key in order else ()
    return max((n + 1 for n, known in enumerate(keys) if known in before), default=len(keys))


def _said_by(content: YamlContent) -> object:
    """What content says when it is read."""
    node, faults = read_again(written_yaml({"k": content}))
    said: Any = said_by(sound(node, faults))
    return said[0][1]


def _short(content: YamlContent) -> str:
    text = on_one_line(content, in_brackets=True) if isinstance(content, str) else None
    found = text if text is not None else in_one_line(content)
    if found is None:
        raise CannotSetError("it stands in brackets, which have no room for it; write it in lines")
    return found


def _joined(lines: Sequence[str], block: BlockEntries) -> str:
    """The text of an entry, from its dash or key on."""
    text = "".join(line + "\n" for line in lines)[block.column :]
    return text.replace("\n", block.line_end)


def _count(file: SourceAt, entry: int) -> int:
    count = len(file.node.items) if isinstance(file.node, Seq) else 0
    if not 0 <= entry < count:
        raise CannotSetError(f"there is no entry {entry + 1} in a list of {count}")
    return count


def _keys(file: SourceAt) -> tuple[str, ...]:
    if not isinstance(file.node, Map):
        raise CannotSetError("only a mapping has keys")
    return file.node.keys


def _block(file: SourceAt) -> BlockEntries:
    assert not isinstance(file.node, Scalar)
    return block_entries(file.body, file.node)


def _without(file: SourceAt, number: int, empty: str) -> str:
    """Without an entry; what loses its last one becomes `empty`."""
    if file.is_in_brackets:
        return flow_entries(file).without(number)
    block = _block(file)
    if len(block.entries) == 1:
        return without_last_entry(file, block, empty)
    return block.without(number).written()


def _without_names(file: SourceAt, entry: int, text: str) -> str:
    """The text of an entry without the names (`&`) in it: each may be given once only."""
    assert isinstance(file.node, Seq)
    begin = _block(file).offset(entry)
    nodes = nodes_of(file.node.items[entry])
    places = {file.offset(node.span.line, node.span.column) - begin for node in nodes}
    for at in sorted(places, reverse=True):
        if 0 <= at < len(text) and (name := _NAME.match(text, at)):
            text = text[:at] + text[name.end() :]
    return text


def _with_lines(file: SourceAt, to: int, lines: Callable[[int], Sequence[str]]) -> str:
    """With one more entry, whose lines are made for a margin; what was empty gets its first."""
    if not isinstance(file.node, Seq) or not file.node.items or file.is_in_brackets:
        return with_first_entry(file, lines)
    block = _block(file)
    if not 0 <= to <= len(block.entries):
        raise CannotSetError(f"there is no place {to + 1} in a list of {len(block.entries)}")
    return block.with_entry(to, WrittenEntry("", _joined(lines(block.column), block))).written()
