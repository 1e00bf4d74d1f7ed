"""What the core says, as a page says it: in the reader's language, without commands."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from comity.model.errors import Fault, InputError
from comity.text.messages import ENGLISH, Catalogue
from comity.text.written import capital
from comity.text.written import day as written_day
from comity_web.core import voice
from comity_web.wording.catalogues import Words
from comity_web.wording.catalogues import words as words_in
from comity_web.wording.page_voice import form_labels

__all__ = ["core_words", "fault_texts", "without_commands"]

_COMMAND = re.compile(
    r"`comity ([a-z-]+(?: preservation| disclosure)?)[^`]*`"
    r"|\bcomity ([a-z]+(?:-[a-z]+)*(?: preservation| disclosure)?)"
    r"(?: (?:FILE|KIND|[\w./-]+\.(?:yaml|yml|json)))?(?: --[a-z-]+(?: [A-Z]+\b| [a-z]+\b)?)*"
)
_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z])")
_OPTION = re.compile(r"(?:^|\s)--?[a-z]")
_DAY = re.compile(r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])")
_FILE = re.compile(r"\b([\w.-]+?)(?:\.record\.toml|\.ya?ml|\.json)\b")
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


def core_words(words: Words, *, for_page: bool = True) -> Catalogue:
    """The messages of the core in the language of the page; English where it lacks them.

    Args:
        words: the language of the page.
        for_page: whether they are shown there, and do not go into a file.
    """
    return replace(voice(words.tag).catalogue, labels=form_labels(words.tag), for_page=for_page)


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


def fault_texts(error: InputError, words: Words, own: str = "") -> list[str]:
    """What the core refuses, each with its cure as far as that names no option of a command.

    Days are written as a reader writes them, and of the names of files none has its ending;
    ``own`` is the name of the file that the page is about.
    """
    return [_told(one, words, own) for one in error.faults]


def _told(fault: Fault, words: Words, own: str) -> str:
    cures = (one for one in _SENTENCE.split(fault.cure) if not _OPTION.search(one))
    parts = (fault.message, *cures)
    return " ".join(filter(None, (_for_reader(one, words, own) for one in parts)))


def _for_reader(text: str, words: Words, own: str) -> str:
    def named(name: re.Match[str]) -> str:
        ours = own and name[1] == own
        return english.say("web.register.this-document") if ours else name[1]

    english = words_in(ENGLISH.language)  # as what the core refuses is
    return _DAY.sub(_written, capital(_FILE.sub(named, without_commands(text, words))))


def _written(day: re.Match[str]) -> str:
    """A day as the core writes it in English, the language of what it refuses."""
    try:
        return written_day(dt.date.fromisoformat(day[0]))
    except ValueError:
        return day[0]
