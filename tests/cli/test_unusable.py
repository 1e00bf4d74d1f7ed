"""What cannot be used or written: one clear message with its place, exit 2, nothing left behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli.group import BUILTIN

COMMANDS = [("check",), ("build", "-o", "out"), ("explain",)]
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX users, limits and file systems")


def refused(done: subprocess.CompletedProcess[str], *said: str) -> None:
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "fault of Comity" not in done.stderr
    for text in said:
        assert text in done.stderr, done.stderr


def nothing_new(desk: Path, *there: str) -> None:
    assert sorted(p.name for p in desk.iterdir()) == sorted(there)


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], Any], list[str]]] = {
    "unknown kind": (lambda d: d.update(kind="requset"), ["case.yaml:3:", "kind", "request"]),
    "unknown key": (
        lambda d: d.update(mesures=d.pop("measures")),
        ["case.yaml:", "mesures", "measures"],
    ),
    "wrong type": (lambda d: d.update(date="next week"), ["case.yaml:5:3", "date", "YYYY-MM-DD"]),
    "text for a list": (lambda d: d.update(facts="one"), ["case.yaml:", "facts", "list"]),
    "missing part": (lambda d: d.pop("offences"), ["case.yaml:", "offences"]),
    "lost reference": (
        lambda d: d["measures"][0].update(facts=["F9"]),
        ["case.yaml:", "measures[0].facts[0]", "F9", "F1"],
    ),
    "unknown State": (
        lambda d: d["requested"].update(state="UK"),
        ["case.yaml:", "requested.state", "GB (United Kingdom)"],
    ),
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_in_the_file_is_told_with_its_place_and_cure(
    name: str, command: tuple[str, ...], comity, write, request_data, desk
) -> None:
    spoil, said = BROKEN[name]
    spoil(request_data)
    done = comity(command[0], write(request_data), *command[1:])

    if command == ("check",) and name != "unknown kind":  # a gap: the rest is judged
        assert done.returncode == 1, done.stderr
        assert done.stdout.startswith("case.yaml: ")
        assert "gap" in done.stdout
        assert "Traceback" not in done.stderr
        for text in said:
            assert text in done.stdout, done.stdout
    else:
        refused(done, *said)
    nothing_new(desk, "case.yaml")


RAW = {
    "no YAML": (b"kind: request\n  date: [", "case.yaml:2:"),
    "a tab": (b"kind: request\n\tdate: 1\n", "case.yaml:2:1"),
    "a list": (b"- kind: request\n", "case.yaml:1:1"),
    "empty": (b"", "case.yaml"),
    "a NUL": (
        b"kind: request\nreference: a\x00b\n",
        "case.yaml:2:13: reference: The character U+0000",
    ),
    "an escaped NUL": (b'kind: request\nreference: "a\\0b"\n', "U+0000"),
    "a lone surrogate": (b'kind: request\nreference: "a\\uD800b"\n', "U+D800 (LONE SURROGATE)"),
    "not UTF-8": ("kind: request\nreference: Señor\n".encode("latin-1"), "UTF-8"),
    "an alias": (b"kind: &a request\nreference: *a\n", "case.yaml:1:"),
    "a reordered line": ("kind: request\nreference: a\u202eb\n".encode(), "U+202E"),
}


@pytest.mark.parametrize("name", RAW)
def test_a_file_that_is_no_case_is_told_with_its_place(name: str, comity, desk) -> None:
    content, said = RAW[name]
    (desk / "case.yaml").write_bytes(content)

    refused(comity("build", "case.yaml", "-o", "out"), said)
    nothing_new(desk, "case.yaml")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_file_that_is_not_there_or_is_a_folder_is_named(command, comity, desk) -> None:
    (desk / "folder.yaml").mkdir()

    for name in ("nowhere.yaml", "folder.yaml"):
        refused(comity(command[0], name, *command[1:]), name)
    nothing_new(desk, "folder.yaml")


def test_the_faults_of_several_files_are_told_at_once(
    comity, write, request_data, notice_data
) -> None:
    one = write(request_data | {"date": "soon", "reference": ["a"]}, "one.yaml")
    two = write(notice_data | {"hots": "TV"}, "two.yaml")
    done = comity("check", one, "nowhere.yaml", two, write(notice_data, "good.yaml"))

    assert done.returncode == 2
    assert "nowhere.yaml" in done.stderr
    for said in ("date", "reference", "hots", "host"):
        assert said in done.stdout
    gaps = done.stdout.split("Must be filled in\n")[1:]
    assert len(gaps) == 2
    lines = [line for part in gaps for line in part.partition("Not judged yet")[0].splitlines()]
    found = [line for line in lines if re.match(r"  \S*(one|two)\.yaml:\d+:\d+: ", line)]
    assert {line.rpartition(": ")[2] for line in found} >= {"date", "reference", "hots"}
    assert done.stdout.count("one.yaml:") >= 3
    assert "good.yaml" not in done.stderr
    assert "\ngood.yaml: " in done.stdout
    refused(comity("build", one, two, "good.yaml", "-o", "out"), "one.yaml:", "two.yaml:")


def test_check_gives_programs_the_faults_of_one_file_and_the_gaps_of_the_other(
    comity, write, request_data, notice_data
) -> None:
    request_data["requested"]["state"] = "UK"  # found when the case is resolved
    open_case, good = write(request_data, "open.yaml"), write(notice_data, "good.yaml")
    bad = write(notice_data | {"kind": "note"}, "bad.yaml")
    done = comity("check", bad, open_case, good, "--format", "json")
    unusable, unfinished, usable = json.loads(done.stdout)["files"]

    assert done.returncode == 2
    assert [one["file"] for one in (unusable, unfinished, usable)] == [
        str(file) for file in (bad, open_case, good)
    ]
    (fault,) = unusable["faults"]
    assert set(fault) == {"line", "column", "field", "message", "cure", "patch"}
    (gap,) = unfinished["gaps"]
    assert gap["field"] == "requested.state"
    assert gap["kind"] == "malformed"
    assert gap["line"] > 0
    assert any("requested.state" in one["needs"] for one in unfinished["pending"])
    assert usable["gaps"] == usable["pending"] == []
    assert usable["findings"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("check",), "FILE"),
        (("build", "case.yaml"), "--output"),
        (("build", "case.yaml", "-o", "out", "--format", "odt"), "unknown format: 'odt'"),
        (("build", "case.yaml", "-o", "out", "--format", ","), "no format is given"),
        (("check", "case.yaml", "--on", "tomorrow"), "tomorrow"),
        (("check", "case.yaml", "--office", "none.toml"), "none.toml: cannot be read"),
        (("schema", "affidavit"), "unknown kind: 'affidavit'"),
    ],
)
def test_a_wrong_option_is_told_with_what_is_allowed(
    args, said: str, comity, write, request_data, desk
) -> None:
    write(request_data)

    refused(comity(*args), said)
    nothing_new(desk, "case.yaml")


def test_every_fault_of_an_office_file_is_told(comity, write, request_data, desk) -> None:
    (desk / "comity.toml").write_text('[ofice]\nx = 1\n[plugins]\nalowed = []\nowners = "US"\n')

    refused(
        comity("check", write(request_data)),
        "schema: must be 1",
        "Did you mean `office`?",
        "Did you mean `allowed`?",
        "plugins.owners: must be a table of texts",
    )


def test_what_is_there_is_not_overwritten_unless_forced(comity, write, request_data, desk) -> None:
    case = write(request_data)
    (desk / "out").mkdir()
    (desk / "out/case.html").write_text("mine")
    done = comity("build", case, "-o", "out", "--format", "docx,html")

    refused(done, "out/case.html: it already exists", "--force")
    assert (desk / "out/case.html").read_text() == "mine"
    nothing_new(desk / "out", "case.html")
    forced = comity("build", case, "-o", "out", "--format", "docx,html", "--force")
    assert forced.returncode == 0
    assert (desk / "out/case.html").read_text() != "mine"


def test_two_cases_that_would_make_one_file_are_refused(
    comity, write, request_data, notice_data, desk
) -> None:
    one, two = write(request_data, "a/case.yaml"), write(notice_data, "b/case.yaml")
    done = comity("build", one, two, "-o", "out")

    refused(done, "case.docx: would be built from both")
    assert not (desk / "out").exists()


def test_an_output_folder_that_is_a_file_is_told(comity, write, request_data, desk) -> None:
    (desk / "out").write_text("a file")

    refused(
        comity("build", write(request_data), "-o", "out"), "out: there is a file where a folder"
    )
    assert (desk / "out").read_text() == "a file"


def _as_others() -> None:
    """Give up what lets root pass over permissions; for other users there is nothing to give up."""
    import ctypes

    drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
    if os.geteuid() == 0:
        for capability in (dac_override, dac_read_search):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@POSIX
def test_a_folder_that_may_not_be_written_is_told(comity, write, request_data, desk) -> None:
    case = write(request_data)
    closed = desk / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    done = comity("build", case, "-o", "closed/out", preexec_fn=_as_others)

    refused(done, "closed/out", "no permission to write here", "Choose another folder.")
    assert list(closed.iterdir()) == []


@POSIX
def test_a_case_that_may_not_be_read_is_told(comity, write, request_data) -> None:
    case = write(request_data)
    case.chmod(0o000)

    refused(comity("check", case, preexec_fn=_as_others), "case.yaml: You cannot read this file.")


@POSIX
def test_a_disk_that_is_full_leaves_nothing_behind(
    comity, write, request_data, notice_data, desk
) -> None:
    import resource
    import signal

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    case = write(
        request_data
        | {
            "facts": request_data["facts"]
            + [
                {
                    "id": f"G{n}",
                    "text": f"On 3 May 2026 this key was sent: {os.urandom(400).hex()}.",
                }
                for n in range(20)
            ]
        }
    )
    done = comity("build", case, "-o", "out", "--format", "html", preexec_fn=small)

    refused(done, "out/case.html", "larger than this account may write")
    assert not (desk / "out").exists()


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounts a small disk")
def test_a_small_disk_that_is_full_leaves_what_was_there(comity, write, request_data, desk) -> None:
    disk = desk / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)], capture_output=True
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        (disk / "case.docx").write_text("an earlier one")
        done = comity("build", write(request_data), "-o", "disk", "--force")

        refused(done, "the disk is full", "Free some space")
        assert (disk / "case.docx").read_text() == "an earlier one"
        nothing_new(disk, "case.docx")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
def test_results_that_cannot_be_printed_are_no_success(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "comity", "schema", "request"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("The output cannot be written: No space left on device.")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", BUILTIN)
def test_every_command_has_help(name: str, comity) -> None:
    done = comity(name, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: comity {name}")


def test_plugins_and_check_give_json_that_a_program_can_read(comity, write, notice_data) -> None:
    for args in (("plugins",), ("check", write(notice_data))):
        assert json.loads(comity(*args, "--format", "json").stdout)
