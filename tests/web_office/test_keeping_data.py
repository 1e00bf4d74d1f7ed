"""Commands that need the database alone, erase what is due, and verify the trail."""

from __future__ import annotations

import re
import subprocess
import sys

import psycopg
import pytest

from .offices import FIRST, Office, database_of, free_port, in_office, run, written

CLOSED = """
import datetime as dt
from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity_web.cases.models import Revision
from comity_web.cases.saving import new_file
from comity_web.core import host
from comity_web.matters.recording import record
(sample,) = (one for one in sample_files() if one.stem == "bec-request")
tree = reading(load(sample), sample, host().for_case().document_types()).tree.data
today = dt.date.today()
tree["date"] = (today - dt.timedelta(days=100)).isoformat()
tree["requesting"]["issued_by"].pop("date", None)
tree["earlier"] = []
for days in (60, 10):
    file = new_file("request", {**tree, "reference": f"INV/2026/{days}"})
    for kind, ago in (("sent", 90), ("answered", 80), ("closed", days)):
        record(file, kind, today - dt.timedelta(days=ago))
    then = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    Revision.objects.filter(file=file).update(created=then)
    print(file.matter.key, file.key)
new_file("request", {"schema": "1", "kind": "request", "reference": "INV/2026/0"})
"""
ALONE = """
import time
from comity_web.running.in_use import alone
with alone():
    print("alone", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def file(new_office, tmp_path_factory):
    """The file of a server whose database has its tables."""
    return new_office(tmp_path_factory.mktemp("server"), more="[retention]\nclosed = 30")


def comity(command, file, *more):
    return run("--no-office", "server", command, "--config", str(file), *more, cwd=file.parent)


def opened(cluster, file):
    return psycopg.connect(cluster.address(database_of(file)["NAME"]))


def test_what_changes_the_tables_waits_until_no_server_and_no_worker_runs(file, tmp_path):
    port = int(re.search(r"127\.0\.0\.1:(\d+)", file.read_text())[1])
    office = Office(file, port)
    office.start()
    try:
        refused = comity("upgrade", file)
        backup = comity("backup", file, "--to", str(tmp_path / "b"))
    finally:
        office.stop()
        office.close()
    assert refused.returncode == 2 and "is in use by a server, a worker" in refused.stderr
    assert backup.returncode == 0, backup.stderr

    command = [sys.executable, "-P", "-c", FIRST + ALONE, str(file)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, **pipes) as upgrading:
        assert upgrading.stdout.readline() == b"alone\n"
        kept_out = run("serve", "--config", str(file), cwd=tmp_path)
        worker = comity("worker", file)
        second = comity("upgrade", file)
        upgrading.stdin.close()
    assert kept_out.returncode == 2 and "is being upgraded or restored" in kept_out.stderr
    assert worker.returncode == 2 and "is being upgraded or restored" in worker.stderr
    assert second.returncode == 2
    assert comity("upgrade", file).stdout == "The database is up to date.\n"


def test_matters_are_erased_when_they_are_due_and_only_if_that_is_said(cluster, file):
    lines = in_office(file, CLOSED).splitlines()
    (old, old_file), (new, new_file) = (line.split() for line in lines)

    listed = comity("erase", file)
    assert (listed.returncode, listed.stdout.count("\n")) == (0, 1)
    assert re.fullmatch(rf"{old}: 1 file, closed \d{{4}}-\d\d-\d\d\n", listed.stdout)
    asked = comity("erase", file, "--due")
    assert asked.returncode == 1 and "Nothing was erased" in asked.stderr
    with opened(cluster, file) as database:
        assert database.execute("SELECT COUNT(*) FROM cases_matter").fetchone() == (3,)

    every = comity("erase", file, "--every")
    assert every.returncode == 0 and every.stdout.count("\n") == 3
    assert f"{old}: 1 file, closed" in every.stdout
    assert "not closed, nothing recorded as sent or received" in every.stdout
    mistaken = comity("erase", file, "--matter", old_file, "--yes")
    assert mistaken.returncode == 2 and f"Its matter is {old}." in mistaken.stderr

    done = comity("erase", file, "--due", "--yes")
    assert done.returncode == 0
    assert re.search(rf"{old}: erased \(.*\bfiles 1, revisions 2\)", done.stdout)
    done = comity("erase", file, "--matter", new, "--yes")
    assert done.returncode == 0 and f"{new}: erased" in done.stdout
    assert comity("erase", file).stdout == "No matter is due.\n"
    with opened(cluster, file) as database:
        assert database.execute("SELECT COUNT(*) FROM cases_matter").fetchone() == (1,)
        told = database.execute(
            "SELECT actor, file, detail FROM cases_auditentry WHERE action = 'erase'"
        ).fetchall()
    actor = "comity server erase"
    assert told == [(actor, old_file, f"matter {old}"), (actor, new_file, f"matter {new}")]
    assert not {path.name for path in (file.parent / "data/matters").iterdir()} & {old, new}


def test_what_a_restore_brought_back_is_erased_again_by_the_list_kept_outside(
    cluster, file, tmp_path
):
    (old, _), (new, _) = (line.split() for line in in_office(file, CLOSED).splitlines())
    kept = tmp_path / "backup"
    assert comity("backup", file, "--to", str(kept)).returncode == 0
    assert comity("erase", file, "--matter", old, "--yes").returncode == 0
    erased = comity("erase", file, "--erased")
    assert erased.returncode == 0 and f"\n{old} 20" in f"\n{erased.stdout}"
    assert new not in erased.stdout
    listed = tmp_path / "erased.txt"
    listed.write_text(f"{erased.stdout}\n")

    anew = written(tmp_path / "anew", cluster.database(), port=free_port())
    done = comity("restore", anew, "--from", str(kept))
    assert done.returncode == 0, done.stderr
    assert "What was erased after this backup was made is back" in done.stderr
    assert "comity server erase --again" in done.stderr
    asked = comity("erase", anew, "--again", str(listed))
    assert asked.returncode == 1 and asked.stdout.startswith(f"{old}: 1 file")
    assert comity("erase", anew, "--every").stdout.count(old) == 1
    done = comity("erase", anew, "--again", str(listed), "--yes")
    assert done.returncode == 0 and f"{old}: erased" in done.stdout
    every = comity("erase", anew, "--every").stdout
    assert old not in every and new in every
    assert comity("erase", anew, "--again", str(listed)).stdout == "Nothing of the list is back.\n"

    listed.write_text(f"{old} 2026-01-01\nThe matter of Mrs Example\n")
    wrong = comity("erase", anew, "--again", str(listed), "--yes")
    assert wrong.returncode == 2 and "begins with no key" in wrong.stderr
    assert "Example" not in wrong.stderr
    nowhere = comity("erase", anew, "--again", str(tmp_path / "nowhere.txt"))
    assert nowhere.returncode == 2 and "nowhere.txt" in nowhere.stderr


def test_a_trail_that_somebody_changed_is_found_at_its_first_broken_entry(cluster, file):
    in_office(
        file, "from comity_web.cases.trail import audit; audit('download'); audit('download')"
    )
    whole = comity("trail", file)
    assert whole.returncode == 0
    count, last = re.search(r"Trail: (\d+) entries, last hash (\w{64})", whole.stdout).groups()
    again = comity("trail", file, "--count", count, "--sha256", last)
    assert again.returncode == 0 and "is the one that was noted" in again.stdout
    assert comity("trail", file, "--count", count).returncode == 2

    with opened(cluster, file) as database:
        database.execute("ALTER TABLE cases_auditentry DISABLE TRIGGER trail_append_only")
        database.execute(
            "UPDATE cases_auditentry SET actor = 'x' WHERE id = "
            "(SELECT id FROM cases_auditentry ORDER BY id OFFSET 1 LIMIT 1)"
        )
    broken = comity("trail", file)
    assert broken.returncode == 1
    assert broken.stdout.startswith("Entry 2 was changed, or one before it is missing.\n")
