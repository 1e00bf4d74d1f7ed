"""``comity --help`` and ``--version`` import the command line and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = {
    "babel",
    "comity.model.drafts",
    "comity.host.facade",
    "comity.model.records",
    "dataclasses",
    "docx",
    "docxtpl",
    "email_validator",
    "importlib.metadata",
    "jinja2",
    "lxml",
    "phonenumbers",
    "pluggy",
    "pydantic",
    "yaml",
}
SCRIPT = """
import sys
from comity.cli import main
code = main(sys.argv[1:])
print("\\n".join(["modules:", *sys.modules]))
sys.exit(code)
"""


def run(*args: str, path: str = "") -> tuple[str, set[str]]:
    """The text printed, and the modules imported by then."""
    parts = filter(None, (path, os.environ.get("PYTHONPATH")))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *args],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(parts)},
        capture_output=True,
        text=True,
        check=True,
    )
    text, _, modules = done.stdout.partition("modules:\n")
    return text, set(modules.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_nothing_heavy_is_imported(option: str) -> None:
    text, modules = run(option)

    assert text
    assert modules & HEAVY == set()


def test_no_command_module_is_imported_for_the_help() -> None:
    _, modules = run("--help")

    assert {name for name in modules if name.startswith("comity.cli.")} == {
        "comity.cli.group",
        "comity.cli.given_paths",
        "comity.cli.ground",
        "comity.cli.streams",
    }


@pytest.mark.needs_country  # and what else requirements-tests.txt installs
def test_a_command_of_a_plugin_is_listed_without_being_imported(install) -> None:
    site = install(
        "comity-stamp",
        "1.0",
        "[comity.commands]\nstamp = comity_stamp:command\n",
        modules={"comity_stamp.py": "raise RuntimeError('imported')"},
    )
    text, modules = run("--help", path=str(site))

    assert "stamp" in text
    assert "From comity-stamp." in text
    assert "comity_stamp" not in modules
    assert modules & HEAVY == set()


@pytest.mark.needs_country  # the browser tool
def test_a_command_of_a_plugin_is_listed_with_what_its_distribution_is_for() -> None:
    text, _ = run("--help")

    assert "From comity-web: Comity in the browser: write, check and" in " ".join(text.split())


def test_the_package_itself_imports_nothing_but_its_version() -> None:
    script = "import sys, comity; print(*sorted(n for n in sys.modules if 'comity' in n))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["comity", "comity._version"]
