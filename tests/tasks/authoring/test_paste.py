"""A paragraph that is pasted at a real terminal is one answer, and does not scatter."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no pty")

SIDECAR = "case.yaml.answers.json"
ASK = ("new", "request", "--ask", "--from", "TV", "--to", "NR", "--measure", "subscriber-data")
TEXT = (
    "On 2 March 2026 the card was replaced.\n"
    "The victim was abroad.\n"
    "\n"
    "On 4 March 2026 money was sent.\n"
    "Nobody knew of it."
)
FACTS = [
    "On 2 March 2026 the card was replaced. The victim was abroad.",
    "On 4 March 2026 money was sent. Nobody knew of it.",
]
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]")


class Seat:
    """Somebody at a terminal at which the interview runs."""

    def __init__(self, terminal: int, pid: int) -> None:
        self.terminal, self.pid = terminal, pid

    def type(self, text: bytes) -> None:
        os.write(self.terminal, text)

    def until(self, words: str, seconds: float = 90) -> str:
        """What the terminal shows until some words and then a prompt."""
        seen = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.3)[0]:
                try:
                    seen += os.read(self.terminal, 65536)
                except OSError:  # Linux says so when the program has ended
                    break
            elif words in _plain(seen):
                break
        assert words in _plain(seen), _plain(seen)
        return _plain(seen)

    def ended(self) -> int:
        _, status = os.waitpid(self.pid, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)


def _plain(seen: bytes) -> str:
    return " ".join(ESCAPES.sub(b"", seen).decode(errors="replace").split())


@pytest.fixture
def sit(desk: Path) -> Iterator[Callable[..., Seat]]:
    """A function that starts the interview at a terminal of its own."""
    import pty

    def start(*args: str) -> Seat:
        pid, terminal = pty.fork()
        if pid == 0:
            _lead(desk, args)
        return Seat(terminal, pid)

    yield start


def _lead(desk: Path, args: tuple[str, ...]) -> None:
    """Run the interview below a leader of the terminal that outlives it.

    A terminal whose leader ends is hung up, and may lose what was printed last.
    """
    program = os.fork()
    if program == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a background job is born deaf to it
        os.chdir(desk)
        command = [sys.executable, "-m", "comity", *args, "-o", "case.yaml"]
        os.execv(sys.executable, command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _, status = os.waitpid(program, 0)
    time.sleep(1)
    os._exit(os.waitstatus_to_exitcode(status))


@pytest.mark.parametrize("marked", [True, False], ids=["bracketed", "as-typed"])
def test_a_pasted_narrative_is_one_answer_and_becomes_dated_facts(
    sit, desk: Path, marked: bool
) -> None:
    seat = sit(*ASK)
    seat.until("Urgency")
    seat.type(b"list\r")
    seat.until("go to that section")
    seat.type(b"3\r")
    seat.until("one fact for each date.")
    text = TEXT.encode()
    seat.type(b"\x1b[200~" + text + b"\x1b[201~" if marked else text.replace(b"\n", b"\r"))
    time.sleep(0.5)
    seat.type(b"\r")
    assert "2 facts found:" in seat.until("Press Enter to accept")
    seat.type(b"\r")
    seat.until("Loss")
    seat.type(b"stop\r")
    seat.until("-o case.yaml")

    assert seat.ended() == 2
    tree = json.loads((desk / SIDECAR).read_text(encoding="utf-8"))["tree"]
    assert [fact["text"] for fact in tree["facts"]] == FACTS
    assert [fact["date"] for fact in tree["facts"]] == ["2026-03-02", "2026-03-04"]
    assert set(tree) == {"schema", "kind", "requesting", "requested", "measures", "facts"}


def test_a_paragraph_pasted_into_a_short_question_stays_in_it(sit, desk: Path) -> None:
    seat = sit(*ASK)
    seat.until("Urgency")
    seat.type(b"list\r")
    seat.until("go to that section")
    seat.type(b"2\r")
    seat.until("Our reference")
    seat.type(b"R/1\rof the unit\rin the capital\r")
    seat.until("Subject")
    seat.type(b"stop\r")
    seat.until("-o case.yaml")

    assert seat.ended() == 2
    tree = json.loads((desk / SIDECAR).read_text(encoding="utf-8"))["tree"]
    assert tree["reference"] == "R/1 of the unit in the capital"
    assert "subject" not in tree


def test_at_a_terminal_an_interrupt_keeps_the_answers(sit, desk: Path) -> None:
    seat = sit("new", "--ask")
    seat.until("What do you want to write?")
    seat.type(b"notice\r")
    seat.until("Host State")
    seat.type(b"TV\r")
    seat.until("Company")
    seat.type(b"\x03")
    seen = seat.until("-o case.yaml")

    assert seat.ended() == 130
    assert "Traceback" not in seen
    kept = json.loads((desk / SIDECAR).read_text(encoding="utf-8"))["tree"]
    assert kept == {"schema": "1", "kind": "notice", "host": "TV"}
