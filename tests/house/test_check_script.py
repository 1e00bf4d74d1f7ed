"""`.ci/run` ends with what a reader of its last lines needs: what failed, then the whole suite."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# a Python whose tox prints what these tests say, in place of half an hour of tests; what runs
# first waits for what runs beside it
PYTHON = """#!/bin/bash
case "$*" in
  *"-m venv"*) mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
  *"tox run --workdir"*) touch begun; cat beside; exit "$(cat beside.code)" ;;
  *"tox run"*) until [ -e begun ]; do sleep 0.01; done; cat plain; exit "$(cat plain.code)" ;;
esac
"""
SUITE = "===== 1 failed, 3 passed in 2.00s ====="
FAILED = f"E   assert 3 == 4\nFAILED tests/a.py::test_b - assert\n{SUITE}\n  all: FAIL code 1\n"
PASSED = "===== 4 passed in 2.00s =====\n  all: OK\n"

pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="a script of bash")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci")
    (tmp_path / ".ci" / "programs").write_text("exit 0\n")
    (tmp_path / "python").write_text(PYTHON)
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def run(checkout: Path, plain: tuple[int, str], beside: tuple[int, str]) -> tuple[int, list[str]]:
    """The exit code of the script and the lines that it prints."""
    for name, (code, text) in (("plain", plain), ("beside", beside)):
        (checkout / name).write_text(text)
        (checkout / f"{name}.code").write_text(str(code))
    done = subprocess.run(
        ["bash", ".ci/run"],
        cwd=checkout,
        env={**os.environ, "PYTHON": str(checkout / "python")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout.splitlines()


def test_what_failed_is_named_again_at_the_end_before_the_whole_suite(checkout: Path) -> None:
    web = "E   no page\nFAILED tests/web/c.py::test_d - no page\n  web: FAIL code 1\n"
    code, lines = run(checkout, (1, FAILED), (3, web))

    assert code == 1
    assert lines[-7:] == [
        "E   assert 3 == 4",
        "E   no page",
        "FAILED tests/a.py::test_b - assert",
        "  all: FAIL code 1",
        "FAILED tests/web/c.py::test_d - no page",
        "  web: FAIL code 1",
        SUITE,
    ]


def test_where_only_the_second_part_fails_its_code_is_told(checkout: Path) -> None:
    code, lines = run(checkout, (0, PASSED), (3, "FAILED tests/web/c.py::test_d - no page\n"))

    assert code == 3
    assert lines[-2:] == ["FAILED tests/web/c.py::test_d - no page", PASSED.splitlines()[0]]


def test_a_green_run_ends_with_the_whole_suite_alone(checkout: Path) -> None:
    code, lines = run(checkout, (0, PASSED), (0, "===== 2 passed in 1.00s =====\n"))

    assert code == 0
    assert lines[-2:] == ["===== 2 passed in 1.00s =====", PASSED.splitlines()[0]]


def test_a_run_without_a_test_is_no_success(checkout: Path) -> None:
    assert run(checkout, (0, "nothing\n"), (0, ""))[0] == 1


# who was started in the background may be deaf to INT from the start, and then hears TERM
@pytest.mark.parametrize("heard", ["INT TERM", "TERM"])
def test_what_runs_beside_ends_with_a_script_that_is_ended(checkout: Path, heard: str) -> None:
    deaf = "" if "INT" in heard else "trap '' INT; "
    slow = f"{deaf}trap 'touch ended; exit 1' {heard}; touch begun; sleep 50 & wait;"
    fake = PYTHON.replace("touch begun;", slow)
    (checkout / "python").write_text(fake.replace("cat plain;", "kill $PPID;"))

    assert run(checkout, (0, PASSED), (0, ""))[0] != 0
    end = time.monotonic() + 20
    while not (checkout / "ended").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
