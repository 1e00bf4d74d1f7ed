"""The private data folder: where it is, who may open it, what is refused and how it is said."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from comity.model.errors import OutputError
from comity_web.running.folder import DATABASE, HeldElsewhereError, hold
from comity_web.running.places import default_folder
from comity_web.running.server import listen

HOME = Path("/home/a")
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and few links")


def of_two_lines(said: str) -> str:
    """What is said, which names the place and the cause in one line and the cure in another."""
    assert said.startswith(("/", "port")), "it names the place first"
    assert len(said.strip().splitlines()) == 2, "a line for the cause, and one for the cure"
    return said


def unusable(folder: Path) -> str:
    """Why a folder cannot be held."""
    with pytest.raises(OutputError) as error, hold(folder):
        pass
    return of_two_lines(str(error.value))


def refused(folder: Path, *options: str, **how) -> str:
    """What ``comity serve`` says, as a process, of a folder that it cannot use."""
    done = subprocess.run(
        [sys.executable, "-m", "comity", "serve", "--no-browser", "--folder", folder, *options],
        capture_output=True,
        text=True,
        timeout=120,
        **how,
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return of_two_lines(done.stderr)


@pytest.mark.parametrize(
    ("system", "environ", "folder"),
    [
        ("linux", {}, "/home/a/.local/share/comity"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/comity"),
        ("linux", {"XDG_DATA_HOME": "here"}, "/home/a/.local/share/comity"),
        ("darwin", {}, "/home/a/Library/Application Support/Comity"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Comity"),
        ("win32", {}, "/home/a/AppData/Local/Comity"),
    ],
)
def test_the_data_lie_where_the_system_keeps_those_of_a_person(system, environ, folder):
    assert default_folder(environ, system, HOME) == Path(folder)


@POSIX
def test_all_that_is_made_is_closed_to_others(serve):
    server = serve()
    server.enter()
    made = [server.folder, *server.folder.rglob("*")]

    assert len(made) > 4
    assert [path for path in made if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@POSIX
def test_a_link_is_refused(tmp_path):
    (tmp_path / "real").mkdir(mode=0o700)
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "nowhere").symlink_to("gone")

    assert "is a link" in unusable(tmp_path / "link")
    assert "is a link" in unusable(tmp_path / "nowhere")
    assert list((tmp_path / "real").iterdir()) == []


@POSIX
def test_a_folder_that_others_can_open_is_refused(tmp_path):
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o750)

    said = unusable(folder)

    assert "can be opened by other users (mode 750)" in said
    assert "chmod 700" in said


@POSIX
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_another_user_is_refused(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o700)
    os.chown(folder, 65534, 65534)

    assert "belongs to another user" in unusable(folder)


def test_a_file_in_its_place_is_refused(tmp_path):
    (tmp_path / "file").write_text("")

    assert "is not a folder" in unusable(tmp_path / "file")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")

    assert "cannot be used" in unusable(tmp_path / "file" / "below")


def _as_others() -> None:
    """What root may do beyond others is given up when the program starts."""
    import ctypes

    drop_from_bounding_set, dac_override, dac_read_search = 24, 1, 2
    if os.geteuid() == 0:
        for capability in (dac_override, dac_read_search):
            ctypes.CDLL(None).prctl(drop_from_bounding_set, capability, 0, 0, 0)


@POSIX
def test_a_folder_that_cannot_be_written_is_refused(tmp_path):
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o500)

    assert "cannot be used: permission denied" in refused(folder, preexec_fn=_as_others)


@POSIX
def test_a_disk_without_room_is_refused(tmp_path):
    def small() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    said = refused(tmp_path / "data", preexec_fn=small)

    assert "Free some disk space" in said


@POSIX
def test_a_database_that_is_a_link_is_refused(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / DATABASE).symlink_to(tmp_path / "elsewhere")

    assert "is not a regular file" in unusable(folder)
    assert not (tmp_path / "elsewhere").exists()


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / DATABASE).write_text("these are minutes of a meeting\n" * 99)

    assert "is not a database" in refused(folder)
    assert (folder / DATABASE).read_text().startswith("these are minutes")


def test_a_port_that_is_taken_is_refused():
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OutputError) as error:
            listen(port)
        with listen(0, last=port) as other:  # one that nobody asked for is passed over
            assert other.getsockname()[1] != port

    assert "cannot be used: address already in use" in of_two_lines(str(error.value))


def test_one_server_at_a_time_has_a_folder(tmp_path):
    with hold(tmp_path / "data") as first:
        first.note_port(4711)
        with pytest.raises(HeldElsewhereError) as error, hold(tmp_path / "data"):
            pass
    assert error.value.port == 4711
    with hold(tmp_path / "data") as second:
        assert (second.secret, second.port) == (first.secret, 4711)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(serve):
    server = serve()
    server.stop()
    with closing(sqlite3.connect(server.folder / DATABASE)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('cases', '9999_of_the_future', '2030-01-01')"
        )

    said = refused(server.folder)

    assert "was written by a newer version of Comity (cases 9999_of_the_future)" in said


def test_an_older_database_is_brought_up_to_date_and_a_copy_kept(serve):
    server = serve()
    server.stop()
    with closing(sqlite3.connect(server.folder / DATABASE)) as database, database:
        database.execute("DROP TABLE django_session")
        database.execute("DELETE FROM django_migrations WHERE app = 'sessions'")

    newer = serve(folder=server.folder)

    assert newer.ask("/", Cookie=newer.enter()).status == 200
    (copy,) = server.folder.glob("comity.before-*.sqlite3")
    with closing(sqlite3.connect(copy)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert "django_session" not in tables
    assert "cases_revision" in tables
    assert "brought up to date" in newer.stop()
