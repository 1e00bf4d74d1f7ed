"""What the core says, as a page says it: in the reader's language, without commands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.model.drafts.describe import describe
from comity.model.errors import Fault, InputError
from comity.model.messages import Message
from comity.steps.read import paths
from comity.steps.read.heading import model_of
from comity.tasks.revisions.place_words import PlaceWords
from comity.text.messages import Catalogue, worded
from comity_web.core import host, voice
from comity_web.wording.catalogues import Words

__all__ = ["core_words", "fault_texts", "on_page", "place_in", "without_commands"]

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
    return " ".join(filter(None, (without_commands(fault.message, words), cure)))


def place_in(tree: Mapping[str, Any], field: str, words: Words) -> str:
    """Where a field stands in a document, in words: ``Measure M2, period``; empty for the whole."""
    view = host().for_case()
    kind = view.document_types().get(str(tree.get("kind", "")))
    steps = tuple(paths.steps_of(field))
    if kind is None or not steps:
        return ""
    model, speaks = model_of(kind), voice(words.tag)
    told = PlaceWords(speaks.titled(model, describe(model)), speaks, view)
    labels: list[str | int] = []
    found: Any = tree
    for step in steps:
        found = _below(found, step)
        named = found.get("id") if isinstance(found, Mapping) and isinstance(step, int) else None
        labels.append(named if isinstance(named, str) and named else step)
    return told.place(tuple(labels), dict(tree), steps)


def _below(node: Any, step: str | int) -> Any:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
