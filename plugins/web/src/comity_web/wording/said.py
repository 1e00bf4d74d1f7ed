"""What the core says, as a page says it: in the reader's language, without commands."""

from __future__ import annotations

import re

from comity.model.errors import Fault, InputError
from comity.model.messages import Message
from comity.text.messages import Catalogue, worded
from comity.text.written import capital
from comity_web.core import voice
from comity_web.wording.catalogues import Words

__all__ = ["core_words", "fault_texts", "on_page", "without_commands"]

_COMMAND = re.compile(
    r"`comity ([a-z-]+(?: preservation| disclosure)?)[^`]*`"
    r"|\bcomity ([a-z]+(?:-[a-z]+)*(?: preservation| disclosure)?)"
    r"(?: (?:FILE|KIND|[\w./-]+\.(?:yaml|yml|json)))?(?: --[a-z-]+(?: [A-Z]+\b| [a-z]+\b)?)*"
)
_PAGES = {
    **dict.fromkeys(("follow-up", "new"), "web.register.page-follow-up"),
    **dict.fromkeys(("check", "build"), "web.register.page-check"),
    **dict.fromkeys(("new preservation", "new disclosure"), "web.register.page-papers"),
    "deadlines": "web.register.page-deadlines",
}
_RECORDED = (
    *("sent", "received", "acknowledged", "returned", "answered"),
    *("reminded", "preserved", "notified", "granted", "closed"),
)


def core_words(words: Words) -> Catalogue:
    """The messages of the core in the language of the page; English where it lacks them."""
    return voice(words.tag).catalogue


def on_page(said: Message, words: Words) -> str:
    """A message of the core for a page."""
    return without_commands(worded(said, core_words(words))[0], words)


def without_commands(text: str, words: Words) -> str:
    """A text in which a page, or what is recorded, stands in the place of a command."""

    def named(match: re.Match[str]) -> str:
        command = match[1] or match[2]
        if command in _RECORDED:
            return words.say(
                "web.register.page-record", event=words.say(f"web.register.event-{command}")
            )
        id = _PAGES.get(command) or _PAGES.get(command.partition(" ")[0])
        return words.say(id) if id else match[0]

    return _COMMAND.sub(named, text)


def fault_texts(error: InputError, words: Words) -> list[str]:
    """What the core refuses, each with its cure where that names no option of a command."""
    return [_told(one, words) for one in error.faults]


def _told(fault: Fault, words: Words) -> str:
    cure = "" if "--" in fault.cure else without_commands(fault.cure, words)
    said = without_commands(fault.message, words)
    return " ".join(filter(None, (capital(said), cure)))
