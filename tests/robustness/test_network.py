"""Row 11: no command opens a connection, and each does its work where there is no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from comity.cli.group import BUILTIN
from comity.kit.samples import sample_files

WATCH = """
import os, sys
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
           "socket.sendmsg", "urllib.Request", "http.client.connect")
def watch(event, given):
    if event in NETWORK:
        with open(os.environ["COMITY_TEST_LOG"], "a") as log:
            log.write(f"{event} {given!r}\\n")
        raise OSError("no network here")
sys.addaudithook(watch)
"""
OTHER_ENDS = {"serve"}  # a command that is there to listen is not one that calls out


def runs(desk: Path) -> dict[str, list[str]]:
    """A run of every command that there is."""
    case = desk / "bec-request.yaml"
    known = {
        "demo": ["demo", "demo"],
        "new": ["new", "request", "--from", "NG", "--to", "US", "-o", "new.yaml"],
        "check": ["check", str(case)],
        "build": ["build", str(case), "-o", "out", "--format", "docx,html,md,json"],
        "explain": ["explain", str(case)],
        "law": ["law", "show", "US"],
        "plugins": ["plugins"],
        "schema": ["schema", "request"],
        "template": ["template", "fields", "request"],
    }
    return {name: known.get(name, [name, "--help"]) for name in BUILTIN if name not in OTHER_ENDS}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    for sample in sample_files():
        shutil.copy(sample, folder)
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch/sitecustomize.py").write_text(WATCH, encoding="utf-8")
    return folder


IN_TURN = """
import json, sys
from pathlib import Path
from comity.cli import main
codes = {}
for name, args in json.loads(sys.argv[1]).items():
    codes[name] = main(args)
Path(sys.argv[2]).write_text(json.dumps(codes))
"""


def watched(desk: Path) -> dict[str, str]:
    """The environment of a process that notes what it tries to reach, in ``log.txt``."""
    log = desk.parent / "log.txt"
    return {**os.environ, "COMITY_TEST_LOG": str(log), "PYTHONPATH": str(desk.parent / "watch")}


def run_in_turn(desk: Path, before: list[str]) -> tuple[dict[str, int], str]:
    """The exit code of every command, all in one process, and what it tried to reach."""
    log, codes = desk.parent / "log.txt", desk.parent / "codes.json"
    done = subprocess.run(
        [*before, sys.executable, "-c", IN_TURN, json.dumps(runs(desk)), codes],
        cwd=desk, env=watched(desk), capture_output=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    reached = log.read_text(encoding="utf-8") if log.exists() else ""
    return json.loads(codes.read_text(encoding="utf-8")), reached


def run_all(desk: Path, before: list[str]) -> tuple[dict[str, int], str]:
    """The exit code of every command, each in a process, and what it tried to reach."""
    log = desk.parent / "log.txt"
    env = watched(desk)
    codes = {}
    for name, args in runs(desk).items():
        done = subprocess.run(
            [*before, sys.executable, "-m", "comity", *args],
            cwd=desk, env=env, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
        codes[name] = done.returncode
    return codes, log.read_text(encoding="utf-8") if log.exists() else ""


def cut_off() -> list[str]:
    """What runs a program without a network, or nothing where the system lets nobody do that."""
    cut = ["unshare", "-rn"]
    able = shutil.which("unshare") and not subprocess.run([*cut, "true"], check=False).returncode
    return cut if able else []


@pytest.mark.needs_country
def test_no_command_opens_a_connection_or_lacks_one(desk: Path, figure):
    codes, reached = run_in_turn(desk, cut_off())
    assert codes.keys() == runs(desk).keys()
    assert reached == ""
    assert {name for name, code in codes.items() if code not in (0, 1)} == set()
    assert (desk / "out/bec-request.json").exists()
    figure("11", tried="every command", ours="0 connections")


def test_the_watch_sees_a_connection(desk: Path):
    log, env = desk.parent / "log.txt", watched(desk)
    code = "import socket; socket.create_connection(('192.0.2.1', 9), 1)"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False)
    assert done.returncode != 0
    assert "192.0.2.1" in log.read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.needs_country
@pytest.mark.parametrize("network", [True, False])
def test_no_command_in_a_process_of_its_own_opens_a_connection(desk: Path, network: bool):
    codes, reached = run_all(desk, [] if network else cut_off())
    assert reached == ""
    assert {name for name, code in codes.items() if code not in (0, 1)} == set()


@pytest.mark.long
def test_the_plain_stack_calls_nobody_either(desk: Path, plain, figure):
    log = desk.parent / "log.txt"
    (desk / "t.docx").write_bytes(plain.template())
    env = watched(desk)
    code = (
        "from docxtpl import DocxTemplate; d = DocxTemplate('t.docx'); d.render({'v': 1}); "
        "d.save('o.docx')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=desk, env=env, check=True)
    figure("11", plain="0 connections" if not log.exists() else "connections")
