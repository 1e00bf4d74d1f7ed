"""A database, its one server and the secret in its data folder belong together."""

from __future__ import annotations

import shutil

import pytest

from .offices import Office, database_of, free_port, in_office, run, written

OTHER = "has another secret than the one that the database"


@pytest.fixture
def first(new_office, tmp_path):
    """A server whose tables were made, at a port that is free."""
    port = free_port()
    office = Office(new_office(tmp_path / "first", port=port), port)
    yield office
    if hasattr(office, "process"):
        office.close()


@pytest.fixture
def database(first):
    """Its database."""
    return database_of(first.file)


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


LIST = ("server", "account", "list", "--config")
CODES = """
from comity_web.accounts import codes
from comity_web.accounts.models import Account
key, grace = codes.new_key(), Account.objects.get(username="grace.okoye")
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
import time
assert codes.keep_key(grace, key, format_hotp_value(hotp_value(key, int(time.time()) // 30)))
print(codes.has_codes(grace))
"""
AFTER = """
from comity_web.accounts.codes import has_codes
from comity_web.accounts.models import Account
from comity_web.cases.models import AuditEntry
from comity_web.cases.trail import verify
print(has_codes(Account.objects.get(username="grace.okoye")), verify().broken)
for one in AuditEntry.objects.order_by("id"):
    print(one.actor, one.action, one.detail)
"""


def test_who_lost_the_secret_and_has_no_backup_goes_on_without_its_codes(first, tmp_path):
    add = ("add", "grace.okoye", "--name", "Grace Okoye", "--administrator")
    assert server("account", first.file, *add).returncode == 0
    assert in_office(first.file, CODES) == "True\n"
    needless = server("lost-secret", first.file, "--yes")
    assert needless.returncode == 2
    assert "Nothing is lost: start the server." in needless.stderr
    (first.file.parent / "data/secret.key").unlink()
    refused = server("account list", first.file)
    assert "see `comity server lost-secret --help`" in refused.stderr

    asked = server("lost-secret", first.file)

    assert (asked.returncode, asked.stdout) == (1, "grace.okoye\n")
    assert "Nothing was changed." in asked.stderr
    assert OTHER in server("account list", first.file).stderr
    done = server("lost-secret", first.file, "--yes")
    assert (done.returncode, done.stdout) == (0, "grace.okoye\n")
    assert "the password alone opens an account" in done.stderr
    codes, *trail = in_office(first.file, AFTER).splitlines()
    assert codes == "False None"
    assert trail[-2:] == [
        "comity server lost-secret secret-lost ",
        "comity server lost-secret codes-reset grace.okoye",
    ]
    first.start()


def test_a_secret_is_not_given_up_while_a_server_uses_it(first, database, tmp_path):
    first.start()

    done = server("lost-secret", written(tmp_path / "other", database), "--yes")

    assert done.returncode == 2
    assert "is in use by a server" in done.stderr
    assert run("--no-office", *LIST, str(first.file), cwd=tmp_path).returncode == 0
