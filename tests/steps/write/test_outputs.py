from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from comity.model.errors import OutputError
from comity.steps.write.outputs import Outputs

posix_only = pytest.mark.skipif(os.name != "posix", reason="modes are a matter of POSIX")


def tree(folder):
    """Every path below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def build(folder, *, private=True, force=False):
    outputs = Outputs(folder, private=private, force=force)
    outputs.add("case.docx", b"docx")
    outputs.add("case.json", b"json")
    outputs.add("internal/case.manifest.json", b"manifest")
    return outputs


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_all_files_are_written_and_folders_made(tmp_path):
    folder = tmp_path / "new" / "out"
    paths = build(folder).commit()
    assert [path.relative_to(folder).as_posix() for path in paths] == [
        "case.docx",
        "case.json",
        "internal/case.manifest.json",
    ]
    assert tree(folder) == {
        "case.docx": b"docx",
        "case.json": b"json",
        "internal": None,
        "internal/case.manifest.json": b"manifest",
    }


def test_nothing_is_on_the_disk_before_the_commit(tmp_path):
    build(tmp_path / "out").check()
    assert tree(tmp_path) == {}


@posix_only
def test_a_request_is_for_its_owner_alone(tmp_path):
    build(tmp_path / "out").commit()
    assert mode(tmp_path / "out/case.docx") == 0o600
    assert mode(tmp_path / "out/internal") == 0o700
    assert mode(tmp_path / "out/internal/case.manifest.json") == 0o600


@posix_only
@pytest.mark.parametrize(("umask", "expected"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_notice_follows_the_umask_but_its_manifest_is_private(tmp_path, umask, expected):
    before = os.umask(umask)
    try:
        build(tmp_path / "out", private=False).commit()
    finally:
        os.umask(before)
    assert mode(tmp_path / "out/case.docx") == expected
    assert mode(tmp_path / "out/internal") == 0o700
    assert mode(tmp_path / "out/internal/case.manifest.json") == 0o600


def test_what_exists_is_refused_all_at_once_and_left_alone(tmp_path):
    (tmp_path / "case.docx").write_bytes(b"signed")
    (tmp_path / "case.json").write_bytes(b"old")
    with pytest.raises(OutputError) as caught:
        build(tmp_path).commit()
    assert len(caught.value.faults) == 2
    assert "case.docx: it already exists" in str(caught.value)
    assert "--force" in str(caught.value)
    assert tree(tmp_path) == {"case.docx": b"signed", "case.json": b"old"}


def test_force_replaces(tmp_path):
    (tmp_path / "case.docx").write_bytes(b"old")
    (tmp_path / "other.txt").write_bytes(b"mine")
    build(tmp_path, force=True).commit()
    assert tree(tmp_path)["case.docx"] == b"docx"
    assert tree(tmp_path)["other.txt"] == b"mine"
    assert len(tree(tmp_path)) == 5


@posix_only
def test_force_replaces_a_link_and_not_what_it_points_to(tmp_path):
    (tmp_path / "precious.txt").write_bytes(b"precious")
    out = tmp_path / "out"
    out.mkdir()
    (out / "case.docx").symlink_to(tmp_path / "precious.txt")
    with pytest.raises(OutputError):
        build(out).commit()
    build(out, force=True).commit()
    assert (tmp_path / "precious.txt").read_bytes() == b"precious"
    assert (out / "case.docx").read_bytes() == b"docx"
    assert not (out / "case.docx").is_symlink()


def test_a_folder_in_the_place_of_a_file_is_refused_even_with_force(tmp_path):
    (tmp_path / "case.json").mkdir()
    with pytest.raises(OutputError, match=r"case\.json: a folder has this name"):
        build(tmp_path, force=True).commit()
    assert tree(tmp_path) == {"case.json": None}


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "out").write_bytes(b"file")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError, match="there is a file where a folder is needed"):
            build(folder).commit()
    assert tree(tmp_path) == {"out": b"file"}


@pytest.mark.parametrize("name", ["../case.docx", "/etc/case.docx", "a/../../b", "", "a\\b", "\0"])
def test_a_name_that_leads_out_is_refused(tmp_path, name):
    with pytest.raises(OutputError, match="points outside"):
        Outputs(tmp_path, private=True).add(name, b"")


def test_two_results_of_one_name_are_refused(tmp_path):
    outputs = build(tmp_path)
    with pytest.raises(OutputError, match="two results have this name"):
        outputs.add("case.docx", b"")


def test_a_name_too_long_for_the_disk_is_an_error_with_a_cure(tmp_path):
    outputs = build(tmp_path / "out")
    outputs.add("x" * 300 + ".docx", b"")
    with pytest.raises(OutputError, match="too long for this disk"):
        outputs.commit()
    assert tree(tmp_path) == {}


SCRIPT = """
import sys
from pathlib import Path
from comity.model.errors import OutputError
from comity.steps.write.outputs import Outputs
{before}
outputs = Outputs(Path(sys.argv[1]), private=True, force=True)
outputs.add("a.docx", b"new" * 10)
outputs.add("b.docx", b"x" * 3_000_000)
try:
    outputs.commit()
except OutputError as error:
    print(error)
    sys.exit(2)
"""


def run(script, folder, **more):
    return subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
        check=False,
        **more,
    )


@posix_only
def test_a_limit_on_size_leaves_the_old_files_as_they_were(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"old a")
    (tmp_path / "b.docx").write_bytes(b"old b")
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))"
    )
    result = run(SCRIPT.format(before=limit), tmp_path)
    assert result.returncode == 2, result.stderr
    assert "b.docx: the file is larger than this account may write" in result.stdout
    assert tree(tmp_path) == {"a.docx": b"old a", "b.docx": b"old b"}


@pytest.fixture
def full_disk(tmp_path):
    """A disk of one megabyte; only root can have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk; the limit on size stands in for it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@posix_only
@pytest.mark.skipif(not Path("/bin/mount").exists(), reason="no mount")
def test_a_full_disk_leaves_the_old_files_as_they_were(full_disk):
    (full_disk / "a.docx").write_bytes(b"old a")
    (full_disk / "b.docx").write_bytes(b"old b")
    result = run(SCRIPT.format(before=""), full_disk)
    assert result.returncode == 2, result.stderr
    assert "b.docx: the disk is full" in result.stdout
    assert tree(full_disk) == {"a.docx": b"old a", "b.docx": b"old b"}


@posix_only
@pytest.mark.parametrize("inner", ["", "new"])
def test_no_permission_is_an_error_that_leaves_nothing(tmp_path, inner):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    # root may write everywhere, so it becomes nobody, who may not even look into this folder
    becomes = "import os; os.geteuid() or (os.setgid(65534), os.setuid(65534))"
    result = run(SCRIPT.format(before=becomes), closed / inner)
    closed.chmod(0o700)
    assert result.returncode == 2, result.stderr
    assert "no permission to write here" in result.stdout
    assert "-o" in result.stdout
    assert tree(closed) == {}


@posix_only
def test_a_read_only_disk_is_an_error_that_leaves_nothing(full_disk):
    done = subprocess.run(["mount", "-o", "remount,ro", str(full_disk)], check=False)
    assert done.returncode == 0
    result = run(SCRIPT.format(before=""), full_disk)
    assert result.returncode == 2, result.stderr
    assert "a.docx: the disk is read-only" in result.stdout


@posix_only
def test_an_interrupt_between_two_names_puts_everything_back(tmp_path):
    """The second name is a folder that appears after the look ahead: the first is undone."""
    (tmp_path / "a.docx").write_bytes(b"old a")
    outputs = Outputs(tmp_path, private=True, force=True)
    outputs.add("a.docx", b"new a")
    outputs.add("b.docx", b"new b")
    outputs.add("late/c.docx", b"new c")
    checked = outputs.check

    def check_then_change():
        checked()
        (tmp_path / "b.docx").mkdir()

    outputs.check = check_then_change
    with pytest.raises(OutputError, match=r"b\.docx"):
        outputs.commit()
    assert tree(tmp_path) == {"a.docx": b"old a", "b.docx": None}


@posix_only
def test_a_killed_build_leaves_whole_files_only(tmp_path):
    script = SCRIPT.format(before="print('ready', flush=True)").replace("3_000_000", "60_000_000")
    (tmp_path / "a.docx").write_bytes(b"old a")
    for _ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)],
            stdout=subprocess.PIPE,
            env={"PYTHONPATH": ":".join(sys.path)},
        )
        process.stdout.readline()
        process.kill()
        process.wait()
        process.stdout.close()
        assert (tmp_path / "a.docx").read_bytes() in (b"old a", b"new" * 10)
        if (tmp_path / "b.docx").exists():
            assert (tmp_path / "b.docx").stat().st_size == 60_000_000


def test_a_block_that_fails_writes_nothing(tmp_path):
    with pytest.raises(ZeroDivisionError), build(tmp_path / "out"):
        raise ZeroDivisionError
    assert tree(tmp_path) == {}
    with build(tmp_path / "out"):
        pass
    assert (tmp_path / "out" / "case.docx").read_bytes() == b"docx"


@pytest.mark.skipif(os.name != "nt", reason="elsewhere a file that is open can be replaced")
def test_a_file_that_another_program_shows_is_left_alone_and_nothing_is_said_to_be_lost(tmp_path):
    build(tmp_path).commit()
    before = tree(tmp_path)
    with (tmp_path / "case.docx").open("rb"), pytest.raises(OutputError) as error:
        build(tmp_path, force=True).commit()

    assert "Close the program that has it open" in str(error.value)
    assert "could not be restored" not in str(error.value)
    assert {name: data for name, data in tree(tmp_path).items() if ".part" not in name} == before
