"""briefgen: slide content in YAML -> PowerPoint seminar decks and printable PDF handouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.model.diagnostics import Diagnostic, Severity
    from briefgen.packs import build, check
    from briefgen.packs.open_project import load
    from briefgen.packs.scripted_deck import open_deck

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Severity", "__version__", "build", "check", "load", "open_deck"]

_HOMES = {
    "build": "briefgen.packs",
    "check": "briefgen.packs",
    "load": "briefgen.packs",
    "open_deck": "briefgen.packs.scripted_deck",
    "Diagnostic": "briefgen.model.diagnostics",
    "Severity": "briefgen.model.diagnostics",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: `briefgen --help` needs none."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
