"""What becomes of an error: text on stderr, one of three exit codes, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import click
import pytest

from comity import __version__
from comity.cli import main
from comity.cli.group import BUILTIN, program
from comity.model.errors import ComposeError, DraftError, Fault

Body = Callable[[], object]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Body], None]]:
    """Let ``comity probe`` run a function of the test."""

    def put(body: Body) -> None:
        probe = click.Command("probe", callback=body)
        monkeypatch.setattr(sys.modules[__name__], "PROBE", probe)
        monkeypatch.setitem(BUILTIN, "probe", (f"{__name__}:PROBE", "A probe."))

    yield put


PROBE = click.Command("probe")


def test_the_version_is_printed(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"comity {__version__}\n"


def test_without_arguments_the_help_is_shown(capsys) -> None:
    main([])
    said = capsys.readouterr()
    assert "Commands:" in said.out + said.err


def test_an_unknown_command_is_unusable_input(capsys) -> None:
    assert main(["chekc"]) == 2
    assert "No such command 'chekc'" in capsys.readouterr().err


def test_every_fault_is_printed_with_its_place_and_the_exit_code_is_two(command, capsys) -> None:
    def body() -> None:
        raise DraftError(
            [
                Fault("bec.yaml", 9, 3, "date", "is no date", "Write 2026-01-31."),
                Fault("bec.yaml", 4, 1, "", "has a tab"),
            ]
        )

    command(body)

    assert main(["probe"]) == 2
    said = capsys.readouterr()
    assert said.err == (
        "bec.yaml:4:1: has a tab\nbec.yaml:9:3: date: is no date\n    Write 2026-01-31.\n"
    )
    assert said.out == ""


def test_any_deliberate_error_is_printed_without_a_traceback(command, capsys) -> None:
    def body() -> None:
        raise ComposeError("The clause request.title is missing from en.po.")

    command(body)

    assert main(["probe"]) == 2
    assert capsys.readouterr().err == "The clause request.title is missing from en.po.\n"


def test_a_fault_of_the_program_is_not_taken_for_findings(command, capsys) -> None:
    def body() -> None:
        raise ZeroDivisionError("oops")

    command(body)

    assert main(["probe"]) == 2
    said = capsys.readouterr().err
    assert "ZeroDivisionError: oops" in said
    assert "not in your file" in said


@pytest.mark.parametrize(("answer", "code"), [(None, 0), (0, 0), (1, 1), (2, 2)])
def test_a_command_gives_its_exit_code_by_returning_it(command, answer, code: int) -> None:
    command(lambda: answer)

    assert main(["probe"]) == code


def test_a_command_may_leave_through_its_context(command) -> None:
    command(lambda: click.get_current_context().exit(1))

    assert main(["probe"]) == 1


def test_an_interrupt_ends_with_130_and_no_traceback(command, capsys) -> None:
    def body() -> None:
        raise KeyboardInterrupt

    command(body)

    assert main(["probe"]) == 130
    assert capsys.readouterr().err.split() == ["Interrupted."]


def test_the_group_has_only_lazy_commands() -> None:
    assert program.commands == {}


def probe(body: str) -> str:
    """A script in which ``comity probe`` runs an expression."""
    return (
        "import sys, types, click\n"
        "from comity.cli import main, group\n"
        f"command = click.Command('probe', callback=lambda: {body})\n"
        "sys.modules['probing'] = types.SimpleNamespace(command=command)\n"
        "group.BUILTIN['probe'] = ('probing:command', '')\n"
        "sys.stdin.readline()\n"
        "sys.exit(main(['probe']))\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows reports a closed pipe in another way")
@pytest.mark.parametrize("printer", ["click.echo", "print"])
@pytest.mark.parametrize("lines", [1, 100_000])
def test_a_reader_that_goes_away_is_no_error_to_talk_about(printer: str, lines: int) -> None:
    script = probe(f"[{printer}('x' * 80) for _ in range({lines})] and None")
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdin
        process.stdout.close()
        process.stdin.write(b"the reader is gone\n")
        process.stdin.close()

        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_console_that_lacks_a_letter_shows_its_code_point() -> None:
    done = subprocess.run(
        [sys.executable, "-c", probe("print('\\u1ecdl\\u00e1')")],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("cp1252").strip() == r"\u1ecdlá"
