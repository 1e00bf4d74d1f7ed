"""``comity serve --config`` as a process: on PostgreSQL, behind a proxy, with its worker."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest

from .cluster import Cluster
from .offices import HOST, TOKEN, Office, free_port, in_office, run, written

MIGRATE = "from django.core.management import call_command; call_command('migrate', verbosity=0)"


@pytest.fixture(scope="module")
def cluster():
    with Cluster() as made:
        yield made


@pytest.fixture(scope="module")
def ready_database(cluster, tmp_path_factory):
    """A database with the tables of this version; others are copied from it."""
    database = cluster.database()
    in_office(written(tmp_path_factory.mktemp("first"), database), MIGRATE)
    return database


@pytest.fixture(scope="module")
def office(cluster, ready_database, tmp_path_factory):
    """A server that runs."""
    port = free_port()
    file = written(tmp_path_factory.mktemp("office"), cluster.database(ready_database), port=port)
    made = Office(file, port)
    made.start()
    yield made
    made.close()


def test_it_says_where_it_answers_and_becomes_ready_with_its_worker(office):
    office.wait(lambda: office.ask("/health/ready").status == 200)

    assert f"Comity answers at https://{HOST}, and listens at 127.0.0.1:{office.port}." in (
        office.log.read_text()
    )
    assert json.loads(office.ask("/health/ready").text) == {"status": "ok"}
    told = json.loads(office.ask("/health/ready", Authorization=f"Bearer {TOKEN}").text)
    assert told == {
        "status": "ok",
        "database": True,
        "schema": True,
        "worker": True,
        "folder": True,
    }
