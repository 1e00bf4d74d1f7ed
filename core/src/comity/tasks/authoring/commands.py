"""The words that work at any prompt, such as ``back``, ``list``, ``why`` and ``stop``."""

from __future__ import annotations

from comity.tasks.authoring.voice import Voice

__all__ = ["HELP", "Command", "command_in"]

HELP = "help"
NAMES = {
    "back": "interview.label-word-back",
    "skip": "interview.label-word-skip",
    "list": "interview.label-word-list",
    "more": "interview.label-word-more",
    "why": "interview.label-word-why",
    "example": "interview.label-word-example",
    "stop": "interview.label-word-stop",
    HELP: "interview.label-word-help",
}
"""The commands, each with the words that it has in the language of the author."""
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
    own = {one: name for name, id in NAMES.items() for one in voice.names_for(id)}
    return own.get(word, "")
