"""Row 11: no command opens a connection, and each does its work where there is no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from comity.cli.group import BUILTIN
from comity.samples import sample_files

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


def run_all(desk: Path, before: list[str]) -> tuple[dict[str, int], str]:
    """The exit code of every command, and what it tried to reach."""
    log = desk.parent / "log.txt"
    env = {**os.environ, "COMITY_TEST_LOG": str(log), "PYTHONPATH": str(desk.parent / "watch")}
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
    codes, reached = run_all(desk, cut_off())
    assert reached == ""
    assert {name for name, code in codes.items() if code not in (0, 1)} == set()
    assert (desk / "out/bec-request.json").exists()
    figure("11", tried="every command", ours="0 connections")


def test_the_watch_sees_a_connection(desk: Path):
    log = desk.parent / "log.txt"
    env = {**os.environ, "COMITY_TEST_LOG": str(log), "PYTHONPATH": str(desk.parent / "watch")}
    code = "import socket; socket.create_connection(('192.0.2.1', 9), 1)"
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False)
    assert done.returncode != 0
    assert "192.0.2.1" in log.read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.needs_country
def test_no_command_opens_a_connection_where_there_is_a_network(desk: Path):
    codes, reached = run_all(desk, [])
    assert reached == ""
    assert {name for name, code in codes.items() if code not in (0, 1)} == set()


def test_the_plain_stack_calls_nobody_either(desk: Path, plain, figure):
    log = desk.parent / "log.txt"
    (desk / "t.docx").write_bytes(plain.template())
    env = {**os.environ, "COMITY_TEST_LOG": str(log), "PYTHONPATH": str(desk.parent / "watch")}
    code = (
        "from docxtpl import DocxTemplate; d = DocxTemplate('t.docx'); d.render({'v': 1}); "
        "d.save('o.docx')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=desk, env=env, check=True)
    figure("11", plain="0 connections" if not log.exists() else "connections")
