"""Backups while people work, put back elsewhere, and refused where they cannot be trusted."""

from __future__ import annotations

import json
import re
import shutil
import stat
import subprocess
import sys

import psycopg
import pytest

from .offices import FIRST, database_of, in_office, run, written

MATTERS = """
from comity_web.cases.saving import new_file, save, tree_of
from comity_web.cases.trail import audit
from django.contrib.sessions.backends.db import SessionStore
for number in range(3):
    file = new_file("request", {"schema": "1", "kind": "request", "reference": f"INV/{number}"})
    tree = {**tree_of(file.head), "reference": f"INV/{number}/a"}
    save(file, file.head, tree, {"court": "A\\x00\\x0b"}, section="case")
    audit("download", file=file)
store = SessionStore(); store["a"] = 1; store.create()
from comity_web.cases.folders import folder_of
folder_of(file.matter)
"""
SAVER = """
from comity_web.cases.saving import new_file
from comity_web.cases.trail import audit
print("saving", flush=True)
while True:
    audit("download", file=new_file("request", {"schema": "1", "kind": "request"}))
"""


@pytest.fixture(scope="module")
def server(new_office, tmp_path_factory):
    """The file of a server with a few matters."""
    file = new_office(tmp_path_factory.mktemp("server"))
    in_office(file, MATTERS)
    return file


@pytest.fixture
def empty(cluster, tmp_path):
    """The file of another server, whose database has no table yet."""
    return written(tmp_path / "other", cluster.database())


@pytest.fixture(scope="module")
def backup(server, tmp_path_factory):
    """A backup of the server with its matters, and what the command said."""
    to = tmp_path_factory.mktemp("backups") / "monday"
    made = comity("backup", server, "--to", str(to))
    assert made.returncode == 0, made.stderr
    return to, made.stdout


def comity(command, file, *more):
    return run("server", command, "--config", str(file), *more, cwd=file.parent)


def program(code, file, *more):
    """What a program prints that has been set up as a command of the server is."""
    command = [sys.executable, "-P", "-c", FIRST + code, str(file), *map(str, more)]
    done = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(cluster, file):
    """Every row of every table, but for those of sessions."""
    with psycopg.connect(cluster.address(database_of(file)["NAME"])) as opened:
        tables = opened.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        found = {
            table: opened.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()
            for (table,) in tables
        }
    return {table: found[table] for table in found if "session" not in table}


def sessions(cluster, file):
    with psycopg.connect(cluster.address(database_of(file)["NAME"])) as opened:
        return opened.execute("SELECT COUNT(*) FROM django_session").fetchone()[0]


def test_a_backup_put_back_elsewhere_has_every_row_and_the_secret(cluster, server, backup, empty):
    folder, said = backup
    done = comity("restore", empty, "--from", str(folder), "--sha256", said.split()[-1])

    assert done.returncode == 0, done.stderr
    was, now = rows(cluster, server), rows(cluster, empty)
    assert was.pop("cases_auditentry") == now.pop("cases_auditentry")[:-1]
    assert now == was and len(was["cases_revision"]) == 6
    assert (sessions(cluster, server), sessions(cluster, empty)) == (1, 0)
    secrets = [(file.parent / "data/secret.key").read_text() for file in (server, empty)]
    assert secrets[0] == secrets[1]
    (entries, last) = re.search(r"Trail: (\d+) entries, last hash (\w+)", said).groups()
    told = comity("trail", empty, "--count", entries, "--sha256", last)
    assert f"Entry {entries} is the one that was noted." in told.stdout


def test_a_backup_is_private_and_says_what_it_has_and_what_not(backup):
    folder, _ = backup
    assert {path.name for path in folder.iterdir()} == {
        *("database.dump", "manifest.json", "secret.key"),
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["tables"]["cases_matter"] == 3 and manifest["tables"]["django_session"] == 0
    assert "made" in {one["what"] for one in manifest["left_out"]}
    assert [path.name for path in folder.parent.iterdir()] == ["monday"]


def test_a_backup_of_a_server_at_work_is_of_one_moment(cluster, server, empty, tmp_path):
    command = [sys.executable, "-P", "-c", FIRST + SAVER, str(server)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as saver:
        try:
            assert saver.stdout.readline() == b"saving\n"
            made = comity("backup", server, "--to", str(tmp_path / "b"))
        finally:
            saver.kill()
    assert made.returncode == 0, made.stderr
    done = comity("restore", empty, "--from", str(tmp_path / "b"))
    assert done.returncode == 0, done.stderr
    assert comity("trail", empty).returncode == 0
    assert len(rows(cluster, empty)["cases_matter"]) < len(rows(cluster, server)["cases_matter"])


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def change(path, **fields):
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | fields))


def unname(folder, part):
    """Take a part out of the manifest; the file stays, and is compared with nothing."""
    parts = json.loads((folder / "manifest.json").read_text())["parts"]
    change(folder / "manifest.json", parts={name: parts[name] for name in parts if name != part})


HARMS = {
    "is damaged: it does not name the database": lambda folder: unname(folder, "database.dump"),
    "is damaged or was changed": lambda folder: flip(folder / "database.dump"),
    "is damaged or was changed ": lambda folder: flip(folder / "secret.key"),
    "is missing, or cannot be read": lambda folder: (folder / "secret.key").unlink(),
    "is no backup": lambda folder: (folder / "manifest.json").unlink(),
    "is damaged, or of a newer": lambda folder: (folder / "manifest.json").write_text("{"),
    "was written by a newer version of Comity (cases 0999_later)": lambda folder: change(
        folder / "manifest.json", migrations={"cases": ["0999_later"]}
    ),
    "names a file elsewhere": lambda folder: change(
        folder / "manifest.json", parts={"../database.dump": {"bytes": 0, "sha256": "0" * 64}}
    ),
}
RESTORES = """
from comity.model.errors import OutputError
from comity_web.running.restoring import restore
for folder in sys.argv[2:]:
    try:
        restore(Path(folder))
    except OutputError as error:
        print(error.faults[0].message, error.faults[0].file)
"""


def test_a_backup_that_cannot_be_trusted_is_refused(cluster, backup, empty, tmp_path):
    folders = []
    for number, harm in enumerate(HARMS.values()):
        folders.append(shutil.copytree(backup[0], tmp_path / str(number)))
        harm(folders[-1])
    told = program(RESTORES, empty, *folders).splitlines()

    assert len(told) == len(HARMS)
    assert [said for said, line in zip(HARMS, told, strict=True) if said not in line] == []
    assert rows(cluster, empty) == {}


def test_a_manifest_that_was_changed_is_refused_by_the_hash_that_was_noted(backup, empty, tmp_path):
    folder = shutil.copytree(backup[0], tmp_path / "copy")
    change(folder / "manifest.json", made="2026-01-01T00:00:00+00:00")
    done = comity("restore", empty, "--from", str(folder), "--sha256", backup[1].split()[-1])
    assert done.returncode == 2 and "is not the manifest that was noted" in done.stderr


def test_a_manifest_that_tells_of_other_tables_is_told(backup, empty, tmp_path):
    folder = shutil.copytree(backup[0], tmp_path / "copy")
    tables = json.loads((folder / "manifest.json").read_text())["tables"]
    change(folder / "manifest.json", tables=tables | {"cases_matter": 4})
    done = comity("restore", empty, "--from", str(folder))
    assert done.returncode == 2 and "cases_matter (4, now 3)" in done.stderr


def test_a_database_or_a_folder_in_which_something_is_kept_is_refused(
    cluster, server, backup, empty
):
    before = rows(cluster, server)
    done = comity("restore", server, "--from", str(backup[0]))
    assert done.returncode == 2 and "is not empty" in done.stderr
    assert rows(cluster, server) == before

    (empty.parent / "data" / "matters" / "abc").mkdir(parents=True)
    for folder in (empty.parent / "data", empty.parent / "data" / "matters"):
        folder.chmod(0o700)
    done = comity("restore", empty, "--from", str(backup[0]))
    assert done.returncode == 2 and "belongs to another database" in done.stderr
    assert rows(cluster, empty) == {}


PROGRAMS = """
import os
from comity.model.errors import OutputError
from comity_web.running import backing_up, postgres_programs
postgres_programs.DEBIAN = Path("/nowhere")
for number, place in enumerate(sys.argv[3:]):
    os.environ["PATH"] = place + ":/bin:/usr/bin" * (number > 1)
    backing_up.ROOM = 10**16 if number == 3 else 0
    try:
        backing_up.back_up(Path(sys.argv[2]))
    except OutputError as error:
        print(error.faults[0].message, error.faults[0].file)
"""
DUMPS = {
    "is not installed": "",
    "is version 9, older than the server": "echo 'pg_dump (PostgreSQL) 9.6.24'",
    "failed: pg_dump: error: no space left": (
        "case $1 in --version) echo 'pg_dump (PostgreSQL) 99.1';; *) echo half > half; "
        "echo 'pg_dump: error: no space left' >&2; echo 'DETAIL: (name)=(X)' >&2; exit 1;; esac"
    ),
    "MB free, and a backup may need": "echo 'pg_dump (PostgreSQL) 99.1'",
}


def test_what_cannot_be_made_leaves_nothing(server, tmp_path):
    for number, text in enumerate(DUMPS.values()):
        (tmp_path / str(number)).mkdir()
        if text:
            (tmp_path / str(number) / "pg_dump").write_text(f"#!/bin/sh\n{text}\n")
            (tmp_path / str(number) / "pg_dump").chmod(0o755)
    to = tmp_path / "backups" / "b"
    to.parent.mkdir()
    told = program(PROGRAMS, server, to, *(tmp_path / str(number) for number in range(4)))

    assert len(told.splitlines()) == 4
    pairs = zip(DUMPS, told.splitlines(), strict=True)
    assert [(said, line) for said, line in pairs if said not in line] == []
    assert "(X)" not in told
    assert list(to.parent.iterdir()) == []


def test_a_backup_without_a_place_is_told_by_its_own_option(server, tmp_path):
    done = comity("backup", server, "--to", str(tmp_path / "none" / "b"))

    assert done.returncode == 2
    assert f"{tmp_path / 'none' / 'b'}: cannot be made: no folder is above it" in done.stderr
    assert "--to DIR" in done.stderr and "--folder" not in done.stderr


def test_a_backup_is_never_written_over(server, backup):
    before = {path.name: path.read_bytes() for path in backup[0].iterdir()}
    done = comity("backup", server, "--to", str(backup[0]))
    assert done.returncode == 2 and "exists already" in done.stderr
    assert {path.name: path.read_bytes() for path in backup[0].iterdir()} == before


def test_what_is_kept_on_ones_own_machine_is_backed_up_and_put_back_too(tmp_path):
    made = (
        "import sys; from pathlib import Path\n"
        "from comity_web.running.serving import Serving\n"
        "from comity_web.running.settings import configure\n"
        "folder = Path(sys.argv[1]); folder.mkdir(mode=0o700)\n"
        "configure(Serving(folder, 8000, 'a secret of the tests' * 3))\n"
        "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
    )
    first, second, to = (tmp_path / name for name in ("first", "second", "backup"))
    subprocess.run([sys.executable, "-P", "-c", made + MATTERS, str(first)], check=True)

    def on(folder, command, *more):
        return run("server", command, "--folder", str(folder), *more, cwd=tmp_path)

    done = on(first, "backup", "--to", str(to))
    assert done.returncode == 0, done.stderr
    assert {path.name for path in to.iterdir()} >= {"comity.sqlite3", "manifest.json"}
    done = on(second, "restore", "--from", str(to))
    assert done.returncode == 0, done.stderr
    told = [on(folder, "trail").stdout for folder in (first, second)]
    assert [int(re.search(r"\d+", text)[0]) for text in told] == [4, 5]
    assert "exists already" in on(second, "restore", "--from", str(to)).stderr
    assert "has no comity.sqlite3" in on(tmp_path / "no", "trail").stderr
    assert not (tmp_path / "no").exists()
