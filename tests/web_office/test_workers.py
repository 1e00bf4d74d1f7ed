"""Workers in processes of their own, on PostgreSQL, with one data folder."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ..web.cases import sample_tree
from .offices import database_of, in_office

ADD = """
import json
from comity_web.cases.folders import path_of
from comity_web.cases.saving import new_file
from comity_web.judging import worker
worker.elsewhere()
for number in range({files}):
    head = new_file("request", json.loads({tree!r})).head
    for n in range({jobs}):
        worker.later("deadlines", head, language="en", n=n)
    path = path_of(head.file)
    print(path.stat().st_mtime_ns, path)
"""


@pytest.fixture(scope="module")
def office(application, cluster, new_office, tmp_path_factory):
    """The file of a server whose database is ready, and a connection to that database."""
    import psycopg

    made = new_office(tmp_path_factory.mktemp("office"))
    name = database_of(made)["NAME"]
    with psycopg.connect(cluster.address(name), autocommit=True) as opened:
        yield made, opened


@pytest.fixture
def worker(office):
    """Starts workers; ends them all."""
    started = []

    def start():
        command = [sys.executable, "-m", "comity", "server", "worker", "--config", str(office[0])]
        started.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for one in started:
        if one.poll() is None:
            one.kill()
        one.communicate()


def _add(office, files, jobs):
    tree = json.dumps(sample_tree("preservation-ng-us"))
    said = in_office(office[0], ADD.format(files=files, jobs=jobs, tree=tree))
    rows = (line.split(" ", 1) for line in said.splitlines())
    return {Path(path): int(time) for time, path in rows}


def _jobs(office):
    """The jobs: state, how often taken, by whom."""
    asked = "SELECT state, times, worker_id FROM cases_job LEFT JOIN judging_turn ON id = job_id"
    return office[1].execute(asked).fetchall()


def _workers(office):
    return {row[0] for row in office[1].execute("SELECT key FROM judging_worker").fetchall()}


def _until(office, done, seconds=90):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if done():
            return
        time.sleep(0.2)
    raise AssertionError((_jobs(office), _workers(office)))


def test_two_workers_make_every_job_once_and_stop_when_they_are_told(office, worker):
    one, other = worker(), worker()
    _until(office, lambda: len(_workers(office)) == 2)

    written = _add(office, files=4, jobs=2)

    _until(office, lambda: {row[0] for row in _jobs(office)} == {"done"})
    assert [row[1] for row in _jobs(office)] == [1] * 8
    assert {row[2] for row in _jobs(office)} == _workers(office)
    # what a page wrote as a file is the same for a worker, which writes nothing anew
    assert {path: path.stat().st_mtime_ns for path in written} == written

    for process in (one, other):
        process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=60)[1]
        assert process.returncode == 0
        assert said.splitlines() == ["The worker runs. To stop: Ctrl-C."]
    assert _workers(office) == set()


def test_what_a_killed_worker_left_is_made_by_the_next(office, worker):
    _add(office, files=2, jobs=1)
    first = worker()
    _until(office, lambda: "running" in {row[0] for row in _jobs(office)})
    first.kill()
    office[1].execute("UPDATE judging_worker SET seen = seen - interval '1 minute'")

    worker()

    _until(office, lambda: {row[0] for row in _jobs(office)} == {"done"})
    assert sorted(row[1] for row in _jobs(office))[-1] == 2


def test_what_a_killed_worker_left_does_not_wait_until_nothing_else_waits(office, worker):
    first = worker()
    _until(office, lambda: _workers(office))
    (key,) = _workers(office)
    _add(office, files=8, jobs=12)
    _until(office, lambda: any(row[0] == "running" for row in _jobs(office)))
    first.kill()
    first.wait()
    worker()
    _until(office, lambda: len(_workers(office)) == 2)
    gone = "UPDATE judging_worker SET seen = seen - interval '1 minute' WHERE key = %s"
    office[1].execute(gone, [key])

    _until(office, lambda: not any(row[0] == "running" and row[2] == key for row in _jobs(office)))
    assert any(row[0] == "waiting" for row in _jobs(office))
