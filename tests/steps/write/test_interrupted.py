"""Runs that are killed, that meet, and what the next one finds."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

import pytest

from comity.model.errors import OutputError
from comity.steps.scratch import LOCK
from comity.steps.write import Outputs, posix, sweep_left
from comity.steps.write.posix import Folder
from comity.steps.write.strays import locked

if os.name != "posix":
    pytest.skip("processes are killed as POSIX does", allow_module_level=True)

PART = ".comity-0123456789abcdef.part"
PROGRAM = """
import json, os, signal, sys
from pathlib import Path
from comity.steps.write import Manifest, OutputFile, Outputs, SourceFile, posix
from comity.steps.write.manifest import sha256

def build(folder, case, names, size, end, step):
    files = {f"case.{n}": f"{case} {n} ".encode() * size for n in names.split(",")}
    made = tuple(OutputFile.of(n, d) for n, d in files.items())
    source = SourceFile("case.yaml", sha256(case.encode()))
    manifest = Manifest("1", "request", "", "en", source, made)
    outputs = Outputs(Path(folder), private=True, force=True)
    for name, data in files.items():
        outputs.add(name, data)
    outputs.add("internal/case.manifest.json", manifest.as_bytes())
    outputs.add("internal/case.findings.txt", b"no findings")
    outputs.record("case")
    if step >= 0:  # the end at the call of this number that changes a name
        count = 0
        def hook(event, given):
            nonlocal count
            if event in ("os.rename", "os.link", "os.remove", "os.mkdir"):
                count += 1
                if count == step:
                    if end == "killed":
                        os.kill(os.getpid(), signal.SIGKILL)
                    raise KeyboardInterrupt
        sys.addaudithook(hook)
    print("ready", flush=True)
    outputs.commit()
"""
ONCE = f"{PROGRAM}\nbuild(*json.loads(sys.argv[1]))"
# a process for each line, without the time that Python takes to start and to import
EACH = f"""{PROGRAM}
for line in sys.stdin:
    process = os.fork()
    if not process:
        signal.alarm(120)  # a build that hangs ends by itself, with the code of that
        build(*json.loads(line))
        sys.exit()
    ended = os.waitpid(process, 0)[1]
    print("ended", os.waitstatus_to_exitcode(ended), flush=True)
"""


def python(source, *args, **more):
    return subprocess.Popen(
        [sys.executable, "-c", source, *args],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        **more,
    )


def start(folder, case, names, size=1, end="", step=-1):
    told = json.dumps([str(folder), case, names, size, end, step])
    return python(ONCE, told, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def run():
    """A function that builds in a process of its own, and gives its exit code."""
    with python(EACH, stdin=subprocess.PIPE, text=True) as parent:

        def run(folder, case, names, size=1, end="", step=-1):
            told = json.dumps([str(folder), case, names, size, end, step])
            parent.stdin.write(f"{told}\n")
            parent.stdin.flush()
            while not (line := parent.stdout.readline()).startswith("ended"):
                assert line, "it ended by itself"
            return int(line.split()[1])

        yield run
        parent.stdin.close()


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_an_interrupt_at_any_step_leaves_all_of_the_old_or_all_of_the_new(run, tmp_path):
    first = tmp_path / "first"
    run(first, "old", "docx,pdf")
    (first / "case.docx").write_bytes(b"worked on by hand")
    before, back, number = tree(first), 0, 0
    while True:
        number += 1
        assert number < 100, "no run comes to its end"
        out = tmp_path / str(number)
        shutil.copytree(first, out)
        code = run(out, "new", "docx,html", end="interrupted", step=number)
        if tree(out) == before:
            back += 1
            assert {path.name for path in (out / "internal").iterdir()} == {
                "case.manifest.json", "case.findings.txt",
            }  # fmt: skip
        else:  # interrupted while it cleaned up, or not at all
            assert {p.name for p in out.glob("case.*")} == {"case.docx", "case.html"}
            assert b"worked on by hand" in tree(out / "internal/superseded").values()
            sweep_left(out)
            assert list(out.rglob("*.part")) == []
        if code == 0:
            break
    assert back > 12


def nothing_is_lost_and_the_next_run_ends_the_work(run, first, out):
    """What holds of a folder after a run was killed in it; whether that run was cut short."""
    found = tree(out)
    old = {data for data in tree(first).values() if data.startswith(b"old")}
    assert old <= set(found.values())
    assert json.loads(found["internal/case.manifest.json"])
    assert run(out, "new", "html", size=40_000) == 0
    assert {p.name for p in out.iterdir()} == {"case.html", "internal"}
    assert {p.name for p in (out / "internal").iterdir()} == {
        "case.manifest.json", "case.findings.txt", "superseded",
    }  # fmt: skip
    kept = list(tree(out / "internal/superseded").values())
    assert sorted(data for data in kept if data.startswith(b"old")) == sorted(old)
    return any(name.endswith((".part", LOCK)) for name in found)


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.long)])
def test_a_run_that_is_killed_loses_nothing_and_the_next_ends_its_work(run, every, tmp_path):
    first, code, step, cut = tmp_path / "first", -signal.SIGKILL, 1, []
    run(first, "old", "docx,pdf,md")
    while code == -signal.SIGKILL:
        assert step < 100, "no run comes to its end"
        out = tmp_path / str(step)
        shutil.copytree(first, out)
        code = run(out, "new", "html", size=40_000, end="killed", step=step)
        cut.append(nothing_is_lost_and_the_next_run_ends_the_work(run, first, out))
        step += every
    assert code == 0
    assert sum(cut) > len(cut) // 2  # most were cut short in the middle of their work


@pytest.mark.long
def test_a_run_that_is_killed_at_any_moment_loses_nothing(run, tmp_path):
    random.seed(11)
    first = tmp_path / "first"
    run(first, "old", "docx,pdf,md")
    for round_ in range(25):
        out = tmp_path / str(round_)
        shutil.copytree(first, out)
        process = start(out, "new", "html", size=40_000)
        process.stdout.readline()
        time.sleep(random.random() * 0.02)
        process.kill()
        process.communicate()
        nothing_is_lost_and_the_next_run_ends_the_work(run, first, out)


def test_two_runs_in_one_folder_do_not_undo_each_other(run, tmp_path):
    run(tmp_path, "case", "md")
    processes = [start(tmp_path, "case", name, size=200_000) for name in ("docx", "html", "pdf")]
    for process in processes:
        assert process.communicate(timeout=120)[1] == b""
        assert process.returncode == 0
    rows = json.loads((tmp_path / "internal/case.manifest.json").read_bytes())["outputs"]
    assert [row["name"] for row in rows] == ["case.docx", "case.html", "case.md", "case.pdf"]
    assert {p.name for p in tmp_path.iterdir()} == {*(row["name"] for row in rows), "internal"}


@pytest.mark.usefixtures("system")
def test_what_a_killed_run_left_is_swept_and_told_and_nothing_else(tmp_path, built):
    out = tmp_path / "out"
    built(out, b"case", {"case.docx": b"docx"})
    (tmp_path / "secret.txt").write_text("secret")
    left = [out / PART, out / "internal" / PART]
    for path in left:
        path.write_bytes(b"case text")
    others = [".comity-0123.part", f"x{PART}", f"{PART}.bak", ".comity-0123456789ABCDEF.part"]
    for name in others:
        (out / name).write_bytes(b"mine")
    (out / PART.replace("0", "a")).symlink_to(tmp_path / "secret.txt")
    (out / PART.replace("0", "b")).mkdir()
    told = sweep_left(out)

    assert told == f"Removed from {out}: 2 unfinished files left by an interrupted run."
    assert not any(path.exists() for path in left)
    assert all((out / name).exists() for name in others)
    assert (out / PART.replace("0", "a")).is_symlink()
    assert (out / PART.replace("0", "b")).is_dir()
    assert (tmp_path / "secret.txt").read_text() == "secret"
    assert sweep_left(out) == ""
    assert sweep_left(tmp_path / "not/there") == ""


def test_a_commit_sweeps_as_well_and_tells(tmp_path, built):
    built(tmp_path, b"case", {"case.docx": b"docx"})
    (tmp_path / PART).write_bytes(b"case text")
    done = built(tmp_path, b"case", {"case.html": b"html"})
    assert done.remarks[0].startswith("Removed from")
    assert not (tmp_path / PART).exists()


HOLD = """
import sys, time
from pathlib import Path
from comity.steps.write.posix import Folder
from comity.steps.write.strays import locked
from comity.steps.scratch import held
path = Path(sys.argv[2])
with (locked(Folder.at(path)) if sys.argv[1] == "writing" else held(path)):
    print("ready", flush=True)
    sys.stdin.read()
"""


def hold(how, path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, how, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.stdout.readline() == b"ready\n"
    return process


def end(process):
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_the_files_of_a_run_that_is_writing_are_left_to_it(tmp_path):
    (tmp_path / PART).write_bytes(b"case text")
    process = hold("writing", tmp_path)
    assert sweep_left(tmp_path) == ""
    with pytest.raises(OSError, match="timed out"), locked(Folder.at(tmp_path), 0.1):
        pass
    assert (tmp_path / PART).exists()
    end(process)
    assert (tmp_path / LOCK).exists()
    assert "1 unfinished file " in sweep_left(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_working_folder_is_swept_when_its_run_has_ended_and_not_before(tmp_path):
    work = tmp_path / PART
    work.mkdir()
    process = hold("converting", work)
    (work / "document.docx").write_bytes(b"case text")
    outside = tmp_path / "outside.txt"
    outside.write_text("outside")
    (work / "link").symlink_to(tmp_path)
    assert sweep_left(tmp_path / "out") == ""
    assert work.is_dir()
    end(process)
    assert "1 unfinished" in sweep_left(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["outside.txt"]


@pytest.mark.parametrize("make", ["link", "folder", "pipe"])
def test_something_else_in_the_place_of_the_lock_is_refused(tmp_path, make):
    (tmp_path / "secret.txt").write_text("secret")
    lock = tmp_path / "out" / LOCK
    lock.parent.mkdir()
    if make == "link":
        lock.symlink_to(tmp_path / "secret.txt")
    elif make == "folder":
        lock.mkdir()
    else:
        os.mkfifo(lock)
    outputs = Outputs(tmp_path / "out", private=True)
    outputs.add("case.docx", b"docx")
    said = "it is a link" if make == "link" else "it is not a regular file"
    with pytest.raises(OutputError, match=said) as refused:
        outputs.commit()
    assert refused.value.faults[0].file == str(lock)
    assert (tmp_path / "secret.txt").read_text() == "secret"
    assert [path.name for path in lock.parent.iterdir()] == [LOCK]


def test_a_disk_without_hard_links_keeps_old_files_all_the_same(tmp_path, built, monkeypatch):
    """As FAT and some network disks are: the call itself says no."""

    def refuse(*_, **__):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(posix.os, "link", refuse)
    built(tmp_path, b"old", {"case.docx": b"old docx"})
    built(tmp_path, b"new", {"case.html": b"html"})
    built(tmp_path, b"new", {"case.html": b"html 2"}, force=True)
    assert b"old docx" in tree(tmp_path / "internal/superseded").values()
    assert {p.name for p in tmp_path.iterdir()} == {"case.html", "internal"}
