"""``comity new --ask`` from its first word to its last: going on, asking, writing, checking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.drafts.json_schema import schema_line
from comity.model.errors import Fault, InputError
from comity.steps.read.tree_writer import to_yaml
from comity.steps.write import Outputs
from comity.tasks.authoring.case_setup import CaseSetup, make_occasion
from comity.tasks.authoring.interview import Interview
from comity.tasks.authoring.interview_answers import Answers, Back, Session, Sidecar, Stop
from comity.tasks.authoring.new_file import new_file
from comity.tasks.authoring.office_defaults import known_values
from comity.tasks.authoring.opening import Given, open_case_setup
from comity.tasks.authoring.terminal import Terminal
from comity.tasks.authoring.voice import Voice
from comity.text.messages import message

__all__ = ["Written", "converse"]


@dataclass(frozen=True, slots=True)
class Written:
    """The outcome: the file, or None where the author stopped before its end."""

    file: Path | None
    interrupted: bool = False


def converse(
    host: Host,
    given: Given,
    output: Path,
    *,
    force: bool,
    voice: Voice,
    resume: str,
) -> Written:
    """Hold the interview and write its file.

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
    _check_free(output, host, force=force)
    sidecar = Sidecar(output)
    given, answers = _earlier(sidecar, given)
    if given.kind:
        make_occasion(
            host,
            given.kind,
            form=given.form,
            roles=dict(given.roles),
            measures=given.measures,
            on=given.day,
        )
    terminal = Terminal(voice)
    _welcome(terminal, sidecar, answers)
    options = asdict(given)
    session = Session(terminal.ask, answers, lambda kept: sidecar.write(options, kept))
    try:
        setup, data = _walk(host, given, session, voice)
    except (Stop, KeyboardInterrupt) as stopped:
        if not session.answers:
            sidecar.remove()  # it would hold its options against the next run, for nothing
        _farewell(terminal, f"{resume} -o {output}", sidecar, len(session.answers))
        return Written(None, interrupted=isinstance(stopped, KeyboardInterrupt))
    text = f"{schema_line(setup.kind.kind)}\n{to_yaml(data)}"
    new_file(output, text, setup.kind, force=force, inputs=host.own_files()).commit()
    sidecar.remove()
    return Written(output)


def _walk(
    host: Host, given: Given, session: Session, voice: Voice
) -> tuple[CaseSetup, dict[str, Any]]:
    """Walk through the questions, from the start again whenever the author goes back."""
    while True:
        session.again()
        try:
            setup = open_case_setup(host, given, session, voice)
            interview = Interview(setup, session, known_values(setup))
            data = interview.run()
        except Back:
            continue
        return setup, data


def _earlier(sidecar: Sidecar, given: Given) -> tuple[Given, Answers]:
    """What was given and answered in an earlier run, or what is given now and no answer."""
    saved = sidecar.read()
    if saved is None:
        return given, []
    kept = _given(saved["options"])
    if given not in (Given(), kept):
        cure = "Use the same options as before, or none. To start again, delete this file."
        message = "contains answers from an interview with different options"
        raise InputError(Fault(str(sidecar.path), 0, 0, "", message, cure))
    return kept, saved["answers"]


def _given(options: Mapping[str, Any]) -> Given:
    return Given(
        kind=str(options.get("kind", "")),
        form=str(options.get("form", "")),
        roles=tuple((str(role), str(code)) for role, code in options.get("roles", ())),
        measures=tuple(map(str, options.get("measures", ()))),
        on=str(options.get("on", "")),
    )


def _welcome(terminal: Terminal, sidecar: Sidecar, answers: Answers) -> None:
    words, file = message("prompt.words"), str(sidecar.path)
    if answers:
        said = message("prompt.welcome-back", count=len(answers), file=file, words=words)
    else:
        said = message("prompt.welcome", words=words)
    terminal.say(terminal.voice.word(said))


def _farewell(terminal: Terminal, resume: str, sidecar: Sidecar, count: int) -> None:
    if count:
        said = message("prompt.stopped", count=count, file=str(sidecar.path), command=resume)
    else:
        said = message("prompt.stopped-at-once")
    terminal.say(f"\n{terminal.voice.word(said)}")


def _check_free(output: Path, host: Host, *, force: bool) -> None:
    """Refuse a name that is taken before the first question is asked."""
    outputs = Outputs(output.parent, private=True, force=force, inputs=host.own_files())
    outputs.add(output.name, b"")
    outputs.check()
