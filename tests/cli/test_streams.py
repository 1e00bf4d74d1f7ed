"""Closed streams and plain terminals: a true exit code, no traceback, nothing in a wrong file."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a POSIX shell closes the streams")

PRINTING = {
    "help": ("--help",),
    "version": ("--version",),
    "check": ("check", "case.yaml"),
    "explain": ("explain", "case.yaml"),
    "refusals": ("refusals", "case.yaml"),
    "measures": ("measures",),
    "plugins": ("plugins",),
    "schema": ("schema", "request"),
    "law": ("law", "ties", "TV", "NR"),
    "compare": ("compare", "case.yaml", "--to", "KE"),
    "new": ("new", "request", "--to", "NR"),
    "office": ("office", "show"),
    "template": ("template", "fields", "request"),
    "build": ("build", "case.yaml", "-o", "out", "--force"),
    "demo": ("demo",),
}


def sample(names: Iterable[str], *ordinary: str) -> list[Any]:
    """Every command, most of them in the long run only."""
    return [n if n in ordinary else pytest.param(n, marks=pytest.mark.long) for n in names]


@pytest.fixture
def shell(desk: Path, write, request_data, country):
    """``shell("check case.yaml", ">&-")``: a command with its streams as the shell leaves them."""
    write(request_data)
    country("TV")
    site = str(country("NR"))
    path = os.pathsep.join(filter(None, [site, os.environ.get("PYTHONPATH")]))

    def shell(args: tuple[str, ...], streams: str = "", **env: str):
        line = shlex.join([sys.executable, "-m", "comity", *args])
        return subprocess.run(
            ["/bin/sh", "-c", f"{line} {streams}"],
            cwd=desk,
            env={**os.environ, "PYTHONPATH": path, **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=300,
            check=False,
        )

    return shell


@pytest.mark.parametrize("name", sample(PRINTING, "help", "check", "build"))
def test_what_cannot_be_printed_is_no_success(name: str, shell) -> None:
    done = shell(PRINTING[name], ">&-")

    assert done.returncode == 2
    assert b"The output cannot be written: stdout is closed." in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", sample(PRINTING, "law"))
def test_stderr_and_stdin_change_no_exit_code_and_no_result(name: str, shell) -> None:
    usual = shell(PRINTING[name])
    for streams in ("2>&-", "2>/dev/full", "<&-", "<&- 2>&-"):
        done = shell(PRINTING[name], streams)

        assert done.returncode == usual.returncode, streams
        assert done.stdout == usual.stdout, streams
        assert b"Traceback" not in done.stderr, streams


@pytest.mark.parametrize(
    "streams", ["<&- >&- 2>&-", pytest.param("<&- 2>&-", marks=pytest.mark.long)]
)
def test_no_message_lands_in_a_file_that_took_the_place_of_a_stream(
    streams: str, shell, desk: Path
) -> None:
    before = (desk / "case.yaml").read_bytes()
    (desk / "wrong.yaml").write_text("kind: request\n")
    usual = shell(("build", "case.yaml", "-o", "usual", "--format", "md,json"))
    assert usual.returncode == 0
    done = shell(("build", "case.yaml", "-o", "out", "--format", "md,json"), streams)
    wrong = shell(("check", "case.yaml", "wrong.yaml"), streams)

    assert done.returncode == (2 if ">&-" in streams.replace("2>&-", "") else 0)
    assert wrong.returncode == 2
    assert (desk / "case.yaml").read_bytes() == before
    for name in ("case.md", "case.json", "internal/case.manifest.json"):
        made = (desk / "out" / name).read_bytes()
        assert made == (desk / "usual" / name).read_bytes(), name


def test_a_closed_stdout_is_no_matter_where_nothing_is_printed(shell, write, request_data) -> None:
    request_data["measures"][0]["offences"] = []  # an error
    write(request_data, "blocked.yaml")
    done = shell(("build", "blocked.yaml", "-o", "out"), ">&-")

    assert done.returncode == 1
    assert b"Nothing was built." in done.stderr


@pytest.mark.parametrize("streams", [">/dev/full", pytest.param(">&-", marks=pytest.mark.long)])
def test_a_build_that_cannot_print_says_that_its_documents_are_there(
    streams: str, shell, desk: Path
) -> None:
    done = shell(("build", "case.yaml", "-o", "out", "--format", "md,json"), streams)
    said = done.stderr.decode()

    assert done.returncode == 2
    for name in ("case.md", "case.json"):
        assert (desk / "out" / name).is_file()
        assert f"Written: {Path('out') / name}\n" in said
    assert "The output cannot be written: " in said
    assert "case.yaml: " in said  # what else is told on stderr is told still


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=str)
@pytest.mark.parametrize("name", sample(PRINTING, "law"))
def test_no_bold_letters_where_nobody_wants_them(
    name: str, env: dict[str, str], shell, desk
) -> None:
    import pty

    if not env:  # and never where no terminal is
        done = shell(PRINTING[name])
        assert b"\x1b" not in done.stdout + done.stderr
        return
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "comity", *PRINTING[name]],
        cwd=desk,
        env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **env},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    said = b""
    while block := _read(ours):
        said += block
    process.wait(60)
    os.close(ours)

    assert said
    assert b"\x1b" not in said
    assert b"\r" not in said.replace(b"\r\n", b"\n")


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # Linux says so at the end of a terminal
        return b""
