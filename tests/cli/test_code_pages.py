"""Output sent to a file or a pipe where texts are in a code page, as they are on Windows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path


def run(page: str, folder: Path, *args: str) -> bytes:
    """What a command writes to stdout where texts are in a code page."""
    return subprocess.run(
        [sys.executable, "-m", "comity", "--no-office", *args],
        env={**os.environ, "PYTHONIOENCODING": page},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
    ).stdout


def test_what_was_sent_to_a_file_is_read_by_comity_and_by_programs(tmp_path):
    made = run("cp437", tmp_path, "new", "request")
    (tmp_path / "case.yaml").write_bytes(made)
    told = json.loads(run("cp437", tmp_path, "check", "case.yaml", "--format", "json"))

    assert "“also”" in made.decode("utf-8")
    gaps = {gap["field"]: gap["cure_for_page"] for gap in told["files"][0]["gaps"]}
    assert gaps["form"] == "Correct “Form”."


def test_what_people_read_keeps_the_letters_of_the_system(tmp_path):
    said = run("cp1252", tmp_path, "new", "request", "-o", "Übergröße-č.yaml")

    assert said.decode("cp1252").split() == ["Übergröße-\\u010d.yaml"]
    assert (tmp_path / "Übergröße-č.yaml").exists()
