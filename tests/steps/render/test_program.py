"""Running a program from outside: its time, its network, and all that it starts."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from comity.steps.render.program import cutter, find_program, run_program

CONNECT = (  # and stays until the other side, which notes the call first, hangs up
    "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5).recv(1)"
)


@pytest.fixture
def run(tmp_path):
    def run(*command, seconds=20.0, **more):
        return run_program(
            command, folder=tmp_path, environment={"PATH": os.defpath}, seconds=seconds, **more
        )

    return run


@pytest.fixture
def listener():
    """A port of this machine, and who called there."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def listen():
            while not done.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                calls.append(connection)
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], calls
        done.set()
        thread.join()


def test_how_it_ended_and_what_it_printed_are_told(run):
    ran = run(sys.executable, "-c", "import sys; print('done'); sys.exit(3)")
    assert (ran.code, ran.printed) == (3, "done")


def test_it_gets_the_environment_it_is_given_and_no_other(run, monkeypatch):
    monkeypatch.setenv("COMITY_TEST_SECRET", "x")
    ran = run(sys.executable, "-c", "import os; print('COMITY_TEST_SECRET' in os.environ)")
    assert ran.printed == "False"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can take a network away")
def test_it_reaches_nobody_where_the_network_can_be_cut(run, listener):
    port, calls = listener
    if not cutter():
        pytest.skip("this system lets nobody take a network away")
    cut = run(sys.executable, "-c", CONNECT, str(port))
    assert (cut.network_cut, calls) == (True, [])
    assert cut.code != 0


def test_it_reaches_others_where_it_may_and_that_is_told(run, listener):
    port, calls = listener
    ran = run(sys.executable, "-c", CONNECT, str(port), network=True)
    assert (ran.code, ran.network_cut) == (0, False)
    assert len(calls) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_what_takes_too_long_is_ended_with_all_that_it_started(run, tmp_path):
    script = (
        "import subprocess, sys, time, pathlib\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(300)'])\n"
        "pathlib.Path('child').write_text(str(child.pid))\n"
        "time.sleep(300)\n"
    )
    start = time.monotonic()
    with pytest.raises(TimeoutError, match="not finished after 2 seconds"):
        run(sys.executable, "-c", script, seconds=2.0)
    assert time.monotonic() - start < 15
    child = int((tmp_path / "child").read_text())
    for _ in range(50):  # whoever inherits the child takes a moment to bury it
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


@pytest.mark.skipif(sys.platform == "win32", reason="executable by its mode")
def test_a_program_in_the_current_folder_is_passed_over(tmp_path, monkeypatch):
    for folder in ("case", "usual"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "soffice").write_text("#!/bin/sh\n")
        (tmp_path / folder / "soffice").chmod(0o755)
    monkeypatch.chdir(tmp_path / "case")
    monkeypatch.setenv("PATH", str(tmp_path / "case"))
    assert find_program(["soffice"]) is None
    usual = tmp_path / "usual/soffice"
    assert find_program(["soffice"], [str(usual)]) == usual
    monkeypatch.setenv("PATH", str(tmp_path / "usual"))
    assert find_program(["soffice"]) == usual
