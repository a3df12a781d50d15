"""briefgen: slide content in YAML -> PowerPoint seminar decks and printable PDF handouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.build import build, check, load
    from briefgen.model.diag import Diagnostic, Severity

__version__ = "0.1.0"

__all__ = ["Diagnostic", "Severity", "__version__", "build", "check", "load"]

_HOMES = {
    "build": "briefgen.build",
    "check": "briefgen.build",
    "load": "briefgen.build",
    "Diagnostic": "briefgen.model.diag",
    "Severity": "briefgen.model.diag",
}


def __getattr__(name: str) -> Any:
    """The public names, imported when they are asked for: `briefgen --help` needs none."""
    if name not in _HOMES:
        raise AttributeError(f"module 'briefgen' has no attribute {name!r}")
    from importlib import import_module

    home = import_module(_HOMES[name])
    # `briefgen.build` is a package as well, which Python puts here once it is imported: it can be
    # called like the function in it.
    return home if name == "build" else getattr(home, name)
