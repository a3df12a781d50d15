"""Slots -> what their parts are called, as people say it."""

from __future__ import annotations

from briefgen.text.words import fixed_words, say


def part_name(slot: str) -> str:
    """The name of a slot in English: "Title", "Points", "Left column"."""
    plain = slot.replace("-", " ").replace("_", " ").strip()
    return say(slot, "en") if slot in fixed_words() else plain[:1].upper() + plain[1:]
