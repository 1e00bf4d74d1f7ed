"""No link below the output folder is followed, and modes are set on what was made alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from comity.model.errors import OutputError
from comity.steps.write import Outputs

if os.name != "posix":
    pytest.skip("links need no rights on POSIX alone", allow_module_level=True)

pytestmark = pytest.mark.usefixtures("system")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def sibling(tmp_path):
    """A folder of somebody else, beside the output folder."""
    folder = tmp_path / "sibling"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "keep.txt").write_text("keep")
    return folder


def untouched(folder):
    return mode(folder) == 0o755 and [path.name for path in folder.iterdir()] == ["keep.txt"]


@pytest.mark.parametrize("force", [False, True])
def test_a_linked_internal_is_refused_and_what_it_leads_to_left_alone(tmp_path, sibling, force):
    out = tmp_path / "out"
    out.mkdir()
    (out / "internal").symlink_to(sibling)
    outputs = Outputs(out, private=True, force=force)
    outputs.add("case.docx", b"docx")
    outputs.add("internal/case.manifest.json", b"{}")
    for act in (outputs.check, outputs.commit):
        with pytest.raises(OutputError, match="internal: it is a link"):
            act()
    assert untouched(sibling)
    assert [path.name for path in out.iterdir()] == ["internal"]


def test_a_link_that_leads_nowhere_is_refused_too(tmp_path):
    (tmp_path / "internal").symlink_to(tmp_path / "nowhere")
    outputs = Outputs(tmp_path, private=True, force=True)
    outputs.add("internal/case.manifest.json", b"{}")
    with pytest.raises(OutputError, match="internal: it is a link"):
        outputs.commit()
    assert not (tmp_path / "nowhere").exists()


def test_a_linked_superseded_is_refused_before_anything_is_moved(tmp_path, sibling, built, planned):
    out = tmp_path / "out"
    built(out, b"old", {"case.docx": b"docx"})
    (out / "internal/superseded").symlink_to(sibling)
    with pytest.raises(OutputError, match="superseded: it is a link"):
        planned(out, b"new", {"case.html": b"html"}).commit()
    assert untouched(sibling)
    assert (out / "case.docx").read_bytes() == b"docx"


def test_a_linked_manifest_is_not_read(tmp_path, sibling, built):
    out = tmp_path / "out"
    built(out, b"old", {"case.docx": b"docx"})
    manifest = out / "internal/case.manifest.json"
    manifest.rename(sibling / "m.json")
    manifest.symlink_to(sibling / "m.json")
    before = (sibling / "m.json").read_bytes()
    done = built(out, b"new", {"case.html": b"html"}, force=True)

    assert (out / "case.docx").read_bytes() == b"docx"
    assert not manifest.is_symlink()
    assert (sibling / "m.json").read_bytes() == before
    assert any("manifest.json was a link" in line for line in done.remarks)


def test_a_linked_document_is_not_moved_and_a_forced_one_replaces_the_link(
    tmp_path, sibling, built
):
    out = tmp_path / "out"
    built(out, b"old", {"case.docx": b"docx", "case.html": b"html"})
    for name in ("case.docx", "case.html"):
        (out / name).unlink()
        (out / name).symlink_to(sibling / "keep.txt")
    done = built(out, b"new", {"case.html": b"new"}, force=True)

    assert (out / "case.docx").is_symlink()
    assert (out / "case.html").read_bytes() == b"new"
    assert not (out / "case.html").is_symlink()
    assert (sibling / "keep.txt").read_text() == "keep"
    assert any("case.html was a link" in line for line in done.remarks)


def test_the_output_folder_itself_may_be_a_link(tmp_path, built):
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    built(tmp_path / "out", b"case", {"case.docx": b"docx"})
    assert (tmp_path / "real/case.docx").read_bytes() == b"docx"


def test_a_deeper_folder_is_not_gone_into_through_a_link(tmp_path, sibling):
    out = tmp_path / "out"
    out.mkdir()
    (out / "src").symlink_to(sibling)
    outputs = Outputs(out, private=False)
    outputs.add("src/package/__init__.py", b"")
    with pytest.raises(OutputError, match="src: it is a link"):
        outputs.commit()
    assert untouched(sibling)


def test_an_internal_that_others_may_open_keeps_its_mode_and_is_told(tmp_path, built):
    (tmp_path / "internal").mkdir()
    (tmp_path / "internal").chmod(0o755)
    done = built(tmp_path, b"case", {"case.docx": b"docx"})

    assert mode(tmp_path / "internal") == 0o755
    assert mode(tmp_path / "internal/case.manifest.json") == 0o600
    [line] = done.remarks
    assert line.endswith(
        "internal can be opened by other users (mode 755). To close it: chmod 700."
    )


RACE = """
import os, sys, threading
from pathlib import Path
from comity.model.errors import OutputError
from comity.steps.write import Outputs
out, sibling = map(Path, sys.argv[1:])
stop = threading.Event()
def swap():
    real, link = out / "real", out / "link"
    link.symlink_to(sibling)
    while not stop.is_set():
        for way in ((out / "internal", real), (link, out / "internal"),
                    (out / "internal", link), (real, out / "internal")):
            try:
                os.rename(*way)
            except OSError:
                pass
(out / "internal").mkdir(mode=0o700)
thread = threading.Thread(target=swap)
thread.start()
done = refused = 0
try:
    for number in range(300):
        outputs = Outputs(out, private=True, force=True)
        outputs.add(f"internal/{number}.txt", b"case")
        try:
            outputs.commit()
            done += 1
        except OutputError:
            refused += 1
finally:
    stop.set()
    thread.join()
print(done, refused)
"""


def test_a_link_that_comes_and_goes_while_it_is_written_is_never_followed(tmp_path, sibling):
    if sys.platform != "linux":
        pytest.skip("the race is run with Linux's calls")
    (tmp_path / "out").mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", RACE, str(tmp_path / "out"), str(sibling)],
        capture_output=True, text=True, timeout=300, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert untouched(sibling)
