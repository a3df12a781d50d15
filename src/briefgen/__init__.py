"""briefgen: slide content in YAML -> PowerPoint seminar decks and printable PDF handouts."""

__version__ = "0.1.0"
