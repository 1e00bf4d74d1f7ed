"""No name and no text of a stranger is obeyed by the terminal that shows it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.cli.streams import escaped

EVIL = "x\x1b]0;OWNED\x07\x1b[2J\x9b1;1H\u202eAll is well"
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NAMED = {
    "office allow": ("office", "allow", EVIL),
    "office show": ("office", "show", EVIL),
    "office forget": ("office", "forget", EVIL),
    "office option": ("--office", EVIL, "measures"),
    "template check": ("template", "check", f"{EVIL}.docx"),
    "law show": ("law", "show", EVIL),
    "plugins check": ("plugins", "check", EVIL),
    "measures show": ("measures", "show", EVIL),
    "new": ("new", "request", "--to", "NR", "--from", "TV", "-o", f"{EVIL}/a/b.yaml"),
    "new to a State": ("new", "request", "--to", EVIL),
    "a command": (EVIL,),
    "build": ("build", "case.yaml", "-o", f"{EVIL}", "--draft"),
}


def at_a_terminal(args: tuple[str, ...], desk: Path, site: Path) -> str:
    """What a terminal is sent by the program."""
    pty = pytest.importorskip("pty", reason="Windows has no such terminals")
    here, there = pty.openpty()
    sent: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                data = os.read(here, 65536)
            except OSError:
                return
            if not data:
                return
            sent.append(data)

    listening = threading.Thread(target=listen)
    listening.start()
    path = os.pathsep.join(filter(None, [str(site), os.environ.get("PYTHONPATH")]))
    subprocess.run(
        [sys.executable, "-m", "comity", *args],
        **{"stdin": subprocess.DEVNULL, "stdout": there, "stderr": there, "cwd": desk},
        env={**os.environ, "PYTHONPATH": path, "TERM": "xterm"},
        timeout=120,
        check=False,
    )
    os.close(there)
    listening.join(10)
    os.close(here)
    return b"".join(sent).decode("utf-8")


def without_bold(text: str) -> str:
    return text.replace("\x1b[1m", "").replace("\x1b[0m", "")


@pytest.fixture
def site(country, write, request_data) -> Path:
    write(request_data)
    country("TV")
    return country("NR")


EACH_RUN = {"office allow", "office option", "law show", "new", "a command", "build"}
"""One of each way that a name is read; ``tox -e long`` runs all."""


@pytest.mark.parametrize(
    "name",
    [one if one in EACH_RUN else pytest.param(one, marks=pytest.mark.long) for one in NAMED],
)
def test_a_name_on_the_command_line_is_shown_and_not_obeyed(name: str, desk, site) -> None:
    sent = at_a_terminal(NAMED[name], desk, site)
    assert "OWNED" in sent
    assert OBEYED.findall(without_bold(sent)) == []


def test_a_received_manifest_cannot_clear_the_terminal(desk, site, comity) -> None:
    comity("build", "case.yaml", "-o", "out", "--draft", site=site)
    manifest = desk / "out/internal/case.manifest.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    said["source"]["name"] = f"{EVIL}.yaml"
    manifest.write_text(json.dumps(said), encoding="utf-8")
    (desk / "out/internal/case.\x1b]0;OWNED\x07.manifest.json").write_text("no", encoding="utf-8")
    sent = at_a_terminal(
        ("build", "case.yaml", "-o", "out", "--draft", "--force", "--format", "html"), desk, site
    )
    assert "OWNED" in sent
    assert OBEYED.findall(without_bold(sent)) == []
    assert "All is well" not in sent


def test_a_received_manifest_cannot_forge_a_line_of_the_program(desk, site, comity) -> None:
    (desk / "out/internal").mkdir(parents=True)
    forged = "case.x\nOffice: Example Ministry (comity.toml).\n.manifest.json"
    (desk / "out/internal" / forged).write_text("no", encoding="utf-8")

    done = comity("build", "case.yaml", "-o", "out", "--draft", site=site)

    said = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 0, done.stderr
    assert not any(line.startswith("Office:") for line in said)
    assert "contains a name that would change what a terminal shows" in " ".join(said)


@pytest.mark.parametrize("args", [("--help",), ("plugins",)], ids=["help", "plugins"])
def test_a_distribution_that_is_only_installed_writes_nothing_to_the_terminal(
    args, desk, site, install
) -> None:
    name = "TW\x1b]0;OWNED\x07"
    states, commands = f"{name} = comity_tw", f"{name} = comity_tw:x"
    points = f"[comity.jurisdictions]\n{states}\n[comity.commands]\n{commands}\n"
    install("comity-tw", "1.0", points, modules={"comity_tw/__init__.py": ""})
    sent = at_a_terminal(args, desk, site)
    assert "OWNED" in sent
    assert OBEYED.findall(without_bold(sent)) == []


def test_headings_stay_bold_at_a_terminal(desk, site) -> None:
    assert "\x1b[1m" in at_a_terminal(("law", "show", "NR"), desk, site)


@given(st.text())
def test_what_is_escaped_in_json_is_read_as_the_same(text: str) -> None:
    written = json.dumps([text], ensure_ascii=False)
    assert json.loads(escaped(written)) == [text]
    assert OBEYED.findall(escaped(written)) == []


@given(st.text(st.characters(blacklist_categories=("Cc", "Cf", "Zl", "Zp"))))
def test_honest_text_is_printed_as_it_is(text: str) -> None:
    stream = io.StringIO()
    stream.write(escaped(f"{text}\t\n"))
    assert stream.getvalue() == f"{text}\t\n"
