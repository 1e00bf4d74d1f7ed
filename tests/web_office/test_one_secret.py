"""A database, its one server and the secret in its data folder belong together."""

from __future__ import annotations

import shutil

import pytest

from .cluster import Cluster
from .offices import Office, free_port, run, written

OTHER = "has another secret than the one that the database"


@pytest.fixture(scope="module")
def cluster():
    with Cluster() as made:
        yield made


@pytest.fixture
def database(cluster):
    return cluster.database()


@pytest.fixture
def first(database, tmp_path):
    """A server whose tables were made, at a port that is free."""
    port = free_port()
    office = Office(written(tmp_path / "first", database, port=port), port)
    done = server("upgrade", office.file)
    assert done.returncode == 0, done.stderr
    yield office
    if hasattr(office, "process"):
        office.close()


def server(command, file, *more):
    return run("server", *command.split(), "--config", str(file), *more, cwd=file.parent)


def serve(file):
    return run("--no-office", "serve", "--config", str(file), cwd=file.parent)


def test_an_empty_data_folder_is_refused_by_whatever_uses_the_database(first, database, tmp_path):
    """As when the disk of the data folder is not mounted."""
    other = written(tmp_path / "other", database, port=free_port())
    backup = tmp_path / "backup"

    for done in (
        serve(other),
        server("worker", other),
        server("account list", other),
        server("backup", other, "--to", str(backup)),
    ):
        assert done.returncode == 2, done.args
        assert OTHER in done.stderr, done.args
        assert "Mount the data folder of this database" in done.stderr
        assert "Traceback" not in done.stderr
    assert not backup.exists()
    assert server("account list", first.file).returncode == 0
    first.start()


def test_a_first_start_keeps_the_secret_where_no_upgrade_did(first, database, tmp_path):
    import psycopg
    from psycopg.conninfo import make_conninfo

    address = make_conninfo(host=database["HOST"], user="comity", dbname=database["NAME"])
    with psycopg.connect(address, autocommit=True) as opened:
        opened.execute("DELETE FROM accounts_knownsecret")
    first.start()

    refused = server("account list", written(tmp_path / "other", database))

    assert refused.returncode == 2
    assert OTHER in refused.stderr


def test_a_database_has_one_server_however_many_folders_have_its_secret(first, database, tmp_path):
    port = free_port()
    second = Office(written(tmp_path / "second", database, port=port), port)
    first.start()
    copied = second.file.parent / "data"
    copied.mkdir(mode=0o700)
    shutil.copy2(first.file.parent / "data/secret.key", copied / "secret.key")

    refused = serve(second.file)

    assert refused.returncode == 2
    assert "is in use by another server, with another data folder" in refused.stderr
    assert first.ask("/health/live").status == 200
    first.close()  # as if it was killed: nothing is left that keeps the next one out
    try:
        second.start()
    finally:
        second.close()


def test_a_backup_brings_the_secret_of_its_database_along(first, cluster, tmp_path):
    backup = tmp_path / "backup"
    assert server("backup", first.file, "--to", str(backup)).returncode == 0
    fresh = cluster.database()
    restored = written(tmp_path / "restored", fresh)

    done = server("restore", restored, "--from", str(backup))

    assert done.returncode == 0, done.stderr
    assert server("account list", restored).returncode == 0
    refused = server("account list", written(tmp_path / "another", fresh))
    assert (refused.returncode, OTHER in refused.stderr) == (2, True)
