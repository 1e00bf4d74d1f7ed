"""Row 17: who may read what is written, and where anything is written meanwhile."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip(
        "Windows has no modes; where a name leads is asked of Linux", allow_module_level=True
    )

RUN = """
import json, os, sys
umasks, log, out, *args = sys.argv[1:]
written = []
def tried_out():
    # a library of the language extra asks, as it is imported, where temporary files would go;
    # Python then tries the folder with an empty file
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_name != "_get_default_tempdir":
        frame = frame.f_back
    return frame is not None
def whole(name, frame):
    # a name that is relative to an open folder; the event does not tell to which
    folder = getattr(frame.f_locals.get("self"), "handle", None)
    above = os.readlink(f"/proc/self/fd/{folder}") if isinstance(folder, int) else os.getcwd()
    return os.path.abspath(os.path.join(above, os.fsdecode(name)))
def watch(event, given):
    if event == "open" and isinstance(given[0], (str, bytes, os.PathLike)):
        if isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR) \\
                and not tried_out():
            written.append(whole(given[0], sys._getframe(1)))
    elif event == "os.mkdir":
        written.append(whole(given[0], sys._getframe(1)))
sys.addaudithook(watch)
sys.dont_write_bytecode = True
from comity.cli import main
code = 0
for umask in umasks.split():
    os.umask(int(umask, 8))
    code = max(code, main([*args, "-o", os.path.join(out, umask)]))
seen = list(written)
open(log, "w").write(json.dumps(seen))
sys.exit(code)
"""
UMASKS = ("000", "022", "077")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_requests_and_sidecars_are_private_and_nothing_lies_elsewhere(
    tmp_path: Path, write, request_data, notice_data, figure
):
    request = write(request_data, "letter.yaml")
    notice = write(notice_data, "page.yaml")
    shared, out, log = tmp_path / "shared", tmp_path / "out", tmp_path / "log.json"
    shared.mkdir()
    shared.chmod(0o1777)
    done = subprocess.run(
        [sys.executable, "-c", RUN, " ".join(UMASKS), str(log), str(out), "build", str(request),
         str(notice), "--format", "docx,html,md,json", "--draft"],
        env={**os.environ, "TMPDIR": str(shared)},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert list(shared.iterdir()) == []
    written = [Path(path) for path in json.loads(log.read_text())]
    assert written
    assert [path for path in written if path != out and out not in path.parents] == []
    assert {path.name for path in out.iterdir()} == set(UMASKS)
    for umask in UMASKS:
        made = out / umask
        assert {mode(path) for path in made.glob("letter.*")} == {0o600}, umask
        assert {mode(path) for path in made.glob("page.*")} == {0o666 & ~int(umask, 8)}, umask
        assert {mode(path) for path in (made / "internal").iterdir()} == {0o600}, umask
        assert mode(made / "internal") == 0o700, umask
    assert not [path for path in out.rglob("*") if path.name.endswith(".part")]
    figure(
        "17",
        tried=f"umask {', '.join(UMASKS)}, a shared folder for temporary files",
        ours="requests and sidecars 0600, folder 0700; 0 files elsewhere",
    )


@pytest.mark.long
def test_the_plain_stack_follows_the_umask(plain, tmp_path: Path, figure):
    readable = 0
    for umask in UMASKS:
        before = os.umask(int(umask, 8))
        try:
            path = tmp_path / f"{umask}.docx"
            path.write_bytes(plain.render(plain.template(), v="v"))
        finally:
            os.umask(before)
        readable += bool(mode(path) & 0o077)
    figure("17", plain=f"readable by others under {readable} of {len(UMASKS)}")
