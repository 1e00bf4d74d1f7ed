"""Rows with numbers, of which the author chooses one, or none by Enter."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.questions import Question
from comity.tasks.authoring.terminal import Terminal

__all__ = ["choose"]

GOING = ("back", "list", "stop")


def choose(
    terminal: Terminal,
    key: str,
    text: str,
    rows: tuple[str, ...],
    how: str = "",
    why: Callable[[], Iterable[str]] | None = None,
) -> int | None:
    """Show numbered rows once: the index of the one that is chosen, or None for Enter.

    Args:
        terminal: shows them.
        key: names the prompt.
        text: what stands above the rows.
        rows: each with its number.
        how: how to answer.
        why: the reasons of the rows; rows that have some are of a section, which has ``more``.

    Raises:
        Command: the author goes elsewhere, or wants ``more`` of the section.
    """
    say = terminal.voice.say
    question = Question(
        text=text, key=key, notes=rows, how=how or say("interview.accept-or-number")
    )
    read = terminal.ask
    while True:
        try:
            raw = read(question).strip()
        except Command as command:
            if command.name == "skip":
                return None
            if command.name in GOING or (why and command.name == "more"):
                raise
            here = "interview.typed-here/section" if why else "interview.typed-here"
            for line in why() if why and command.name == "why" else (say(here),):
                terminal.say(line, "   ")
        else:
            if not raw:
                return None
            if raw.isdecimal() and 0 < int(raw) <= len(rows):
                return int(raw) - 1
            terminal.warn(say("interview.number-or-enter", count=len(rows)))
        read = terminal.answer
