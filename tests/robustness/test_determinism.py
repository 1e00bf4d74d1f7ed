"""Row 14: the same case gives the same bytes, wherever and however it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

WAYS: dict[str, dict[str, str]] = {
    "first": {"PYTHONHASHSEED": "0", "TZ": "UTC"},
    "again": {"PYTHONHASHSEED": "0", "TZ": "UTC"},
    "another folder": {"PYTHONHASHSEED": "0", "TZ": "UTC"},
    "another time zone": {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"},
    "another locale": {"PYTHONHASHSEED": "0", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "the C locale": {"PYTHONHASHSEED": "0", "LC_ALL": "C", "PYTHONUTF8": "0"},
    "another hash seed": {"PYTHONHASHSEED": "4242"},
    "another epoch": {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1"},
}
AT_ONCE = {
    "first": WAYS["first"],
    "all else at once": {
        **WAYS["another locale"], **WAYS["another epoch"], **WAYS["another time zone"],
        **WAYS["another hash seed"],
    },
    "the C locale": WAYS["the C locale"] | WAYS["another hash seed"],
}  # fmt: skip
"""The same in three builds: what changes the bytes by itself changes them among others too."""
FORMATS = "docx,html,md,json"


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def built_in(
    ways: Mapping[str, Mapping[str, str]], cases: Sequence[Path], tmp_path: Path
) -> dict[str, dict[str, str]]:
    """The hashes of all files by way; each way has a folder of its own."""
    seen = {}
    for number, (way, env) in enumerate(ways.items()):
        desk = tmp_path / f"desk {number}" / ("x" * number)
        desk.mkdir(parents=True)
        subprocess.run(
            [sys.executable, "-m", "comity", "build", *cases, "-o", "out", "--format", FORMATS],
            env={**os.environ, **env},
            cwd=desk,
            capture_output=True,
            timeout=120,
            check=True,
        )
        seen[way] = hashes(desk / "out")
    assert len(seen["first"]) == len(cases) * (len(FORMATS.split(",")) + 2)
    return seen


@pytest.mark.needs_country
def test_whatever_changes_around_a_build_the_bytes_are_the_same(tmp_path: Path, figure):
    cases = [path for path in sample_files() if path.stem in ("bec-request", "notice-us")]
    assert len(cases) == 2
    seen = built_in(AT_ONCE, cases, tmp_path)
    assert [way for way, made in seen.items() if made == seen["first"]] == list(AT_ONCE)
    figure("14", tried=f"{len(WAYS)} ways; DOCX, HTML, Markdown, JSON, manifest", ours="identical")


@pytest.mark.long
@pytest.mark.needs_country
def test_every_way_of_building_gives_the_same_bytes(tmp_path: Path, figure):
    cases = [path for path in sample_files() if "request" in path.name or "us" in path.name]
    seen = built_in(WAYS, cases, tmp_path)
    same = [way for way, made in seen.items() if made == seen["first"]]
    assert same == list(WAYS)
    figure("14", ours="identical")


@pytest.mark.long
def test_the_plain_stack_writes_the_clock(plain, figure):
    template = plain.template()
    first = plain.render(template, v="v")
    time.sleep(2.1)  # the clock of a ZIP has steps of two seconds
    again = plain.render(template, v="v")
    figure("14", plain="identical" if first == again else "different each time")
