"""A topic -> what the documentation says of it."""

from __future__ import annotations

from briefgen.cli.exit_codes import OK
from briefgen.packs.documentation import list_pages, pages, tell_topic


def show_and_say(topic: str, command: str, first_steps: str) -> int:
    """Show a page or a part of one, or the first steps and all topics; `command` is the help of a
    command of that name. Raises UsageError for a topic that does not exist."""
    if not topic:
        print(f"{first_steps}\n\nPages, for `briefgen help PAGE`:\n\n{list_pages()}")
    elif command and topic not in pages():
        print(command, end="")
    else:
        print(tell_topic(topic))
        if command:
            print(f"\n`briefgen {topic} --help` explains the command {topic}.")
    return OK
