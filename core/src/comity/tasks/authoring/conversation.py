"""``comity new --ask`` from its first word to its last: begin or go on, ask, mend, write."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.errors import DraftError, Fault, InputError
from comity.pipeline.examine import examine
from comity.steps.write import Outputs
from comity.tasks.authoring.answers_file import Begun, Sidecar
from comity.tasks.authoring.closing import close
from comity.tasks.authoring.commands import Command
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.opening import Given, begin, occasion
from comity.tasks.authoring.questions import Question
from comity.tasks.authoring.terminal import Terminal
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.authoring.voice import Voice
from comity.tasks.authoring.walkthrough import Walkthrough
from comity.tasks.authoring.writing_back import Opened, backup_of, write_back, write_new
from comity.text.messages import message

__all__ = [
    "Target",
    "Told",
    "Written",
    "converse",
    "read_case",
    "reopen",
    "reopened",
    "require_free",
    "write_reopened",
]


Told = Callable[[Mapping[str, Any], Mapping[str, Any]], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """A case file that is reopened, and the file that is written: None for the same one.

    With ``force`` nobody is asked first.
    """

    file: Path
    output: Path | None = None
    force: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """The outcome: the file, or None where the author stopped before its end."""

    file: Path | None
    interrupted: bool = False


def converse(
    host: Host, given: Given, output: Path, *, force: bool, voice: Voice, resume: str
) -> Written:
    """Hold the interview and write its file, finished or not.

    Args:
        host: asked for kinds, law and States.
        given: what the command line says already.
        output: the file to write; the answers are kept beside it until it is there.
        force: whether it may be replaced.
        voice: the language in which questions are asked.
        resume: the command that goes on with saved answers, without the file.

    Raises:
        OutputError: the file is there, or cannot be written; known before anything is asked.
        InputError: what is given cannot be, or does not fit the answers that are kept.
    """
    require_free(output, host, force=force)
    sidecar = Sidecar(output)
    kept = sidecar.read()
    if kept is not None:
        _require_fit(kept, host, given, sidecar)
    terminal = Terminal(voice)
    _welcome(terminal, sidecar, kept)
    try:
        begun = kept or Begun(begin(host, given, terminal), on=given.on)
        walk = Walkthrough(Interview(host, begun, terminal, sidecar.write))
        walk.start(resumed=kept is not None)
        close(walk)
    except (Command, KeyboardInterrupt) as stopped:
        _farewell(terminal, f"{resume} -o {output}", sidecar)
        return Written(None, interrupted=isinstance(stopped, KeyboardInterrupt))
    inner = walk.interview
    write_new(output, inner.tree, inner.agenda.fields, host, force=force)
    sidecar.remove()
    return Written(output)


def reopen(host: Host, target: Target, voice: Voice, resume: str, told: Told) -> Written:
    """Reopen a case file at its findings, and write it where its author wants it.

    Args:
        host: asked for fields, law and States.
        target: the file, and where it is written.
        voice: the language in which questions are asked.
        resume: the command that goes on with saved answers.
        told: says what changed between two states of a document, a sentence each.

    Raises:
        DraftError: the file cannot be read at all.
        OutputError: the new file is there, or cannot be written.
        InputError: the answers that are kept beside it cannot be used.
    """
    file = target.file
    if target.output is not None:
        require_free(target.output, host, force=target.force)
    opened = read_case(file, host)
    sidecar = Sidecar(target.output or file)
    kept = sidecar.read()
    if kept is not None and kept.source != str(file):
        raise InputError(_misfit(sidecar))
    terminal = Terminal(voice)
    terminal.say(voice.say("interview.reopened", file=str(file)))
    inner = reopened(host, kept or Begun(opened.tree, source=str(file)), terminal, sidecar)
    walk = Walkthrough(inner)
    try:
        close(walk, reopened=True)
        written = write_reopened(inner, opened, target, told)
    except (Command, KeyboardInterrupt) as stopped:
        _farewell(terminal, resume, sidecar)
        return Written(None, interrupted=isinstance(stopped, KeyboardInterrupt))
    sidecar.remove()
    return Written(written)


def reopened(host: Host, begun: Begun, terminal: Terminal, sidecar: Sidecar | None) -> Interview:
    """An interview about a file that is there: only what is needed is still open."""
    inner = Interview(host, begun, terminal, sidecar.write if sidecar else lambda kept: None)
    tree = inner.begun.tree
    for section in inner.agenda.sections:
        for ask in inner.agenda.asks(section, tree, inner.found):
            if not ask.needed and not ask.is_answered(tree):
                begun.passed.add(ask.further or ask.path)
        begun.accepted.update(
            path for path, _, _ in inner.agenda.derived(section, tree, inner.found)
        )
    return inner


def read_case(file: Path, host: Host) -> Opened:
    """A case file, finished or not.

    Raises:
        DraftError: it cannot be read at all.
    """
    data = file.read_bytes() if file.is_file() else b""  # what is wrong with it, examine says
    found = examine(file, host)
    if found.faults:
        raise DraftError(found.faults)
    return Opened(file, data, copy.deepcopy(dict(found.data)))


def write_reopened(inner: Interview, opened: Opened, target: Target, told: Told) -> Path:
    """Write the document under its new name, or after consent in the place of its file.

    Raises:
        Command: the author stops instead.
        OutputError: it cannot be written, or was changed since it was read.
    """
    after, file, output, force = inner.begun.tree, target.file, target.output, target.force
    if output is not None:
        write_new(output, after, inner.agenda.fields, inner.host, force=force)
        return output
    if opened.tree == after:
        inner.terminal.say(inner.voice.say("interview.nothing-changed"))
    elif force or _agreed(inner, opened.tree, after, file, told):
        write_back(opened, after, inner.agenda.fields, inner.host)
    else:
        inner.terminal.say(inner.voice.say("interview.not-replaced"))
    return file


def _agreed(
    inner: Interview, before: dict[str, Any], after: dict[str, Any], file: Path, told: Told
) -> bool:
    """Whether the author agrees that a file is replaced, after the changes are shown.

    Raises:
        Command: the author stops instead.
    """
    voice = inner.voice
    question = Question(
        text=voice.say("interview.replace", file=file.name),
        about=voice.say("interview.replacing", backup=backup_of(file).name),
        choices=("y", "n"),
        notes=tuple(f"- {text}" for text in told(before, after)),
        key="=replace",
        needed=True,
    )
    raw = inner.terminal.ask(question).strip().casefold()
    while not raw or (not _means(voice, raw, "yes") and not _means(voice, raw, "no")):
        inner.terminal.warn(voice.say("prompt.answer-yes-or-no"))
        raw = inner.terminal.answer(question).strip().casefold()
    return _means(voice, raw, "yes")


def _means(voice: Voice, word: str, what: str) -> bool:
    id = "prompt.label-yes" if what == "yes" else "prompt.label-no"
    return word in voice.names_for(id) or word in (what, what[0])


def _require_fit(kept: Begun, host: Host, given: Given, sidecar: Sidecar) -> None:
    """Refuse options that differ from those with which the kept answers were begun."""
    tree = kept.tree
    setup = occasion(host, given, given.kind or str(tree.get("kind")))
    wanted = {"kind": given.kind, "form": given.form}
    wanted |= {setup.open_roles[role]: setup.state(role) for role, _ in given.roles}
    if any(value and value_at(tree, path) not in (None, value) for path, value in wanted.items()):
        raise InputError(_misfit(sidecar))


def _misfit(sidecar: Sidecar) -> Fault:
    cure = "Use the same options as before, or none. To start again, delete this file."
    what = "contains answers from an interview with different options"
    return Fault(str(sidecar.path), 0, 0, "", what, cure)


def _welcome(terminal: Terminal, sidecar: Sidecar, kept: Begun | None) -> None:
    words = message("interview.words")
    if kept is not None:
        said = message("interview.welcome-back", file=str(sidecar.path), words=words)
    else:
        said = message("interview.welcome", words=words)
    terminal.say(terminal.voice.word(said))


def _farewell(terminal: Terminal, resume: str, sidecar: Sidecar) -> None:
    if sidecar.path.exists():
        said = message("interview.stopped", file=str(sidecar.path), command=resume)
    else:
        said = message("prompt.stopped-at-once")
    terminal.say(f"\n{terminal.voice.word(said)}")


def require_free(output: Path, host: Host, *, force: bool) -> None:
    """Refuse a name that is taken before the first question is asked.

    Raises:
        OutputError: the file is there, or cannot be written.
    """
    outputs = Outputs(output.parent, private=True, force=force, inputs=host.own_files())
    outputs.add(output.name, b"")
    outputs.check()
