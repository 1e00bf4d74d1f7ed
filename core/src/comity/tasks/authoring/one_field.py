"""One field of a case file, asked for or set: ``comity answer FILE FIELD [VALUE]``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.errors import Fault, InputError
from comity.tasks.authoring.agenda import Ask
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.conversation import (
    Target,
    Told,
    Written,
    read_case,
    reopened,
    require_free,
    write_reopened,
)
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.terminal import Terminal
from comity.tasks.authoring.unfinished_tree import item_paths, value_at
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import walk
from comity.tasks.questions.law_paths import each_path
from comity.text.messages import message

__all__ = ["answer_field"]


def answer_field(
    host: Host, target: Target, named: str, value: str | None, voice: Voice, told: Told
) -> Written:
    """Ask for one field of a case file, or set it, and write the file.

    Args:
        host: asked for fields and law.
        target: the case file, finished or not, and where it is written.
        named: the path of the field, or its title.
        value: the answer as a person would type it; None to ask for it.
        voice: the language in which it is asked.
        told: says what changed between two states of a document, a sentence each.

    Raises:
        DraftError: the file cannot be read at all.
        InputError: there is no such field, or the value cannot be taken.
        OutputError: the file cannot be written.
    """
    file = target.file
    if target.output is not None:
        require_free(target.output, host, force=target.force)
    opened = read_case(file, host)
    inner = reopened(host, Begun(opened.tree), Terminal(voice), None)
    asks = _asks(inner, file, named)
    try:
        if value is not None:
            _set(inner, asks, value, file)
        else:
            for ask in asks:
                _put(inner, ask)
        return Written(write_reopened(inner, opened, target, told))
    except (Command, KeyboardInterrupt) as stopped:
        inner.terminal.say(voice.say("interview.not-replaced"))
        return Written(None, interrupted=isinstance(stopped, KeyboardInterrupt))


def _put(inner: Interview, ask: Ask) -> None:
    """Ask until there is an answer; only ``stop`` leads elsewhere from a single field."""
    while True:
        try:
            section = inner.agenda.section_of(ask.path)
            inner.put(ask, section.title if section else "")
        except Command as command:
            if command.name == "stop":
                raise
            inner.terminal.say(inner.voice.say("interview.words"), "  ")
        else:
            return


def _set(inner: Interview, asks: list[Ask], value: str, file: Path) -> None:
    """Take a value over that the command line gives.

    Raises:
        InputError: it cannot be taken, or the field is a table.
    """
    if len(asks) != 1:
        paths = tuple(ask.path for ask in asks)
        said = message("interview.several-fields", named=file.name, paths=paths)
        raise InputError(_fault(file, inner.voice.word(said)))
    done, pending = inner.answered(asks[0], value)
    if not done and pending is None:
        raise InputError(_fault(file, inner.voice.say("interview.not-replaced"), asks[0].path))
    if pending is not None:
        inner.take(asks[0], pending)


def _asks(inner: Interview, file: Path, named: str) -> list[Ask]:
    """The questions of a field that is named by its path or its title.

    Raises:
        InputError: there is none, or several have the title.
    """
    path = _path(inner, file, named)
    field = inner.agenda.field(path, inner.begun.tree)
    around = [item for item in item_paths(path) if value_at(inner.begun.tree, item) is None]
    if field is None or any(not _is_next(inner, item) for item in around):
        raise InputError(_fault(file, inner.voice.say("interview.no-field", named=named)))
    return inner.asks_at(path, field)


def _is_next(inner: Interview, item: str) -> bool:
    """Whether an item that is not there would be the next one of its list."""
    head, _, number = item.removesuffix("]").rpartition("[")
    there = value_at(inner.begun.tree, head)
    return int(number) == (len(there) if isinstance(there, list) else 0)


def _path(inner: Interview, file: Path, named: str) -> str:
    every = list(walk(inner.agenda.fields))
    if any(one.path == each_path(named) for one in every) and "[]" not in named:
        return named
    titled = [one.path for one in every if one.title.casefold() == named.strip().casefold()]
    tree = inner.begun.tree
    found = tuple(dict.fromkeys(full for path in titled for full in _numbered(path, tree)))
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError(_fault(file, inner.voice.say("interview.no-field", named=named)))
    said = message("interview.several-fields", named=named, paths=found)
    raise InputError(_fault(file, inner.voice.word(said)))


def _numbered(path: str, tree: dict[str, Any]) -> Iterator[str]:
    """A path with the number of each item that is there; of an empty list, of the first one."""
    head, brackets, rest = path.partition("[].")
    if not brackets:
        yield path
        return
    items = value_at(tree, head)
    for number in range(max(1, len(items) if isinstance(items, list) else 0)):
        yield from _numbered(f"{head}[{number}].{rest}", tree)


def _fault(file: Path, text: str, field: str = "") -> Fault:
    return Fault(str(file), 0, 0, field, text)
