"""What goes wrong when a server is set up by hand: each is told, with what helps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .offices import run, written


@pytest.fixture(scope="module")
def ready(new_office, tmp_path_factory):
    """The file of a server whose tables are made."""
    return new_office(tmp_path_factory.mktemp("ready"))


def server(file, *command):
    return run("--no-office", "server", *command, "--config", str(file), cwd=file.parent)


def statements(cluster, *given, name="postgres"):
    import psycopg

    with psycopg.connect(cluster.address(name), autocommit=True) as opened:
        for one in given:
            opened.execute(one)


def other_user(folder: Path, database) -> Path:
    """A file whose data folder is of somebody else."""
    file = written(folder, database)
    data = folder / "data"
    if os.geteuid() == 0:
        data.mkdir(mode=0o700)
        os.chown(data, 12345, 12345)
    else:
        file.write_text(file.read_text().replace('data = "data"', 'data = "/"'))
    return file


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_keep_every_name_gets_no_tables(cluster, tmp_path, encoding):
    name = f"kept_as_{encoding.lower()}"
    statements(
        cluster,
        f"CREATE DATABASE {name} TEMPLATE template0 ENCODING '{encoding}'"
        " LOCALE_PROVIDER libc LOCALE 'C'",
    )
    file = written(tmp_path, {"NAME": name, "USER": "comity", "HOST": str(cluster.folder)})

    done = server(file, "upgrade")

    assert done.returncode == 2
    assert f"database {name}: keeps text as {encoding}, not UTF8" in done.stderr
    assert "createdb --owner comity --encoding UTF8 --template template0" in done.stderr


def test_a_backup_is_not_put_back_where_a_name_could_not_be_kept(cluster, ready, tmp_path):
    name = "of_a_test_machine"
    statements(
        cluster,
        f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'"
        " LOCALE_PROVIDER libc LOCALE 'C'",
    )
    made = server(ready, "backup", "--to", str(tmp_path / "backup"))
    assert made.returncode == 0, made.stderr
    place = {"NAME": name, "USER": "comity", "HOST": str(cluster.folder)}

    done = server(written(tmp_path / "there", place), "restore", "--from", str(tmp_path / "backup"))

    assert done.returncode == 2
    assert "keeps text as SQL_ASCII, not UTF8" in done.stderr


def test_a_user_who_may_make_no_tables_is_told_how_to_be_the_owner(cluster, tmp_path):
    database = cluster.database()
    statements(cluster, "CREATE ROLE drafting LOGIN")
    statements(cluster, "REVOKE CREATE ON SCHEMA public FROM PUBLIC", name=str(database["NAME"]))
    file = written(tmp_path, {**database, "USER": "drafting"})

    refused = server(file, "upgrade")

    assert refused.returncode == 2
    assert "does not let the user drafting make tables" in refused.stderr
    cure = refused.stderr.partition("--command '")[2].partition("'")[0]
    assert cure.startswith("ALTER DATABASE")
    # what the message says helps, on versions that give the schema to the owner (15 and later)
    statements(cluster, cure)
    if version(cluster) >= 15:
        assert server(file, "upgrade").stdout == "The tables were made.\n"


def version(cluster) -> int:
    import psycopg

    with psycopg.connect(cluster.address("postgres")) as opened:
        return opened.info.server_version // 10000


@pytest.mark.parametrize(
    "command",
    [("trail",), ("erase",), ("backup", "--to", "b")],
    ids=" ".join,
)
def test_a_command_before_the_tables_are_made_says_which_one_makes_them(cluster, tmp_path, command):
    file = written(tmp_path, cluster.database())

    done = server(file, *command)

    assert (done.returncode, done.stdout) == (2, "")
    assert "has no tables yet" in done.stderr
    assert f"Run `comity server upgrade --config {file}` first." in done.stderr
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("command", [("upgrade",), ("trail",)], ids=" ".join)
def test_another_user_is_told_to_be_the_one_of_the_data_folder(cluster, tmp_path, command):
    done = server(other_user(tmp_path, cluster.database()), *command)

    assert done.returncode == 2
    assert "belongs to another user" in done.stderr
    assert "Run the command as that user, or name another folder as `data`" in done.stderr
    assert "--folder" not in done.stderr


def test_a_backup_that_the_system_refuses_is_told_by_the_name_that_was_given(ready):
    done = server(ready, "backup", "--to", "/proc/backup-monday")

    assert done.returncode == 2
    assert done.stderr.startswith("/proc/backup-monday: cannot be used: ")
    assert "Name another folder with `--to DIR`." in done.stderr


def test_nobody_is_told_to_delete_the_secret_of_an_office(new_office, tmp_path):
    file = new_office(tmp_path)
    secret = tmp_path / "data/secret.key"
    secret.chmod(0o644)

    done = server(file, "account", "list")

    assert done.returncode == 2
    assert "chmod 600" in done.stderr
    assert "or delete it" not in done.stderr
