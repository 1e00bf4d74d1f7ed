"""Checking a plugin from outside: in a process of its own, with a limit on every step."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import IO, Any

from comity.kit.conformance.outcomes import Outcome, Problem, Score
from comity.kit.conformance.subject import Subject, find_subject
from comity.model.errors import Fault, InputError
from comity.model.office import Office

__all__ = ["LIMIT", "check_plugin"]

LIMIT = 60.0
START = 120.0  # seconds until the first word: no code of a plugin has run by then
Event = dict[str, Any]


def check_plugin(
    name: str,
    office: Office | None = None,
    *,
    limit: float = LIMIT,
    allow_code: bool = False,
    only: Collection[str] = (),
) -> Score:
    """The score card of an installed plugin.

    Args:
        name: a State's code (GB-SCT is checked with GB) or a topic.
        office: its choice of an owner, where two distributions claim a code; the code it allows.
        limit: how many seconds a step may take; a case and a document are a step.
        allow_code: whether code of this plugin may run, whatever the office allows.
        only: ids of checks to make alone, with those that they need. Default: all checks.

    Raises:
        InputError: the plugin is not installed, two distributions claim its name, or a check in
            ``only`` is not one that is made of it.
    """
    office = office or Office()
    subject = find_subject(name, office)
    _require_checks(subject, only)
    entry = subject.entry
    if allow_code:
        office = replace(office, allow_code=office.allow_code | {entry.distribution})
    outcomes = tuple(_outcomes(subject, office, limit, only))
    return Score(
        name=subject.name,
        kind="topic" if subject.topic else "country",
        distribution=entry.distribution,
        version=entry.version,
        made_of="code" if entry.is_code else "data",
        outcomes=outcomes,
        only=tuple(only),
    )


def _require_checks(subject: Subject, only: Collection[str]) -> None:
    from comity.kit.conformance.check_table import checks_for

    known = [check.id for check in checks_for(subject)]
    cure = f"Name one of these: {', '.join(known)}."
    faults = [
        Fault("--only", 0, 0, "", f"{subject.name} has no check {name!r}", cure)
        for name in dict.fromkeys(only)
        if name not in known
    ]
    if faults:
        raise InputError(faults)


def _outcomes(
    subject: Subject, office: Office, limit: float, only: Collection[str]
) -> Iterator[Outcome]:
    from comity.kit.conformance.check_table import checks_for

    waiting = {check.id: check for check in checks_for(subject, only)}
    with tempfile.TemporaryFile() as talk:
        reason, current = "", next(iter(waiting))
        for event in _events(subject.name, office, limit, talk, only):
            current = event.get("begin", current)
            if "outcome" in event:
                outcome = Outcome.read(event["outcome"])
                waiting.pop(outcome.id, None)
                yield outcome
            reason = event.get("stopped", reason)
        said = _last_line(talk)
    for name, check in waiting.items():
        if name == current:
            cure = "Do little at import and in hooks: read files, but do not use the network."
            problem = Problem(subject.package, f"{reason}{f' ({said})' if said else ''}", cure)
            yield Outcome.of(check, "failed", problem)
        else:
            yield Outcome.of(
                check, "not-run", Problem("", f"not run because {current} stopped with an error")
            )


def _events(
    name: str, office: Office, limit: float, talk: IO[bytes], only: Collection[str]
) -> Iterator[Event]:
    """What the other process says, and at last why it stopped, if it did so before its end."""
    command = [sys.executable, "-P", "-m", "comity.kit.conformance.child", name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=talk, env=environment
    )
    assert process.stdin is not None
    assert process.stdout is not None
    lines: queue.Queue[bytes | None] = queue.Queue()
    threading.Thread(target=_pump, args=(process.stdout, lines), daemon=True).start()
    told = {
        "owners": dict(office.owners),
        "allow_code": sorted(office.allow_code),
        "only": sorted(only),
    }
    try:
        process.stdin.write(json.dumps(told).encode())
        process.stdin.close()
        patience = max(limit, START)
        while line := lines.get(timeout=patience):
            patience = limit
            event: Event = json.loads(line)
            if "end" in event:
                return
            yield event
        yield {"stopped": f"the program ended with exit code {process.wait(limit)}"}
    except (queue.Empty, subprocess.TimeoutExpired):
        yield {"stopped": f"did not answer within {limit:g} seconds and was stopped"}
    except BrokenPipeError:
        yield {"stopped": "the program could not be started"}
    finally:
        process.kill()
        process.wait()


def _pump(stream: IO[bytes], lines: queue.Queue[bytes | None]) -> None:
    with stream:
        for line in stream:
            lines.put(line)
    lines.put(None)


def _last_line(talk: IO[bytes]) -> str:
    talk.seek(0)
    lines = talk.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1].strip() if lines else ""
