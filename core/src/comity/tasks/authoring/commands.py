"""The words that work at any prompt, such as ``back``, ``list``, ``why`` and ``stop``."""

from __future__ import annotations

from comity.tasks.authoring.voice import Voice

__all__ = ["HELP", "Command", "command_in"]

HELP = "help"
NAMES = ("back", "skip", "list", "more", "why", "example", "stop", HELP)
ALWAYS = {"<": "back", "?": HELP}


class Command(Exception):  # noqa: N818 - a way to go, no error
    """The author typed a command in the place of an answer."""

    def __init__(self, name: str) -> None:
        """Keep which one: a name of ``NAMES``."""
        super().__init__(name)
        self.name = name


def command_in(raw: str, voice: Voice) -> str:
    """The command that an answer is, in English or in the language of the author; else nothing."""
    word = raw.strip().casefold()
    if word in ALWAYS:
        return ALWAYS[word]
    if word in NAMES:
        return word
    own = {one: name for name in NAMES for one in voice.names_for(f"interview.label-word-{name}")}
    return own.get(word, "")
